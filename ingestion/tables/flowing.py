"""Whether a table of a text that flows (Word, mails) goes on in the next one, where a page cut it. Pure."""

from __future__ import annotations

from ingestion.tables.regions import Region
from ingestion.values.figure_words import plain_text, read_figure
from ingestion.values.grid import Value
from ingestion.values.labels import says_total
from ingestion.values.shape import BLANK, EITHER, MARK, NUMBER, YEAR, row_shape

FEWEST_COLUMNS = 3
"""Of a table that goes on without its head: two columns are as often a table of their own."""


def goes_on_under_its_head(before: Region, region: Region) -> bool:
    """Whether the later piece, under a head of its own, has more rows of the earlier, which is not closed by a total:
    its head says what the rows are, a group goes on, or its total adds up the rows of both. Labels that come again in
    the other piece and in neither by itself are those of two tables of one shape, unless such a total says otherwise.
    """
    earlier, later = labels_of(before), labels_of(region)
    if not earlier or says_total(earlier[-1]):
        return False
    grouped = any(len(set(held)) < len(held) for held in (earlier, later))
    if not grouped and set(earlier) & set(later):
        return _closed_by_its_total(before, region)
    said = any(plain_text(_row(region, number)[0]) for number in range(region.header_rows))
    return said or (grouped and earlier[-1] == later[0]) or _closed_by_its_total(before, region)


def goes_on_bare(first: Region, before: Region, region: Region) -> bool:
    """Whether the later piece, without a head, has figures, dates and words where the earlier has them."""
    width = first.extent.last_column - first.extent.column + 1
    if not first.header_rows or width < FEWEST_COLUMNS or width != region.extent.last_column - region.extent.column + 1:
        return False
    earlier = labels_of(before)
    if not earlier or says_total(earlier[-1]):
        return False
    return all(
        not one or not other or one == other
        for one, other in zip(_columns(before, before.header_rows), _columns(region, 0), strict=True)
    )


def labels_of(region: Region) -> list[str]:
    """The first text of each row of figures."""
    rows = (_row(region, number) for number in range(region.header_rows, _height(region)))
    return [text for row in rows if (text := next((plain_text(value) for value in row if plain_text(value)), ""))]


def _closed_by_its_total(before: Region, region: Region) -> bool:
    """Whether the total that closes the later piece is the sum of the rows of both, back to the total before, in most
    columns of figures and never that of its own rows alone."""
    rows = [_row(region, number) for number in range(region.header_rows, _height(region))]
    if not rows or not says_total(_label(rows[-1])):
        return False
    own = _since_total(rows[:-1])
    if len(own) < len(rows) - 1:
        return False
    held = [*_since_total([_row(before, n) for n in range(before.header_rows, _height(before))]), *own]
    both = alone = 0
    for column, value in enumerate(rows[-1]):
        stated = _exact(value)
        parts = [_exact(row[column]) for row in held]
        if stated is None or not stated or any(part is None for part in parts):
            continue
        both += sum(part or 0 for part in parts) in (stated, 2 * stated)  # names of groups may have their sums
        alone += not own or sum(_exact(row[column]) or 0 for row in own) in (stated, 2 * stated)
    return both > 0 and (both > alone or not own)


def _since_total(rows: list[list[Value]]) -> list[list[Value]]:
    last = max((n for n, row in enumerate(rows) if says_total(_label(row))), default=-1)
    return rows[last + 1 :]


def _label(row: list[Value]) -> str:
    return next((plain_text(value) for value in row if plain_text(value)), "")


def _exact(value: Value) -> float | None:
    figure = read_figure(value)
    return figure.low if figure is not None and figure.unit == "count" and figure.low == figure.high else None


def _columns(region: Region, heads: int) -> list[str]:
    """What most cells of each column are: "figures" or "words"; "" for one that holds nothing or only what may be
    either ("Not stated")."""
    width = region.extent.last_column - region.extent.column
    shapes = [row_shape(_row(region, number), 0, width) for number in range(heads, _height(region))]
    found = []
    for column in range(width + 1):
        letters = [shape[column] for shape in shapes if shape[column] not in (BLANK, MARK, EITHER)]
        figures = sum(letter in (NUMBER, YEAR) for letter in letters)
        found.append("" if not letters else "figures" if 2 * figures > len(letters) else "words")
    return found


def _height(region: Region) -> int:
    return region.extent.last_row - region.extent.row + 1


def _row(region: Region, number: int) -> list[Value]:
    row = region.extent.row + number
    return [region.grid.value(row, column) for column in range(region.extent.column, region.extent.last_column + 1)]
