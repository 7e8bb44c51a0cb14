"""One spoiled document read as a worker reads it, and what must hold of the answer."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from ingestion.mail_reading import read_mail
from ingestion.sandbox import Limits, read_in_sandbox, supervision
from ingestion.sandbox.warm_process import WarmProcess
from ingestion.values.reading import Reading
from requests_app.mail.confined import UnreadableMail
from requests_app.storable import storable

CODES = {"encrypted", "too_large", "unsupported", "damaged", "timed_out", "empty", "unsafe"}
LIMITS = Limits()
NEXT = "Sex of victim,2017/18\nFemale,54\nMale,12\n"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one: its code (`read` where it was), the seconds of processor time and bytes that it took, the
    seconds until the next document was read, and what does not hold, in sentences."""

    code: str
    processor: float
    memory: int
    next_after: float
    faults: tuple[str, ...]


class Watched(WarmProcess):
    """Remembers what the last reading took."""

    peak, processor = 0, 0.0

    def _finish(self, line: Any) -> tuple[int, int]:
        before = self._taken()
        status, self.peak = super()._finish(line)
        self.processor = self._taken() - before
        return status, self.peak

    def _taken(self) -> float:
        try:
            times = psutil.Process(self._process.pid if self._process else 0).cpu_times()
        except psutil.Error:
            return 0.0
        return float(times.children_user + times.children_system)


@contextmanager
def watched() -> Iterator[Watched]:
    """For as long as the block lasts."""
    warm, supervision._warm = supervision._warm, Watched()
    try:
        yield supervision._warm
    finally:
        supervision._warm.stop()
        supervision._warm = warm


def tried(raw: bytes, folder: Path, warm: Watched) -> Outcome:
    """Read as a document; then an ordinary one."""
    path = folder / "hostile"
    path.write_bytes(raw)
    warm.peak, warm.processor = 0, 0.0
    reading = read_in_sandbox(path, name="hostile", limits=LIMITS)
    processor, memory = warm.processor, warm.peak
    faults = [fault for one in _all(reading) for fault in _faults(one)]
    return Outcome(reading.error.code if reading.error else "read", processor, memory, *_next(folder, faults))


def tried_as_mail(raw: bytes, folder: Path, warm: Watched) -> Outcome:
    """Taken apart as a mail; then an ordinary document."""
    path = folder / "hostile.eml"
    path.write_bytes(raw)
    warm.peak, warm.processor = 0, 0.0
    faults: list[str] = []
    try:
        mail = read_mail(path)
    except UnreadableMail as refusal:
        code, said = "refused", [str(refusal)]
    else:
        code, said = "read", list(mail.trouble)
        faults += [f"not storable: {text[:40]!r}" for text in (mail.text, mail.subject) if storable(text) != text]
    faults += [f"no sentence: {sentence!r}" for sentence in said if not _is_sentence(sentence)]
    return Outcome(code, warm.processor, warm.peak, *_next(folder, faults))


def _next(folder: Path, faults: list[str]) -> tuple[float, tuple[str, ...]]:
    path = folder / "next.csv"
    path.write_text(NEXT)
    begun = time.monotonic()
    after = read_in_sandbox(path, name="next.csv", limits=LIMITS)
    seconds = time.monotonic() - begun
    if sorted(record.as_written for record in after.records) != ["12", "54"]:
        faults.append("the next document was not read")
    return seconds, tuple(faults)


def _all(reading: Reading) -> Iterator[Reading]:
    yield reading
    for member in reading.members:
        yield from _all(member)


def _faults(reading: Reading) -> Iterator[str]:
    said = [finding.message for finding in reading.findings]
    if reading.error is not None:
        if reading.error.code not in CODES:
            yield f"an unknown code: {reading.error.code}"
        said.append(reading.error.sentence)
    elif not (reading.grids or reading.lines or reading.members or reading.findings or reading.records):
        yield "nothing was read, and nothing was said"
    yield from (f"no sentence: {sentence[:200]!r}" for sentence in said if not _is_sentence(sentence))


def _is_sentence(said: str) -> bool:
    return bool(said) and said[-1] in ".?!”" and "Traceback" not in said and "Error(" not in said
