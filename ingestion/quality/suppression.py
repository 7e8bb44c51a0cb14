"""Hidden figures that do not stay hidden: worked out from their total, or left standing by a slip."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingestion.quality.entries import Entry, Key, entries
from ingestion.quality.wording import place_of, some, where
from ingestion.values.finding import Finding, Level, declare
from ingestion.values.interval import total
from ingestion.values.reading import Reading
from ingestion.values.record import Kind, Record
from requests_app.specification import Specification

WORKED_OUT = declare(
    "Q420",
    Level.INFO,
    "A hidden figure that its total gives away",
    "Nothing to settle: publications withhold what subtraction would find. Tell the force; do not pass its table on.",
)
SLIP = declare(
    "Q421",
    Level.WARNING,
    "A small figure left standing where others like it are hidden",
    "Do not publish it, and tell the force: it was probably meant to be hidden.",
)

MOST_PLACES = 8
"""Places named in one sentence."""


def check_suppression(reading: Reading, specification: Specification | None = None) -> list[Finding]:
    """Both ways in which suppression fails, one finding a table each. The figures themselves are not repeated."""
    by_table: dict[tuple[str, str], list[Record]] = {}
    for record in reading.records:
        by_table.setdefault((record.table, record.measure), []).append(record)
    findings: list[Finding] = []
    for records in by_table.values():
        if any(record.kind is Kind.SUPPRESSED and not record.interval.exact for record in records):
            findings += _worked_out(records)
            findings += _slips(records)
    return findings


@dataclass(frozen=True, slots=True)
class _Sum:
    """A total with the parts that stand under it in one direction."""

    whole: Entry
    parts: Sequence[Entry]


def _sums(records: Sequence[Record]) -> Iterable[_Sum]:
    everything = entries(records)
    children: dict[tuple[object, Key, str], list[Entry]] = {}
    for entry in everything:
        for pair in entry.key:
            children.setdefault((entry.when, entry.key - {pair}, pair[0]), []).append(entry)
    heads = sorted({head for entry in everything for head, _ in entry.key})
    for entry in everything:
        if entry.record.total and entry.record.interval.exact:
            for head in heads:
                if parts := children.get((entry.when, entry.key, head)):
                    yield _Sum(entry, parts)


def _worked_out(records: Sequence[Record]) -> list[Finding]:
    given_away: dict[int, Record] = {}
    for one in _sums(records):
        hidden = [part for part in one.parts if not part.record.interval.exact]
        if not hidden or any(part.record.kind is not Kind.SUPPRESSED for part in hidden):
            continue
        whole = one.whole.record.interval.low or 0
        shown = total(part.record.interval for part in one.parts if part.record.interval.exact).low or 0
        rest = whole - shown
        least = sum(part.record.interval.low or 0 for part in hidden)
        most = total(part.record.interval for part in hidden).high
        alone = len(hidden) == 1 and rest > 0
        forced = len(hidden) > 1 and rest > 0 and (rest == most or (rest == least and least > 0))
        if alone or forced:
            for part in hidden:
                given_away[id(part.record)] = part.record
    if not given_away:
        return []
    found = list(given_away.values())
    sentence = f"{some(len(found), 'hidden figure')} can be worked out from the printed totals: {_places(found)}."
    return [WORKED_OUT.found(sentence, place_of(found[0]))]


def _slips(records: Sequence[Record]) -> list[Finding]:
    tops = Counter(
        record.interval.high
        for record in records
        if record.kind is Kind.SUPPRESSED and not record.interval.exact and record.interval.high is not None
    )
    if not tops:
        return []
    top, hidden = tops.most_common(1)[0]
    standing = [
        record
        for record in records
        if record.kind is Kind.EXACT and record.interval.low is not None and 0 < record.interval.low <= top
    ]
    if not standing or len(standing) > hidden or len(tops) > 2:
        return []
    one = len(standing) == 1
    opened = f"{some(len(standing), 'figure')} of {top:g} or less {'stands' if one else 'stand'} open"
    others = f"{some(hidden, 'other')} like {'it' if one else 'them'} {'is' if hidden == 1 else 'are'} hidden"
    sentence = f"{opened} where {others}: {_places(standing)}."
    return [SLIP.found(sentence, place_of(standing[0]))]


def _places(records: Sequence[Record]) -> str:
    named = ", ".join(where(record) for record in records[:MOST_PLACES])
    return named + (f" and {len(records) - MOST_PLACES} more" if len(records) > MOST_PLACES else "")
