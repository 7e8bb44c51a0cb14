"""Rounds drawn at random, with traps: states, totals and changes are told as they are through the command."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.core.management import call_command

from tests.builders import SPECIFICATION, csv_return, totals_return

pytestmark = [pytest.mark.django_db, pytest.mark.integration]

FORCES = (
    "Kent", "Essex", "Surrey", "Sussex", "Norfolk", "Suffolk", "Cumbria", "Lancashire", "Merseyside", "Durham",
    "Cleveland", "Wiltshire",
)  # fmt: skip
REFUSAL = (
    b"Section 12(1) of the Freedom of Information Act 2000 applies to the whole request, which is therefore refused."
)


def table(
    before: int, after: int, *, total: int | None = None, years: tuple[str, str] = ("2017/18", "2018/19")
) -> bytes:
    half = before // 2, after // 2
    rows: list[list[Any]] = [["Sex of victim", *years], ["Female", *half], ["Male", before - half[0], after - half[1]]]
    return csv_return([*rows, ["Total", before, after if total is None else total]])


def drawn_round(seed: int, folder: Path) -> tuple[dict[str, str], dict[str, tuple[int, int]]]:
    """Writes the round; the state of each force that has one to tell, and the figures of those that count."""
    drawn = Random(seed)
    names = drawn.sample(FORCES, len(FORCES))
    counts = {name: (drawn.randint(40, 400) * 2 + n, drawn.randint(40, 400) * 2 + n) for n, name in enumerate(names)}
    states: dict[str, str] = {}
    kinds = (
        "total",
        "years",
        "refusal",
        "nil",
        "sentence",
        "words",
        "plain",
        "plain",
        "plain",
        "plain",
        "plain",
        "absent",
    )
    usable: dict[str, tuple[int, int]] = {}
    for name, kind in zip(names, kinds, strict=True):
        before, after = counts[name]
        made = f"{name} Police"
        states[name] = "usable"
        content, ending = totals_return(before, after), "csv"
        if kind == "total":
            content, states[name] = table(before, after, total=after + 7), "blocked"
        elif kind == "years":
            content, states[name] = table(before, after, years=("2011/12", "2012/13")), ""
        elif kind == "refusal":
            content, ending, states[name] = REFUSAL, "txt", "refused"
        elif kind == "nil":
            before = after = 0
            content = totals_return(0, 0)
        elif kind == "sentence":
            said = f"In 2017/18 there were {before} offences. In 2018/19 the force recorded {after} offences."
            content, ending = said.encode(), "txt"
        elif kind == "words":
            content, ending = f"There were {after} offences in 2018/19, up from {before} in 2017/18.".encode(), "txt"
        if kind == "absent":
            states[name] = "missing"
            continue
        (folder / f"{made}.{ending}").write_bytes(content)
        if states[name] == "usable":
            usable[name] = before, after
    return states, usable


@pytest.mark.parametrize("seed", range(3))
def test_a_round_with_traps_is_told_as_it_is(seed: int, tmp_path: Path) -> None:
    returns = tmp_path / "returns"
    returns.mkdir()
    states, usable = drawn_round(seed, returns)
    (tmp_path / "spec.json").write_text(json.dumps(SPECIFICATION))
    out = StringIO()
    call_command("import_round", tmp_path / "spec.json", returns, "--json", stdout=out)
    said = json.loads(out.getvalue().splitlines()[-1])
    told = {force["name"].split()[0]: force for force in said["forces"]}
    assert {name: told[name]["state"] for name, state in states.items() if state} == {
        n: s for n, s in states.items() if s
    }
    strange = next(name for name, state in states.items() if not state)
    assert any(one["level"] in ("error", "warning") for one in told[strange]["findings"])
    totals = {
        (one["period"], one["area"]): one for one in said["totals"] if one["question"] == "1" and not one["breakdown"]
    }
    for at, period in enumerate(("2017/18", "2018/19")):
        nation = totals[period, "England and Wales"]
        assert nation["low"] == nation["high"] == sum(counts[at] for counts in usable.values())
        assert (nation["asked"], nation["answered"], nation["refused"]) == (43, len(usable), 1)
    change = next(one for one in said["changes"] if one["question"] == "1" and one["area"] == "England and Wales")
    before, after = (sum(counts[at] for counts in usable.values()) for at in (0, 1))
    assert (change["forces"], change["percent"]) == (
        len(usable),
        pytest.approx(100 * (after - before) / before, abs=0.05),
    )
