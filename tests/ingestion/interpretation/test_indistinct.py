"""Tables of pages whose figures nothing tells apart: none of these is read, and it is said once."""

from __future__ import annotations

from ingestion.interpretation.context import Context
from ingestion.interpretation.layouts import read_table
from ingestion.values.grid import Grid, Span
from ingestion.values.record import Kind
from ingestion.values.table import Part, Table


def records(rows: list[str], *, heads: int = 1):
    return reading_of(rows, heads=heads, page=1, title="Offences in 2019").records


def read(rows: list[str], *, heads: int = 1, page: int | None = 1, title: str = "Offences in 2019"):
    """The figures read, those unread, and the ids and sentences told of a table with these rows."""
    reading = reading_of(rows, heads=heads, page=page, title=title)
    figures = [r.as_written for r in reading.records if r.kind is Kind.EXACT]
    unread = [r.as_written for r in reading.records if r.kind is Kind.UNREAD]
    return figures, unread, {finding.id: finding.message for finding in reading.findings}


def reading_of(rows: list[str], *, heads: int, page: int | None, title: str):
    cells = [[part.strip() or None for part in row.split("|")] for row in rows]
    grid = Grid(list(cells), page=page, sheet=None if page else "Data", is_table=True, header_rows=heads)
    extent = Span(0, len(cells) - 1, 0, len(cells[0]) - 1)
    table = Table("t1", title, "crosstab", [Part(grid, extent)], heads, page=page, above=(title,))
    return read_table(table, Context(file_name="a.pdf"))


def test_no_column_of_a_table_without_headings_is_read():
    figures, unread, told = read(["Ashford|4|5", "Corby|6|7", "Dover|8|9"], heads=0)
    assert (figures, unread) == ([], ["4", "5", "6", "7", "8", "9"])
    assert "has no headings of its own" in told["Q229"]
    assert "none of its 6 figures was read" in told["Q229"]
    assert "Q201" not in told


def test_what_is_unread_keeps_its_number_and_is_no_figure():
    unread = [r for r in records(["Ashford|4|5", "Corby|6|7"], heads=0) if r.kind is Kind.UNREAD]
    assert [(r.interval.low, r.interval.high, r.table) for r in unread] == [(n, n, "t1") for n in (4, 5, 6, 7)]
    assert not any(r.total for r in unread)


def test_one_column_without_a_heading_is_the_tables_only_one():
    figures, unread, told = read(["Ashford|4", "Corby|6", "Dover|8"], heads=0)
    assert (figures, unread) == (["4", "6", "8"], [])
    assert "Q229" not in told


def test_rows_that_lost_their_groups_are_not_read_and_the_others_are():
    rows = ["Area|Male|Female", "Ashford|4|5", "Corby|6|7", "Dover|8|9", "Exeter|1|2", "Frome|3|0", "Dover|2|3"]
    figures, unread, told = read(rows)
    assert figures == ["4", "5", "6", "7", "1", "2", "3", "0"]
    assert unread == ["8", "9", "2", "3"]
    assert "4 figures stand under the same labels as others; these were not read" in told["Q229"]
    assert "Q210" not in told


def test_where_most_figures_are_alike_the_table_is_not_that_of_the_page():
    rows = ["Area|Male|Female", "Ashford|4|5", "Male|6|7", "Female|8|9", "Male|1|2", "Female|3|0"]
    figures, unread, told = read(rows)
    assert figures == []
    assert len(unread) == 10
    assert "none of its 10 figures was read" in told["Q229"]


def test_a_sheets_cells_are_what_its_sender_made_them():
    rows = ["Area|Male|Female", "Ashford|4|5", "Corby|6|7", "Corby|8|9"]
    figures, unread, told = read(rows, page=None)
    assert len(figures) == 6
    assert not unread
    assert "Q210" in told
    assert "Q229" not in told


def test_no_column_of_a_sheet_without_headings_is_read_either():
    figures, unread, told = read(["2017|4|5", "2018|6|7", "2019|8|9"], heads=0, page=None)
    assert (figures, unread) == ([], ["4", "5", "6", "7", "8", "9"])
    assert "none of its 6 figures was read" in told["Q229"]
