"""What a campaign's forces are compared by: their changes, rates and shares of unknown, sorted once for all. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from requests_app.specification import Specification
from review.checks.limits import LIMITS, Limits
from review.checks.peer_values import PeerFigure, PeerReturn, pairs
from review.checks.spread import Others

CHANGE_FLOOR, RATE_FLOOR, SHARE_FLOOR = 0.15, 0.25, 0.08
"""The least spread of logarithms of changes and rates, and of shares: forces that happen to agree closely do not make
the next one strange."""

UNKNOWN_WORDS = ("unknown", "not known", "not recorded", "not stated", "unspecified", "not specified", "blank")


class Peers:
    """What each force is compared with, worked out once of all returns."""

    def __init__(self, returns: Sequence[PeerReturn], specification: Specification, limits: Limits = LIMITS) -> None:
        self.specification, self.limits = specification, limits
        small, fewest = limits.small, limits.fewest
        self.changes = _sorted(_every_change(returns, specification, small), CHANGE_FLOOR, fewest)
        self.rates = _sorted(_every_rate(returns, specification, small), RATE_FLOOR, fewest)
        self.shares = {one.code: dict(_unknown_shares(one, specification, small)) for one in returns}
        self.jumps = _sorted(_every_jump(self.shares, specification), SHARE_FLOOR, fewest)
        self.national: dict[tuple[str, str], tuple[int, float]] = {}
        for question in specification.questions:
            for period in specification.periods:
                held = [one.whole(question.number, period.label) for one in returns]
                values = [figure.value for figure in held if figure is not None]
                self.national[question.number, period.label] = len(values), sum(values)


Valued = Iterable[tuple[Any, str, float]]
"""(what is compared, force code, value)."""


def _sorted(valued: Valued, floor: float, fewest: float) -> dict[Any, Others]:
    held: dict[Any, list[tuple[str, float]]] = {}
    for what, code, value in valued:
        held.setdefault(what, []).append((code, value))
    return {what: Others(values, floor=floor, fewest=fewest) for what, values in held.items()}


def _every_change(returns: Iterable[PeerReturn], specification: Specification, small: float) -> Valued:
    """By question, the logarithms of changes, where both figures are large enough: chance alone moves small ones."""
    for one in returns:
        for before, after in pairs(one, specification):
            if min(before.value, after.value) >= small:
                yield after.question, one.code, math.log(after.value / before.value)


def _every_rate(returns: Iterable[PeerReturn], specification: Specification, small: float) -> Valued:
    """By question and period, the logarithms of rates per 1,000 children of counts that are large enough."""
    for one in returns:
        for question in specification.questions:
            for period in specification.periods:
                held = one.whole(question.number, period.label)
                if one.children and held and held.value >= small:
                    yield (question.number, period.label), one.code, math.log(held.value * 1000 / one.children)


Shares = Mapping[tuple[str, str, str], tuple[float, PeerFigure]]
"""(question, dimension, period) → the share of unknown in the figure of the question it sums to, and its figure."""


def _every_jump(shares: Mapping[str, Shares], specification: Specification) -> Valued:
    for code, own in shares.items():
        for place, earlier in followed(own, specification):
            yield place, code, own[place][0] - own[earlier][0]


def followed(own: Shares, specification: Specification) -> Iterator[tuple[tuple[str, str, str], tuple[str, str, str]]]:
    """Each share of unknown that is known for the period before too, with the place of that."""
    labels = [period.label for period in specification.periods]
    before = dict(zip(labels[1:], labels, strict=False))
    for question, key, period in own:
        earlier = question, key, before.get(period, "")
        if earlier in own:
            yield (question, key, period), earlier


def _unknown_shares(
    one: PeerReturn, specification: Specification, small: float
) -> Iterator[tuple[tuple[str, str, str], tuple[float, PeerFigure]]]:
    """(question, dimension, period) → the share of unknown in the figure of the question it sums to, and its figure."""
    wholes = {question.number: question.sums_to for question in specification.questions}
    for figure in one.figures.values():
        if len(figure.breakdown) != 1 or not wholes.get(figure.question):
            continue
        [(key, category)] = figure.breakdown.items()
        whole = one.whole(str(wholes[figure.question]), figure.period)
        if whole is not None and whole.value >= small and category.casefold().startswith(UNKNOWN_WORDS):
            yield (figure.question, key, figure.period), (figure.value / whole.value, figure)
