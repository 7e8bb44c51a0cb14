"""What the command said of a round held against its truth: each fault in a sentence that begins with its kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.world.rounds.answers import Bounds, Key
from tests.world.rounds.drawing import DrawnRound
from tests.world.rounds.traps import Truth

NATION = "England and Wales"
TELLING = ("error", "warning")


def faults(made: DrawnRound, said: dict[str, Any]) -> list[str]:
    """state, silent, untold, short (told, but less than the return gives), clean, unplaced, total, change."""
    told = {one["name"]: one for one in said["forces"]}
    found = []
    for name, truth in made.truths.items():
        found += [f"{fault} [{truth.kind}] {name}" for fault in _of_force(truth, told[name], _figures(said, name))]
    return [*found, *_unplaced(made, said), *_totals(made, said, told), *_changes(made, said, told)]


def _figures(said: dict[str, Any], area: str) -> dict[Key, Bounds]:
    return {
        (one["question"], one["period"], " · ".join(one["breakdown"].values())): (one["low"], one["high"])
        for one in said["totals"]
        if one["area"] == area and one["low"] is not None and one["answered"]
    }


def _fits(truth: Bounds, bounds: Bounds) -> bool:
    """Exact is exact; what is hidden lies within what was said of it."""
    low, high = bounds
    return bounds == truth or (truth[0] < truth[1] and truth[0] <= low and high == truth[1])


def _of_force(truth: Truth, told: dict[str, Any], figures: dict[Key, Bounds]) -> Iterator[str]:
    state = told["state"]
    ids = [one["id"] for one in told["findings"] if one["level"] in TELLING]
    if state not in truth.states:
        yield f"state: {state} and not {' or '.join(sorted(truth.states))} {ids}"
        return
    if truth.told and not ids:
        yield "untold: no error and no warning"
    errors = [one for one in told["findings"] if one["level"] == "error"]
    if truth.clean and errors:
        yield f"clean: {errors[0]['id']} {errors[0]['message'][:120]}"
    if state != "usable":
        return
    for key, bounds in truth.figures.items():
        if key not in figures:
            yield f"{'short' if ids else 'silent'}: no figure for {key}, which is {bounds} {ids}"
        elif not _fits(bounds, figures[key]):
            yield f"{'wrong, told' if ids else 'silent'}: {figures[key]} for {key}, which is {bounds} {ids}"
    given = {(question, period) for question, period, _ in truth.figures}
    for key, bounds in figures.items():
        if truth.also.get(key) == bounds:
            continue
        if key not in truth.figures and (key[2] or key[:2] not in given):
            yield f"{'invented, told' if ids else 'silent'}: {bounds} for {key}, which it does not give {ids}"


def _counted(made: DrawnRound, told: dict[str, Any]) -> list[str]:
    """The forces whose figures count: what the program blocks where either is right is taken as it said."""
    return [name for name, truth in made.truths.items() if "usable" in truth.states and told[name]["state"] == "usable"]


def _unplaced(made: DrawnRound, said: dict[str, Any]) -> Iterator[str]:
    wanted = sorted(name for truth in made.truths.values() for name in truth.unplaced)
    if wanted != sorted(said["unplaced"]):
        yield f"unplaced: {said['unplaced']} and not {wanted}"


def _totals(made: DrawnRound, said: dict[str, Any], told: dict[str, Any]) -> Iterator[str]:
    counted = _counted(made, told)
    states = [one["state"] for one in told.values()]
    for one in said["totals"]:
        if one["area"] != NATION or one["question"] != "1":
            continue
        parts = [made.truths[name].figures.get(("1", one["period"], "")) for name in counted]
        given = [part for part in parts if part is not None]
        right = sum(low for low, _ in given), sum(high for _, high in given), len(given)
        if (one["low"], one["high"], one["answered"]) != right:
            yield f"total: {one['period']} {one['low']} to {one['high']} of {one['answered']}, which is {right}"
        if (one["asked"], one["refused"]) != (len(told), states.count("refused")):
            yield f"total: {one['period']} asked {one['asked']}, refused {one['refused']}"


def _changes(made: DrawnRound, said: dict[str, Any], told: dict[str, Any]) -> Iterator[str]:
    for one in said["changes"]:
        if one["area"] != NATION or one["question"] != "1":
            continue
        ends = [
            (before[0], after[0])
            for name in _counted(made, told)
            if (before := made.truths[name].figures.get(("1", one["from"], "")))
            and (after := made.truths[name].figures.get(("1", one["to"], "")))
        ]
        first, last = sum(a for a, _ in ends), sum(b for _, b in ends)
        percent = 100 * (last - first) / first if first else None
        if one["forces"] != len(ends) or percent is None or one["percent"] is None:
            yield f"change: {one['from']} to {one['to']} over {one['forces']} forces, which are {len(ends)}"
        elif abs(one["percent"] - percent) > 0.0501:
            yield f"change: {one['from']} to {one['to']} {one['percent']} %, which is {percent:.3f} %"
