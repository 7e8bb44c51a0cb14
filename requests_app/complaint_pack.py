"""The complaint pack: a covering note, the working of the time limit, the timeline and the letters, as one PDF. Pure.

What a Commissioner's case officer needs in the order they need it. Text from outside is set as text, whatever signs it
holds; nothing is fetched; the same facts give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import reportlab
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from requests_app.deadlines import Clock, Day, in_words, with_weekday

MOST_CHARACTERS = 100_000
"""Of one letter. A longer one is cut, and says where and how much."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something that happened: the day, who did it ("A Charity", "Wessex Constabulary") and what, in a sentence."""

    on: date
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class PackLetter:
    """A letter to enclose. `files` names what came with it and is sent beside the pack."""

    on: date
    sender: str
    recipient: str
    subject: str
    text: str
    files: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class PackFacts:
    """All that goes into a pack, as plain values. `covering_note` is a draft that a person has read."""

    title: str
    organisation: str
    force_name: str
    made_on: date
    covering_note: str
    clock: Clock
    timeline: Sequence[TimelineEntry]
    letters: Sequence[PackLetter]
    draft: bool = True


def pack(facts: PackFacts) -> bytes:
    """The PDF. Letters come in the order of their dates, each on its own page."""
    out = BytesIO()
    document = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=22 * mm,
        rightMargin=22 * mm,
        topMargin=20 * mm,
        bottomMargin=20 * mm,
        title=f"{facts.title}: {facts.force_name}",
        author=facts.organisation,
        subject="Complaint pack",
        lang="en-GB",
        invariant=1,
    )
    letters = sorted(facts.letters, key=lambda letter: letter.on)
    story = _cover(facts, letters)
    story += [*_heading("The time limit, day by day"), *_working(facts.clock)]
    story += [*_heading("What happened"), _timeline(facts.timeline)]
    for number, letter in enumerate(letters, start=1):
        story += [PageBreak(), *_letter(number, letter)]
    foot = f"{facts.force_name}: {facts.title}, {in_words(facts.made_on)}"
    document.build(story, canvasmaker=_numbered(foot, draft=facts.draft))
    return out.getvalue()


def _cover(facts: PackFacts, letters: Sequence[PackLetter]) -> list[Flowable]:
    story: list[Flowable] = [Paragraph(_safe(f"Complaint about {facts.force_name}"), _style("title"))]
    story += _paragraphs(facts.covering_note)
    if letters:
        story += _heading("Enclosed letters")
        rows = [
            [str(number), in_words(letter.on), letter.sender, letter.subject]
            for number, letter in enumerate(letters, start=1)
        ]
        story.append(_table(("No.", "Date", "From", "Subject"), rows, (12, 32, 46, 76)))
    story.append(PageBreak())
    return story


def _working(clock: Clock) -> list[Flowable]:
    story: list[Flowable] = _paragraphs(clock.said)
    story += [part for remark in clock.remarks for part in _paragraphs(remark)]
    if clock.days:
        rows = [_day(day) for day in clock.days]
        story.append(_table(("Day", "Counted", "Why not"), rows, (52, 24, 90)))
    return story


def _day(day: Day) -> list[str]:
    if day.number is not None:
        return [with_weekday(day.on), str(day.number), ""]
    where = f" ({', '.join(day.where)})" if day.where else ""
    return [with_weekday(day.on), "–", f"{day.skipped}{where}"]


def _timeline(entries: Sequence[TimelineEntry]) -> Flowable:
    ordered = sorted(entries, key=lambda entry: entry.on)
    if not ordered:
        return Paragraph("Nothing is recorded.", _style("body"))
    return _table(("Date", "Who", "What"), [[in_words(one.on), one.who, one.what] for one in ordered], (32, 46, 88))


