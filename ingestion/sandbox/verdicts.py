"""How a reading process ended, as a sentence for the person who uploaded the document. Pure."""

from __future__ import annotations

import signal
from dataclasses import dataclass

from ingestion.values.reading import UnreadableFile

OUT_OF_MEMORY_STATUS = 3
OUT_OF_MEMORY_WORDS = (
    "memory allocation",
    "bad_alloc",
    "out of memory",
    "cannot allocate memory",
    "memoryerror",
    "failed to allocate",
)

TIMED_OUT = (
    "Reading this document took longer than it may, so it was stopped and nothing was taken from it. Please ask for "
    "the figures as a plain spreadsheet (.xlsx or .csv)."
)
TOO_LARGE = (
    "Reading this document needs more memory than it may have, often because a sheet claims far more cells than it "
    "fills. Nothing was taken from it. Please copy the filled part into a new workbook and upload that."
)
ANSWERED_TOO_MUCH = (
    "This document holds more than can be taken from one return. Nothing was taken from it. Please split it and upload "
    "the parts."
)
STOPPED = (
    "This document stops the program that reads it, which damaged files do. Nothing was taken from it. Please open it "
    "in the program that made it, save it anew and upload that, or ask the force to send it again."
)


INTERRUPTED = (
    "The machine stopped the program that was reading this document, as it does when it runs short of memory. Nothing "
    "was taken from it, and nothing is said against the document: have it read again when less is going on."
)


@dataclass(frozen=True, slots=True)
class Ending:
    """`status` is the exit status, or minus the signal's number; `said` the last words printed; `short_of_memory` that
    the process held nearly what it may."""

    status: int
    said: str = ""
    out_of_time: bool = False
    answered_too_much: bool = False
    short_of_memory: bool = False


def tells_of_memory(fault: BaseException | None) -> bool:
    """Whether a fault, or what it arose from, is that memory ran out: libraries say so in their own words."""
    seen: set[int] = set()
    while fault is not None and id(fault) not in seen:
        seen.add(id(fault))
        words = str(fault).lower()
        if isinstance(fault, MemoryError) or any(hint in words for hint in OUT_OF_MEMORY_WORDS):
            return True
        fault = fault.__cause__ or fault.__context__
    return False


def verdict(ending: Ending) -> UnreadableFile:
    """Why there is no reading."""
    if ending.answered_too_much:
        return UnreadableFile("too_large", ANSWERED_TOO_MUCH)
    if ending.out_of_time or ending.status == -signal.SIGXCPU:
        return UnreadableFile("timed_out", TIMED_OUT)
    words = ending.said.lower()
    told = any(hint in words for hint in OUT_OF_MEMORY_WORDS)
    if ending.status == OUT_OF_MEMORY_STATUS or ending.short_of_memory or told:
        return UnreadableFile("too_large", TOO_LARGE)
    if ending.status == -signal.SIGKILL:
        return UnreadableFile("interrupted", INTERRUPTED)
    return UnreadableFile("damaged", STOPPED)
