"""What a table laid out says of its columns, asked again after its rows were told apart."""

from __future__ import annotations

from ingestion.interpretation.frame import Frame, Row
from ingestion.values.grid import Grid, Span
from ingestion.values.table import Part, Table

CELLS = [["Crime", "", ""], ["2019", "", "2019"], ["", "Arson", 4], ["", "Theft", 7]]


def frame() -> Frame:
    grid = Grid(CELLS)
    table = Table("1", "", "", [Part(grid, Span(0, 3, 0, 2))], header_rows=2)
    rows = [Row(grid, number, 0, CELLS[number], letters) for number, letters in ((2, " tn"), (3, " tn"))]
    return Frame(table, 3, CELLS[:2], rows)


def test_headings_are_said_from_above_to_below_each_once() -> None:
    laid_out = frame()
    assert [laid_out.head_text(column) for column in range(3)] == ["Crime 2019", "", "2019"]
    assert [laid_out.bottom(column) for column in range(3)] == ["2019", "", "2019"]
    assert Frame(laid_out.table, 1, [["2019"], [""], ["2019"]], laid_out.rows).head_text(0) == "2019"


def test_the_first_filled_column_is_that_of_the_rows_that_are_left() -> None:
    laid_out = frame()
    assert laid_out.first_filled == 1
    laid_out.rows = [Row(row.grid, row.number, 0, row.values, "  n") for row in laid_out.rows]
    assert laid_out.first_filled == 2
