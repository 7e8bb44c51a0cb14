"""What is handed to the process with uploads, how much may wait for it, and who goes first."""

import os
import resource
import subprocess
import sys

import pytest

from foitracker import celery, uploads_apart
from foitracker.uploads_apart import Begun, carries_files, room_for_connections
from ingestion.sandbox import kernel


@pytest.mark.parametrize(
    ("method", "content_type", "handed_over"),
    [
        ("POST", "multipart/form-data; boundary=x", True),
        ("POST", " Multipart/Form-Data; boundary=x", True),
        ("POST", "application/x-www-form-urlencoded", False),
        ("POST", "", False),
        ("GET", "multipart/form-data; boundary=x", False),
    ],
)
def test_what_carries_files_is_handed_over(method, content_type, handed_over):
    assert carries_files(method, content_type) is handed_over


@pytest.mark.parametrize(
    ("soft", "hard", "most", "room", "then"),
    [
        (1024, 4096, 2000, 2000, 2600),  # raised as far as is needed
        (1024, 1024, 2000, 424, 1024),  # as many as the system lets it hold
        (1024, 2048, 2000, 1448, 2048),
        (512, 512, 2000, 0, 512),
        (9000, 9000, 2000, 2000, 9000),
    ],
)
def test_as_many_wait_as_files_may_be_open(monkeypatch, soft, hard, most, room, then):
    now = [(soft, hard)]
    monkeypatch.setattr(resource, "getrlimit", lambda _: now[0])
    monkeypatch.setattr(resource, "setrlimit", lambda _, to: now.__setitem__(0, to))
    assert room_for_connections(most, 600) == room
    assert now[0][0] == then


def test_a_request_comes_out_as_it_was_handed_over():
    heard = bytes(range(256))
    told = Begun(None, ("127.0.0.1", 4711), ("127.0.0.1", 8000), heard).message()
    here, there = os.pipe()
    os.close(there)

    # No socket: only what the message says is looked at.
    class Plain:
        def __init__(self, fileno):
            self.descriptor = fileno

    was, uploads_apart.socket.socket = uploads_apart.socket.socket, Plain
    try:
        begun = uploads_apart._begun(told, here)
    finally:
        uploads_apart.socket.socket = was
        os.close(here)
    assert (begun.client, begun.server, begun.heard) == (("127.0.0.1", 4711), ("127.0.0.1", 8000), heard)
    assert begun.sock.descriptor == here


WORKER = """
import os, django
before = os.getpriority(os.PRIO_PROCESS, 0)
django.setup()
from foitracker import celery
celery._name_the_worker()
print(os.getpriority(os.PRIO_PROCESS, 0) - before)
"""


def test_a_worker_lets_pages_go_first():
    said = subprocess.run([sys.executable, "-c", WORKER], check=True, capture_output=True, text=True)
    assert int(said.stdout) == celery.BEHIND > 0


ALONE = """
import os
from pathlib import Path
from ingestion.sandbox import kernel
own = Path("/proc/self/autogroup")
kernel.stand_back(3)
print(os.getpriority(os.PRIO_PROCESS, 0), own.read_text().split()[-1] if own.exists() else "none")
"""


@pytest.mark.skipif(not kernel.linux(), reason="only Linux shares processors out by session")
@pytest.mark.parametrize("own_session", [True, False])
def test_a_session_of_its_own_is_as_nice_as_its_process_and_no_other(own_session):
    said = subprocess.run([sys.executable, "-c", ALONE], check=True, capture_output=True, text=True,
                          start_new_session=own_session)  # fmt: skip
    niceness, session = said.stdout.split()
    if session != "none" and own_session and os.geteuid() == 0:  # others may not say so as often as tests do
        assert session == niceness
    if not own_session:
        before = os.getpriority(os.PRIO_PROCESS, 0)
        assert int(niceness) == before + 3
