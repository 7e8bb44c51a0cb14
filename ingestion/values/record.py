"""One figure read from a document, and one answer in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ingestion.values.interval import NOTHING_KNOWN, Interval
from ingestion.values.period import Period
from ingestion.values.place import Place

_UNCHANGED: dict[str, str] = {}
"""Shared by every record whose labels stand as written: there may be many thousands."""


class Kind(StrEnum):
    """What a cell says. Only exact and suppressed carry numbers for sure; blank is never taken for nought."""

    EXACT = "exact"
    SUPPRESSED = "suppressed"
    ZERO_MARK = "zero_mark"
    REFUSED = "refused"
    NOT_HELD = "not_held"
    NOT_RECORDED = "not_recorded"
    BLANK = "blank"
    UNREAD = "unread"


ADDED = " + "
"""Between the labels of one category whose figures were added up, in `labels`."""


@dataclass(frozen=True, slots=True)
class Record:
    """A figure with its measure, period and categories, its bounds, and the place it was read from.

    `breakdown` maps a dimension to the category as written (canonical where a campaign's vocabulary knew it).
    `total` marks a printed total or subtotal: a check, never a category. `doubt` says why a figure is not to be taken
    quietly (an uncertain character of a scan, struck-through text), None where it is sure.

    With a campaign's specification two more are known: `asked` is the label of the asked period that the figure
    answers (None where it answers none whole: a month, a calendar year for a financial one), and `labels` keeps the
    document's own words where the vocabulary changed them, by dimension, so that nothing that was written is lost.
    """

    table: str
    measure: str
    period: Period | None
    breakdown: Mapping[str, str]
    as_written: str
    kind: Kind
    interval: Interval = NOTHING_KNOWN
    total: bool = False
    place: Place = field(default_factory=Place)
    question: str | None = None
    doubt: str | None = None
    asked: str | None = None
    labels: Mapping[str, str] = field(default_factory=lambda: _UNCHANGED)


class Outcome(StrEnum):
    """What came of one question."""

    ANSWERED = "answered"
    PARTLY_ANSWERED = "partly answered"
    REFUSED = "refused"
    NOT_HELD = "not held"
    NEITHER_CONFIRM_NOR_DENY = "neither confirm nor deny"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a letter says of one question, with the sentence quoted. `question` None means the request as a whole."""

    question: str | None
    outcome: Outcome
    exemptions: tuple[str, ...]
    quote: str
    place: Place = field(default_factory=Place)
