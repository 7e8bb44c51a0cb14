"""A warm process that makes a fresh one for each document.

It is started by the worker, holds no secret and no connection, has the libraries of the readers loaded and has read a
few words of our own, and never opens a document itself. Told of a job, it forks; told that the job is over, it kills
the whole group of that process, says how it ended, and only then forgets its number. It ends when the worker does.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import select
import signal
import socket
import struct
import sys
import tempfile
from pathlib import Path

LENGTH = struct.Struct(">I")
ENDED = struct.Struct(">iq")
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
LARGEST_JOB = 16 * 1024 * 1024
LOOK_AROUND = 5.0
"""Seconds after which an idle server asks whether its worker is still there."""

LOADED_EARLY = (
    "ingestion.pipeline",
    "ingestion.inspection",
    "ingestion.values.encoding",
    "ingestion.readers.selection",
    "ingestion.readers.delimited",
    "ingestion.readers.workbook",
    "ingestion.readers.old_workbook",
    "ingestion.readers.pdf",
    "ingestion.readers.word",
    "ingestion.readers.legacy_word",
    "ingestion.readers.html",
    "ingestion.readers.email",
    "ingestion.readers.outlook",
    "ingestion.readers.archive",
    "charset_normalizer",
    "xlrd",
    "PIL.PngImagePlugin",
    "PIL.JpegImagePlugin",
    "encodings.cp437",
    "encodings.cp1252",
    "numpy",
    "openpyxl",
    "python_calamine",
    "lxml.etree",
    "lxml.html",
    "pypdfium2",
    "docx",
    "olefile",
    "email.policy",
    "email.parser",
)

OWN = b"""Number of offences by sex of victim,2017/18,2018/19
Female,12,<5
Total,15,9

The information requested is held. Figures below 5 are withheld under section 40(2).
"""
"""Read in the warm process, so that what the first document of a process works out (wordings taken apart, how readings
are written down) is there for each that is forked from it: nine tenths of what a small document would take."""


def serve(control: int, *, early: bool = False) -> None:
    """Serve the worker at the other end of this socket until it goes away. One document at a time.

    The readers' libraries are loaded at once where `early`, else with the second document: one alone is read sooner
    without.
    """
    worker = os.getppid()
    jobs = 0
    if early:
        _load_early()
    with socket.socket(fileno=control) as line:
        while True:
            request = _next_job(line, worker)
            if request is None:
                return
            pickled, answer = request
            jobs += 1
            if jobs == 2 and not early:
                _load_early()
            child = os.fork()
            if child == 0:
                line.close()
                from ingestion.sandbox.child import run

                run(pickled, answer)
            os.close(answer)
            try:
                line.sendall(LENGTH.pack(child))
                _wait_for_end(line, child, worker)
            finally:
                status, peak = _end(child)
            line.sendall(ENDED.pack(status, peak))


def _next_job(line: socket.socket, worker: int) -> tuple[bytes, int] | None:
    while not select.select([line], [], [], LOOK_AROUND)[0]:
        if os.getppid() != worker:
            return None
    head, descriptors, _, _ = socket.recv_fds(line, LENGTH.size, 1)
    if len(head) < LENGTH.size or not descriptors:
        return None
    body = _exactly(line, min(LENGTH.unpack(head)[0], LARGEST_JOB))
    return (body, descriptors[0]) if body is not None else None


def _exactly(line: socket.socket, length: int) -> bytes | None:
    pieces = bytearray()
    while len(pieces) < length:
        piece = line.recv(length - len(pieces))
        if not piece:
            return None
        pieces += piece
    return bytes(pieces)


def _wait_for_end(line: socket.socket, child: int, worker: int) -> None:
    """Until the worker says that the job is over, or is gone."""
    while not select.select([line], [], [], LOOK_AROUND)[0]:
        if os.getppid() != worker:
            _end(child)
            os._exit(0)
    if not line.recv(1):
        _end(child)
        os._exit(0)


def _end(child: int) -> tuple[int, int]:
    """Kill what is left of the child and everything in its group; its exit status and the most memory it held, in
    bytes.

    The child is forgotten last: until then its number cannot come to mean another process. One that had ended by itself
    keeps its own status.
    """
    for kill in (os.killpg, os.kill):
        with contextlib.suppress(OSError):
            kill(child, signal.SIGKILL)
    _, status, usage = os.wait4(child, 0)
    return os.waitstatus_to_exitcode(status), usage.ru_maxrss * RSS_UNIT


def _load_early() -> None:
    for name in LOADED_EARLY:
        # A library that is not there yet is refused by the reader that needs it, with its own sentence.
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    with contextlib.suppress(Exception):  # what is wrong here is wrong with every document, and told with each
        _read_own_words()
    gc.collect()
    gc.freeze()


def _read_own_words() -> None:
    from ingestion.pipeline import read_file
    from ingestion.values.encoding import encode

    with tempfile.TemporaryDirectory(prefix="foitracker-ready-") as folder:
        own = Path(folder) / "own.csv"
        own.write_bytes(OWN)
        encode(read_file(own))
