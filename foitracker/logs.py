"""Lines of the log: what happened and where in the program, never what a document, a mail or a form says.

An exception's own words can quote a cell or a row (a database names the value it refuses). So a line gives the kind of
each exception and the way through the code, and leaves out its words.
"""

from __future__ import annotations

import logging
import traceback
from typing import Any

from pythonjsonlogger.json import JsonFormatter

PARTS = ("exc", "args", "kwargs", "traceback", "return_value")
"""What the task library writes of a task, beside its name and number."""


def without_words(exc_info: Any) -> str:
    """The exceptions by kind, the first cause first, with the way through the code."""
    told: list[str] = []
    fault: BaseException | None = exc_info[1] if isinstance(exc_info, tuple) else None
    seen: set[int] = set()
    while fault is not None and id(fault) not in seen:
        seen.add(id(fault))
        told.append("".join(traceback.format_tb(fault.__traceback__)) + type(fault).__qualname__)
        fault = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    return "\n".join(reversed(told))


class Discreet(logging.Filter):
    """Takes what tasks were given and what their exceptions said out of a line."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.exc_text = None  # another handler may have written it in full
        if isinstance(record.args, dict):
            record.args = {key: "…" if key in PARTS else value for key, value in record.args.items()}
        elif record.args:
            record.args = tuple(type(one).__name__ if isinstance(one, BaseException) else one for one in record.args)
        return True


class Line(logging.Formatter):
    """For people."""

    def formatException(self, ei: Any) -> str:
        return without_words(ei)


class Json(JsonFormatter):
    """For programs: one object a line."""

    def formatException(self, ei: Any) -> str:
        return without_words(ei)
