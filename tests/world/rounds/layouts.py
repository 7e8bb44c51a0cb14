"""What goes wrong in how a force lays out its figures or sends its file, each kind drawn at random."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import msoffcrypto.format.ooxml
from openpyxl import load_workbook

from tests.world.pieces import Cell, Document, Line, Section, Table
from tests.world.rounds.answers import rows_of, write
from tests.world.rounds.asked import AGES, METHODS
from tests.world.rounds.traps import BLOCKED, USABLE, Draw, Truth

PLAIN = ("xlsx", "csv", "docx", "html", "pdf ruled")


def only_one(d: Draw) -> Truth:
    """One question is answered, and nothing is said of the others."""
    write(d.plain(d.drawn.choice(PLAIN), questions=("1",)), d.path())
    return d.truth("only one question", USABLE, figures=d.held.figures("1"))


def _without(d: Draw, label: str) -> dict[tuple[str, str, str], tuple[int, int]]:
    return {key: bounds for key, bounds in d.held.figures("1", "2", "3").items() if key[1] != label}


def missing_period(d: Draw) -> Truth:
    """The first year is not given: it is told, and not nought."""
    gone, every = d.labels[0], d.held
    every.labels = tuple(d.labels[1:])
    write(d.plain(d.drawn.choice(PLAIN), columns=d.labels[1:]), d.path())
    every.labels = tuple(d.labels)
    return d.truth("missing period", USABLE, figures=_without(d, gone), told=True)


def part_year(d: Draw) -> Truth:
    """The last year is given in part, which its head or a note says."""
    last = d.labels[-1]
    how = d.drawn.choice((" (part year)", " (year to date)", "note"))
    columns = [*d.labels[:-1], last + ("" if how == "note" else how)]
    notes = [f"{last} is year to date, up to 30 September {last[:4]}."] if how == "note" else []
    write(d.plain(d.drawn.choice(PLAIN), columns=columns, notes=notes), d.path())
    return d.truth("part year", USABLE, BLOCKED, figures=_without(d, last), told=True)


def shares(d: Draw) -> Truth:
    """Shares in place of counts."""
    d.held.below = 0
    made = d.plain(d.drawn.choice(("xlsx", "csv", "docx")), measure="Share of offences")
    for table in made.tables():
        for row in table.rows:
            for cell in row:
                if isinstance(cell.written, int):
                    cell.written = f"{d.drawn.uniform(0.5, 60):.1f}%"
    write(made, d.path())
    return d.truth("shares", BLOCKED, told=True)


def locked(d: Draw) -> Truth:
    path = write(d.plain("xlsx"), d.path())
    plain = path.rename(path.with_suffix(".plain"))
    with plain.open("rb") as held, path.open("wb") as sealed:
        msoffcrypto.format.ooxml.OOXMLFile(held).encrypt("secret", sealed)
    plain.unlink()
    return d.truth("locked", BLOCKED, told=True)


def cut_short(d: Draw) -> Truth:
    """A file that came empty, or only its beginning."""
    path = write(d.plain(d.drawn.choice(("xlsx", "docx", "pdf ruled"))), d.path())
    held = path.read_bytes()
    path.write_bytes(held[: d.drawn.choice((0, len(held) // 3))])
    return d.truth("cut short", BLOCKED, told=True)


def macros(d: Draw) -> Truth:
    """A workbook that carries macros is read as any other."""
    path = write(d.plain("xlsx"), d.path())
    with zipfile.ZipFile(path) as held, zipfile.ZipFile(path.with_suffix(".xlsm"), "w") as made:
        for name in held.namelist():
            part = held.read(name)
            if name == "[Content_Types].xml":
                part = part.replace(
                    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                    b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
                )
            made.writestr(name, part)
        made.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    path.unlink()
    return d.truth("macros", USABLE, figures=d.held.figures("1", "2", "3"), clean=True)


def _line(table: Table, label: str) -> list[Cell]:
    """The cells of a label's row or column."""
    for row in table.rows:
        if row[0].written == label:
            return row[1:]
    heads = [cell.written for cell in table.rows[0]]
    return [row[heads.index(label)] for row in table.rows[1:]] if label in heads else []


