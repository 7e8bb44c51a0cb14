"""What officers add in, on and around tables of any layout, for seeds of strangers' tables."""

from __future__ import annotations

import copy
from random import Random

from tests.world.decorations import WITH_CELLS, Decoration
from tests.world.pieces import Cell, Document, Line, Table

PLAIN = ("crosstab", "transposed", "two heads", "nested rows", "group rows", "total first", "year over month")
"""Layouts of one table whose rows and heads can be added to."""
ONE_TABLE = (*PLAIN, *("totals under each head", "changes beside", "measures in rows", "part years", "two languages"))


def _merged_rows(table: Table) -> bool:
    return any(cell.down > 1 for row in table.rows for cell in row)


def _is_whole(row: list[Cell]) -> bool:
    return any(cell.total for cell in row) and not any(cell.figure for cell in row)


def totals_on_top(document: Document, drawn: Random) -> bool:
    """The last row of totals stands right below the heads instead."""
    done = False
    for table in document.tables():
        suited = document.layout in PLAIN and table.heads and not _merged_rows(table)
        if suited and _is_whole(table.rows[-1]) and sum(map(_is_whole, table.rows)) == 1:
            table.rows.insert(table.heads, table.rows.pop())
            done = True
    return done


def total_named_last(document: Document, drawn: Random) -> bool:
    """The name of the total stands in the last column of labels."""
    done = False
    for table in document.tables():
        if document.layout == "nested rows" and table.stub > 1 and _is_whole(table.rows[-1]):
            row = table.rows[-1]
            row[table.stub - 1].written, row[0].written = row[0].written, None
            row[table.stub - 1].bold = True
            done = True
    return done


def note_between_rows(document: Document, drawn: Random) -> bool:
    """A remark on a row of its own in the middle of the body."""
    said = drawn.choice(
        (
            "Please note: the recording system changed on 1 April 2019.",
            "Note: figures below are from the new crime system and are subject to change.",
            "* Please see the notes at the end of this document.",
            "The categories below were introduced in 2015.",
        )
    )
    if document.layout not in ("crosstab", "transposed", "two heads", "part years", "long"):
        return False
    done = False
    for table in document.tables():
        last = len(table.rows) - 1
        if table.heads and last - table.heads > 2 and not _merged_rows(table):
            at = drawn.randint(table.heads + 1, last - 1)
            table.rows.insert(at, [Cell(said), *(Cell() for _ in range(table.width - 1))])
            done = True
    return done


def count_band(document: Document, drawn: Random) -> bool:
    """What is counted, over all columns of figures."""
    if document.layout not in ONE_TABLE:
        return False
    band = drawn.choice(("Number of offences", "Number of recorded crimes", "Recorded offences", "Count of crimes"))
    merged = document.container not in ("csv", "txt") and drawn.random() < 0.6
    done = False
    for table in document.tables():
        if (
            table.heads
            and table.width - table.stub > 1
            and not any(c.down > 1 for r in table.rows[: table.heads] for c in r)
        ):
            wide = table.width - table.stub
            first = Cell(band, bold=True, across=wide if merged else 1)
            table.rows.insert(0, [*(Cell() for _ in range(table.stub)), first, *(Cell() for _ in range(wide - 1))])
            table.heads += 1
            done = True
    return done


def headed_periods(document: Document, drawn: Random) -> bool:
    """Every year of a head carries the same words."""
    form = drawn.choice(("{} offences", "Number of offences {}", "Year {}", "Recorded {}", "{} count", "Total {}"))
    if document.layout not in ("crosstab", "part years", "changes beside", "total first", "of which"):
        return False
    for table in document.tables():
        head = table.rows[table.heads - 1] if table.heads else []
        years = [c for c in head[table.stub :] if isinstance(c.written, int) or str(c.written)[:4].isdecimal()]
        if not years or any(len(str(c.written)) not in (4, 7) for c in years):
            return False
        financial = len(str(years[0].written)) == 7
        for cell in years:
            said = form if form != "Year {}" or not financial else "FY {}"
            cell.written = said.format(cell.written)
    return any(document.tables())


def unit_row(document: Document, drawn: Random) -> bool:
    """A last row of heads that says of each column what it holds."""
    if document.layout not in ("crosstab", "transposed", "two heads", "total first", "part years"):
        return False
    unit = drawn.choice(("Number", "Count", "No.", "Offences", "(n)"))
    done = False
    for table in document.tables():
        if table.heads and table.width - table.stub > 1 and not _merged_rows(table):
            filled = [c.written not in (None, "") for c in table.rows[table.heads - 1]]
            row = [Cell(unit if c >= table.stub and filled[c] else None) for c in range(table.width)]
            table.rows.insert(table.heads, row)
            table.heads += 1
            done = True
    return done


def signed_off(document: Document, drawn: Random) -> bool:
    """Who made it and when, below the last table."""
    said = (
        "Prepared by: Analyst 4471",
        "Checked by: 7321 on 12/05/2022",
        "Report run: 14/05/2022 10:32:07",
        "Source: Niche RMS, extracted 14/05/2022",
        "*** End of report ***",
        "(24 rows affected)",
    )
    document.sections[-1].blocks += [Line(text, "note") for text in drawn.sample(said, drawn.randint(1, 2))]
    return any(document.tables())


