"""Which rows are a table's head. Pure rules over the letters of `values.shape`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import cached_property

from ingestion.tables.remarked import remarked, steps_by_one, unmarked
from ingestion.tables.summed_rows import counted_in_totals
from ingestion.values.figure_words import counts_things, plain_text, things_named
from ingestion.values.grid import Value
from ingestion.values.shape import (
    BLANK,
    EARLIEST,
    EARLIEST_IN_HEADS,
    EITHER,
    LATEST,
    MARK,
    NUMBER,
    PROSE,
    TEXT,
    TIME,
    YEAR,
    progression,
)

_COUNTED_NAMES = re.compile(
    r"\b(?:year|month|quarter|week|period|day|hour|age|decile|quintile|grade|band|ward|zone|group|class)s?\b",
    re.IGNORECASE,
)

MOSTLY_DISTINCT = 0.7
"""Share of a long head's words that differ: "further" may head two columns."""
NUMBER_SIGN = "#"
"""Heads running numbers; among figures it would be a marker."""
FEWEST_BANDS = 3
"""Bands that differ in a row before those among them that could be marks are taken for names."""
FEWEST_COUNTED = 4
"""Numbers that step on by one in a row before they are taken for headings."""
MOST = 1_000
"""More than any end of a band of ages."""
LATEST_FIRST = 30
"""What such headings begin with at most: the youngest age, the first hour."""

MOSTLY = 0.6
"""Share of a column's filled cells that are figures in a column of figures."""


class SeenRow(tuple[str, Sequence[Value]]):
    """A row as its letters and its cells. `filled` are the columns of those that are not blank."""

    filled: list[int]

    def __init__(self, row: tuple[str, Sequence[Value]]) -> None:
        self.filled = [c for c, letter in enumerate(row[0]) if letter != BLANK]

    @cached_property
    def holds_figures(self) -> bool:
        return figure_row(*self)


class Picture(tuple[SeenRow, ...]):
    """Rows below a candidate for a head."""

    @cached_property
    def columns(self) -> set[int]:
        """Those that hold figures in its rows of figures. Not to be changed."""
        rows = [row[0] for row in self if row.holds_figures]
        found: set[int] = set()
        for column, letters in enumerate(itertools.zip_longest(*rows, fillvalue=BLANK)):
            counted = letters.count(NUMBER) + letters.count(MARK)
            figures = counted + letters.count(YEAR) + letters.count(EITHER)
            if counted and figures >= MOSTLY * (len(letters) - letters.count(BLANK)):
                found.add(column)
        return found


def figure_row(shapes: str, cells: Sequence[Value]) -> bool:
    """Whether a row holds figures: a number or marker somewhere, and not just a heading's years or months."""
    at = [c for c, letter in enumerate(shapes) if letter in (NUMBER, MARK)]
    years = [c for c, letter in enumerate(shapes) if letter == YEAR]
    if not at and not years:
        return False
    if at:
        numbers = [c for c in at if shapes[c] == NUMBER]
        others = [c for c, letter in enumerate(shapes) if letter in (TEXT, TIME, EITHER)]
        if meet_throughout(shapes, cells):
            return False
        if len(numbers) >= FEWEST_COUNTED and len(at) == len(numbers) and _counting(shapes, cells, numbers):
            return False
        texts_right = [c for c in others if c > min(at)]
        return not (numbers and len(at) == len(numbers) and len(texts_right) > len(at) and len(others) >= 2 * len(at))
    if len(years) == 1:
        return False
    return not progression([cells[c] for c in years])


