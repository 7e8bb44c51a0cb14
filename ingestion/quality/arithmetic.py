"""Printed totals against the parts they stand over, in every direction that a table prints.

A total is compared with the figures that have one more category than it has: the row totals with their rows, the
column totals with their columns, the grand total with both, an overall figure with its years. Figures are intervals: a
total only contradicts its parts where no values behind the hidden cells could make them agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from ingestion.quality.entries import Entry, Key, When, entries, meet
from ingestion.quality.neighbours import Lines, makes
from ingestion.quality.parts_of_totals import Parts
from ingestion.quality.rounding import Rounding, apart
from ingestion.quality.sum_kinds import (
    BLANKS_HOLD,
    LARGER_THAN_ALL,
    MOSTLY_DIFFERENT,
    OUTSIDE,
    PERIODS_DIFFER,
    ROUNDED,
    SUM_DIFFERS,
    UNCLEAR_PARTS,
)
from ingestion.quality.sum_sentences import Difference, larger_part, leaves_out, not_made, over, unclear_ones
from ingestion.quality.wording import place_of, some
from ingestion.values.finding import Finding, FindingKind
from ingestion.values.interval import Interval, total
from ingestion.values.reading import Reading
from ingestion.values.record import Kind, Record
from ingestion.values.table import Table
from requests_app.specification import Specification

MOST_SINGLY = 5
"""Totals of one table and direction told one by one; the rest are counted in one sentence."""

MOST_ALIKE = 60
"""Totals of one name that are held against what stands before each."""

FEWEST_MADE = 3
"""Totals over time that their periods make, and as many times those that they do not, before the others are doubted."""

SAME = 0.005
"""Two decimal fractions closer than this are one number, added up in another order."""

MANY = 6
"""Totals of one direction: that many wrong, and more than half of those checked, are one matter and not many."""

_OVERLAP = re.compile(
    r"more than (?:one|once)|multiple|several|counted (?:twice|again)|double[- ]count|(?P<loose>"
    r"may not (?:sum|add|total)|(?:do|does) not (?:sum|add))",
    re.IGNORECASE,
)
"""Notes that parts overlap, or, in whatever way, do not make their total."""
_SIGN = re.compile(r"%|[£€$]")


def check_totals(reading: Reading, specification: Specification | None = None) -> list[Finding]:
    """Every printed total of the reading against its parts, which may be printed on another page beside it."""
    tables = {table.id: table for table in reading.tables}
    begun = {table.id: table.continued_from for table in reading.tables if table.continued_from}
    beside = {*begun, *begun.values()}
    by_table: dict[tuple[str, str], list[Record]] = {}
    for record in reading.records:
        name = record.table
        while name in begun:
            name = begun[name] or ""
        by_table.setdefault((name, "" if record.table in beside else record.measure), []).append(record)
    findings: list[Finding] = []
    for (name, _), records in by_table.items():
        if any(record.total for record in records):
            findings += _TableCheck(records, tables.get(name), specification).findings()
    return findings


def _more(entry: Entry, summed: Interval) -> bool:
    """Whether a total is more than its parts can make."""
    low = entry.record.interval.low
    return low is not None and summed.high is not None and low > summed.high


class _TableCheck:
    """One table's totals."""

    def __init__(self, records: list[Record], table: Table | None, specification: Specification | None) -> None:
        self._entries = entries(records)
        self._specification = specification
        words = " ".join([table.title, *table.notes]) if table is not None else ""
        self._overlap = _OVERLAP.search(words) is not None
        self._loose = any(found["loose"] for found in _OVERLAP.finditer(words))
        self._rounding = Rounding(words)
        self._parts = Parts(self._entries)
        self._records = records
        self._lines: Lines | None = None
        self._runs: dict[tuple[Key, When], dict[int, list[Record]] | None] = {}
        self._checked: dict[str | None, int] = {}
        self._signed = {pair for entry in self._entries if _SIGN.search(entry.record.as_written) for pair in entry.key}
        self._heads = sorted({head for entry in self._entries for head, _ in entry.key})

    def findings(self) -> list[Finding]:
        """What does not add up, the first few of each direction by themselves."""
        told: dict[tuple[str, str | None], list[Difference]] = {}
        for entry in self._entries:
            if entry.record.total and (entry.record.interval.low is not None or entry.record.interval.high is not None):
                for difference in self._differences(entry):
                    told.setdefault((difference.kind.id, difference.direction), []).append(difference)
        findings = []
        over_time = {id(one.entry) for (kind, _), held in told.items() if kind == PERIODS_DIFFER.id for one in held}
        for differences in told.values():
            if differences[0].kind is OUTSIDE:  # where a part is wrong itself, the sum only says so again
                differences = [one for one in differences if over_time.isdisjoint(map(id, one.parts))]
            if not differences:
                continue
            first = differences[0]
            checked = self._checked.get(first.direction, 0)
            if first.kind is UNCLEAR_PARTS:
                findings.append(unclear_ones(differences))
                continue
            if first.kind is SUM_DIFFERS and len(differences) >= MANY and 2 * len(differences) > checked:
                sentence = (
                    f"{len(differences)} of {checked} totals{over(first.direction)} are not the sum of their parts."
                )
                findings.append(MOSTLY_DIFFERENT.found(f"{sentence} {first.sentence}", place_of(first.entry.record)))
                continue
            findings += [one.kind.found(one.sentence, place_of(one.entry.record)) for one in differences[:MOST_SINGLY]]
            if len(differences) > MOST_SINGLY:
                places = ", ".join(str(one.entry.record.place) for one in differences[MOST_SINGLY : MOST_SINGLY + 12])
                sentence = f"The same is so of {len(differences) - MOST_SINGLY} more totals of this table: {places}."
                findings.append(first.kind.found(sentence, place_of(differences[MOST_SINGLY].entry.record)))
        return findings

    def _differences(self, entry: Entry) -> Iterable[Difference]:
        taken = {head for head, _ in entry.key}
        against = 0
        for head in self._heads:
            if head in taken:
                continue
            parts = self._parts.over(entry, head)
            against += bool(parts)
            self._checked[head] = self._checked.get(head, 0) + bool(parts)
            if parts and (found := self._compare(entry, parts, head)) is not None:
                yield found
        for head, members in self._parts.of_its_group(entry):
            against += 1
            self._checked[head] = self._checked.get(head, 0) + 1
            if len(members) > 1 and (found := self._compare(entry, members, head)) is not None:
                yield found
        over_time = self._parts.periods(entry)
        found = self._compare(entry, over_time, None) if len(over_time) > 1 else None
        if found is None and not against:
            # One of several totals that nothing tells apart (a month's over all years) has its line alone for parts.
            run = self._its_run(entry)
            if run:
                found = self._against_its_run(entry, run)
            elif len(over_time) < 2:
                found = self._against_all(entry)
        if found is not None:
            yield found

    def _its_run(self, entry: Entry) -> list[Entry] | None:
        """Of one of several totals of one name (sub-totals that do not say of what), or of several below which their
        labels place nothing ("Total 2021-05-01" under May 2021), the figures just before it, where most of them are
        made by theirs, in its period or in all of them; else None. Empty for one right behind another total."""
        asked = entry.key, entry.when
        if asked not in self._runs:
            alone = not self._parts.below(entry)
            same, ever = self._parts.totals_like(entry), self._parts.totals_named_like(entry)
            runs = self._runs_of(same) or (self._runs_of(ever) if len(same) > 1 else None)
            self._runs[asked] = runs or (self._over_nothing if alone else None)
        runs = self._runs[asked]
        if runs is None or id(entry) not in runs:
            return None
        own = set(map(id, runs[id(entry)]))
        return [one for one in self._entries if id(one.record) in own]

    @cached_property
    def _over_nothing(self) -> dict[int, list[Record]] | None:
        """What stands before each of the totals that no figure lies below and no period within."""
        totals = (one for one in self._entries if one.record.total and one.record.interval.known)
        return self._runs_of([one for one in totals if not (self._parts.below(one) or self._parts.periods(one))])

    def _runs_of(self, same: Sequence[Entry]) -> dict[int, list[Record]] | None:
        """By its identity what stands before each of the totals; noughts add up anywhere and prove nothing."""
        telling = [one for one in same if one.record.interval.low]
        if not 2 < len(telling) <= len(same) <= MOST_ALIKE:
            return None
        for direction in (0, 1):
            runs = {id(one): self._laid_out().runs_before(one.record)[direction] for one in same}
            if 2 * sum(makes(runs[id(one)], one.record.interval) for one in telling) >= len(telling):
                return runs
        return None

    def _against_its_run(self, entry: Entry, parts: Sequence[Entry]) -> Difference | None:
        summed = total(part.record.interval for part in parts)
        if len(parts) < 2 or entry.record.interval.meets(summed):
            return None
        if not self._overlap:
            return not_made(self._differs(entry, parts), entry, parts, "", summed, "")
        more = not self._loose and _more(entry, summed)
        return not_made(LARGER_THAN_ALL, entry, parts, "", summed, "") if more else None

    def _against_all(self, entry: Entry) -> Difference | None:
        """A total over several directions at once, with nothing printed between: against every figure below it. Of
        several of its name the largest is the whole, unless all of them together are."""
        same = self._parts.totals_like(entry)
        if entry is not max(same, key=lambda one: one.record.interval.low or 0):
            return None
        parts = self._parts.below(entry)
        heads = {frozenset(head for head, _ in one.key) for one in parts}
        if len(parts) < 2 or len(heads) != 1 or len({(one.key, one.when) for one in parts}) < len(parts):
            return None
        spells = sorted({one.when: one for one in parts}.values(), key=lambda one: (str(one.when[0]), str(one.when[1])))
        if self._loose or self._several(parts) or any(meet(one, other) for one, other in pairwise(spells)):
            return None
        self._checked[""] = self._checked.get("", 0) + 1
        summed = total(part.record.interval for part in parts)
        together = total(one.record.interval for one in same)
        if entry.record.interval.meets(summed) or (len(same) > 1 and together.meets(summed)):
            return None
        if (len(same) == 1 and self._explained(entry, parts)) or self._rounding.shows(entry, parts):
            return None
        if (groups := self._groups_that_make(entry, parts)) is not None:
            return next((found for group in groups if (found := self._compare(entry, group, "")) is not None), None)
        if self._overlap:
            return self._more_than_all(entry, parts, "")
        return not_made(self._differs(entry, parts), entry, parts, "", summed, "")

    def _groups_that_make(self, entry: Entry, parts: Sequence[Entry]) -> list[list[Entry]] | None:
        """The parts by a head that divides them into groups which each count everything ("Age", "Gender"): most of
        them make the total by themselves. None where no head does; groups make a total of one or nought by chance."""
        if (entry.record.interval.high or 0) <= 1:
            return None
        for head in sorted({head for head, _ in parts[0].key - entry.key}):
            groups: dict[tuple[str, object], list[Entry]] = {}
            for part in parts:
                groups.setdefault((dict(part.key)[head], part.when), []).append(part)
            made = sum(
                entry.record.interval.meets(total(one.record.interval for one in group)) for group in groups.values()
            )
            if len(groups) > 1 and 2 * made > len(groups) and made > 1:
                return list(groups.values())
        return None

    def _compare(self, entry: Entry, parts: Sequence[Entry], head: str | None) -> Difference | None:
        stated, summed = entry.record.interval, total(part.record.interval for part in parts)
        hidden = [part for part in parts if not part.record.interval.exact]
        shown = total(part.record.interval for part in parts if part.record.interval.exact)
        over_time = head is None and self._overlap and not self._loose and self._periods_add_up
        if (self._overlap and not over_time) or self._several(parts):
            return self._more_than_all(entry, parts, head) if self._overlap else larger_part(entry, parts, head)
        if stated.exact and hidden and shown.low == stated.low:
            suppressed = [part for part in hidden if part.record.kind is Kind.SUPPRESSED]
            return leaves_out(entry, parts, suppressed, head) if suppressed else None
        if stated.meets(summed):
            blank = [part for part in hidden if part.record.kind is Kind.BLANK]
            if stated.exact and blank and len(blank) == len(hidden):
                return not_made(BLANKS_HOLD, entry, parts, head, summed, f"{some(len(blank), 'blank cell')} among them")
            return None
        distance = apart(stated, summed)
        if distance < SAME or self._explained(entry, parts):
            return None
        if self._rounding.shows(entry, parts) and distance <= self._rounding.most(len(parts)):
            return not_made(ROUNDED, entry, parts, head, summed, "rounded")
        if head is None:
            return not_made(PERIODS_DIFFER, entry, parts, head, summed, "")
        if self._unclear(entry, parts):
            return Difference(UNCLEAR_PARTS, entry, parts, head, "")
        why = f"{some(len(hidden), 'hidden cell')} among them" if hidden else ""
        return not_made(self._differs(entry, parts), entry, parts, head, summed, why)

    @cached_property
    def _periods_add_up(self) -> bool:
        """Whether the periods of nearly all totals over time make them exactly: what a note says to be counted several
        times ("one crime may have more than one victim") is not counted in several periods."""
        held = [(one, self._parts.periods(one)) for one in self._entries if one.record.total]
        made = [
            one.record.interval.meets(total(part.record.interval for part in parts))
            for one, parts in held
            if len(parts) > 1 and one.record.interval.exact
        ]
        return sum(made) >= FEWEST_MADE and FEWEST_MADE * made.count(False) <= sum(made)

    def _more_than_all(self, entry: Entry, parts: Sequence[Entry], head: str | None) -> Difference | None:
        """A total that is more than parts which count some cases several times can make. A line without any figure
        ("Of which") makes nothing."""
        parts = [part for part in parts if part.key not in self._without_figures]
        summed = total(part.record.interval for part in parts)
        if self._loose or not parts or not _more(entry, summed):
            return None
        if self._explained(entry, parts) or self._unclear(entry, parts) or self._rounding.shows(entry, parts):
            return None
        return not_made(LARGER_THAN_ALL, entry, parts, head, summed, "")

    @cached_property
    def _without_figures(self) -> set[Key]:
        """The categories all of whose figures are blank."""
        filled = {one.key for one in self._entries if one.record.kind is not Kind.BLANK}
        return {one.key for one in self._entries} - filled

    def _differs(self, entry: Entry, parts: Sequence[Entry]) -> FindingKind:
        """Grave where a campaign counts any of the figures; a column of totals over all years answers nothing."""
        counted = (one.record.question is not None and one.record.asked is not None for one in (entry, *parts))
        return SUM_DIFFERS if self._specification is None or any(counted) else OUTSIDE

    def _explained(self, entry: Entry, parts: Sequence[Entry]) -> bool:
        """Whether figures in the total's own line make it, whatever the labels say."""
        return self._laid_out().explain(entry.record, [part.record for part in parts])

    def _laid_out(self) -> Lines:
        if self._lines is None:
            self._lines = Lines(self._records)
        return self._lines

    def _unclear(self, entry: Entry, parts: Sequence[Entry]) -> bool:
        """Whether more than one set of figures may be what the total adds up: it is one of several of its name, it has
        a single part, its parts stand elsewhere, or they are shares or money and it is not."""
        same = self._parts.totals_like(entry)
        signs = {not self._signed.isdisjoint(one.key - entry.key) for one in parts}
        signs.add(_SIGN.search(entry.record.as_written) is not None)
        if not self._laid_out().in_line(entry.record, [part.record for part in parts]):
            return True
        return len(same) > 1 or len(parts) < 2 or len(signs) > 1

    def _several(self, parts: Sequence[Entry]) -> bool:
        question = self._specification.question(parts[0].record.question or "") if self._specification else None
        return question is not None and question.several_per_case