def three_words(d: Draw) -> Truth:
    """A category that is nil, one that is not held, and one left blank: only the first is nought."""
    d.held.below = 0
    nil, unheld, blank = d.drawn.sample(AGES, 3)
    for label in d.labels:
        d.held.ages |= {(age, label): 0 for age in (nil, unheld, blank)}
    made = d.plain(d.drawn.choice(("xlsx", "csv", "docx")))
    for table in made.tables():
        for label, words in ((nil, d.drawn.choice(("nil", "Nil", "zero"))), (unheld, "not held"), (blank, None)):
            for cell in _line(table, label):
                cell.written = words
    write(made, d.path())
    every = d.held.figures("1", "2", "3")
    figures = {key: bounds for key, bounds in every.items() if key[0] != "2" or key[2] not in (unheld, blank)}
    return d.truth("nil, not held and blank", USABLE, BLOCKED, figures=figures, told=True)


def merged_band(d: Draw) -> Truth:
    """Two asked ages given as one: neither is known."""
    d.held.below = 0
    made = d.plain(d.drawn.choice(("xlsx", "csv", "docx")))
    for table in made.tables():
        young, older = _line(table, "5-11"), _line(table, "12-17")
        for one, other in zip(young, older, strict=True):
            assert isinstance(one.written, int)
            assert isinstance(other.written, int)
            one.written += other.written
        for row in list(table.rows):
            for at, cell in enumerate(list(row)):
                if cell.written == "5-11":
                    cell.written = "5-17"
                elif cell.written == "12-17" and at:
                    table.rows[:] = [[*line[:at], *line[at + 1 :]] for line in table.rows]
        table.rows[:] = [row for row in table.rows if row[0].written != "12-17"]
    write(made, d.path())
    every = d.held.figures("1", "2", "3")
    figures = {key: bounds for key, bounds in every.items() if key[2] not in ("5-11", "12-17")}
    both = {("2", p, "5-17"): (d.held.ages["5-11", p] + d.held.ages["12-17", p],) * 2 for p in d.labels}
    return d.truth("merged band", USABLE, figures=figures, also=both)