def _counting(shapes: str, cells: Sequence[Value], numbers: list[int]) -> bool:
    """4, 5, 6, 7 … in neighbouring cells, as the months, deciles or ages of a head: over an empty corner, all twelve
    months, with a word after them, or beside a cell that says what they count."""
    after = [shapes[c] for c in range(numbers[-1] + 1, len(shapes)) if shapes[c] != BLANK]
    if any(letter != TEXT for letter in after):
        return False
    joined = len(numbers) >= FEWEST_COUNTED and numbers[-1] - numbers[0] == len(numbers) - 1
    texts = [unmarked(cells[c]) for c in numbers]
    if not joined or not all(text.isdecimal() for text in texts):
        return False
    first = int(texts[0])
    if texts != [str(first + n) for n in range(len(texts))] or first > LATEST_FIRST:
        return False
    before = " ".join(plain_text(cells[c]) for c in range(numbers[0])).strip()
    counted = _COUNTED_NAMES.search(before) is not None
    return not before or counted or (first == 1 and (len(numbers) == 12 or bool(after)))


def _stepping_over(shapes: str, cells: Sequence[Value], numbers: list[int], below: Picture) -> bool:
    """Single ages and the like over figures that do not step on so: at least as many as chance hardly makes, beside a
    word or nothing, with labelled rows of figures right below."""
    if len(numbers) < FEWEST_COUNTED or not _side_by_side(cells, numbers):
        return False
    if any(letter not in (TEXT, BLANK) for c, letter in enumerate(shapes) if c not in numbers):
        return False
    rows = [(letters, row) for letters, row in below if all(letters[c] != BLANK for c in numbers if c < len(letters))]
    before = numbers[0] - 1
    labelled = before >= 0 and all(
        letters[before] in (TEXT, TIME, EITHER, YEAR) for letters, row in rows if plain_text(row[before])
    )
    texts = [plain_text(cells[c]) for c in numbers]
    # The same numbers again are the head of the next table.
    others = [row for _, row in rows if [plain_text(row[c]) for c in numbers] != texts]
    return labelled and len(others) > 1 and not any(_side_by_side(row, numbers) for row in others)


def _years_of_long_ago(
    shapes: str, cells: Sequence[Value], filled: list[int], inside: list[int], below: Picture
) -> bool:
    """Years some of which are so early that they are counts anywhere else, stepping on as a head's do beside words or
    nothing, over labelled rows that do not."""
    dated = [c for c in filled if shapes[c] in (NUMBER, YEAR)]
    texts = [unmarked(cells[c]) for c in dated]
    if len(dated) < 2 or not set(inside) <= set(dated) or not all(len(t) == 4 and t.isdecimal() for t in texts):
        return False
    years = [int(text) for text in texts]
    if not (EARLIEST_IN_HEADS <= min(years) < EARLIEST and max(years) <= LATEST) or not progression(years):
        return False
    if any(shapes[c] not in (TEXT, TIME, EITHER) for c in filled if c not in dated):
        return False
    rows = [(letters, row) for letters, row in below if any(letters[c] != BLANK for c in dated if c < len(letters))]
    labelled = all(any(letter in (TEXT, TIME, EITHER, PROSE) for letter in letters[: dated[0]]) for letters, _ in rows)
    return bool(rows) and dated[0] > 0 and labelled and not any(progression([row[c] for c in dated]) for _, row in rows)


def _side_by_side(cells: Sequence[Value], numbers: list[int]) -> bool:
    return numbers[-1] - numbers[0] == len(numbers) - 1 and steps_by_one(cells, numbers)


def value_columns(picture: Picture) -> set[int]:
    """The columns that hold figures in the rows of figures among those given."""
    return picture.columns


