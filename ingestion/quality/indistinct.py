"""Tables that give different figures under the same labels, with nothing in the document to tell which is which."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

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

_Key = tuple[object, object, frozenset[tuple[str, str]]]


def check_indistinct(reading: Reading, specification: Specification | None = None) -> list[Finding]:
    """One finding for each table that an earlier one cannot be told from. Tables of different measures differ."""
    tables: dict[str, dict[_Key, Interval]] = defaultdict(dict)
    places: dict[str, Place] = {}
    titles = {table.id: " ".join(table.above) for table in reading.tables}
    wording: dict[str, str] = {}
    for record in reading.records:
        if record.total or not record.table or not record.interval.known or record.place.rows is not None:
            continue
        key = _key(record)
        tables[record.table].setdefault(key, record.interval)
        places.setdefault(record.table, record.place)
        wording.setdefault(record.table, _without_numbers(f"{record.measure} {titles.get(record.table, '')}"))
    names = list(tables)
    findings: list[Finding] = []
    for position, name in enumerate(names):
        for other in names[:position]:
            if wording[name] != wording[other]:
                continue
            differing = _differing(tables[name], tables[other])
            if differing:
                sentence = (
                    f"The tables at {places[other]} and {places[name]} have the same labels, and "
                    f"{some(differing, 'figure')} differ: nothing in the document tells the two apart."
                )
                findings.append(
                    INDISTINCT.found(sentence, Place(table=name, sheet=places[name].sheet, page=places[name].page))
                )
                findings.append(
                    INDISTINCT.found(sentence, Place(table=other, sheet=places[other].sheet, page=places[other].page))
                )
                break
    return findings


def _key(record: Record) -> _Key:
    period = (record.period.start, record.period.end, record.period.as_written) if record.period else None
    return record.question, period, frozenset((plain(name), plain(label)) for name, label in record.breakdown.items())


def _without_numbers(measure: str) -> str:
    """A table's wording without what only counts it: "Table 1: offences" and "Table 2: offences" read alike."""
    return re.sub(
        r"\b(?:table|sheet|tab|part|section|question|q)?[\s.#]*\d{1,2}[a-z]?\b[.:)]?", " ", plain(measure)
    ).strip(" :.-")


def _differing(one: Mapping[_Key, Interval], other: Mapping[_Key, Interval]) -> int:
    shared = one.keys() & other.keys()
    if len(shared) < FEWEST or len(shared) < SHARED * min(len(one), len(other)):
        return 0
    return sum(not (one[key].low == other[key].low and one[key].high == other[key].high) for key in shared)
