"""The records of a table of figures, each with its period by all that its row and column say. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingestion.interpretation.context import REQUEST, SENTENCE, STATED, Context
from ingestion.interpretation.figure_cells import Cell
from ingestion.interpretation.findings import (
    EXCLUDING_PERIODS,
    GUESSED_YEAR,
    NO_PERIOD,
    PERIOD_FROM_AFAR,
    PERIOD_FROM_LETTER,
    PERIOD_FROM_TITLE,
)
from ingestion.interpretation.frame import LABEL, Frame, Row
from ingestion.interpretation.labels import Axis, Labels
from ingestion.interpretation.periods import EXCLUDING, NO_YEAR, named_in, period_of, spanning
from ingestion.values.figure_words import plain_text
from ingestion.values.finding import Finding
from ingestion.values.period import Period
from ingestion.values.period_parts import PeriodWords
from ingestion.values.place import Place
from ingestion.values.record import Record
from ingestion.values.table import Table
from ingestion.values.time_spans import read_spans

OuterPeriod = tuple[str, PeriodWords, str]
"""The words of a period that stands outside a table, the period, and where it stands."""


def make_records(
    frame: Frame,
    table: Table,
    context: Context,
    rows: Axis,
    columns: Sequence[int],
    heads: Axis,
    cells: list[list[Cell]],
    measure: str,
    findings: list[Finding],
) -> list[Record]:
    records: list[Record] = []
    outer = _corner_period(frame) or context.period_for(table)
    if outer is not None and outer[2] in (REQUEST, STATED) and (rows.time or heads.time):
        outer = None
    row_span = [labels.time for labels in rows.lines if labels.total is None]
    head_span = [labels.time for labels in heads.lines if labels.total is None]
    periods: dict[tuple[object, ...], Period | None] = {}
    said_by_heads = [_said_of_time(head) for head in heads.lines]
    used_outer = beside = missing = guessed = 0
    contrary: list[Place] = []
    for row, labels, line in zip(frame.rows, rows.lines, cells, strict=True):
        said = _said_of_time(labels)
        for column, head, head_said, cell in zip(columns, heads.lines, said_by_heads, line, strict=True):
            key = said, head_said
            if key not in periods:
                periods[key] = _period(labels, head, rows, heads, row_span, head_span, outer)
            period = periods[key]
            if labels.timeless or head.timeless:
                period = None
            elif period is None:
                # What both directions add up is of all periods shown.
                missing += not (labels.total is not None and head.total is not None and (rows.time or heads.time))
            elif period.doubt == NO_YEAR:
                guessed += 1
            elif period.doubt == EXCLUDING:
                contrary.append(row.place(column))
            elif not labels.time and not head.time and not rows.time and not heads.time:
                used_outer += 1
            elif not labels.time and not head.time and labels.total is None and head.total is None:
                beside += 1
            records.append(
                Record(
                    table=table.id,
                    measure=measure,
                    period=period,
                    breakdown={**labels.categories, **head.categories},
                    as_written=cell.text,
                    kind=cell.kind,
                    interval=cell.interval,
                    total=labels.total is not None or head.total is not None,
                    place=row.place(column),
                    doubt=_doubt(row, column),
                )
            )
    if not records:
        return records
    first = records[0].place
    if missing:
        findings.append(period_told(None, missing, first))
    if guessed:
        named = "1 figure of the table names" if guessed == 1 else f"{guessed} figures of the table name"
        findings.append(GUESSED_YEAR.found(f"{named} a month or quarter, but no year is given.", first))
    if contrary:
        figures = "1 figure has" if len(contrary) == 1 else f"{len(contrary)} figures have"
        findings.append(
            EXCLUDING_PERIODS.found(f"{figures} one period in the row and another above the column.", contrary[0])
        )
    if beside and outer is not None:
        findings.append(
            PERIOD_FROM_AFAR.found(
                f"“{outer[0]}” from {outer[2]} was taken for {beside} figures; those beside them name their own.",
                first,
            )
        )
    if used_outer and outer is not None:
        findings.append(_outer_told(outer, used_outer, table, context, rows, heads, first))
    return records


def _said_of_time(labels: Labels) -> tuple[object, ...]:
    """What a line says that its figures' periods depend on."""
    return tuple(labels.time), labels.total is None, labels.timeless


def _doubt(row: Row, column: int) -> str | None:
    """What the document itself says against the figure in this column."""
    said = row.grid.doubts.get(row.at(column))
    return said or ("the figure is struck through" if row.at(column) in row.grid.struck else said)


