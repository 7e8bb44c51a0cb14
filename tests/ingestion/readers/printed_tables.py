"""Tables printed in the manners that reports use, each with the cells that a reader should find: made from a seed.

A manner is drawn at random: which rules are drawn, how figures stand in their columns, whether labels wrap and to which
line of them the figures belong, leader dots, spanning heads, sections, currency signs, prose around.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen import canvas

Cells = list[tuple[int, int, int, int, str]]


def words_of(text: str) -> list[str]:
    return text.split()


PLACES = words_of(
    "Avon Bedford Camden Dorset Essex Fenland Gwent Harrow Islay Jura Kent Luton Moray Newham Oban Powys "
    "Quorn Redcar Surrey Torbay Upton Vale Wirral Yarm"
)
LONG_LABELS = (
    "Offences recorded where the method of communication was known",
    "Children in need of help and protection in the year",
    "Persons aged sixteen and over who were not proceeded against",
    "Cases in which an outcome has yet to be assigned by the officer",
)
MEASURES = ("Number", "Rate", "Recorded", "Detected", "Charged", "Victims", "Share", "Change", "Pending", "Closed")
GROUPS = ("Male victims", "Female victims", "All offences", "Online", "Outcome known")
SECTIONS = ("Northern region", "Southern region", "Eastern region", "By age of victim")
PROSE = words_of(
    "The figures were taken from the crime recording system on the date of the request and may change as "
    "investigations go on. Where a victim was not asked, the field was left blank by the officer in the "
    "case and we have not gone back to each record to find the answer since that would take more than "
    "eighteen hours."
)


@dataclass
class Manner:
    """How one table is printed."""

    font: str
    size: float
    leading: float
    rules: str
    align: str
    gap: float
    spanning: bool
    sections: bool
    wrapped: str
    leaders: bool
    currency: bool
    years: bool
    thousands: str
    rows: int
    columns: int
    blanks: float
    indent: bool
    shaded: bool


def manner(drawn: random.Random) -> Manner:
    size = drawn.choice((7.0, 8.0, 9.0, 10.0, 11.0))
    return Manner(
        font=drawn.choice(("Helvetica", "Times-Roman")),
        size=size,
        leading=size * drawn.choice((1.15, 1.25, 1.5)),
        rules=drawn.choice(("none", "booktabs", "booktabs", "rows", "head", "all", "columns")),
        align=drawn.choice(("right", "right", "centre", "left")),
        gap=drawn.choice((1.4, 2.0, 3.5)),
        spanning=drawn.random() < 0.35,
        sections=drawn.random() < 0.3,
        wrapped=drawn.choice(("none", "none", "top", "bottom", "middle")),
        leaders=drawn.random() < 0.2,
        currency=drawn.random() < 0.1,
        years=drawn.random() < 0.3,
        thousands=drawn.choice((",", ",", "", " ")),
        rows=drawn.randint(3, 22),
        columns=drawn.randint(2, 8),
        blanks=drawn.choice((0.0, 0.0, 0.1)),
        indent=drawn.random() < 0.5,
        shaded=drawn.random() < 0.2,
    )


@dataclass
class Printed:
    """What was printed: the cells of each table, and the manner of each."""

    tables: list[Cells] = field(default_factory=list)
    manners: list[Manner] = field(default_factory=list)


class Printer:
    """Puts text on one page from the top down."""

    def __init__(self, path: Path) -> None:
        self.page = canvas.Canvas(str(path), pagesize=A4)
        self.y = A4[1] - 60.0
        self.left, self.right = 60.0, A4[0] - 60.0

    def prose(self, drawn: random.Random, lines: int, size: float = 10.0) -> None:
        """Justified running text."""
        words = [drawn.choice(PROSE) for _ in range(lines * 14)]
        font = "Times-Roman"
        for number in range(lines):
            row: list[str] = []
            while words and stringWidth(" ".join([*row, words[0]]), font, size) < self.right - self.left:
                row.append(words.pop(0))
            used = sum(stringWidth(w, font, size) for w in row)
            blank = (self.right - self.left - used) / max(1, len(row) - 1) if number < lines - 1 else 0.25 * size
            x = self.left
            self.page.setFont(font, size)
            for word in row:
                self.page.drawString(x, self.y, word)
                x += stringWidth(word, font, size) + blank
            self.y -= 1.2 * size
        self.y -= 1.2 * size

    def line(self, text: str, size: float = 10.0, font: str = "Times-Bold", after: float = 1.4) -> None:
        self.page.setFont(font, size)
        self.page.drawString(self.left, self.y, text)
        self.y -= after * size

    def save(self) -> None:
        self.page.showPage()
        self.page.save()


def figure(drawn: random.Random, style: Manner) -> str:
    kind = drawn.random()
    if kind < 0.05:
        return drawn.choice(("-", "<5", "n/a", "0"))
    number = drawn.randrange(0, 10 ** drawn.choice((1, 2, 3, 4, 6)))
    return f"{number:,}".replace(",", style.thousands)


def wrap(text: str, font: str, size: float, width: float) -> list[str]:
    lines: list[list[str]] = [[]]
    for word in text.split():
        if lines[-1] and stringWidth(" ".join([*lines[-1], word]), font, size) > width:
            lines.append([])
        lines[-1].append(word)
    return [" ".join(line) for line in lines]


def print_table(printer: Printer, style: Manner, drawn: random.Random) -> Cells:
    """Print one table at the printer's height and tell its cells."""
    page, size = printer.page, style.size
    labels = drawn.sample(PLACES, min(style.rows, len(PLACES)))
    label_width = 120.0
    body: list[tuple[str | None, str, list[str]]] = []
    for number, label in enumerate(labels):
        if style.sections and number and number % 5 == 0:
            body.append(("section", SECTIONS[(number // 5) % len(SECTIONS)], []))
        text = drawn.choice(LONG_LABELS) if style.wrapped != "none" and drawn.random() < 0.3 else label
        values = [figure(drawn, style) if drawn.random() >= style.blanks else "" for _ in range(style.columns)]
        if not any(values):
            values[0] = "7"
        body.append((None, text, values))
    heads = (
        [str(2010 + n) for n in range(style.columns)]
        if style.years
        else [drawn.choice(MEASURES) + (f" {n}" if drawn.random() < 0.2 else "") for n in range(style.columns)]
    )
    widths = [
        max(
            [stringWidth(h, style.font, size) for h in (heads[c],)]
            + [stringWidth(v[c], style.font, size) for k, _, v in body if not k]
        )
        + (1.2 * size if style.currency else 0)
        for c in range(style.columns)
    ]
    room = printer.right - printer.left - label_width
    gap = min(style.gap * size, (room - sum(widths)) / style.columns)
    if gap < 1.0 * size:
        keep = max(2, int(room // (max(widths) + 1.2 * size)))
        heads, widths = heads[:keep], widths[:keep]
        body = [(k, t, v[:keep] if any(v[:keep]) or k else ["7", *v[1:keep]]) for k, t, v in body]
        gap = min(style.gap * size, (room - sum(widths)) / keep)
    columns = len(heads)
    starts: list[float] = []
    x = printer.left + label_width
    for width in widths:
        starts.append(x + gap)
        x += gap + width
    right = x + 0.4 * size
    cells: Cells = []
    page.setLineWidth(0.5)
    top = printer.y + 0.95 * size
    tops = [top]

    def put(text: str, column: int, y: float, align: str = "") -> None:
        if not text:
            return
        align = align or style.align
        start, width = starts[column], widths[column]
        page.setFont(style.font, size)
        if align == "right":
            page.drawRightString(start + width, y, text)
        elif align == "centre":
            page.drawCentredString(start + width / 2, y, text)
        else:
            page.drawString(start, y, text)

    row = 0
    rules: list[tuple[float, float, float]] = []
    if style.spanning and columns >= 4:
        middle = columns // 2
        names = drawn.sample(GROUPS, 2)
        for name, a, b in ((names[0], 0, middle - 1), (names[1], middle, columns - 1)):
            x0, x1 = starts[a], starts[b] + widths[b]
            page.setFont(style.font, size)
            page.drawCentredString((x0 + x1) / 2, printer.y, name)
            cells.append((row, row, a + 1, b + 1, name))
            if style.rules in ("booktabs", "head", "all") or drawn.random() < 0.5:
                rules.append((x0, x1, printer.y - 0.3 * size))
        printer.y -= style.leading * 1.1
        row += 1
    stub = drawn.choice(("Force area", "Area", ""))
    page.setFont(style.font, size)
    if stub:
        page.drawString(printer.left, printer.y, stub)
        cells.append((row, row, 0, 0, stub))
    for column, head in enumerate(heads):
        put(head, column, printer.y)
        cells.append((row, row, column + 1, column + 1, head))
    row += 1
    head_line = printer.y - 0.35 * size
    tops.append(head_line)
    printer.y -= style.leading * (1.25 if style.rules in ("booktabs", "head", "all", "rows") else 1.1)
    for kind, text, values in body:
        if kind == "section":
            page.setFont(style.font, size)
            page.drawString(printer.left, printer.y, text)
            cells.append((row, row, 0, 0, text))
            printer.y -= style.leading
            tops.append(printer.y + style.leading - 0.35 * size)
            row += 1
            continue
        indent = size if style.indent and style.sections else 0.0
        lines = wrap(text, style.font, size, label_width - indent)
        at = {"top": 0.0, "bottom": float(len(lines) - 1), "middle": (len(lines) - 1) / 2}.get(style.wrapped, 0.0)
        page.setFont(style.font, size)
        tight = min(style.leading, 1.15 * size)
        for number, part in enumerate(lines):
            page.drawString(printer.left + indent, printer.y - number * tight, part)
        if style.leaders and values[0]:
            y = printer.y - (len(lines) - 1) * tight
            end = printer.left + indent + stringWidth(lines[-1], style.font, size)
            dots = int((starts[0] - 4 - end) // stringWidth(".", style.font, size))
            if dots > 5 and at == len(lines) - 1:
                page.drawString(end, y, "." * dots)
                text += "." * dots
        figures_y = printer.y - at * tight
        for column, value in enumerate(values):
            if style.currency and value[:1].isdigit():
                page.drawString(starts[column], figures_y, "$")
                put(value, column, figures_y, "right")
                cells.append((row, row, column + 1, column + 1, "$" + value))
                continue
            put(value, column, figures_y)
            if value:
                cells.append((row, row, column + 1, column + 1, value))
        cells.append((row, row, 0, 0, text))
        printer.y -= (len(lines) - 1) * tight + style.leading
        tops.append(printer.y + style.leading - 0.35 * size)
        row += 1
    bottom = tops[-1]
    draw_rules(page, style, (printer.left - 3, right), tops, starts, widths, rules, bottom)
    printer.y -= 1.2 * size
    return cells


def draw_rules(
    page: canvas.Canvas,
    style: Manner,
    sides: tuple[float, float],
    tops: list[float],
    starts: list[float],
    widths: list[float],
    partial: list[tuple[float, float, float]],
    bottom: float,
) -> None:
    """The rules that the manner asks for."""
    x0, x1 = sides
    across = {
        "none": [],
        "booktabs": [tops[0], tops[1], bottom],
        "head": [tops[1]],
        "rows": tops,
        "all": tops,
        "columns": [],
    }[style.rules]
    for y in across:
        page.line(x0, y, x1, y)
    for a, b, y in partial:
        if style.rules != "columns":
            page.line(a, y, b, y)
    if style.rules in ("all", "columns"):
        edges = [x0, *(s - (starts[0] - s_prev_end) / 2 for s, s_prev_end in [(starts[0], starts[0] - 6)])]
        for number in range(1, len(starts)):
            edges.append((starts[number - 1] + widths[number - 1] + starts[number]) / 2)
        edges.append(x1)
        top = tops[1] if len(partial) else tops[0]
        for x in edges:
            page.line(x, top, x, bottom)


def print_page(path: Path, seed: int) -> Printed:
    """One page with prose, captions, one to three tables and notes."""
    drawn = random.Random(seed)
    printer = Printer(path)
    printed = Printed()
    if drawn.random() < 0.7:
        printer.prose(drawn, drawn.randint(2, 6))
    for number in range(1, drawn.randint(1, 3) + 1):
        style = manner(drawn)
        style.rows = min(
            style.rows, int((printer.y - 150) / (style.leading * (2.2 if style.wrapped != "none" else 1.2)))
        )
        if style.rows < 3:
            break
        if drawn.random() < 0.8:
            printer.line(f"Table {number}. Offences recorded by area and year, England and Wales")
            printer.y -= drawn.choice((0.0, 4.0, 8.0))
        printed.tables.append(print_table(printer, style, drawn))
        printed.manners.append(style)
        if drawn.random() < 0.5:
            printer.line("Source: crime recording system, as at 31 March.", 8.0, "Times-Italic")
        printer.y -= 12.0
        if drawn.random() < 0.5 and printer.y > 250:
            printer.prose(drawn, drawn.randint(2, 4))
    printer.save()
    return printed
