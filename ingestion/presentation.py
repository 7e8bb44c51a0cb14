"""A reading as the JSON of contract 1, and as lines for people. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from ingestion.values.figure_words import plain_text
from ingestion.values.finding import Finding
from ingestion.values.grid import Grid, Span
from ingestion.values.period import Period
from ingestion.values.place import Place
from ingestion.values.reading import FileFacts, Reading
from ingestion.values.record import Answer, Record
from ingestion.values.table import Part, Table

CONTRACT = 1
MOST_SHOWN = 25
"""Records of a table printed for people; the JSON has them all."""
MOST_CELLS = 200_000


def as_json(reading: Reading, cells: bool = False) -> dict[str, Any]:
    """The document of contract 1; with `cells` every table carries its grid as it was understood."""
    if reading.error is not None:
        return {
            "contract": CONTRACT,
            "file": _file(reading.file),
            "error": {"code": reading.error.code, "message": reading.error.sentence},
        }
    return {
        "contract": CONTRACT,
        "file": _file(reading.file),
        "quarantined": reading.quarantined,
        "members": [as_json(member, cells) for member in reading.members],
        "tables": [_table(table, cells) for table in reading.tables],
        "records": [_record(record) for record in reading.records],
        "answers": [_answer(answer) for answer in reading.answers],
        "findings": [_finding(finding) for finding in reading.findings],
        "account": {"held": reading.account.held, **asdict(reading.account)},
        "timing": {
            "read_s": round(reading.timing.read_s, 4),
            "tables_s": round(reading.timing.tables_s, 4),
            "interpret_s": round(reading.timing.interpret_s, 4),
            "check_s": round(reading.timing.check_s, 4),
        },
    }


def _file(facts: FileFacts) -> dict[str, Any]:
    return {"name": facts.name, "sha256": facts.sha256, "bytes": facts.bytes, "media_type": facts.media_type}


def _box(place_box: tuple[float, float, float, float] | None) -> list[float] | None:
    return [round(edge, 2) for edge in place_box] if place_box else None


def _table(table: Table, cells: bool) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": table.id,
        "title": table.title,
        "layout": table.layout,
        "sheet": table.sheet,
        "page": table.page,
        "pages": list(table.pages) if table.pages else None,
        "range": table.range,
        "bbox": _box(table.box),
        "header_rows": table.header_rows,
        "rows": table.row_count,
        "continued_from": table.continued_from,
        "notes": table.notes,
    }
    if cells:
        told["parts"] = [{"page": part.grid.page, "cells": list(islice_cells(part))} for part in table.parts]
    return told


def islice_cells(part: Part) -> Iterator[list[Any]]:
    """The part's filled cells as [row, last row, column, last column, text], from the table's own corner."""
    span = part.extent
    merged: dict[tuple[int, int], Span] = {(m.row, m.column): m for m in part.grid.merged}
    count = 0
    top = span.row - part.head_again
    for r in range(top, span.last_row + 1):
        for c in range(span.column, span.last_column + 1):
            text = plain_text(part.grid.value(r, c))
            if not text:
                continue
            over = merged.get((r, c), Span(r, r, c, c))
            count += 1
            if count > MOST_CELLS:
                return
            yield [
                r - top,
                min(over.last_row, span.last_row) - top,
                c - span.column,
                min(over.last_column, span.last_column) - span.column,
                text,
            ]


def _period(period: Period | None) -> dict[str, Any] | None:
    if period is None:
        return None
    told: dict[str, Any] = {
        "start": period.start.isoformat() if period.start else None,
        "end": period.end.isoformat() if period.end else None,
        "as_written": period.as_written,
    }
    if period.doubt:
        told["doubt"] = period.doubt
    return told


def _record(record: Record) -> dict[str, Any]:
    told: dict[str, Any] = {
        "table": record.table,
        "measure": record.measure,
        "period": _period(record.period),
        "breakdown": dict(record.breakdown),
        "as_written": record.as_written,
        "kind": str(record.kind),
        "low": record.interval.low,
        "high": record.interval.high,
        "total": record.total,
        "source": {
            "sheet": record.place.sheet,
            "cell": record.place.cell,
            "page": record.place.page,
            "bbox": _box(record.place.box),
            "rows": _rows(record.place),
        },
    }
    for key, value in (("question", record.question), ("doubt", record.doubt), ("asked", record.asked)):
        if value is not None:
            told[key] = value
    return told


def _rows(place: Place) -> dict[str, int] | None:
    rows = place.rows
    return {"first": rows.first, "last": rows.last, "count": rows.count} if rows else None


def _place(place: Place) -> dict[str, Any]:
    return {
        "table": place.table,
        "sheet": place.sheet,
        "cell": place.cell,
        "page": place.page,
        "bbox": _box(place.box),
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "question": answer.question,
        "outcome": str(answer.outcome),
        "exemptions": list(answer.exemptions),
        "quote": answer.quote,
        "source": _place(answer.place),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "level": str(finding.level),
        "message": finding.message,
        "hint": finding.hint,
        "source": _place(finding.place),
    }


def as_lines(reading: Reading, depth: int = 0) -> Iterator[str]:
    """The reading for people: the file, its grids, its tables, their records, the answers and the findings."""
    pad = "  " * depth
    facts = reading.file
    yield f"{pad}{facts.name} · {facts.media_type} · {facts.bytes:,} bytes · {facts.sha256[:12]}"
    if reading.error is not None:
        yield f"{pad}  Not read: {reading.error.sentence}"
        return
    if reading.quarantined:
        yield f"{pad}  Held back: it may hold personal data and should be seen by a supervisor first."
    for grid in reading.grids:
        yield f"{pad}  {_grid_words(grid)}"
    for table in reading.tables:
        where = table.range or (f"page {table.page}" if table.page else "")
        yield ""
        size = f"{table.row_count} rows"
        yield f"{pad}  {table.id} · {table.layout} · {table.sheet or ''} {where} · {size} · {table.title[:100]}"
        records = [record for record in reading.records if record.table == table.id]
        for record in records[:MOST_SHOWN]:
            yield f"{pad}    {_record_words(record)}"
        if len(records) > MOST_SHOWN:
            yield f"{pad}    … and {len(records) - MOST_SHOWN} more figures"
    if reading.answers:
        yield ""
        for answer in reading.answers:
            about = f"question {answer.question}" if answer.question else "the request"
            section = f" ({', '.join(answer.exemptions)})" if answer.exemptions else ""
            yield f"{pad}  Answer to {about}: {answer.outcome}{section} – “{answer.quote[:160]}”"
    yield ""
    yield f"{pad}  {reading.account}"
    if not reading.findings:
        yield f"{pad}  Nothing to point out."
    for finding in reading.findings:
        yield f"{pad}  {finding.level:7} {finding.id} {finding.place}: {finding.message}"
    for member in reading.members:
        yield ""
        yield from as_lines(member, depth + 1)


def _grid_words(grid: Grid) -> str:
    name = f"sheet “{grid.sheet}”" if grid.sheet else f"table on page {grid.page}" if grid.page else "text"
    goes_on = " and goes on" if grid.more is not None else ""
    return f"{name}{' (hidden)' if grid.hidden else ''}: {len(grid.rows):,} rows × {grid.width} columns{goes_on}"


def _record_words(record: Record) -> str:
    period = record.period.as_written if record.period else "no period"
    labels = ", ".join(record.breakdown.values()) or "–"
    bounds = record.interval
    value = f"{bounds.low:g}" if bounds.exact else f"{record.as_written!r} [{bounds.low}–{bounds.high}] {record.kind}"
    total = " (total)" if record.total else ""
    return f"{record.place}: {period} · {labels}: {value}{total}"