def total_column_first(document: Document, drawn: Random) -> bool:
    """The column of totals stands before the columns that it adds up."""
    done = False
    for table in document.tables():
        last = [row[-1] for row in table.rows[table.heads :] if len(row) == table.width]
        inner = any(cell.across > 1 for row in table.rows for cell in row)
        summed = bool(last) and all(cell.total for cell in last) and not inner and not _merged_rows(table)
        if document.layout in ("crosstab", "transposed") and summed:
            for row in table.rows:
                row.insert(table.stub, row.pop())
            done = True
    return done


def shares_below(document: Document, drawn: Random) -> bool:
    """The table again below itself, as shares in per cent."""
    if document.layout not in ("crosstab", "transposed", "totals under each head") or document.container == "zip":
        return False
    [table] = document.tables()
    again = copy.deepcopy(table)
    for row in again.rows:
        for cell in row:
            if cell.figure is not None or cell.total:
                cell.written, cell.figure, cell.total = f"{drawn.uniform(0, 99):.1f}%", None, False
    title = drawn.choice(("Percentages", "As a percentage of all offences", "% of total"))
    document.sections[0].blocks += [Line(title, "heading"), again]
    return True


def request_quoted(document: Document, drawn: Random) -> bool:
    """What was asked, word for word, with its numbers, before the answer."""
    if document.container in WITH_CELLS or document.container == "zip":
        return False
    asked = (
        "You asked:",
        drawn.choice(
            ("1. How many offences did you record in the last 5 years?", "1) Please state the number of offences.")
        ),
        drawn.choice(("2. Of these, how many involved a child aged under 18?", "2) Please break this down by type.")),
        drawn.choice(("Our response:", "Response", "Answer")),
    )
    document.sections[0].blocks[:0] = map(Line, asked)
    return True


def odd_numerals(document: Document, drawn: Random) -> bool:
    """Numbers as text of other programs: with a decimal nought, a thin or plain space for thousands, blanks around."""
    manner = drawn.choice(("{:.1f}", "{:,} ", " {}", "thousands"))
    if document.container not in ("xlsx", "xls", "ods", "docx", "html"):
        return False
    for table in document.tables():
        for row in table.rows[table.heads :]:
            for cell in row:
                if (cell.figure or cell.total) and isinstance(cell.written, int):
                    said = (
                        f"{cell.written:,}".replace(",", "\u00a0")
                        if manner == "thousands"
                        else manner.format(cell.written)
                    )
                    cell.written = said
    return any(document.tables())


def revised(document: Document, drawn: Random) -> bool:
    """Some figures carry a letter that a note explains."""
    mark, note = drawn.choice(
        (("r", "r = revised"), (" (r)", "(r) revised since last published"), ("p", "p = provisional"))
    )
    cells = [c for t in document.tables() for row in t.rows for c in row if c.figure and isinstance(c.written, int)]
    if len(cells) < 6 or document.layout in ("cases", "shares", "share in the cell"):
        return False
    for cell in drawn.sample(cells, 2):
        cell.written = f"{cell.written}{mark}"
    document.sections[-1].blocks.append(Line(note, "note"))
    return True


def title_band(document: Document, drawn: Random) -> bool:
    """A title in the table itself, over all its columns."""
    if document.layout not in ONE_TABLE or document.container in ("csv", "txt"):
        return False
    said = drawn.choice(("Offences recorded by Northshire Police", "Table 1: recorded crime", "FOI 0417/24 - data"))
    for table in document.tables():
        table.rows.insert(0, [Cell(said, bold=True, across=table.width), *(Cell() for _ in range(table.width - 1))])
        table.heads += 1
    return True


def two_line_heads(document: Document, drawn: Random) -> bool:
    """Heads of several words are broken into lines."""
    if document.container not in ("xlsx", "ods", "docx") or document.layout not in ONE_TABLE:
        return False
    done = False
    for table in document.tables():
        for cell in (cell for row in table.rows[: table.heads] for cell in row):
            if isinstance(cell.written, str) and " " in cell.written.strip():
                place = drawn.choice([n for n, letter in enumerate(cell.written.strip()) if letter == " "])
                cell.written = f"{cell.written.strip()[:place]}\n{cell.written.strip()[place + 1 :]}"
                done = True
    return done


DECORATIONS: dict[str, tuple[float, Decoration]] = {
    "totals on top": (0.2, totals_on_top),
    "total named last": (0.4, total_named_last),
    "headed periods": (0.15, headed_periods),
    "unit row": (0.08, unit_row),
    "count band": (0.12, count_band),
    "note between rows": (0.1, note_between_rows),
    "signed off": (0.15, signed_off),
    "total column first": (0.3, total_column_first),
    "title band": (0.08, title_band),
    "shares below": (0.03, shares_below),
    "odd numerals": (0.06, odd_numerals),
    "revised": (0.06, revised),
    "two line heads": (0.1, two_line_heads),
    "request quoted": (0.2, request_quoted),
}
