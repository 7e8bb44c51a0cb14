"""Whatever carries files is answered by a process of its own, so that pages wait for none of it.

A process of the web server reads the head of each request. One that brings files it hands over, socket and all, to a
process forked from it, which answers a few at a time and lets every other process go first. Until it is taken such a
request holds no thread: the handing over waits, in order, in the main loop. A thousand uploads at once held all threads
for half a minute, and Python runs one thread of a process at a time.
"""

from __future__ import annotations

import json
import os
import resource
import selectors
import signal
import socket
import struct
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from foitracker import env
from ingestion.sandbox import kernel

AT_ONCE = env.number("WEB_UPLOAD_THREADS", 8)
"""How many requests with files are answered at the same time."""

MOST_WAITING = 2000
"""How many more may wait for their turn, where the system lets a process hold so many connections."""

BEHIND = 5
"""By so much the process with uploads is nicer than the one with pages (nice(2)). It weighs a third, so a page keeps
three quarters of a processor that both want."""

LONGEST_HEAD = 48 * 1024
"""Bytes that are handed over with a socket: what was read of the request, in one message."""

LENGTH = struct.Struct(">H")
STOP_SECONDS = 10.0


def possible() -> bool:
    """Whether this system hands over sockets in whole messages, and ends a child with its parent."""
    return kernel.linux() and AT_ONCE > 0


def carries_files(method: str, content_type: str) -> bool:
    """Whether a request is sent as forms with files are."""
    return method == "POST" and content_type.strip().lower().startswith("multipart/form-data")


@dataclass(slots=True)
class Begun:
    """A connection with a request of which only this much was read."""

    sock: socket.socket
    client: Any
    server: Any
    heard: bytes

    def message(self) -> bytes:
        said = json.dumps([self.client, self.server]).encode()
        return LENGTH.pack(len(said)) + said + self.heard


def _begun(message: bytes, descriptor: int) -> Begun:
    [length] = LENGTH.unpack_from(message)
    client, server = (tuple(one) if isinstance(one, list) else one for one in json.loads(message[2 : 2 + length]))
    return Begun(socket.socket(fileno=descriptor), client, server, message[2 + length :])


def room_for_connections(most: int, used: int) -> int:
    """How many of `most` connections may wait beside those in use, by the system's bound on open files, which is
    raised where that is allowed."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = most + used
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(hard, wanted)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return most if soft == resource.RLIM_INFINITY else max(0, min(most, soft - used))


class Uploads:
    """The process with uploads, as its parent sees it. All but `ended` belongs to the parent's main loop."""

    def __init__(self, answer: Callable[[Begun], None], *, in_child: Callable[[], None], used: int) -> None:
        self.most = room_for_connections(MOST_WAITING, used)
        self.waiting: deque[Begun] = deque()
        self.line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._poller: selectors.BaseSelector | None = None
        self._ended = False
        self.pid = os.fork()
        if self.pid == 0:
            self.line.close()
            _child(theirs, answer, in_child)
        theirs.close()
        self.line.setblocking(False)

    def full(self) -> bool:
        return len(self.waiting) >= self.most

    def ended(self) -> bool:
        """Whether the process is gone: its parent then makes way for a new one of each."""
        if not self._ended:
            with suppress(ChildProcessError):
                self._ended = os.waitpid(self.pid, os.WNOHANG)[0] != 0
        return self._ended

    def give(self, begun: Begun, poller: selectors.BaseSelector) -> None:
        """Hand over, now or when its turn comes."""
        self.waiting.append(begun)
        if self._poller is None:
            self._hand_over(poller)

    def _hand_over(self, poller: selectors.BaseSelector) -> None:
        while self.waiting:
            try:
                socket.send_fds(self.line, [self.waiting[0].message()], [self.waiting[0].sock.fileno()])
            except BlockingIOError:
                if self._poller is None:
                    self._poller = poller
                    poller.register(self.line, selectors.EVENT_WRITE, lambda _: self._hand_over(poller))
                return
            except OSError:  # the process is gone, or the client's socket is
                pass
            self.waiting.popleft().sock.close()
        if self._poller is not None:
            self._poller = None
            poller.unregister(self.line)

    def stop(self) -> None:
        """Let the process answer what waits, for a while, and end."""
        until = time.monotonic() + STOP_SECONDS
        with suppress(OSError):
            while self.waiting and (left := until - time.monotonic()) > 0:
                self.line.settimeout(left)
                socket.send_fds(self.line, [self.waiting[0].message()], [self.waiting[0].sock.fileno()])
                self.waiting.popleft().sock.close()
        self.line.close()
        while not self.ended() and time.monotonic() < until:
            time.sleep(0.05)
        if not self.ended():
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)


def _child(line: socket.socket, answer: Callable[[Begun], None], prepare: Callable[[], None]) -> None:
    """In the new process: answer until the parent closes its end of the line. Never returns."""
    status = 1
    try:
        for one in (signal.SIGTERM, signal.SIGQUIT, signal.SIGABRT, signal.SIGUSR1, signal.SIGCHLD):
            signal.signal(one, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.set_wakeup_fd(-1)
        kernel.die_with_parent(signal.SIGKILL)
        kernel.stand_back(BEHIND)
        prepare()
        threads = [threading.Thread(target=_answers, args=(line, answer), daemon=True) for _ in range(AT_ONCE)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        status = 0
    finally:
        os._exit(status)


def _answers(line: socket.socket, answer: Callable[[Begun], None]) -> None:
    """One thread: a request after the other, each taken when the one before is done."""
    while True:
        message, descriptors, _, _ = socket.recv_fds(line, LONGEST_HEAD + 4096, 1)
        if not message:
            return
        for descriptor in descriptors:
            answer(_begun(message, descriptor))
