"""Whole rounds of 43 forces with every trap, drawn at random, through the command: states, totals and changes."""

from __future__ import annotations

import json
import os
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from ingestion.pipeline import read_file
from tests.world.rounds.drawing import DrawnRound, drawn_round
from tests.world.rounds.judging import faults

pytestmark = [pytest.mark.django_db, pytest.mark.integration]

FIRST = int(os.environ.get("ROUNDS_FROM", "0"))
SEEDS = range(FIRST, FIRST + int(os.environ.get("ROUNDS", "2")))


@pytest.fixture(autouse=True)
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents are read in this process: the sandbox, which is proved elsewhere, costs a process for each."""

    def reading(path: Path, *, name: str, progress: Any = None, **how: Any) -> Any:
        return read_file(path, name=name, **how)

    monkeypatch.setattr("ingestion.tasks.read_in_sandbox", reading)


def told(made: DrawnRound) -> dict[str, Any]:
    out = StringIO()
    call_command("import_round", made.specification, made.returns, "--json", stdout=out)
    found: dict[str, Any] = json.loads(out.getvalue().splitlines()[-1])
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_a_round_with_every_trap_is_told_as_it_is(seed: int, tmp_path: Path) -> None:
    made = drawn_round(seed, tmp_path)
    found = faults(made, told(made))
    assert not found, "\n".join(f"seed {seed}: {fault}" for fault in found)
