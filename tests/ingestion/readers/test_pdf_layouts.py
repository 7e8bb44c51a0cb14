"""Tables as returns print them: half ruled, unruled, several on a page, wrapped, turned, broken."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4

from ingestion.readers import pdf
from ingestion.values.contents import Contents
from tests.benchmarks.adjacency import Tally, true_tables
from tests.benchmarks.pdf_peers import grid_cells
from tests.conftest import SHARED
from tests.ingestion.readers.printed_tables import print_page
from tests.ingestion.readers.test_pdf import COLUMNS, ROW_HEIGHT, ROWS, draw_rules, draw_words, printed, rows_of


def only_grid(path: Path):
    (grid,) = pdf.read(path).grids
    return grid


def test_an_unruled_table_is_read_from_its_blanks(tmp_path):
    grid = only_grid(printed(tmp_path / "return.pdf", draw_words))
    assert rows_of(grid) == ROWS
    assert grid.header_rows == 1


def test_rules_around_heads_only_leave_the_rows_apart(tmp_path):
    def draw(page):
        draw_words(page)
        for r in (0, 1, len(ROWS)):
            page.line(COLUMNS[0], 700 - r * ROW_HEIGHT, COLUMNS[-1], 700 - r * ROW_HEIGHT)

    assert rows_of(only_grid(printed(tmp_path / "return.pdf", draw))) == ROWS


def test_a_frame_with_columns_but_no_row_rules_is_split_into_its_rows(tmp_path):
    def draw(page):
        draw_words(page)
        bottom = 700 - len(ROWS) * ROW_HEIGHT
        for y in (700, 700 - ROW_HEIGHT, bottom):
            page.line(COLUMNS[0], y, COLUMNS[-1], y)
        for x in COLUMNS:
            page.line(x, 700, x, bottom)

    assert rows_of(only_grid(printed(tmp_path / "return.pdf", draw))) == ROWS


def test_two_tables_on_a_page_stay_two_with_their_own_titles(tmp_path):
    def draw(page):
        for top, title in ((700, "Offences by age"), (500, "Victims by age")):
            page.drawString(70, top + 6, title)
            draw_words(page, top=top)
            draw_rules(page, top=top)

    first, second = pdf.read(printed(tmp_path / "return.pdf", draw)).grids
    assert rows_of(first) == rows_of(second) == ROWS
    assert (first.above[-1], second.above[-1]) == ("Offences by age", "Victims by age")


def test_a_merged_head_spans_its_columns(tmp_path):
    def draw(page):
        draw_words(page, top=682)
        draw_rules(page, top=682)
        page.drawCentredString(280, 686, "Number of offences")
        page.line(COLUMNS[0], 700, COLUMNS[-1], 700)
        for x in (COLUMNS[0], COLUMNS[1], COLUMNS[-1]):
            page.line(x, 700, x, 682)

    grid = only_grid(printed(tmp_path / "return.pdf", draw))
    assert rows_of(grid)[0] == [None, "Number of offences", None]
    assert rows_of(grid)[1:] == ROWS
    assert [(s.row, s.last_row, s.column, s.last_column) for s in grid.merged if grid.value(s.row, s.column)] == [
        (0, 0, 1, 2)
    ]


@pytest.mark.parametrize("line_of_figures", [0, 1, 2])
def test_a_label_over_three_lines_is_one_row_wherever_its_figures_stand(tmp_path, line_of_figures):
    """The first, middle or last line of a wrapped label may carry the figures."""

    def draw(page):
        page.setFont("Helvetica", 10)
        for c, text in enumerate(["Outcome", "2017/18", "2018/19"]):
            page.drawString(COLUMNS[c], 700, text)
        for r, (label, *values) in enumerate(
            [["Charged", "11", "19"], ["Cautioned", "2", "4"], ["Not yet known", "7", "9"]]
        ):
            y = 680 - r * 16 - (34 if r else 0)
            page.drawString(COLUMNS[0], y, label)
            for c, value in enumerate(values, 1):
                page.drawString(COLUMNS[c], y, value)
        for number, part in enumerate(["Evidential difficulties,", "victim does not support", "further police action"]):
            page.drawString(COLUMNS[0], 664 - number * 11.5, part)
        for c, value in enumerate(["31", "58"], 1):
            page.drawString(COLUMNS[c], 664 - line_of_figures * 11.5, value)

    rows = rows_of(only_grid(printed(tmp_path / "return.pdf", draw)))
    assert ["Evidential difficulties, victim does not support further police action", "31", "58"] in rows
    assert ["Charged", "11", "19"] in rows
    assert ["Cautioned", "2", "4"] in rows


def test_heads_written_upwards_stand_over_their_columns(tmp_path):
    def draw(page):
        draw_rules(page, rows=ROWS[1:], top=682)
        draw_words(page, rows=ROWS[1:], top=682)
        page.line(COLUMNS[0], 760, COLUMNS[-1], 760)
        for x in COLUMNS:
            page.line(x, 760, x, 682)
        page.drawString(COLUMNS[0] + 4, 690, "Age of victim")
        for c, text in ((1, "Year 2017/18"), (2, "Year 2018/19")):
            page.saveState()
            page.translate(COLUMNS[c] + 40, 686)
            page.rotate(90)
            page.drawString(0, 0, text)
            page.restoreState()

    assert rows_of(only_grid(printed(tmp_path / "return.pdf", draw)))[0] == [
        "Age of victim",
        "Year 2017/18",
        "Year 2018/19",
    ]


def test_text_printed_sideways_on_an_upright_page_is_turned_to_be_read(tmp_path):
    def draw(page):
        page.translate(A4[0], 0)
        page.rotate(90)
        page.setFont("Helvetica", 10)
        draw_words(page, top=400)
        draw_rules(page, top=400)

    grid = only_grid(printed(tmp_path / "return.pdf", draw))
    assert rows_of(grid) == ROWS
    assert grid.box is not None
    x0, top, x1, bottom = grid.box
    assert bottom - top > x1 - x0, "boxes are told on the page as it is shown, where the table stands upright"


def test_the_first_row_after_a_break_is_read_without_its_top_rule(tmp_path):
    def draw(page):
        draw_words(page, rows=ROWS[1:])
        bottom = 700 - 4 * ROW_HEIGHT
        for r in range(1, 5):
            page.line(COLUMNS[0], 700 - r * ROW_HEIGHT, COLUMNS[-1], 700 - r * ROW_HEIGHT)
        for x in COLUMNS:
            page.line(x, 700, x, bottom)

    assert rows_of(only_grid(printed(tmp_path / "return.pdf", draw))) == ROWS[1:]


def test_letters_lists_and_contents_are_no_tables(tmp_path):
    letter = [
        "Dear Sir or Madam,",
        "Thank you for your request of 3 April 2019, which we received on 4 April 2019 and have now considered.",
        "1.    How many offences were recorded in the year to March 2018, and how many in the year after it?",
        "2.    How many of the victims were known to be under the age of 13 at the time of the offence?",
        "•    The force recorded 54 offences in 2017/18 and 28 in the year before, in all of its districts.",
        "Introduction ............................................................ 1",
        "What was asked .......................................................... 3",
        "What we found ........................................................... 7",
    ]

    def draw(page):
        page.setFont("Helvetica", 9)
        for number, line in enumerate(letter):
            page.drawString(70, 760 - number * 14, line)

    contents = pdf.read(printed(tmp_path / "letter.pdf", draw))
    assert contents.grids == []
    assert [line.text for line in contents.lines][:2] == letter[:2]


def test_a_page_that_is_a_picture_is_told_and_not_passed_over():
    contents = Contents()
    pdf.page_contents(pdf.Marks(595, 842, pictures=[(0, 0, 595, 842)]), 3, contents)
    assert [(f.id, f.place.page) for f in contents.findings] == [("Q150", 3)]
    assert pdf.pages_to_scan(contents) == [3]


def test_a_large_picture_beside_text_is_told():
    words = [pdf.Word(60 + 40 * n, 60, 95 + 40 * n, 70, "letters") for n in range(8)]
    contents = Contents()
    pdf.page_contents(pdf.Marks(595, 842, words=words, pictures=[(60, 200, 540, 700)]), 1, contents)
    assert [f.id for f in contents.findings] == ["Q153"]
    assert pdf.pages_to_scan(contents) == []


def test_a_map_with_a_title_is_no_scan():
    words = [pdf.Word(60, 60, 120, 75, "MAP"), pdf.Word(125, 60, 220, 75, "DISTRICTS")]
    contents = Contents()
    pdf.page_contents(pdf.Marks(595, 842, words=words, pictures=[(60, 200, 540, 800)]), 1, contents)
    assert [f.id for f in contents.findings] == ["Q153"]


def letters(texts) -> Counter[str]:
    return Counter(letter for text in texts for letter in str(text or "") if not letter.isspace())


@pytest.mark.parametrize("seed", range(40))
def test_no_letter_of_a_page_is_lost_or_read_twice(tmp_path, seed):
    """What pdfium finds on the page stands in a table or on a line, once."""
    path = tmp_path / "page.pdf"
    print_page(path, seed)
    document = pypdfium2.PdfDocument(str(path))
    wanted = letters([document[0].get_textpage().get_text_range()])
    document.close()
    contents = pdf.read(path)
    cells = [value for grid in contents.grids for row in grid.rows for value in row]
    assert letters([*cells, *(line.text for line in contents.lines)]) == wanted


def test_tables_printed_in_many_manners_are_found(tmp_path):
    """Sixty pages drawn by lot: rules or none, wrapped labels, leader dots, spanning heads, prose around."""
    tally = Tally()
    for seed in range(1000, 1060):
        path = tmp_path / f"{seed}.pdf"
        true = print_page(path, seed)
        tally.add([grid_cells(grid) for grid in pdf.read(path).grids], true.tables)
    assert tally.micro >= 0.96
    assert tally.document >= 0.96


def test_public_tables_are_found():
    """The European half of the ICDAR 2013 table competition, used in place."""
    documents = sorted((SHARED / "tables" / "eu").glob("*.pdf"))
    if not documents:
        pytest.skip("the public set of tables is not on this machine")
    tally = Tally()
    for path in documents:
        true = true_tables(path.with_name(f"{path.stem}-str.xml"))
        tally.add([grid_cells(grid) for grid in pdf.read(path).grids], true)
    assert tally.micro >= 0.95
    assert tally.document >= 0.90
