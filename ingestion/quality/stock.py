"""The stock of a document's numbers: each cell and each number of a line put in the one account it stands in.

What no rule can place is unread, and `unread` says so with its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from ingestion.quality.counts_in_labels import counts_in_labels
from ingestion.values.account import Account, Standing
from ingestion.values.figure_words import plain_text, read_figure
from ingestion.values.grid import Grid, Line, Value
from ingestion.values.line_numbers import Number, figures_in_a_row, numbers_of, row_of_figures
from ingestion.values.listed_sheets import sheets_listed
from ingestion.values.particulars import particulars
from ingestion.values.period_words import read_period
from ingestion.values.place import Place, cell_name
from ingestion.values.reading import Reading
from ingestion.values.record import Kind, Record
from ingestion.values.shape import MARK, PROSE, shape
from ingestion.values.table import Part, Table

Cell = tuple[int, int]
LIST_OF_CASES = "one row per case"
FURTHEST_SAID = 20
"""Rows in which a document says what it is."""
FEWEST_IN_ONE_CELL = 2
"""Figures in a row behind the words of one cell: a table that nobody took apart. One more in a label."""

OPEN_SENTENCE = "Q710"
"""The finding that quotes a sentence whose numbers were not taken: what nothing explains in it is unread."""
MOST_OPEN = 20
"""Figures of sentences begun in earlier lines that are still looked for."""

_ROLES = {"shares": Standing.SHARE, "note": Standing.NOTE, "label": Standing.LABEL, "index": Standing.REFERENCE}
_WORDED = frozenset((Standing.NOTE, Standing.REFERENCE))
_CODE = re.compile(r"(?=\S*\d)(?=\S*[A-Za-z/\-.])[\w/\-.:&()]+")


@dataclass(slots=True)
class Stock:
    """What a document holds; `in_cells` of its numbers stand in cells. `outside` are unread cells by grid, `inside`
    those by grid and table, `loose` the unread lines; `bare` are lines with a number that nothing explains, which
    matter where a document gave no figure."""

    account: Account = field(default_factory=Account)
    in_cells: int = 0
    passed_over: int = 0
    """Cells that are a number and nothing else, or hold one that nothing explains ("Female;12"), and were taken for a
    reference or for part of a note."""
    outside: list[tuple[Grid, list[Cell]]] = field(default_factory=list)
    inside: list[tuple[Grid, Table, list[Cell]]] = field(default_factory=list)
    loose: list[Line] = field(default_factory=list)
    bare: list[Line] = field(default_factory=list)


def take_stock(reading: Reading) -> Stock:
    """Where the numbers of this document stand, those of the files inside it left out."""
    stock = Stock()
    counts: Counter[Standing] = Counter()
    standings = {place_key(record.place): _standing(record) for record in reading.records}
    parts: dict[int, list[tuple[Table, Part]]] = {}
    for table in reading.tables:
        for part in table.parts:
            parts.setdefault(id(part.grid), []).append((table, part))
    listed = sheets_listed(reading.grids)
    for grid in reading.grids:
        _take_grid(grid, parts.get(id(grid), ()), standings, counts, stock, listed.get(grid.sheet or "", {}))
    said = _Said(reading.records if reading.lines else ())
    left = [one for one in reading.findings if one.id == OPEN_SENTENCE]
    places, quotes = {place_key(one.place) for one in left if one.place != Place()}, [one.message for one in left]
    stock.in_cells = counts.total()
    for line in reading.lines:
        quoted = place_key(line.place) in places or any(" ".join(line.text.split()) in quote for quote in quotes)
        _take_line(line, said, counts, stock, Standing.UNREAD if quoted else Standing.TEXT)
    stock.account = Account(**{str(standing): number for standing, number in counts.items()})
    return stock


def place_key(place: Place) -> tuple[object, ...]:
    return place.sheet, place.cell, place.page, place.box


def cell_key(grid: Grid, row: int, column: int) -> tuple[object, ...]:
    """The key of the cell's place, for which no place is made: every cell of a document is asked."""
    if grid.page is not None:
        return None, None, grid.page, grid.boxes.get((row, column))
    return grid.sheet, cell_name(grid.row_number(row), grid.column_number(column)), None, None


