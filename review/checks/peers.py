"""What is implausible beside the other forces: by the middle and spread of their values, not by a fixed factor. Each
says its peers, and names the cells. Prompts to look. Pure."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from ingestion.values.finding import Level, declare
from ingestion.values.interval import exactly
from requests_app.specification import Specification
from review.checks.joint import alike, counted_twice
from review.checks.limits import LIMITS, Limits
from review.checks.outliers import standing_out
from review.checks.peer_finding import peer_finding
from review.checks.peer_spreads import Peers, followed
from review.checks.peer_values import PeerFigure, PeerReturn, pairs
from review.judged import Candidate, JudgedFinding

LOOK = "Look at the cells; if they are right, accept it and say so, or ask the force."

CHANGE = declare("R402", Level.WARNING, "A change unlike the other forces'", LOOK)
RATE = declare("R403", Level.WARNING, "A rate per 1,000 children unlike the other forces'", LOOK)
SLIP = declare(
    "R404",
    Level.WARNING,
    "A figure ten, a hundred or a thousand times what would fit",
    "Look for a digit too many or too few, or for figures given in hundreds or thousands; ask the force.",
)
UNKNOWN = declare(
    "R405",
    Level.WARNING,
    "A share of unknown that jumps",
    "Ask the force whether it recorded otherwise; shares of what is known are not like for like over such a break.",
)
NOUGHT = declare(
    "R406", Level.WARNING, "Nought after many", "Ask the force whether nought was counted, or nothing was looked for."
)
NATIONAL = declare(
    "R407",
    Level.WARNING,
    "As many as all other forces together",
    "Look whether the force gave a national figure, or one of several forces.",
)
COPIED = declare(
    "R408",
    Level.WARNING,
    "The same figures as another force's",
    "Find out whose they are: a joint unit's count stands under one force only.",
)
KINDS = frozenset({"R401", "R402", "R403", "R404", "R405", "R406", "R407", "R408", "R410"})
"""What is found by comparing returns with each other: worked out of all of them, and kept with none."""

NO_CHANCE = 20_000
"""One in how many: of 500,000 pairs of drawn forces without a copy, none was alike by one in 2,000."""
SLIPS, NEAR = (10, 100, 1000), math.log(1.25)


def among_peers(
    returns: Sequence[PeerReturn], specification: Specification, limits: Limits = LIMITS
) -> dict[str, list[JudgedFinding]]:
    """Force code → what stands out of its return beside the others, by the limits that hold or those that are tried."""
    found: dict[str, list[JudgedFinding]] = {}
    joint = counted_twice(returns, limits)
    copied = _copied(returns, limits)
    peers = Peers(returns, specification, limits)
    for one in returns:
        held = [
            *_changes(one, peers),
            *_rates(one, peers),
            *_unknown(one, peers),
            *_nought(one, peers),
            *_national(one, peers),
            *joint.get(one.code, ()),
            *(() if one.code in joint else copied.get(one.code, ())),
        ]
        compared = [question for question, others in peers.changes.items() if others.without(one.code)]
        held += standing_out(one, specification, compared, limits)
        if held:
            found[one.code] = held
    return found


def _changes(one: PeerReturn, peers: Peers) -> Iterator[JudgedFinding]:
    limits = peers.limits
    for before, after in pairs(one, peers.specification):
        if min(before.value, after.value) <= 0 or max(before.value, after.value) < limits.small:
            continue
        others = peers.changes.get(after.question)
        spread = others.without(one.code) if others else None
        change = math.log(after.value / before.value)
        if spread is None or not spread.far(change, limits.times):
            continue
        said = (
            f"Question {after.question}: {before.value:g} in {before.period} and {after.value:g} in {after.period}, "
            f"{_times(change)} as many. Of {spread.count} changes of other forces the middle is "
            f"{_times(spread.middle)}, and half lie between {_times(spread.low)} and {_times(spread.high)}."
        )
        slip = _slip(change - spread.middle)
        if slip is None:
            yield peer_finding(CHANGE, one, said, [after, before])
        else:
            yield peer_finding(SLIP, one, f"{said} {_fitting(after, slip)}", [after, before], _candidates(after, slip))


def _slip(off: float) -> float | None:
    """By what power of ten a figure is too large (10, 100, 1000) or too small (0.1 …), where it is by about one."""
    for power in SLIPS:
        for factor in (float(power), 1 / power):
            if abs(off - math.log(factor)) <= NEAR:
                return factor
    return None


def _fitting(figure: PeerFigure, slip: float) -> str:
    words = "large" if slip > 1 else "small"
    return f"{figure.value / slip:g} would fit: it may be {max(slip, 1 / slip):g} times too {words}."


def _candidates(figure: PeerFigure, slip: float) -> Iterator[Candidate]:
    fitting = figure.value / slip
    if fitting == int(fitting):
        yield Candidate(figure.key, exactly(fitting), f"{fitting:g}", "what would fit the other forces", figure.record)


def _rates(one: PeerReturn, peers: Peers) -> Iterator[JudgedFinding]:
    for question in peers.specification.questions:
        if one.children and not question.several_per_case:
            yield from _rates_of(question.number, one, one.children, peers)


def _rates_of(question: str, one: PeerReturn, children: int, peers: Peers) -> Iterator[JudgedFinding]:
    for period in peers.specification.periods:
        figure, others = one.whole(question, period.label), peers.rates.get((question, period.label))
        if figure is None or figure.value < peers.limits.small or others is None:
            continue
        spread = others.without(one.code)
        rate = math.log(figure.value * 1000 / children)
        if spread is not None and spread.far(rate, peers.limits.times):
            yield peer_finding(
                RATE,
                one,
                f"Question {question}: {figure.value:g} in {period.label} is {math.exp(rate):.2f} per 1,000 children. "
                f"Of {spread.count} other forces the middle is {math.exp(spread.middle):.2f}, and half lie between "
                f"{math.exp(spread.low):.2f} and {math.exp(spread.high):.2f}.",
                [figure],
            )


def _unknown(one: PeerReturn, peers: Peers) -> Iterator[JudgedFinding]:
    """Per dimension, how the share of unknown among a question's parts moved from period to period."""
    own = peers.shares[one.code]
    for place, earlier in followed(own, peers.specification):
        (question, key, period), (share, figure), (was, before) = place, own[place], own[earlier]
        if abs(share - was) < peers.limits.jump:
            continue
        spread = peers.jumps[place].without(one.code)
        if spread is not None and not spread.far(share - was, peers.limits.times):
            continue
        told = f" Of {spread.count} other forces the middle moved by {spread.middle:+.0%}." if spread else ""
        yield peer_finding(
            UNKNOWN,
            one,
            f"Question {question}, {peers.specification.dimensions[key].label}: {figure.breakdown[key]} is {share:.0%} "
            f"of the total in {period}, and was {was:.0%} in {earlier[2]}.{told}",
            [figure, before],
        )


