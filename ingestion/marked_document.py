"""A document as it is laid beside its records: its sheets, its pages as pictures with boxes over what was read, and a
letter's text with its sentences marked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from ingestion.extractions import stored_reading
from ingestion.marked_lines import LINES_SHOWN, MarkedLine, marked_line
from ingestion.models import Document, Extraction, OffenceRecord
from ingestion.models.record import place_in_words
from ingestion.sheets import ROWS_SHOWN, Marks, Sheet, row_of, rows_about, sheet_of
from ingestion.values.grid import Grid
from ingestion.values.memo import Memo
from ingestion.values.place import Box
from ingestion.values.reading import Reading

PAGES_SHOWN = 24
"""Pages of one document; those that figures were read from first."""


class ReadCell(NamedTuple):
    """What a page wants to know of an OffenceRecord, without the cost of one: a return has thousands."""

    pk: int
    extraction_id: int
    question: str
    period_label: str
    breakdown: dict[str, str]
    as_written: str
    kind: str
    total: bool
    answers_asked_period: bool
    sheet: str
    cell: str
    page: int | None
    box: list[float] | None
    rows: list[int] | None

    @property
    def place(self) -> str:
        """As OffenceRecord says it."""
        return place_in_words(self.sheet, self.cell, self.page)


def read_cells(rows: QuerySet[OffenceRecord]) -> Iterator[ReadCell]:
    """A ReadCell of each row, in their order: one query. Those of the same categories share one breakdown."""
    # JSON as text: taken apart by the database's driver it would cost more than all else of a row.
    as_text = {f"{name}_text": Cast(name, TextField()) for name in ("breakdown", "box", "rows")}
    fields = (
        *("pk", "extraction", "question", "period_label", "breakdown_text", "as_written", "kind", "total"),
        *("answers_asked_period", "sheet", "cell", "page", "box_text", "rows_text"),
    )
    made: Memo[str | None, Any] = Memo(lambda text: None if text is None else json.loads(text))
    for row in rows.annotate(**as_text).values_list(*fields):
        pk, extraction, question, period, breakdown, *said, box, counted = row
        yield ReadCell(pk, extraction, question, period, made[breakdown], *said, made[box], made[counted])


@dataclass(frozen=True, slots=True)
class MarkedBox:
    """A place of a page that figures were read from, in points from the top left of the page."""

    x: float
    y: float
    width: float
    height: float
    records: tuple[int, ...]
    words: str
    pointed: int | None = None


@dataclass(slots=True)
class MarkedPage:
    """One page of a PDF: its size in points (None where an earlier reading did not keep it), what is marked on it, and
    its tables and lines as text. `drawn` where a picture of it can be laid under the boxes."""

    number: int
    size: tuple[float, float] | None
    drawn: bool = False
    boxes: list[MarkedBox] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    lines: list[MarkedLine] = field(default_factory=list)


@dataclass(slots=True)
class MarkedDocument:
    """One document. `drawn` says that it has pages that can be shown as pictures; `left_out` how many are not shown."""

    pk: int
    name: str
    drawn: bool = False
    sheets: list[Sheet] = field(default_factory=list)
    pages: list[MarkedPage] = field(default_factory=list)
    lines: list[MarkedLine] = field(default_factory=list)
    left_out: int = 0

    @property
    def every_sheet(self) -> list[Sheet]:
        """The sheets that carry the marks: a page's tables only where no picture does."""
        return [*self.sheets, *(sheet for page in self.pages if not page.drawn for sheet in page.sheets)]


def marked_document(
    document: Document,
    extraction: Extraction,
    records: Sequence[ReadCell],
    *,
    pointed: Mapping[int, int],
    places: Mapping[str, int],
    rows: int,
) -> MarkedDocument:
    """The document with these records marked. `pointed` is record → the number of what a person has to settle about
    it, `places` the same by a place in words; `rows` bounds the rows of all its sheets together."""
    reading = stored_reading(extraction)
    marks = Marks(records, pointed, places)
    shown = MarkedDocument(document.pk, document.name, drawn=document.media_type == "application/pdf")
    looked_for = [record for record in records if record.pk in pointed] + list(records)
    paged = [grid for grid in reading.grids if grid.page is not None]
    numbers = _pages(reading, records, looked_for)
    shown.left_out = max(0, len(numbers) - PAGES_SHOWN)
    for number in sorted(numbers[:PAGES_SHOWN]):
        page = _page(number, reading, paged, records, marks)
        page.drawn = shown.drawn and page.size is not None
        shown.pages.append(page)
    left = rows
    for grid in reading.grids:
        if grid.page is None and left > 0:
            wanted = [row for record in looked_for if (row := row_of(grid, record)) is not None]
            sheet = sheet_of(grid, marks, rows=rows_about(grid, wanted, min(left, ROWS_SHOWN)))
            sheet.cut = sheet.cut or len(sheet.rows) < len(grid.rows)
            shown.sheets.append(sheet)
            left -= len(sheet.rows)
    loose = [line for line in reading.lines if line.place.page is None]
    quotes = {answer.quote for answer in reading.answers}
    shown.lines = [marked_line(line, marks, quotes) for line in loose[:LINES_SHOWN]]
    return shown


def _pages(reading: Reading, records: Iterable[ReadCell], looked_for: Iterable[ReadCell]) -> list[int]:
    """The numbers of its pages, those that something was read from first."""
    first = dict.fromkeys(record.page for record in looked_for if record.page)
    others = [grid.page for grid in reading.grids] + [line.place.page for line in reading.lines]
    return list(dict.fromkeys([*first, *(page for page in others if page)]))


def _page(
    number: int, reading: Reading, grids: Sequence[Grid], records: Iterable[ReadCell], marks: Marks
) -> MarkedPage:
    page = MarkedPage(number, reading.page_sizes.get(number))
    held: dict[Box, list[ReadCell]] = {}
    for record in records:
        if record.page == number and record.box and len(record.box) == 4:
            held.setdefault(tuple(record.box), []).append(record)
    for (x0, top, x1, bottom), found in held.items():
        pks = tuple(record.pk for record in found)
        words = "; ".join(f"{record.as_written}: {_about(record)}" for record in found[:3])
        pointed = next((marks.pointed[pk] for pk in pks if pk in marks.pointed), None)
        page.boxes.append(
            MarkedBox(x0 - 2, top - 2, max(x1 - x0, 1) + 4, max(bottom - top, 1) + 4, pks, words, pointed)
        )
    page.sheets = [sheet_of(grid, marks) for grid in grids if grid.page == number]
    quotes = {answer.quote for answer in reading.answers}
    page.lines = [marked_line(line, marks, quotes) for line in reading.lines if line.place.page == number][:LINES_SHOWN]
    return page


def _about(record: ReadCell) -> str:
    return ", ".join(
        word for word in [f"question {record.question}" if record.question else "", record.period_label,
                          *map(str, record.breakdown.values())] if word
    )  # fmt: skip
