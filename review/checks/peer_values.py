"""A campaign's figures side by side, as the comparison of forces takes them: exact, one a key, as people corrected
them; and the middle and spread of many. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from requests_app.specification import Specification

FEWEST = 8
"""Forces, others than the one looked at, below which no middle and spread mean anything."""

TO_SIGMA = 1.4826
"""A median absolute deviation times this is a standard deviation where values are spread normally."""


@dataclass(frozen=True, slots=True)
class PeerFigure:
    """An exact figure of one force."""

    key: str
    question: str
    period: str
    breakdown: Mapping[str, str]
    value: float
    document: int
    place: str = ""
    record: int | None = None


@dataclass(slots=True)
class PeerReturn:
    """One force's figures by key, and how many children (aged 0 to 17) live in its area; None where not known."""

    code: str
    force: str
    children: int | None
    figures: dict[str, PeerFigure] = field(default_factory=dict)

    def whole(self, question: str, period: str) -> PeerFigure | None:
        """The undivided figure of a question for a period."""
        return self.figures.get(f"{question}|{period}")


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of many values, their spread (never below a floor), and where the middle half lies."""

    middle: float
    spread: float
    low: float
    high: float
    count: int

    def far(self, value: float, times: float) -> bool:
        """Whether the value lies more than so many spreads from the middle."""
        return abs(value - self.middle) > times * self.spread


def spread_of(values: Iterable[float], *, floor: float) -> Spread | None:
    """By the median and the median absolute deviation, which few wild values do not move; None of fewer than FEWEST."""
    ordered = sorted(values)
    if len(ordered) < FEWEST:
        return None
    middle = median(ordered)
    deviation = median(abs(value - middle) for value in ordered) * TO_SIGMA
    quarter = len(ordered) // 4
    return Spread(middle, max(deviation, floor), ordered[quarter], ordered[-1 - quarter], len(ordered))


def pairs(one: PeerReturn, specification: Specification) -> Iterator[tuple[PeerFigure, PeerFigure]]:
    """The undivided figures of each two periods that follow each other, question by question."""
    for question in specification.questions:
        for before, after in zip(specification.periods, specification.periods[1:], strict=False):
            first, second = one.whole(question.number, before.label), one.whole(question.number, after.label)
            if first is not None and second is not None:
                yield first, second


def others(returns: Sequence[PeerReturn], one: PeerReturn) -> list[PeerReturn]:
    return [other for other in returns if other is not one]
