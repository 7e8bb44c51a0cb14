"""A force's layout remembered: what its tables looked like and what its labels were taken for, when last it was judged.

Next year's return of the same shape is mapped at once, because the labels are remembered; where it differs (a new
column, a label gone, a table more or less) the difference is a finding. Pure: a profile is plain JSON, kept by others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ingestion.values.decision import NO_DECISIONS, Decisions
from ingestion.values.finding import Finding, FindingKind, Level, declare
from ingestion.values.labels import excerpt, plain
from ingestion.values.outline import Outline, outline_from_json
from ingestion.values.place import Place
from ingestion.values.reading import Reading
from ingestion.values.record import Record
from ingestion.values.table import Table

AS_LAST_TIME = declare(
    "Q801",
    Level.INFO,
    "Laid out as last time",
    "Nothing to do: the tables and labels are those of the force's last return.",
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

VERSION = 1
ALIKE = 0.5
"""The share of heads and labels that two tables must have in common to be the same table a year apart."""

MOST_LABELS = 400
"""Labels remembered of one head; a head with more is a list of names, and its labels say nothing of the layout."""

MOST_NAMED = 8

_TIME = re.compile(r"\b(?:19|20)\d\d(?:\s*[-/–]\s*(?:(?:19|20)?\d\d))?\b|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b")


@dataclass(frozen=True, slots=True)
class TableProfile:
    """One table's shape: its title without years, the question it answered, its heads with their labels in plain
    spelling, and how it was laid out."""

    title: str
    layout: str
    question: str | None
    heads: Mapping[str, tuple[str, ...]]

    @property
    def signature(self) -> frozenset[tuple[str, str]]:
        """What two tables are compared by: every head and every label under it."""
        pairs = {(head, label) for head, labels in self.heads.items() for label in labels}
        return frozenset(pairs | {(head, "") for head in self.heads})


@dataclass(frozen=True, slots=True)
class Profile:
    """A force's layout: its tables in order, label → category by dimension as they were last taken, and the tables that
    people outlined, the newest last."""

    tables: tuple[TableProfile, ...] = ()
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    outlines: tuple[Outline, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The profile as plain JSON values."""
        return {
            "version": VERSION,
            "tables": [
                {
                    "title": table.title,
                    "layout": table.layout,
                    "question": table.question,
                    "heads": {head: list(labels) for head, labels in table.heads.items()},
                }
                for table in self.tables
            ],
            "labels": {dimension: dict(labels) for dimension, labels in self.labels.items()},
        }

    def decisions(self, taught: Decisions = NO_DECISIONS) -> Decisions:
        """What people taught, and beneath it what the last return's labels were taken for."""
        remembered = {
            (dimension, label): category
            for dimension, labels in self.labels.items()
            for label, category in labels.items()
        }
        return Decisions({**remembered, **taught.labels})


def profile_from_json(document: object) -> Profile:
    """The profile of a JSON document. One that is none, or of another version, gives an empty profile: a layout is a
    help, and a return is read without it too."""
    if not isinstance(document, dict) or document.get("version") != VERSION:
        return Profile()
    try:
        return Profile(
            tuple(
                TableProfile(
                    str(table["title"]),
                    str(table["layout"]),
                    table["question"],
                    {str(head): tuple(map(str, labels)) for head, labels in table["heads"].items()},
                )
                for table in document["tables"]
            ),
            {
                str(dimension): {str(label): str(category) for label, category in labels.items()}
                for dimension, labels in document["labels"].items()
            },
            tuple(found for one in document.get("outlines", ()) if (found := outline_from_json(one)) is not None),
        )
    except (KeyError, TypeError, AttributeError):
        return Profile()


