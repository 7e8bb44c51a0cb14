"""Tables of pages whose rows or columns are in doubt: what stands in their cells was cut or joined.

A page holds words and where they stand; which of them make a cell is the reader's judgement. Where that went wrong the
cells show it: brackets that never close, labels that end in "and" or begin as the middle of a phrase do, two figures
in one cell, a head over several columns with further heads over some of them only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ingestion.values.figure_words import plain_text
from ingestion.values.finding import Finding, Level, declare
from ingestion.values.grid import MAYBE_CUT, OVERPRINTED
from ingestion.values.place import Place
from ingestion.values.reading import Reading
from ingestion.values.table import Part, Table
from requests_app.specification import Specification

DOUBTFUL_CELLS = declare(
    "Q228",
    Level.WARNING,
    "A table on a page whose rows or columns are in doubt",
    "Compare the table with the document: a label or heading seems cut, or figures of two columns stand in one cell. "
    "Outline the table if its rows or columns are not these.",
)

MOST_QUOTED = 3
LONGEST_QUOTE = 60
"""Characters."""
FEWEST_ROWS = 4
FEWEST_LABELS = 3
"""Labels of a column before it is known how they begin."""
MOSTLY = 0.55
"""Of a column's labels: they begin with a capital."""

SEVERAL_LINES, AT_LINE = 1.6, 0.3
"""Of a figure's height: a label of several lines is higher, and a figure beside one of them stands off by no more."""

_OPEN_END = re.compile(r"(?:\b(?:and|or|of|the|to|with|by|in|for|an|from|on|at|than)|[-–—/,(&])$", re.IGNORECASE)
_PART = re.compile(
    r"(?:of|others?|unknown|not?|none|nil|total|all|incl(?:uding)?|under|over|up|aged|and|or|plus|from|to|by)\b"
)
"""Words with which a label of its own may begin in small letters: "of which in custody"."""
_FIGURE = r"(?:<\s?)?\d{1,3}(?:,\d{3})+|(?:<\s?)?\d+"
_TWO_FIGURES = re.compile(rf"(?:{_FIGURE})(?:\s+(?:{_FIGURE}))+")
_TOTAL = re.compile(r"\b(?:totals?|all|overall|cyfanswm)\b", re.IGNORECASE)
_NO_YEAR = re.compile(r"\b(?:19|20)\d\d (?:to|-|–) \d{1,2} [A-Z][a-z]+$")
"""A period whose last day has no year."""
_ONE_FIGURE = re.compile(r"[1-9]\d{0,2}(?: \d{3})+")


def check_page_tables(reading: Reading, specification: Specification | None = None) -> list[Finding]:
    """At most one finding a table."""
    found = []
    for table in reading.tables:
        signs = list(dict.fromkeys(_signs(table))) if table.pages is not None or table.page is not None else []
        if signs:
            place = Place(page=table.page, box=table.box, table=table.id)
            more = f" and {len(signs) - MOST_QUOTED} more" if len(signs) > MOST_QUOTED else ""
            where = f" at page {table.page}" if table.page is not None else ""
            told = "; ".join(signs[:MOST_QUOTED])
            found.append(
                DOUBTFUL_CELLS.found(f"Rows or columns of the table{where} are in doubt: {told}{more}.", place)
            )
    return found


def _signs(table: Table) -> Iterator[str]:
    """What says that the table's cells are not those of the page, each as a clause."""
    labels = [column for column, role in enumerate(table.roles) if role == "label"]
    for number, part in enumerate(table.parts):
        if part.grid.page is None:
            continue
        heads = table.header_rows if number == 0 else 0
        yield from _overprinted(part)
        yield from _heads(part, heads)
        yield from _labels(part, heads, labels)
        yield from _beside_other_lines(part, heads, labels)
        yield from _into_next(part, heads, labels)
        yield from _figures(part, heads)
        if number == 0 and labels:
            yield from _names(part, heads, labels)
            yield from _other_columns(part, heads)


