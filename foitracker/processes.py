"""The processes of one machine: the worker with its clock, and the web server. They end with their parent."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from foitracker import env

STOP_SECONDS = 15


def stop_as_by_hand() -> None:
    """A SIGTERM to this process ends it as Ctrl-C does, so that what it started is stopped too. Also where SIGINT is
    ignored, as in a shell's background."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)


def _die_with_parent() -> None:
    """In the child, on Linux: a parent that is killed takes its processes with it."""
    from ingestion.sandbox import kernel

    if kernel.linux():
        kernel.die_with_parent(signal.SIGTERM)


@contextlib.contextmanager
def worker(*, clock: bool = True, concurrency: int = 2) -> Iterator[subprocess.Popen[bytes]]:
    """A Celery worker for as long as the block lasts."""
    process = start_worker(clock=clock, concurrency=concurrency)
    try:
        yield process
    finally:
        stop(process)


def start_worker(*, clock: bool = True, concurrency: int = 2) -> subprocess.Popen[bytes]:
    """A Celery worker; with `clock`, beat runs inside it. Its log lies in the data folder."""
    command = [sys.executable, "-m", "celery", "-A", "foitracker", "worker", "--loglevel=WARNING",
               f"--concurrency={concurrency}", "--without-gossip", "--without-mingle"]  # fmt: skip
    if clock:
        command += ["--beat", "--schedule", str(env.data_folder() / "celerybeat-schedule")]
    return _start(command, env.data_folder() / "worker.log")


def start_clock() -> subprocess.Popen[bytes]:
    """Celery's beat in a process of its own, so that its end is seen."""
    command = [sys.executable, "-m", "celery", "-A", "foitracker", "beat", "--loglevel=WARNING", "--pidfile=",
               "--schedule", str(env.data_folder() / "celerybeat-schedule")]  # fmt: skip
    return _start(command, env.data_folder() / "clock.log")


def start_web(port: int) -> subprocess.Popen[bytes]:
    """Gunicorn on the loopback address."""
    (env.ROOT / "staticfiles").mkdir(exist_ok=True)  # whitenoise looks for it, empty or not
    command = [sys.executable, "-m", "gunicorn", "-c", "python:foitracker.web_server", "--bind", f"127.0.0.1:{port}"]
    return _start(command, None)


def _start(command: list[str], log: Path | None) -> subprocess.Popen[bytes]:
    with contextlib.ExitStack() as stack:
        if log:
            log.parent.mkdir(parents=True, exist_ok=True)
        output = stack.enter_context(log.open("ab")) if log else None
        return subprocess.Popen(
            command, cwd=env.ROOT, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True,
            preexec_fn=_die_with_parent,
        )  # fmt: skip


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ask, wait, then insist: the whole group ends."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(STOP_SECONDS)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_for_web(port: int, *, seconds: float = 30) -> bool:
    """Whether the site answers on this port before the time is over."""
    import urllib.error
    import urllib.request

    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=2)
            return True
        except urllib.error.HTTPError:
            return True
        except OSError:
            time.sleep(0.2)
    return False
