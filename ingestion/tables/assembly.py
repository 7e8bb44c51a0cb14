"""Grids into the document's tables: found, joined over their pieces, numbered, with titles and notes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingestion.tables.continuation import join
from ingestion.tables.regions import Region
from ingestion.tables.splitting import grid_text, regions
from ingestion.values.figure_words import plain_text
from ingestion.values.grid import Grid, Line
from ingestion.values.listed_sheets import sheets_listed
from ingestion.values.place import Place, cell_name
from ingestion.values.table import Part, Table

_COURTESY = re.compile(
    r"(?:dear|good (?:morning|afternoon|evening)|hello|thank(?:s| you)|further to|in response to your|"
    r"with reference to your|please (?:see|find)|our (?:response|answer) is|the information you (?:asked|requested))\b",
    re.IGNORECASE,
)
_NUMBERS_PAGES = re.compile(r"\bpage\b|^\W*\d{1,3}\W*(?:of \d+)?$", re.IGNORECASE)
LONGEST_NAME = 40
"""Characters of what a page's head prints of a sheet's name."""
LONGEST_MARK = 5
"""Characters of a note's number or mark."""
LONGEST_TITLE = 300
NEAREST_LINES = 3


def assemble(grids: Sequence[Grid], lines: Sequence[Line] = ()) -> tuple[list[Table], dict[str, list[str]]]:
    """The tables in reading order, and by each table's id the lines above it, farthest first. `lines` are those of the
    pages outside the tables: they title a table for which the reader found nothing just above."""
    tables: list[Table] = []
    titles: dict[str, list[str]] = {}
    before: list[str] = []
    listed = sheets_listed(grids)
    found = [
        region
        for grid in grids
        for region in regions(grid)
        if not (_lists_notes(region) or _lists_sheets(region, listed))
    ]
    names = _page_names(found, lines)
    sheet: object = object()
    ids: dict[int, str] = {}
    for number, group in enumerate(join(found, lines), 1):
        first = group[0]
        table = _table(f"t{number}", group)
        ids[id(first)] = table.id
        if first.labels_from is not None:
            table.continued_from = ids.get(id(first.labels_from))
            table.labels_page = None if table.continued_from else first.labels_from.grid.page
        if first.grid.sheet is not sheet and first.grid.sheet != sheet:
            before = []
        sheet = first.grid.sheet
        # Tables stacked under one title: those without one of their own stand under the last.
        own = first.above or _lines_above(first, found, lines)
        above = own or before
        if (name := names.get(id(first))) is not None and name not in above:
            above = own = [name, *above]
        if own:
            before = own
        table.title = title_of(above)
        table.above = tuple(above)
        titles[table.id] = list(above)
        tables.append(table)
    return tables, titles


_NOTES = re.compile(r"(?:foot ?)?notes?(?: and (?:definitions|sources))?\W*", re.IGNORECASE)


def _lists_sheets(region: Region, listed: Mapping[str, Mapping[int, str]]) -> bool:
    rows = listed.get(region.grid.sheet or "", {})
    return any(region.extent.row <= row <= region.extent.last_row for row in rows)


def _lists_notes(region: Region) -> bool:
    """Whether a stretch of cells is headed as notes, and each row below is a number or a mark and what it says."""
    span = region.extent
    rows = (
        texts
        for row in region.grid.rows[span.row : span.last_row + 1]
        if (texts := [text for value in row if (text := plain_text(value))])
    )
    head = next(rows, [])
    if len(head) != 1 or _NOTES.fullmatch(head[0]) is None:
        return False
    notes = list(rows)
    return bool(notes) and all(len(row) == 2 and len(row[0]) <= LONGEST_MARK < len(row[1]) for row in notes)


def _lines_above(region: Region, found: Sequence[Region], lines: Sequence[Line]) -> list[str]:
    """The page's lines between the table before and this one, without letterheads that stand on other pages too."""
    page, box = region.grid.page, region.grid.box
    if page is None or box is None:
        return []
    floor = max(
        (r.grid.box[3] for r in found if r.grid.page == page and r.grid.box and r.grid.box[3] <= box[1] + 1),
        default=0.0,
    )
    pages: dict[str, set[int | None]] = {}
    for line in lines:
        pages.setdefault(line.text, set()).add(line.place.page)
    near = [
        (line.place.box[1], line.text)
        for line in lines
        if line.place.page == page
        and line.place.box
        and floor - 1 <= line.place.box[1]
        and line.place.box[3] <= box[1] + 1
    ]
    return [text for _, text in sorted(near) if len(pages[text]) == 1]


