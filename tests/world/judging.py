"""What was read of a return held against what it holds.

A figure is exact when an ordinary record has its bounds, period and categories (labels compared without case and
spacing; a record may carry more, such as its sheet's title). Otherwise it is flagged when an error or a warning points
at its place or table or at the whole file, and silent when nobody was told. An ordinary record that the document does
not hold is invented. An info stops nobody and tells nothing.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from ingestion.values.finding import Finding, Level
from ingestion.values.reading import Reading
from ingestion.values.record import Kind, Record
from tests.world.pieces import Figure, Placed, Return

Bounds = tuple[float | None, float | None]


@dataclass(slots=True)
class Counts:
    """How figures were read, of one return or of many. `noise` is errors and warnings."""

    expected: int = 0
    exact: int = 0
    flagged: int = 0
    silent: int = 0
    invented: int = 0
    total_as_figure: int = 0
    figure_as_total: int = 0
    noise: int = 0


@dataclass(slots=True)
class Judgement(Counts):
    """One return's counts, with what is behind them."""

    missed: list[tuple[Placed, bool]] = field(default_factory=list)
    false: list[Record] = field(default_factory=list)
    told: list[Finding] = field(default_factory=list)

    @property
    def right(self) -> bool:
        return self.exact == self.expected and not self.invented and not self.total_as_figure


def squash(text: object) -> str:
    """A label as it is compared: without case, spacing, dashes' kinds and a footnote mark at its end."""
    plain = re.sub(r"[\s_\-–—]+", " ", str(text)).strip().casefold()
    return re.sub(r"\s*(\(\d\)|[*¹²³†])$", "", plain)


def bounds(value: int | str | None) -> set[Bounds]:
    if value is None:
        return {(None, None), (0, None), (1, None)}
    if isinstance(value, str):
        top = int(value.lstrip("<")) - 1
        return {(0, top), (1, top)}
    return {(value, value)}


def days(period: str) -> tuple[date, date] | None:
    """The first and last day of a true period; None where the document tells none."""
    if not period:
        return None
    if m := re.fullmatch(r"(\d{4})/(\d{2})", period):
        return date(int(m[1]), 4, 1), date(int(m[1]) + 1, 3, 31)
    if m := re.fullmatch(r"\d{4}", period):
        return date(int(period), 1, 1), date(int(period), 12, 31)
    first, last = period.split("/")[0], period.split("/")[-1]
    if len(first) == 10:
        return date.fromisoformat(first), date.fromisoformat(last)
    year, month = map(int, last.split("-"))
    start_year, start_month = map(int, first.split("-"))
    return date(start_year, start_month, 1), date(year, month, monthrange(year, month)[1])


def labels(record: Record) -> frozenset[str]:
    return frozenset(squash(v) for v in record.breakdown.values() if v not in (None, ""))


def wanted_labels(figure: Figure) -> frozenset[str]:
    return frozenset(squash(label) for _, label in figure.breakdown)


def address(record: Record | Finding) -> str | None:
    place = record.place
    return f"{squash(place.sheet or '')}!{place.cell}" if place.cell else None


def _at(placed: Placed) -> str | None:
    if placed.at is None:
        return None
    sheet, cell = placed.at.rsplit("!", 1)
    return f"{squash(sheet)}!{cell}"


def flat(reading: Reading) -> Iterator[tuple[int, Reading]]:
    """The reading and those of its members, numbered: tables of two members may have one name."""
    waiting, number = [reading], 0
    while waiting:
        one = waiting.pop(0)
        yield number, one
        waiting += one.members
        number += 1


def same_days(record: Record, figure: Figure) -> bool:
    wanted = days(figure.period)
    if wanted is None:
        return True
    period = record.period
    return period is not None and (period.start, period.end) == wanted


def judge(made: Return, reading: Reading) -> Judgement:
    """The count of every kind, for a reading without a campaign."""
    result = Judgement(expected=len(made.figures))
    parts = list(flat(reading))
    records = [(n, record) for n, part in parts for record in part.records]
    told = [(n, f) for n, part in parts for f in part.findings if f.level in (Level.ERROR, Level.WARNING)]
    result.told = [finding for _, finding in told]
    result.noise = len(told) + sum(part.error is not None for _, part in parts)
    whole = any(f.level is Level.ERROR and not f.place.table for _, f in told) or any(p.error for _, p in parts)
    told_places = {(n, address(f)) for n, f in told if address(f)}
    told_places |= {(n, address(r)) for n, r in records if r.kind in (Kind.UNREAD, Kind.BLANK) and address(r)}
    told_tables = {(n, f.place.table) for n, f in told if f.place.table}
    by_place: dict[str, list[tuple[int, Record]]] = defaultdict(list)
    for n, record in records:
        if at := address(record):
            by_place[at].append((n, record))

    def is_told(number: int, record: Record) -> bool:
        return (number, record.table) in told_tables or (number, address(record)) in told_places

    for placed in made.figures:
        figure, at = placed.figure, _at(placed)
        wanted, acceptable = wanted_labels(figure), bounds(figure.value)
        there = by_place.get(at, []) if at else []
        pool = there if at else [pair for pair in records if wanted <= labels(pair[1])]
        hits = [
            r
            for _, r in pool
            if wanted <= labels(r) and same_days(r, figure) and (r.interval.low, r.interval.high) in acceptable
        ]
        if any(not r.total for r in hits):
            result.exact += 1
            continue
        result.figure_as_total += bool(hits)
        near = [p for p in pool if same_days(p[1], figure)] or pool
        near = near or [p for p in records if labels(p[1]) & wanted or same_days(p[1], figure)]
        tell = whole or any(is_told(n, r) for n, r in near) or (not near and bool(told))
        tell = tell or bool(at and any(place == at for _, place in told_places))
        result.flagged += tell
        result.silent += not tell
        result.missed.append((placed, tell))
    _count_inventions(made, records, by_place, result)
    return result


def _count_inventions(
    made: Return, records: list[tuple[int, Record]], by_place: dict[str, list[tuple[int, Record]]], result: Judgement
) -> None:
    ordinary = [r for _, r in records if not r.total and r.kind in (Kind.EXACT, Kind.SUPPRESSED)]
    places = {_at(placed) for placed in made.figures}
    total_places = {_at(placed) for placed in made.totals} - {None}
    if None not in places:
        false = [r for r in ordinary if address(r) not in places]
        result.total_as_figure = sum(address(r) in total_places for r in false)
        result.false = [r for r in false if address(r) not in total_places]
    else:
        known = [(wanted_labels(p.figure), bounds(p.figure.value)) for p in made.figures]
        result.false = [
            r
            for r in ordinary
            if not any((r.interval.low, r.interval.high) in b and key <= labels(r) for key, b in known)
        ]
    result.invented = len(result.false)
