"""The worker's side: hands a document to a process of its own, watches the clock, and believes nothing it is not told
in the shape of a reading."""

from __future__ import annotations

import atexit
import contextlib
import gc
import hashlib
import json
import logging
import os
import re
import select
import shutil
import stat
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingestion.sandbox import confinement
from ingestion.sandbox.child import FAULT, SAID
from ingestion.sandbox.job import FILE, MAIL, MEDIA_TYPE, PIPELINE, PROGRESS, PROTECTIONS, READING, Frames, Job
from ingestion.sandbox.limits import Limits
from ingestion.sandbox.verdicts import TOO_LARGE, Ending, verdict
from ingestion.sandbox.warm_process import WarmProcess
from ingestion.values.contents import Progress, no_progress
from ingestion.values.encoded_cells import MalformedReading
from ingestion.values.encoding import decode
from ingestion.values.reading import FileFacts, Reading, UnreadableFile

log = logging.getLogger(__name__)

UNKNOWN_TYPE = "application/octet-stream"
PIECE = 1 << 16
LAST_WORDS = 4096
MUCH_OF_IT = 0.7
"""Of the memory a reading may hold: one that dies, or calls its document damaged, after so much had too little."""

MEDIA_TYPE_NAME = re.compile(r"[A-Za-z0-9.+-]{1,60}/[A-Za-z0-9.+-]{1,120}")
UNITS = ("pages", "rows")


def read_in_sandbox(
    path: Path,
    *,
    name: str,
    specification: Any = None,
    profile: Any = None,
    progress: Progress = no_progress,
    limits: Limits | None = None,
    **how: Any,
) -> Reading:
    """The pipeline's reading of this file, made in a process that can do nothing else.

    Never raises for what a document does: a file that cannot be read, or that stops its reader, gives a Reading with
    `error`. `how` is handed to the pipeline by name where it knows the name. Thread-safe; one document at a time in a
    worker. Raises OSError when no process can be started at all (a fault of the machine, not of the document).
    """
    how = {"specification": specification, "profile": profile, **how}
    return read_with(PIPELINE, path, name=name, how=how, progress=progress, limits=limits or Limits())


def read_with(
    reader: str, path: Path, *, name: str, how: Mapping[str, Any], progress: Progress, limits: Limits
) -> Reading:
    """As `read_in_sandbox`, with the function named here (module:function) in the pipeline's place."""
    facts = _facts(path, name)
    with _scratch() as scratch:
        job = Job(document=path.resolve(), name=name, scratch=scratch, limits=limits, how=how, reader=reader)
        outcome = _Outcome(progress)
        ending = _supervise(job, outcome)
        reading = None if ending.answered_too_much else outcome.decoded()
    if reading is None:
        error = verdict(ending)
        log.warning("no reading of %s: %s, status %d %s", facts("").sha256, error.code, ending.status, _fault(ending))
        return Reading(facts(outcome.media_type), error=error)
    if reading.error is not None and reading.error.code == "damaged" and ending.short_of_memory:
        reading.error = UnreadableFile("too_large", TOO_LARGE)
    media_type = reading.file.media_type if MEDIA_TYPE_NAME.fullmatch(reading.file.media_type) else outcome.media_type
    reading.file = facts(media_type)
    return reading


@dataclass(frozen=True, slots=True)
class MailAnswer:
    """A mail taken apart, as it was answered: JSON not yet checked, and the contents of its files in order; or why not.
    `sha256` is the mail's own, taken here."""

    sha256: str
    document: bytes = b""
    files: tuple[bytes, ...] = ()
    error: UnreadableFile | None = None


def take_mail_apart(path: Path, *, limits: Limits) -> MailAnswer:
    """As `read_in_sandbox`, for a mail. Raises OSError where no process can be started or the mail is not there."""
    sha256 = _facts(path, "")("").sha256
    with _scratch() as scratch:
        outcome = _Outcome(no_progress)
        ending = _supervise(Job(document=path.resolve(), name="", scratch=scratch, limits=limits, reader=MAIL), outcome)
    if outcome.reading is None or ending.answered_too_much:
        error = verdict(ending)
        log.warning("no mail taken from %s: %s, status %d %s", sha256, error.code, ending.status, _fault(ending))
        return MailAnswer(sha256, error=error)
    return MailAnswer(sha256, outcome.reading, tuple(outcome.files))


def _fault(ending: Ending) -> str:
    """The last line printed where it is our own, which quotes nothing of the document."""
    line = ending.said.rstrip().rpartition("\n")[2]
    return line[:200] if line.startswith(FAULT) else ""


def prepare() -> None:
    """For a worker that will read many documents: its process gets ready before the first one. Returns at once."""
    _warm.prepare()


