"""Drawn documents as other programs print them: rows as close as the lines of one text, labels wrapped in narrow
columns, faces whose letters are all equally wide, heads set otherwise than their figures, shades for rules."""

from __future__ import annotations

from html import escape
from pathlib import Path
from random import Random

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, LETTER, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as PrintedTable

from tests.world.pages import Cells, TooWide, _cells, _squared
from tests.world.pieces import Document, Table
from tests.world.sheets import as_text

FACES = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold", "Courier": "Courier-Bold"}
SIDES = {"RIGHT": 2, "CENTER": 1, "LEFT": 0}
FRAMES = ("grid", "box", "lines", "head rule", "three rules", "bands", "dark head", "nothing")
PADDING = 4.0
"""Points at the left and right of each cell."""
SMALLEST = 5.5
"""Points of type."""
NARROW = (90.0, 130.0, 190.0)
"""Points: columns are no wider where their words allow it."""


def printed_otherwise(document: Document, path: Path, drawn: Random) -> Cells:
    """The document as a PDF. Raises TooWide where a table fits on no page."""
    page = drawn.choice((A4, A4, landscape(A4), LETTER))
    if max((table.width for table in document.tables()), default=1) > 7:
        page = landscape(A4)
    face = drawn.choice(("Helvetica", "Times-Roman", "Helvetica", "Courier"))
    margin = drawn.choice((36, 50, 72))
    body = ParagraphStyle("body", fontName=face, fontSize=10, leading=drawn.choice((12.5, 14)), spaceAfter=4)
    bold = ParagraphStyle("bold", parent=body, fontName=FACES[face], spaceAfter=drawn.choice((2, 6)))
    number = drawn.choice(("", "Page {}", "- {} -", "Page {} of 9"))
    manner = Manner(drawn, face)
    flow: list[object] = []
    if drawn.random() < 0.4:
        flow.append(Paragraph("Northshire Police<br/>Force Headquarters<br/>PO Box 24, Hexley HX1 4QQ", body))
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                flow += [manner.table(block, page[0] - 2 * margin), Spacer(1, 14)]
            elif block.words:
                flow.append(Paragraph(escape(block.words), bold if block.manner in ("title", "heading") else body))

    def on_page(canvas, made) -> None:
        canvas.setFont(face, 8)
        if number:
            canvas.drawCentredString(page[0] / 2, 22, number.format(made.page))

    SimpleDocTemplate(
        str(path), pagesize=page, leftMargin=margin, rightMargin=margin, topMargin=50, bottomMargin=45
    ).build(flow, onFirstPage=on_page, onLaterPages=on_page)
    return _cells(document)


class Manner:
    """How all tables of one document are set."""

    def __init__(self, drawn: Random, face: str) -> None:
        self.face = face
        self.size = drawn.choice((7.5, 8, 9, 10))
        self.frame = drawn.choice(FRAMES)
        self.figures = drawn.choice(("RIGHT", "RIGHT", "CENTER", "LEFT"))
        self.heads = drawn.choice((self.figures, self.figures, "LEFT", "CENTER"))
        self.above = drawn.choice((0, 1, 2, 4))
        """Points over and under the text of each cell."""
        self.leading = drawn.choice((1.18, 1.3))
        self.again = drawn.random() < 0.6
        self.upright = drawn.choice(("TOP", "MIDDLE", "BOTTOM"))
        self.widest = drawn.choice(NARROW)
        self.side = drawn.choice(("CENTER", "LEFT"))

    def table(self, table: Table, room: float) -> PrintedTable:
        rows = _squared(table)
        size, widths = self._fitted(table, room)
        stub = min(table.stub, table.width - 1) if table.width > 1 else 0
        style: list[tuple[object, ...]] = [
            ("TOPPADDING", (0, 0), (-1, -1), self.above),
            ("BOTTOMPADDING", (0, 0), (-1, -1), self.above),
            ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
            ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
            ("VALIGN", (0, 0), (-1, -1), self.upright),
            *self._frame(max(0, table.heads - 1), table.heads),
        ]
        lines: list[list[object]] = []
        for r, row in enumerate(rows):
            line: list[object] = []
            for c, cell in enumerate(row):
                head = r < table.heads
                side = "CENTER" if cell.across > 1 else "LEFT" if c < stub else self.heads if head else self.figures
                dark = head and self.frame == "dark head"
                face = ParagraphStyle(
                    "cell", fontName=FACES[self.face] if head or cell.bold else self.face, fontSize=size,
                    leading=size * self.leading, alignment=SIDES[side], leftIndent=10 * cell.indent, splitLongWords=0,
                    textColor=colors.white if dark else colors.black,
                )  # fmt: skip
                text = as_text(cell)
                line.append(Paragraph(escape(text), face) if text.strip() else "")
                if cell.across > 1 or cell.down > 1:
                    style.append(("SPAN", (c, r), (c + cell.across - 1, r + cell.down - 1)))
            lines.append(line)
        repeated = table.heads if self.again else 0
        return PrintedTable(lines, colWidths=widths, style=style, repeatRows=repeated, hAlign=self.side)

    def _fitted(self, table: Table, room: float) -> tuple[float, list[float]]:
        """A size of type and widths of columns at which no word is broken."""
        size, rows, bold = self.size, _squared(table), FACES[self.face]
        while size >= SMALLEST:
            least, whole = [16.0] * table.width, [16.0] * table.width
            for row in rows:
                for c, cell in enumerate(row):
                    text, more = as_text(cell), 2 * PADDING + 2 + 10 * cell.indent
                    least[c] = max(least[c], *(stringWidth(word, bold, size) + more for word in text.split() or [""]))
                    if cell.across == 1:
                        whole[c] = max(whole[c], stringWidth(text, bold, size) + more)
            if sum(least) <= room:
                widths = [max(low, min(high, self.widest)) for low, high in zip(least, whole, strict=True)]
                wanted = sum(widths) - sum(least)
                share = min(1.0, (room - sum(least)) / wanted) if wanted > 0 else 0.0
                return size, [low + (high - low) * share for low, high in zip(least, widths, strict=True)]
            size -= 0.5
        raise TooWide

    def _frame(self, last: int, heads: int) -> list[tuple[object, ...]]:
        """What is drawn; `last` is the last row of heads."""
        under = ("LINEBELOW", (0, last), (-1, last), 0.6, colors.black)
        return {
            "grid": [("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
            "box": [("BOX", (0, 0), (-1, -1), 0.8, colors.black), under],
            "lines": [("LINEBELOW", (0, 0), (-1, -1), 0.3, colors.grey)],
            "head rule": [under],
            "three rules": [
                ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
                under,
                ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black),
            ],
            "bands": [("ROWBACKGROUNDS", (0, heads), (-1, -1), [colors.whitesmoke, colors.white])],
            "dark head": [("BACKGROUND", (0, 0), (-1, last), colors.darkblue)],
            "nothing": [],
        }[self.frame]
