"""What a document's own words say of the time that its figures cover, against the heads that name whole periods: the
last year up to December, records from the day of a new system on, months that were lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingestion.quality.said import SENTENCE, texts_of
from ingestion.quality.time_words import (
    BEFORE,
    BEFORE_THEN,
    DATA,
    ENDS_EARLY,
    FROM,
    MARKED,
    MONTHS_ONLY,
    NONE_OF_IT,
    NOT_OF_FIGURES,
    NOT_WHOLE,
    ONE_END,
    ONLY,
    ONLY_THAT,
    TAKEN_ON,
    UP_TO,
)
from ingestion.quality.wording import place_of
from ingestion.values.finding import Finding, Level, declare
from ingestion.values.period_parts import PeriodWords
from ingestion.values.reading import Reading
from ingestion.values.record import Record
from ingestion.values.time_spans import Span, read_spans
from requests_app.specification import AskedPeriod, Specification

PART_OF_THE_TIME = declare(
    "Q441",
    Level.ERROR,
    "Figures of a part of the time that was asked about",
    "Ask the force which days the figures cover; if they are those of the whole period after all, say what you saw.",
)


def check_time_said(reading: Reading, specification: Specification | None = None) -> list[Finding]:
    """At most one finding a document, at the first figure that answers a period which a sentence says is covered in
    part. A figure that was given the days of the part answers no asked period and is not meant."""
    if specification is None:
        return []
    first: dict[str, Record] = {}
    for record in reading.records:
        if record.question is not None and record.asked is not None:
            first.setdefault(record.asked, record)
    answered = [period for period in specification.periods if period.label in first]
    heads = {period.label: _head(first[period.label]) for period in answered}
    if not answered:
        return []
    for text, _ in texts_of(reading):
        footnote = MARKED.fullmatch(text.strip())
        for sentence in map(str.strip, SENTENCE.findall(text)):
            parts = [*_covered_in_part(sentence, text, answered)]
            if footnote is not None and (NOT_WHOLE.search(footnote["rest"]) or MONTHS_ONLY.match(footnote["rest"])):
                parts += [period for period in answered if heads[period.label].endswith(footnote["mark"])]
            for period in parts:
                said = (
                    f"The document says: “{sentence[:180]}” Its figures of {period.label} may be those of a part of it."
                )
                return [PART_OF_THE_TIME.found(said, place_of(first[period.label]))]
    return []


def _head(record: Record) -> str:
    return record.period.as_written.strip() if record.period is not None else ""


def _covered_in_part(sentence: str, text: str, answered: Sequence[AskedPeriod]) -> Iterator[AskedPeriod]:
    if NOT_OF_FIGURES.search(sentence):
        return
    spans = [one for one in read_spans(sentence).found if one.period.start is not None]
    named = [period for period in answered if any(_is(one.period, period) for one in spans)]
    if NOT_WHOLE.search(sentence):
        yield from named
    if ONLY_THAT.search(sentence):  # "2021/22 – April to January only"
        stretches = [one for one in spans if one.period.form == "range" and re.match(r"(?:19|20)\d\d ?/", one.words)]
        yield from (period for period in answered if any(_within(one.period, period) for one in stretches))
    if not DATA.search(sentence):
        return
    yield from _one_end(sentence, answered)
    for led in BEFORE.finditer(sentence) if NONE_OF_IT.search(sentence) else ():
        day = next((one for one in read_spans(sentence[led.end() :]).found if one.start == 0), None)
        begins = day.period.start if day is not None else None
        yield from (period for period in answered if begins is not None and begins > period.start)
    for one in spans:
        yield from (period for period in answered if _says_so(sentence, one, period))
    if BEFORE_THEN.search(sentence) and NONE_OF_IT.search(sentence):
        days = [one.period.start for one in read_spans(text).found if one.period.form in ("day", "month")]
        yield from (period for period in answered if any(day is not None and day > period.start for day in days))


def _is(words: PeriodWords, period: AskedPeriod) -> bool:
    """Whether they name the asked period, or the year that it is but for some days."""
    if words.start is None or words.end is None or words.end != period.end:
        return False
    return words.start == period.start or (words.form in ("financial", "year") and words.start <= period.start)


def _within(words: PeriodWords, period: AskedPeriod) -> bool:
    """Whether they name a part of the period."""
    if words.start is None or words.end is None:
        return False
    inside = period.start <= words.start and words.end <= period.end
    return inside and (words.start, words.end) != (period.start, period.end)


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)


def _one_end(sentence: str, answered: Sequence[AskedPeriod]) -> Iterator[AskedPeriod]:
    """The last year or the first one, said to be a part of one or to end before it is over."""
    if (found := ONE_END.search(sentence)) is None:
        return
    period = min(answered, key=lambda one: one.start)
    if found["which"].casefold() not in ("first", "earliest"):
        period = max(answered, key=lambda one: one.end)
    early = ENDS_EARLY.search(found["rest"]) and re.search(rf"\b{_MONTH}\b", found["rest"], re.IGNORECASE)
    if NOT_WHOLE.search(sentence) or (early and f"{period.end:%B}".casefold() not in found["rest"].casefold()):
        yield period


def _says_so(sentence: str, one: Span, period: AskedPeriod) -> bool:
    """Whether the sentence ends, begins or breaks the figures at these days, and they lie within the period."""
    words, before = one.period, sentence[: one.start]
    if words.start is None or words.end is None:
        return False
    if words.form in ("day", "month"):
        if UP_TO.search(before) and DATA.search(before):
            return period.start <= words.end < period.end
        if TAKEN_ON.search(before) and words.form == "day":
            return period.start <= words.end < period.end
        if FROM.search(before) and (ONLY.search(sentence) or re.search(r"\bfirst\b", before, re.IGNORECASE)):
            return words.start > period.start
    lost = NONE_OF_IT.search(sentence) and words.form not in ("day",)
    return bool(lost) and _within(words, period)
