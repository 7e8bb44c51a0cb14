"""What stands in and around the tables of returns: lines of words, empty rows and columns, numbers that are no figures.

Each takes the document and its own chance, so that one can be left out and the others stay as they are.
It answers whether it changed anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.world import words
from tests.world.pieces import Cell, Document, Line, Section, Table

Decoration = Callable[[Document, Random], bool]
FEWEST_NUMBERED = 3
_YEAR = re.compile(r"\d{4}(?:/(?:\d{2}|\d{4}))?")
WITH_CELLS = ("xlsx", "xls", "ods", "csv")


def _tables(section: Section) -> list[Table]:
    return [block for block in section.blocks if isinstance(block, Table)]


def title(document: Document, drawn: Random) -> bool:
    """A title above everything, on the first sheet or on all."""
    text = drawn.choice(words.TITLES).format(force=drawn.choice(words.FORCES))
    for section in document.sections if drawn.random() < 0.5 else document.sections[:1]:
        section.blocks.insert(0, Line(text, "title"))
    return True


def reference(document: Document, drawn: Random) -> bool:
    """The request's reference, with years and numbers that are no periods or figures."""
    text = drawn.choice(words.REFERENCES)
    for section in document.sections if drawn.random() < 0.5 else document.sections[:1]:
        section.blocks.insert(0, Line(text, "title"))
    return True


def notes(document: Document, drawn: Random) -> bool:
    """Notes below the last table, with dates and numbers in them."""
    for text in drawn.sample(words.NOTES, drawn.randint(1, 3)):
        document.sections[-1].blocks.append(Line(text, "note"))
    return True


def note_beside(document: Document, drawn: Random) -> bool:
    """A note to the right of the table, an empty column between."""
    if document.container not in WITH_CELLS:
        return False
    table = next(document.tables(), None)
    if table is None or document.layout == "cases" or len(table.rows) < 3:
        return False
    at = drawn.randrange(1, len(table.rows))
    text = drawn.choice(words.NOTES)
    for index, row in enumerate(table.rows):
        row += [Cell() for _ in range(table.width - len(row))] if index == at else []
    width = table.width
    for index, row in enumerate(table.rows):
        row += [Cell() for _ in range(width - len(row))] + [Cell(), Cell(text if index == at else None)]
    return True


def blank_column(document: Document, drawn: Random) -> bool:
    """The tables begin in the second column."""
    if document.container not in WITH_CELLS:
        return False
    for table in document.tables():
        for row in table.rows:
            row.insert(0, Cell())
        table.stub += 1
    return True


def spacer_column(document: Document, drawn: Random) -> bool:
    """An empty narrow column between the labels and the figures."""
    if document.container not in ("xlsx", "xls", "ods") or document.layout in ("cases", "side by side"):
        return False
    for table in document.tables():
        for row in table.rows:
            row.insert(table.stub, Cell())
        table.stub += 1
    return True


def spacer_row(document: Document, drawn: Random) -> bool:
    """An empty row between the heads and the body, or before the total."""
    if document.container not in ("xlsx", "xls", "ods", "csv") or document.layout == "cases":
        return False
    for table in document.tables():
        if table.heads and any(cell.down > 1 for row in table.rows for cell in row):
            continue
        last_total = bool(table.rows) and any(cell.total for cell in table.rows[-1])
        at = len(table.rows) - 1 if last_total and drawn.random() < 0.5 else table.heads
        table.rows.insert(at, [Cell() for _ in range(table.width)])
    return True


def running_numbers(document: Document, drawn: Random) -> bool:
    """A first column that numbers the rows."""
    if document.layout in ("cases", "side by side", "one line"):
        return False
    head = drawn.choice(("No.", "S/N", "#", "Item", "Row"))
    for table in document.tables():
        if table.heads == 0 or any(cell.down > 1 for row in table.rows for cell in row):
            continue
        number = 0
        for index, row in enumerate(table.rows):
            numbered = index >= table.heads and any(cell.figure for cell in row)
            number += numbered
            row.insert(0, Cell(number) if numbered else Cell(head if index == table.heads - 1 else None))
        table.stub += 1
    return True


def marks(document: Document, drawn: Random) -> bool:
    """A footnote mark on a head, and its note below."""
    manner = drawn.choice(("({})", " ({})", "*", "¹"))
    table = next((t for t in document.tables() if t.heads), None)
    if table is None or document.layout in ("cases", "shares"):
        return False
    row = table.rows[table.heads - 1]
    heads = [
        cell for cell in row[table.stub :] if isinstance(cell.written, str | int) and cell.written not in ("", None)
    ]
    if not heads:
        return False
    cell = drawn.choice(heads)
    if manner == "*" and any(
        "*" in line.words for s in document.sections for line in s.blocks if isinstance(line, Line)
    ):
        return False
    mark = manner.format(1)
    cell.written = f"{cell.written}{mark}"
    note = drawn.choice(("Part of the period only.", "Recording changed in this period.", "Provisional figures."))
    document.sections[0].blocks.append(Line(f"{mark.strip()} {note}", "note"))
    return True


def rate_column(document: Document, drawn: Random) -> bool:
    """A last column that holds no counts: a change in per cent or a rate."""
    if document.layout in ("cases", "side by side", "labels and values", "shares", "pivot"):
        return False
    head, digits = drawn.choice(
        (("% change", 1), ("Rate per 1,000 population", 2), ("% of total", 1), ("Change (%)", 1))
    )
    for table in document.tables():
        for index, row in enumerate(table.rows):
            plain = index >= table.heads and any(cell.figure for cell in row)
            value = f"{drawn.uniform(0, 60):.{digits}f}" + ("%" if head.startswith("% ") else "")
            row.append(Cell(value if plain else head if index == table.heads - 1 else None, bold=index < table.heads))
    return True


