"""Pages whose cells stand as near each other as words do: blanks that the file wrote tell texts apart."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingestion.readers.pdf import read
from ingestion.values.grid import Value

HEADS = ("Under investigation", "Community resolution", "Taken into consideration", "Charged or summonsed", "No crime")
LABELS = ("Theft from the person", "Burglary", "Criminal damage", "Public order", "Drug trafficking", "Arson")
LETTER = "The figures you asked for are set out below, as they were recorded by the force."


def _page(path: Path, rows: list[list[str]], size: float, apart: float, drawn: Random, *, blanks: bool = True) -> None:
    """Rows whose columns stand `apart` points apart; without `blanks` words are drawn one by one, as some do."""
    canvas = Canvas(str(path), A4)
    canvas.setFont("Helvetica", size)

    def put(x: float, y: float, text: str) -> None:
        for word in [text] if blanks else text.split():
            canvas.drawString(x, y, word)
            x += stringWidth(f"{word} ", "Helvetica", size)

    put(40, 800, LETTER)
    widths = [max(stringWidth(row[c], "Helvetica", size) for row in rows) for c in range(len(rows[0]))]
    right = drawn.random() < 0.5
    for r, row in enumerate(rows):
        x = 40.0
        for c, text in enumerate(row):
            slack = widths[c] - stringWidth(text, "Helvetica", size)
            put(x + (slack if right and c else 0), 770 - 1.5 * size * r, text)
            x += widths[c] + apart
    canvas.save()


def _drawn(drawn: Random) -> list[list[str]]:
    heads = drawn.sample(HEADS, drawn.randint(2, 4))
    labels = drawn.sample(LABELS, drawn.randint(3, 5))
    return [["Offence", *heads], *([label, *(str(drawn.randint(10, 900)) for _ in heads)] for label in labels)]


def _rows(path: Path) -> list[list[Value]]:
    grids = read(path).grids
    assert len(grids) == 1
    return [list(row) for row in grids[0].rows]


@pytest.mark.parametrize("seed", range(20))
def test_cells_no_further_apart_than_words(seed: int, tmp_path: Path) -> None:
    drawn = Random(f"blanks {seed}")
    rows, size = _drawn(drawn), drawn.choice((7.0, 8.0, 9.0))
    _page(tmp_path / "near.pdf", rows, size, drawn.uniform(0.2, 0.3) * size, drawn)
    assert _rows(tmp_path / "near.pdf") == rows


@pytest.mark.parametrize("seed", range(6))
def test_pages_without_written_blanks_are_read_by_their_places(seed: int, tmp_path: Path) -> None:
    drawn = Random(f"no blanks {seed}")
    rows = _drawn(drawn)[:4]
    _page(tmp_path / "far.pdf", [row[:4] for row in rows], 8, 14, drawn, blanks=False)
    assert _rows(tmp_path / "far.pdf") == [row[:4] for row in rows]