def looks_like_head(shapes: str, cells: Sequence[Value], below: Picture) -> bool:
    """Whether the row heads the rows below: words or periods where they hold figures, or, over rows without figures,
    several short distinct words."""
    shapes = _number_sign_as_text(shapes, cells)
    filled = [c for c, letter in enumerate(shapes) if letter != BLANK]
    if not filled or not below:
        return False
    columns = value_columns(below)
    if not columns:
        return _heads_texts(shapes, cells, filled, below)
    inside = [c for c in filled if c in columns]
    if not inside:
        return False
    if all(shapes[c] == YEAR for c in inside):
        outside = [c for c in filled if c not in columns]
        if any(shapes[c] in (NUMBER, MARK) for c in outside):
            return False
        if counted_in_totals(cells, inside, [row for _, row in below]):
            return False
        if len(inside) == 1:
            return all(shapes[c] in (TEXT, TIME) for c in outside) and bool(outside or len(columns) > 1)
        dated = [c for c in filled if shapes[c] == YEAR]  # counts below one of them may look like years, too
        return progression([cells[c] for c in inside]) or progression([cells[c] for c in dated])
    if _years_of_long_ago(shapes, cells, filled, inside, below) or meet_throughout(shapes, cells):
        return True
    numbers = [c for c in inside if shapes[c] in (NUMBER, MARK)]
    if things_named(plain_text(cells[c]) for c in inside):
        # Over counts of things it is a row of such counts that happen to step on.
        return not any(counts_things(plain_text(below[0][1][c])) for c in inside if c < len(below[0][1]))
    whole = bool(numbers) and all(shapes[c] == NUMBER for c in numbers)
    if whole and (_counting(shapes, cells, numbers) or _stepping_over(shapes, cells, numbers, below)):
        return True
    if whole and _names_time(shapes, cells, filled, columns, below):
        return True
    if numbers and len(numbers) == len(inside):
        return _bands([plain_text(cells[c]) for c in inside])
    if remarked(shapes, cells, inside):
        return False
    sentences = [c for c in filled if shapes[c] == PROSE]
    few = 3 * len(inside) <= len(columns) or (2 * len(sentences) >= len(filled) <= len(columns))
    if sentences and few and len(columns) > 2:
        return False
    words = [c for c in inside if shapes[c] in (TEXT, TIME, EITHER, PROSE)]
    counted = [c for c in numbers if shapes[c] == NUMBER]
    if any(shapes[c] == MARK for c in numbers):
        return _bands([plain_text(cells[c]) for c in inside])
    if (
        words
        and all(shapes[c] == EITHER for c in words)
        and not any(shapes[c] in (TEXT, TIME) for c in filled if c not in columns)
    ):
        return False
    if words and all(shapes[c] == EITHER for c in words):
        texts = {plain_text(cells[c]).casefold() for c in words}
        return len(texts) == len(words) and len(words) > 1 and not counted
    return len(counted) < len(words)


_OF_TIME = re.compile(
    r"(?:(?:financial|calendar|reporting|fiscal|recorded) )?(?:years?|periods?|months?|quarters?|weeks?|dates?|days?)",
    re.IGNORECASE,
)


def _names_time(shapes: str, cells: Sequence[Value], filled: list[int], columns: set[int], below: Picture) -> bool:
    """Whether the row says "Period" or the like over a column of nothing but periods: numbers beside it ("101", "999")
    are heads, for a row of figures would have a period of its own there."""
    corner = [c for c in filled if c not in columns]
    if len(corner) != 1 or shapes[corner[0]] != TEXT or not _OF_TIME.fullmatch(plain_text(cells[corner[0]])):
        return False
    rows = [row[0] for row in below if row.holds_figures]
    return bool(rows) and all(len(row) > corner[0] and row[corner[0]] in (TIME, YEAR) for row in rows)


_BAND = re.compile(
    r"(?:[<>≤≥]|under|over|below|above|up to|less than|more than|aged?)\s*\d{1,3}|\d{1,3}\s*(?:[-–—]|to|and)\s*\d{1,3}"
    r"|\d{1,3}\s*(?:\+|(?:and|or|&) (?:over|under|above|older|younger|more|less|below))",
    re.IGNORECASE,
)

