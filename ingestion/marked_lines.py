"""The lines of a letter as a page shows them: the numbers that were read from a line stand out in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ingestion.sheets import Marks
from ingestion.values.grid import Line

LINES_SHOWN = 300
LINES_ABOUT = 6
"""Lines before and after a figure's own that are shown with it."""


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line of a letter. `quoted` where an answer to a question was read in it; `marked` where the figure that is
    looked at was; `page` is 1-based, None of what has no pages."""

    text: str
    records: tuple[int, ...] = ()
    quoted: bool = False
    pointed: int | None = None
    page: int | None = None
    marked: bool = False
    parts: tuple[tuple[str, int | None], ...] = ()
    """The text in pieces: those that are a figure with the record read from them."""


def marked_line(line: Line, marks: Marks, quotes: Collection[str] = ()) -> MarkedLine:
    place = line.place
    records = marks.of_place(place)
    pointed = next((marks.pointed[pk] for pk in records if pk in marks.pointed), None)
    if pointed is None and place.page is None:
        pointed = marks.places.get(str(place))
    quoted = any(quote and (quote in line.text or line.text in quote) and len(quote) > 12 for quote in quotes)
    return MarkedLine(line.text, records, quoted, pointed, place.page)


def lines_of(
    lines: Sequence[Line], records: Sequence[Any], quotes: Collection[str] = (), around: Any = None
) -> tuple[list[MarkedLine], int]:
    """The letter's lines with what was read from each, and how many are not shown; with `around`, a record, only those
    about the line that it was read from: none where it was read from a table."""
    marks, written = Marks(records), {record.pk: record.as_written for record in records}
    shown = [marked_line(line, marks, quotes) for line in lines]
    if around is not None:
        own = next((number for number, line in enumerate(shown) if around.pk in line.records), None)
        if own is None:
            return [], 0
        shown = shown[max(0, own - LINES_ABOUT) : own + LINES_ABOUT + 1]
    left = max(0, len(shown) - LINES_SHOWN)
    return [_in_parts(line, written, around) for line in shown[:LINES_SHOWN]], left


def _in_parts(line: MarkedLine, written: Mapping[int, str], around: Any) -> MarkedLine:
    marked = around is not None and around.pk in line.records
    parts = parts_of(line.text, [(pk, written[pk]) for pk in line.records])
    return replace(line, marked=marked, parts=tuple(parts))


def parts_of(text: str, figures: Iterable[tuple[int, str]]) -> list[tuple[str, int | None]]:
    """The text in pieces, which together are the text: each figure's number as a piece of its own where it is found
    after the one before, or else anywhere; one that is nowhere is left out.

    >>> parts_of("In 2018 there were 18, of them 8 boys.", [(5, "18"), (6, "8")])
    [('In 2018 there were ', None), ('18', 5), (', of them ', None), ('8', 6), (' boys.', None)]
    """
    taken: dict[int, tuple[int, int]] = {}  # where a piece begins → where it ends, record
    after = 0
    for record, as_written in figures:
        found = _find(text, as_written, after, taken) or _find(text, as_written, 0, taken)
        if found:
            taken[found[0]] = (found[1], record)
            after = found[1]
    parts: list[tuple[str, int | None]] = []
    done = 0
    for begin in sorted(taken):
        end, record = taken[begin]
        parts += [(text[done:begin], None)] if begin > done else []
        parts.append((text[begin:end], record))
        done = end
    return parts + ([(text[done:], None)] if done < len(text) else [])


def _find(text: str, words: str, after: int, taken: Mapping[int, tuple[int, int]]) -> tuple[int, int] | None:
    """Where these words stand whole and nothing was found yet: a number is no part of a longer one."""
    if not words.strip():
        return None
    for match in re.compile(rf"(?<![\w.,/-]){re.escape(words.strip())}(?![\w/]|[.,]\d)").finditer(text, after):
        if all(match.end() <= begin or match.start() >= end for begin, (end, _) in taken.items()):
            return match.span()
    return None
