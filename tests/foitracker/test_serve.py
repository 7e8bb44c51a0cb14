"""The site and its worker start together, and end together however they are ended."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.integration


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def served(tmp_path):
    """The command under way on a data folder of its own, with SIGINT ignored as in a shell's background."""
    environment = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "REDIS_URL")}
    environment |= {"FOITRACKER_DATA": str(tmp_path), "FOITRACKER_DISPOSABLE": "1"}
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(free_port())], cwd=ROOT, env=environment,
        stdout=subprocess.PIPE, text=True, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
    )  # fmt: skip
    line = next(line for line in process.stdout if "FOI Tracker is at" in line)
    yield process, line.split()[4]
    process.kill()
    process.wait()
    # Joining the embedded servers and letting go stops what a killed command left.
    joined = "from foitracker import embedded; embedded.hold()"
    subprocess.run([sys.executable, "-c", joined], cwd=ROOT, env=environment, check=True)


def family(process) -> list[psutil.Process]:
    return psutil.Process(process.pid).children(recursive=True)


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL], ids=["asked to end", "killed"])
def test_site_and_worker_end_with_the_command(served, ending):
    process, address = served
    with urllib.request.urlopen(f"{address}sign-in/") as page:
        assert b"FOI Tracker" in page.read()
    started = [child for child in family(process) if "postgres" not in child.name() and "valkey" not in child.name()]
    assert any("celery" in " ".join(child.cmdline()) for child in started)
    process.send_signal(ending)
    process.wait(timeout=60)
    end = time.monotonic() + 30
    while time.monotonic() < end and any(child.is_running() and child.status() != "zombie" for child in started):
        time.sleep(0.2)
    left = [child for child in started if child.is_running() and child.status() != psutil.STATUS_ZOMBIE]
    assert left == []
