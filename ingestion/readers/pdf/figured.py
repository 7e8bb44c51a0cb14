"""Which lines of a table hold figures, told by all of them together: a list of labels has one figure a line, under one
head, and some of its figures look like years."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingestion.readers.pdf.lines import Piece
from ingestion.readers.pdf.tokens import is_bare_mark, is_figure, is_time

FEWEST_LINES = 3
"""So many lines have a figure at one place before the place is a column of figures."""
MOSTLY = 0.5
"""Of the lines with several pieces, this share has a figure in such a column."""

YEARS_TO_A_COUNT = 4
"""A line of more years or dates than this to each other number is a head."""
_NAMES = re.compile(r"\d{1,2}\s?[-–]\s?\d{1,2}|\d{1,2}\+")
"""Ages, as heads write them; a row of them is figures only where others are too."""

_MARKED = re.compile(r"[*†‡#⁰¹²³⁴⁵⁶⁷⁸⁹]+$")
_NUMBER_SIGN = "#"
"""At the left it heads running numbers."""
FEWEST_COUNTED = 4
"""So many numbers step on by one in a row before they are taken for headings."""

Stretch = tuple[float, float]


def is_data(pieces: Sequence[Piece]) -> bool:
    """Whether a line by itself holds figures under heads rather than heads."""
    numbered = pieces[0].text.strip() == _NUMBER_SIGN
    others = pieces if is_figure(pieces[0].text) and not numbered else pieces[1:]
    figures = [p for p in others if is_figure(p.text)]
    if not figures or len(figures) * 2 < len(others):
        return False
    if len(figures) < len(others) and all(is_bare_mark(p.text) for p in figures):
        return False  # footnotes' marks beside words
    counts = [p for p in figures if not is_time(p.text)]
    return not _mostly_time(figures) and not (len(counts) < len(figures) and all(is_bare_mark(p.text) for p in counts))


def data_lines(lines: Sequence[Sequence[Piece]]) -> list[bool]:
    """Of each line, whether it holds figures: by itself, or because a figure stands in it where most lines have one."""
    sure = [len(pieces) > 1 and is_data(pieces) for pieces in lines]
    first = next((index for index, has in enumerate(sure) if has), None)
    counts_on = first is not None and _heads_by_counting(lines, first)
    if first is not None and counts_on:
        sure[first] = False
    elif first is not None and names_only(lines[first]) and not any(map(names_only, lines[first + 1 :])):
        sure[first] = sum(sure) < FEWEST_LINES
    many = sum(1 for pieces in lines if len(pieces) > 1)
    places = _columns(lines)
    columns = [(a, b) for a, b, has in places if has >= max(FEWEST_LINES, MOSTLY * many)]
    if not columns:
        return sure
    figured = [(a, b) for a, b, has in places if has > 1]
    found = list(sure)
    for index, pieces in enumerate(lines):
        if sure[index] or len(pieces) < 2:
            continue
        under = [p for p in pieces[1:] if is_figure(p.text) and _meets(p, columns)]
        words = [p for p in pieces[1:] if not is_figure(p.text) and _meets(p, figured)]
        if len(under) <= len(words) or names_only(under) or (index == first and counts_on):
            continue
        if len(columns) > 1 and _mostly_time(under):
            continue
        if any(not is_time(p.text) and not is_bare_mark(p.text) for p in under):
            found[index] = True
        elif under and len(columns) == 1:
            found[index] = any(found[:index]) or any(_heads(above, pieces) for above in lines[:index])
    return found


def _meets(piece: Piece, stretches: Sequence[Stretch]) -> bool:
    return any(piece.x0 < b and piece.x1 > a for a, b in stretches)


def _columns(lines: Sequence[Sequence[Piece]]) -> list[tuple[float, float, int]]:
    """Where lines have a figure after their first piece, and how many."""
    figures = sorted(
        (p.x0, p.x1, index)
        for index, pieces in enumerate(lines)
        for p in pieces[1:]
        if is_figure(p.text) and not is_time(p.text) and not is_bare_mark(p.text)
    )
    groups: list[tuple[float, float, set[int]]] = []
    for x0, x1, index in figures:
        if groups and x0 < groups[-1][1]:
            start, end, at = groups[-1]
            at.add(index)
            groups[-1] = (start, max(end, x1), at)
        else:
            groups.append((x0, x1, {index}))
    return [(a, b, len(at)) for a, b, at in groups]


def _mostly_time(figures: Sequence[Piece]) -> bool:
    """Whether years and dates are so many that the others can be no counts: a head beside a rate "per 1,000"."""
    return len(figures) > YEARS_TO_A_COUNT * sum(1 for p in figures if not is_time(p.text))


def names_only(pieces: Sequence[Piece]) -> bool:
    """Whether all figures of a line are such as columns are called by: "12-15", "18+"."""
    figures = [p.text for p in pieces if is_figure(p.text) and not is_time(p.text)]
    return bool(figures) and all(_NAMES.fullmatch(text) for text in figures)


def _heads_by_counting(lines: Sequence[Sequence[Piece]], first: int) -> bool:
    """Whether the first line of figures is a head of single ages: no other counts on so, and no line over it heads its
    columns already."""
    headed = any(len(pieces) >= len(lines[first]) for pieces in lines[:first])
    return not headed and _counts_on(lines[first]) and not any(map(_counts_on, lines[first + 1 :]))


def _counts_on(pieces: Sequence[Piece]) -> bool:
    """Whether a line is a text and then numbers that step on by one, as single ages head their columns; marks of
    footnotes may stand at them."""
    texts = [_MARKED.sub("", p.text) for p in pieces[1:]]
    if len(texts) < FEWEST_COUNTED or is_figure(pieces[0].text) or not all(map(str.isdecimal, texts)):
        return False
    start = int(texts[0])
    return 0 < start < 1000 and texts == [str(start + n) for n in range(len(texts))]


def _heads(above: Sequence[Piece], pieces: Sequence[Piece]) -> bool:
    """Whether every piece of the lower line has a head of its own in the upper one."""
    return len(above) >= len(pieces) and all(
        any(head.x0 < p.x1 and head.x1 > p.x0 and not is_figure(head.text) for head in above) for p in pieces
    )