def _standing(record: Record) -> Standing:
    if record.kind is Kind.UNREAD:
        return Standing.UNREAD
    return Standing.TOTAL if record.total else Standing.FIGURE


def holds_number(value: Value) -> bool:
    """Whether a cell holds a digit or a marker that may stand for a figure."""
    if value is None or value == "" or isinstance(value, bool):
        return False
    if not isinstance(value, str):
        return True
    return any(character.isdigit() for character in value) or shape(value) == MARK


def is_numeral(value: Value) -> bool:
    """Whether a cell is a whole number and nothing else; one that begins with nought is a telephone's or a code."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value).is_integer()
    return isinstance(value, str) and value.strip().isdecimal() and not value.strip().startswith("0")


def _take_grid(
    grid: Grid,
    parts: Sequence[tuple[Table, Part]],
    standings: Mapping[tuple[object, ...], Standing],
    counts: Counter[Standing],
    stock: Stock,
    listed: Mapping[int, str],
) -> None:
    """Places the numbers of one grid; the rows of `listed` name other sheets of the workbook."""
    outside: list[Cell] = []
    inside: dict[str, list[Cell]] = {}
    tables = {table.id: table for table, _ in parts}
    counted = set().union(*(counts_in_labels(table, part) for table, part in parts))
    for row, values in enumerate(grid.rows):
        here = [(table, part) for table, part in parts if _rows_of(part)[0] <= row <= part.extent.last_row]
        for column, value in enumerate(values):
            if value is None or value == "":
                continue
            standing = standings.get(cell_key(grid, row, column))
            if standing in (None, Standing.UNREAD) and not holds_number(value):
                continue  # "five" counts where it was read as one
            if standing is None:
                owner = next((one for one in here if one[1].extent.column <= column <= one[1].extent.last_column), None)
                if owner is None:
                    standing = _outside(grid, row, column)
                    if standing is Standing.UNREAD and _of_the_document(grid, row):
                        standing = Standing.REFERENCE
                    if standing is Standing.UNREAD and not grid.hidden:
                        outside.append((row, column))
                else:
                    table, part = owner
                    standing = _within(table, part, grid, row, column)
                    if standing is Standing.LABEL and (row, column) in counted:
                        standing = Standing.UNREAD
                    if standing is Standing.UNREAD:
                        inside.setdefault(table.id, []).append((row, column))
            counts[standing] += 1
            stock.passed_over += standing in _WORDED and (is_numeral(value) or _holds_bare(value))
    running = _running_numbers(grid, outside) | {cell for cell in outside if cell[0] in listed}
    counts[Standing.REFERENCE] += len(running)
    counts[Standing.UNREAD] -= len(running)
    outside = [cell for cell in outside if cell not in running]
    if outside:
        stock.outside.append((grid, outside))
    stock.inside.extend((grid, tables[id], cells) for id, cells in inside.items())


def _holds_bare(value: Value) -> bool:
    return isinstance(value, str) and any(number.bare for number in numbers_of(value))


def _of_the_document(grid: Grid, row: int) -> bool:
    """Whether a row outside every table says what the document is: its reference, who made it, how it was asked for."""
    first = row
    while first > max(row - FURTHEST_SAID, 0) and any(plain_text(value) for value in grid.rows[first - 1]):
        first -= 1
    return any(row - at < particulars(grid.rows[at : row + FURTHEST_SAID]) for at in range(first, row + 1))


def _running_numbers(grid: Grid, cells: Sequence[Cell]) -> set[Cell]:
    """Cells of one column that count 1, 2, 3 … beside words: the numbers of a list, not figures."""
    columns: dict[int, list[Cell]] = {}
    for row, column in cells:
        columns.setdefault(column, []).append((row, column))
    found: set[Cell] = set()
    for members in columns.values():
        numbers = [plain_text(grid.value(*cell)) for cell in members]
        beside = all(any(isinstance(value, str) and value for value in grid.rows[row]) for row, _ in members)
        alone = len(members) == 1 and not _numbers_a_note(grid, *members[0])
        if not alone and beside and numbers == [str(n) for n in range(1, len(numbers) + 1)]:
            found.update(members)
    return found


def _numbers_a_note(grid: Grid, row: int, column: int) -> bool:
    """Whether the one other cell of a row, to the right, is running text: "1" beside what the note says."""
    others = [(c, value) for c, value in enumerate(grid.rows[row]) if c != column and value not in (None, "")]
    return len(others) == 1 and others[0][0] > column and shape(others[0][1]) == PROSE


def _rows_of(part: Part) -> tuple[int, int]:
    return part.extent.row - part.head_again, part.extent.last_row


def _within(table: Table, part: Part, grid: Grid, row: int, column: int) -> Standing:
    """The account of a cell of a table that is no record."""
    head = table.header_rows if part is table.parts[0] else 0
    if row < part.extent.row + head:
        return Standing.LABEL
    if table.layout == LIST_OF_CASES:
        return Standing.CASE
    offset = column - part.extent.column
    role = table.roles[offset] if offset < len(table.roles) else ""
    value = grid.value(row, column)
    if isinstance(value, str) and figures_in_a_row(value) > FEWEST_IN_ONE_CELL:
        return Standing.UNREAD
    if role in _ROLES:
        return _ROLES[role]
    if (id(grid), row) in table.share_rows:
        return Standing.SHARE
    return Standing.UNREAD if is_count(grid, row, column) else Standing.LABEL


def _outside(grid: Grid, row: int, column: int) -> Standing:
    """The account of a cell outside every table: a count by itself is unread, words are titles and notes."""
    value = grid.value(row, column)
    if isinstance(value, datetime | date) or read_period(value) is not None:
        return Standing.LABEL
    words = read_figure(value, grid.formats.get((row, column)))
    if words is not None:
        if words.unit == "percent":
            return Standing.SHARE
        return Standing.UNREAD if words.kind is Kind.EXACT and words.unit == "count" else Standing.NOTE
    if isinstance(value, str) and figures_in_a_row(value) >= FEWEST_IN_ONE_CELL:
        return Standing.UNREAD
    return Standing.REFERENCE if _CODE.fullmatch(plain_text(value)) else Standing.NOTE


def is_count(grid: Grid, row: int, column: int) -> bool:
    """Whether the cell by itself says a number of things: no year, no share, no sum of money."""
    value = grid.value(row, column)
    if value is None or value == "" or read_period(value) is not None:
        return False
    words = read_figure(value, grid.formats.get((row, column)))
    return words is not None and words.kind is Kind.EXACT and words.unit == "count"


class _Said:
    """The figures that sentences gave, looked for in the line where each sentence begins and in the lines after it."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._by_place: dict[tuple[object, ...], list[Record]] = {}
        for record in records:
            if record.place != Place():
                self._by_place.setdefault(place_key(record.place), []).append(record)
        self._open: list[Record] = []

    def take(self, line: Line, numbers: Sequence[Number]) -> list[Standing | None]:
        """The account of each number of the line that a record holds; None for the others."""
        here = self._by_place.pop(place_key(line.place), [])
        self._open = [*self._open[-MOST_OPEN:], *here]
        found: list[Standing | None] = []
        for number in numbers:
            record = next((one for one in self._open if number.text in one.as_written.split()), None)
            if record is not None:
                self._open.remove(record)
            found.append(None if record is None else _standing(record))
        if here and not any(found):
            # What was read is not written as the line's numbers are ("1 - 4", "fewer than 5"): it stands here still.
            found[0] = _standing(here[0])
            self._open.remove(here[0])
        return found


def _take_line(line: Line, said: _Said, counts: Counter[Standing], stock: Stock, bare: Standing) -> None:
    """`bare` is the account of a number that nothing explains."""
    numbers = numbers_of(line.text)
    if not numbers:
        return
    read = said.take(line, numbers)
    if any(read):
        counts.update(
            standing or (bare if number.bare else number.standing)
            for standing, number in zip(read, numbers, strict=True)
        )
        return
    if row_of_figures(line.text):
        stock.loose.append(line)
        unread = sum(number.bare for number in numbers)
        counts[Standing.UNREAD] += unread
        counts[Standing.TEXT] += len(numbers) - unread
        return
    if any(number.bare for number in numbers):
        stock.bare.append(line)
    counts.update(bare if number.bare else number.standing for number in numbers)
