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

from gunicorn import util
from gunicorn.glogging import Logger
from gunicorn.http import get_parser
from gunicorn.workers.gthread import TConn, ThreadWorker

from foitracker import env
from foitracker.logs import Discreet, Line
from foitracker.uploads_apart import LONGEST_HEAD, Begun, Uploads, carries_files, possible

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

    def begin(self, *, read_ahead: bytes = b"") -> None:
        """The next request: its time starts now. What is read of it is noted until it is known who answers it."""
        self._since, self._came = time.monotonic(), 0
        self._heard: list[bytes] | None = [read_ahead]

    def heard(self) -> bytes:
        """What was read of the request so far; from now on nothing is noted."""
        heard, self._heard = b"".join(self._heard or []), None
        return heard

    def plain(self) -> socket.socket:
        return self._sock

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
        if self._heard is not None:
            self._heard.append(piece)
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
    """Gunicorn's threads on connections that hurry. What brings files is handed over (foitracker/uploads_apart.py)."""

    uploads: Uploads | None = None

    def part_with_uploads(self) -> None:
        """Once, when the program is loaded and no thread was started yet."""
        if possible() and not self.cfg.is_ssl:
            # Beside those that wait: its connections, each thread's to the database, what every process holds open.
            used = self.cfg.worker_connections + self.cfg.threads + 100
            self.uploads = Uploads(self._answer_upload, in_child=self._only_uploads, used=used)

    def _only_uploads(self) -> None:
        for listener in self.sockets:
            listener.close()
        self.cfg.set("keepalive", 0)  # the next request may be for a page

    def _answer_upload(self, begun: Begun) -> None:
        """In the process with uploads: as if it had been read here from its beginning."""
        conn = TConn(self.cfg, begun.sock, begun.client, begun.server)
        conn.sock = Hurried(begun.sock)
        conn.parser = get_parser(self.cfg, conn.sock, begun.client)
        conn.parser.unreader.unread(begun.heard)
        conn.initialized = True
        try:
            super().handle(conn)
        finally:
            conn.close(graceful=True)

    def handle(self, conn: Any) -> Any:
        if isinstance(conn.sock, Hurried):
            conn.sock.begin(read_ahead=conn.parser.unreader.buf.getvalue() if conn.parser else b"")
        else:
            conn.sock = Hurried(conn.sock)
        return super().handle(conn)

    def handle_request(self, req: Any, conn: Any) -> bool:
        heard = conn.sock.heard()
        if self.uploads is None or not carries_files(req.method, dict(req.headers).get("CONTENT-TYPE", "")):
            return bool(super().handle_request(req, conn))
        if len(heard) > LONGEST_HEAD or self.uploads.ended():
            return bool(super().handle_request(req, conn))
        if self.uploads.full():
            util.write_error(
                conn.sock, 503, "Service Unavailable", "Too much is being uploaded. Try again in a minute."
            )
            return False
        # From here on the socket is the other process's: this one only forgets it.
        begun = Begun(conn.sock.plain(), conn.client, conn.server, heard)
        conn.close = lambda graceful=False: None
        self.method_queue.defer(self.uploads.give, begun, self.poller)
        return False

    def notify(self) -> None:
        super().notify()
        if self.alive and self.uploads is not None and self.uploads.ended():
            self.log.error("The process with uploads ended: it is started again, and this one with it.")
            self.alive = False

    def run(self) -> None:
        super().run()
        if self.uploads is not None:
            self.uploads.stop()


class DiscreetLog(Logger):
    """Gunicorn's own lines, which quote what a request began with, through the filter that all lines go through."""

    def _set_handler(self, log: logging.Logger, output: Any, fmt: logging.Formatter, stream: Any = None) -> None:
        super()._set_handler(log, output, Line(fmt._fmt, fmt.datefmt), stream)
        if handler := self._get_gunicorn_handler(log):
            handler.addFilter(Discreet())
