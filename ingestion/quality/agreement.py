"""Figures of one document against each other: table against table, question against question, rows against a count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingestion.quality.entries import Key
from ingestion.quality.wording import number, place_of, plain_number, some
from ingestion.values.figure_words import read_figure
from ingestion.values.finding import Finding, Level, declare
from ingestion.values.interval import Interval, total
from ingestion.values.labels import plain
from ingestion.values.reading import Reading
from ingestion.values.record import Kind, Record
from requests_app.specification import Question, Specification

TABLES_DIFFER = declare(
    "Q406",
    Level.ERROR,
    "Two tables that give different figures for the same thing",
    "Ask the force which is right; neither is taken until a person has chosen.",
)
ROWS_DIFFER = declare(
    "Q408",
    Level.WARNING,
    "A list with another number of rows than it states",
    "Look for rows that were lost or hidden, or for rows that are not cases.",
)
QUESTION_DIFFERS = declare(
    "Q409",
    Level.ERROR,
    "A breakdown that does not add up to the question it should",
    "Ask the force: some offences are missing from the breakdown, or counted more than once in it.",
)
HIDDEN_HOLD = declare(
    "Q410",
    Level.INFO,
    "What hidden cells hold together",
    "Nothing to do: the breakdown is short of the total by what its hidden cells hold.",
)

COUNTS_PASSED_OVER = declare(
    "Q414",
    Level.ERROR,
    "A list counted by its rows that has a column of counts",
    "If each row stands for several cases, enter the figures as corrections, or ask for the table as totals.",
)

_COUNT_HEAD = re.compile(
    r"(?:total |sum of )?(?:counts?|numbers?|totals?|quantity|qty|frequency|volume|offences|crimes|incidents)"
    r"(?: of (?:offences|crimes|incidents|cases|records))?"
)
_STATED = re.compile(
    r"(?:total|number|count)(?: number)?(?: of)? (?:records|rows|offences|crimes|cases|incidents|results|entries)"
    r"(?: \w+){0,3}?\s*[:=]\s*(\d[\d,]*)"
    r"|\b(\d[\d,]*) (?:records|rows|results|entries) (?:were |are )?(?:found|returned|listed|below|in total)",
    re.IGNORECASE,
)


def check_agreement(reading: Reading, specification: Specification | None = None) -> list[Finding]:
    """Figures that the document gives twice and differently, and questions that should agree and do not."""
    findings = [*_row_counts(reading), *_counts_passed_over(reading)]
    if specification is not None:
        findings += _same_thing(reading.records)
        for question in specification.questions:
            if question.sums_to is not None and not question.several_per_case:
                findings += _sums_to(reading.records, question, specification)
    return findings


def _same_thing(records: Iterable[Record]) -> list[Finding]:
    """The same question, period and categories with figures that cannot both be true. A total that a table prints over
    its own parts is compared with what another table gives; within a table its parts speak for themselves."""
    held: dict[tuple[str, str, Key], Record] = {}
    findings = []
    for record in sorted(records, key=lambda one: one.total):
        if record.question is None or record.asked is None or not record.interval.known:
            continue
        key = (record.question, record.asked, frozenset(record.breakdown.items()))
        first = held.setdefault(key, record)
        if first is record or first.interval.meets(record.interval):
            continue
        if record.total and _leaves_out_hidden(record, records):
            continue
        sentence = (
            f"Question {record.question}, {', '.join([record.asked, *record.breakdown.values()])}: "
            f"{number(first.interval)} at {first.place}, but {number(record.interval)} at {record.place}."
        )
        findings.append(TABLES_DIFFER.found(sentence, place_of(record)))
    return findings


def _leaves_out_hidden(record: Record, records: Iterable[Record]) -> bool:
    """Whether a total equals the printed parts of its table where others are hidden: told as such, not as a
    contradiction."""
    parts = [
        other
        for other in records
        if other.table == record.table
        and other.asked == record.asked
        and not other.total
        and record.breakdown.items() < other.breakdown.items()
    ]
    shown = total(part.interval for part in parts if part.interval.exact)
    hidden = any(part.kind is Kind.SUPPRESSED and not part.interval.exact for part in parts)
    return hidden and record.interval.exact and shown.low == record.interval.low


def _sums_to(records: Sequence[Record], question: Question, specification: Specification) -> Iterable[Finding]:
    for period in specification.periods:
        target = _answer(records, question.sums_to or "", period.label)
        if target is None:
            continue
        by_table: dict[tuple[str, frozenset[str]], list[Record]] = {}
        for record in records:
            if record.question == question.number and record.asked == period.label and not record.total:
                by_table.setdefault((record.table, frozenset(record.breakdown)), []).append(record)
        for (table, dimensions), parts in by_table.items():
            if target.total and target.table == table:
                continue
            yield from _parts_against(target, parts, dimensions, question, specification)


def _answer(records: Iterable[Record], question: str, asked: str) -> Record | None:
    """The figure of an undivided question: one given as such before one printed as another table's total."""
    found = [one for one in records if one.question == question and one.asked == asked and not one.breakdown]
    found = [one for one in found if one.interval.known] or found
    return min(found, key=lambda one: one.total, default=None)


