"""A joint unit's count that two forces report, each as its own: added up it would count twice. Pure.

Equal figures alone may be a slip or a copy (R408). Here a return's own words say why they are equal: it names the other
force, or a joint unit.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ingestion.values.finding import Level, declare
from ingestion.whose import JOINT_WORDS
from review.checks.limits import LIMITS, Limits
from review.checks.peer_finding import peer_finding
from review.checks.peer_values import Naming, PeerFigure, PeerReturn
from review.judged import JudgedFinding

JOINT = declare(
    "R410",
    Level.ERROR,
    "A joint unit's count under two forces",
    "Ask which force records it, and leave the figures out of the other's return; if each counted its own, say so.",
)

FEWEST = 2
"""Equal figures of one question, or all that was given where that is less: one alone may be chance."""
UNLIKELY, UNLIKELY_IF_JOINT = 500, 50
"""How unlikely the likeness must be by chance, as one in so many: two forces of one size share a count of n once in
about n times, and each further one, which moves little from period to period, once in about a quarter of that.
Less is asked where the words speak of joint work, and do not only name the other force."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Two returns with the same figures throughout one question, in the order of the returns."""

    one: PeerReturn
    other: PeerReturn
    question: str
    keys: tuple[str, ...]
    once_in: float


def alike(returns: Sequence[PeerReturn], limits: Limits = LIMITS) -> Iterator[Alike]:
    """Each two returns and question whose figures that both gave are all equal, and large enough to matter."""
    holding: dict[tuple[str, float], list[int]] = {}
    for place, one in enumerate(returns):
        for key, figure in one.figures.items():
            if figure.value > 0:
                holding.setdefault((key, figure.value), []).append(place)
    together: dict[tuple[int, int, str], float] = {}
    for (key, value), places in holding.items():
        for first, second in combinations(places, 2):
            pair = first, second, returns[first].figures[key].question
            together[pair] = together.get(pair, 0) + value
    for (first, second, question), counted in sorted(together.items()):
        one, other = returns[first], returns[second]
        shared = tuple(k for k, f in one.figures.items() if f.question == question and k in other.figures)
        if counted < limits.small or any(one.figures[key].value != other.figures[key].value for key in shared):
            continue
        given = max(sum(f.question == question for f in held.figures.values()) for held in (one, other))
        once_in = _once_in([one.figures[key].value for key in shared])
        if len(shared) >= min(FEWEST, given) and once_in >= UNLIKELY_IF_JOINT:
            yield Alike(one, other, question, shared, once_in)


def _once_in(values: Sequence[float]) -> float:
    return values[0] * math.prod(max(1.0, value / 4) for value in values[1:]) if values else 0.0


def counted_twice(returns: Sequence[PeerReturn], limits: Limits = LIMITS) -> Mapping[str, list[JudgedFinding]]:
    """Force code → what it shares with another force by its own words or the other's."""
    found: dict[str, list[JudgedFinding]] = {}
    for pair in alike(returns, limits):
        naming = _naming(pair.one, pair.other) or _naming(pair.other, pair.one)
        if naming is not None and (pair.once_in >= UNLIKELY or JOINT_WORDS.search(naming.words)):
            for mine, theirs in ((pair.one, pair.other), (pair.other, pair.one)):
                found.setdefault(mine.code, []).append(_told(mine, theirs, pair, naming))
    return found


def _naming(one: PeerReturn, other: PeerReturn) -> Naming | None:
    """Where the return names the other force, else where it speaks of a joint unit without a name."""
    return one.names.get(other.code) or one.names.get("")


def _told(mine: PeerReturn, theirs: PeerReturn, pair: Alike, naming: Naming) -> JudgedFinding:
    figures = [mine.figures[key] for key in pair.keys]
    there = ", ".join(_place(theirs.figures[key]) for key in pair.keys[:3])
    message = (
        f"Question {pair.question}: all {len(figures)} figures that both gave ({', '.join(map(_place, figures[:3]))}"
        f"{' …' if len(figures) > 3 else ''}) are those of {theirs.force} too ({there}), and {naming.document_name} "
        f"says: “{naming.words}” A joint unit's count stands under one force only."
    )
    return peer_finding(JOINT, mine, message, figures, other=theirs.code)


def _place(figure: PeerFigure) -> str:
    return f"{figure.value:g} at {figure.place}" if figure.place else f"{figure.value:g} in {figure.period}"
