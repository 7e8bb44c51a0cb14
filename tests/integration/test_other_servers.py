"""RabbitMQ in the place of Valkey, and PgBouncer in front of PostgreSQL, where they are installed."""

from __future__ import annotations

import contextlib
import getpass
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg
import pytest
from django.db import connection

from foitracker import embedded, env
from ingestion.tasks import read_document
from tests import reliability
from tests.builders import campaign, totals_return
from tests.integration.test_worker import becomes, eventually, figures, upload

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.integration,
    reliability.heavy,
]
RABBIT = shutil.which("rabbitmq-server") or shutil.which("rabbitmq-server", path="/usr/sbin:/usr/lib/rabbitmq/bin")
BOUNCER = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def somebody() -> str:
    """An account that is not root's and may come to the embedded PostgreSQL's socket."""
    return getpass.getuser() if os.geteuid() else embedded.ROOTS_USER


def _given_to(folder: Path, name: str) -> None:
    """The account may write there."""
    if os.geteuid() == 0:
        for one in (folder, *folder.rglob("*")):
            os.chown(one, pwd.getpwnam(name).pw_uid, -1)


def database_url(host: str | None = None, port: int | None = None) -> str:
    at = connection.settings_dict
    login = quote(at["USER"], safe="") + (f":{quote(at['PASSWORD'], safe='')}" if at["PASSWORD"] else "")
    where = f"{quote(host or at['HOST'], safe='')}" + (f":{port or at['PORT']}" if port or at["PORT"] else "")
    return f"postgresql://{login}@{where}/{at['NAME']}"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that another account can have."""
    folder = Path(tempfile.mkdtemp(prefix="foitracker-servers-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def rabbit(open_folder) -> Iterator[str]:
    if not RABBIT:
        pytest.skip("RabbitMQ is not installed")
    port, spread = free_port(), free_port()
    _given_to(open_folder, "rabbitmq")  # its script gives root's rights away
    environment = {
        **os.environ, "HOME": str(open_folder), "RABBITMQ_NODENAME": f"foi{port}@localhost",
        "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1", "RABBITMQ_NODE_PORT": str(port), "RABBITMQ_DIST_PORT": str(spread),
        "RABBITMQ_MNESIA_BASE": str(open_folder), "RABBITMQ_LOG_BASE": str(open_folder),
        "ERL_EPMD_ADDRESS": "127.0.0.1",
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "-kernel inet_dist_use_interface {127,0,0,1}",
        "RABBITMQ_ENABLED_PLUGINS_FILE": str(open_folder / "plugins"), "LC_ALL": "C.UTF-8",
    }  # fmt: skip
    with (open_folder / "rabbit.log").open("wb") as log:
        server = subprocess.Popen([RABBIT], env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        assert eventually(lambda: answers(port)), (open_folder / "rabbit.log").read_text()[-2000:]
        yield f"amqp://guest:guest@127.0.0.1:{port}//"
    finally:
        # Its script leaves the group when it gives root's rights away.
        for one in psutil.Process(server.pid).children(recursive=True):
            with contextlib.suppress(psutil.Error):
                one.kill()
        server.kill()
        server.wait()


@pytest.fixture
def bouncer(open_folder) -> Iterator[str]:
    """Its address: a connection for each transaction, so that anything a session keeps would be lost."""
    if not BOUNCER:
        pytest.skip("PgBouncer is not installed")
    port, at = free_port(), connection.settings_dict
    told = open_folder / "pgbouncer.ini"
    users = open_folder / "users.txt"
    users.write_text(f'"{at["USER"]}" "{at["PASSWORD"]}"\n')
    where = f"host={at['HOST']}" + (f" port={at['PORT']}" if at["PORT"] else "")
    told.write_text(
        f"[databases]\n* = {where} user={at['USER']}\n"
        f"[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\nauth_type = any\n"
        f"auth_file = {users}\npool_mode = transaction\ndefault_pool_size = 5\nserver_reset_query_always = 1\n"
        "ignore_startup_parameters = extra_float_digits,options\n"
    )
    _given_to(open_folder, somebody())
    account = [] if os.geteuid() else ["-u", somebody()]
    server = subprocess.Popen([BOUNCER, *account, str(told)], stderr=(open_folder / "bouncer.log").open("wb"))
    try:
        assert eventually(lambda: answers(port)), (open_folder / "bouncer.log").read_text()[-2000:]
        yield database_url("127.0.0.1", port)
    finally:
        server.terminate()
        server.wait(20)


def worker_on(**settings: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "celery", "-A", "foitracker", "worker", "--loglevel=WARNING", "--concurrency=2",
               "--beat", "--schedule", str(env.data_folder() / "other-schedule"), "--without-gossip"]  # fmt: skip
    with (env.data_folder() / "worker.log").open("ab") as log:
        return subprocess.Popen(
            command, cwd=env.ROOT, env={**os.environ, **settings}, stdout=log, stderr=log, start_new_session=True
        )


def ended(process: subprocess.Popen[bytes]) -> None:
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def test_rabbitmq_carries_the_nudges(rabbit, settings):
    settings.DOCUMENTS_FOLDER = env.data_folder() / "documents"
    request = campaign("kent").requests.get()
    process = worker_on(DATABASE_URL=database_url(), CELERY_BROKER_URL=rabbit)
    try:
        from foitracker.celery import app

        began = time.monotonic()
        document = upload(request, totals_return(26, 52))
        with app.connection_for_write(url=rabbit) as line:
            read_document.apply_async((document.pk,), connection=line)
        becomes(document, "read", "refused")
        assert figures(document) == {("2017/18", 26, "B2"), ("2018/19", 52, "C2")}
        reliability.note(
            "RabbitMQ in Valkey's place, its nudge read", in_flight="nothing", seconds=time.monotonic() - began
        )
        assert process.poll() is None
    finally:
        ended(process)


def test_a_worker_with_its_clock_works_through_a_pooler(bouncer, settings):
    settings.DOCUMENTS_FOLDER = env.data_folder() / "documents"
    request = campaign("kent").requests.get()
    with psycopg.connect(bouncer) as through:
        assert through.execute("SELECT 1").fetchone() == (1,)
    process = worker_on(DATABASE_URL=bouncer, DATABASE_POOLED="1", REDIS_URL=embedded.broker_url())
    try:
        documents = [upload(request, totals_return(n, n + 1), name=f"{n}.csv") for n in range(20, 26)]
        for number, document in enumerate(documents, start=20):
            becomes(document, "read", "refused")
            assert figures(document) == {("2017/18", number, "B2"), ("2018/19", number + 1, "C2")}
        assert process.poll() is None
    finally:
        ended(process)
