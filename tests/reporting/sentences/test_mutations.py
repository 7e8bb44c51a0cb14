"""One thing is changed in a whole release, and exactly the sentences that rest on it change or fall silent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from ingestion.values.interval import Interval, exactly
from ingestion.values.record import Kind
from reporting.sentences.headlines import headlines
from reporting.sentences.sentence import Voice
from reporting.statistics.figures import Figure, State
from tests.reporting.builders import CODE, figure, ledger, specification
from tests.reporting.sentences.test_statements import YEARS, ages, release

Change = Callable[[list[Figure]], list[Figure]]
KENT, SURREY, GWENT = "Kent Police", "Surrey Police", "Gwent Police"
NATION = {"England and Wales"}
SOUTH_EAST = {"South East", "England", *NATION}
WALES = {"Wales", *NATION}


def world() -> list[Figure]:
    """The release's own figures, and sexes and ages from every force alike."""
    return release() + [item for year in YEARS for name in CODE for item in ages(name, 5, 20, 5, year)]


def told(figures: list[Figure], **more: Any) -> dict[tuple[str, str], tuple[str, tuple[str, ...]]]:
    """(area, what about) → the press sentence and its doubts."""
    said = headlines(ledger(figures, **more), specification()).voiced(Voice.PRESS)
    return {(one.area, one.about): (one.text, one.doubts) for one in said}


def where(force: str, period: str | None = None, question: str = "1", **changes: Any) -> Change:
    """The figures of a force, changed."""
    code = CODE[force]

    def change(figures: list[Figure]) -> list[Figure]:
        hit = [f for f in figures if f.force == code and f.question == question and period in (None, f.period)]
        assert hit, "a mutation that touches nothing proves nothing"
        return [replace(f, **changes) if f in hit else f for f in figures]

    return change


def value(force: str, period: str, number: int) -> Change:
    return where(force, period, interval=exactly(number))


def without(force: str, question: str | None = None) -> Change:
    return lambda figures: [f for f in figures if f.force != CODE[force] or question not in (None, f.question)]


def nothing(figures: list[Figure]) -> list[Figure]:
    return figures


@dataclass(frozen=True)
class Mutation:
    """`changed` and `silent` are areas whose change is told otherwise or no longer; `compared` says that so is every
    sentence that names the national increase, `shares` that the nation's shares are.

    The nation rose by 35.9 per cent, told as 36. Without Surrey's 27 and 76 it is 34.7, told as 35 wherever it is.
    """

    name: str
    change: Change
    changed: set[str] = field(default_factory=set)
    silent: set[str] = field(default_factory=set)
    compared: bool = False
    shares: bool = False
    more: dict[str, Any] = field(default_factory=dict)


MUTATIONS = [
    Mutation("nothing", nothing),
    Mutation("a force without offences is dropped", without("Gwent"), WALES, {GWENT}, shares=True),
    Mutation("its answer to the whole is dropped, its parts stay", without("Gwent", "1"), WALES, {GWENT}),
    Mutation("its parts are dropped, the whole stays", without("Gwent", "2"), shares=True),
    Mutation("it is blocked", nothing, WALES, {GWENT}, shares=True, more={"states": {CODE["Gwent"]: State.BLOCKED}}),
    Mutation("it refused", nothing, WALES, {GWENT}, shares=True, more={"states": {CODE["Gwent"]: State.REFUSED}}),
    Mutation("one more offence", value("Kent", "2018/19", 141), {KENT, *SOUTH_EAST}),
    Mutation("one fewer in the year before", value("Kent", "2017/18", 121), {KENT, *SOUTH_EAST}),
    Mutation("so many that the nation's own rise is another", value("Kent", "2018/19", 300), {KENT, *SOUTH_EAST},
             compared=True),
    Mutation("it moves as little as the year before", value("Kent", "2018/19", 122), {KENT, *SOUTH_EAST},
             compared=True),
    Mutation("a base of nineteen", value("Surrey", "2017/18", 19), {SURREY, *SOUTH_EAST}),
    Mutation("a base of none", value("Surrey", "2017/18", 0), {SURREY, *SOUTH_EAST}, compared=True),
    Mutation("a count hidden with bounds", where("Surrey", "2018/19", interval=Interval(76, 78), kind=Kind.SUPPRESSED),
             {SURREY, *SOUTH_EAST}, compared=True),
    Mutation("a count hidden without bounds",
             where("Surrey", "2018/19", interval=Interval(None, None), kind=Kind.SUPPRESSED),
             set(), {SURREY, *SOUTH_EAST}, compared=True),
    Mutation("a figure of other days", where("Surrey", "2018/19", comparable=False), SOUTH_EAST, {SURREY},
             compared=True),
    Mutation("a blank where a figure was", where("Surrey", "2018/19", interval=Interval(None, None), kind=Kind.BLANK),
             SOUTH_EAST, {SURREY}, compared=True),
    Mutation("a figure refused", where("Surrey", "2018/19", interval=Interval(None, None), kind=Kind.REFUSED),
             SOUTH_EAST, {SURREY}, compared=True),
    Mutation("a figure left out by a person", where("Surrey", "2018/19", left_out=True), SOUTH_EAST, {SURREY},
             compared=True),
    Mutation("an open warning", where("Surrey", "2018/19", doubt="an open warning (R401)"), {SURREY, *SOUTH_EAST},
             compared=True),
    Mutation("a doubt about a part", where("Surrey", "2018/19", "2", doubt="Two sheets say so."), shares=True),
    Mutation("another place that says otherwise",
             lambda figures: [*figures, figure("Surrey", 75, place="elsewhere")], SOUTH_EAST, {SURREY}, compared=True),
    Mutation("another place that says the same", lambda figures: [*figures, figure("Surrey", 76, place="elsewhere")]),
    Mutation("younger victims", where("Surrey", "2018/19", "2", interval=exactly(9)), shares=True),
]  # fmt: skip


@pytest.fixture(scope="module")
def before():
    return told(world())


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_exactly_the_right_sentences_change_or_fall_silent(mutation, before):
    after = told(mutation.change(world()), **mutation.more)
    changes = {key for key in before if key[1].startswith("Change in")}
    silent = {area for area, about in changes if (area, about) not in after}
    differ = {key[0] for key in changes if key in after and after[key] != before[key]}
    compared = {area for area, about in changes if "the national" in before[area, about][0]} - silent
    assert silent == mutation.silent
    expected = mutation.changed | (compared if mutation.compared else set())
    assert differ == expected - silent
    shares = {key for key in before if key not in changes}
    assert shares
    assert any(after.get(key) != before[key] for key in shares) == mutation.shares
    assert set(after) <= set(before), "nothing that was silent begins to speak"
