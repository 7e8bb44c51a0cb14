"""From figures as a document gives them to answers of the campaign's questions.

Every record keeps its place and what was written; its labels become the campaign's categories, it is given the number
of the question and the label of the asked period that it answers. What answers no question keeps its own labels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingestion.interpretation.ages import date_that_was_ages
from ingestion.interpretation.asked_periods import Fitting, added_up, fit, period_findings, with_labels_period
from ingestion.interpretation.dimensions import Dimensions, Placed, TableLabels
from ingestion.interpretation.vocabulary import NEAR_ENOUGH, How, Vocabulary
from ingestion.values.decision import NO_DECISIONS, Decisions
from ingestion.values.finding import Finding, FindingKind, Level, declare
from ingestion.values.interval import total
from ingestion.values.period import Period
from ingestion.values.place import Place
from ingestion.values.reading import Reading
from ingestion.values.record import Record
from requests_app.specification import Question, Specification

UNKNOWN_LABEL = declare(
    "Q501",
    Level.WARNING,
    "A label that no category matches",
    "Choose the category it belongs to; the choice is remembered for this force.",
)
BESIDE_CATEGORY = declare(
    "Q502",
    Level.WARNING,
    "A category that was not asked for",
    "Compare it with the asked categories: it is kept as it stands and counted under none of them.",
)
NEAR_LABEL = declare(
    "Q503",
    Level.WARNING,
    "A label taken for the nearest category",
    "Confirm that it means this category, or choose another.",
)
COMBINED_LABEL = declare(
    "Q504",
    Level.INFO,
    "Two categories in one label",
    "Nothing to do: the figure is kept under the label as written and never shared out.",
)
NO_QUESTION = declare(
    "Q505",
    Level.WARNING,
    "Figures that answer no question asked",
    "Check the table's title and heads; if it does answer a question, enter the figures as a correction.",
)
BY_DEFAULT = declare(
    "Q506",
    Level.WARNING,
    "Taken for a question that the table does not name",
    "Check that the table counts what the question asks.",
)
DATE_FOR_AGES = declare(
    "Q507",
    Level.WARNING,
    "A date where an age group was asked",
    "Check the group against the document: spreadsheets turn “5-11” into 5 November.",
)
LONG_TAIL = declare(
    "Q508",
    Level.INFO,
    "More categories than were asked for",
    "Nothing to do: they are kept under their own names.",
)

MOST_NAMED = 8
"""Labels quoted in one finding's message."""


@dataclass(slots=True)
class _Mapped:
    """A record on its way: what its labels came to, and the question and period found for it."""

    record: Record
    placed: Placed
    period: Period | None = None
    question: Question | None = None
    said_so: bool = True
    fitting: Fitting | None = None

    @property
    def asked_dimensions(self) -> frozenset[str]:
        return frozenset(self.placed.breakdown)


def map_records(
    reading: Reading, specification: Specification, decisions: Decisions = NO_DECISIONS
) -> tuple[list[Record], list[Finding]]:
    """The reading's records with the campaign's categories, questions and periods, in their order, and what a person
    should know of the mapping. Figures by month that fill an asked period are followed by their sum for the period."""
    dimensions = Dimensions(specification, decisions)
    by_table: dict[str, list[Record]] = {}
    for record in reading.records:
        by_table.setdefault(record.table, []).append(record)
    titles = {table.id: f"{table.title} {table.sheet or ''}" for table in reading.tables}
    file_question = dimensions.questions.numbered(reading.file.name.replace("_", " "))
    from_name = f" Question {file_question.number}" if file_question else ""
    mapped: dict[int, Record] = {}
    findings: list[Finding] = []
    fitted: list[tuple[Record, Fitting]] = []
    for table, records in by_table.items():
        context = titles.get(table, "")
        items = _assigned(dimensions, records, context + from_name)
        for item in items:
            done = _done(item, specification)
            mapped[id(item.record)] = done
            if item.question is not None and item.fitting is not None:
                fitted.append((done, item.fitting))
        findings += _table_findings(dimensions, specification, table, items, context)
    records = [mapped[id(record)] for record in reading.records]
    sums, sum_findings, used = added_up(fitted, specification.periods)
    findings += period_findings([pair for pair in fitted if id(pair[0]) not in used], specification.periods)
    return records + sums, findings + sum_findings


def _assigned(dimensions: Dimensions, records: list[Record], context: str) -> list[_Mapped]:
    """One table's records with the question each answers."""
    asked = dimensions.questions.specification.periods
    dated = [with_labels_period(record, asked) for record in records]
    labels = TableLabels(dimensions, dated)
    items = [_Mapped(record, labels.place(read), read.period) for record, read in zip(records, dated, strict=True)]
    known = frozenset(dimensions.vocabularies)
    for item in items:
        if item.asked_dimensions <= known and not (item.record.total and not item.asked_dimensions):
            around = f"{context} {item.record.measure}"
            item.question, item.said_so = dimensions.questions.answered_by(
                item.asked_dimensions, item.placed.said, around
            )
        if item.question is None and not item.record.interval.known:
            _name_question(item, dimensions)
    headline = {q.sums_to for item in items if item.asked_dimensions and (q := item.question) is not None}
    for item in items:
        item.said_so = item.said_so or (item.question is not None and item.question.number in headline)
    _assign_totals(dimensions, items, context)
    return items


def _name_question(item: _Mapped, dimensions: Dimensions) -> None:
    """A cell without a figure beside a question's number ("Question 4 … refused") speaks of that question whole."""
    named = dimensions.questions.numbered(" ".join(item.record.breakdown.values()))
    if named is not None:
        item.question = named
        item.placed = Placed(labels=dict(item.record.breakdown))


