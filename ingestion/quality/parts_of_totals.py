"""Which figures of a table a printed total may add up: those with one more category, or its own in other periods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from ingestion.quality.entries import Entry, Key, When, meet
from ingestion.values.record import Kind

GROUP = " (group)"
"""Ends the name of the dimension that groups of one column of labels make (`interpretation.total_lines`)."""


def _that_hold_no_other(spans: Sequence[Entry]) -> list[Entry]:
    """Of figures with different periods, by their first and their last days, those whose period holds none of the
    others."""
    apart: list[Entry] = []
    first_end = "9999"
    for number in reversed(range(len(spans))):
        start, end = map(str, spans[number].when[:2])
        holds = first_end <= end or (number > 0 and str(spans[number - 1].when[0]) == start)
        first_end = min(first_end, end)
        if not holds:
            apart.insert(0, spans[number])
    return apart


class Parts:
    """A table's figures by what they would be parts of."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._children: dict[tuple[When, Key, str], list[Entry]] = {}
        self._siblings: dict[Key, list[Entry]] = {}
        for entry in entries:
            self._siblings.setdefault(entry.key, []).append(entry)
            for pair in entry.key:
                self._children.setdefault((entry.when, entry.key - {pair}, pair[0]), []).append(entry)
        self._figures = [entry for entry in entries if not entry.record.total]
        self._named: dict[tuple[str, str], list[Entry]] = {}
        for entry in self._figures:
            for pair in entry.key:
                self._named.setdefault(pair, []).append(entry)
        self._below: dict[Any, list[Entry]] = {}
        self._over: dict[tuple[When, Key, str], list[Entry]] = {}
        self._periods_of: dict[Any, list[Entry]] = {}

    def totals_like(self, entry: Entry) -> list[Entry]:
        """The totals of the same categories and period, itself among them."""
        return [one for one in self._siblings[entry.key] if one.when == entry.when and one.record.total]

    def totals_named_like(self, entry: Entry) -> list[Entry]:
        """The totals of the same categories in all periods, itself among them."""
        return [one for one in self._siblings[entry.key] if one.record.total]

    def of_its_group(self, entry: Entry) -> Iterator[tuple[str, list[Entry]]]:
        """By head the members of the group that a total heads in their own column of labels; none where groups stand
        within it. A member may have the group's own name."""
        for name, text in entry.key:
            group = entry.key - {(name, text)} | {(name + GROUP, text)}
            members = self._children.get((entry.when, group, name), [])
            named = [one for one in self._siblings[entry.key] if one.when == entry.when and not one.record.total]
            if members and not any(one.record.total for one in members):
                yield name, [*members, *named]

    def below(self, entry: Entry) -> list[Entry]:
        """The figures, no totals, of the total's categories and within its period, in the table's order."""
        period = entry.record.period
        asked = (entry.when, entry.key, period and (period.start, period.end))
        if asked not in self._below:  # only those that have its rarest category are looked at: others cannot be
            named = [self._named.get(pair, []) for pair in entry.key]
            candidates = min(named, key=len) if named else self._figures
            self._below[asked] = [one for one in candidates if self._is_below(entry, one)]
        return self._below[asked]

    @staticmethod
    def _is_below(entry: Entry, other: Entry) -> bool:
        if not entry.key < other.key:
            return False
        if other.when == entry.when:
            return True
        period, spell = entry.record.period, other.record.period
        if spell is None or spell.start is None or spell.end is None:
            return False
        if period is None or period.start is None or period.end is None:
            return True
        return period.start <= spell.start and spell.end <= period.end

    def over(self, entry: Entry, head: str) -> list[Entry]:
        """The figures with one more category than the total, in this direction: each category once, the plain figure
        rather than a total of the same name."""
        asked = (entry.when, entry.key, head)
        if asked not in self._over:  # a document may print the same total a thousand times
            chosen: dict[Key, Entry] = {}
            for child in self._children.get(asked, ()):
                held = chosen.get(child.key)
                if held is None or self._says_less(held, child):
                    chosen[child.key] = child
            self._over[asked] = list(chosen.values())
        return self._over[asked]

    @staticmethod
    def _says_less(held: Entry, other: Entry) -> bool:
        """Whether of two figures of one name the held one is a total and the other is not, or is blank and the other
        is not (an empty column without a head beside the column of totals)."""
        blank, filled = held.record.kind is Kind.BLANK, other.record.kind is not Kind.BLANK
        if blank or not filled:
            return blank and filled
        return held.record.total and not other.record.total

    def periods(self, entry: Entry) -> list[Entry]:
        """The same categories in the periods that lie within the total's own (or in all, where it names none)."""
        period = entry.record.period
        asked = (entry.when, entry.key, period and (period.start, period.end))
        if asked not in self._periods_of:
            self._periods_of[asked] = self._within(entry)
        return self._periods_of[asked]

    def _within(self, entry: Entry) -> list[Entry]:
        period = entry.record.period
        within: dict[When, Entry] = {}
        for other in self._siblings[entry.key]:
            spell = other.record.period
            if other.when == entry.when or spell is None or spell.start is None or spell.end is None:
                continue
            inside = (
                period is None
                or period.start is None
                or period.end is None
                or (period.start <= spell.start and spell.end <= period.end)
            )
            if inside:
                within.setdefault(other.when, other)
        spans = sorted(within.values(), key=lambda other: (str(other.when[0]), str(other.when[1])))
        apart = _that_hold_no_other(spans)
        ordered = all(not meet(one, other) for one, other in pairwise(apart))
        return apart if ordered else []
