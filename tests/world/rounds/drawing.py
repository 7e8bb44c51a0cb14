"""A round from its seed: every force has its turn, clean or trapped, and its truth."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from tests.world.rounds.answers import counts
from tests.world.rounds.asked import forces, specification
from tests.world.rounds.layouts import LAYOUTS
from tests.world.rounds.letters import LETTERS
from tests.world.rounds.traps import DOUBLE, SINGLE, Draw, Truth, clean

ONES = {**SINGLE, **LETTERS, **LAYOUTS}
"""Every trap of one force, by its name."""
AT_ONCE = 28
"""Traps of one force that a round has room for, beside those of two and a few clean returns: two rounds one after the
other hold every trap."""
assert len(ONES) <= 2 * AT_ONCE


@dataclass(frozen=True, slots=True)
class DrawnRound:
    """The specification, the folder of returns, and each force's truth by its name."""

    asked: dict[str, Any]
    specification: Path
    returns: Path
    truths: dict[str, Truth]


def drawn_round(seed: int, folder: Path, *, traps: bool = True) -> DrawnRound:
    """Writes the 43 returns and the specification. Without traps, every return is clean."""
    drawn = Random(f"round {seed}")
    asked = specification(drawn)
    returns = folder / "returns"
    returns.mkdir(parents=True)
    (folder / "spec.json").write_text(json.dumps(asked), encoding="utf-8")
    labels = [period["label"] for period in asked["periods"]]
    turns = [
        Draw(returns, force, counts(Random(f"{seed}/{force.name}"), force, labels),
             Random(f"{seed}/{force.name}/how"), asked)
        for force in forces()
    ]  # fmt: skip
    drawn.shuffle(turns)
    truths: dict[str, Truth] = {}
    if traps:
        for make in DOUBLE.values():
            one, other = turns.pop(), turns.pop()
            truths[one.force.name], truths[other.force.name] = make(one, other)
        names = list(ONES)
        for at in range(AT_ONCE):
            turn = turns.pop()
            truths[turn.force.name] = ONES[names[(seed * AT_ONCE + at) % len(names)]](turn)
    for turn in turns:
        truths[turn.force.name] = clean(turn)
    return DrawnRound(asked, folder / "spec.json", returns, truths)
