"""Lines that set periods and their counts beside each other: "2019 - 61; 2020 - 44", "2019 - 40 paid, 9 cancelled",
"2021 - 22 notices - £1,440". Pure.

A piece that is not plainly a period and its count is left open, never guessed.
"""

from __future__ import annotations

import re

from ingestion.interpretation.sentence_doubts import doubtful
from ingestion.interpretation.sentence_numbers import NO_COUNT, phrase_after
from ingestion.interpretation.sentence_parts import category
from ingestion.interpretation.sentence_periods import periods_of
from ingestion.interpretation.sentence_reading import Found, SentenceFigure, SentenceReading, figure_of
from ingestion.values.figure_words import read_figure
from ingestion.values.period import Period
from ingestion.values.period_words import read_period
from ingestion.values.time_spans import read_spans

_COUNT = r"\d{1,3}(?:,\d{3})+|\d+"
_NEXT_PIECE = re.compile(r"[;,]\s+(?=\S)")
_PIECE = re.compile(
    rf"(?P<period>[^:=;]{{4,40}}?)(?:\s*[:=]|\s[-–])\s+(?P<figure>{_COUNT})(?: (?P<noun>[a-z][a-z’' -]{{1,30}}))?",
    re.IGNORECASE,
)
_LED = re.compile(
    rf"\s*(?:[-•*·]\s*)?(?P<period>[^:;=]{{4,40}}?)(?:\s*:|\s[-–])\s+(?P<rest>(?:{_COUNT})\s+[a-z][^;]*?)[.;]?\s*",
    re.IGNORECASE,
)
_PART = re.compile(rf"(?:and )?(?P<figure>{_COUNT})\s+(?P<label>[a-z][a-z’' -]*)", re.IGNORECASE)
_AND_MONEY = re.compile(r"(?P<line>.*\S)\s+[-–]\s+(?P<money>£\s?\d[\d,.]*\d|£\s?\d)\s*[.;]?\s*")
_NOT_WHOLE = re.compile(r"\b(?:to date|so far|ytd|part)\b", re.IGNORECASE)

_LED_WHOLE = re.compile(
    rf"\s*(?:[-•*·–]\s*)?(?P<period>[^:;=(]{{4,40}}?)(?:\s*[:=]|\s[-–—])\s+(?P<total>(?:a |the )?total (?:of )?)?"
    rf"(?P<rest>(?:{_COUNT})\b[^:;=]*)",
    re.IGNORECASE,
)


def as_told(sentence: str) -> str:
    """A line that gives a period and a whole with its parts in brackets, or a whole called a total, as a sentence tells
    it: "2019/20: a total of 34 (23 female, 11 male)". Any other sentence as it is.

    >>> as_told("2019/20: a total of 34 (23 female, 11 male)"), as_told("2019/20: 34")
    ('In 2019/20 there were 34 (23 female, 11 male)', '2019/20: 34')
    """
    found = _LED_WHOLE.fullmatch(sentence)
    if found is None or not (found["total"] or _PARTS_IN_BRACKETS.search(found["rest"])):
        return sentence
    return f"In {found['period']} there were {found['rest']}" if _whole(found["period"]) is not None else sentence


_PARTS_IN_BRACKETS = re.compile(rf"\((?:{_COUNT}) [a-z][^()]*\)\W*$", re.IGNORECASE)


def series(sentence: str) -> SentenceReading | None:
    """Periods each with its count, one after the other; a year that is not over ("2024 (to date) - 52") is left open.
    None where other pieces are not so, or where all could as well be financial years ("2016 - 17; 2017 - 18")."""
    pieces = _NEXT_PIECE.split(sentence.strip().rstrip(" .;"))
    read = [_pair(piece) for piece in pieces]
    figures = tuple(one for one in read if one is not None)
    if len(figures) < 2 or all(read_period(piece) is not None for piece in pieces):
        return None
    left = [piece for piece, one in zip(pieces, read, strict=True) if one is None]
    return SentenceReading(figures, open=bool(left)) if all(map(_NOT_WHOLE.search, left)) else None


def led_by_period(sentence: str) -> SentenceReading | None:
    """A period and what was counted in it: several parts, each a count and its name, or one count whose sentence goes
    on. None where the line is not so."""
    found = _LED.fullmatch(sentence)
    period = _whole(found["period"]) if found is not None else None
    if found is None or period is None or read_period(sentence.strip(" .;")) is not None:
        return None
    rest = found["rest"]
    if _ends_years(period, rest):
        return None
    parts = [_PART.fullmatch(piece.strip()) for piece in _NEXT_PIECE.split(rest)]
    named = [(part["figure"], category(part["label"])) for part in parts if part is not None]
    if len(parts) > 1:
        if len(named) < len(parts) or not all(label for _, label in named):
            return None
        return SentenceReading(tuple(_figure(text, period, "", label or "") for text, label in named))
    count = re.match(_COUNT, rest)
    if count is None or any(map(str.isdigit, rest[count.end() :])) or NO_COUNT.match(rest):
        return None
    at = found.start("rest")
    number = Found(at, at + count.end(), count[0], words=read_figure(count[0]), noun=phrase_after(rest[count.end() :]))
    if not number.noun or doubtful(sentence, number):
        return None
    return SentenceReading((figure_of(number, period, number.noun),))


def before_money(sentence: str) -> tuple[str, str] | None:
    """The line and the amount behind its count: "2021 - 22 notices - £1,440". None where no amount ends it, and where
    the line is a period and nothing else ("2020 – 2021 - £1,440")."""
    found = _AND_MONEY.fullmatch(sentence)
    if found is None or not any(map(str.isdigit, found["line"])) or read_spans(found["line"]).whole is not None:
        return None
    return found["line"], found["money"]


def with_money(said: SentenceReading, money: str) -> SentenceReading | None:
    """The one count of a line with the amount of the same period; None where the line has no such count."""
    if len(said.figures) != 1 or said.open or said.figures[0].period is None:
        return None
    return SentenceReading((*said.figures, _figure(money.replace("£ ", "£"), said.figures[0].period, "£", "")))


def _pair(piece: str) -> SentenceFigure | None:
    found = _PIECE.fullmatch(piece.strip())
    period = _whole(found["period"]) if found is not None else None
    if found is None or period is None or _ends_years(period, found["figure"]):
        return None
    if NO_COUNT.search(f"{found['figure']} {found['noun'] or ''}"):
        return None
    return _figure(found["figure"], period, found["noun"] or "", "")


def _ends_years(period: Period, rest: str) -> bool:
    """Whether what stands behind a year and a dash is the year after it: "2019 - 2020 Sick leave" counts nothing."""
    following = re.match(r"(?:19|20)\d\d\b(?!,)", rest)
    return following is not None and period.end is not None and int(following[0]) == period.end.year + 1


def _whole(words: str) -> Period | None:
    """The period that words say, where they say nothing else and it is over."""
    spans, dated = read_spans(words), periods_of(words)
    if spans.whole is None or not spans.whole.whole or len(dated) != 1 or _NOT_WHOLE.search(words):
        return None
    return dated[0].period


def _figure(text: str, period: Period, phrase: str, label: str) -> SentenceFigure:
    return figure_of(Found(0, 0, text, words=read_figure(text)), period, phrase, label=label)
