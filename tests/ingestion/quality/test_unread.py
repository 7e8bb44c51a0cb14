from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ingestion.pipeline import read_file
from ingestion.quality.stock import take_stock
from ingestion.quality.unread import tell_unread
from ingestion.values.grid import Grid, Line, Span
from ingestion.values.interval import NOTHING_KNOWN
from ingestion.values.place import Place
from ingestion.values.record import Kind
from ingestion.values.table import Part, Table
from tests.ingestion.figures import figure, ids, reading

ROWS = [
    ["Methods of communication", None, None],
    ["Method", "2017/18", "2018/19"],
    ["Facebook", 12, 24],
    ["Instagram", 5, 6],
]


def unread_of(one):
    return tell_unread(one, take_stock(one))


def read(rows=ROWS, *, cells=("B3", "C3", "B4", "C4"), last_row=3, layout="crosstab", records=None):
    grid = Grid(rows=[list(row) for row in rows], sheet="Sheet1")
    table = Table("t1", "", layout, [Part(grid, Span(1, last_row, 0, 2))], 1, roles=["label", "figures", "figures"])
    figures = records if records is not None else [figure(1, {"Method": "x"}, cell=cell) for cell in cells]
    return unread_of(reading(figures, tables=[table], grids=[grid]))


def test_a_sheet_that_was_read_whole():
    assert read() == []


def test_a_figure_outside_every_table():
    findings = read([*ROWS, [None, None, None], ["Cyber flag", 31, None]])
    assert ids(findings) == ["Q701"]
    assert "B6" in findings[0].message


def test_a_figure_among_others_that_gave_no_record():
    findings = read(cells=("B3", "C3", "B4"))
    assert ids(findings) == ["Q703"]
    assert "C4" in findings[0].message
    assert findings[0].place.table == "t1"


def test_years_codes_and_shares_are_no_figures():
    rows = [*ROWS, [None, None, None], ["As at 31 March 2019", 2019, "12%"]]
    assert read(rows) == []


def test_a_column_of_codes_gives_no_records_and_is_no_omission():
    rows = [["Code", "Method", "2018/19"], [1, "Facebook", 24], [2, "Instagram", 6]]
    grid = Grid(rows=rows, sheet="Sheet1")
    table = Table("t1", "", "crosstab", [Part(grid, Span(0, 2, 0, 2))], 1, roles=["label", "label", "figures"])
    records = [figure(24, cell="C2"), figure(6, cell="C3")]
    assert unread_of(reading(records, tables=[table], grids=[grid])) == []


def test_the_rows_of_a_list_of_cases_are_counted_and_not_read():
    assert read(layout="one row per case", cells=()) == []


def test_a_sheet_with_figures_and_no_table():
    grid = Grid(rows=[["a", 17], ["b", 2], ["c", 30]], sheet="Other")
    findings = unread_of(reading(grids=[grid]))
    assert ids(findings) == ["Q702", "Q706"]
    assert findings[0].place.sheet == "Other"
    assert findings[1].level == "error"


def test_the_running_numbers_of_a_list_are_no_figures():
    grid = Grid(rows=[["Contents"], [1, "Offences by month"], [2, "Offences by method"]], sheet="Cover")
    assert unread_of(reading(grids=[grid])) == []


def test_a_sheet_of_shares_gave_no_figure():
    grid = Grid(rows=[["Method", "Share"], ["Facebook", "41%"], ["Kik", "59%"]], sheet="Shares")
    findings = unread_of(reading(grids=[grid]))
    assert ids(findings) == ["Q706"]
    assert "2 shares or rates" in findings[0].message


def test_a_letter_whose_number_nobody_read():
    findings = unread_of(reading(lines=["The answer is 45."]))
    assert ids(findings) == ["Q706"]
    assert "The answer is 45." in findings[0].message


def test_a_page_whose_only_figure_stands_in_a_line():
    """One line is too little to miss a table by, and all that the document says."""
    findings = unread_of(reading(lines=["Dear Madam", "Offences of this kind: 45"]))
    assert ids(findings) == ["Q706"]
    assert "Offences of this kind: 45" in findings[0].message


def test_a_letter_with_dates_and_sections_only():
    lines = [
        "Thank you for your request of 8 April 2019 (FOI 1610/19).",
        "We will answer within 20 working days, as section 10 asks.",
    ]
    assert unread_of(reading(lines=lines)) == []


