"""Small raised marks behind figures, years and labels, and heads and titles that nearly touch."""

from __future__ import annotations

import numpy as np
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen import canvas

from ingestion.readers.pdf import read
from ingestion.readers.pdf.raised import raised_marks

FONTS = ("Helvetica", "Times-Roman", "Courier-Bold")


def drawn(path, texts, font="Helvetica", size=10.0, rules=()):
    """One page of (x, y, text, align) with y from the top, and rules (x0, x1, y)."""
    page = canvas.Canvas(str(path), pagesize=A4)
    for x, y, text, align in texts:
        page.setFont(font, size)
        start = x - (stringWidth(text, font, size) if align == "right" else 0)
        page.drawString(start, A4[1] - y, text)
    for x0, x1, y in rules:
        page.line(x0, A4[1] - y, x1, A4[1] - y)
    return page


def mark(page, x, y, text, font, size, rise):
    page.setFont(font, size)
    page.drawString(x, A4[1] - y + rise, text)


def finished(page, path):
    page.showPage()
    page.save()
    return read(path)


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize(("share", "lift"), [(0.55, 0.4), (0.66, 0.33), (0.8, 0.45)])
@pytest.mark.parametrize("written", ["1", "12"])
def test_a_raised_digit_is_a_mark_on_figure_year_and_label(tmp_path, font, share, lift, written):
    size = 11.0
    rows = [("Area", "2021/22", "2022/23"), ("Ashford", "40", "31"), ("Barham", "17", "19"), ("Corby", "22", "5")]
    texts = [(60 + 150 * c, 100 + 20 * r, text, "left") for r, row in enumerate(rows) for c, text in enumerate(row)]
    page = drawn(tmp_path / "a.pdf", texts, font, size)
    for row, column in ((0, 2), (1, 1), (3, 0)):
        end = 60 + 150 * column + stringWidth(rows[row][column], font, size)
        mark(page, end, 100 + 20 * row, written, font, share * size, lift * size)
    (grid,) = finished(page, tmp_path / "a.pdf").grids
    sign = written.translate(str.maketrans("12", "¹²"))
    assert grid.rows[0][2] == "2022/23" + sign
    assert grid.rows[1] == ["Ashford", "40" + sign, "31"]
    assert grid.rows[3] == ["Corby" + sign, "22", "5"]


@pytest.mark.parametrize("rise", [0.0, -0.2])
def test_small_digits_on_the_line_or_below_stay_digits(tmp_path, rise):
    rows = [("Area", "2021/22", "2022/23"), ("Ashford", "40", "31"), ("Barham", "17", "19")]
    texts = [(60 + 150 * c, 100 + 20 * r, text, "left") for r, row in enumerate(rows) for c, text in enumerate(row)]
    page = drawn(tmp_path / "a.pdf", texts)
    mark(page, 210 + stringWidth("40", "Helvetica", 10), 120, "2", "Helvetica", 7, rise * 10)
    (grid,) = finished(page, tmp_path / "a.pdf").grids
    assert grid.rows[1][1] == "402"


@pytest.mark.parametrize("font", FONTS)
def test_two_heads_that_nearly_touch_are_two(tmp_path, font):
    ends = (250, 330)
    rows = [("Canoe", "431", "504"), ("Dinghy", "766", "174"), ("Raft", "648", "474"), ("Ferry", "69", "619")]
    blank = stringWidth(" ", font, 10)
    texts = [(60, 100, "Kind", "left"), (250, 100, "Jan-22", "right"), (330, 100, "Mar-22", "right")]
    texts += [(330 + 1.3 * blank, 100, "Grand Total", "left")]
    last = 330 + 1.3 * blank + stringWidth("Grand Total", font, 10) - 4
    for r, (label, *figures) in enumerate(rows, 1):
        texts.append((60, 100 + 15 * r, label, "left"))
        texts += [(x, 100 + 15 * r, text, "right") for x, text in zip(ends, figures, strict=True)]
        texts.append((last, 100 + 15 * r, str(1100 + r), "right"))
    (grid,) = finished(drawn(tmp_path / "a.pdf", texts, font), tmp_path / "a.pdf").grids
    assert list(grid.rows[0]) == ["Kind", "Jan-22", "Mar-22", "Grand Total"]


