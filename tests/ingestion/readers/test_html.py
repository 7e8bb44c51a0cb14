"""Web pages: tables as grids, the rest as lines."""

from __future__ import annotations

import pytest

from ingestion.readers.html import read_page, text_of
from ingestion.values.grid import Span
from ingestion.values.reading import UnreadableFile

TABLE = """<p>Offences by age</p><table><caption>Kent</caption>
<tr><th>Age</th><th>2017/18</th><th>2018/19</th></tr><tr><td>Under 12</td><td>26</td><td>&lt;5</td></tr>
<tr><td>12 to 15</td><td>41</td><td>52<sup>1</sup></td></tr></table><p>1 Provisional.</p>"""


def test_a_table_with_what_stands_around_it():
    contents = read_page(TABLE)
    (grid,) = contents.grids
    assert grid.rows == [("Age", "2017/18", "2018/19"), ("Under 12", "26", "<5"), ("12 to 15", "41", "52¹")]
    assert (grid.above, grid.below, grid.header_rows) == (("Offences by age", "Kent"), ("1 Provisional.",), 1)
    assert str(grid.place(1, 2)) == "Table 1!C2"
    assert [line.text for line in contents.lines] == ["Offences by age", "1 Provisional."]


def test_cells_over_several_rows_and_columns():
    html = (
        "<table><tr><th rowspan=2>Sex</th><th colspan=2>2018/19</th></tr><tr><th>Online</th><th>Other</th></tr>"
        "<tr><td>Female</td><td>5</td><td>6</td></tr></table>"
    )
    (grid,) = read_page(html).grids
    assert grid.rows == [("Sex", "2018/19"), (None, "Online", "Other"), ("Female", "5", "6")]
    assert set(map(repr, grid.merged)) == {repr(Span(0, 1, 0, 0)), repr(Span(0, 0, 1, 2))}


def test_a_table_that_only_arranges_the_page_is_words():
    contents = read_page("<table><tr><td><p>Dear Sir</p></td></tr><tr><td>" + TABLE + "</td></tr></table>")
    assert len(contents.grids) == 1
    assert "Dear Sir" in [line.text for line in contents.lines]


def test_words_that_are_not_shown_quarantine_the_page():
    contents = read_page("<p>52 offences</p><div style='display:none'>Victim 7: 12 High Street</div>")
    assert [line.text for line in contents.lines] == ["52 offences"]
    assert [finding.id for finding in contents.findings] == ["Q110"]
    assert contents.quarantine


def test_a_cell_that_claims_a_million_columns_is_bounded():
    html = "<table>" + "<tr><td colspan=999999>a</td><td rowspan=65000>b</td></tr>" * 3 + "</table>"
    for grid in read_page(html).grids:
        assert grid.width <= 2100


def test_a_page_nested_deep_is_read_and_past_reason_is_refused():
    assert read_page("<div>" * 1_500 + "52").lines[0].text == "52"
    with pytest.raises(UnreadableFile) as refusal:
        read_page("<div>" * 20_000 + "52")
    assert refusal.value.code == "unsafe"


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-1"])
def test_the_charset_that_the_page_states(charset):
    assert "£5 – nil"[:2] in text_of(f"<meta charset={charset}><p>£5</p>".encode(charset))


def test_lines_of_a_cell_are_rows_of_their_own():
    cells = "<tr><td>Area</td><td>Number</td></tr><tr><td>Ashby</td><td>2018: 12<br>2019: 7</td></tr>"
    (grid,) = read_page(f"<table>{cells}</table>").grids
    assert [list(row) for row in grid.rows[1:]] == [["Ashby", "2018", "12"], ["Ashby", "2019", "7"]]


def test_the_letters_and_numbers_of_a_saved_sheet_are_no_cells_of_it():
    rows = (("Title", ""), ("Area", "2019"), ("Ashby", "12"), ("Corby", "7"))
    body = "".join(f"<tr><th>{n}</th><td>{a}</td><td>{b}</td></tr>" for n, (a, b) in enumerate(rows, 1))
    (grid,) = read_page(f"<table><thead><tr><th></th><th>A</th><th>B</th></tr></thead>{body}</table>").grids
    assert [list(row) for row in grid.rows] == [list(row) for row in rows]
    assert (grid.place(2, 1).cell, grid.is_table) == ("B3", False)
    wards = "".join(f"<tr><td>{n}</td><td>12</td><td>7</td></tr>" for n in (3, 1, 2))
    (table,) = read_page(f"<table><tr><th></th><th>A</th><th>B</th></tr>{wards}</table>").grids
    assert len(table.rows) == 4, "beats by their letters, wards by their numbers"
