"""What our own outputs must not show: small counts of people, and counts that would give them away. Pure.

A published total less its published parts is the part left out. So a count under five in a breakdown is withheld, and
with it as many others as it takes that no subtraction over areas or categories finds it again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from hashlib import blake2b

from reporting.disclosure.drawn import drawn
from reporting.disclosure.secondary_suppression import protect
from reporting.disclosure.solving import Sum
from reporting.disclosure.withheld import Withheld
from reporting.statistics.aggregation import Total
from reporting.statistics.figures import Area, Key
from requests_app.specification import Question

SMALLEST = 5
"""Counts from one to four are withheld."""

SMALL = f"A count from 1 to {SMALLEST - 1} of people, who might be recognised."
COMPANION = "Withheld so that a small count beside it cannot be found by subtraction."
EITHER = f"A count from 1 to {SMALLEST - 1} of people, or one that would give such a count away by subtraction."
TOTAL_GIVES_IT = "A small count here can be worked out from published totals: publish this breakdown for a wider area."

CellName = tuple[str, str, str, Key]
"""(question, period, area name, breakdown)"""


def name_of(total: Total) -> CellName:
    return total.question, total.period, total.area.name, total.key


@dataclass(frozen=True)
class Suppression:
    """The withheld figures with why, and the small ones that published totals give away all the same."""

    withheld: Mapping[CellName, str] = field(default_factory=dict)
    exposed: tuple[CellName, ...] = ()

    def hides(self, total: Total) -> bool:
        return name_of(total) in self.withheld

    def touches(self, area: str, question: str, periods: Collection[str], dimension: str) -> bool:
        """Whether any category of a dimension is withheld there: a share of the rest could give it away."""
        return any((area, question, period, dimension) in self._touched for period in periods)

    @cached_property
    def _touched(self) -> frozenset[tuple[str, str, str, str]]:
        return frozenset(
            (area, question, period, next(iter(key))[0])
            for question, period, area, key in self.withheld
            if len(key) == 1
        )

    def summaries(self) -> list[Withheld]:
        """One line for each area, question and period with withheld figures. How many of them are small is told nobody:
        two that come to two, and are both said to be small, are one each."""
        counted = Counter((area, question, period) for question, period, area, _ in self.withheld)
        told = [
            Withheld(f"{count} figure{'s' if count > 1 else ''} of question {question} for {area} in {period}", EITHER)
            for (area, question, period), count in counted.items()
        ]
        return told + [
            Withheld(f"Question {question} for {area} in {period}", TOTAL_GIVES_IT)
            for question, period, area in dict.fromkeys((name[0], name[1], name[2]) for name in self.exposed)
        ]


@dataclass(frozen=True)
class ToldBefore:
    """What earlier editions told, which anybody may still look up. `counts` are the counts that they told, by name;
    `withheld` what they withheld; `rests` what was left of a total they told, less its forces that they told too, for
    the forces that they withheld."""

    counts: Mapping[CellName, frozenset[int]] = field(default_factory=dict)
    withheld: frozenset[CellName] = frozenset()
    rests: tuple[tuple[int, tuple[CellName, ...]], ...] = ()

    def stirred(self, now: Mapping[CellName, Total]) -> set[tuple[str, str]]:
        """The questions and periods of which a told count is another now. What was withheld there may have been a small
        count then, whatever it is now, and the difference of two totals could tell it."""
        return {
            name[:2]
            for name, told in self.counts.items()
            if name not in now or not now[name].interval.exact or told != {now[name].interval.low}
        }


def suppress(
    totals: Iterable[Total],
    questions: Sequence[Question],
    people: Collection[str] | None = None,
    before: ToldBefore | None = None,
    secret: bytes = b"",
) -> Suppression:
    """What to withhold of these totals before anybody outside sees them.

    `people` are the dimensions that describe people (their age, their sex); None takes every breakdown for one. The
    questions' own totals are always published. Ranges are judged by their lower ends, which add up as exact counts do.
    What was withheld `before` stays so, and may not be found either where a count moved since; what was told and is the
    same hides nothing any more, and a total told then is one more sum of the counts it was of: a return that came late
    must not be the difference of two totals. The `secret` says which of equal counts goes beside a small one, and
    draws others that are withheld as well (drawn.py): without it, whoever knows the rules could play them through.
    """
    before = before or ToldBefore()
    every = list(totals)
    # Of every area, also of those where nobody answered: an area is the sum of what its parts told.
    places = list({total.area.name: total.area for total in every}.values())
    by_name = {name_of(total): total for total in every if total.interval.low is not None}
    names = sorted(by_name, key=partial(_lot, secret)) if secret else list(by_name)
    index = {name: position for position, name in enumerate(names)}
    values = [int(by_name[name].interval.low or 0) for name in names]
    sums = [
        Sum(index[total], tuple(index[part] for part in parts))
        for total, parts in [*_over_areas(by_name, places), *_over_categories(by_name, questions)]
        if values[index[total]] == sum(values[index[part]] for part in parts)
    ]
    small = {
        index[name]
        for name, total in by_name.items()
        if total.interval.exact
        and 0 < (total.interval.low or 0) < SMALLEST
        and any(people is None or dimension in people for dimension, _ in total.key)
    }
    stirred = before.stirred(by_name)
    again = {index[name] for name in before.withheld if name in index}
    protected = small | {cell for cell in again if names[cell][:2] in stirred}
    whole = {position for position, name in enumerate(names) if not name[3]}
    whole |= {index[name] for name, told in before.counts.items() if name in index and values[index[name]] in told}
    for count, parts in before.rests:
        if all(part in index for part in parts) and count == sum(values[index[part]] for part in parts):
            sums.append(Sum(len(values), tuple(index[part] for part in parts)))
            whole.add(len(values))
            values.append(count)
    keep = whole - protected
    lotted = set()
    if secret:
        # How many are drawn must not turn on what was told before: an edition made again draws the same.
        may_be = {place for place, name in enumerate(names) if name[3]} - small
        tables = [name[:2] for name in names]
        lotted = drawn(tables, [_share(secret, name) for name in names], small, may_be) - keep
    hidden, exposed = hidden_of(values, sums, protected, keep, again, lotted)
    return Suppression(
        {name: SMALL if index[name] in small else COMPANION for name in by_name if index[name] in hidden},
        tuple(name for name in by_name if index[name] in exposed),
    )


def _lot(secret: bytes, name: CellName) -> bytes:
    question, period, area, key = name
    return blake2b(repr((question, period, area, sorted(key))).encode(), key=secret[:64], digest_size=16).digest()


def _share(secret: bytes, name: CellName) -> float:
    """At least nought and under one, of another part of the lot than the one that orders."""
    return int.from_bytes(_lot(secret, name)[8:14]) / (1 << 48)


def hidden_of(
    values: Sequence[int], sums: Sequence[Sum], protected: set[int], keep: set[int], again: set[int], lotted: set[int]
) -> tuple[set[int], set[int]]:
    """All that is withheld, and the protected counts that can be told all the same."""
    more, exposed = protect(values, sums, protected, keep, again, lotted)
    return protected | again | more, exposed


SMALLER = {
    "nation": ("country", "region", "force"),
    "country": ("region", "force"),
    "region": ("force",),
    "force": (),
}
"""The kinds of area that each kind may be made of, coarsest first."""

Relation = tuple[CellName, tuple[CellName, ...]]


def _over_areas(totals: Mapping[CellName, Total], areas: Sequence[Area]) -> list[Relation]:
    """Each area's figure is the sum of the areas it is made of."""
    made_of = {area.name: _parts(area, areas) for area in areas}
    found: list[Relation] = []
    for name in totals:
        question, period, place, key = name
        parts = [(question, period, part.name, key) for part in made_of[place]]
        # An area where no force gave the figure has none to add.
        given = tuple(part for part in parts if part in totals)
        if given:
            found.append((name, given))
    return found