def test_an_unread_cell_with_a_digit():
    unread = replace(figure(1, cell="B3"), kind=Kind.UNREAD, as_written="1(2)?", interval=NOTHING_KNOWN)
    findings = unread_of(reading([unread]))
    assert ids(findings) == ["Q704"]
    assert "“1(2)?” at Sheet1!B3" in findings[0].message


def test_an_unread_word_is_told_elsewhere():
    unread = replace(figure(1, cell="B3"), kind=Kind.UNREAD, as_written="see note", interval=NOTHING_KNOWN)
    assert unread_of(reading([unread])) == []


def test_a_row_of_figures_inside_one_cell_is_unread():
    grid = Grid(
        rows=[["Station      2019/20   2020/21"], ["Goodley   59   523"], ["Goodham   475   1165"]], sheet="FOI"
    )
    assert ids(unread_of(reading(grids=[grid]))) == ["Q702", "Q706"]


def test_spans_of_ages_are_labels_and_headings():
    rows = [["Aged 18 - 20", None], ["Age group", "2018/19"], ["18 - 20", 9], ["21 - 30", 14]]
    grid = Grid(rows=rows, sheet="Sheet1")
    table = Table("t1", "", "crosstab", [Part(grid, Span(1, 3, 0, 1))], 1, roles=["label", "figures"])
    records = [figure(9, cell="B3"), figure(14, cell="B4")]
    assert unread_of(reading(records, tables=[table], grids=[grid])) == []


def test_lines_that_read_alike_are_a_list_from_which_nothing_was_read(tmp_path: Path) -> None:
    path = tmp_path / "answer.txt"
    rows = "\n".join(f"NS0{1000 + 7 * n} 2012/13 {word}" for n, word in enumerate(["Chat", "Phone", "Letter"] * 2))
    path.write_text(f"Our list\n\n{rows}\n\nYours faithfully\n")
    found = {finding.id: finding for finding in read_file(path).findings}
    assert "6 lines read alike" in found["Q707"].message
    assert found["Q706"].level == "error"


def test_a_list_whose_cells_wrap_is_a_list_all_the_same():
    """On a page: the rest of a narrow cell stands below its row and is no line of its own."""
    texts = ["Crime reference Year Place"]
    for n, place in enumerate(("Shop", "Public", "Street", "Public", "Shop", "Online")):
        texts += [f"432{1000 + 7 * n} CY 2020 {place}", *(["transport"] if place == "Public" else [])]
    lines = [Line(text, Place(page=1, box=(50.0, 20.0 * n, 300.0, 20.0 * n + 10))) for n, text in enumerate(texts)]
    found = {finding.id: finding for finding in unread_of(replace(reading([]), lines=lines))}
    assert "6 lines read alike" in found["Q707"].message
    assert found["Q706"].level == "error"


def test_addresses_and_contacts_are_no_list(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(
        "The Records Office\n12 High Street\nNorthtown NT1 2AB\n\nDear requester,\n\nYour request is received.\n\n"
        "Tel: 01632 960001\nFax: 01632 960002\nOpening 9:00 to 17:00\n\nYours faithfully\n"
    )
    assert "Q707" not in {finding.id for finding in read_file(path).findings}


def test_cells_with_numbers_that_gave_no_figure_are_an_error(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Code,Place\n" + "\n".join(f"{n}/A,Room {n} North" for n in range(10, 22)) + "\n")
    reading = read_file(path)
    assert not reading.records
    assert [finding.level for finding in reading.findings if finding.id == "Q706"] == ["error"]


def test_a_lone_number_that_no_count_can_be_is_passed_over_with_a_word(tmp_path: Path) -> None:
    path = tmp_path / "return.csv"
    path.write_text("Year,Count\n2018/19,2000000000000\n")
    reading = read_file(path)
    assert not reading.records
    (told,) = [finding for finding in reading.findings if finding.id == "Q706"]
    assert told.level == "error"


def test_a_document_in_which_nothing_was_found_says_so():
    assert ids(unread_of(reading())) == ["Q709"]
    assert ids(unread_of(reading(lines=["We hold nothing."]))) == []


def test_the_reference_of_a_letter_is_no_figure_outside_a_table():
    from ingestion.values.line_numbers import row_of_figures

    assert [row_of_figures(line) for line in ("Our ref: 480.23", "Team extension: 2043", "Ref 12")] == [0, 0, 0]
    assert row_of_figures("Robbery: 243") == 1


def test_cells_in_which_figures_stand_behind_their_labels_are_an_error():
    grid = Grid([["Gwryw | Male;41"], ["Anhysbys | Unknown;19"]], sheet="Data")
    assert ids(unread_of(reading(grids=[grid]))) == ["Q706"]
