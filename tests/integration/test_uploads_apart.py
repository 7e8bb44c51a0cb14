"""Uploads hold no page up: they have a process of their own, so many at a time, and wait there without a thread."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from foitracker import uploads_apart

ROOT = Path(__file__).parents[2]
AT_ONCE, THREADS = 2, 2
MANY = 3 * (AT_ONCE + THREADS)
PATIENCE = 60
"""Seconds after which the site counts as stopped."""

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(not uploads_apart.possible(), reason="sockets are handed over on Linux"),
]

BODY = (
    '--edge\r\nContent-Disposition: form-data; name="files"; filename="return.csv"\r\n'
    "Content-Type: text/csv\r\n\r\n"
    "Sex,2017/18\r\nFemale,12\r\n--edge--\r\n"
)
HEAD = (
    "POST /campaigns/any/upload/ HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: csrftoken=" + "x" * 32 + "\r\n"
    f"Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: {len(BODY)}\r\n\r\n"
)


@contextlib.contextmanager
def running() -> Iterator[tuple[int, psutil.Process]]:
    """Gunicorn as it is configured, with few threads; its port and itself."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "-c", "python:foitracker.web_server", "--bind", f"127.0.0.1:{port}"]
    told = {"WEB_THREADS": str(THREADS), "WEB_UPLOAD_THREADS": str(AT_ONCE), "WEB_PATIENCE": str(2 * PATIENCE)}
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **told})
    try:
        assert page(port)
        yield port, psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture(scope="module")
def web(servers) -> Iterator[tuple[int, psutil.Process]]:
    with running() as served:
        yield served


@pytest.fixture
def to_end(servers) -> Iterator[tuple[int, psutil.Process]]:
    """One that a test may end."""
    with running() as served:
        yield served


def page(port: int) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in/", timeout=PATIENCE) as said:
                return b"FOI Tracker" in said.read()
        except OSError:
            time.sleep(0.2)
    return False


def begun(port: int, sent: str) -> socket.socket:
    client = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    client.sendall(sent.encode())
    return client


def answer(client: socket.socket) -> bytes:
    """All of it, to the connection's end."""
    return b"".join(iter(lambda: client.recv(65536), b""))


def parts(gunicorn: psutil.Process) -> tuple[psutil.Process, psutil.Process]:
    """The process with pages and the one with uploads."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with contextlib.suppress(psutil.Error, ValueError):
            [pages] = gunicorn.children()
            [uploads] = pages.children()
            return pages, uploads
        time.sleep(0.1)
    raise AssertionError("the web server has not the two processes")


def test_pages_are_answered_while_many_uploads_are_held_open(web):
    port, _ = web
    half = len(BODY) // 2
    held = [begun(port, HEAD + BODY[:half]) for _ in range(MANY)]
    assert page(port)
    # So many are answered at a time: one that is whole waits its turn behind those that are not.
    last = begun(port, HEAD + BODY)
    assert page(port)
    assert select.select([*held, last], [], [], 0.5)[0] == []
    for client in held:
        client.sendall(BODY[half:].encode())
    for client in (*held, last):
        said = answer(client)
        assert said.startswith(b"HTTP/1.1 403"), "no such form was ever shown"
        assert b"connection: close" in said.lower(), "the next request may be for a page"
        client.close()


def test_an_upload_comes_whole_to_the_other_process(web):
    port, _ = web
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in/") as shown:
        text, cookie = shown.read().decode(), shown.headers["Set-Cookie"].partition(";")[0]
    token = text.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    for last, status in ((token, b"HTTP/1.1 302"), (token[::-1], b"HTTP/1.1 403")):  # the form's own, and none
        fields = {"any": "w" * 40_000, "csrfmiddlewaretoken": last}
        sent = "".join(
            f'--edge\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in fields.items()
        )
        sent += "--edge--\r\n"
        head = (
            f"POST /sign-out/ HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n"
            f"Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: {len(sent)}\r\n\r\n"
        )
        client = begun(port, head + sent)
        assert answer(client).startswith(status)
        client.close()


def test_uploads_let_pages_go_first(web):
    _, gunicorn = web
    pages, uploads = parts(gunicorn)
    assert uploads.nice() == pages.nice() + uploads_apart.BEHIND


def test_the_process_with_uploads_comes_back(to_end):
    port, gunicorn = to_end
    pages, uploads = parts(gunicorn)
    uploads.send_signal(signal.SIGKILL)
    pages.wait(PATIENCE)
    assert page(port)
    assert parts(gunicorn)[1].pid != uploads.pid
    client = begun(port, HEAD + BODY)
    assert answer(client).startswith(b"HTTP/1.1 403")
    client.close()


def test_it_ends_with_the_one_it_was_made_by(to_end):
    _, gunicorn = to_end
    pages, uploads = parts(gunicorn)
    pages.send_signal(signal.SIGKILL)
    uploads.wait(PATIENCE)


def test_what_waits_is_answered_before_the_end(to_end):
    port, gunicorn = to_end
    _, uploads = parts(gunicorn)
    waits = [begun(port, HEAD + BODY) for _ in range(MANY)]
    assert page(port)
    gunicorn.send_signal(signal.SIGTERM)
    for client in waits:
        assert answer(client).startswith(b"HTTP/1.1 403")
        client.close()
    uploads.wait(PATIENCE)