_SIGNS_OF_WORDS = re.compile(r"[\s%()&,.'’-]+")
_OPEN_BELOW = re.compile(r"^(?:[<≤]|under|below|up to|less)|(?:under|younger|less|below)$", re.IGNORECASE)
_OPEN_ABOVE = re.compile(r"^(?:[>≥]|over|above|more)|(?:over|above|older|more|\+)$", re.IGNORECASE)


def _bands(texts: Sequence[str]) -> bool:
    """Whether cells name bands of ages or amounts ("<18", "18-25", "26-40", ">40"), not hidden figures: several that
    differ, one of them with two ends, or two that meet ("Under 18", "18 and over"); words ("% change") may stand beside
    them, no marks ("n/a")."""
    bands = {text for text in texts if _BAND.fullmatch(text)}
    others = [text for text in texts if text and text not in bands]
    spans = [text for text in bands if len(re.findall(r"\d+", text)) == 2]
    told = (len(bands) >= FEWEST_BANDS and bool(spans)) or (len(bands) == 2 and _meet(*bands))
    return told and all(_SIGNS_OF_WORDS.sub("", text).isalpha() for text in others)


def _meet(one: str, other: str) -> bool:
    """Whether the second of two bands, by their ends, begins where the first ends."""
    first, second = sorted((_ends(one), _ends(other)))
    return first != second and 0 <= second[0] - first[1] <= 1


def meet_throughout(shapes: str, cells: Sequence[Value]) -> bool:
    """Whether a row's numbers and bands meet one after the other from the first of them to its end ("1", "2", "3–5", "6
    and over"): names of columns, for rows of figures hold no bands.

    >>> meet_throughout("  nne ", ["", "", 1, 2, "3–5", ""])
    True
    """
    texts = [plain_text(cells[c]) for c, letter in enumerate(shapes) if letter != BLANK]
    first = next((n for n, text in enumerate(texts) if text.isdecimal() or _BAND.fullmatch(text)), len(texts))
    led, texts = texts[:first], texts[first:]
    if len(texts) < FEWEST_BANDS or any(any(map(str.isdecimal, text)) for text in led):
        return False
    # A band that is the first of them may be the label of a row, whose counts step on by chance.
    bands = [text for text in texts[1:] if not text.isdecimal() and _BAND.fullmatch(text)]
    if not bands or not all(text.isdecimal() or _BAND.fullmatch(text) for text in texts):
        return False
    ends = [(int(text), int(text)) if text.isdecimal() else _ends(text) for text in texts]
    return all(a[0] < b[0] and 0 <= b[0] - a[1] <= 1 for a, b in itertools.pairwise(ends))


def _ends(band: str) -> tuple[int, int]:
    numbers = [int(number) for number in re.findall(r"\d+", band)]
    if len(numbers) == 2:
        return numbers[0], numbers[1]
    return (
        (0, numbers[0]) if _OPEN_BELOW.search(band) else (numbers[0], MOST) if _OPEN_ABOVE.search(band) else (0, MOST)
    )


def _number_sign_as_text(shapes: str, cells: Sequence[Value]) -> str:
    """A sign at the left edge heads running numbers; anywhere else it is a mark like any other."""
    first = next((c for c, letter in enumerate(shapes) if letter != BLANK), None)
    if first is None or shapes[first] != MARK or plain_text(cells[first]) != NUMBER_SIGN:
        return shapes
    return f"{shapes[:first]}{TEXT}{shapes[first + 1 :]}"


def _heads_texts(shapes: str, cells: Sequence[Value], filled: list[int], below: Picture) -> bool:
    texts = [plain_text(cells[c]).casefold() for c in filled]
    few = len(set(texts)) < (len(texts) if len(texts) < 5 else MOSTLY_DISTINCT * len(texts))
    if len(filled) < 2 or few or any(shapes[c] not in (TEXT, EITHER) for c in filled):
        return False
    first = below[0][0]
    width = sum(letter != BLANK for letter in first)
    return 2 <= width <= len(filled) and not any(letter == PROSE for letter in shapes)
