"""Tables that give different figures under the same labels, with nothing in the document to tell which is which."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from ingestion.quality.wording import some
from ingestion.values.finding import Finding, Level, declare
from ingestion.values.interval import Interval
from ingestion.values.labels import plain
from ingestion.values.place import Place
from ingestion.values.reading import Reading
from ingestion.values.record import Record
from requests_app.specification import Specification

INDISTINCT = declare(
    "Q415",
    Level.ERROR,
    "Tables with the same labels and other figures",
    "Find in the document what tells them apart (a heading, a sheet, a question) and enter it, or ask the force.",
)

SHARED = 0.6
"""Share of the smaller table's labels that stand in the other as well."""
FEWEST = 2

_Key = tuple[object, object, frozenset[tuple[str, int]]]


def check_indistinct(reading: Reading, specification: Specification | None = None) -> list[Finding]:
    """One finding for each table that an earlier one cannot be told from. Tables of different measures differ."""
    titles = {table.id: " ".join(table.above) for table in reading.tables}
    places: dict[str, Place] = {}
    alike: dict[str, list[str]] = defaultdict(list)
    for record in reading.records:
        if record.table and record.table not in places:
            places[record.table] = record.place
            alike[_without_numbers(f"{record.measure} {titles.get(record.table, '')}")].append(record.table)
    together = {table for group in alike.values() if len(group) > 1 for table in group}
    figures = _figures(reading, together) if together else {}
    findings: list[Finding] = []
    for group in alike.values():
        for position, name in enumerate(group):
            differing = next(
                ((other, n) for other in group[:position] if (n := _differing(figures, name, other))), None
            )
            if differing is None:
                continue
            other, count = differing
            sentence = (
                f"The tables at {places[other]} and {places[name]} have the same labels, and "
                f"{some(count, 'figure differs', 'figures differ')}: nothing in the document tells the two apart."
            )
            for table in (name, other):
                place = Place(table=table, sheet=places[table].sheet, page=places[table].page)
                findings.append(INDISTINCT.found(sentence, place))
    return findings


def _figures(reading: Reading, tables: Collection[str]) -> dict[str, dict[_Key, Interval]]:
    """The known figures of these tables by what they are labelled with, totals and counted rows left out."""
    figures: dict[str, dict[_Key, Interval]] = {table: {} for table in tables}
    for record in reading.records:
        if record.table in tables and not record.total and record.interval.known and record.place.rows is None:
            figures[record.table].setdefault(_key(record), record.interval)
    return figures


def _key(record: Record) -> _Key:
    """What a figure is labelled with. What its heads are called is left out: a title that ran into a head changes
    that and tells nothing."""
    period = (record.period.start, record.period.end, record.period.as_written) if record.period else None
    return record.question, period, frozenset(Counter(map(plain, record.breakdown.values())).items())


def _without_numbers(measure: str) -> str:
    """A table's wording without what only counts it: "Table 1: offences" and "Table 2: offences" read alike."""
    return re.sub(
        r"\b(?:table|sheet|tab|part|section|question|q)?[\s.#]*\d{1,2}[a-z]?\b[.:)]?", " ", plain(measure)
    ).strip(" :.-")


def _differing(figures: Mapping[str, Mapping[_Key, Interval]], name: str, other: str) -> int:
    """How many figures of the two tables differ, where they have most of their labels in common."""
    one, two = figures[name], figures[other]
    shared = one.keys() & two.keys()
    if len(shared) < FEWEST or len(shared) < SHARED * min(len(one), len(two)):
        return 0
    return sum((one[key].low, one[key].high) != (two[key].low, two[key].high) for key in shared)