def _outer_told(
    outer: OuterPeriod, used_outer: int, table: Table, context: Context, rows: Axis, heads: Axis, first: Place
) -> Finding:
    """That `used_outer` figures have their period from outside the table, and what speaks against it."""
    words, period, stood = outer
    if (other := context.contradicted(table, period, stood)) is not None:
        part = other[1].parts[0]
        stands = part.grid.place(part.extent.row, part.extent.column)
        against = f"the table like it at {stands} is headed “{other[0]}”"
    elif (timely := _like_time(rows, heads, period)) is not None:
        against = f"the label “{timely}” speaks of time"
    elif (years := _as_well_years(words, stood)) is not None:
        against = f"it may as well be {years}"
    else:
        return period_told(outer, used_outer, first)
    return PERIOD_FROM_AFAR.found(f"“{words}” from {stood} was taken for all {used_outer}; {against}.", first)


def _as_well_years(words: str, stood: str) -> str | None:
    """What a title's "2004-08" may be besides a month: the years 2004 to 2008. "2004-05" is a financial year."""
    found = re.fullmatch(r"(20(\d\d))-(0[1-9]|1[0-2])", words)
    if found is None or stood != "the title" or int(found[3]) <= int(found[2]) + 1:
        return None
    return f"the years {found[1]} to 20{found[3]}"


def period_told(outer: OuterPeriod | None, figures: int, place: Place) -> Finding:
    """What is said of a table that names no period itself: where `outer`, (words, period, where they stand), was taken
    from, or that its figures have none."""
    if outer is None:
        covers = "1 figure covers" if figures == 1 else f"{figures} figures cover"
        return NO_PERIOD.found(f"Nothing in the table or its titles says which period its {covers}.", place)
    kind = PERIOD_FROM_LETTER if outer[2] in (REQUEST, SENTENCE) else PERIOD_FROM_TITLE
    return kind.found(f"The table names no period; “{outer[0]}” was taken from {outer[2]}.", place)


def _like_time(rows: Axis, heads: Axis, outer: PeriodWords) -> str | None:
    """A label that names another period than `outer`, or a part of one, though neither axis was understood as time. Two
    short numbers with a dash ("16 - 17") in an axis that is none of time are ages."""
    labels = (text for axis in (rows, heads) for line in axis.lines for text in line.categories.values())
    whole = (outer.start, outer.end)
    for text in dict.fromkeys(labels):
        spans = [span for span in read_spans(text).found if not (span.short and "/" not in span.words)]
        if any((span.period.start, span.period.end) != whole for span in spans):
            return text
    return None


def _corner_period(frame: Frame) -> OuterPeriod | None:
    """The one period that the heads over the labels name ("2021/22" in the corner)."""
    texts = dict.fromkeys(plain_text(level[c]) for level in frame.heads for c in frame.columns(LABEL))
    named = {found for text in texts if (found := named_in(text)) is not None}
    return (*named.pop(), "the head over the labels") if len(named) == 1 else None


def _period(
    labels: Labels,
    head: Labels,
    rows: Axis,
    heads: Axis,
    row_span: Sequence[Sequence[tuple[str, object]]],
    head_span: Sequence[Sequence[tuple[str, object]]],
    outer: object,
) -> Period | None:
    named = [*labels.time, *head.time]
    found = period_of(named)
    if found is not None and found.known:
        over_rows = labels.total is not None and rows.time and not labels.time
        over_heads = head.total is not None and heads.time and not head.time
        if not (over_rows or over_heads):
            return found
        if over_heads and labels.time and any(part is not None and part.whole for _, part in labels.time):
            return found
        if over_rows and head.time and any(part is not None and part.whole for _, part in head.time):
            return found
    spans: list[tuple[str, object]] = []
    if labels.total is not None and rows.time and not labels.time:
        spans = [(text, part) for line in row_span for text, part in line]
    elif head.total is not None and heads.time and not head.time:
        other = list(labels.time)
        spans = [(text, part) for line in head_span for text, part in line]
        if other:
            resolved = [period_of([*other, pair]) for pair in spans if isinstance(pair[0], str)]  # type: ignore[list-item]
            known = [period for period in resolved if period is not None and period.start and period.end]
            if known:
                return Period(min(p.start for p in known if p.start), max(p.end for p in known if p.end), other[0][0])
    if spans:
        whole = spanning([part for _, part in spans], "all periods shown")  # type: ignore[misc]
        if whole is not None:
            return whole
    if isinstance(outer, tuple):
        text, words, _ = outer
        if not named:
            return Period(words.start, words.end, text)
        together = period_of([*named, (text, words)])
        if together is not None and together.known:
            return together
    return found