def _overprinted(part: Part) -> Iterator[str]:
    for place, doubt in part.grid.doubts.items():
        if doubt == OVERPRINTED and (text := plain_text(part.grid.value(*place))):
            yield f"{_quoted(text)} are texts printed over each other"
        if doubt == MAYBE_CUT and (text := plain_text(part.grid.value(*place))):
            yield f"a word of {_quoted(text)} may be two"


def _heads(part: Part, heads: int) -> Iterator[str]:
    grid, first = part.grid, part.extent.row
    for row in range(first, first + heads):
        for column in range(part.extent.column, part.extent.last_column + 1):
            text = plain_text(grid.value(row, column))
            if is_cut(text) and text.casefold() not in _LONE_HEADS:
                yield f"the heading {_quoted(text)} is cut"
    for span in grid.merged:
        if not (first <= span.row and span.last_row < first + heads - 1 and span.last_column > span.column):
            continue
        if not plain_text(grid.value(span.row, span.column)):
            continue
        below = [
            any(plain_text(grid.value(row, column)) or _within(part, row, column)
                for row in range(span.last_row + 1, first + heads))
            for column in range(span.column, span.last_column + 1)
        ]  # fmt: skip
        if any(below) and not all(below):
            yield f"under {_quoted(plain_text(grid.value(span.row, span.column)))} stand headings of some columns only"


def _within(part: Part, row: int, column: int) -> bool:
    """Whether a cell with text lies over this place."""
    return any(
        s.row <= row <= s.last_row
        and s.column <= column <= s.last_column
        and plain_text(part.grid.value(s.row, s.column))
        for s in part.grid.merged
    )


def _labels(part: Part, heads: int, labels: list[int]) -> Iterator[str]:
    extent = part.extent
    for column in labels:
        texts = [plain_text(part.grid.value(row, column)) for row in range(extent.row + heads, extent.last_row + 1)]
        worded = [text for text in texts if text[:1].isalpha()]
        capitals = len(worded) >= FEWEST_LABELS and sum(t[0].isupper() for t in worded) >= MOSTLY * len(worded)
        for text in texts:
            if is_cut(text):
                yield f"the label {_quoted(text)} is cut"
            elif capitals and text[:1].islower() and not _PART.match(text) and text[1:2] != "-":
                yield f"the label {_quoted(text)} begins in the middle"


def _beside_other_lines(part: Part, heads: int, labels: list[int]) -> Iterator[str]:
    """Labels of several lines whose figures stand beside the last, where others' stand beside the first: the name of a
    group, or a row's label, was read as the beginning of the next one's."""
    if len(labels) != 1:
        return
    extent, boxes = part.extent, part.grid.boxes
    first: list[int] = []
    last: list[int] = []
    for row in range(extent.row + heads, extent.last_row + 1):
        label = boxes.get((row, labels[0]))
        beside = [boxes[row, c] for c in range(labels[0] + 1, extent.last_column + 1) if (row, c) in boxes]
        if label is None or not beside:
            continue
        line = min(beside, key=lambda box: box[3] - box[1])
        height = line[3] - line[1]
        if label[3] - label[1] > SEVERAL_LINES * height:
            if abs(line[1] - label[1]) <= AT_LINE * height:
                first.append(row)
            elif abs(line[3] - label[3]) <= AT_LINE * height:
                last.append(row)
    if first and last:
        text = plain_text(part.grid.value(last[0], labels[0]))
        yield f"the figures of {_quoted(text)} stand beside its last line, those of other labels beside the first"


def _into_next(part: Part, heads: int, labels: list[int]) -> Iterator[str]:
    """Labels that reach over where the next column's labels begin, with none of their own there: a spreadsheet clips
    a label at its cell's edge, and the next cell's text follows without a blank."""
    extent, boxes = part.extent, part.grid.boxes
    for column, after in pairwise(labels):
        rows = range(extent.row + heads, extent.last_row + 1)
        begins = [boxes[row, after][0] for row in rows if (row, after) in boxes]
        for row in rows if begins else ():
            label, text = boxes.get((row, column)), plain_text(part.grid.value(row, column))
            figures = any((row, c) in boxes for c in range(after + 1, extent.last_column + 1))
            alone = label is not None and (row, after) not in boxes and figures and not _TOTAL.search(text)
            if alone and label is not None and label[2] > min(begins) + 1 and not _within(part, row, after):
                yield f"the label {_quoted(text)} runs into the next column"


