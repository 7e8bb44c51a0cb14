"""Tables of pages whose cells show that they were cut or joined wrongly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.quality.page_tables import check_page_tables, is_cut
from ingestion.values.grid import Grid, Span
from ingestion.values.reading import FileFacts, Reading
from ingestion.values.table import Part, Table


def told(rows: list[str], heads: int = 1, labels: int = 1, merged: tuple[Span, ...] = (), page: int | None = 1) -> str:
    """What is said of a table with these rows, "" where nothing is."""
    cells = [[part.strip() or None for part in row.split("|")] for row in rows]
    grid = Grid(list(cells), page=page, merged=list(merged), is_table=True)
    width = len(cells[0])
    table = Table("t1", "", "crosstab", [Part(grid, Span(0, len(cells) - 1, 0, width - 1))], heads, page=page)
    table.roles = ["label"] * labels + ["figures"] * (width - labels)
    reading = Reading(FileFacts("a.pdf", "", 1, "application/pdf"), tables=[table])
    found = check_page_tables(reading)
    assert len(found) <= 1
    return found[0].message if found else ""


WHOLE = ["Area|2017|2018", "Ashford|4|5", "Corby (town)|6|7", "Dover|8|1,234", "of which casualty|1|<5"]


def test_nothing_is_said_of_a_table_that_is_whole():
    assert told(WHOLE) == ""
    assert told([*WHOLE[:1], "Ashford|0|12 345", "Corby|1|2"]) == ""


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Synthetic cannabinoids (e.g.|1|2", "the label “Synthetic cannabinoids (e.g.” is cut"),
        ("Tractor or|1|2", "the label “Tractor or” is cut"),
        ("agricultural vehicle|1|2", "the label “agricultural vehicle” begins in the middle"),
        ("Essex|7 <5|", "“7 <5” stands in one cell"),
        ("Essex|0 138|3", "“0 138” stands in one cell"),
    ],
)
def test_what_a_row_shows(row, said):
    assert said in told([*WHOLE, row])


def test_a_cut_heading():
    assert "the heading “2018-” is cut" in told(["Area|2017|2018-", "Ashford|4|5", "Corby|6|7"])


def test_headings_under_some_columns_of_another_only():
    rows = ["Area|Street School or|", "||college", "Ashford|4|5", "Corby|6|7"]
    over = Span(0, 0, 1, 2)
    assert "under “Street School or” stand headings of some columns only" in told(rows, heads=2, merged=(over,))
    rows[1] = "|Dwelling|college"
    assert told(rows, heads=2, merged=(over,)).count("some columns only") == 0


def test_from_and_to_are_whole_heads():
    rows = ["Area|From|To|Offences", "Ashford|01/04/2017|31/03/2018|5", "Corby|01/04/2017|31/03/2018|7"]
    assert "is cut" not in told(rows)
    assert "the heading “Offences from” is cut" in told([rows[0].replace("From", "Offences from"), *rows[1:]])


def test_sheets_say_themselves_where_their_cells_are():
    assert told([*WHOLE, "Tractor or|1|2"], page=None) == ""


@pytest.mark.parametrize(
    "text", ["Knife (other)", "1)", "a) Charged", "Under 12", "E-scooter", "2017/18", "£", "-", ""]
)
def test_whole_texts(text):
    assert not is_cut(text)


def test_a_first_group_without_the_name_that_the_others_have():
    rows = ["Disposal|Age|2016", "|0-9|5", "|10-17|7", "Charge|18-25|9", "|0-9|1", "|10-17|2", "Caution|18-25|4"]
    assert "nothing names the rows above “Charge”" in told(rows, labels=2)
    rows[1] = "Summons|0-9|5"
    assert told(rows, labels=2) == ""


def test_a_first_block_without_the_line_that_names_the_others():
    rows = ["Area|2016|2017", "Theft|1|2", "Arson|3|4", "Corby||", "Theft|5|6", "Arson|7|8", "Dover||", "Theft|9|1"]
    assert "nothing names the rows above “Corby”" in told([*rows, "Arson|2|3"])
    assert told([rows[0], "Ashford||", *rows[1:], "Arson|2|3"]) == ""
    # rows of their own before the groups are no group
    assert told([rows[0], "Unknown|1|2", *rows[3:], "Arson|2|3"]) == ""


def test_two_tables_in_one():
    rows = ["Area|2016||", "Ashford|1||", "Corby|2||", "Dover|3||", "Epsom|4||", "Fowey||5|6"]
    assert "fill columns that all rows above leave blank" in told(rows)
    assert told([*rows[:-1], "Fowey|5||"]) == ""


def test_a_period_that_breaks_off():
    assert is_cut("1 April 2010 to 31 March")
    assert not is_cut("1 April 2010 to 31 March 2011")


def aligned(places: list[tuple[int, str]]) -> str:
    """What is said of a table whose labels have so many lines each, with the figures beside the first, the middle or
    the last of them."""
    rows: list[list[str]] = [["Offence", "2019", "2020"]]
    boxes: dict[tuple[int, int], tuple[float, float, float, float]] = {}
    top = 120.0
    for number, (lines, place) in enumerate(places, 1):
        rows.append([f"Offence {number}", "12", "34"])
        deep = 15.0 * (lines - 1)
        down = {"first": 0.0, "middle": deep / 2, "last": deep}[place]
        boxes[number, 0] = (40.0, top, 150.0, top + deep + 12)
        boxes |= {(number, c): (200.0 + 60 * c, top + down, 220.0 + 60 * c, top + down + 12) for c in (1, 2)}
        top += deep + 15
    grid = Grid(rows, page=1, boxes=boxes, is_table=True)
    table = Table("t1", "", "crosstab", [Part(grid, Span(0, len(rows) - 1, 0, 2))], 1, page=1)
    table.roles = ["label", "figures", "figures"]
    found = check_page_tables(Reading(FileFacts("a.pdf", "", 1, "application/pdf"), tables=[table]))
    return found[0].message if found else ""


@given(st.lists(st.integers(1, 4), min_size=2, max_size=8), st.sampled_from(["first", "middle", "last"]))
def test_figures_stand_beside_one_line_of_every_label_or_it_is_told(lines: list[int], place: str) -> None:
    alike = [(count, place) for count in lines]
    assert aligned(alike) == ""
    mixed = [*alike, (2, "first"), (3, "last")]
    assert "“Offence" in aligned(mixed)
    assert "stand beside its last line" in aligned(mixed)
