"""One row per case: counted by period, and by period within each column of categories. Pure.

A long list is counted as it streams by, chunk by chunk; nothing of it is held but the counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from ingestion.interpretation.case_columns import asked_by_column, asked_together, columns_joined, second_columns
from ingestion.interpretation.case_proof import (
    NEARLY_ALL,
    asks_which,
    dated,
    describes_a_label,
    identifies,
    shared_reference,
)
from ingestion.interpretation.case_tally import MOST_CATEGORIES, CaseKey, Tally
from ingestion.interpretation.context import Context
from ingestion.interpretation.findings import (
    CASE_IN_MANY_ROWS,
    CASE_WITHOUT_DATE,
    CASES_COUNTED,
    CASES_OR_FIGURES,
    FEW_SHARED_REFERENCES,
)
from ingestion.interpretation.frame import FIGURES, SHARES, Frame
from ingestion.interpretation.records import period_told
from ingestion.interpretation.totals import total_words
from ingestion.values.figure_words import plain_text
from ingestion.values.finding import Finding
from ingestion.values.grid import Value
from ingestion.values.interval import exactly
from ingestion.values.period import Period
from ingestion.values.period_words import read_period
from ingestion.values.place import Place, RowSpan
from ingestion.values.record import Kind, Record
from ingestion.values.shape import BLANK, PROSE
from ingestion.values.table import Table

FEWEST_MONTHS = 3
"""Different firsts of a month, and no other day, before dates are taken for months."""

BLANK_CATEGORY = "(blank)"
"""Cases in which a column says nothing."""

_NUMBERING = re.compile(
    r"\b(?:age|id|ref|reference|number|no\.?|crime no|occurrence|urn|code|year|month|date|day|time|hour|postcode|"
    r"easting|northing|lat|long|beat|rank|key|row|period|fy)\b",
    re.IGNORECASE,
)
_NAMES_YEARS = re.compile(r"\b(?:years?|fy|period)\b", re.IGNORECASE)
_DATE_HEADS = (r"record|report|creat", r"offence|incident|occur|commit", r"date|period|month|year|when")


def grid_goes_on(frame: Frame) -> bool:
    """Whether the sheet is longer than what is held of it."""
    return frame.table.parts[-1].grid.more is not None


@dataclass(slots=True)
class CaseCounts:
    records: list[Record] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def count(frame: Frame, table: Table, context: Context) -> CaseCounts:
    """The counts of the list's rows. `source.rows` of every record names the first and last row and how many
    counted."""
    dates = _date_column(frame, context)
    columns = [c for c in range(frame.width) if c != dates and _countable(frame, c)]
    asked_by = asked_by_column(frame, columns, context)
    together = asked_together(asked_by, context)
    joined = columns_joined(frame, columns, asked_by, context)
    monthly = dates is not None and _months_as_days(frame, dates)
    tally = Tally(dates, columns, context.asked, [*together, *joined], monthly)
    printed = [row for row in frame.rows if _printed_total(frame, row.values)]
    held = [row for row in frame.rows if not _printed_total(frame, row.values)]
    wanted = frozenset(columns if dates is None else [dates, *columns])
    tally.take(chain((row.values for row in held), _streamed(frame, wanted)))
    return _told(frame, table, context, tally, len(printed), dates, joined)


def _streamed(frame: Frame, wanted: frozenset[int]) -> Iterator[Sequence[Value]]:
    part = frame.table.parts[-1]
    if part.grid.more is None:
        return
    left = part.extent.column
    right = left + frame.width
    for row in part.grid.more(frozenset(c + left for c in wanted)):
        if left == 0 and len(row) == frame.width:
            yield row
        else:
            yield [*row[left:right], *[""] * (right - max(len(row), left))]


def _printed_total(frame: Frame, values: Sequence[Value]) -> bool:
    texts = [plain_text(value) for value in values]
    filled = [text for text in texts if text]
    return bool(filled) and len(filled) <= max(2, frame.width // 3) and total_words(filled[0]) is not None


def _date_column(frame: Frame, context: Context) -> int | None:
    """The column that says when each case was. Where no campaign asks for periods of its own, a column that names the
    year of each ("Year", "FY") says better than a date which years the authority counts in."""
    columns = [c for c in range(frame.width) if dated(frame, c)]
    if not context.asked:
        for c in columns:
            if _NAMES_YEARS.search(frame.head_text(c)) and _says_years(frame, c):
                return c
    for words in _DATE_HEADS:
        for c in columns:
            if re.search(words, frame.head_text(c), re.IGNORECASE):
                return c
    return columns[0] if columns else None


def _says_years(frame: Frame, column: int) -> bool:
    found = {read_period(row.values[column]) for row in frame.rows[:200] if row.shapes[column] != BLANK}
    return bool(found) and all(one is not None and one.form in ("year", "financial") for one in found)


def _months_as_days(frame: Frame, column: int) -> bool:
    """Whether a column of dates is one of months: each is the first of one, and there are several."""
    days = [found for row in frame.rows[:5000] if (found := read_period(row.values[column])) and found.form == "day"]
    starts = {found.start for found in days}
    return len(starts) >= FEWEST_MONTHS and all(start is not None and start.day == 1 for start in starts)


def _countable(frame: Frame, column: int) -> bool:
    texts = [plain_text(row.values[column]) for row in frame.rows[:5000] if row.shapes[column] != BLANK]
    if not texts or dated(frame, column) or identifies(frame, column):
        return False
    labels = [c for c in range(frame.width) if frame.roles[c] not in (FIGURES, SHARES)]
    if frame.roles[column] in (FIGURES, SHARES) and describes_a_label(frame, column, labels):
        return False
    if sum(len(text) for text in texts) / len(texts) > 60 or any(
        row.shapes[column] == PROSE for row in frame.rows[:200]
    ):
        return False
    distinct = len(set(texts))
    if any(isinstance(row.values[column], float) and row.values[column] % 1 for row in frame.rows[:200]):  # type: ignore[operator]
        return False
    named = frame.roles[column] not in (FIGURES, SHARES) and distinct < len(texts)
    return distinct <= MOST_CATEGORIES and (
        distinct <= 0.6 * len(texts)
        or named
        or (len(texts) < 12 and (distinct < len(texts) or not _NUMBERING.search(frame.head_text(column))))
    )


def _told(
    frame: Frame,
    table: Table,
    context: Context,
    tally: Tally,
    printed: int,
    dates: int | None,
    joined: Sequence[tuple[int, ...]] = (),
) -> CaseCounts:
    result = CaseCounts()
    first = frame.rows[0]
    grid = first.grid
    last = frame.rows[-1].number + 1 if not grid_goes_on(frame) else frame.rows[0].number + tally.rows + printed
    start = grid.first_row + first.number + 1
    span = RowSpan(start, max(grid.first_row + last, start), tally.rows)
    if grid.page is not None:
        # Over pages the rows are numbered through, the head not counted.
        span = RowSpan(1, tally.rows, tally.rows)
    place = Place(sheet=grid.sheet, page=grid.page, rows=span)
    table.row_count = tally.rows
    where = frame.rows[0].place(0)
    name = table.title or "cases"
    second = second_columns(frame, tally.columns)
    joins = {group[0]: group for group in joined if not tally.overflowing & set(group)}
    within = {column for group in joins.values() for column in group[1:]}
    outer = context.period_for(table) if dates is None else None
    for key in sorted(tally.periods, key=str):
        period = Period(*key) if key is not None else Period(outer[1].start, outer[1].end, outer[0]) if outer else None
        number = tally.periods[key]
        result.records.append(_record(table, name, period, {}, number, place, span))
        for column in tally.columns:
            if column in tally.overflowing or column in within:
                continue
            head = frame.head_text(column) or f"column {column + 1}"
            counts: Counter[str] = Counter()
            if _asked(key, tally):
                said = chain.from_iterable(tally.by_column[c].values() for c in joins.get(column, (column,)))
                counts.update(_noughts(map(_category, chain.from_iterable(said))))
            if column in joins:
                for values, times in tally.together[joins[column]].get(key, {}).items():
                    for category in {text for value in values if (text := plain_text(value))} or {BLANK_CATEGORY}:
                        counts[category] += times
            else:
                for value, times in tally.by_column[column].get(key, {}).items():
                    if column not in second or plain_text(value):
                        counts[_category(value)] += times
            if len(counts) > MOST_CATEGORIES:
                continue
            result.records.extend(
                _record(table, name, period, {head: category}, times, place, span)
                for category, times in sorted(counts.items())
            )
        result.records.extend(_crossed_told(frame, table, tally, key, name, period, place, span, joined))
    result.findings.append(
        CASES_COUNTED.found(
            f"{tally.rows} rows from row {span.first} on are one case each; they were counted"
            + (f" by “{frame.head_text(dates)}”." if dates is not None else ", none of them dated."),
            where,
        )
    )
    if dates is None:
        result.findings.append(period_told(outer, tally.rows, where))
    if asks_which(frame):
        column = frame.columns(FIGURES)[0]
        result.findings.append(
            CASES_OR_FIGURES.found(
                f"Each of the {tally.rows} rows was counted as one case, but nothing tells the rows apart; if "
                f"“{frame.head_text(column) or 'the column of numbers'}” counts, its numbers are the figures instead.",
                frame.rows[0].place(column),
            )
        )
    if (shared := shared_reference(frame)) is not None:
        column, filled, different = shared
        kind = CASE_IN_MANY_ROWS if different < NEARLY_ALL * filled else FEW_SHARED_REFERENCES
        result.findings.append(
            kind.found(
                f"{filled} rows give {different} different references under “{frame.head_text(column)}”: each row was "
                "counted, so an offence that stands in several rows was counted more than once.",
                frame.rows[0].place(column),
            )
        )
    if dates is not None and (undated := tally.periods[None]):
        result.findings.append(
            CASE_WITHOUT_DATE.found(f"{undated} of the {tally.rows} cases have no date that could be read.", where)
        )
    return result


def _crossed_told(
    frame: Frame,
    table: Table,
    tally: Tally,
    key: CaseKey,
    name: str,
    period: Period | None,
    place: Place,
    span: RowSpan,
    joined: Sequence[tuple[int, ...]],
) -> Iterator[Record]:
    """The counts of one period by several columns at once."""
    for crossed, by_key in tally.together.items():
        if crossed in joined or tally.overflowing & set(crossed):
            continue
        counts: Counter[tuple[str, ...]] = Counter()
        if _asked(key, tally):
            every = (tuple(map(_category, values)) for values in chain.from_iterable(by_key.values()))
            counts.update({categories: 0 for categories in every if BLANK_CATEGORY not in categories})
        for values, times in by_key.get(key, {}).items():
            counts[tuple(map(_category, values))] += times
        if len(counts) > MOST_CATEGORIES:
            continue
        heads = [frame.head_text(c) for c in crossed]
        for categories, times in sorted(counts.items()):
            yield _record(table, name, period, dict(zip(heads, categories, strict=True)), times, place, span)


def _asked(key: CaseKey, tally: Tally) -> bool:
    """Whether cases of a period that the campaign asks about were listed: then a category of the list that none of them
    has is nought there, and not unknown."""
    return key is not None and any(key == (start, end, label) for label, start, end in tally.asked)


def _noughts(categories: Iterable[str]) -> dict[str, int]:
    return {category: 0 for category in categories if category != BLANK_CATEGORY}


def _record(
    table: Table, name: str, period: Period | None, breakdown: dict[str, str], number: int, place: Place, span: RowSpan
) -> Record:
    counted = Place(sheet=place.sheet, page=place.page, rows=RowSpan(span.first, span.last, number))
    return Record(table.id, name, period, breakdown, str(number), Kind.EXACT, exactly(number), place=counted)


def _category(value: Value) -> str:
    text = plain_text(value)
    return text or BLANK_CATEGORY