def with_outlines(profile: dict[str, Any] | None, outlines: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The remembered profile, or an empty one, with the outlines that people made for this force."""
    if not outlines:
        return profile
    return {**(profile or Profile().as_json()), "outlines": list(outlines)}


def with_one_more(profile: dict[str, Any] | None, outline: dict[str, Any]) -> dict[str, Any]:
    """The remembered profile with an outline that is tried, the newest of all."""
    held = profile or Profile().as_json()
    return {**held, "outlines": [*held.get("outlines", ()), outline]}


def profile_of_return(profiles: Iterable[Profile]) -> Profile:
    """The layout of a return of several documents. Where more than one has tables only the labels are remembered: each
    document is compared by itself, and would seem to miss the others' tables."""
    held = [profile for profile in profiles if profile.tables]
    labels: dict[str, dict[str, str]] = {}
    for profile in held:
        for dimension, taken in profile.labels.items():
            labels.setdefault(dimension, {}).update(taken)
    return Profile(held[0].tables if len(held) == 1 else (), labels)


def profile_of(reading: Reading) -> Profile:
    """The layout of a return that was judged good, files inside it included."""
    tables: list[TableProfile] = []
    labels: dict[str, dict[str, str]] = {}
    for one in with_members(reading):
        tables += [_table_profile(table, records) for table, records in _by_table(one)]
        for record in one.records:
            for dimension, category in record.breakdown.items():
                written = record.labels.get(dimension)
                if record.question is not None and written is not None:
                    labels.setdefault(dimension, {})[plain(written)] = category
    return Profile(tuple(tables), labels)


def compare(profile: Profile, reading: Reading) -> list[Finding]:
    """How the return differs from the layout remembered, one finding a table and kind; one that it does not differ at
    all. Nothing where nothing is remembered, or where the return has no tables (a letter)."""
    tables = [pair for one in with_members(reading) for pair in _by_table(one)]
    if not profile.tables or not tables:
        return []
    findings: list[Finding] = []
    left = list(profile.tables)
    for table, records in tables:
        shape = _table_profile(table, records)
        before = _nearest(shape, left)
        if before is None:
            findings.append(NEW_TABLE.found(f"{_named(shape)} was not in the last return.", _place(table)))
            continue
        left.remove(before)
        findings += _drift(before, shape, table)
    for name, number in Counter(_named(gone) for gone in left).items():
        several = f" ({number} tables of that name)" if number > 1 else ""
        findings.append(TABLE_GONE.found(f"{name} of the last return is not here{several}."))
    findings += _taken_otherwise(profile, reading)
    if not findings:
        count = len(tables)
        sentence = (
            f"{'The table has' if count == 1 else f'All {count} tables have'} the heads and labels of the last return."
        )
        return [AS_LAST_TIME.found(sentence)]
    return findings


def with_members(reading: Reading) -> Iterable[Reading]:
    """The reading and those of the files inside it, at any depth."""
    yield reading
    for member in reading.members:
        yield from with_members(member)


def _by_table(reading: Reading) -> list[tuple[Table, list[Record]]]:
    records: dict[str, list[Record]] = {}
    for record in reading.records:
        records.setdefault(record.table, []).append(record)
    return [(table, records[table.id]) for table in reading.tables if table.id in records]


def _table_profile(table: Table, records: Iterable[Record]) -> TableProfile:
    heads: dict[str, dict[str, None]] = {}
    question: str | None = None
    for record in records:
        question = question or (None if record.total else record.question)
        if not record.total:
            for head, label in record.breakdown.items():
                heads.setdefault(plain(head), {})[plain(record.labels.get(head, label))] = None
    shown = {head: tuple(labels) if len(labels) <= MOST_LABELS else () for head, labels in heads.items()}
    return TableProfile(_timeless(table.title), table.layout, question, shown)


def _timeless(title: str) -> str:
    """The title without its years and dates, which change every year."""
    return " ".join(_TIME.sub(" ", plain(title)).split())


def _nearest(shape: TableProfile, others: Iterable[TableProfile]) -> TableProfile | None:
    """The remembered table most like this one: the same question first, then heads and labels in common."""

    def likeness(other: TableProfile) -> float:
        union = shape.signature | other.signature
        return len(shape.signature & other.signature) / len(union) if union else 1.0

    ranked = sorted(
        others, key=lambda other: (likeness(other), other.question == shape.question, other.title == shape.title)
    )
    if not ranked:
        return None
    best = ranked[-1]
    same = best.question == shape.question and best.question is not None and set(best.heads) == set(shape.heads)
    return best if likeness(best) >= ALIKE or same else None


def _drift(before: TableProfile, now: TableProfile, table: Table) -> list[Finding]:
    findings = []
    differences: list[tuple[FindingKind, TableProfile, TableProfile, str]] = [
        (NEW_LABELS, now, before, "new"),
        (LABELS_GONE, before, now, "gone"),
    ]
    for kind, one, other, word in differences:
        heads = [f"the head “{head}”" for head in one.heads if head not in other.heads]
        labels = [
            f"“{label}”"
            for head, its_labels in one.heads.items()
            if other.heads.get(head)
            for label in its_labels
            if label not in other.heads[head]
        ]
        if heads or labels:
            named = heads + labels
            more = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
            sentence = (
                f"{_named(now)}: {', '.join(named[:MOST_NAMED])}{more} {'is' if len(named) == 1 else 'are'} {word}."
            )
            findings.append(kind.found(sentence, _place(table)))
    return findings


def _taken_otherwise(profile: Profile, reading: Reading) -> list[Finding]:
    told: dict[tuple[str, str], Finding] = {}
    for one in with_members(reading):
        for record in one.records:
            for dimension, written in record.labels.items():
                category = record.breakdown.get(dimension)
                before = profile.labels.get(dimension, {}).get(plain(written))
                if category is not None and before is not None and before != category:
                    sentence = f"“{written}” was taken for {before} last time and for {category} now."
                    told.setdefault((dimension, plain(written)), TAKEN_OTHERWISE.found(sentence, record.place))
    return list(told.values())


def _named(table: TableProfile) -> str:
    if table.title:
        return f"The table “{excerpt(table.title[:1].upper() + table.title[1:], 60)}”"
    return f"The table of question {table.question}" if table.question else "A table"


def _place(table: Table) -> Place:
    return Place(sheet=table.sheet, page=table.page, box=table.box, table=table.id)
