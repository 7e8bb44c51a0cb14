"""Pages of a scan read beside each other, each by a process forked from this one.

The system's limits hold for each process by itself, so a long scan takes as many of them as it needs and no page can
spend another's time or memory; one that dies costs its page. They end with the reading process, whose group they are.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import signal
import struct
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

AT_ONCE = 2
"""Pages at once, where there are as many processors: each holds some 400 MB while it is read."""

LONGEST = 40.0
"""Seconds of processor time after which a process is given no further page: less than the system lets it have."""

_NUMBER = struct.Struct(">I")
_ANSWER = struct.Struct(">dI")


class _Process(NamedTuple):
    pid: int
    asking: int
    answering: int


def possible() -> bool:
    """Whether this system forks safely a process that has loaded its libraries."""
    return sys.platform == "linux"


def processors() -> int:
    """How many of them this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def read_beside_each_other(
    read: Callable[[int], Any], numbers: Sequence[int], *, go_on: Callable[[], bool] = lambda: True
) -> Iterator[tuple[int, Any]]:
    """What `read` makes of each number, as they are ready; None where its process died. `read` runs in another process
    and its answer is pickled. No further one is begun once `go_on` says so."""
    waiting = list(reversed(numbers))
    free: list[_Process] = []
    busy: dict[int, tuple[_Process, int]] = {}
    try:
        while True:
            while waiting and len(busy) < min(AT_ONCE, processors()) and go_on():
                process = free.pop() if free else _forked(read)
                number = waiting.pop()
                busy[process.answering] = (process, number)
                with contextlib.suppress(OSError):  # it died: the end of its answers says so
                    os.write(process.asking, _NUMBER.pack(number))
            if not busy:
                return
            for ready in select.select(list(busy), [], [])[0]:
                process, number = busy[ready]
                answer = _answer(ready)
                del busy[ready]
                if answer is None or answer[0] > LONGEST:
                    _end(process)
                else:
                    free.append(process)
                yield number, answer and pickle.loads(answer[1])  # noqa: S301  as confined as this very process
    finally:
        for process in [*free, *(process for process, _ in busy.values())]:
            _end(process)


def _forked(read: Callable[[int], Any]) -> _Process:
    asked, asking = os.pipe()
    answering, answers = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(asking)
            os.close(answering)
            _serve(read, asked, answers)
        finally:
            os._exit(1)
    os.close(asked)
    os.close(answers)
    return _Process(pid, asking, answering)


def _serve(read: Callable[[int], Any], asked: int, answers: int) -> None:
    """In the new process: read what is asked for until nothing more is."""
    while len(said := os.read(asked, _NUMBER.size)) == _NUMBER.size:
        body = pickle.dumps(read(_NUMBER.unpack(said)[0]))
        with os.fdopen(os.dup(answers), "wb") as pipe:
            pipe.write(_ANSWER.pack(time.process_time(), len(body)) + body)


def _answer(descriptor: int) -> tuple[float, bytes] | None:
    """Seconds of processor time that the process has taken, and its answer; None where it ended without one."""
    with os.fdopen(os.dup(descriptor), "rb") as pipe:
        head = pipe.read(_ANSWER.size)
        if len(head) < _ANSWER.size:
            return None
        seconds, length = _ANSWER.unpack(head)
        body = pipe.read(length)
    return (seconds, body) if len(body) == length else None


def _end(process: _Process) -> None:
    for descriptor in (process.asking, process.answering):
        os.close(descriptor)
    with contextlib.suppress(OSError):
        os.kill(process.pid, signal.SIGKILL)
    os.waitpid(process.pid, 0)
