"""A virus scanner beside the program (ClamAV's clamd), asked over its own protocol before anything is opened.

Without a setting there is none, and the sandbox alone stands between a document and the machine. With one, what it has
not looked at is not opened: a scanner that is down means waiting, never passing.
"""

from __future__ import annotations

import socket
import struct
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

PIECE = 1 << 16
PATIENCE = 60.0
"""Seconds for each answer; a scan of the largest document takes a few."""

INFECTED = (
    "The virus scanner found {what} in this file, so it was not opened and is kept apart. Tell the sender, and ask for "
    "the file again."
)
TOO_LARGE = (
    "This file is larger than the virus scanner looks at, so it was not opened. Ask whoever runs this program to raise "
    "its StreamMaxLength, or ask for the file in parts; then have it read again."
)


class ScannerAway(OSError):
    """It does not answer, or not as it should: the file waits."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the file is not opened, in a sentence; whether something was found in it."""

    sentence: str
    infected: bool


def is_set() -> bool:
    return bool(settings.CLAMAV)


def answers() -> bool:
    """Whether it says PONG. Raises ScannerAway."""
    with _connected() as line:
        line.sendall(b"zPING\0")
        return _answer(line) == "PONG"


def refused(path: Path) -> Refusal | None:
    """Why this file may not be opened; None where it may, or where no scanner is set. Raises ScannerAway."""
    if not is_set():
        return None
    try:
        with _connected() as line, path.open("rb") as file:
            said = _scanned(line, file)
    except FileNotFoundError:
        raise
    except (OSError, UnicodeDecodeError) as fault:
        raise ScannerAway(f"The virus scanner does not answer ({type(fault).__name__}).") from fault
    if said == "stream: OK":
        return None
    if said.startswith("stream: ") and said.endswith(" FOUND"):
        what = said.removeprefix("stream: ").removesuffix(" FOUND")[:100]
        return Refusal(INFECTED.format(what=f"“{what}”"), infected=True)
    if "size limit exceeded" in said:
        return Refusal(TOO_LARGE, infected=False)
    raise ScannerAway("The virus scanner answered with a fault of its own.")


def _scanned(line: socket.socket, file: object) -> str:
    """The file told in pieces, each with its length; one of no length ends it. It may be cut short by the answer."""
    try:
        line.sendall(b"zINSTREAM\0")
        while piece := file.read(PIECE):  # type: ignore[attr-defined]
            line.sendall(struct.pack("!I", len(piece)) + piece)
        line.sendall(struct.pack("!I", 0))
    except (BrokenPipeError, ConnectionResetError):
        pass  # it has heard enough, and says why
    return _answer(line)


def _answer(line: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < 4096:
        piece = line.recv(4096)
        if not piece:
            break
        said += piece
    if not said.endswith(b"\0"):
        raise ScannerAway("The virus scanner's answer was cut short.")
    return said.rstrip(b"\0").decode()


def _connected() -> socket.socket:
    """To a socket in the file system, or to host:port."""
    at = settings.CLAMAV
    try:
        if "/" in at:
            line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            line.settimeout(PATIENCE)
            try:
                line.connect(at)
            except BaseException:
                line.close()
                raise
            return line
        host, _, port = at.rpartition(":")
        return socket.create_connection((host or "127.0.0.1", int(port)), timeout=PATIENCE)
    except (OSError, ValueError) as fault:
        raise ScannerAway(f"The virus scanner does not answer ({type(fault).__name__}).") from fault
