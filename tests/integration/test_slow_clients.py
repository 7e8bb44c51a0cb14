"""Clients that send slowly stop nobody: neither the web server by itself nor the proxy of the server shape."""

from __future__ import annotations

import contextlib
import os
import select
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 60
"""Seconds after which the site counts as stopped."""

THREADS = 4
SLOW = 3 * THREADS

pytestmark = pytest.mark.integration


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def running(command: list[str], port: int, **environment: str) -> Iterator[None]:
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment})
    try:
        assert answers(f"http://127.0.0.1:{port}/health/"), command
        yield
    finally:
        process.terminate()
        process.wait(30)


def answers(address: str) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as said:
                return said.status == 200
        except OSError:
            time.sleep(0.2)
    return False


@pytest.fixture(scope="module")
def web(servers):
    """Gunicorn as it is configured, with few threads and little patience; its port."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "-c", "python:foitracker.web_server", "--bind", f"127.0.0.1:{port}"]
    with running(command, port, WEB_THREADS=str(THREADS), WEB_PATIENCE="1"):
        yield port


@pytest.fixture(scope="module")
def proxy(web, tmp_path_factory):
    """Caddy with the project's own Caddyfile before it; its port."""
    caddy = Path(sys.executable).parent / "caddy"
    if not caddy.exists():
        pytest.skip("the proxy's package is not there for this machine")
    port = free_port()
    folder = str(tmp_path_factory.mktemp("caddy"))
    home = {"XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder, "LARGEST_BODY": "1MB", "HTTP_PORT": str(free_port())}
    addresses = {"SITE_HOST": f"http://127.0.0.1:{port}", "WEB_ADDRESS": f"127.0.0.1:{web}"}
    command = [str(caddy), "run", "--config", "Caddyfile", "--adapter", "caddyfile"]
    with running(command, port, **home, **addresses):
        yield port


def slow(port: int, head: str) -> socket.socket:
    client = socket.create_connection(("127.0.0.1", port))
    client.sendall(head.encode())
    return client


HEAD = "POST /sign-in/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
KINDS = {
    "bodies": f"{HEAD}Content-Length: 20000\r\n\r\nusername=",
    "heads": f"{HEAD}X-One: ",
    "nothing": "",
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("where", ["web", "proxy"])
def test_a_page_comes_while_more_slow_clients_than_threads_keep_sending(request, where, kind):
    port = request.getfixturevalue(where)
    clients = [slow(port, KINDS[kind]) for _ in range(SLOW)]
    try:
        for _ in range(3):
            for client in clients:
                with contextlib.suppress(OSError):
                    client.sendall(b"x" if kind != "nothing" else b"")
            assert answers(f"http://127.0.0.1:{port}/health/")
            assert answers(f"http://127.0.0.1:{port}/sign-in/")
    finally:
        for client in clients:
            client.close()


def test_a_client_that_never_ends_its_form_is_cut(web):
    clients = [slow(web, KINDS["bodies"]) for _ in range(SLOW)]
    until = time.monotonic() + PATIENCE
    left = set(clients)
    while left and time.monotonic() < until:
        for client in list(left):
            with contextlib.suppress(OSError):
                client.sendall(b"x")
        for client in select.select(list(left), [], [], 0.2)[0]:
            with contextlib.suppress(OSError):
                if client.recv(65536):
                    continue
            left.discard(client)
            client.close()
    assert not left, "each was told to go"


def test_the_proxy_turns_away_what_is_too_large(proxy):
    client = slow(proxy, f"{HEAD}Content-Length: 5000000\r\n\r\n")
    client.settimeout(PATIENCE)
    with contextlib.suppress(OSError):
        client.sendall(b"x" * 2_000_000)
    said = client.recv(2000)
    assert b" 413 " in said, said