def test_a_long_head_stands_over_the_column_whose_figures_it_covers(tmp_path):
    texts = [(215, 100, "Theft from the person", "right"), (270, 100, "Harm", "right")]
    for r, (label, *figures) in enumerate(
        [("2017/18", "43", "20"), ("2018/19", "561", "86"), ("2019/20", "7", "3")], 1
    ):
        texts.append((60, 100 + 18 * r, label, "left"))
        texts += [(x, 100 + 18 * r, text, "right") for x, text in zip((215, 270), figures, strict=True)]
    rules = [(55, 280, 90), (55, 280, 106), (55, 280, 160)]
    (grid,) = finished(drawn(tmp_path / "a.pdf", texts, rules=rules), tmp_path / "a.pdf").grids
    assert list(grid.rows[0]) == [None, "Theft from the person", "Harm"]


def test_a_title_between_two_ruled_tables_is_the_second_ones_title(tmp_path):
    texts, rules = [], []
    for top, title in ((100, "Under 10"), (240, "10 to 13")):
        texts.append((60, top, title, "left"))
        for r, row in enumerate([("Breed", "2014", "2015"), ("Beagle", "3", "41"), ("Collie", "12", "7")]):
            texts.append((66, top + 22 + 18 * r, row[0], "left"))
            texts += [(200 + 60 * c, top + 22 + 18 * r, text, "right") for c, text in enumerate(row[1:])]
        rules += [(59, 280, top + 10), (59, 280, top + 28), (59, 280, top + 64)]
    found = finished(drawn(tmp_path / "a.pdf", texts, rules=rules), tmp_path / "a.pdf").grids
    assert [list(grid.rows[0]) for grid in found] == [["Breed", "2014", "2015"]] * 2
    assert [grid.above for grid in found] == [("Under 10",), ("10 to 13",)]


@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman"])
def test_figures_midway_between_a_labels_two_lines_are_its_row(tmp_path, font):
    texts = [(260, 90, "2016/17", "right"), (330, 90, "2017/18", "right")]
    texts += [(60, 108, "Vans, carts and", "left"), (60, 126, "Trailers drawn", "left")]
    texts += [(260, 117, "6,553", "right"), (330, 117, "5,986", "right")]
    for r, (label, a, b) in enumerate([("Walkers", "154", "107"), ("Riders", "612", "627"), ("Others", "52", "47")]):
        texts += [(60, 144 + 18 * r, label, "left"), (260, 144 + 18 * r, a, "right"), (330, 144 + 18 * r, b, "right")]
    (grid,) = finished(drawn(tmp_path / "a.pdf", texts, font, 9), tmp_path / "a.pdf").grids
    assert [row[0] for row in grid.rows[1:]] == ["Vans, carts and Trailers drawn", "Walkers", "Riders", "Others"]
    assert list(grid.rows[1][1:]) == ["6,553", "5,986"]


@pytest.mark.parametrize("letters", ["ff", "fi", "tt", "ti"])
@pytest.mark.parametrize("end", ["ord", ""])
def test_letters_that_a_face_draws_as_one_are_no_mark(letters, end):
    """pdfium gives the letters of one glyph boxes as small as their ink, those of others boxes as high as the line."""
    text = "Sta" + letters + end
    boxes = [(50 + 6 * i, 100.0, 56 + 6 * i, 114.0) for i in range(len(text))]
    for i in (3, 4):
        boxes[i] = (50 + 6 * i, 102.0, 56 + 6 * i, 111.0)
    upright = np.ones(len(text), bool)
    assert raised_marks(text, np.array(boxes, np.float32), upright) == {}
    marked = "Staab"
    assert raised_marks(marked, np.array(boxes[:5], np.float32), upright[:5]) == {3: "[ab]", 4: ""}
