"""What a person should know of how a table's labels were taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingestion.interpretation.ages import date_that_was_ages
from ingestion.interpretation.asked_periods import Fitting
from ingestion.interpretation.dimensions import Dimensions, Placed
from ingestion.interpretation.vocabulary import NEAR_ENOUGH, How, Vocabulary
from ingestion.values.finding import Finding, FindingKind, Level, declare
from ingestion.values.labels import excerpt
from ingestion.values.period import Period
from ingestion.values.place import Place
from ingestion.values.record import ADDED, Record
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

ADDED_TO_CATEGORY = declare(
    "Q509",
    Level.INFO,
    "Rows added up to one category",
    "Check that the rows belong together: the sum answers the question, the rows stand beside it.",
)

MOST_NAMED = 8
"""Labels quoted in one finding's message."""


@dataclass(slots=True)
class Mapped:
    """A record on its way: what its labels came to, and the question and period found for it."""

    record: Record
    placed: Placed
    period: Period | None = None
    question: Question | None = None
    said_so: bool = True
    fitting: Fitting | None = None
    added_up: bool = False
    """True where a sum stands for this figure and it answers nothing itself."""
    summed: int = 0
    """How many figures this one is the sum of; 0 for one that was read."""

    @property
    def asked_dimensions(self) -> frozenset[str]:
        return frozenset(self.placed.breakdown)


def _at(item: Mapped) -> Place:
    return replace(item.record.place, rows=None, table=item.record.table or None)


def label_findings(
    dimensions: Dimensions, specification: Specification, table: str, items: Sequence[Mapped], context: str
) -> list[Finding]:
    """What to say of one table's labels: one finding for each kind and dimension, at the first figure concerned."""
    told: dict[tuple[FindingKind, str], tuple[Mapped, dict[str, None]]] = {}

    def tell(kind: FindingKind, about: str, item: Mapped, words: str) -> None:
        told.setdefault((kind, about), (item, {}))[1].setdefault(words)

    some_answer = any(item.question is not None and not item.record.total for item in items)
    for item in items:
        if item.added_up:
            continue
        if item.question is None:
            if not item.record.total:
                tell(NO_QUESTION, "labels" if some_answer else "heads", item, _unplaced(item, dimensions, some_answer))
            continue
        if not item.said_so:
            tell(BY_DEFAULT, item.question.number, item, item.question.number)
        for key, label in item.placed.left.items():
            tell(UNKNOWN_LABEL, key, item, _with_suggestions(label, dimensions.vocabularies[key]))
        if item.summed > 1:
            for key in item.placed.matches:
                if ADDED in item.placed.labels.get(key, ""):
                    tell(ADDED_TO_CATEGORY, key, item, f"“{item.placed.labels[key]}” to {item.placed.breakdown[key]}")
        for key, match in item.placed.matches.items():
            label = item.placed.labels.get(key, match.category)
            if match.how is How.WITHIN and not item.summed:
                tell(ADDED_TO_CATEGORY, key, item, f"“{label}” to {match.category}")
            elif match.how is How.NEAR:
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


def _unplaced(item: Mapped, dimensions: Dimensions, labels: bool) -> str:
    """What of a figure stands in no dimension asked about: its labels, or the heads over them."""
    if labels:
        words = " ".join(item.record.breakdown.values()) or item.record.measure
        return f"“{words}”" if words else ""
    return ", ".join(f"“{head}”" for head in item.placed.breakdown if head not in dimensions.vocabularies and head)


def _with_suggestions(label: str, vocabulary: Vocabulary) -> str:
    nearest = [f"{category} ({score:.0f})" for category, score in vocabulary.suggestions(label)]
    return f"“{label}”" + (f" (nearest: {', '.join(nearest)})" if nearest else "")


def _sentence(kind: FindingKind, of: str, named: str, table: str, context: str) -> str:
    title = f"“{excerpt(context, 80)}”" if context.strip() else f"Table {table}"
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
        ADDED_TO_CATEGORY.id: f"{of}: added up {named}.",
        DATE_FOR_AGES.id: f"{of}: took the date {named}.",
        LONG_TAIL.id: f"{of}: {named}: beyond the categories asked for.",
    }[kind.id]
