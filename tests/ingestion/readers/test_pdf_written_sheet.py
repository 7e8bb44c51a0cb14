"""Sheets printed by a spreadsheet without its grid: texts stand at the left of their cells, numbers at the right, and
the columns that find no room stand on later pages, parted wherever the page ends."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingestion.pipeline import read_file

OFFENCES = ("Theft of a pedal cycle", "Criminal damage", "Arson", "Burglary in a dwelling", "Public order", "Bilking")
MARK = "-"
FACE, SIZE, ROW = "Helvetica", 10.0, 13.0
INSIDE = 1.5
"""Points between a cell's edge and its text."""

Figures = dict[tuple[str, str, str], str]
"""By period, offence and sex, as written."""


def pivot(drawn: Random) -> tuple[list[list[str]], Figures]:
    """A pivot of sexes under years with each year's total, as rows of texts; and its figures."""
    years = [f"20{n}" for n in range(17, 17 + drawn.randint(2, 4))]
    sexes = ["Female", "Male", "Unknown"][: drawn.randint(2, 3)]
    groups, leaves = [""], ["Offence"]
    for year in years:
        groups += [year, *[""] * (len(sexes) - 1), f"{year} Total"]
        leaves += [*sexes, ""]
    rows, figures, sums = [[*groups, "Grand Total"], [*leaves, ""]], {}, [0] * (len(groups))
    for offence in drawn.sample(OFFENCES, drawn.randint(3, 6)):
        counts: list[int] = []
        for year in years:
            own = [drawn.choice((0, drawn.randint(1, 99), drawn.randint(100, 4000))) for _ in sexes]
            figures |= {(year, offence, sex): str(n or MARK) for sex, n in zip(sexes, own, strict=True)}
            counts += [*own, sum(own)]
        counts.append(sum(counts) // 2)
        rows.append([offence, *(str(n or MARK) for n in counts)])
        sums = [a + b for a, b in zip(sums, counts, strict=True)]
    return [*rows, ["Grand Total", *(str(n or MARK) for n in sums)]], figures


def print_sheet(path: Path, rows: list[list[str]], drawn: Random, room: float) -> int:
    """Prints the rows cell by cell on pages with so much room across; how many pages it took."""
    widths = [max(stringWidth(row[c], FACE, SIZE) for row in rows) + 2 * INSIDE + drawn.choice((4, 12, 40))
              for c in range(len(rows[0]))]  # fmt: skip
    canvas = Canvas(str(path), pagesize=(60 + room, 400))
    pages, first = 0, 0
    while first < len(widths):
        last = first + 1
        while last < len(widths) and sum(widths[first : last + 1]) <= room:
            last += 1
        pages += 1
        for number, row in enumerate(rows):
            left, base = 30.0, 340 - ROW * number
            canvas.setFont(FACE, SIZE)
            for text, width in zip(row[first:last], widths[first:last], strict=True):
                if text.isdecimal() and number > 1:
                    canvas.drawRightString(left + width - INSIDE, base, text)
                elif text:
                    canvas.drawString(left + INSIDE, base, text)
                left += width
        canvas.showPage()
        first = last
    canvas.save()
    return pages


@pytest.mark.parametrize("seed", range(30))
def test_every_figure_of_a_pivot_stands_under_its_year_and_sex(seed: int, tmp_path: Path) -> None:
    drawn = Random(f"sheet {seed}")
    rows, figures = pivot(drawn)
    path = tmp_path / "pivot.pdf"
    pages = print_sheet(path, rows, drawn, room=drawn.choice((420.0, 520.0, 2000.0)))
    reading = read_file(path)
    told: Figures = {}
    for record in reading.records:
        if not record.total:
            assert record.period is not None, (seed, pages, record)
            offence, sex = record.breakdown.values()
            told[record.period.as_written, offence, sex] = record.as_written
    assert told == figures, (seed, pages)
    assert not [finding for finding in reading.findings if finding.level == "error"]
