"""Drawn documents that flow: Word, web pages, PDFs and plain text."""

from __future__ import annotations

from html import escape
from pathlib import Path
from random import Random

import docx
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as PrintedTable

from tests.world.pieces import Cell, Document, Table
from tests.world.sheets import as_text

Cells = list[tuple[Cell, str | None]]


def _cells(document: Document) -> Cells:
    return [(c, None) for t in document.tables() for row in t.rows for c in row if c.figure is not None or c.total]


def _squared(table: Table) -> list[list[Cell]]:
    return [[*row, *(Cell() for _ in range(table.width - len(row)))] for row in table.rows]


def word(document: Document, path: Path, drawn: Random) -> Cells:
    made = docx.Document()
    styled = drawn.random() < 0.8
    for section in document.sections:
        for block in section.blocks:
            if not isinstance(block, Table):
                if block.manner == "page":
                    made.add_page_break()
                    continue
                paragraph = made.add_paragraph()
                run = paragraph.add_run(block.words)
                run.bold = block.manner in ("title", "heading")
                continue
            rows = _squared(block)
            grid = made.add_table(rows=len(rows), cols=block.width)
            if styled:
                grid.style = "Table Grid"
            for r, row in enumerate(rows):
                places = grid.rows[r].cells
                for c, cell in enumerate(row):
                    text = as_text(cell)
                    if cell.across > 1 or cell.down > 1:
                        places[c].merge(grid.cell(r + cell.down - 1, c + cell.across - 1))
                    if text:
                        run = places[c].paragraphs[0].add_run("   " * cell.indent + text)
                        run.bold = cell.bold
            made.add_paragraph()
    made.save(str(path))
    return _cells(document)


def web_page(document: Document, drawn: Random) -> str:
    lines = ["<html><head><meta charset='utf-8'><title>Response</title></head><body>"]
    heads = drawn.random() < 0.7
    for section in document.sections:
        for block in section.blocks:
            if not isinstance(block, Table):
                tag = {"title": "h2", "heading": drawn.choice(("h3", "p"))}.get(block.manner, "p")
                lines.append(f"<{tag}>{escape(block.words)}</{tag}>")
                continue
            lines.append("<table border='1'>")
            covered: set[tuple[int, int]] = set()
            for r, row in enumerate(_squared(block)):
                cells = []
                for c, cell in enumerate(row):
                    if (r, c) in covered:
                        continue
                    covered |= {(r + i, c + j) for i in range(cell.down) for j in range(cell.across)}
                    tag = "th" if heads and r < block.heads else "td"
                    spans = f" colspan='{cell.across}'" if cell.across > 1 else ""
                    spans += f" rowspan='{cell.down}'" if cell.down > 1 else ""
                    cells.append(f"<{tag}{spans}>{'&nbsp;' * 3 * cell.indent}{escape(as_text(cell))}</{tag}>")
                lines.append(f"<tr>{''.join(cells)}</tr>")
            lines.append("</table>")
    return "\n".join([*lines, "</body></html>"])


def html(document: Document, path: Path, drawn: Random) -> Cells:
    path.write_text(web_page(document, drawn), encoding="utf-8")
    return _cells(document)


def plain_text(document: Document) -> str:
    """The lines of a letter; tables as columns of blanks."""
    lines: list[str] = []
    for section in document.sections:
        for block in section.blocks:
            if not isinstance(block, Table):
                lines += [block.words, ""]
                continue
            rows = [["   " * cell.indent + as_text(cell) for cell in row] for row in _squared(block)]
            widths = [max(len(row[c]) for row in rows) for c in range(block.width)]
            for row in rows:
                lines.append(
                    "  ".join(
                        text.ljust(width) if c < block.stub else text.rjust(width)
                        for c, (text, width) in enumerate(zip(row, widths, strict=True))
                    ).rstrip()
                )
            lines.append("")
    return "\n".join(lines)


def text(document: Document, path: Path, drawn: Random) -> Cells:
    path.write_text(plain_text(document), encoding=drawn.choice(("utf-8", "utf-8", "cp1252")), errors="replace")
    return _cells(document)


