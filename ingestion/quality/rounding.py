"""How far rounded parts may be from their rounded total."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingestion.quality.entries import Entry
from ingestion.values.interval import Interval, total

_ROUNDING = re.compile(r"\bround(?:ed|ing)\b", re.IGNORECASE)
_NEAREST = re.compile(
    r"\b(?:nearest|multiples? of|rounded(?: up| down)? to) (?:multiple of )?(?:the nearest )?"
    r"(?P<step>3|5|10|20|25|50|100|1,?000|three|five|ten|hundred|thousand)\b(?! (?:decimal|d\.?p|significant))",
    re.IGNORECASE,
)
_STEPS = {"three": 3, "five": 5, "ten": 10, "hundred": 100, "thousand": 1000}
LEAST_STEP = 5
"""The step of rounding where a document says that it rounds and not how."""


class Rounding:
    """What a table's words say of rounding, and whether its figures show it."""

    def __init__(self, words: str) -> None:
        self.said = _ROUNDING.search(words) is not None
        self._step = rounded_to(words) if self.said else None

    def most(self, parts: int) -> float:
        """How far so many rounded parts may be from their rounded total."""
        if self._step is None:
            return 0.5 * LEAST_STEP * parts
        return 0.5 * self._step * (parts + 1)

    def shows(self, entry: Entry, parts: Sequence[Entry]) -> bool:
        """Whether a total and its parts are rounded: it is said, all are fives, or decimals differ a little."""
        figures = [one.record.interval.low for one in (entry, *parts) if one.record.interval.exact]
        fives = len(figures) > 3 and all(value is not None and value % 5 == 0 for value in figures)
        broken = any(value is not None and not float(value).is_integer() for value in figures)
        return self.said or fives or (broken and _by_decimals(entry, parts))


def apart(one: Interval, other: Interval) -> float:
    """The distance between two intervals; 0 where they meet."""
    if one.high is not None and other.low is not None and one.high < other.low:
        return other.low - one.high
    if other.high is not None and one.low is not None and other.high < one.low:
        return one.low - other.high
    return 0.0


def _by_decimals(entry: Entry, parts: Sequence[Entry]) -> bool:
    summed = total(part.record.interval for part in parts)
    return apart(entry.record.interval, summed) <= 0.05 * len(parts) + 0.05


def rounded_to(words: str) -> int | None:
    """The step of rounding that the words name, None where they name none.

    >>> rounded_to("All figures have been rounded to the nearest 5."), rounded_to("Percentages are rounded")
    (5, None)
    """
    found = _NEAREST.search(words) if _ROUNDING.search(words) else None
    if found is None:
        return None
    step = found["step"].casefold().replace(",", "")
    return _STEPS[step] if step in _STEPS else int(step)
