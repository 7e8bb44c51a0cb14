"""Sheets printed by a spreadsheet without its grid: texts stand at the left of their cells, numbers at the right or the
middle, and the columns that find no room stand on later pages, parted wherever the page ends."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingestion.pipeline import read_file
from ingestion.readers.pdf.overprinted import is_overprinted
from ingestion.readers.pdf.shapes import Word

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
    centred = drawn.random() < 0.3
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
                if text.isdecimal() and number > 1 and centred:
                    canvas.drawCentredString(left + width / 2, base, text)
                elif text.isdecimal() and number > 1:
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


@pytest.mark.parametrize("seed", range(20))
def test_a_row_that_numbers_the_columns_is_of_the_heads_and_a_remark_has_its_own(seed: int, tmp_path: Path) -> None:
    drawn = Random(f"numbered {seed}")
    years = [f"20{n}/{n + 1}" for n in range(14, 14 + drawn.randint(3, 5))]
    rows = [["Offence type", *years, ""], [str(n + 1) for n in range(len(years) + 2)]]
    counts = {offence: [str(drawn.randint(0, 1200)) for _ in years] for offence in drawn.sample(OFFENCES, 5)}
    rows += [[offence, *own, ""] for offence, own in counts.items()]
    rows[drawn.randint(2, 6)][-1] = "Recorded anew since"
    path = tmp_path / "numbered.pdf"
    print_sheet(path, rows, drawn, room=2000.0)
    reading = read_file(path)
    told = {(r.breakdown["Offence type"], r.period.as_written): r.as_written for r in reading.records if r.period}
    assert told == {(offence, year): n for offence, own in counts.items() for year, n in zip(years, own, strict=True)}
    assert len(reading.records) == len(told)


def test_texts_printed_over_each_other_are_told(tmp_path: Path) -> None:
    path = tmp_path / "over.pdf"
    canvas = Canvas(str(path), pagesize=(400, 400))
    canvas.setFont(FACE, SIZE)
    heads, rows = ["Age group", "2018", "2019"], [["Under 16", "31", "44"], ["16 and over", "52", "27"]]
    for number, row in enumerate([heads, *rows]):
        for column, text in enumerate(row):
            canvas.rect(40 + 90 * column, 300 - 20 * number, 90, 20)
            canvas.drawString(44 + 90 * column, 306 - 20 * number, text)
    canvas.drawString(46, 284, "Dan")
    canvas.save()
    told = [finding.message for finding in read_file(path).findings if finding.id == "Q228"]
    assert len(told) == 1
    assert "texts printed over each other" in told[0]


def test_lines_that_stand_close_are_not_printed_over_each_other() -> None:
    close = [Word(10, 10, 40, 20, "first", True), Word(10, 19, 45, 29, "second", True)]
    assert not is_overprinted(close)
    assert is_overprinted([close[0], Word(12, 13, 44, 23, "second", True)])
    assert not is_overprinted([close[0], Word(12, 13, 44, 23, "first", True)]), "bold by printing twice"


def test_a_label_clipped_where_the_next_begins_is_not_read_with_it_in_silence(tmp_path: Path) -> None:
    """A label too wide for its cell is cut at the cell's edge, where the next cell's text begins without a blank."""
    path = tmp_path / "clipped.pdf"
    canvas = Canvas(str(path), pagesize=(400, 300))
    edge = 31.5 + stringWidth("Thames Val", FACE, SIZE)
    rows = [
        ("Dorset", "Yes", 14, 18),
        ("Dorset", "No", 21, 33),
        ("Thames Val", "Yes", 11, 29),
        ("Thames Val", "No", 35, 46),
    ]
    for number, row in enumerate([("Force", "Online", "2016", "2017"), *rows]):
        base = 260 - ROW * number
        canvas.setFont(FACE, SIZE)
        for text, left in zip(row[:2], (31.5, edge), strict=True):
            canvas.drawString(left, base, text)
        for text, left in zip(row[2:], (180, 250), strict=True):
            canvas.drawRightString(left + 50, base, str(text)) if number else canvas.drawString(left, base, text)
    canvas.save()
    reading = read_file(path)
    joined = [
        r for r in reading.records if any("Val" in label and label != "Thames Val" for label in r.breakdown.values())
    ]
    assert not joined or any(finding.level in ("warning", "error") for finding in reading.findings)
