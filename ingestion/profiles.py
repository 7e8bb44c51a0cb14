"""A force's layout remembered: what each question was answered with and what the labels were taken for, when last its
return was judged good.

Next year's return is mapped at once, because the labels are remembered; how it differs is told by `drift.py`. Pure: a
profile is plain JSON, kept by others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ingestion.values.decision import NO_DECISIONS, Decisions
from ingestion.values.labels import plain
from ingestion.values.outline import Outline, outline_from_json
from ingestion.values.reading import Reading
from ingestion.values.record import ADDED, Record
from ingestion.values.table import Table

VERSION = 2
"""Of a profile's JSON. In version 1 a table that answers several questions was remembered as answering its first: its
tables are forgotten, its labels kept."""

MOST_LABELS = 400
"""Labels remembered of one head; a head with more is a list of names, and its labels say nothing of the layout."""

_TIME = re.compile(r"\b(?:19|20)\d\d(?:\s*[-/–]\s*(?:(?:19|20)?\d\d))?\b|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b")


@dataclass(frozen=True, slots=True)
class TableProfile:
    """What one table gave to one question (None: to none): its title without years, how it was laid out, and under each
    head its labels in plain spelling with the category that each was taken for. `number` is the table's place among
    those of the return: what one table gives to two questions has one number."""

    number: int
    title: str
    layout: str
    question: str | None
    heads: Mapping[str, Mapping[str, str]]

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
                    "number": table.number,
                    "title": table.title,
                    "layout": table.layout,
                    "question": table.question,
                    "heads": {head: dict(labels) for head, labels in table.heads.items()},
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
    if not isinstance(document, dict) or document.get("version") not in (1, VERSION):
        return Profile()
    try:
        return Profile(
            tuple(
                TableProfile(
                    int(table["number"]),
                    str(table["title"]),
                    str(table["layout"]),
                    table["question"],
                    {
                        str(head): {str(label): str(category) for label, category in labels.items()}
                        for head, labels in table["heads"].items()
                    },
                )
                for table in (document["tables"] if document["version"] == VERSION else ())
            ),
            {
                str(dimension): {str(label): str(category) for label, category in labels.items()}
                for dimension, labels in document["labels"].items()
            },
            tuple(found for one in document.get("outlines", ()) if (found := outline_from_json(one)) is not None),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
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
    labels: dict[str, dict[str, str]] = {}
    for one in with_members(reading):
        for record in one.records:
            if record.question is not None:
                for dimension, label, category in labels_taken(record):
                    if dimension in record.labels:
                        labels.setdefault(dimension, {})[plain(label)] = category
    return Profile(tuple(shape for _, shape in shapes(reading)), labels)


def with_members(reading: Reading) -> Iterable[Reading]:
    """The reading and those of the files inside it, at any depth."""
    yield reading
    for member in reading.members:
        yield from with_members(member)


def shapes(reading: Reading) -> list[tuple[Table, TableProfile]]:
    """The tables of the document and of the files inside it that gave figures, in order, each once for every question
    that it answers."""
    found = []
    number = 0
    for one in with_members(reading):
        by_table: dict[str, list[Record]] = {}
        for record in one.records:
            by_table.setdefault(record.table, []).append(record)
        for table in one.tables:
            if table.id in by_table:
                number += 1
                for question, records in _by_question(by_table[table.id]).items():
                    found.append((table, _table_profile(number, table, question, records)))
    return found


def _by_question(records: Iterable[Record]) -> dict[str | None, list[Record]]:
    """One table's figures by the question they answer. What answers none is its question's where the table has one
    only (a label nobody knows yet), and stands by itself where it has several. Totals say nothing of a layout, nor do
    the parts of a sum that answers in their place."""
    parts: dict[str | None, list[Record]] = {}
    for record in records:
        parts.setdefault(None if record.total else record.question, []).append(record)
    if None not in parts or len(parts) == 1:
        return parts
    unanswering = parts.pop(None)
    taken = {label for its in parts.values() for record in its for label in _plain_labels(record)}
    left = [r for r in unanswering if not r.total and taken.isdisjoint(_plain_labels(r))]
    if len(parts) == 1:
        next(iter(parts.values())).extend(left)
    elif left:
        parts[None] = left
    return parts


def _plain_labels(record: Record) -> set[str]:
    return {plain(label) for _, label, _ in labels_taken(record)}


def labels_taken(record: Record) -> Iterator[tuple[str, str, str]]:
    """Each dimension, a label as written, and the category it was taken for; a sum has several labels of one."""
    for dimension, category in record.breakdown.items():
        for label in record.labels.get(dimension, category).split(ADDED):
            yield dimension, label, category


def _table_profile(number: int, table: Table, question: str | None, records: Iterable[Record]) -> TableProfile:
    heads: dict[str, dict[str, str]] = {}
    for record in records:
        if not record.total:
            for head, label, category in labels_taken(record):
                heads.setdefault(plain(head), {})[plain(label)] = category
    shown = {head: labels if len(labels) <= MOST_LABELS else {} for head, labels in heads.items()}
    return TableProfile(number, _timeless(table.title), table.layout, question, shown)


def _timeless(title: str) -> str:
    """The title without its years and dates, which change every year."""
    return " ".join(_TIME.sub(" ", plain(title)).split())
