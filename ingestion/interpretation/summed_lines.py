"""What the labels of lines that add others up say for and against their being totals. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingestion.interpretation.adding_up import may_be_sum
from ingestion.interpretation.ages import AgeRange, age_range
from ingestion.interpretation.labels import Axis, Labels
from ingestion.interpretation.periods import period_of
from ingestion.interpretation.totals import Sum
from ingestion.values.interval import Interval
from ingestion.values.period import Period

FEWEST_PROVEN = 2
"""Sub-totals proven by their sums before lines written like them are taken for sub-totals as well."""


def sole_label(labels: Labels) -> str:
    """The one label of a line; "" for totals and for lines with several."""
    texts = list(labels.categories.values())
    return texts[0] if labels.total is None and len(texts) == 1 and not labels.time else ""


def is_a_period_of_its_own(axis: Axis, found: Sum) -> bool:
    """Whether a line that happens to be a sum is labelled with a period that does not hold those it would add up:
    2023/24 is no total of 2021/22 and 2022/23, whatever the figures."""
    labels = axis.lines[found.line]
    if labels.total is not None:
        return False
    whole = period_of(labels.time)
    if whole is None or not whole.known:
        return False
    for number in range(found.first, found.last + 1):
        part = period_of(axis.lines[number].time) if number != found.line else None
        if part is not None and part.known and not _holds(whole, part):
            return True
    return False


def is_an_age_of_its_own(axis: Axis, found: Sum) -> bool:
    """Whether a line that happens to be a sum is labelled with ages and all those that it would add up with others:
    "12-15" is no total of "16-17" and "18+"."""
    labels = [sole_label(axis.lines[n]) for n in range(found.first, found.last + 1) if n != found.line]
    own = age_range(sole_label(axis.lines[found.line]))
    parts = [ages for label in labels if label and (ages := age_range(label)) is not None]
    return own is not None and bool(parts) and all(_apart(own, ages) for ages in parts)


def _apart(one: AgeRange, other: AgeRange) -> bool:
    first, second = sorted((one, other), key=lambda ages: ages[0])
    return first[1] is not None and first[1] < second[0]


def _holds(whole: Period, part: Period) -> bool:
    if whole.start is None or whole.end is None or part.start is None or part.end is None:
        return False
    return whole.start <= part.start and part.end <= whole.end


def of_their_pattern(axis: Axis, sums: Sequence[Sum], figures: Sequence[Sequence[Interval | None]]) -> list[Sum]:
    """Sub-totals too small or too hidden to be told by their sums, told by their labels: where the proven ones are all
    written alike ("AA01", "AA02") and as far from their parts, lines written so that may be such sums are too."""
    groups = [found for found in sums if found.last - found.first + 1 < len(axis.lines) - 1]
    patterns = {_pattern(axis.lines[found.line]) for found in groups}
    shapes = {(found.first - found.line, found.last - found.line) for found in groups}
    if len(groups) < FEWEST_PROVEN or len(patterns) != 1 or len(shapes) != 1 or not any("9" in p for p in patterns):
        return []
    pattern, (first, last) = patterns.pop(), shapes.pop()
    written_so = [n for n, labels in enumerate(axis.lines) if _pattern(labels) == pattern]
    known = {found.line for found in sums}
    inside = {n for found in groups for n in range(found.first, found.last + 1)}
    if inside & set(written_so):
        return []
    return [
        Sum(n, n + first, n + last)
        for n in written_so
        if n not in known
        and n + first >= 0
        and n + last < len(axis.lines)
        and not set(range(n + first, n + last + 1)) & set(written_so)
        and may_be_sum(n, range(n + first, n + last + 1), figures)
    ]


def _pattern(labels: Labels) -> str:
    """How a label is written: letters and digits as such, so that codes of one kind read alike."""
    text = " ".join(labels.categories.values())
    return re.sub(r"\d", "9", re.sub(r"[^\W\d_]", "a", text))