def _nought(one: PeerReturn, peers: Peers) -> Iterator[JudgedFinding]:
    for before, after in pairs(one, peers.specification):
        if after.value == 0 and before.value >= peers.limits.small:
            said = f"Question {after.question}: nought in {after.period}, after {before.value:g} in {before.period}."
            yield peer_finding(NOUGHT, one, said, [after, before])


def _national(one: PeerReturn, peers: Peers) -> Iterator[JudgedFinding]:
    for (question, period), (count, total) in peers.national.items():
        figure = one.whole(question, period)
        if figure is None or count - 1 < peers.limits.fewest or not 0 < total - figure.value <= figure.value:
            continue
        yield peer_finding(
            NATIONAL,
            one,
            f"Question {question}: {figure.value:g} in {period} is as much as all {count - 1} other forces together "
            f"({total - figure.value:g}).",
            [figure],
        )


def _copied(returns: Sequence[PeerReturn], limits: Limits) -> Mapping[str, list[JudgedFinding]]:
    """Two forces with the same figures throughout what both gave, or throughout a question and too large for chance."""
    found: dict[str, list[JudgedFinding]] = {}
    told: set[tuple[str, str]] = set()
    for one, other in _alike(returns, limits):
        shared = [key for key in one.figures if key in other.figures]
        equal = [key for key in shared if one.figures[key].value == other.figures[key].value]
        telling = {one.figures[key].value for key in equal if one.figures[key].value >= limits.small}
        if len(equal) < limits.shared or len(equal) < len(shared) or len(telling) < limits.different:
            continue
        told.add((one.code, other.code))
        for mine, theirs in ((one, other), (other, one)):
            figures = [mine.figures[key] for key in equal]
            examples = ", ".join(f"{figure.value:g}" for figure in figures[:4])
            said = f"All {len(equal)} figures that both gave ({examples} …) are those of {theirs.force}."
            found.setdefault(mine.code, []).append(peer_finding(COPIED, mine, said, figures[:6], other=theirs.code))
    for pair in alike(returns, limits):
        if pair.once_in < NO_CHANCE or (pair.one.code, pair.other.code) in told:
            continue
        for mine, theirs in ((pair.one, pair.other), (pair.other, pair.one)):
            figures = [mine.figures[key] for key in pair.keys]
            values = ", ".join(f"{figure.value:g}" for figure in figures[:4])
            said = f"Question {pair.question}: all {len(figures)} figures that both gave ({values}) are those of "
            finding = peer_finding(COPIED, mine, f"{said}{theirs.force}.", figures[:6], other=theirs.code)
            found.setdefault(mine.code, []).append(finding)
    return found


def _alike(returns: Sequence[PeerReturn], limits: Limits) -> Iterator[tuple[PeerReturn, PeerReturn]]:
    """Each two that have enough equal figures above the small ones, in the order of the returns: found by the figures,
    since of a thousand forces hardly two are worth laying side by side."""
    holding: dict[tuple[str, float], list[int]] = {}
    for place, one in enumerate(returns):
        for key, figure in one.figures.items():
            if figure.value >= limits.small:
                holding.setdefault((key, figure.value), []).append(place)
    together = Counter(two for places in holding.values() for two in combinations(places, 2))
    for (first, second), figures in sorted(together.items()):
        if figures >= limits.different:
            yield returns[first], returns[second]


def _times(logarithm: float) -> str:
    return f"{math.exp(logarithm):.2g} times"
