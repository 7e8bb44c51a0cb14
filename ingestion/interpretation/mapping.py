"""From figures as a document gives them to answers of the campaign's questions.

Every record keeps its place and what was written; its labels become the campaign's categories, it is given the number
of the question and the label of the asked period that it answers. What answers no question keeps its own labels.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from ingestion.interpretation.added_labels import add_up_labels, place_within
from ingestion.interpretation.asked_periods import Fitting, added_up, fit, period_findings, with_labels_period
from ingestion.interpretation.dimensions import Dimensions, Placed, TableLabels
from ingestion.interpretation.label_findings import Mapped, label_findings
from ingestion.interpretation.questions import around_table
from ingestion.values.counted_things import COUNT_OF, THINGS, thing_counted
from ingestion.values.decision import NO_DECISIONS, Decisions
from ingestion.values.finding import Finding
from ingestion.values.interval import total
from ingestion.values.labels import plain
from ingestion.values.period import Period
from ingestion.values.reading import Reading
from ingestion.values.record import Record
from requests_app.specification import Specification


def map_records(
    reading: Reading, specification: Specification, decisions: Decisions = NO_DECISIONS
) -> tuple[list[Record], list[Finding]]:
    """The reading's records with the campaign's categories, questions and periods, in their order, and what a person
    should know of the mapping. After them come sums that the document does not print: of rows that belong to one
    category, and of months that fill an asked period."""
    dimensions = Dimensions(specification, decisions)
    by_table: dict[str, list[Record]] = {}
    for record in reading.records:
        by_table.setdefault(record.table, []).append(record)
    titles = {table.id: around_table(table.title, table.sheet or "") for table in reading.tables}
    file_question = dimensions.questions.numbered(reading.file.name.replace("_", " "))
    from_name = f" Question {file_question.number}" if file_question else ""
    mapped: dict[int, Record] = {}
    findings: list[Finding] = []
    fitted: list[tuple[Record, Fitting]] = []
    sums: list[Record] = []
    for table, records in by_table.items():
        context = titles.get(table, "")
        items = _assigned(dimensions, records, context + from_name)
        for item in items:
            done = _done(item, specification)
            if item.summed:
                sums.append(done)
            else:
                mapped[id(item.record)] = done
            if item.question is not None and item.fitting is not None:
                fitted.append((done, item.fitting))
        findings += label_findings(dimensions, specification, table, items, context)
    records = [mapped[id(record)] for record in reading.records]
    periods, sum_findings, used = added_up(fitted, specification.periods)
    findings += period_findings([pair for pair in fitted if id(pair[0]) not in used], specification.periods)
    return records + sums + periods, findings + sum_findings


def _assigned(dimensions: Dimensions, records: list[Record], context: str) -> list[Mapped]:
    """One table's records with the question each answers."""
    asked = dimensions.questions.specification.periods
    dated = [with_labels_period(record, asked) for record in records]
    labels = TableLabels(dimensions, dated)
    items = [Mapped(record, labels.place(read), read.period) for record, read in zip(records, dated, strict=True)]
    place_within(items, dimensions)
    items += add_up_labels(items)
    known = frozenset(dimensions.vocabularies)
    for item in items:
        if item.added_up or _of_the_row_above(item):
            continue
        if item.asked_dimensions <= known and not (item.record.total and not item.asked_dimensions):
            around = f"{context} {item.record.measure}"
            item.question, item.said_so = dimensions.questions.answered_by(
                item.asked_dimensions, item.placed.said, around
            )
        if item.question is None and not item.record.interval.known:
            _name_question(item, dimensions)
    _leave_other_things(items, dimensions.questions.specification)
    headline = {q.sums_to for item in items if item.asked_dimensions and (q := item.question) is not None}
    for item in items:
        item.said_so = item.said_so or (item.question is not None and item.question.number in headline)
    _assign_totals(dimensions, items, context)
    return items


