"""A long return as forces print it: one ruled row per offence over sixty pages and more."""

from __future__ import annotations

import random
from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen import canvas

ROWS = 4_492
ROWS_A_PAGE = 74
EDGES = [30.0, 92.0, 132.0, 300.0, 350.0, 396.0, 500.0, 640.0, 700.0, 806.0]
HEADS = ["Crime ref", "Year", "Offence", "Age", "Sex", "District", "Platform", "Days", "Outcome"]
ROW_HEIGHT = 7.1
TOP = 560.0


def rows(many: int = ROWS) -> list[list[str]]:
    """The rows, the same every time; nobody's data."""
    drawn = random.Random(43)
    return [
        [
            f"FT/{number:06d}/{drawn.choice(('17', '18'))}",
            drawn.choice(("2017/18", "2018/19")),
            drawn.choice(("Sexual communication with a child (071/17)", "Communicate with child s.15A (071/17)")),
            drawn.choice(("11 and under", "12-15", "16 and over", "Unknown")),
            drawn.choice(("Female", "Male", "Unknown")),
            drawn.choice(("North division", "South division", "County wide")),
            drawn.choice(("Application A, direct message", "Site B, open forum", "Online game C", "Not recorded")),
            f"{drawn.randrange(1, 2_400):,}",
            drawn.choice(("Charged or summonsed", "Evidential difficulties", "Under investigation")),
        ]
        for number in range(1, many + 1)
    ]


def build(path: Path, body: list[list[str]]) -> int:
    """Print the rows, ruled, with the heads on every page; the number of pages."""
    page = canvas.Canvas(str(path), pagesize=landscape(A4))
    pages = 0
    for start in range(0, len(body), ROWS_A_PAGE):
        lines = [HEADS, *body[start : start + ROWS_A_PAGE]]
        page.setFont("Helvetica", 5.2)
        page.setLineWidth(0.4)
        bottom = TOP - len(lines) * ROW_HEIGHT
        for number in range(len(lines) + 1):
            page.line(EDGES[0], TOP - number * ROW_HEIGHT, EDGES[-1], TOP - number * ROW_HEIGHT)
        for x in EDGES:
            # as spreadsheets print them: each column's border in pieces
            for piece in range(8):
                high, low = TOP - piece * (TOP - bottom) / 8, TOP - (piece + 1) * (TOP - bottom) / 8
                page.line(x, high, x, low)
        for number, line in enumerate(lines):
            for edge, text in zip(EDGES, line, strict=False):
                page.drawString(edge + 2, TOP - (number + 1) * ROW_HEIGHT + 2, text)
        page.showPage()
        pages += 1
    page.save()
    return pages
