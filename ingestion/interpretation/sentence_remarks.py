"""Typed rows whose figure has a remark in brackets ("2019/20: 4 (3 upheld, 1 pending)", "2020/21: 15 (up to 31
October)"), and rows of a period and a span of time, which is no count. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from ingestion.interpretation.part_years import last_in, part_said
from ingestion.interpretation.sentence_amounts import DIGITS
from ingestion.interpretation.sentence_lists import stated
from ingestion.interpretation.sentence_parts import named_pieces, pieces
from ingestion.interpretation.sentence_reading import SentenceReading, figure_of
from ingestion.values.period import Period
from ingestion.values.spelled_numbers import SPELLED
from ingestion.values.time_spans import read_spans

_REMARKED = re.compile(r"^(?P<row>.{3,120}?\d)\s*(?:[-–]\s*)?\(\s*(?P<remark>[^()]*?)\s*\)\W*$")
_HOLDS_A_COUNT = re.compile(rf"(?<![\w/.])(?:{DIGITS}|(?:{SPELLED})\b)", re.IGNORECASE)
_NO_PART = re.compile(
    r"(?:see )?(?:foot)?(?:notes?|ref\w*|tables?|page|para\w*|sections?|ss?\.?)\b.*|[\d.]+ ?%.*|[\d,. ]+", re.IGNORECASE
)
"""A remark that points elsewhere, a share, or a number nothing explains: none of a part by name."""
_NOT_WHOLE = re.compile(
    r"\b(?:part(?:ial)? (?:of (?:the |a )?)?years?|year to date|ytd|to date|so far|incomplete|not (?:a )?full year"
    r"|(?:up to|until|till)(?= \d))\b",
    re.IGNORECASE,
)
_AMONG = re.compile(r"^(?:of (?:which|these|those|whom|them)|including|incl\.?|includes)\s+", re.IGNORECASE)
_SPAN_OF_TIME = re.compile(
    r"^\s*(?:[-•*·]\s*)?(?P<period>[^:=]{4,40}?)\s*(?::|=|\s[-–]\s)\s*(?:(?:an )?average(?: of)? )?\d[\d,.]*\s*"
    r"(?:(?:working|calendar) )?(?:days?|weeks?|months?|hours?|hrs?|minutes?|mins?|seconds?|secs?)\b[^:=\d]{0,40}$",
    re.IGNORECASE,
)


def remarked(sentence: str, context: Period | None, counts: bool) -> SentenceReading | None:
    """A typed row with a remark behind its figure that counts or bounds something. None where it is not such a row.

    The remark may bound the row's period, or name all the parts of its figure, or some of them where it says so ("of
    which 3 involved a van"). What else it counts is left open beside the figure: "12 (5 officers)" may count anything.
    """
    found = _REMARKED.match(sentence)
    if found is None or _NO_PART.fullmatch(found["remark"]):
        return None
    remark, bounds = found["remark"], _NOT_WHOLE.search(found["remark"]) is not None
    if not bounds and not _HOLDS_A_COUNT.search(remark):
        return None
    whole = stated(found["row"], context, counts)
    if whole is None or len(whole.figures) != 1 or whole.open or (period := whole.figures[0].period) is None:
        return None
    figure, low = whole.figures[0], whole.figures[0].interval.low
    if bounds or read_spans(remark).found or last_in(period.start, remark) is not None:
        part = part_said(period, remark)
        if part is None or (bounds and part == period):
            return SentenceReading(open=True)
        return SentenceReading((replace(figure, period=part),))
    among = _AMONG.match(remark)
    parts = pieces(remark[among.end() :]) if among is not None else named_pieces(remark, low)
    if parts is None or figure.label:
        return SentenceReading(whole.figures, open=True)
    named = (figure_of(one, period, "", label=label, part=True) for one, label in parts)
    return SentenceReading((figure, *named))


def lasts(sentence: str) -> bool:
    """Whether a typed row gives a period's days or minutes ("2019 = 168 days"): it answers something, and counts
    nothing."""
    found = _SPAN_OF_TIME.match(sentence)
    return found is not None and read_spans(found["period"]).whole is not None
