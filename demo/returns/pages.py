"""Printed replies: PDFs with a letterhead, a few sentences and tables with and without rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from demo.campaign import YEARS
from demo.returns import blocks as make
from demo.returns.blocks import Block
from demo.returns.cases import cases
from demo.returns.letters import METHODS_REFUSED, OPENING, REFUSED_WHOLE
from demo.returns.reply import DEMONSTRATION, Cell, Reply

_STYLES = getSampleStyleSheet()
_TEXT = ParagraphStyle("text", parent=_STYLES["Normal"], fontSize=10, leading=13, spaceAfter=6)
_TITLE = ParagraphStyle("title", parent=_STYLES["Heading4"], spaceBefore=10, spaceAfter=4)

Ruling = list[tuple[Any, ...]]

_RULED: Ruling = [("GRID", (0, 0), (-1, -1), 0.6, colors.black)]
_HALF_RULED: Ruling = [
    ("LINEABOVE", (0, 0), (-1, 0), 0.8, colors.black),
    ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black),
    ("LINEBELOW", (0, -1), (-1, -1), 0.8, colors.black),
]
_UNRULED: Ruling = []


def ruled(reply: Reply, path: Path) -> None:
    """Ruled tables, each on as few pages as it needs; the method refused in a sentence where it was not given."""
    story = _letter(reply, OPENING)
    story += _table(make.offences_across(reply), _RULED)
    for year in YEARS:
        story += _table(make.victims_of_year(reply, year), _RULED)
    story += _methods(reply, _RULED)
    _print(path, reply, story)


def half_ruled(reply: Reply, path: Path) -> None:
    """Rules above and below the head and below the last row only."""
    story = _letter(reply, OPENING)
    story += _table(make.offences_down(reply), _HALF_RULED)
    story += _table(make.victims_across(reply), _HALF_RULED)
    story += _methods(reply, _HALF_RULED)
    _print(path, reply, story)


def unruled(reply: Reply, path: Path) -> None:
    """No rules at all: columns told by their white space."""
    story = _letter(reply, OPENING)
    story += _table(make.offences_across(reply), _UNRULED)
    story += _table(make.victims_across(reply), _UNRULED)
    story += _methods(reply, _UNRULED)
    _print(path, reply, story)


def over_two_pages(reply: Reply, path: Path) -> None:
    """A ruled table that begins low on the first page and goes on over the next without its head."""
    story = _letter(reply, OPENING)
    story += _table(make.offences_across(reply), _RULED)
    story += _table(make.methods_across(reply), _RULED)
    story.append(Spacer(1, 12 * mm))
    story += _table(make.victims_across(reply), _RULED, repeat=0)
    _print(path, reply, story)


def one_row_per_offence(reply: Reply, path: Path) -> None:
    """Every offence on its own ruled row, over many pages; the head is printed once."""
    story = [Paragraph(f"{reply.force}: {reply.reference}", _TITLE)]
    story += _table(cases(reply), _RULED, repeat=0)
    _print(path, reply, story)


def refusal(reply: Reply, path: Path) -> None:
    """A refusal notice for the whole request: no table and no figure."""
    _print(path, reply, _letter(reply, REFUSED_WHOLE))


def _letter(reply: Reply, sentences: Sequence[str]) -> list[Flowable]:
    return [
        Paragraph(f"Our reference: {reply.reference}", _TEXT),
        Paragraph(f"{reply.received_on:%-d %B %Y}", _TEXT),
        *(Paragraph(sentence, _TEXT) for sentence in sentences),
    ]


def _methods(reply: Reply, ruling: Ruling) -> list[Flowable]:
    if reply.figures.methods is not None:
        return _table(make.methods_across(reply), ruling)
    return [
        Paragraph("Question 4: method of communication", _TITLE),
        *(Paragraph(sentence, _TEXT) for sentence in METHODS_REFUSED),
    ]


def _table(block: Block, ruling: Ruling, repeat: int | None = None) -> list[Flowable]:
    """`repeat` is how many rows of the head are printed again on the next page: all of them unless told."""
    heads = len(block.head)
    printed = [[_shown(cell, heading=row < heads) for cell in cells] for row, cells in enumerate(block.rows)]
    widths = [_width(block, column) for column in range(block.width)]
    drawn = Table(
        printed, colWidths=widths, repeatRows=heads if repeat is None else repeat, hAlign="LEFT", spaceAfter=6
    )
    drawn.setStyle(
        [
            ("FONTSIZE", (0, 0), (-1, -1), 9),
            ("FONTNAME", (0, 0), (-1, heads - 1), "Helvetica-Bold"),
            *(("ALIGN", (column, heads), (column, -1), "RIGHT") for column in _numeric(block)),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            *ruling,
        ]
    )
    return [Paragraph(block.title, _TITLE), drawn]


_HEAD = ParagraphStyle("head", parent=_STYLES["Normal"], fontName="Helvetica-Bold", fontSize=9, leading=11)


def _shown(cell: Cell, *, heading: bool) -> str | Paragraph:
    if cell is None:
        return ""
    return Paragraph(str(cell), _HEAD) if heading else str(cell)


def _width(block: Block, column: int) -> float:
    longest = max((len(str(row[column] or "")) for row in block.body if column < len(row)), default=4)
    return float(max(18 * mm, longest * 1.9 * mm + 5 * mm))


def _numeric(block: Block) -> list[int]:
    """The columns that hold a number anywhere."""
    return [
        column
        for column in range(block.width)
        if any(isinstance(row[column], int) for row in block.body if column < len(row))
    ]


def _print(path: Path, reply: Reply, story: list[Flowable]) -> None:
    document = SimpleDocTemplate(
        str(path),
        pagesize=A4,
        topMargin=32 * mm,
        bottomMargin=20 * mm,
        leftMargin=22 * mm,
        rightMargin=22 * mm,
        title=f"{reply.force} {reply.reference}",
        author="Demonstration",
        invariant=1,
    )
    story = [*story, *(Paragraph(note, _TEXT) for note in reply.notes)]
    frame = _letterhead(reply)
    document.build(story, onFirstPage=frame, onLaterPages=frame)


def _letterhead(reply: Reply) -> Callable[[Any, Any], None]:
    def draw(canvas: Any, document: Any) -> None:
        canvas.saveState()
        canvas.setFont("Helvetica-Bold", 13)
        canvas.drawString(22 * mm, 280 * mm, reply.force)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(22 * mm, 275 * mm, "Information Rights Unit")
        canvas.drawString(22 * mm, 12 * mm, DEMONSTRATION)
        canvas.drawRightString(188 * mm, 12 * mm, f"Page {document.page}")
        canvas.restoreState()

    return draw
