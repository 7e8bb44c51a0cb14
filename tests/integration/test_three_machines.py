"""Three workers as three machines have them: working folders of their own, one database, one broker, shared storage."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection
from django.utils import timezone

from foitracker import embedded, env
from foitracker.celery import app
from ingestion import actions
from ingestion.models import Document, Extraction, Heartbeat, OffenceRecord
from tests import reliability
from tests.builders import campaign, totals_return
from tests.shared_storage import environment_of, s3_server, settings_of, stored

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.integration]

PATIENCE = 90
LINES = b"Offence,Notes\n" + b"Sexual communication with a child,one of many lines\n" * 30_000
SHORT = 8


def eventually(happened: Callable[[], object]) -> object:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if found := happened():
            return found
        time.sleep(0.05)
    return None


@pytest.fixture
def address(settings):
    with s3_server() as (address, _):
        settings.STORAGES = {**settings.STORAGES, "shared": settings_of(address)}
        yield address


@pytest.fixture
def machine(address, tmp_path):
    """Starts a worker that has nothing of its own but its folder; all are ended afterwards."""
    app.control.purge()
    at, started = connection.settings_dict, []
    login = quote(at["USER"], safe="") + (f":{quote(at['PASSWORD'], safe='')}" if at["PASSWORD"] else "")
    port = f":{at['PORT']}" if at["PORT"] else ""
    environment = {
        **os.environ, **environment_of(address), "REDIS_URL": embedded.broker_url(),
        "DATABASE_URL": f"postgresql://{login}@{quote(at['HOST'], safe='')}{port}/{at['NAME']}",
    }  # fmt: skip

    def start(name: str) -> tuple[subprocess.Popen[bytes], Path]:
        folder = tmp_path / name
        folder.mkdir()
        command = [sys.executable, "-m", "celery", "-A", "foitracker", "worker", "--loglevel=WARNING",
                   "--concurrency=1", f"--hostname={name}@%h", "--without-gossip", "--without-mingle"]  # fmt: skip
        with (folder / "worker.log").open("ab") as log:
            process = subprocess.Popen(
                command, cwd=env.ROOT, env={**environment, "FOITRACKER_DATA": str(folder)}, stdin=subprocess.DEVNULL,
                stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        started.append(process)
        return process, folder

    yield start
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
    for process in started:
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def test_one_of_three_machines_dies_in_the_middle_and_nothing_is_lost_or_read_twice(machine, address, settings):
    request = campaign("kent").requests.get()
    started = [machine(name) for name in ("first", "second", "third")]
    assert eventually(lambda: Heartbeat.objects.count() == 3), "all are there"

    def upload(name: str, content: bytes) -> Document:
        return actions.receive_document(
            name=name, chunks=[content], received_on=timezone.localdate(), by=None, request=request
        )

    long = upload("long.csv", LINES)
    taken = eventually(lambda: Document.objects.exclude(claimed_by="").filter(pk=long.pk, state="reading").first())
    assert taken
    dies = next(each for each, _ in started if f"/{each.pid}/" in taken.claimed_by)
    shorts = [upload(f"short-{n}.csv", totals_return(26 + n, 52 + n)) for n in range(SHORT)]
    os.killpg(dies.pid, signal.SIGKILL)
    dies.wait()
    killed = time.monotonic()
    # The clock of such a place looks every half a minute; what a silent worker left is free then.
    Heartbeat.objects.filter(name=taken.claimed_by).update(at=timezone.now() - timedelta(minutes=1))

    def all_read() -> bool:
        for pk in actions.left_waiting(now=timezone.now()):
            actions.ask_for_reading(pk)
        time.sleep(0.2)
        return not Document.objects.exclude(state__in=("read", "refused")).exists()

    assert eventually(all_read), [(folder / "worker.log").read_text()[-2000:] for _, folder in started]
    reliability.note(
        "kill -9 of one of three machines that share S3 storage",
        in_flight="its reading is taken up by another",
        seconds=time.monotonic() - killed,
    )
    for number, document in enumerate(shorts):
        document.refresh_from_db()
        assert (document.state, document.attempts) == ("read", 1)
        assert document.extractions.count() == 1
        records = OffenceRecord.objects.filter(extraction__document=document, question="1", answers_asked_period=True)
        assert sorted(int(record.low) for record in records) == [26 + number, 52 + number]
    long.refresh_from_db()
    assert long.attempts == 2
    assert Extraction.objects.filter(document=long).count() <= 1
    assert {name.rpartition("/")[2] for name in stored(address)} == {
        document.sha256 for document in Document.objects.filter(parent=None)
    }
    for _, folder in started:
        assert not [path for path in folder.rglob("*") if path.is_file() and "documents" in path.parts]
