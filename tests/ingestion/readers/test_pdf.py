"""PDFs made here, read back: every cell in its row and column."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from ingestion.pipeline import read_file
from ingestion.readers import pdf
from ingestion.readers.pdf import characters
from ingestion.values.reading import UnreadableFile

ROWS = [
    ["Age of victim", "2017/18", "2018/19"],
    ["11 and under", "8", "14"],
    ["12 to 15", "15", "36"],
    ["16 and over", "3", "<5"],
    ["Total", "26", "52"],
]
COLUMNS = [70.0, 200.0, 280.0, 360.0]
ROW_HEIGHT = 18.0


def printed(path: Path, draw, *, rotation: int = 0, size=A4) -> Path:
    # For a quarter turn reportlab makes the page as high as it was wide, and what is drawn would stand beside it.
    page = canvas.Canvas(str(path), pagesize=size[::-1] if rotation % 180 else size)
    page.setFont("Helvetica", 10)
    draw(page)
    if rotation:
        page.setPageRotation(rotation)
    page.showPage()
    page.save()
    return path


def draw_words(page: canvas.Canvas, rows=ROWS, top: float = 700.0) -> None:
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            page.drawString(COLUMNS[c] + 4, top - r * ROW_HEIGHT - 13, text)


def draw_rules(page: canvas.Canvas, rows=ROWS, top: float = 700.0) -> None:
    bottom = top - len(rows) * ROW_HEIGHT
    for r in range(len(rows) + 1):
        page.line(COLUMNS[0], top - r * ROW_HEIGHT, COLUMNS[-1], top - r * ROW_HEIGHT)
    for x in COLUMNS:
        page.line(x, top, x, bottom)


def ruled(page: canvas.Canvas) -> None:
    draw_words(page)
    draw_rules(page)


def rows_of(grid) -> list[list[object]]:
    return [list(row) for row in grid.rows]


def test_a_ruled_table_is_read_cell_by_cell(tmp_path):
    contents = pdf.read(printed(tmp_path / "return.pdf", ruled))
    (grid,) = contents.grids
    assert rows_of(grid) == ROWS
    assert grid.page == 1
    assert grid.is_table


def test_a_cell_has_its_box_from_the_top_left(tmp_path):
    (grid,) = pdf.read(printed(tmp_path / "return.pdf", ruled)).grids
    x0, top, x1, bottom = grid.boxes[1, 2]
    page_top = A4[1] - 700
    assert (x0, x1) == pytest.approx((280, 360), abs=0.6)
    assert (top, bottom) == pytest.approx((page_top + ROW_HEIGHT, page_top + 2 * ROW_HEIGHT), abs=0.6)


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_turned_page_keeps_its_cells(tmp_path, rotation):
    (grid,) = pdf.read(printed(tmp_path / "return.pdf", ruled, rotation=rotation)).grids
    assert rows_of(grid) == ROWS


def test_lines_outside_the_table_have_their_place(tmp_path):
    def draw(page):
        page.drawString(70, 760, "Thank you for your request.")
        page.drawString(70, 706, "Offences by age of victim")
        ruled(page)
        page.drawString(70, 590, "<5 means fewer than five.")

    contents = pdf.read(printed(tmp_path / "return.pdf", draw))
    assert [line.text for line in contents.lines] == [
        "Thank you for your request.",
        "Offences by age of victim",
        "<5 means fewer than five.",
    ]
    (grid,) = contents.grids
    assert grid.above[-1] == "Offences by age of victim"
    assert grid.below[0] == "<5 means fewer than five."
    assert contents.lines[0].place.page == 1


def test_progress_is_told_in_pages(tmp_path):
    path = tmp_path / "long.pdf"
    page = canvas.Canvas(str(path))
    for _ in range(3):
        page.drawString(70, 700, "A page")
        page.showPage()
    page.save()
    told: list[tuple[int, int | None, str]] = []
    pdf.read(path, progress=lambda done, of, unit: told.append((done, of, unit)))
    assert told == [(1, 3, "pages"), (2, 3, "pages"), (3, 3, "pages")]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "empty"), (b"%PDF-1.4\nnothing more", "damaged"), (b"Dear Sir", "damaged")],
)
def test_what_cannot_be_opened_is_refused_in_a_sentence(tmp_path, content, code):
    path = tmp_path / "return.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as refused:
        pdf.read(path)
    assert refused.value.code == code
    assert refused.value.sentence.endswith(".")


def test_a_protected_pdf_is_refused_as_encrypted(tmp_path):
    path = tmp_path / "return.pdf"
    page = canvas.Canvas(str(path), encrypt="secret")
    page.drawString(70, 700, "hidden")
    page.save()
    with pytest.raises(UnreadableFile) as refused:
        pdf.read(path)
    assert refused.value.code == "encrypted"
    assert "password" in refused.value.sentence


@pytest.mark.parametrize("between", [" - ", " – ", ": "])
@pytest.mark.parametrize("symbol", [False, True])
def test_a_list_with_bullets_is_no_table(tmp_path, monkeypatch, between, symbol):
    if symbol:  # as word processors write them: out of a font of symbols
        as_written = characters._text
        monkeypatch.setattr(characters, "_text", lambda *how: as_written(*how).replace("•", "\uf0b7"))
    lines = [
        f"{year}{between}{number} offences" for year, number in (("2019/20", 68), ("2020/21", 97), ("2021/22", 10))
    ]

    def draw(page):
        page.drawString(90, 700, "The number of offences recorded was as follows:")
        for number, line in enumerate(lines):
            page.drawString(90, 680 - 15 * number, "•")
            page.drawString(108, 680 - 15 * number, line)

    contents = pdf.read(printed(tmp_path / "letter.pdf", draw))
    assert not list(contents.grids)
    assert [line.text for line in contents.lines][1:] == [f"• {line}" for line in lines]
    reading = read_file(tmp_path / "letter.pdf")
    assert [record.interval.low for record in reading.records] == [68, 97, 10]
