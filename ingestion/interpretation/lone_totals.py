"""Figures of a letter that call themselves totals ("2018/19 - total incidents: 28"): of their parts, where it gives
any, and else the only figure of their period. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingestion.interpretation.sentence_periods import COUNTED
from ingestion.interpretation.sentence_reading import SentenceFigure
from ingestion.interpretation.totals import total_words
from ingestion.values.period import Period
from ingestion.values.place import Place
from ingestion.values.record import Record

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


def _meet(one: Period | None, other: Period | None) -> bool:
    if one is None or other is None or not one.start or not one.end or not other.start or not other.end:
        return True
    return one.start <= other.end and other.start <= one.end