def numbered_columns(document: Document, drawn: Random) -> bool:
    """A last row of heads that numbers the columns, that of the labels too; on over the tables beside each other."""
    suited = ("xlsx", "xls", "ods", "csv", "docx", "html")
    plain = ("cases", "labels and values", "shares", "pivot", "one line")
    if document.container not in suited or document.layout in plain:
        return False
    put = False
    manner = drawn.choice(("{}", "({})"))
    for table in document.tables():
        merged = any(cell.down > 1 for row in table.rows for cell in row)
        filled = [c for c in range(table.width) if any(row[c].written not in (None, "") for row in table.rows)]
        if table.heads and table.stub and len(filled) > FEWEST_NUMBERED and not merged:
            texts = {c: manner.format(n) for n, c in enumerate(filled, 1)}
            table.rows.insert(table.heads, [Cell(texts.get(c), bold=True) for c in range(table.width)])
            table.heads += 1
            put = True
    return put


def part_of_a_year(document: Document, drawn: Random) -> bool:
    """A note says that the latest year is covered in part: all its figures are of that part."""
    cells = [cell for table in document.tables() for row in table.rows for cell in row]
    periods = {cell.figure.period for cell in cells if cell.figure is not None}
    spoken = any(section.spoken for section in document.sections)
    if (
        spoken
        or document.layout in ("cases", "period said twice")  # heads that give all their days say otherwise
        or document.container == "zip"
        or len(periods) < 2
        or not all(map(_YEAR.fullmatch, periods))
    ):
        return False
    latest = max(periods)
    first, financial = int(latest[:4]), "/" in latest
    written = {str(cell.written) for cell in cells if cell.figure is None and str(cell.written)[:4] == latest[:4]}
    if len(written) != 1 or not _YEAR.fullmatch(next(iter(written)).replace("-", "/")):
        return False
    day, part = drawn.choice(
        (("30 September", f"{first}-{'04' if financial else '01'}/{first}-09"),
         ("31 August", f"{first}-{'04' if financial else '01'}/{first}-08"))
    )  # fmt: skip
    for cell in cells:
        if cell.figure is not None and cell.figure.period == latest:
            cell.figure = replace(cell.figure, period=part)
    manner = drawn.choice(
        ("{year} figures are up to {day}", "Data for {year} is to {day} only.", "{year} covers up to {day} {y}")
    )
    note = manner.format(year=next(iter(written)), day=day, y=first)
    document.sections[-1].blocks.append(Line(note, "note"))
    return True


def cover_sheet(document: Document, drawn: Random) -> bool:
    """A first sheet with the request's words."""
    if document.container not in ("xlsx", "xls", "ods"):
        return False
    asked = [
        Line("Freedom of Information request 2024/0417", "title"),
        Line(drawn.choice(words.FORCES)),
        Line("Request"),
        Line("1. The number of offences recorded in each of the last 5 years."),
        Line("2. The same, broken down by the age and sex of the victim."),
        Line("Contact: disclosure unit, telephone 101"),
    ]
    document.sections.insert(0, Section(drawn.choice(("Cover", "Request", "Introduction", "Read me")), list(asked)))
    return True


def repeated_head(document: Document, drawn: Random) -> bool:
    """The head again in the middle of a long table."""
    for table in document.tables():
        body = len(table.rows) - table.heads
        if body < 8 or table.heads != 1 or any(c.down > 1 for row in table.rows for c in row):
            continue
        at = table.heads + body // 2
        table.rows.insert(at, [Cell(c.written, bold=True, number_format=c.number_format) for c in table.rows[0]])
    return True


def empty_rows_below_titles(document: Document, drawn: Random) -> bool:
    """Empty rows around titles and notes."""
    for section in document.sections:
        spaced: list[Table | Line] = []
        for block in section.blocks:
            spaced.append(block)
            if isinstance(block, Line) and block.manner == "title":
                spaced.append(Line("", "space"))
        section.blocks = spaced
    return True


def letter(document: Document, drawn: Random) -> bool:
    """The words of a letter around tables."""
    if document.container in WITH_CELLS:
        return False
    first, last = document.sections[0], document.sections[-1]
    first.blocks[:0] = [
        Line(drawn.choice(("Dear Sir or Madam,", "Dear requester,", "Good afternoon,"))),
        Line(
            f"Thank you for your request of {drawn.randint(1, 28)} March 2023, which we have considered under the "
            "Freedom of Information Act 2000."
        ),
        Line(
            drawn.choice(
                (
                    "Please see the table below.",
                    "Our response is set out below.",
                    "The information you asked for is as follows.",
                )
            )
        ),
    ]
    last.blocks += [
        Line(f"You may ask for a review within {drawn.choice((20, 40))} working days of this letter."),
        Line("Yours faithfully,"),
        Line("Disclosure Unit"),
    ]
    return True


ALL: dict[str, tuple[float, Decoration]] = {
    "part of a year": (0.05, part_of_a_year),
    "marks": (0.08, marks),
    "repeated head": (0.06, repeated_head),
    "rate column": (0.06, rate_column),
    "running numbers": (0.06, running_numbers),
    "spacer column": (0.05, spacer_column),
    "spacer row": (0.06, spacer_row),
    "note beside": (0.05, note_beside),
    "blank column": (0.12, blank_column),
    "numbered columns": (0.05, numbered_columns),
    "notes": (0.45, notes),
    "title": (0.45, title),
    "reference": (0.35, reference),
    "empty rows": (0.5, empty_rows_below_titles),
    "letter": (0.5, letter),
    "cover sheet": (0.06, cover_sheet),
}
"""In the order in which they are put on, with the share of returns that have them."""
