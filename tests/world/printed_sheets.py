"""Drawn documents as spreadsheet programs print a sheet with its grid: titles, notes and blank rows stand in the
lattice of the tables, and a long text hides the lines it lies over."""

from __future__ import annotations

from html import escape
from pathlib import Path
from random import Random

from reportlab.lib import colors
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph, SimpleDocTemplate
from reportlab.platypus import Table as PrintedTable

from tests.world.pages import Cells, TooWide, _cells, _squared
from tests.world.pieces import Document, Table
from tests.world.sheets import as_text

WIDEST = 150.0
"""Points: longer labels are wrapped."""
LEAST = 40.0
INSET = 6.0
"""Points between a cell's text and its sides, both together."""


def printed_with_grid(document: Document, path: Path, drawn: Random) -> Cells:
    """The document as a PDF. Raises TooWide where its columns fit on no page."""
    size, upright = drawn.choice((7, 8, 9)), drawn.choice(("BOTTOM", "TOP", "MIDDLE"))
    side = drawn.choice((0, 1, 2))
    width = max((table.width for table in document.tables()), default=1)
    widths = [LEAST] * width
    rows: list[list[object]] = []
    spans: list[tuple[object, ...]] = []
    texts: list[tuple[int, str]] = []
    for block in (block for section in document.sections for block in section.blocks):
        top = len(rows)
        if isinstance(block, Table):
            stub = min(block.stub, block.width - 1) if block.width > 1 else 0
            for r, row in enumerate(_squared(block)):
                rows.append([""] * width)
                for c, cell in enumerate(row):
                    text = as_text(cell)
                    if cell.across == 1:
                        wide = stringWidth(text, "Helvetica-Bold", size) + INSET + 2
                        longest = max((stringWidth(w, "Helvetica-Bold", size) for w in text.split()), default=0.0)
                        widths[c] = max(widths[c], min(wide, WIDEST), longest + INSET + 2 + 8 * cell.indent)
                    head = r < block.heads
                    face = ParagraphStyle(
                        "cell", fontName="Helvetica-Bold" if head or cell.bold else "Helvetica", fontSize=size,
                        leading=size * 1.2, alignment=1 if cell.across > 1 else 0 if c < stub else side,
                        leftIndent=8 * cell.indent, splitLongWords=0,
                    )  # fmt: skip
                    rows[-1][c] = Paragraph(escape(text), face) if text.strip() else ""
                    if cell.across > 1 or cell.down > 1:
                        spans.append(("SPAN", (c, top + r), (c + cell.across - 1, top + r + cell.down - 1)))
            rows.append([""] * width)
        elif block.words:
            texts.append((top, block.words))
            rows.append([block.words, *[""] * (width - 1)])
            if block.manner == "text":
                rows.append([""] * width)
    page = next((p for p in (A4, landscape(A4), landscape(A3)) if sum(widths) <= p[0] - 80), None)
    if page is None:
        raise TooWide
    for row, text in texts:
        reached, last = widths[0], 0
        while reached < stringWidth(text, "Helvetica", size) + INSET and last < width - 1:
            last += 1
            reached += widths[last]
        if stringWidth(text, "Helvetica", size) > page[0] - 80:
            raise TooWide
        if last:
            spans.append(("SPAN", (0, row), (last, row)))
    style = [
        ("GRID", (0, 0), (-1, -1), 0.4, colors.grey), ("FONTSIZE", (0, 0), (-1, -1), size),
        ("LEFTPADDING", (0, 0), (-1, -1), INSET / 2), ("RIGHTPADDING", (0, 0), (-1, -1), INSET / 2),
        ("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ("VALIGN", (0, 0), (-1, -1), upright), *spans,
    ]  # fmt: skip
    SimpleDocTemplate(str(path), pagesize=page, leftMargin=36, rightMargin=36, topMargin=50, bottomMargin=45).build(
        [PrintedTable(rows, colWidths=widths, style=style, hAlign="LEFT")]
    )
    return _cells(document)
