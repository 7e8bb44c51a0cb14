"""What earlier editions of a campaign told and withheld, as the next one's suppression takes it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from reporting.disclosure.suppression import CellName, ToldBefore
from reporting.statistics.areas import ENGLAND_AND_WALES
from reporting.statistics.figures import key_of

HIDDEN = "[c]"


def told_before(editions: Iterable[Mapping[str, Any]]) -> ToldBefore:
    """All that these editions let anybody know of their breakdowns."""
    counts: dict[CellName, set[int]] = {}
    withheld: set[CellName] = set()
    rests: dict[tuple[int, tuple[CellName, ...]], None] = {}
    for content in editions:
        own: dict[CellName, int | None] = {}
        for row in content["totals"]:
            name = row["question"], row["period"], row["area"], key_of(row["breakdown"])
            if not row["breakdown"]:
                continue
            if HIDDEN in row["marker"]:
                withheld.add(name)
                own[name] = None
            elif row["low"] is not None and row["low"] == row["high"]:
                counts.setdefault(name, set()).add(int(row["low"]))
                own[name] = int(row["low"])
        inside = _members(content)
        for (question, period, area, key), count in own.items():
            parts = [(question, period, force, key) for force in inside.get(area, ())]
            hidden = tuple(part for part in parts if part in own and own[part] is None)
            if count is not None and hidden:
                rests[count - sum(own.get(part) or 0 for part in parts), hidden] = None
    return ToldBefore({name: frozenset(told) for name, told in counts.items()}, frozenset(withheld), tuple(rests))


def _members(content: Mapping[str, Any]) -> dict[str, list[str]]:
    """The forces inside of each area that is not a force."""
    found: dict[str, list[str]] = {}
    for force in content["forces"]:
        for area in (force["region"], force["country"], ENGLAND_AND_WALES):
            if force["name"] not in found.setdefault(area, []):
                found[area].append(force["name"])
    return found
