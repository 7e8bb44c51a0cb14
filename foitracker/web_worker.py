"""The web server's worker: a thread for each request under way, and none for whoever only keeps it waiting.

Behind the proxy of docker-compose.yml slow clients never come so far; on one machine, or where the proxy is set up
otherwise, this holds by itself.
"""

from __future__ import annotations

import errno
import logging
import socket
import time
from typing import Any

from gunicorn.glogging import Logger
from gunicorn.workers.gthread import ThreadWorker

from foitracker import env
from foitracker.logs import Discreet, Line

PATIENCE = float(env.number("WEB_PATIENCE", 15))
"""Seconds that a request may take to come in, before what its size adds."""

SLOWEST = 16 * 1024
"""Bytes a second below which a large upload is cut off: a tenth of the slowest line that is sold."""

ANSWER = 120.0
"""Seconds that one piece of an answer may take to be taken."""


class Hurried:
    """A connection on which each request must come in time. Everything else is the socket's own."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self.begin()

    def begin(self) -> None:
        """The next request: its time starts now."""
        self._since, self._came = time.monotonic(), 0

    def recv(self, size: int, *flags: int) -> bytes:
        """Raises ConnectionResetError where the client has had its time."""
        left = self._since + PATIENCE + self._came / SLOWEST - time.monotonic()
        if left <= 0:
            raise ConnectionResetError(errno.ECONNRESET, "too slow")
        self._sock.settimeout(left)
        try:
            piece = self._sock.recv(size, *flags)
        except TimeoutError:
            raise ConnectionResetError(errno.ECONNRESET, "too slow") from None
        self._came += len(piece)
        return piece

    def sendall(self, data: bytes, *flags: int) -> None:
        self._sock.settimeout(ANSWER)
        self._sock.sendall(data, *flags)

    def sendfile(self, *how: Any, **more: Any) -> int:
        self._sock.settimeout(ANSWER)
        return self._sock.sendfile(*how, **more)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)


class PatientNoLonger(ThreadWorker):
    """Gunicorn's threads on connections that hurry."""

    def handle(self, conn: Any) -> Any:
        if isinstance(conn.sock, Hurried):
            conn.sock.begin()
        else:
            conn.sock = Hurried(conn.sock)
        return super().handle(conn)


class DiscreetLog(Logger):
    """Gunicorn's own lines, which quote what a request began with, through the filter that all lines go through."""

    def _set_handler(self, log: logging.Logger, output: Any, fmt: logging.Formatter, stream: Any = None) -> None:
        super()._set_handler(log, output, Line(fmt._fmt, fmt.datefmt), stream)
        if handler := self._get_gunicorn_handler(log):
            handler.addFilter(Discreet())
