"""From which value on the checks that compare returns tell something. One table, so that another value can be tried on
all rounds kept before it is made the rule (review/trials.py). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace


@dataclass(frozen=True, slots=True)
class Limits:
    """The values that hold, unless others are tried."""

    times: float = 3.5
    small: float = 20
    fewest: float = 8
    jump: float = 0.25
    factor: float = 4
    least: float = 20
    shared: float = 4
    different: float = 3
    row_least: float = 20


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Threshold:
    """A limit in words: the rules that ask for it, and between what it can be set."""

    name: str
    words: str
    rules: tuple[str, ...]
    lowest: float
    highest: float
    whole: bool = True


THRESHOLDS: tuple[Threshold, ...] = (
    Threshold("times", "spreads from the middle of the other forces", ("R402", "R403", "R404", "R405"), 1, 20, False),
    Threshold("small", "counts below it are exempt", ("R402", "R403", "R404", "R405", "R406", "R408", "R410"), 0, 1000),
    Threshold("fewest", "other forces needed to compare with", ("R402", "R403", "R404", "R405", "R407"), 3, 43),
    Threshold("jump", "by how much a share of unknown must move (0.25 is 25 points)", ("R405",), 0.01, 1, False),
    Threshold("factor", "times more or fewer than the period before", ("R401",), 1.1, 100, False),
    Threshold("least", "the larger of the two figures must be at least that", ("R401",), 0, 1000),
    Threshold("shared", "equal figures that two forces must share", ("R408",), 2, 100),
    Threshold("different", "different values among those", ("R408",), 1, 100),
    Threshold("row_least", "figures of equal rows must be at least that", ("R409",), 0, 1000),
)


def with_limits(given: Mapping[str, float]) -> Limits:
    """The limits with these in the place of those that hold. Raises ValueError with a sentence for a name or value that
    cannot be."""
    known = {one.name: one for one in THRESHOLDS}
    for name, value in given.items():
        if name not in known:
            raise ValueError(f"“{name}” is no threshold: there are {', '.join(known)}.")
        one = known[name]
        if not one.lowest <= value <= one.highest:
            raise ValueError(f"{name} is between {one.lowest:g} and {one.highest:g}.")
        if one.whole and value != int(value):
            raise ValueError(f"{name} is a whole number.")
    return replace(LIMITS, **given)


def rules_of(names: Mapping[str, float]) -> set[str]:
    """The rules that ask for one of these thresholds."""
    return {rule for one in THRESHOLDS if one.name in names for rule in one.rules}


assert {one.name for one in THRESHOLDS} == {field.name for field in fields(Limits)}
