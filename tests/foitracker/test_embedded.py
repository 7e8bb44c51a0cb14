"""The embedded servers: joined, shared, stopped with the last holder, and up again after a crash."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.integration


def run(code: str, data: Path, check: bool = True) -> subprocess.CompletedProcess[str]:
    """A process of its own with its own data folder."""
    environment = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "REDIS_URL")}
    environment |= {"FOITRACKER_DATA": str(data), "FOITRACKER_DISPOSABLE": "1", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], env=environment, capture_output=True, text=True, check=check
    )


ASK = """
import psycopg, redis
from foitracker import embedded
embedded.hold()
with psycopg.connect(embedded.database_url(), autocommit=True) as server:
    server.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
    {sql}
    print([row[0] for row in server.execute("SELECT word FROM kept").fetchall()])
queue = redis.from_url(embedded.redis_url())
{queue}
print(queue.llen("waiting"))
{end}
"""


def ask(data: Path, sql: str = "", queue: str = "", end: str = "", check: bool = True) -> list[str]:
    done = run(ASK.format(sql=sql, queue=queue, end=end), data, check=False)
    assert not check or done.returncode == 0, done.stderr
    return done.stdout.split("\n")[:2]


def running(data: Path) -> bool:
    """Whether PostgreSQL still runs on this folder."""
    done = run("from foitracker import embedded; print(embedded._postgres_runs(), embedded._valkey_answers())", data)
    return "True" in done.stdout


def test_what_was_written_is_there_the_next_time_and_nothing_is_left_running(tmp_path):
    ask(tmp_path, sql="server.execute(\"INSERT INTO kept VALUES ('first')\")", queue="queue.rpush('waiting', 'task')")
    assert not running(tmp_path)
    assert ask(tmp_path) == ["['first']", "1"]


def test_a_holder_that_is_killed_leaves_servers_that_the_next_one_joins_and_stops(tmp_path):
    killed = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    ask(tmp_path, sql="server.execute(\"INSERT INTO kept VALUES ('before')\")", end=killed, check=False)
    assert running(tmp_path)
    assert ask(tmp_path)[0] == "['before']"
    assert not running(tmp_path)


def test_servers_that_were_killed_themselves_come_up_with_what_was_committed(tmp_path):
    ask(
        tmp_path,
        sql="server.execute(\"INSERT INTO kept VALUES ('kept')\")",
        queue="queue.rpush('waiting', 'task'); import time; time.sleep(1.5)",
        end="import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        check=False,
    )
    for name in ("postgres/postmaster.pid", "valkey/server.pid"):
        os.kill(int((tmp_path / "embedded" / name).read_text().split()[0]), signal.SIGKILL)
    assert ask(tmp_path) == ["['kept']", "1"]


def test_a_stale_pid_file_that_names_another_living_process_is_no_obstacle(tmp_path):
    ask(tmp_path)
    (tmp_path / "embedded" / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\n/elsewhere\n")
    assert ask(tmp_path)[0] == "[]"


def test_a_cluster_half_made_is_made_again(tmp_path):
    half = tmp_path / "embedded" / "postgres.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18")
    assert ask(tmp_path)[0] == "[]"


def test_two_checkouts_do_not_collide(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    hold = subprocess.Popen(
        [sys.executable, "-c", "from foitracker import embedded; embedded.hold(); print('up', flush=True); input()"],
        env={**os.environ, "FOITRACKER_DATA": str(one), "PYTHONPATH": str(ROOT), "FOITRACKER_DISPOSABLE": "1"},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert hold.stdout.readline() == "up\n"
        ask(other, sql="server.execute(\"INSERT INTO kept VALUES ('other')\")")
        assert ask(one)[0] == "[]"
    finally:
        hold.communicate("\n", timeout=30)
    assert not running(one)


def test_commands_that_need_no_server_start_none(tmp_path):
    done = run("from foitracker import embedded; print(embedded.needed_by(['read_file', 'x.csv']))", tmp_path)
    assert done.stdout == "False\n"
    assert not (tmp_path / "embedded").exists()
