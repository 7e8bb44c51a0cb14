"""Figures of a letter that are totals: those that call themselves so ("2018/19 - total incidents: 28"), of their parts
where it gives any and else the only figure of their period, and those that a table beside the letter adds up to. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingestion.interpretation.sentence_periods import COUNTED
from ingestion.interpretation.sentence_reading import SentenceFigure
from ingestion.interpretation.totals import total_words
from ingestion.values.period import Period
from ingestion.values.place import Place
from ingestion.values.record import Record

FEWEST_PARTS = 2
_COUNTS = re.compile(rf"\b{COUNTED}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LoneTotal:
    """A figure whose label says that it is a total, with the sentence it stands in."""

    figure: SentenceFigure
    place: Place
    sentence: str

    @property
    def counts(self) -> str | None:
        """What the total counts, "" where it says no more than total; None where it may be of one category only."""
        words = total_words(self.figure.label)
        if words is None or not (words.sure or _COUNTS.search(words.rest)):
            return None
        return words.rest


def without_parts(totals: Sequence[LoneTotal], records: Sequence[Record]) -> list[LoneTotal]:
    """The totals whose period shares no day with that of a figure that was read."""
    return [one for one in totals if not any(_meet(one.figure.period, other.period) for other in records)]


def of_their_parts(totals: Sequence[LoneTotal], records: Sequence[Record]) -> list[Record]:
    """Those that the categories listed for their period add up to ("Total - 1,137" below them), as printed totals."""
    found = []
    for one in totals:
        figure, words = one.figure, total_words(one.figure.label)
        parts = [other for other in records if other.breakdown and _same(other.period, figure.period)]
        low = sum(other.interval.low or 0 for other in parts)
        exact = all(other.interval.exact for other in parts) and figure.interval.exact and low == figure.interval.low
        if words is not None and words.sure and len(parts) >= FEWEST_PARTS and exact:
            found.append(
                Record(
                    parts[0].table, "", figure.period, {}, figure.as_written, figure.kind, figure.interval,
                    total=True, place=one.place,
                )
            )  # fmt: skip
    return found


def _same(one: Period | None, other: Period | None) -> bool:
    return one is not None and other is not None and one.same_days(other)


def _meet(one: Period | None, other: Period | None) -> bool:
    if one is None or other is None or not one.start or not one.end or not other.start or not other.end:
        return True
    return one.start <= other.end and other.start <= one.end


def said_of_tables(sentences: Sequence[Record], records: Sequence[Record]) -> list[Record]:
    """The figures of a letter's sentences, those that a table's figures of the same time add up to as totals: "Table 1
    covers the 675 incidents between April 2000 and September 2002"."""
    tables: dict[str, list[Record]] = {}
    for one in records:
        if one.table and not one.total:
            tables.setdefault(one.table, []).append(one)
    return [
        replace(one, total=True) if any(_adds_up_to(parts, one) for parts in tables.values()) else one
        for one in sentences
    ]


def _adds_up_to(parts: Sequence[Record], said: Record) -> bool:
    if said.breakdown or not said.interval.exact or not said.interval.low or said.question is not None:
        return False
    within = [one for one in parts if _holds(said.period, one.period)]
    low = sum(one.interval.low or 0 for one in within)
    return len(within) >= FEWEST_PARTS and low == said.interval.low and all(one.interval.exact for one in within)


def _holds(whole: Period | None, part: Period | None) -> bool:
    if whole is None or part is None or not whole.start or not whole.end or not part.start or not part.end:
        return False
    return whole.start <= part.start and part.end <= whole.end
