"""What the stock of a document's numbers left unread: told once a place, and as an error where nothing was read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingestion.quality.stock import OPEN_SENTENCE, Cell, Stock, place_key
from ingestion.quality.wording import some
from ingestion.values.figure_words import read_figure
from ingestion.values.finding import Finding, FindingKind, Level, declare
from ingestion.values.grid import Grid, Line
from ingestion.values.labels import excerpt
from ingestion.values.line_numbers import numbers_of, row_of_figures
from ingestion.values.period_words import read_period
from ingestion.values.place import Place
from ingestion.values.reading import Reading
from ingestion.values.record import Kind, Outcome, Record
from ingestion.values.table import Table

OUTSIDE_TABLES = declare(
    "Q701",
    Level.WARNING,
    "Figures outside every table",
    "Look whether they belong to a table, or are a table of their own that was not recognised.",
)
NOTHING_READ = declare(
    "Q702",
    Level.WARNING,
    "A sheet or page with figures from which nothing was read",
    "Look at it in the document; enter what it says as corrections if it answers a question.",
)
INSIDE_TABLE = declare(
    "Q703",
    Level.WARNING,
    "Figures inside a table that gave no record",
    "Compare these cells with the document: they stand among figures that were read.",
)
NOT_UNDERSTOOD = declare(
    "Q704",
    Level.WARNING,
    "Cells among the figures that were not understood",
    "Read them in the document and enter what they mean; nothing was taken from them.",
)
LOOSE_FIGURES = declare(
    "Q705",
    Level.WARNING,
    "Lines of figures outside every table",
    "Compare the document with the figures read from it: a table may have been missed, in whole or in part.",
)
LIST_UNREAD = declare(
    "Q707",
    Level.WARNING,
    "A list from which nothing was read",
    "Look whether its rows are cases or figures that answer a question; ask for them as a workbook if they do.",
)
NOTHING_FOUND = declare(
    "Q709",
    Level.WARNING,
    "A document in which nothing was found at all",
    "Open it: it may be empty, or damaged so that its pages show nothing; ask for it again if an answer is missing.",
)
NO_FIGURE = declare(
    "Q706",
    Level.ERROR,
    "A document that holds numbers and gave no figure",
    "Read it, and enter what it says as corrections, or set it aside if its numbers answer nothing.",
)

MOST_PLACES = 10
"""Places named in one sentence."""
FEWEST_IN_CELLS = 8
"""Numbers in cells of a document that gave no figure: fewer are those of a table of contacts."""
FEWEST_ALIKE = 5
"""Lines that read alike before they are a list."""
FEWEST_SUMS = 2
"""Lines that end in a sum of money before they are a list."""
MONEY = ("£",)
MOST_WRAPPED = 3
"""Words of a line that may be the rest of a list's row."""
LONGEST_ROW = 14
"""Words of a list's row; a longer line is a sentence."""
MOST_LINES = 4
"""Lines quoted in one sentence."""
FEWEST_ON_A_PAGE = 3
"""Figures in loose lines of one page: fewer are page numbers, references and the like."""

_SETTLED = frozenset({Outcome.REFUSED, Outcome.NOT_HELD, Outcome.NEITHER_CONFIRM_NOR_DENY})


def tell_unread(reading: Reading, stock: Stock) -> list[Finding]:
    """The findings of what this stock left unread."""
    told = {place_key(finding.place) for finding in reading.findings}
    findings = [one for one in _not_understood(reading.records) if place_key(one.place) not in told]
    with_tables = {id(part.grid) for table in reading.tables for part in table.parts}
    findings += [_cells_told(INSIDE_TABLE, grid, cells, table) for grid, table, cells in stock.inside]
    for grid, cells in stock.outside:
        kind = OUTSIDE_TABLES if id(grid) in with_tables else NOTHING_READ
        findings.append(_cells_told(kind, grid, cells, None))
    quoted = {place_key(one.place) for one in reading.findings if one.id == OPEN_SENTENCE and one.place != Place()}
    findings += _loose([line for line in stock.loose if place_key(line.place) not in quoted])
    read = {place_key(record.place) for record in reading.records}
    findings += _lists([line for line in reading.lines if place_key(line.place) not in read])
    if not reading.records and not reading.members:
        findings += _no_figure(reading, stock, bool(findings))
    if not (reading.grids or reading.lines or reading.records or reading.members or reading.findings or findings):
        said = "Nothing was found in this document: no text, no table and no picture."
        findings.append(NOTHING_FOUND.found(said, Place()))
    return findings


def _no_figure(reading: Reading, stock: Stock, unread: bool) -> list[Finding]:
    """One error where numbers were found and none of them is a figure; a refusal's numbers are not asked for."""
    settled = any(answer.outcome in _SETTLED for answer in reading.answers)
    shares = stock.account.shares if not settled else 0
    bare = [*stock.loose, *stock.bare]
    cells = not settled and (stock.in_cells >= FEWEST_IN_CELLS or stock.passed_over > 0)
    if not unread and not shares and not cells and (settled or not bare):
        return []
    quoted = "; ".join(f"“{excerpt(line.text, 80)}”" for line in bare[:MOST_LINES])
    sentence = f"The document holds {stock.account}; none was read as a figure."
    if quoted and not unread:
        sentence += f" Among them: {quoted}."
    place = bare[0].place if bare and not unread else Place()
    return [NO_FIGURE.found(sentence, replace(place, table=None))]


