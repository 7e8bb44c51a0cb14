"""The worker's end of the warm process that makes a fresh one for each document."""

from __future__ import annotations

import contextlib
import os
import pickle
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator

from ingestion.sandbox import confinement, kernel
from ingestion.sandbox.job import Job
from ingestion.sandbox.server import ENDED, LENGTH

START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from ingestion.sandbox.server import serve; "
    "serve(int(sys.argv[2]), early=sys.argv[3] == 'early')"
)


class UnderWay:
    """One job under way: the pipe its answer comes through, and after its end the status of its process and the most
    memory that it held, in bytes."""

    def __init__(self, answer: int) -> None:
        self.answer = answer
        self.status = 1
        self.peak = 0


class WarmProcess:
    """The warm process of this worker, started when first needed and anew when it is gone.

    Off Linux it is made anew for each document: to fork a process that has loaded the system's libraries is not safe
    there.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._process: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None
        self._owner = 0

    @contextlib.contextmanager
    def reading(self, job: Job) -> Iterator[UnderWay]:
        with self._lock:
            answer, giving = os.pipe()
            try:
                under_way = UnderWay(answer)
                try:
                    line = self._begin(job, giving)
                finally:
                    os.close(giving)
                whole = False
                try:
                    yield under_way
                    under_way.status, under_way.peak = self._finish(line)
                    whole = True
                finally:
                    if not whole or not kernel.linux():
                        self.stop()
            finally:
                os.close(answer)

    def prepare(self) -> None:
        """Start the process and have it load the readers' libraries now. Returns at once; off Linux does nothing."""
        if kernel.linux():
            with self._lock:
                self._running(early=True)

    def _begin(self, job: Job, giving: int) -> socket.socket:
        for last in (False, True):
            line = self._running()
            try:
                body = pickle.dumps(job)
                socket.send_fds(line, [LENGTH.pack(len(body))], [giving])
                line.sendall(body)
                if len(line.recv(LENGTH.size, socket.MSG_WAITALL)) == LENGTH.size:
                    return line
            except OSError:
                pass
            # It was ended from outside since the last document: once more with a fresh one.
            self.stop()
            if last:
                break
        raise OSError("no process could be started to read the document")

    def _finish(self, line: socket.socket) -> tuple[int, int]:
        try:
            line.sendall(b"e")
            said = line.recv(ENDED.size, socket.MSG_WAITALL)
        except OSError:
            said = b""
        if len(said) < ENDED.size:
            self.stop()
            return -9, 0
        status, peak = ENDED.unpack(said)
        return int(status), int(peak)

    def _running(self, *, early: bool = False) -> socket.socket:
        if self._line is not None and self._process is not None and self._owner == os.getpid():
            if self._process.poll() is None:
                return self._line
            self.stop()
        mine, theirs = socket.socketpair()
        with theirs:
            # Isolated, so that neither the worker's environment nor the current folder has a say.
            self._process = subprocess.Popen(
                [
                    sys.executable,
                    "-I",
                    "-B",
                    "-c",
                    START,
                    str(confinement.PROJECT),
                    str(theirs.fileno()),
                    "early" if early else "late",
                ],
                pass_fds=[theirs.fileno()],
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                cwd="/",
            )
        self._line, self._owner = mine, os.getpid()
        return mine

    def stop(self) -> None:
        """End the process, with what it has running."""
        process, line, owner = self._process, self._line, self._owner
        self._process = self._line = None
        if line is not None:
            line.close()
        if process is not None and owner == os.getpid():
            try:
                process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _environment() -> dict[str, str]:
    """The little that the readers need; none of the worker's passwords."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TZ") if name in os.environ}
    return {
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        **kept,
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
    }
