"""What is said of one sentence of a letter: its figures, and whether it holds counts that were not taken."""

from __future__ import annotations

from dataclasses import dataclass

from ingestion.values.figure_words import FigureWords
from ingestion.values.interval import NOTHING_KNOWN, Interval
from ingestion.values.period import Period
from ingestion.values.record import Kind

LEAST_HIDDEN = 1
"""What a "fewer than 5" in a sentence is at least: nobody writes it of none."""


@dataclass(frozen=True, slots=True)
class SentenceFigure:
    """A figure of a sentence. `phrase` is what it counts in the sentence's words; `label` what stands before a colon
    ("Facebook: 12") or what a part is of ("of which 12 involved Facebook"), then with `part` True; `implied` is True
    where the sentence names no period for it but points to the year before."""

    as_written: str
    kind: Kind
    interval: Interval
    period: Period | None
    phrase: str = ""
    label: str = ""
    implied: bool = False
    part: bool = False


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """What a sentence gives. `open` is True where it holds counts that could not be set beside their periods, or
    numbers that nothing explains."""

    figures: tuple[SentenceFigure, ...] = ()
    open: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A number or a period at its place in the sentence. `noun` is what a number counts."""

    start: int
    end: int
    text: str
    words: FigureWords | None = None
    period: Period | None = None
    noun: str = ""


def figure_of(
    number: Found, period: Period | None, phrase: str, *, label: str = "", implied: bool = False, part: bool = False
) -> SentenceFigure:
    """The number as a figure of the sentence."""
    words = number.words
    kind, interval = _bounds(words) if words is not None else (Kind.UNREAD, NOTHING_KNOWN)
    return SentenceFigure(number.text, kind, interval, period, phrase, label, implied, part)


def _bounds(words: FigureWords) -> tuple[Kind, Interval]:
    if words.kind is Kind.EXACT:
        return Kind.EXACT, Interval(words.low, words.high)
    low = words.low if words.low is not None else LEAST_HIDDEN if words.high is not None else None
    return words.kind, Interval(low, words.high)