def _letter(number: int, letter: PackLetter) -> list[Flowable]:
    story = _heading(f"Letter {number}, {in_words(letter.on)}")
    for label, value in (("From", letter.sender), ("To", letter.recipient), ("Subject", letter.subject)):
        story.append(Paragraph(f"<b>{label}:</b> {_safe(value)}", _style("body")))
    if letter.files:
        story.append(Paragraph(f"<b>With it:</b> {_safe(', '.join(letter.files))}", _style("body")))
    story.append(Spacer(1, 4 * mm))
    text = letter.text
    if len(text) > MOST_CHARACTERS:
        left = len(text) - MOST_CHARACTERS
        text = (
            f"{text[:MOST_CHARACTERS]}\n\n[The letter goes on for {left:,} characters more; the whole is kept on file.]"
        )
    return story + _paragraphs(text)


def _heading(text: str) -> list[Flowable]:
    return [Paragraph(_safe(text), _style("heading"))]


def _paragraphs(text: str) -> list[Flowable]:
    """Paragraphs at blank lines; lines within one are kept as lines."""
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip("\n"))
    return [Paragraph("<br/>".join(_safe(line) for line in block.split("\n")), _style("body")) for block in blocks]


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Table:
    cells: list[list[Any]] = [[Paragraph(f"<b>{_safe(head)}</b>", _style("cell")) for head in heads]]
    cells += [[Paragraph(_safe(value[:2000]), _style("cell")) for value in row] for row in rows]
    table = Table(cells, colWidths=[width * mm for width in widths], repeatRows=1)
    rule = colors.HexColor("#9AA5B1")
    table.setStyle(
        TableStyle(
            [
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, rule),
                ("LINEABOVE", (0, 0), (-1, 0), 0.8, rule),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 3),
                ("TOPPADDING", (0, 0), (-1, -1), 1.5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ]
        )
    )
    return table


def _safe(text: str) -> str:
    """The text with nothing in it that reportlab takes for markup."""
    return escape(_UNPRINTABLE.sub("", text).expandtabs(4))


@lru_cache(maxsize=1)
def _fonts() -> tuple[str, str]:
    """A typeface that reportlab carries and embeds: the standard ones of PDF lack most letters beyond Latin 1."""
    folder = Path(reportlab.__file__).parent / "fonts"
    pdfmetrics.registerFont(TTFont("Letter", str(folder / "Vera.ttf")))
    pdfmetrics.registerFont(TTFont("Letter-Bold", str(folder / "VeraBd.ttf")))
    pdfmetrics.registerFontFamily(
        "Letter", normal="Letter", bold="Letter-Bold", italic="Letter", boldItalic="Letter-Bold"
    )
    return "Letter", "Letter-Bold"


@lru_cache(maxsize=8)
def _style(name: str) -> ParagraphStyle:
    plain, bold = _fonts()
    body = ParagraphStyle("body", fontName=plain, fontSize=9.5, leading=13.5, spaceAfter=6)
    return {
        "body": body,
        "cell": ParagraphStyle("cell", parent=body, fontSize=8, leading=10.5, spaceAfter=0),
        "heading": ParagraphStyle("heading", parent=body, fontName=bold, fontSize=12, leading=16, spaceBefore=10),
        "title": ParagraphStyle("title", parent=body, fontName=bold, fontSize=16, leading=20, spaceAfter=12),
    }[name]


def _numbered(foot: str, *, draft: bool) -> type[Canvas]:
    """A canvas that writes "Page 2 of 9" under every page, which is known only once all are drawn."""
    plain, _ = _fonts()

    class Numbered(Canvas):  # type: ignore[misc]  # reportlab has no types
        def __init__(self, *arguments: Any, **named: Any) -> None:
            super().__init__(*arguments, **named)
            self._drawn: list[dict[str, Any]] = []

        def showPage(self) -> None:
            self._drawn.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, state in enumerate(self._drawn, start=1):
                self.__dict__.update(state)
                self.setFont(plain, 7.5)
                self.drawString(22 * mm, 11 * mm, foot[:90])
                words = f"Page {number} of {len(self._drawn)}"
                self.drawRightString(A4[0] - 22 * mm, 11 * mm, f"Draft. {words}" if draft else words)
                super().showPage()
            super().save()

    return Numbered