def _leave_other_things(items: list[Mapped], specification: Specification) -> None:
    """Of lines for one undivided question and period that plainly count different things ("Number of offences",
    "Number of victims"), those answer that count what was asked."""
    lines: dict[tuple[str, Period | None], list[Mapped]] = {}
    for item in items:
        if item.question is not None and not item.question.breakdown and not item.asked_dimensions:
            lines.setdefault((item.question.number, item.period), []).append(item)
    for held in lines.values():
        question = held[0].question
        asked = thing_counted(question.text if question else "") or thing_counted(specification.measure)
        counts = [THINGS[plain(found["thing"])] if (found := COUNT_OF.search(_words(one))) else None for one in held]
        if asked in counts and len(set(counts) - {None}) > 1:
            for item, thing in zip(held, counts, strict=True):
                if thing not in (asked, None):
                    item.question = None


def _words(item: Mapped) -> str:
    return " ".join(item.record.breakdown.values())


_OF_WHICH = re.compile(r"\W*(?:of (?:which|whom|these|those|this)|thereof|(?:this )?includ(?:es|ing))\b", re.IGNORECASE)


def _of_the_row_above(item: Mapped) -> bool:
    """Whether a row's label says that it is part of the row above and names no asked category: beside its whole it
    would be counted twice."""
    placed = item.placed
    return not item.record.total and any(
        _OF_WHICH.match(words) for key, words in placed.breakdown.items() if placed.matches.get(key) is None
    )


def _name_question(item: Mapped, dimensions: Dimensions) -> None:
    """A cell without a figure beside a question's number ("Question 4 … refused") speaks of that question whole."""
    named = dimensions.questions.numbered(" ".join(item.record.breakdown.values()))
    if named is not None:
        item.question = named
        item.placed = Placed(labels=dict(item.record.breakdown))


def _assign_totals(dimensions: Dimensions, items: list[Mapped], context: str) -> None:
    """A total answers the question that its row names by number; else one over everything answers what its table's
    question sums to, and any other its table's own question."""
    asked = Counter(item.question.number for item in items if item.question is not None and not item.record.total)
    specification = dimensions.questions.specification
    main = specification.question(asked.most_common(1)[0][0]) if asked else None
    known = frozenset(dimensions.vocabularies)
    for item in items:
        if not item.record.total or item.question is not None or not item.asked_dimensions <= known or item.added_up:
            continue
        if (named := dimensions.questions.numbered(item.placed.said)) is not None:
            item.question = named
        elif main is not None and main.breakdown and not item.asked_dimensions:
            target = specification.question(main.sums_to) if main.sums_to else None
            item.question = target if target is not None and not target.breakdown else main
        elif main is None and not item.asked_dimensions and not any(not other.record.total for other in items):
            item.question, item.said_so = dimensions.questions.answered_by(
                frozenset(), item.placed.said, f"{context} {item.record.measure}"
            )
        else:
            item.question = main
    _leave_subtotals(items)


def _leave_subtotals(items: list[Mapped]) -> None:
    """Of several different totals over the same categories and period, only the one that all the parts make (or else
    the largest) is the whole; the others are subtotals whose own label did not come down, and answer nothing."""
    same: dict[tuple[Period | None, str, frozenset[tuple[str, str]]], list[Mapped]] = {}
    for item in items:
        if item.record.total and item.question is not None:
            categories = frozenset(item.placed.breakdown.items())
            same.setdefault((item.period, item.record.measure, categories), []).append(item)
    for (period, measure, categories), totals in same.items():
        if len({item.record.interval for item in totals}) < 2:
            continue
        parts = [
            item.record.interval
            for item in items
            if not item.record.total
            and (item.period, item.record.measure) == (period, measure)
            and categories < item.placed.breakdown.items()
        ]
        summed = total(parts)
        whole = next((item for item in totals if parts and item.record.interval == summed), None)
        whole = whole or max(totals, key=lambda item: item.record.interval.low or 0)
        for item in totals:
            if item.record.interval != whole.record.interval:
                item.question = None


def _done(item: Mapped, specification: Specification) -> Record:
    record = item.record
    if item.question is None:
        return record
    item.fitting = fit(item.period, specification.periods)
    asked = item.fitting.asked.label if item.fitting.answers and item.fitting.asked else None
    return replace(
        record,
        period=item.period,
        breakdown=item.placed.breakdown,
        labels={head: record.breakdown.get(head, label) for head, label in item.placed.labels.items()} or record.labels,
        question=item.question.number,
        asked=asked,
    )