def protections() -> list[str]:
    """What keeps a document from doing harm on this machine, one sentence each, found by trying to break it."""
    return [sentence for sentence, holds in _probe().items() if holds]


def gaps() -> list[str]:
    """What of it this machine does not have, in the same words."""
    return [sentence for sentence, holds in _probe().items() if not holds]


def _probe() -> dict[str, bool]:
    with _scratch() as scratch:
        outcome = _Outcome(no_progress)
        _supervise(Job(document=None, name="", scratch=scratch, limits=Limits(wall_seconds=20)), outcome)
    return {**outcome.protections, confinement.CLOCKED: True, confinement.DISCARDED: True}


def _facts(path: Path, name: str) -> Callable[[str], FileFacts]:
    """The file's own facts, taken here: the reading process is not asked what it read."""
    digest = hashlib.sha256()
    size = 0
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
            size += len(piece)
    return lambda media_type: FileFacts(name, digest.hexdigest(), size, media_type)


class _Outcome:
    """What came back so far."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.media_type = UNKNOWN_TYPE
        self.pages = 0
        self.reading: bytes | None = None
        self.files: list[bytes] = []
        self.protections: dict[str, bool] = {}

    @property
    def complete(self) -> bool:
        return self.reading is not None or bool(self.protections)

    def decoded(self) -> Reading | None:
        if self.reading is None:
            return None
        collecting = gc.isenabled()
        gc.disable()  # many small values and no rings among them: collecting between would double the time
        try:
            return decode(json.loads(self.reading))
        except (MalformedReading, ValueError, RecursionError):
            return None
        finally:
            if collecting:
                gc.enable()

    def take(self, kind: bytes, body: bytes) -> None:
        if kind == READING:
            self.reading = body
            return
        if kind == FILE:
            self.files.append(body)
            return
        try:
            said = json.loads(body)
        except (ValueError, RecursionError):
            return
        if kind == PROGRESS and _is_progress(said):
            self.pages = max(self.pages, said[0] if said[2] == "pages" else 0)
            self.progress(*said)
        elif kind == MEDIA_TYPE and isinstance(said, str) and MEDIA_TYPE_NAME.fullmatch(said):
            self.media_type = said
        elif kind == PROTECTIONS and isinstance(said, dict):
            self.protections = {str(sentence): holds is True for sentence, holds in said.items()}


def _is_progress(said: object) -> bool:
    return (
        isinstance(said, list)
        and len(said) == 3
        and isinstance(said[0], int)
        and (said[1] is None or isinstance(said[1], int))
        and said[2] in UNITS
    )


def _supervise(job: Job, outcome: _Outcome) -> Ending:
    """Run the job and gather its answer until it is whole, the process ends, or a limit is reached."""
    began = time.monotonic()
    frames = Frames(job.limits.output)
    out_of_time = too_much = False
    with _warm.reading(job) as reading:
        while not outcome.complete:
            left = began + job.limits.seconds_with(outcome.pages) - time.monotonic()
            if left <= 0 or not select.select([reading.answer], [], [], left)[0]:
                out_of_time = True
                break
            piece = os.read(reading.answer, PIECE)
            if not piece:
                break
            try:
                for kind, body in frames.add(piece):
                    outcome.take(kind, body)
            except OverflowError:
                too_much = True
                break
    short_of_memory = reading.peak > MUCH_OF_IT * job.limits.memory
    status = 0 if outcome.complete else reading.status  # whole, and ended from here: what it said was no reading
    return Ending(status, _last_words(job.scratch), out_of_time, too_much, short_of_memory)


def _last_words(scratch: Path) -> str:
    with contextlib.suppress(OSError), (scratch / SAID).open("rb") as file:
        file.seek(0, os.SEEK_END)
        file.seek(max(0, file.tell() - LAST_WORDS))
        return file.read(LAST_WORDS).decode(errors="replace")
    return ""


@contextlib.contextmanager
def _scratch() -> Iterator[Path]:
    """A folder of its own for one document, gone afterwards whatever was done to it."""
    folder = Path(tempfile.mkdtemp(prefix="foitracker-reading-")).resolve()
    try:
        yield folder
    finally:
        _remove(folder)


def _remove(folder: Path) -> None:
    def again(function: Callable[..., object], path: str, fault: object) -> None:
        with contextlib.suppress(OSError):
            os.chmod(os.path.dirname(path), stat.S_IRWXU)
            os.chmod(path, stat.S_IRWXU, follow_symlinks=False) if os.path.isdir(path) else None
            function(path)

    shutil.rmtree(folder, onerror=again)
    shutil.rmtree(folder, ignore_errors=True)


_warm = WarmProcess()
atexit.register(_warm.stop)
