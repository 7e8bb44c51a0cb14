"""Lines of the log: what happened and where in the program, never what a document, a mail or a form says.

An exception's own words can quote a cell or a row (a database names the value it refuses). So a line gives the kind of
each exception and the way through the code, and leaves out its words. Addresses that are a permission by themselves,
what was asked by an address, and passwords in the addresses of servers, are taken out of every line, whoever writes it.
"""

from __future__ import annotations

import logging
import re
import traceback
from typing import Any

from pythonjsonlogger.json import JsonFormatter

PARTS = ("exc", "args", "kwargs", "traceback", "return_value")
"""What the task library writes of a task, beside its name and number."""


_PRIVATE = re.compile(r"\b((?:calendar|invitation)(?:/|%2f))[^\s'\"<>]+", re.IGNORECASE)
"""What follows is a secret: whoever holds the address comes in by it. Also where it was copied wrongly."""

_ASKED = re.compile(r"(/[^\s'\"<>?]*\?)[^\s'\"<>]+")
"""What is asked by an address may be words that are looked for, or a sign-in's code."""

_PASSWORD = re.compile(r"(\w://[^\s:@/]*:)[^\s@/]+@")


def without_secrets(text: str) -> str:
    """The line without what would let its reader in."""
    return _PASSWORD.sub(r"\1…@", _ASKED.sub(r"\1…", _PRIVATE.sub(r"\1…", text)))


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
    """Takes secrets, what tasks were given and what their exceptions said out of a line."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.exc_text = None  # another handler may have written it in full
        if isinstance(record.args, dict):
            record.args = {key: "…" if key in PARTS else value for key, value in record.args.items()}
        elif record.args:
            record.args = tuple(type(one).__name__ if isinstance(one, BaseException) else one for one in record.args)
        try:
            said = record.getMessage()
        except (TypeError, ValueError):  # its words do not fit its gaps: then they are left out
            said = str(record.msg)
        record.msg, record.args = without_secrets(said), ()
        return True


class Line(logging.Formatter):
    """For people."""

    def formatException(self, ei: Any) -> str:
        return without_words(ei)


class Json(JsonFormatter):
    """For programs: one object a line, of the fields that the format names. What a library hangs on its lines besides
    (the framework a whole request, with its address) is not among them."""

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        known = {self._get_rename(field) for field in self._required_fields} | {"exc_info", "stack_info"}
        return {key: value for key, value in log_data.items() if key in known}

    def formatException(self, ei: Any) -> str:
        return without_words(ei)