def _cells_told(kind: FindingKind, grid: Grid, cells: Sequence[Cell], table: Table | None) -> Finding:
    places = [grid.place(*cell) for cell in cells[:MOST_PLACES]]
    named = ", ".join(place.cell or str(place) for place in places)
    more = f" and {len(cells) - MOST_PLACES} more" if len(cells) > MOST_PLACES else ""
    where = f" on sheet {grid.sheet}" if grid.sheet else f" on page {grid.page}" if grid.page else ""
    sentence = f"{some(len(cells), 'figure')}{where} in no record: {named}{more}."
    return kind.found(sentence, replace(places[0], table=table.id if table else None))


def _loose(lines: Sequence[Line]) -> list[Finding]:
    """One finding a page, or one for a document without pages: rows that stand in no table."""
    by_page: dict[int | None, list[Line]] = defaultdict(list)
    for line in lines:
        by_page[line.place.page].append(line)
    findings = []
    for page, loose in sorted(by_page.items(), key=lambda item: item[0] or 0):
        total = sum(row_of_figures(line.text) for line in loose)
        if page is not None and total < FEWEST_ON_A_PAGE:
            continue
        first = ", ".join(f"“{excerpt(line.text, 80)}”" for line in loose[:MOST_LINES])
        more = f" and {len(loose) - MOST_LINES} more lines" if len(loose) > MOST_LINES else ""
        where = f" on page {page}" if page is not None else ""
        stand = "stands" if total == 1 else "stand"
        message = f"{some(total, 'figure')}{where} {stand} outside every table: {first}{more}."
        findings.append(LOOSE_FIGURES.found(message, Place(page=page, box=loose[0].place.box)))
    return findings


def _lists(lines: Sequence[Line]) -> list[Finding]:
    """One finding for each run of lines that read alike, as the rows of a list do, and hold references or periods: a
    letter's sentences don't."""
    findings: list[Finding] = []
    run: list[Line] = []
    for line in [*lines, Line("", Place())]:
        alike = _likeness(line.text)
        if run and not alike and _goes_on(line, run[-1]):
            continue
        if run and (not alike or alike != _likeness(run[-1].text) or line.place.page != run[-1].place.page):
            if len(run) >= (FEWEST_SUMS if _likeness(run[0].text) == MONEY else FEWEST_ALIKE):
                message = f"{len(run)} lines read alike, as the rows of a list do, and nothing was read from them: "
                message += ", ".join(f"“{excerpt(one.text, 60)}”" for one in run[:2]) + " and so on."
                findings.append(LIST_UNREAD.found(message, replace(run[0].place, table=None)))
            run = []
        if alike:
            run.append(line)
    return findings


def _goes_on(line: Line, before: Line) -> bool:
    """Whether a line is a few words without a number, on the page of the row above: what its narrow cells wrap."""
    few = 0 < len(line.text.split()) <= MOST_WRAPPED and not line.text.rstrip().endswith((".", ":", ";", "?"))
    return few and line.place.page == before.place.page is not None and not any(map(str.isdigit, line.text))


def _likeness(text: str) -> tuple[object, ...]:
    """What a list's rows share: a sum of money at the end, or how the first word is written and what the numbers are.
    Empty for a sentence and for a line without numbers."""
    words = text.split()
    numbers = numbers_of(text)
    if read_period(text) is not None:
        return ()  # it heads what stands below it, however often it does
    if not numbers or len(words) > LONGEST_ROW or len(words) < 2 or text.rstrip().endswith((".", ":", ";", "?")):
        return ()
    last = read_figure(words[-1])
    if last is not None and last.unit == "currency":
        return MONEY
    first = re.sub(r"\d+", "9", re.sub(r"[^\W\d_]+", "a", words[0]))
    if "9" not in first:
        return ()
    return first, tuple(number.standing for number in numbers)


def _not_understood(records: Iterable[Record]) -> list[Finding]:
    """One finding a table for its unread cells that hold a digit."""
    by_table: dict[str, list[Record]] = {}
    for record in records:
        if record.kind is Kind.UNREAD and any(character.isdigit() for character in record.as_written):
            by_table.setdefault(record.table, []).append(record)
    findings = []
    for table, unread in by_table.items():
        named = ", ".join(f"“{excerpt(record.as_written, 40)}” at {record.place}" for record in unread[:MOST_PLACES])
        more = f" and {len(unread) - MOST_PLACES} more" if len(unread) > MOST_PLACES else ""
        sentence = f"{some(len(unread), 'cell')} not understood: {named}{more}."
        findings.append(NOT_UNDERSTOOD.found(sentence, replace(unread[0].place, table=table or None)))
    return findings