def _figures(part: Part, heads: int) -> Iterator[str]:
    extent = part.extent
    for row in range(extent.row + heads, extent.last_row + 1):
        for column in range(extent.column, extent.last_column + 1):
            value = part.grid.value(row, column)
            text = plain_text(value) if isinstance(value, str) and " " in value else ""
            if _TWO_FIGURES.fullmatch(text) and not _ONE_FIGURE.fullmatch(text):
                yield f"{_quoted(text)} stands in one cell"


def _names(part: Part, heads: int, labels: list[int]) -> Iterator[str]:
    """The name of the first group, missing where the groups below have theirs: it may stand in the heading, in a title,
    or beside another row than the group's first."""
    extent = part.extent
    rows = [
        [plain_text(part.grid.value(row, column)) for column in range(extent.column, extent.last_column + 1)]
        for row in range(extent.row + heads, extent.last_row + 1)
    ]
    if len(rows) < FEWEST_ROWS:
        return
    first = labels[0]
    below = [row[first] for row in rows[1:] if row[first]]
    if len(labels) > 1 and not rows[0][first] and rows[0][labels[1]] and len(below) > 1:
        yield f"nothing names the rows above {_quoted(below[0])}"
    lone = [n for n, row in enumerate(rows) if row[first] and not any(row[first + 1 :])]
    if len(lone) > 1 and lone[0] > 0:
        before = [row[first] for row in rows[: lone[0]]]
        after = [row[first] for row in rows[lone[0] + 1 :] if any(row[first + 1 :]) and row[first]]
        if all(before) and after[: len(before)] == before:
            yield f"nothing names the rows above {_quoted(rows[lone[0]][first])}"


def _other_columns(part: Part, heads: int) -> Iterator[str]:
    """Rows that leave the columns of those above blank and fill others: a second table."""
    extent = part.extent
    rows = range(extent.row + heads, extent.last_row + 1)
    filled = [
        {c for c in range(extent.column, extent.last_column + 1) if plain_text(part.grid.value(row, c))} for row in rows
    ]
    filled = [columns for columns in filled if columns]
    above: set[int] = set()
    for number, columns in enumerate(filled):
        if number >= FEWEST_ROWS and len(columns - above) > 1:
            yield "rows further down fill columns that all rows above leave blank"
            return
        above |= columns


_MORE_OR_LESS = re.compile(r"\s*\(?\+ ?/ ?[-–]\)?$")
"""A sign at the end of "Change +/-" and no hyphen."""


_LONE_HEADS = frozenset({"from", "to"})
"""Words that more follows, alone in a head: "From" and "To" over the two days of a period."""


def is_cut(text: str) -> bool:
    """Whether a text cannot be the whole of what was written: a bracket without its other, a word that more follows.

    >>> [is_cut(t) for t in ("Synthetic cannabinoids (e.g.", "and over)", "Tractor or", "2018-")]
    [True, True, True, True]
    >>> [is_cut(t) for t in ("Knife (other)", "Change +/-", "1)")]
    [False, False, False]
    """
    if not any(letter.isalnum() for letter in text):
        return False
    opened, closed = text.count("("), text.count(")")
    if opened != closed and not (closed == opened + 1 and re.match(r"\w{1,4}\)", text)):
        return True
    if _NO_YEAR.search(text):
        return True
    text = _MORE_OR_LESS.sub("", text)
    return len(text) > 2 and bool(_OPEN_END.search(text)) and not re.fullmatch(r"\W*(?:£|%)?\W*", text)


def _quoted(text: str) -> str:
    return f"“{text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + '…'}”"
