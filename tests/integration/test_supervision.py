"""`./run serve` keeps every part running: each is killed in turn, and the site is whole again by itself."""

from __future__ import annotations

import contextlib
import itertools
import json
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable

import psutil
import pytest

from foitracker.supervision import LONGEST_PAUSE, STEADY, Part
from tests import reliability
from tests.foitracker.test_serve import ROOT, served

__all__ = ["served"]
pytestmark = pytest.mark.integration

PATIENCE = 90
"""Seconds after which a part counts as not coming back."""


def ready(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}ready/", timeout=5) as said:
            return said.status == 200 and "down" not in json.load(said).values()
    except (urllib.error.URLError, OSError):
        return False


def eventually(happened: Callable[[], object]) -> object:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if found := happened():
            return found
        time.sleep(0.1)
    return None


def running(serving: psutil.Process, part: str) -> list[psutil.Process]:
    """The processes of this part, the head of them first."""
    found = []
    for process in [*serving.children(recursive=True), *_servers(serving)]:
        with contextlib.suppress(psutil.Error):  # ended while we looked
            if part in _line(process) and process.status() != psutil.STATUS_ZOMBIE:
                found.append((process.create_time(), process))
    return [process for _, process in sorted(found, key=lambda one: one[0])]


def _servers(serving: psutil.Process) -> list[psutil.Process]:
    """PostgreSQL has left the family: it is known by the data folder."""
    folder = serving.environ()["FOITRACKER_DATA"]
    return [one for one in psutil.process_iter() if f"{folder}/" in _line(one) and "bin/postgres" in _line(one)]


def _line(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


PARTS = {
    "the worker": ("foitracker worker", "readings wait or are taken up again"),
    "the clock": ("foitracker beat", "its next round"),
    "the web server's master": ("gunicorn", "requests under way are asked again"),
    "PostgreSQL": ("bin/postgres", "transactions under way are undone whole"),
    "the broker": ("valkey", "nudges; the rows say what waits"),
}


def test_whatever_part_is_killed_the_site_is_whole_again_by_itself(served):
    process, address = served
    serving = psutil.Process(process.pid)
    assert eventually(lambda: ready(address)), "whole at first"
    for part, (mark, in_flight) in PARTS.items():
        assert eventually(lambda mark=mark: running(serving, mark)), f"{part} is there"
        head = running(serving, mark)[0]
        head.send_signal(signal.SIGKILL)
        head.wait(10)
        killed = time.monotonic()

        def again(mark: str = mark, gone: int = head.pid) -> bool:
            return any(one.pid != gone for one in running(serving, mark)[:1]) and ready(address)

        assert eventually(again), f"{part} did not come back"
        reliability.note(f"kill -9 of {part}", in_flight=in_flight, seconds=time.monotonic() - killed)
        assert process.poll() is None


@reliability.heavy
def test_a_killed_process_of_the_web_server_is_replaced_by_its_master(served):
    process, address = served
    serving = psutil.Process(process.pid)
    assert eventually(lambda: ready(address)), "whole at first"
    master, *others = running(serving, "gunicorn")
    for one in others:
        one.kill()
    killed = time.monotonic()
    gone = {one.pid for one in others}
    assert eventually(lambda: len([1 for one in running(serving, "gunicorn") if one.pid not in gone]) > len(others))
    assert eventually(lambda: ready(address))
    assert master.is_running()
    reliability.note(
        "kill -9 of the web server's processes", in_flight="requests under way are asked again",
        seconds=time.monotonic() - killed,
    )  # fmt: skip


@reliability.heavy
def test_serve_killed_takes_everything_with_it_and_is_whole_when_started_again(served):
    process, address = served
    assert eventually(lambda: ready(address)), "whole at first"
    environment = psutil.Process(process.pid).environ()
    process.kill()
    process.wait()
    killed = time.monotonic()
    again = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", address.rstrip("/").rpartition(":")[2]], cwd=ROOT,
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        assert eventually(lambda: ready(address))
        reliability.note(
            "kill -9 of ./run serve, started again", in_flight="all parts end with it; rows say what waits",
            seconds=time.monotonic() - killed,
        )  # fmt: skip
    finally:
        again.send_signal(signal.SIGTERM)
        again.wait(60)


class Ended:
    """A process that has ended at once."""

    returncode = 1

    def poll(self) -> int:
        return 1


def test_a_part_that_ends_again_and_again_is_started_ever_more_slowly(monkeypatch):
    monkeypatch.setattr("foitracker.processes.stop", lambda process: None)
    part, now, starts = Part("The worker", Ended), 0.0, []  # type: ignore[arg-type]
    while now < 600:
        had = part.process
        part.look(now)
        if part.process is not None and had is None:
            starts.append(now)
        now += 0.5
    pauses = [later - earlier for earlier, later in itertools.pairwise(starts)]
    assert pauses == sorted(pauses)
    assert max(pauses) <= LONGEST_PAUSE + 1
    assert len(starts) < 600 / LONGEST_PAUSE + 10
    assert part.ends > 5
    part.process, part.started = Ended(), now - STEADY - 1  # type: ignore[assignment]
    assert "in 0.5 s" in (part.look(now) or ""), "one that ran well is started again at once"