def _page_names(found: Sequence[Region], lines: Sequence[Line]) -> dict[int, str]:
    """The line at the head of its page, by each first table of a page: as a sheet's name is printed. Only where tables
    of several pages say the same but for it, each page has another such line, and none is a sentence or a page's
    number."""
    first: dict[int, Region] = {}
    for region in found:
        page, box = region.grid.page, region.grid.box
        if page is not None and box is not None and (page not in first or box[1] < (first[page].grid.box or box)[1]):
            first[page] = region
    tops: dict[int, Line] = {}
    for line in lines:
        page, box = line.place.page, line.place.box
        if page in first and box and (page not in tops or box[1] < (tops[page].place.box or box)[1]):
            tops[page] = line
    groups: dict[tuple[str, ...], list[tuple[Region, str]]] = {}
    for page, region in first.items():
        top, box = tops.get(page), region.grid.box
        if top is None or top.place.box is None or box is None or top.place.box[3] > box[1] + 1:
            continue
        text = " ".join(top.text.split())
        if len(text) <= LONGEST_NAME and not text.endswith((".", ":")) and not _NUMBERS_PAGES.search(text):
            own = [line for line in region.above if line != text]
            head = region.grid.rows[region.extent.row : region.extent.row + max(region.header_rows, 1)]
            key = (*own, *(plain_text(value) for row in head for value in row))
            groups.setdefault(key, []).append((region, text))
    return {
        id(region): text
        for named in groups.values()
        if len(named) > 1 and len({text.casefold() for _, text in named}) == len(named)
        for region, text in named
    }


def title_of(above: Sequence[str]) -> str:
    """The nearest lines above a table, as one. A letter's courtesies are no title where anything else stands there."""
    lines = [line for line in above if line]
    lines = [line for line in lines if not _COURTESY.match(line)] or lines
    return " ".join(lines[-NEAREST_LINES:])[:LONGEST_TITLE].strip()


def _table(id: str, group: Sequence[Region]) -> Table:
    first, last = group[0], group[-1]
    grid = first.grid
    parts = [Part(region.grid, region.extent, region.head_again) for region in group]
    span = first.extent
    in_sheet = grid.page is None
    table = Table(
        id=id,
        title="",
        layout="crosstab",
        parts=parts,
        header_rows=first.header_rows,
        notes=[line for region in group for line in region.below],
        sheet=grid.sheet,
        page=grid.page,
        pages=(grid.page, last.grid.page)
        if grid.page is not None and last.grid.page not in (None, grid.page)
        else None,
        box=grid.box,
        open_below=last.open_below,
        headless=_headless(group),
        carried=_pieces(group, carried=True),
    )
    if in_sheet:
        corner = cell_name(span.row + grid.first_row, grid.column_number(span.column))
        table.range = (
            f"{corner}:{cell_name(last.extent.last_row + grid.first_row, grid.column_number(span.last_column))}"
        )
    table.row_count = sum(region.extent.last_row - region.extent.row + 1 for region in group) - first.header_rows
    return table


def _headless(group: Sequence[Region]) -> list[Place]:
    """Where pieces without a head of their own begin: inside a sheet, or at the top of a page."""
    places = [region.grid.place(row, region.extent.column) for region in group for row in region.headless]
    return [*places, *_pieces(group, carried=False)]


def _pieces(group: Sequence[Region], *, carried: bool) -> list[Place]:
    """Where a table's pieces on later pages begin, without heads: those that are its own for sure, or the others."""
    pieces = [region for region in group[1:] if region.bare and region.carried == carried]
    return [region.grid.place(region.extent.row, region.extent.column) for region in pieces]


def document_lines(grids: Sequence[Grid], lines: Sequence[Line]) -> list[str]:
    """Every sentence and lone line of the document: where notes are looked for."""
    found = [line.text for line in lines]
    for grid in grids:
        found.extend(grid_text(grid))
        found.extend(grid.above)
        found.extend(grid.below)
    return list(dict.fromkeys(found))
