"""The workbook that goes with a letter: made from the specification, filled in by a force, known again when it returns.

One sheet a question, each a plain table whose heads and labels are the specification's own words, so that the ordinary
reading needs no mapping for it. Heads are locked and figures are not. The campaign and the force stand in a visible
line of every sheet and in the file's properties. Pure: bytes out, and `identify` reads bounded parts of a zip itself.
"""

from __future__ import annotations

import itertools
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from requests_app.deadlines import in_words
from requests_app.specification import Question, Specification

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 5000  # of one question: beyond it a specification has crossed dimensions that nobody would fill in

_CAMPAIGN_PROPERTY, _FORCE_PROPERTY = "Campaign", "Force"
_HEAD_ROW = 3
_FILL = PatternFill("solid", fgColor="E7EDF3")
_EDGE = Border(*(Side(style="thin", color="9AA5B1") for _ in range(4)))
_HOW_TO = (
    "Each question has its own sheet. Please write the figures in the white cells; the headings are locked.",
    "Write 0 where there were none.",
    "Leave a cell empty if the figure is not held.",
    "Where a small figure can't be given, write what it is below, for example <5, and say below if that includes 0.",
    "Where a figure is withheld, write the section relied on, for example s.40(2).",
    "If your figures cover other dates than those asked for, please say so below.",
    "The workbook may be saved in any spreadsheet program; please send it back as a spreadsheet rather than a PDF.",
)
_REFERENCE = re.compile(r"Return reference: ([A-Za-z0-9][A-Za-z0-9_-]{0,79}) / ([A-Z][0-9]{8})(?![0-9])")
# Where a spreadsheet keeps the words of its cells, in the formats that programs save to.
_WORD_PARTS = re.compile(r"xl/sharedStrings\.xml|xl/worksheets/sheet\d{1,3}\.xml|content\.xml")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_MOST_READ = 2_000_000  # bytes of one part: the line stands near the beginning


class UnfitForWorkbook(ValueError):
    """The specification can't become a workbook. The message is one sentence."""


@dataclass(frozen=True, slots=True)
class _Table:
    """A question laid out: heads, the number of them that are labels, and the labels of each row."""

    heads: tuple[str, ...]
    labels: int
    rows: tuple[tuple[str, ...], ...]


def reference(campaign_id: str | int, force_code: str) -> str:
    """The visible line that tells a return apart. Raises ValueError where the parts can't be read back from it."""
    line = f"Return reference: {campaign_id} / {force_code}"
    if _REFERENCE.fullmatch(line) is None:
        raise ValueError(f"{campaign_id} and {force_code} don't make a return reference.")
    return line


def build(specification: Specification, *, campaign_id: str | int, force_code: str, force_name: str) -> bytes:
    """The .xlsx for one force. Raises UnfitForWorkbook where a question's breakdown has more rows than can be asked."""
    line = reference(campaign_id, force_code)
    book = Workbook()
    cover = book.active
    assert isinstance(cover, Worksheet)
    cover.title = "Please read"
    _fill_cover(cover, specification, force_name, line)
    for question in specification.questions:
        table = _laid_out(specification, question)
        _fill_question(book.create_sheet(_sheet_name(question, book.sheetnames)), question, table, line)
    book.properties.title = specification.title
    book.properties.creator = ""
    book.custom_doc_props.append(StringProperty(name=_CAMPAIGN_PROPERTY, value=str(campaign_id)))
    book.custom_doc_props.append(StringProperty(name=_FORCE_PROPERTY, value=force_code))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _laid_out(specification: Specification, question: Question) -> _Table:
    """Without a breakdown a row is a period; with one, a row is a category (or a combination) and periods go across."""
    periods = tuple(period.label for period in specification.periods)
    if not question.breakdown:
        return _Table(("Period", specification.measure.capitalize()), 1, tuple((period,) for period in periods))
    dimensions = [specification.dimensions[key] for key in question.breakdown]
    number = 1
    for dimension in dimensions:
        number *= len(dimension.categories)
    if number > MOST_ROWS:
        raise UnfitForWorkbook(
            f"Question {question.number} would need {number:,} rows in the workbook: ask for fewer breakdowns at once."
        )
    rows = tuple(itertools.product(*(dimension.categories for dimension in dimensions)))
    return _Table((*(dimension.label for dimension in dimensions), *periods), len(dimensions), rows)


def _fill_cover(sheet: Worksheet, specification: Specification, force_name: str, line: str) -> None:
    _write(sheet, 1, 1, specification.title).font = Font(bold=True, size=14)
    _write(sheet, 2, 1, force_name)
    _write(sheet, 3, 1, line)
    lines = ["How to fill this in", *_HOW_TO]
    if specification.definition:
        lines += ["What is counted", f"{specification.measure.capitalize()}: {specification.definition}"]
    lines.append("The periods, both days included")
    lines += [f"{period.label}: {in_words(period.start)} to {in_words(period.end)}" for period in specification.periods]
    lines.append("Anything we should know")
    for row, text in enumerate(lines, start=5):
        cell = _write(sheet, row, 1, text)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if text in ("How to fill this in", "What is counted", lines[-1]) or text.startswith("The periods"):
            cell.font = Font(bold=True)
    for row in range(5 + len(lines), 11 + len(lines)):
        cell = sheet.cell(row, 1)
        cell.protection = Protection(locked=False)
        cell.border = _EDGE
    sheet.column_dimensions["A"].width = 100
    sheet.protection.enable()


