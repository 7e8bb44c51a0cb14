"""The proxy of the server shape, the program itself with the project's own Caddyfile: what it logs, and what it says to
whoever comes without TLS."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.test_slow_clients import PATIENCE, ROOT, free_port

pytestmark = pytest.mark.integration
SECRET = "s3cr3t-T0ken_of-somebodys_ca1endar"
CADDY = Path(sys.executable).parent / "caddy"


@pytest.fixture
def proxy(tmp_path) -> Iterator[tuple[int, int, Path]]:
    """Caddy before a web server that is away: its ports for the site and for plain HTTP, and what it logs."""
    if not CADDY.exists():
        pytest.skip("the proxy's package is not there for this machine")
    port, plain, log = free_port(), free_port(), tmp_path / "caddy.log"
    settings = {
        "SITE_HOST": f"http://127.0.0.1:{port}", "HTTP_PORT": str(plain), "WEB_ADDRESS": f"127.0.0.1:{free_port()}",
        "XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path),
    }  # fmt: skip
    with log.open("wb") as said:
        command = [str(CADDY), "run", "--config", "Caddyfile", "--adapter", "caddyfile"]
        process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **settings}, stdout=said, stderr=said)
    yield port, plain, log
    process.terminate()
    process.wait(30)


def asked(port: int, path: str) -> tuple[int, str, str]:
    """Status, where it leads, and body; waited for until the proxy listens."""
    until = time.monotonic() + PATIENCE
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.getheader("Location", ""), answer.read().decode()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        finally:
            connection.close()


def test_a_request_that_fails_is_logged_without_its_address(proxy):
    port, _, log = proxy
    assert asked(port, f"/calendar/{SECRET}.ics?q={SECRET}")[0] == 503
    until = time.monotonic() + PATIENCE
    while "no upstreams available" not in log.read_text() and time.monotonic() < until:
        time.sleep(0.1)
    written = log.read_text()
    assert "no upstreams available" in written, "the failure is told"
    assert SECRET not in written


def test_without_tls_pages_are_led_on_and_programs_are_told(proxy):
    _, plain, _ = proxy
    status, to, _ = asked(plain, "/documents/?page=2")
    assert (status, to) == (308, "https://127.0.0.1/documents/?page=2")
    for path in ("/api/v1/editions", "/metrics/"):
        status, to, said = asked(plain, path)
        assert (status, to) == (403, "")
        assert said.startswith("Ask over HTTPS.")


def test_the_caddyfile_is_valid_and_formatted_as_its_program_does():
    if not CADDY.exists():
        pytest.skip("the proxy's package is not there for this machine")
    valid = subprocess.run(
        [str(CADDY), "validate", "--config", "Caddyfile", "--adapter", "caddyfile"], cwd=ROOT, capture_output=True,
        text=True, env={**os.environ, "SITE_HOST": "foi.charity.example"},
    )  # fmt: skip
    assert valid.returncode == 0, valid.stderr
    formatted = subprocess.run([str(CADDY), "fmt", "Caddyfile"], cwd=ROOT, capture_output=True, text=True)
    assert formatted.stdout == (ROOT / "Caddyfile").read_text()
