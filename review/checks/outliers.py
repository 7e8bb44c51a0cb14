"""What stands out against the force's own other period, where too few forces have answered to compare with. A prompt to
look, never a reason to change a figure. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingestion.values.finding import Level, declare
from requests_app.specification import Specification
from review.checks.limits import LIMITS, Limits
from review.checks.peer_values import PeerReturn, pairs
from review.judged import JudgedFinding, comparing

STANDS_OUT = declare(
    "R401",
    Level.WARNING,
    "A figure far from the period before",
    "Look at both cells; if they are right, accept it and say so.",
)


def standing_out(
    one: PeerReturn, specification: Specification, compared: Sequence[str], limits: Limits = LIMITS
) -> Iterable[JudgedFinding]:
    """Undivided questions whose figure is several times that of the period before, or a part of it, where the larger is
    no small one: there chance alone does it. Those `compared` with other forces' are left to that comparison; nought
    after many has a rule of its own."""
    far = [
        (before, after)
        for before, after in pairs(one, specification)
        if after.question not in compared and _far(before.value, after.value, limits)
    ]
    told: set[str] = set()
    for before, after in far:
        if before.key in told:  # it stands out from both its neighbours: one figure, told once
            continue
        against = f"{before.value:g} in {before.period}"
        following = next((later for same, later in far if same.key == after.key), None)
        about = [after.key, before.key]
        if following is not None and (following.value > after.value) == (before.value > after.value):
            told.add(after.key)
            against += f" and {following.value:g} in {following.period}"
            about.append(following.key)
        yield comparing(
            STANDS_OUT,
            one.code,
            f"Question {after.question}: {after.value:g} in {after.period}, against {against}.",
            about=tuple(about),
        )


def _far(first: float, second: float, limits: Limits) -> bool:
    if max(first, second) < limits.least or (second == 0 and first >= limits.least):
        return False
    return max(first, second) >= limits.factor * max(min(first, second), 1)
