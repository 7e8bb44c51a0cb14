"""Tables into records: crosstabs, long tables, key and value. One row per case is counted in `cases`. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingestion.interpretation import cases
from ingestion.interpretation.axes import rows_axis, unnamed_findings
from ingestion.interpretation.case_proof import one_row_per_case
from ingestion.interpretation.context import Context
from ingestion.interpretation.dashes import DashProof, prove_dashes
from ingestion.interpretation.figure_cells import read_cells
from ingestion.interpretation.figures import read_legend
from ingestion.interpretation.findings import (
    CARRIED_PIECE,
    HEADLESS_PIECE,
    LABELS_FROM_BEFORE,
    NO_HEAD,
    SHARES_ONLY,
)
from ingestion.interpretation.footnote_marks import note_numbers
from ingestion.interpretation.frame import FIGURES, LABEL, NOTE, SHARES, Frame
from ingestion.interpretation.framing import lay_out
from ingestion.interpretation.headings import columns_axis
from ingestion.interpretation.indistinct import without_alike
from ingestion.interpretation.irregularities import irregularities
from ingestion.interpretation.labels import Axis
from ingestion.interpretation.periods import doubtful, named_in
from ingestion.interpretation.question_columns import heads_ask, take_for_questions
from ingestion.interpretation.records import make_records
from ingestion.interpretation.sisters import Distinction
from ingestion.interpretation.total_lines import mark_totals
from ingestion.values.figure_words import plain_text
from ingestion.values.finding import Finding
from ingestion.values.record import Record
from ingestion.values.table import Table


@dataclass(slots=True)
class TableReading:
    """What one table says. `understood` is False for a table that holds no figures at all (a list of codes or
    teams)."""

    records: list[Record] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    understood: bool = True
    dashes: DashProof = field(default_factory=DashProof)


def read_table(table: Table, context: Context) -> TableReading:
    """The table's records and what was noticed; sets its layout and row count."""
    frame = lay_out(table)
    table.row_count = len(frame.rows)
    table.roles = list(frame.roles)
    if one_row_per_case(frame):
        return _read_cases(frame, table, context)
    if not frame.columns(FIGURES) or not frame.rows:
        return TableReading(findings=_shares_only(frame), understood=False)
    return _read_figures(frame, table, context)


def wants_rows_one_by_one(table: Table) -> bool:
    """Whether a table that is longer than what is held of it can be counted as it passes."""
    return one_row_per_case(lay_out(table))


def _read_cases(frame: Frame, table: Table, context: Context) -> TableReading:
    table.layout = "one row per case"
    counted = cases.count(frame, table, context)
    return TableReading(counted.records, counted.findings)


def _read_figures(frame: Frame, table: Table, context: Context) -> TableReading:
    findings: list[Finding] = []
    numbers = note_numbers([*table.notes, *context.notes])
    legend = read_legend(table.notes).joined(context.legend)
    columns, heads, said = columns_axis(frame, numbers, findings)
    rows = rows_axis(frame, numbers, findings)
    _set_apart(rows, context.apart.get(table.id, ()))
    cells = read_cells(frame, columns, legend)
    if heads_ask(rows, heads, cells):
        take_for_questions(heads)
    mark_totals(frame, rows, columns, heads, cells, findings)
    dashes = prove_dashes(rows, heads, cells, lambda r, c: frame.rows[r].place(columns[c]))
    table.layout = _layout(frame, rows, heads, columns)
    measure = _measure(frame, table, said, columns, heads)
    records = make_records(frame, table, context, rows, columns, heads, cells, measure, findings)
    if not table.header_rows and len(columns) + len(frame.columns(LABEL)) > 2:
        first = frame.rows[0].place(0)
        findings.append(NO_HEAD.found(f"The table at {first} has no headings of its own.", first))
    if table.continued_from or table.labels_page:
        here = frame.rows[0].place(columns[0])
        there = f"table {table.continued_from}" if table.continued_from else f"page {table.labels_page}"
        sentence = f"The piece at {here} has no row labels; they were taken from {there}, by the heights of the rows."
        findings.append(LABELS_FROM_BEFORE.found(sentence, here))
    for rule, places in ((HEADLESS_PIECE, table.headless), (CARRIED_PIECE, table.carried)):
        if places:
            pieces = f"{len(places)} pieces" if len(places) > 1 else "A piece"
            were = "were" if len(places) > 1 else "was"
            sentence = (
                f"{pieces} of the table from {places[0]} on came without headings, and {were} read under those above."
            )
            findings.append(rule.found(sentence, places[0]))
    findings.extend(unnamed_findings(frame, rows, columns, heads))
    findings.extend(irregularities(frame, table, rows, columns, heads, cells, [*table.notes, *context.notes]))
    table.notes.extend(_side_notes(frame))
    records, findings = without_alike(table, records, findings)
    return TableReading(records, findings, dashes=dashes)


def _shares_only(frame: Frame) -> list[Finding]:
    shares = frame.columns(SHARES)
    if not shares or not frame.rows:
        return []
    place = frame.rows[0].place(shares[0])
    many = f"{len(frame.rows)} rows" if len(frame.rows) > 1 else "one row"
    return [SHARES_ONLY.found(f"The table at {place} holds shares or rates only ({many}); nothing was read.", place)]


def _set_apart(rows: Axis, distinctions: Sequence[Distinction]) -> None:
    """What tells the table from its sisters is a category of each of its figures."""
    for labels in rows.lines:
        outer = {
            (each.name if each.name not in labels.categories else f"{each.name} (table)"): each.category
            for each in distinctions
        }
        labels.categories = {**outer, **labels.categories}


def _layout(frame: Frame, rows: Axis, heads: Axis, columns: Sequence[int]) -> str:
    labels = frame.columns(LABEL)
    if len(columns) == 1 and not heads.time:
        if len(labels) >= 2 or rows.time:
            return "long"
        return "key-value" if not frame.table.header_rows or len(frame.rows) < 3 else "long"
    return "crosstab"


def _measure(frame: Frame, table: Table, said: str, columns: Sequence[int], heads: Axis) -> str:
    return said or table.title


def _side_notes(frame: Frame) -> list[str]:
    notes = []
    for column in frame.columns(NOTE):
        for row in frame.rows:
            if text := plain_text(row.values[column]):
                notes.append(text)
    return list(dict.fromkeys(notes))[:50]


__all__ = ["Counter", "TableReading", "doubtful", "named_in", "read_table"]