def _assign_totals(dimensions: Dimensions, items: list[_Mapped], context: str) -> None:
    """A total over everything answers what its table's question sums to; any other total its table's own question."""
    asked = Counter(item.question.number for item in items if item.question is not None and not item.record.total)
    specification = dimensions.questions.specification
    main = specification.question(asked.most_common(1)[0][0]) if asked else None
    known = frozenset(dimensions.vocabularies)
    for item in items:
        if not item.record.total or item.question is not None or not item.asked_dimensions <= known:
            continue
        if main is not None and main.breakdown and not item.asked_dimensions:
            target = specification.question(main.sums_to) if main.sums_to else None
            item.question = target if target is not None and not target.breakdown else main
        elif main is None and not item.asked_dimensions and not any(not other.record.total for other in items):
            item.question, item.said_so = dimensions.questions.answered_by(
                frozenset(), item.placed.said, f"{context} {item.record.measure}"
            )
        else:
            item.question = main
    _leave_subtotals(items)


def _leave_subtotals(items: list[_Mapped]) -> None:
    """Of several different totals over the same categories and period, only the one that all the parts make (or else
    the largest) is the whole; the others are subtotals whose own label did not come down, and answer nothing."""
    same: dict[tuple[Period | None, str, frozenset[tuple[str, str]]], list[_Mapped]] = {}
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


def _done(item: _Mapped, specification: Specification) -> Record:
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


def _at(item: _Mapped) -> Place:
    return replace(item.record.place, rows=None, table=item.record.table or None)


def _table_findings(
    dimensions: Dimensions, specification: Specification, table: str, items: Sequence[_Mapped], context: str
) -> list[Finding]:
    """What to say of one table's labels: one finding for each kind and dimension, at the first figure concerned."""
    told: dict[tuple[FindingKind, str], tuple[_Mapped, dict[str, None]]] = {}

    def tell(kind: FindingKind, about: str, item: _Mapped, words: str) -> None:
        told.setdefault((kind, about), (item, {}))[1].setdefault(words)

    some_answer = any(item.question is not None and not item.record.total for item in items)
    for item in items:
        if item.question is None:
            if not item.record.total:
                tell(NO_QUESTION, "labels" if some_answer else "heads", item, _unplaced(item, dimensions, some_answer))
            continue
        if not item.said_so:
            tell(BY_DEFAULT, item.question.number, item, item.question.number)
        for key, label in item.placed.left.items():
            tell(UNKNOWN_LABEL, key, item, _with_suggestions(label, dimensions.vocabularies[key]))
        for key, match in item.placed.matches.items():
            label = item.placed.labels.get(key, match.category)
            if match.how is How.NEAR:
                tell(NEAR_LABEL, key, item, f"“{label}” for {match.category} ({match.score:.0f} of 100)")
            elif match.how is How.COMBINED:
                tell(COMBINED_LABEL, key, item, f"“{label}”")
            elif match.how is How.BESIDE:
                kind = LONG_TAIL if item.question.several_per_case else BESIDE_CATEGORY
                tell(kind, key, item, f"“{label}”")
            if match.how is How.DATE or (match.how is How.BESIDE and date_that_was_ages(label)):
                tell(DATE_FOR_AGES, key, item, f"“{label}” for {match.category}")
    findings = []
    for (kind, about), (item, words) in told.items():
        named = "; ".join(list(words)[:MOST_NAMED]) + (
            f"; and {len(words) - MOST_NAMED} more" if len(words) > MOST_NAMED else ""
        )
        dimension = specification.dimensions.get(about)
        of = dimension.label if dimension else about
        findings.append(kind.found(_sentence(kind, of, named, table, context), _at(item)))
    return findings


def _unplaced(item: _Mapped, dimensions: Dimensions, labels: bool) -> str:
    """What of a figure stands in no dimension asked about: its labels, or the heads over them."""
    if labels:
        words = " ".join(item.record.breakdown.values()) or item.record.measure
        return f"“{words}”" if words else ""
    return ", ".join(f"“{head}”" for head in item.placed.breakdown if head not in dimensions.vocabularies and head)


def _with_suggestions(label: str, vocabulary: Vocabulary) -> str:
    nearest = [f"{category} ({score:.0f})" for category, score in vocabulary.suggestions(label)]
    return f"“{label}”" + (f" (nearest: {', '.join(nearest)})" if nearest else "")


def _sentence(kind: FindingKind, of: str, named: str, table: str, context: str) -> str:
    title = f"“{' '.join(context.split())[:80]}”" if context.strip() else f"Table {table}"
    return {
        UNKNOWN_LABEL.id: f"{of}: no category for {named}.",
        BESIDE_CATEGORY.id: f"{of}: {named} is not among the categories asked for.",
        NEAR_LABEL.id: f"{of}: took {named}; {NEAR_ENOUGH:.0f} is enough.",
        COMBINED_LABEL.id: f"{of}: {named} kept as written.",
        NO_QUESTION.id: f"{title}: {named} answers no question that was asked."
        if of == "labels"
        else f"{title} answers no question that was asked"
        + (f": its figures are divided by {named}." if named.strip(" ;") else "."),
        BY_DEFAULT.id: f"{title} was taken for question {of}, which it does not name.",
        DATE_FOR_AGES.id: f"{of}: took the date {named}.",
        LONG_TAIL.id: f"{of}: {named}: beyond the categories asked for.",
    }[kind.id]
