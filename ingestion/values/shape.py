"""What a cell looks like before anybody knows where it stands: one letter a cell, one string a row. Pure."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from functools import lru_cache

from ingestion.values.figure_words import plain_text, read_figure, tidy
from ingestion.values.grid import Value
from ingestion.values.period_words import read_period
from ingestion.values.record import Kind

BLANK, NUMBER, MARK, EITHER, YEAR, TIME, TEXT, PROSE = " nmeyptl"
"""blank · a number · a marker that stands for a figure (<5, *, ..) · words that are a figure or a label (17+, None) ·
a number that is a year or a month (2019, 201904) · a date or other words about time · a label · a sentence."""

EARLIEST, LATEST = 1990, 2040
"""Numbers that may be years wherever they stand."""
EARLIEST_IN_HEADS = 1950
"""Numbers that may be years where a row of them heads a table."""
FIGURES = frozenset((NUMBER, MARK))
LONGEST_LABEL = 90
FEWEST_SELECTED = 3
FURTHEST_SELECTED = 10
"""Selected years of a head, and years from one to the next: "1989, 1991, 1992"."""
FEWEST_NUMBERED = 3
"""Columns numbered under a head."""

_BROKEN = re.compile(r"=[+\-]?[\w('$\[\"]|#(?:ref|div/0|value|name|num|null)[!?]", re.IGNORECASE)
"""A formula that nobody calculated, an error in its place: no heading is one."""

_NUMBERS, _DURATIONS = (int, float), (time, timedelta)


def shape(value: Value) -> str:
    """The letter of one cell."""
    if type(value) is str:  # most cells, and each is asked some five times
        return _text_shape(value) if value else BLANK
    if value is None:
        return BLANK
    if isinstance(value, bool):
        return TEXT
    if isinstance(value, _NUMBERS):
        return YEAR if (EARLIEST <= value <= LATEST) or (199_001 <= value <= 204_012 and _is_month(value)) else NUMBER
    if isinstance(value, date):
        return TIME
    if isinstance(value, _DURATIONS):
        return NUMBER
    return _text_shape(value)


def _is_month(value: float) -> bool:
    return float(value).is_integer() and 1 <= int(value) % 100 <= 12


@lru_cache(maxsize=50_000)
def _text_shape(raw: str) -> str:
    text = tidy(raw)
    if not text:
        return BLANK
    if _BROKEN.match(text):
        return MARK
    figure = read_figure(text)
    if figure is not None:
        if figure.kind is Kind.EXACT:
            if figure.footnote is None and text.isdigit() and figure.low is not None:
                return shape(figure.low) if len(text) in (4, 6) else NUMBER
            if figure.footnote is not None and figure.low is not None and len(str(figure.low)) == 4:
                return shape(figure.low) if text.startswith(str(figure.low)) else NUMBER
            if figure.unit == "percent" and figure.low is not None and EARLIEST <= figure.low <= LATEST:
                return TIME  # "2018 %" heads the shares of a year
            return NUMBER if any(letter.isdigit() for letter in text) else EITHER
        if figure.kind is Kind.SUPPRESSED:
            sure = figure.mark is not None and not figure.mark.isalpha()
            return MARK if sure or text[0] in "<＜&" or text[:4].casefold() in ("less", "fewe") else EITHER
        if figure.kind is Kind.NOT_RECORDED:
            return (
                MARK
                if (figure.mark and len(figure.mark) <= 3 and not figure.mark.isalpha()) or text in "xX"
                else EITHER
            )
        return MARK
    if read_period(text) is not None:
        return TIME
    if len(text) > LONGEST_LABEL or (text.endswith((".", ";", ":")) and text.count(" ") > 8):
        return PROSE
    return TEXT


def row_shape(row: Sequence[Value], first: int, last: int) -> str:
    """The letters of the row's cells in columns first..last inclusive."""
    letters = [shape(value) for value in row[first : last + 1]]
    return "".join(letters).ljust(last + 1 - first, BLANK)