def _fill_question(sheet: Worksheet, question: Question, table: _Table, line: str) -> None:
    _write(sheet, 1, 1, f"Question {question.number}: {question.text.strip()}").font = Font(bold=True)
    for column, head in enumerate(table.heads, start=1):
        _framed(_write(sheet, _HEAD_ROW, column, head)).font = Font(bold=True)
        widest = max([len(head), *(len(row[column - 1]) for row in table.rows if column <= table.labels)])
        sheet.column_dimensions[get_column_letter(column)].width = min(max(widest + 3, 12), 60)
    for row, labels in enumerate(table.rows, start=_HEAD_ROW + 1):
        for column, label in enumerate(labels, start=1):
            _framed(_write(sheet, row, column, label))
        for column in range(table.labels + 1, len(table.heads) + 1):
            cell = sheet.cell(row, column)
            cell.protection = Protection(locked=False)
            cell.border = _EDGE
    # Below the table: above it, the line would be read as part of the table's title.
    _write(sheet, _HEAD_ROW + len(table.rows) + 2, 1, line).font = Font(color="5B6670")
    sheet.freeze_panes = sheet.cell(_HEAD_ROW + 1, table.labels + 1)
    _prompt(sheet, table)
    # No password: the lock is there against slips of the hand, not against the force.
    sheet.protection.enable()
    sheet.protection.formatColumns = False


def _prompt(sheet: Worksheet, table: _Table) -> None:
    """A hint beside the chosen cell. It refuses nothing: a force may have good reason to write words."""
    hint = DataValidation(showInputMessage=True, showErrorMessage=False, allow_blank=True)
    hint.promptTitle = "Figure"
    hint.prompt = "0 for none; empty if not held; <5 or the like for a small figure withheld."
    first = f"{get_column_letter(table.labels + 1)}{_HEAD_ROW + 1}"
    hint.add(f"{first}:{get_column_letter(len(table.heads))}{_HEAD_ROW + len(table.rows)}")
    sheet.add_data_validation(hint)


def _write(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """The text as text: a label that begins with "=" must not become a formula."""
    cell = sheet.cell(row, column, _printable(text))
    assert isinstance(cell, Cell)
    cell.data_type = "s"
    return cell


def _printable(text: str) -> str:
    """Without the control characters that a workbook cannot hold."""
    return _UNPRINTABLE.sub("", text)


def _framed(cell: Cell) -> Cell:
    cell.fill = _FILL
    cell.border = _EDGE
    return cell


def _sheet_name(question: Question, taken: list[str]) -> str:
    """Question 2; within the 31 characters and without the signs that a sheet's name may not have."""
    name = re.sub(r"[\\/*?:\[\]]", "-", f"Question {question.number}")[:31].strip("'")
    for number in itertools.count(2):
        if name.casefold() not in {other.casefold() for other in taken}:
            break
        name = f"{name[:27]} ({number})"
    return name


def identify(path: Path | str) -> tuple[str, str] | None:
    """The campaign and the force that a returned workbook says it is for, or None.

    It is what the file says and no proof: use it to suggest, and compare it with who sent it. Text that a program
    exported from the workbook is known too. Never raises for a damaged file; at most a few megabytes are read.
    """
    try:
        if not zipfile.is_zipfile(path):
            with Path(path).open("rb") as file:
                return _named_in(file.read(4096).decode("utf-8", "replace"))
        with zipfile.ZipFile(path) as package:
            for words in _words_of(package):
                if found := _named_in(words):
                    return found
    except (OSError, ValueError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError):
        return None
    return None


def _words_of(package: zipfile.ZipFile) -> Iterator[str]:
    names = [item.filename for item in package.infolist()[:500]]
    if "docProps/custom.xml" in names:
        words = _part(package, "docProps/custom.xml")
        campaign, force = (_property(words, name) for name in (_CAMPAIGN_PROPERTY, _FORCE_PROPERTY))
        if campaign and force:
            yield f"Return reference: {campaign} / {force}"
    for name in names:
        if _WORD_PARTS.fullmatch(name):
            yield _part(package, name)


def _part(package: zipfile.ZipFile, name: str) -> str:
    with package.open(name) as part:
        return part.read(_MOST_READ).decode("utf-8", "replace")


def _property(words: str, name: str) -> str | None:
    """A custom property's text. A search rather than a parse: nothing of an untrusted file is expanded."""
    found = re.search(rf'name="{name}"[^>]*>\s*<(?:\w+:)?lpwstr>([\w-]{{1,80}})<', words)
    return found[1] if found else None


def _named_in(words: str) -> tuple[str, str] | None:
    found = _REFERENCE.search(words)
    return (found[1], found[2]) if found else None
