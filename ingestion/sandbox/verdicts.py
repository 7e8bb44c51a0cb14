"""How a reading process ended, as a sentence for the person who uploaded the document. Pure."""

from __future__ import annotations

import signal
from dataclasses import dataclass

from ingestion.values.reading import UnreadableFile

OUT_OF_MEMORY_STATUS = 3
OUT_OF_MEMORY_WORDS = ("memory allocation of", "bad_alloc", "out of memory", "cannot allocate memory", "memoryerror")

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


@dataclass(frozen=True, slots=True)
class Ending:
    """`status` is the exit status, or minus the signal's number; `said` the last words printed."""

    status: int
    said: str = ""
    out_of_time: bool = False
    answered_too_much: bool = False


def verdict(ending: Ending) -> UnreadableFile:
    """Why there is no reading."""
    if ending.answered_too_much:
        return UnreadableFile("too_large", ANSWERED_TOO_MUCH)
    if ending.out_of_time or ending.status == -signal.SIGXCPU:
        return UnreadableFile("timed_out", TIMED_OUT)
    words = ending.said.lower()
    if ending.status == OUT_OF_MEMORY_STATUS or any(hint in words for hint in OUT_OF_MEMORY_WORDS):
        return UnreadableFile("too_large", TOO_LARGE)
    return UnreadableFile("damaged", STOPPED)