def _parts_against(
    target: Record,
    parts: Sequence[Record],
    dimensions: frozenset[str],
    question: Question,
    specification: Specification,
) -> Iterable[Finding]:
    summed = total(part.interval for part in parts)
    hidden = [part for part in parts if not part.interval.exact]
    labels = [specification.dimensions[key].label.lower() for key in question.breakdown if key in dimensions]
    by = " and ".join(labels)
    about = f"Question {question.number} by {by}, {target.asked}"
    if not target.interval.meets(summed):
        yield QUESTION_DIFFERS.found(
            f"{about}: the {some(len(parts), 'figure')} {'adds' if len(parts) == 1 else 'add'} up to {number(summed)}, "
            f"but question {question.sums_to} "
            f"is {number(target.interval)} at {target.place}.",
            place_of(parts[0]),
        )
    elif hidden and target.interval.exact and target.interval.low is not None:
        shown = total(part.interval for part in parts if part.interval.exact)
        rest = target.interval.low - (shown.low or 0)
        if rest > 0:
            written = ", ".join(sorted({f"“{part.as_written}”" for part in hidden}))
            yield HIDDEN_HOLD.found(
                f"{about}: {number(shown)} of {number(target.interval)} are shown; the other {plain_number(rest)} "
                f"stand in {some(len(hidden), 'cell')} ({written}).",
                place_of(hidden[0]),
            )


def _row_counts(reading: Reading) -> Iterable[Finding]:
    """A table of one row per case against the number of rows that the document states beside it."""
    lists = [table for table in reading.tables if table.layout == "one row per case"]
    for table in lists:
        words = [table.title, *table.notes]
        if len(lists) == 1:
            words += [line.text for line in reading.lines]
        stated = {int((found[1] or found[2]).replace(",", "")) for text in words for found in _STATED.finditer(text)}
        counts = [one for one in reading.records if one.table == table.id and one.place.rows is not None]
        if not stated or not counts:
            continue
        counted = {_counted(one) for one in counts} | {table.row_count}
        whole = total(one.interval for one in counts if not one.breakdown and one.period is not None)
        missing = sorted(stated - counted - {whole.low})
        if missing:
            told = ", ".join(f"{one:,}" for one in missing)
            sentence = f"The document states {told}; the list has {some(table.row_count, 'row')}."
            yield ROWS_DIFFER.found(sentence, replace(place_of(counts[0]), rows=None))


def _counts_passed_over(reading: Reading) -> Iterable[Finding]:
    """Tables of one row per case with a column headed as a count whose numbers are not all the same."""
    for table in reading.tables:
        if table.layout != "one row per case" or not table.parts:
            continue
        part = table.parts[0]
        grid, extent = part.grid, part.extent
        head_row = extent.row + max(table.header_rows, 1) - 1
        for column in range(extent.column, extent.last_column + 1):
            head = grid.value(head_row, column)
            if not isinstance(head, str) or not _COUNT_HEAD.fullmatch(plain(head)):
                continue
            below = [grid.value(row, column) for row in range(head_row + 1, min(head_row + 200, extent.last_row + 1))]
            words = [read_figure(value) for value in below if value not in (None, "")]
            numbers = {one.low for one in words if one is not None and one.kind is Kind.EXACT}
            if len(numbers) > 1 and sum(1 for one in words if one is not None) > 0.8 * len(words):
                sentence = f"Each row was counted as one case, but the column “{head}” holds numbers."
                yield COUNTS_PASSED_OVER.found(sentence, replace(grid.place(head_row, column), table=table.id))


def _counted(record: Record) -> float | None:
    interval: Interval = record.interval
    return interval.low if interval.exact else None
