"""Sheets whose rows are lower than the labels in them, whose bands are as long as their cells, and whose long texts go
on beside the page."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen import canvas

from ingestion.readers.pdf import read
from ingestion.readers.pdf.charts import is_chart

LABELS = (
    ("White",), ("Mixed",), ("Asian or Asian", "British"), ("Black or Black", "British"),
    ("Chinese or other", "ethnic group"),
    ("Not stated",), ("Gypsy or Irish", "Traveller"), ("Refused",),
)  # fmt: skip
SIZE, PITCH, ROW = 8.0, 8.9, 13.0


def sheet(path: Path, drawn: Random, banded: bool) -> list[list[str]]:
    """A spreadsheet's page: figures row by row, labels of two lines after all others, over the rows above or below."""
    labels = drawn.sample(LABELS, len(LABELS))
    first = next(label for label in labels if len(label) == 1)  # whose label reaches into no head
    labels = [first, *(label for label in labels if label is not first)]
    upright = drawn.choice(("top", "bottom"))
    rows = [[" ".join(label), *(str(drawn.randint(5, 400)) for _ in range(3))] for label in labels]
    page = canvas.Canvas(str(path), pagesize=A4)
    y0 = 700.0
    if banded:
        page.setFillColor(colors.lightgrey)
        for r in range(0, len(rows), 2):
            for c in range(4):
                page.rect(50 + 80 * c, y0 - ROW * (r + 1) - 3, 80, ROW, stroke=0, fill=1)
        page.setFillColor(colors.black)
    page.setFont("Helvetica", SIZE)
    for c, head in enumerate(("2018/19", "2019/20", "2020/21")):
        page.drawRightString(205 + 80 * c, y0, head)
    for r, (label, row) in enumerate(zip(labels, rows, strict=True), 1):
        if len(label) == 1:
            page.drawString(53, y0 - ROW * r, label[0])
        for c, figure in enumerate(row[1:]):
            page.drawRightString(205 + 80 * c, y0 - ROW * r, figure)
    for r, label in enumerate(labels, 1):
        if len(label) > 1:
            first = y0 - ROW * r + (PITCH if upright == "bottom" else 0)
            for n, line in enumerate(label):
                page.drawString(53, first - PITCH * n, line)
    page.showPage()
    page.save()
    return rows


@pytest.mark.parametrize("banded", [False, True])
@pytest.mark.parametrize("seed", range(10))
def test_labels_higher_than_their_rows_stand_beside_their_figures(seed: int, banded: bool, tmp_path: Path) -> None:
    drawn = Random(f"low rows {seed} {banded}")
    rows = sheet(tmp_path / "a.pdf", drawn, banded)
    (grid,) = read(tmp_path / "a.pdf").grids
    assert [list(row) for row in grid.rows[1:]] == rows


@pytest.mark.parametrize("seed", range(6))
def test_bands_of_rows_under_a_merged_cell_are_no_bars(seed: int) -> None:
    drawn = Random(f"bands {seed}")
    edge, top, shades = drawn.uniform(120, 200), 100.0, []
    for _ in range(drawn.randint(2, 4)):
        shades += [(50.0, top, 450.0, top + 15), (50.0, top + 15, edge, top + 30), (edge, top + 45, 450.0, top + 60)]
        top += 60
    assert not is_chart((50, 85, 449, top), [], shades)


@pytest.mark.parametrize("seed", range(6))
def test_bars_that_stand_on_one_line_are_a_chart(seed: int) -> None:
    drawn = Random(f"bars {seed}")
    heights = drawn.sample(range(20, 200, 6), 6)
    shades = [(60.0 + 60 * n, 300.0 - high, 90.0 + 60 * n, 300.0) for n, high in enumerate(heights)]
    assert is_chart((50, 80, 430, 310), [], shades)


def test_what_stands_beside_the_page_is_not_read(tmp_path: Path) -> None:
    text = "Number of offences by district and by month of the year, with those that were cancelled"
    page = canvas.Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    page.setFont("Helvetica", 10)
    page.drawString(150 - stringWidth(text, "Helvetica", 10), 700, text)
    page.showPage()
    page.save()
    (line,) = read(tmp_path / "a.pdf").lines
    assert line.text.endswith("were cancelled")
    assert "Number" not in line.text