def progression(values: Sequence[Value]) -> bool:
    """Whether numbers step on as a heading's years or months do: 2018, 2019, 2020 · 1, 2, … 12 · 2018, 2018, 2019, or
    the same years again under the next heading. A run of counts such as 2018, 1986, 2024 does not."""
    numbers: list[int] = []
    for value in values:
        figure = read_figure(value)
        if figure is None or figure.kind is not Kind.EXACT or figure.low is None or not float(figure.low).is_integer():
            return False
        numbers.append(int(figure.low))
    for length in range(2, len(numbers) // 2 + 1):
        if len(numbers) % length == 0 and numbers == numbers[:length] * (len(numbers) // length):
            numbers = numbers[:length]
            break
    if len(numbers) < 2:
        return False
    steps = {b - a for a, b in itertools.pairwise(numbers)}
    if numbers[0] > 190_000:
        return all(step in (1, 89) for step in steps) or all(step in (-1, -89) for step in steps)
    return (
        (steps <= {0, 1} and steps != {0})
        or (steps <= {0, -1} and steps != {0})
        or (len(steps) == 1 and steps <= {1, 2, 5, 10, -1})
        or _selected_years(numbers)
    )


def _selected_years(numbers: Sequence[int]) -> bool:
    """Whether numbers are years that only rise or only fall, some of them next to each other."""
    steps = [b - a for a, b in itertools.pairwise(numbers)]
    one_way = all(step > 0 for step in steps) or all(step < 0 for step in steps)
    years = all(EARLIEST_IN_HEADS <= number <= LATEST for number in numbers)
    near = {abs(step) for step in steps}
    return len(numbers) >= FEWEST_SELECTED and one_way and years and min(near) == 1 and max(near) <= FURTHEST_SELECTED


def counted_off(cells: Sequence[Value]) -> list[int]:
    """The filled cells, where they are 1, 2, 3 … or (1), (2), (3) … and nothing else; empty where they are not."""
    filled = [c for c, value in enumerate(cells) if value is not None and value != ""]
    if len(filled) < FEWEST_NUMBERED or plain_text(cells[filled[0]]).strip("()[]") != "1":
        return []
    texts = [plain_text(cells[c]).strip("()[]") for c in filled]
    return filled if texts == [str(n + 1) for n in range(len(filled))] else []


def numbers_columns(
    cells: Sequence[Value], below: Sequence[tuple[str, Sequence[Value]]], across: Sequence[Value] = ()
) -> bool:
    """Whether a row under a head does no more than number the columns, that of the labels too: 1, 2, 3 … or (1), (2),
    (3) … over all columns that rows below it fill, one of them with words. `below` are those rows, each as its letters
    and its cells; `across` is the whole row of the sheet, in which a table beside another counts on: 6, 7, 8 …"""
    filled = counted_off(cells)
    if not filled and counted_off(across):
        filled = [c for c, value in enumerate(cells) if value not in ("", None)]
    if not filled:
        return False
    rows = list(itertools.takewhile(lambda row: not counted_off(row[1]), _own_rows(below)))
    if any(c not in filled for letters, _ in rows for c, letter in enumerate(letters) if letter != BLANK):
        return False
    columns = ({letters[c] for letters, _ in rows if c < len(letters)} - {BLANK} for c in filled)
    worded = {TEXT, TIME, PROSE, EITHER, YEAR}
    if any(letters <= worded and TEXT in letters for letters in columns):
        return True
    first = [(letters[filled[0]], plain_text(row[filled[0]])) for letters, row in rows]
    first = [(letter, text) for letter, text in first if letter != BLANK]  # a year is written once over its months
    if first and all(letter in (TEXT, TIME, PROSE, YEAR, EITHER) for letter, _ in first):
        return True
    numbered = next((text for letter, text in first if letter == NUMBER), "")
    return numbered.strip("().") == "1"  # the rows are numbered from here on: this one is none of them


def _own_rows(below: Sequence[tuple[str, Sequence[Value]]]) -> Iterator[tuple[str, Sequence[Value]]]:
    """The rows of the table itself, without those under a lone text that follows its own: the title of the next."""
    begun = False
    for letters, row in below:
        alone = sum(letter != BLANK for letter in letters) == 1
        if alone and begun:
            return
        begun = begun or not alone
        if letters.strip():
            yield letters, row


FEWEST_AGAIN = 3
"""Headings that a row says again, where the head says more than it, before it is the head once more."""
MOST_AGAIN = 0.6
"""And the share of the head's that they are."""


def same_texts(left: Sequence[Value], right: Sequence[Value]) -> bool:
    """Whether two rows read alike: a head printed again, perhaps without what was added to it at either side."""
    first = next((n for n, value in enumerate(left) if plain_text(value)), None)
    if first is None or first >= len(right):
        return False
    if plain_text(left[first]).casefold() != plain_text(right[first]).casefold():
        return False
    a = [plain_text(value).casefold() for value in left]
    b = [plain_text(value).casefold() for value in right]
    said = [n for n, text in enumerate(a) if text]
    if a == b:
        return True
    inside = slice(said[0], said[-1] + 1)
    return a[inside] == b[inside] and len(said) >= max(FEWEST_AGAIN, MOST_AGAIN * sum(map(bool, b)))
