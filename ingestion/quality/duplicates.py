"""The same table twice in one document."""

from __future__ import annotations

from collections.abc import Iterable

from ingestion.quality.wording import some
from ingestion.values.finding import Finding, Level, declare
from ingestion.values.labels import excerpt, plain
from ingestion.values.place import Place
from ingestion.values.reading import Reading
from ingestion.values.record import Record
from ingestion.values.table import Table
from requests_app.specification import Specification

SAME_TABLE = declare(
    "Q411",
    Level.WARNING,
    "The same table twice",
    "Use one of the two, and see whether the other was meant to hold something else.",
)

SMALLEST = 6
"""Figures: smaller tables may well be alike by chance."""

MOST_ALIKE = 3
"""Different figures that a table must have before its being like another means anything: noughts are all alike."""

Line = tuple[object, ...]


def check_duplicates(reading: Reading, specification: Specification | None = None) -> list[Finding]:
    """Tables of one document with the same figures under the same labels and periods."""
    lines: dict[str, list[Line]] = {}
    written: dict[str, set[str]] = {}
    for record in reading.records:
        lines.setdefault(record.table, []).append(_line(record))
        written.setdefault(record.table, set()).add(record.as_written)
    tables = {table.id: table for table in reading.tables}
    seen: dict[frozenset[tuple[Line, int]], str] = {}
    findings = []
    for table, its_lines in lines.items():
        if len(its_lines) < SMALLEST or len(written[table]) < MOST_ALIKE:
            continue
        same = seen.setdefault(frozenset(_counted(its_lines)), table)
        if same != table:
            one, other = _named(same, tables), _named(table, tables)
            sentence = f"{other} has the same {some(len(its_lines), 'figure')} as {one}."
            findings.append(SAME_TABLE.found(sentence, _place(table, tables)))
    return findings


def _line(record: Record) -> Line:
    period = (record.period.start, record.period.end, record.period.as_written) if record.period else None
    labels = frozenset((plain(head), plain(label)) for head, label in record.breakdown.items())
    return labels, period, record.as_written, record.total


def _counted(lines: Iterable[Line]) -> list[tuple[Line, int]]:
    counts: dict[Line, int] = {}
    for line in lines:
        counts[line] = counts.get(line, 0) + 1
    return list(counts.items())


def _named(name: str, tables: dict[str, Table]) -> str:
    table = tables.get(name)
    if table is None:
        return f"Table {name}"
    where = (
        f"{table.sheet}!{table.range}" if table.sheet and table.range else f"page {table.page}" if table.page else ""
    )
    title = f"“{excerpt(table.title, 60)}”" if table.title else f"Table {name}"
    return f"{title} ({where})" if where else title


def _place(name: str, tables: dict[str, Table]) -> Place:
    table = tables.get(name)
    return Place(sheet=table.sheet, page=table.page, box=table.box, table=name) if table else Place(table=name)