def _parts(area: Area, areas: Sequence[Area]) -> list[Area]:
    """The coarsest kind of smaller area that makes this one up exactly."""
    for kind in SMALLER[area.kind]:
        inside = [part for part in areas if part.kind == kind and set(part.members) <= set(area.members)]
        if sorted(code for part in inside for code in part.members) == sorted(area.members):
            return inside
    return []


def _over_categories(totals: Mapping[CellName, Total], questions: Sequence[Question]) -> list[Relation]:
    """A figure is the sum of its categories, where a case counts under one only; and the question it sums to."""
    partitions = {question.number: question for question in questions if not question.several_per_case}
    refined: dict[tuple[str, str, str], list[Key]] = {}
    for question, period, area, key in totals:
        refined.setdefault((question, period, area), []).append(key)
    found: list[Relation] = []
    for (number, period, area), keys in refined.items():
        if number not in partitions:
            continue
        groups: dict[tuple[Key, str], list[CellName]] = {}
        for key in keys:
            for pair in key:
                groups.setdefault((key - {pair}, pair[0]), []).append((number, period, area, key))
        summed = partitions[number].sums_to
        for (coarser, _), parts in groups.items():
            found += [
                (total, tuple(parts))
                for total in ((number, period, area, coarser), (summed or number, period, area, coarser))
                if total in totals and total not in parts
            ]
    return list(dict.fromkeys(found))
