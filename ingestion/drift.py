"""How a return differs from the force's layout as it was remembered: by what each question is answered with, not by how
many tables that took. A force that moves the same rows from one table into four has changed nothing that is counted.

Pure; what is remembered is in `profiles.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ingestion.profiles import Profile, TableProfile, labels_taken, shapes, with_members
from ingestion.values.finding import Finding, FindingKind, Level, declare
from ingestion.values.labels import excerpt, plain
from ingestion.values.place import Place
from ingestion.values.reading import Reading
from ingestion.values.table import Table

AS_LAST_TIME = declare(
    "Q801",
    Level.INFO,
    "Laid out as last time",
    "Nothing to do: the tables and labels are those of the force's last return.",
)
LAID_OUT_OTHERWISE = declare(
    "Q809",
    Level.INFO,
    "Laid out otherwise than last time",
    "Nothing to do: the figures stand in other tables, under the same labels.",
)
NEW_LABELS = declare(
    "Q802",
    Level.WARNING,
    "Labels that the last return did not have",
    "Check what the new rows or columns count, and whether they belong to the asked categories.",
)
LABELS_GONE = declare(
    "Q803",
    Level.WARNING,
    "Labels of the last return that are gone",
    "Ask the force whether there were none, or whether the rows or columns were left out.",
)
NEW_TABLE = declare(
    "Q804",
    Level.WARNING,
    "A table that the last return did not have",
    "Check what it counts before using it.",
)
TABLE_GONE = declare(
    "Q805",
    Level.WARNING,
    "A table of the last return that is gone",
    "Look for it in the force's other documents, or ask for it.",
)
TAKEN_OTHERWISE = declare(
    "Q806",
    Level.WARNING,
    "A label taken for another category than last time",
    "Decide which is meant: figures of the two years are not like for like until then.",
)
ANSWERED_NOW = declare(
    "Q810",
    Level.INFO,
    "A question that the last return did not answer",
    "Nothing to do: its figures are judged like any other's.",
)

ALIKE = 0.5
"""The share of heads and labels that two tables must have in common to be the same table a year apart."""

MOST_NAMED = 8


def compare(profile: Profile, reading: Reading) -> list[Finding]:
    """How the return differs from the layout remembered, one finding a question (a table, where it answers none) and
    kind; one that it does not differ at all. Nothing where nothing is remembered, or where the return has no tables (a
    letter). A question that is answered no more is told as unanswered by completeness, and not here again."""
    now = shapes(reading) if profile.tables else []
    if not now:
        return []
    before = list(profile.tables)
    findings = [
        *(finding for pair in _same_questions(before, now) for finding in _drift(*pair)),
        *_other_tables(before, now),
        *_taken_otherwise(profile, reading),
    ]
    return findings or [_no_drift(before, [shape for _, shape in now])]


Part = tuple[Table, TableProfile]


def _same_questions(
    before: Sequence[TableProfile], now: Sequence[Part]
) -> Iterator[tuple[TableProfile, TableProfile, Table]]:
    """For each question answered then and now: all that answered it then, all that does now, and its first table."""
    asked_before = {shape.question for shape in before}
    for question in dict.fromkeys(shape.question for _, shape in now):
        if question is not None and question in asked_before:
            table = next(table for table, shape in now if shape.question == question)
            then = _together([shape for shape in before if shape.question == question])
            yield then, _together([shape for _, shape in now if shape.question == question]), table


def _together(shapes_of_one: Sequence[TableProfile]) -> TableProfile:
    """What several tables give to one question, as one."""
    heads: dict[str, dict[str, str]] = {}
    for shape in shapes_of_one:
        for head, labels in shape.heads.items():
            heads.setdefault(head, {}).update(labels)
    first = shapes_of_one[0]
    return TableProfile(
        first.number, first.title if len(shapes_of_one) == 1 else "", first.layout, first.question, heads
    )


def _other_tables(before: Sequence[TableProfile], now: Sequence[Part]) -> Iterator[Finding]:
    """The tables of questions answered only now, or of none, held against those of questions answered only then, or of
    none: the same table a year apart, a new one, one that is gone."""
    asked_before = {shape.question for shape in before if shape.question}
    asked_now = {shape.question for _, shape in now if shape.question}
    left = [shape for shape in before if shape.question not in asked_now]
    answered_now: dict[str, Table] = {}
    for table, shape in now:
        if shape.question in asked_before:
            continue
        then = _nearest(shape, left)
        if then is not None:
            left.remove(then)
            yield from _drift(then, shape, table)
        elif shape.question is not None:
            answered_now.setdefault(shape.question, table)
        else:
            yield NEW_TABLE.found(f"{_named(shape)} was not in the last return.", _place(table))
    for question, table in answered_now.items():
        yield ANSWERED_NOW.found(f"Question {question} was not answered by the last return.", _place(table))
    for name, number in Counter(_named(gone) for gone in left if gone.question is None).items():
        several = f" ({number} tables of that name)" if number > 1 else ""
        yield TABLE_GONE.found(f"{name} of the last return is not here{several}.")


def _nearest(shape: TableProfile, others: Iterable[TableProfile]) -> TableProfile | None:
    """The remembered table most like this one by heads and labels in common, or None where none is like it."""

    def likeness(other: TableProfile) -> float:
        union = shape.signature | other.signature
        return len(shape.signature & other.signature) / len(union) if union else 1.0

    best = max(others, key=lambda other: (likeness(other), other.title == shape.title), default=None)
    return best if best is not None and likeness(best) >= ALIKE else None


def _no_drift(before: Sequence[TableProfile], now: Sequence[TableProfile]) -> Finding:
    def tables(held: Sequence[TableProfile]) -> Counter[frozenset[tuple[str | None, str]]]:
        numbers = {shape.number for shape in held}
        return Counter(frozenset((s.question, s.layout) for s in held if s.number == number) for number in numbers)

    count = len({shape.number for shape in now})
    if tables(before) == tables(now):
        whose = "The table has" if count == 1 else f"All {count} tables have"
        return AS_LAST_TIME.found(f"{whose} the heads and labels of the last return.")
    return LAID_OUT_OTHERWISE.found("The tables are not those of the last return; what they count is.")


def _drift(then: TableProfile, now: TableProfile, table: Table) -> Iterator[Finding]:
    differences: list[tuple[FindingKind, TableProfile, TableProfile, str]] = [
        (NEW_LABELS, now, then, "new"),
        (LABELS_GONE, then, now, "gone"),
    ]
    for kind, one, other, word in differences:
        named = [f"the head “{head}”" for head in one.heads if head not in other.heads] + [
            f"“{label}”"
            for head, labels in one.heads.items()
            if other.heads.get(head)
            for label in _only_in(labels, other.heads[head])
        ]
        if named:
            more = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
            verb = "is" if len(named) == 1 else "are"
            yield kind.found(f"{_named(now)}: {', '.join(named[:MOST_NAMED])}{more} {verb} {word}.", _place(table))


def _only_in(labels: Mapping[str, str], others: Mapping[str, str]) -> list[str]:
    """The labels that the other return does not have. One that only replaces another spelling of its category is none:
    each label missing there makes up for one of the same category here."""
    respelt = Counter(category for label, category in others.items() if label not in labels)
    only = []
    for label, category in labels.items():
        if label in others:
            continue
        if respelt[category]:
            respelt[category] -= 1
        else:
            only.append(label)
    return only


def _taken_otherwise(profile: Profile, reading: Reading) -> list[Finding]:
    told: dict[tuple[str, str], Finding] = {}
    for one in with_members(reading):
        for record in one.records:
            for dimension, written, category in labels_taken(record):
                before = profile.labels.get(dimension, {}).get(plain(written))
                if before is not None and before != category:
                    sentence = f"“{written}” was taken for {before} last time and for {category} now."
                    told.setdefault((dimension, plain(written)), TAKEN_OTHERWISE.found(sentence, record.place))
    return list(told.values())


def _named(table: TableProfile) -> str:
    if table.title:
        return f"The table “{excerpt(table.title[:1].upper() + table.title[1:], 60)}”"
    return f"The table of question {table.question}" if table.question else "A table"


def _place(table: Table) -> Place:
    return Place(sheet=table.sheet, page=table.page, box=table.box, table=table.id)
