"""The process that reads one document and then ends."""

from __future__ import annotations

import contextlib
import gc
import importlib
import inspect
import os
import pickle
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from ingestion.sandbox import confinement, kernel
from ingestion.sandbox.job import MAIL, MEDIA_TYPE, PROGRESS, PROTECTIONS, READING, Job, file_frame, frame

if TYPE_CHECKING:
    from ingestion.values.reading import Reading

PROGRESS_EVERY = 0.2
"""Seconds between two words about progress: more would drown the answer."""

FAULT = "reader ended by "

SAID = "said.txt"
"""What the libraries print goes here, in the scratch folder: it tells one death from another."""


def run(pickled: bytes, answer: int) -> None:
    """Read the document and write the answer to this descriptor. Never returns: ends the process."""
    status = 1
    try:
        os.setsid()
        kernel.group_as_nice()  # the worker's, which lets pages go first
        os.set_inheritable(answer, False)
        if kernel.linux():
            kernel.die_with_parent(signal.SIGKILL)
        job: Job = pickle.loads(pickled)  # noqa: S301  written by the worker, before any document was opened
        _settle(job.scratch)
        _print_into(job.scratch)
        for package in confinement.OWN_PACKAGES:
            importlib.import_module(package)  # found before the project's folder can no longer be listed
        if not job.reader.startswith("ingestion."):
            importlib.import_module(job.reader.partition(":")[0])
        document = job.document or Path(os.devnull)
        confined = confinement.confine(document=document, scratch=job.scratch, limits=job.limits)
        _settle(confined.scratch)
        if job.document is None:
            _write(answer, frame(PROTECTIONS, confinement.held(confined.scratch)))
        elif job.reader == MAIL:
            _take_mail_apart(confined.document, answer)
        else:
            _read(job, confined.document, answer)
        status = 0
    except BaseException as fault:  # whatever it was ends here, and the worker is told by the exit status
        with contextlib.suppress(Exception):
            traceback.print_exc()
            print(where(fault), file=sys.stderr, flush=True)
        if isinstance(fault, MemoryError):
            status = 3
    finally:
        os._exit(status)


def where(fault: BaseException) -> str:
    """The fault's kind and line: what may stand in a log, as its message may quote the document."""
    steps = traceback.extract_tb(fault.__traceback__)
    line = f" in {Path(steps[-1].filename).name} line {steps[-1].lineno}" if steps else ""
    return f"{FAULT}{type(fault).__name__}{line}"


def _settle(scratch: Path) -> None:
    """Work in the scratch folder."""
    os.chdir(scratch)
    os.environ.update(TMPDIR=str(scratch), HOME=str(scratch), XDG_CACHE_HOME=str(scratch), XDG_CONFIG_HOME=str(scratch))
    # The folder for temporary files was perhaps chosen before this process had its own.
    if "tempfile" in sys.modules:
        vars(sys.modules["tempfile"])["tempdir"] = str(scratch)


def _print_into(scratch: Path) -> None:
    """What is printed is kept in the scratch folder."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    said = os.open(scratch / SAID, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    for source, target in ((nothing, 0), (said, 1), (said, 2)):
        os.dup2(source, target)


def _read(job: Job, document: Path, answer: int) -> None:
    from ingestion.inspection import inspect_file
    from ingestion.values.encoding import encode
    from ingestion.values.reading import FileFacts, Reading, UnreadableFile

    last = [0.0]

    def progress(done: int, of: int | None, unit: str) -> None:
        now = time.monotonic()
        if now - last[0] >= PROGRESS_EVERY or done == of:
            last[0] = now
            _write(answer, frame(PROGRESS, [done, of, unit]))

    try:
        inspect_file(document, largest=job.limits.document)
        _write(answer, frame(MEDIA_TYPE, _media_type(document)))
        module, _, function = job.reader.partition(":")
        read = getattr(importlib.import_module(module), function)
        known = inspect.signature(read).parameters
        how = {name: value for name, value in job.how.items() if name in known}
        reading = read(document, name=job.name, progress=progress, **how)
    except UnreadableFile as fault:
        reading = Reading(FileFacts(job.name, "", 0, ""), error=fault)
    _blame_memory(reading)
    gc.disable()
    _write(answer, frame(READING, encode(reading)))


def _blame_memory(reading: Reading) -> None:
    """A file that its reader calls damaged because memory ran out is not."""
    from ingestion.sandbox.verdicts import TOO_LARGE, tells_of_memory
    from ingestion.values.reading import UnreadableFile

    if reading.error is not None and reading.error.code == "damaged" and tells_of_memory(reading.error):
        reading.error = UnreadableFile("too_large", TOO_LARGE)
    for member in reading.members:
        _blame_memory(member)


def _take_mail_apart(document: Path, answer: int) -> None:
    from ingestion.mail_answer import taken_apart

    written, files = taken_apart(document)
    for content in files:
        _write(answer, file_frame(content))
    _write(answer, frame(READING, written))


def _media_type(document: Path) -> str:
    from ingestion.readers.selection import media_type

    return media_type(document)


def _write(descriptor: int, body: bytes) -> None:
    view = memoryview(body)
    while view:
        view = view[os.write(descriptor, view) :]