def pasted_twice(d: Draw) -> Truth:
    d.held.below = 0
    made = d.plain(d.drawn.choice(("xlsx", "csv", "docx")))
    blocks = next(s.blocks for s in made.sections for b in s.blocks if isinstance(b, Table) and len(b.rows) > 3)
    at = next(n for n, block in enumerate(blocks) if isinstance(block, Table) and len(block.rows) > 3)
    head, table = blocks[at - 1], blocks[at]
    assert isinstance(head, Line)
    assert isinstance(table, Table)
    again = Table([[Cell(cell.written, bold=cell.bold) for cell in row] for row in table.rows])
    blocks[at + 1 : at + 1] = [Line(head.words, "heading"), again]
    write(made, d.path())
    return d.truth("pasted twice", USABLE, figures=d.held.figures("1", "2", "3"))


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def monthly(d: Draw) -> Truth:
    """The first question by month: its years are the sums."""
    d.held.below = 0
    rows = [[Cell("Month", bold=True), Cell("Offences recorded", bold=True)]]
    for label in d.labels:
        first, year = (3, int(label[:4])) if "/" in label else (0, int(label[:4]))
        left = d.held.whole(label)
        for at in range(12):
            count = left if at == 11 else d.drawn.randint(0, max(1, left // 6)) if left else 0
            count, left = min(count, left), left - min(count, left)
            month = (first + at) % 12
            rows.append([Cell(f"{MONTHS[month]} {year + (month < first)}"), Cell(count)])
    made = d.plain(d.drawn.choice(("xlsx", "csv", "docx")), questions=("2", "3"))
    made.sections.insert(
        0, Section("By month", [Line("Question 1: Robbery offences by month", "heading"), Table(rows)])
    )
    write(made, d.path())
    return d.truth("monthly", USABLE, figures=d.held.figures("1", "2", "3"), clean=True)


WELSH = ("Cwestiwn {0} / Question {0}", "Cwestiwn {0} ({1}) / Question {0}")


def two_languages(d: Draw) -> Truth:
    """Headings in Welsh and English."""
    d.held.below = 0
    blocks: list[Table | Line] = [Line("Diolch am eich cais. / Thank you for your request.")]
    stubs = {"1": "Blwyddyn / Year", "2": "Oedran y dioddefwr / Age of victim", "3": "Dull / Method"}
    for question, label in stubs.items():
        shape = d.shape
        shape.measure = "Nifer y troseddau / Number of offences"
        rows = rows_of(question, d.held, shape, total=False)
        rows[0][0] = Cell(label, bold=True)
        blocks += [Line(d.drawn.choice(WELSH).format(question, label.split(" /")[0]), "heading"), Table(rows)]
    container = d.drawn.choice(PLAIN)
    write(Document(str(d.drawn.random()), "languages", container, [Section("Ymateb", blocks)]), d.path())
    return d.truth("two languages", USABLE, figures=d.held.figures("1", "2", "3"), clean=True)


def draft_and_final(d: Draw) -> Truth:
    """Two sheets of one shape, whose figures differ: which of them counts is for a person to say."""
    d.held.below = 0
    path = write(d.plain("xlsx", titles=[]), d.path())
    book = load_workbook(path)
    for sheet in list(book.worksheets):
        other = book.copy_worksheet(sheet)
        sheet.title, other.title = f"{sheet.title[:20]} draft", f"{sheet.title[:20]} final"
        numbers = [cell for row in other.iter_rows() for cell in row if isinstance(cell.value, int)]
        for cell in d.drawn.sample(numbers, min(3, len(numbers))):
            cell.value += d.drawn.randint(3, 9)
    book.save(path)
    return d.truth("draft and final", BLOCKED, told=True)


def swapped_years(d: Draw) -> Truth:
    """The totals of two years stand under each other's heads."""
    d.held.below = 0
    first, last = d.labels[0], d.labels[-1]
    if d.held.whole(first) == d.held.whole(last):
        d.held.ages[AGES[0], first] += 3
    made = d.plain(d.drawn.choice(("xlsx", "csv", "docx")))
    totals = next(table for table in made.tables() if len(table.rows) == 2).rows[1]
    totals[1].written, totals[-1].written = totals[-1].written, totals[1].written
    write(made, d.path())
    return d.truth("swapped years", BLOCKED, told=True)


def hides_nought(d: Draw) -> Truth:
    """A mark for nothing or a few."""
    d.held.below = 0
    few = d.drawn.choice(("nil or fewer than 5", "fewer than 5 or nil", "zero or between 1 and 4"))
    mark = d.drawn.choice(("-", "*"))
    made = d.plain(d.drawn.choice(("xlsx", "csv", "docx")), notes=[f"{mark} denotes {few}."])
    for table in made.tables():
        for label in (*AGES, *METHODS):
            for cell in _line(table, label):
                if isinstance(cell.written, int) and cell.written < 5:
                    cell.written = mark
    write(made, d.path())
    every = d.held.figures("1", "2", "3")
    figures = {key: (0, 4) if key[0] != "1" and bounds[1] < 5 else bounds for key, bounds in every.items()}
    return d.truth("hides nought", USABLE, figures=figures)


def blank_form(d: Draw) -> Truth:
    """The form came back as it was sent."""
    d.held.below = 0
    made = d.plain(d.drawn.choice(("xlsx", "csv", "docx")))
    for table in made.tables():
        for row in table.rows:
            for cell in row:
                if isinstance(cell.written, int):
                    cell.written = None
    write(made, d.path())
    return d.truth("blank form", BLOCKED, told=True)


def two_parts(d: Draw) -> Truth:
    """Two files that answer a part of the questions each."""
    folder: Path = d.folder / d.force.name
    write(d.plain(d.drawn.choice(PLAIN), questions=("1",)), folder / "Response part 1")
    write(d.plain(d.drawn.choice(PLAIN), questions=("2", "3")), folder / "Response part 2")
    return d.truth("two parts", USABLE, figures=d.held.figures("1", "2", "3"), clean=True)


LAYOUTS: dict[str, Callable[[Draw], Truth]] = {
    one.__name__: one
    for one in (
        only_one, missing_period, part_year, shares, locked, cut_short, macros, three_words, merged_band, pasted_twice,
        monthly, two_languages, draft_and_final, swapped_years, hides_nought, blank_form, two_parts,
    )
}  # fmt: skip
