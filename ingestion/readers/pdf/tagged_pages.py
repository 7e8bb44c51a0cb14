"""Tables of a structure tree that go on over a page: the tree says which rows of both pages are one, whose heads are
those printed again or left at the foot of the page before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingestion.readers.pdf.lines import cell_text
from ingestion.readers.pdf.shapes import TaggedCell, TaggedTable, Word, box_of
from ingestion.readers.pdf.tagged import is_number
from ingestion.readers.pdf.tokens import is_figure
from ingestion.values.grid import Grid, Line

MOST_HEADS = 4
"""Rows of heads."""

Parts = Mapping[tuple[int, ...], TaggedTable]
"""The tables of a page by their places in the tree."""


def by_path(tables: Sequence[TaggedTable]) -> Parts:
    """The tables of a page, as those of the next are held against them."""
    return {table.path: table for table in tables}


def with_heads_of(before: Parts, tables: Sequence[TaggedTable], words: Sequence[Word]) -> list[TaggedTable]:
    """The tables, with heads that were printed again outside the tree or left alone at the foot of the page before.
    `words` are all of the page."""
    tagged = {id(word) for table in tables for cell in table.cells for word in cell.words}
    free = [word for word in words if id(word) not in tagged]
    found = []
    for table in tables:
        earlier = before.get(table.path)
        if earlier is not None and table.cells and not _has_heads_of(earlier, table):
            over = _left_alone(earlier, table) or _printed_again(earlier, table, free)
            table = _under(over, earlier, table) if over else table
        found.append(table)
    return found


def join_cut_rows(
    before: Parts, tables: Sequence[TaggedTable], grids: Sequence[Grid], page: int
) -> tuple[list[TaggedTable], list[Word]]:
    """The tables without the rest of a row that begins on the page before, `page`: that goes to its row there. And the
    words of it."""
    found, taken = [], []
    for table in tables:
        earlier = before.get(table.path)
        grid = next((g for g in reversed(grids) if g.page == page and earlier and _ends_as(g, earlier)), None)
        if earlier is not None and grid is not None:
            last = max(earlier.places, default=-1)
            for row in [row for row, place in table.places.items() if place == earlier.places[last]]:
                rest = [cell for cell in table.cells if cell.row == row and cell.words]
                if rest and not any(cell.is_head for cell in rest) and _join(grid, earlier, rest):
                    table = replace(table, cells=[cell for cell in table.cells if cell.row != row])
                    taken += [word for cell in rest for word in cell.words]
        found.append(table)
    return found, taken


def without_carried(lines: Sequence[Line], tables: Sequence[TaggedTable], before: Parts, page: int) -> list[Line]:
    """The lines so far, without those of the page before that went over to this page's tables as heads."""
    gone = [
        box_of([w for cell in before[table.path].cells for w in cell.words])
        for table in tables
        if any(cell.carried for cell in table.cells)
    ]
    return [
        line
        for line in lines
        if not (
            line.place.page == page
            and (box := line.place.box)
            and any(
                x0 - 1 <= box[0] and box[2] <= x1 + 1 and y0 - 1 <= box[1] and box[3] <= y1 + 1
                for x0, y0, x1, y1 in gone
            )
        )
    ]


def _has_heads_of(earlier: TaggedTable, table: TaggedTable) -> bool:
    """Whether the table's first row is the first of the page before, printed again."""
    return table.places[min(table.places)] == earlier.places[min(earlier.places)]


def _left_alone(earlier: TaggedTable, table: TaggedTable) -> list[TaggedCell]:
    """The heads that stand alone at the foot of the page before, moved up over this page's rows."""
    filled = [cell for cell in earlier.cells if cell.words]
    if not filled or max(earlier.places) >= MOST_HEADS or any(_counts(cell) for cell in filled):
        return []
    own = [word for cell in table.cells for word in cell.words]
    rise = box_of([w for cell in filled for w in cell.words])[3] - box_of(own)[1] if own else 0.0
    return [
        replace(
            cell,
            words=[w._replace(top=w.top - rise, bottom=w.bottom - rise) for w in cell.words],
            is_head=True,
            carried=True,
        )
        for cell in filled
    ]


def _printed_again(earlier: TaggedTable, table: TaggedTable, free: Sequence[Word]) -> list[TaggedCell]:
    """The heads of the page before with the words that print them again over the table, outside the tree."""
    filled = [cell for cell in table.cells if cell.words]
    if not filled:
        return []
    top = box_of([w for cell in filled for w in cell.words])[1]
    over = [word for word in free if (word.top + word.bottom) / 2 < top]
    for many in range(MOST_HEADS, 0, -1):
        heads = [cell for cell in earlier.cells if cell.words and cell.last_row < many]
        if len(heads) < 2 or any(_counts(cell) for cell in heads) or not {c.row for c in heads} >= {0, many - 1}:
            continue
        said = [word.text for cell in heads for word in cell.words]
        for start in range(len(over) - len(said), -1, -1):
            if [word.text for word in over[start : start + len(said)]] == said:
                words = iter(over[start : start + len(said)])
                return [replace(cell, words=[next(words) for _ in cell.words], is_head=True) for cell in heads]
    return []


def _under(heads: Sequence[TaggedCell], earlier: TaggedTable, table: TaggedTable) -> TaggedTable:
    deep = max(cell.last_row for cell in heads) + 1
    own = [replace(cell, row=cell.row + deep, last_row=cell.last_row + deep) for cell in table.cells]
    places = {row: earlier.places[row] for row in sorted({cell.row for cell in heads}) if row in earlier.places}
    places |= {row + deep: place for row, place in table.places.items()}
    return replace(table, cells=[*heads, *own], places=places)


def _counts(cell: TaggedCell) -> bool:
    return is_number(cell_text(cell.words))


def _columns(table: TaggedTable) -> dict[int, int]:
    """The columns that hold text, numbered without the blank ones."""
    held = {c for cell in table.cells if cell.words for c in (cell.column, cell.last_column)}
    return {column: number for number, column in enumerate(sorted(held))}


def _ends_as(grid: Grid, table: TaggedTable) -> bool:
    """Whether the grid's last row is the table's."""
    columns = _columns(table)
    last = max(table.places, default=-1)
    cells = [cell for cell in table.cells if cell.row == last and cell.words]
    return (
        bool(cells)
        and grid.width == len(columns)
        and all(grid.value(len(grid.rows) - 1, columns[cell.column]) == cell_text(cell.words) for cell in cells)
    )


def _join(grid: Grid, earlier: TaggedTable, rest: Sequence[TaggedCell]) -> bool:
    """Give the last row of a grid what the next page holds of it; whether it could be."""
    columns = _columns(earlier)
    row = list(grid.rows[-1])
    row += [None] * (grid.width - len(row))
    for cell in rest:
        column, text = columns.get(cell.column), cell_text(cell.words)
        if column is None or (row[column] and (is_figure(text) or is_figure(str(row[column])))):
            return False
        row[column] = f"{row[column]} {text}" if row[column] else text
    grid.rows[-1] = row
    return True
