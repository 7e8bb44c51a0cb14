"""Fonts whose file names no height: words stand on their line, a letter behind a hanging one is no footnote mark."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import numpy as np
import pytest
import reportlab
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from ingestion.readers.pdf import read
from ingestion.readers.pdf.heights import hang_on_glyphs
from ingestion.readers.pdf.marks import page_marks
from ingestion.readers.pdf.opening import open_document

FACE = "Vera"
HANGING = ("Corbridge", "Rape", "Injury", "Weapon", "Drugs", "Department", "Gypsy", "Plymouth", "Egg", "Quay")
OTHER = ("Ashcombe", "Violence", "Arson", "Firearm", "Homicide")


TAKEN = ("on", "AJ")
"""What codes 65 and 103 draw, taken for the "A" and the "g" of a font without heights: letters far from as high, or
nearly."""
LETTERS = [chr(code) for code in (*range(0x21, 0x7F), *range(0xA1, 0x100)) if code != 0xAD]


def page(path: Path, size: float, turned: bool = False, taken: str = TAKEN[0]) -> canvas.Canvas:
    pdfmetrics.registerFont(TTFont(FACE, Path(reportlab.__file__).parent / "fonts" / "Vera.ttf", asciiReadable=0))
    made = canvas.Canvas(str(path), pagesize=landscape(A4) if turned else A4)
    if turned:
        made.rotate(90)
        made.translate(0, -A4[1])
    others = [letter for letter in LETTERS if letter not in taken]  # codes go by the order in which letters are drawn
    made.setFont(FACE, 1)
    made.drawString(70, 20, "".join([*others[:64], taken[0], *others[64:101], taken[1], *others[101:]]))
    made.setFont(FACE, size)
    return made


def without_heights(made: canvas.Canvas, path: Path) -> Path:
    """Saved, with nought for the ascent and descent of its fonts."""
    made.showPage()
    made.save()
    named = path.read_bytes()
    nameless = re.sub(rb"/(Ascent|Descent) (-?\d+)", lambda m: b"/" + m[1] + b" " + b"0".rjust(len(m[2])), named)
    assert nameless != named
    path.write_bytes(nameless)
    return path


@pytest.mark.parametrize("seed", range(12))
def test_labels_are_whole_and_marks_are_marks(seed: int, tmp_path: Path) -> None:
    drawn = Random(seed)
    size = drawn.choice((7.0, 8.0, 9.0, 10.0, 11.0))
    labels = [*drawn.sample(HANGING, 4), *drawn.sample(OTHER, 2)]
    drawn.shuffle(labels)
    figures = [[str(drawn.randint(10, 900)) for _ in range(2)] for _ in labels]
    marked = drawn.randrange(len(labels))
    path = tmp_path / "a.pdf"
    made = page(path, size)
    for r, row in enumerate([["Group", "2020/21", "2021/22"], *map(lambda a, b: [a, *b], labels, figures)]):
        for c, text in enumerate(row):
            made.drawString(70 + 130 * c, 700 - 18 * r, text)
    made.setFont(FACE, 0.6 * size)
    end = 70 + pdfmetrics.stringWidth(labels[marked], FACE, size)
    made.drawString(end, 700 - 18 * (marked + 1) + 0.4 * size, "1")
    (grid,) = read(without_heights(made, path)).grids
    read_labels = [row[0] for row in grid.rows[1:]]
    assert read_labels == [label + "¹" * (n == marked) for n, label in enumerate(labels)]
    assert [row[1:] for row in grid.rows[1:]] == figures


@pytest.mark.parametrize("taken", TAKEN)
@pytest.mark.parametrize("turned", [False, True])
def test_words_of_one_line_are_equally_high(turned: bool, taken: str, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    made = page(path, 10, turned, taken)
    made.drawString(70, 500, "Corbridge acorn 12 gypsy rose")
    document = open_document(without_heights(made, path))
    words = [word for word in page_marks(document[0]).words if len(word.text) < 20]
    assert [word.text for word in words] == ["Corbridge", "acorn", "12", "gypsy", "rose"]
    assert len({(round(word.top, 1), round(word.bottom, 1)) for word in words}) == 1
    assert 9 < words[0].bottom - words[0].top < 13


@pytest.mark.parametrize(("lower", "uneven"), [(0.0, False), (0.1, False), (0.35, True), (1.8, True)])
def test_letters_that_reach_below_their_line_show_that_no_height_is_named(lower: float, uneven: bool) -> None:
    """A font's named descent holds what hangs, but for a rounding."""
    text = "Injury to dogs"
    boxes = [(5.0 * n, 108.4, 5.0 * n + 5, 100.0 - (lower if letter in "jyg" else 0)) for n, letter in enumerate(text)]
    assert hang_on_glyphs(text, np.array(boxes, np.float32)) is uneven