MANNERS = {
    "ruled": [("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
    "half-ruled": [],
    "bare": [],
    "banded": [("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.white, colors.Color(0.9, 0.93, 0.97)])],
}
WIDEST = 14
"""Columns that still fit on a page across."""


def pdf(manner: str, shorter: float = 1.0):
    """A writer of PDFs in one manner of ruling, on pages of a usual height or a share of it."""

    def write(document: Document, path: Path, drawn: Random) -> Cells:
        wide = max((table.width for table in document.tables()), default=1)
        page = landscape(A4) if wide > 7 else A4
        page = page[0], page[1] * shorter
        size = 7.0 if wide > 9 else drawn.choice((8.0, 9.0, 10.0))
        font = drawn.choice(("Helvetica", "Times-Roman"))
        body = ParagraphStyle("body", fontName=font, fontSize=10, leading=13, spaceAfter=4)
        bold = ParagraphStyle("bold", parent=body, fontName={"Helvetica": "Helvetica-Bold"}.get(font, "Times-Bold"))
        again = drawn.random() < 0.6
        letterhead = drawn.choice(("", "", "Northshire Police - Information Rights", "OFFICIAL"))
        numbered = drawn.random() < 0.5
        align = drawn.choice(("RIGHT", "CENTER", "RIGHT", "LEFT"))

        def on_page(canvas, printed) -> None:
            canvas.setFont(font, 8)
            if letterhead:
                canvas.drawString(50, page[1] - 30, letterhead)
            if numbered:
                canvas.drawCentredString(page[0] / 2, 25, f"Page {printed.page}")

        flow: list[object] = []
        for number, section in enumerate(document.sections):
            if number and drawn.random() < 0.7:
                flow.append(PageBreak())
            for block in section.blocks:
                if not isinstance(block, Table):
                    kind = bold if block.manner in ("title", "heading") else body
                    flow.append(Paragraph(escape(block.words), kind) if block.words else Spacer(1, 6))
                else:
                    flow += [printed(block, manner, size, font, page[0] - 100, again, align, drawn), Spacer(1, 14)]
        SimpleDocTemplate(str(path), pagesize=page, leftMargin=50, rightMargin=50, topMargin=50, bottomMargin=50).build(
            flow, onFirstPage=on_page, onLaterPages=on_page
        )
        return _cells(document)

    return write


class TooWide(Exception):
    """The table fits on no page."""


def fitted(rows: list[list[Cell]], room: float, size: float, font: str) -> tuple[float, list[float]]:
    """A size of type and widths of columns at which no word is broken. Raises TooWide where none is."""
    columns = len(rows[0])
    while size >= 5.5:
        least, whole = [14.0] * columns, [14.0] * columns
        for row in rows:
            for c, cell in enumerate(row):
                if cell.across > 1:
                    continue
                text = as_text(cell)
                broken = text.split() or [""]
                least[c] = max(least[c], *(stringWidth(word, font, size) + 13 for word in broken))
                whole[c] = max(whole[c], stringWidth(text, font, size) + 13 + 10 * cell.indent)
        if sum(least) <= room:
            spare = room - sum(least)
            wanted = sum(whole) - sum(least)
            share = min(1.0, spare / wanted) if wanted else 0.0
            return size, [low + (high - low) * share for low, high in zip(least, whole, strict=True)]
        size -= 0.5
    raise TooWide


def printed(
    table: Table, manner: str, size: float, font: str, room: float, again: bool, align: str, drawn: Random
) -> PrintedTable:
    """One table on the page, long heads and labels wrapped."""
    heavy = {"Helvetica": "Helvetica-Bold"}.get(font, "Times-Bold")
    stub = min(table.stub, table.width - 1) if table.width > 1 else 0
    squared = _squared(table)
    size, widths = fitted(squared, room, size, heavy)
    heads = {"RIGHT": 2, "CENTER": 1, "LEFT": 0}[align]
    rows: list[list[object]] = []
    style: list[tuple[object, ...]] = [
        ("FONT", (0, 0), (-1, -1), font, size),
        ("FONT", (0, 0), (-1, table.heads - 1), heavy, size),
        ("ALIGN", (stub, 0), (-1, -1), align),
        ("VALIGN", (0, 0), (-1, -1), drawn.choice(("TOP", "MIDDLE"))),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        *MANNERS[manner],
    ]
    if table.heads == 0:
        style.pop(1)
    if manner == "half-ruled":
        style += (
            [("LINEBELOW", (0, max(0, table.heads - 1)), (-1, max(0, table.heads - 1)), 0.7, colors.black)]
            if drawn.random() < 0.5
            else [("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.grey)]
        )
    for r, row in enumerate(squared):
        line: list[object] = []
        for c, cell in enumerate(row):
            text = as_text(cell)
            wide = sum(widths[c : c + cell.across])
            if stringWidth(text, heavy, size) > wide - 12 and " " in text.strip():
                face = ParagraphStyle(
                    "cell", fontName=heavy if r < table.heads else font, fontSize=size, leading=size * 1.15,
                    alignment=0 if c < stub else heads,
                    splitLongWords=0,
                )  # fmt: skip
                line.append(Paragraph(escape(text), face))
            else:
                line.append(text)
            if cell.indent:
                style.append(("LEFTPADDING", (c, r), (c, r), 6 + 10 * cell.indent))
            if cell.across > 1 or cell.down > 1:
                style.append(("SPAN", (c, r), (c + cell.across - 1, r + cell.down - 1)))
                style.append(("ALIGN", (c, r), (c + cell.across - 1, r), "CENTER"))
        rows.append(line)
    return PrintedTable(rows, colWidths=widths, style=style, repeatRows=table.heads if again else 0)
