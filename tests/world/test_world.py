"""A bounded draw of returns: read as well as the thresholds ask, and traps told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.world import additions, composed, exports, forms, strangers, templates, thresholds
from tests.world.arrangements import ARRANGEMENTS
from tests.world.drawing import WRITERS, drawn_document, write
from tests.world.found import FOUND
from tests.world.judging import days
from tests.world.tallies import Survey, judged, survey

FIRST = int(os.environ.get("WORLD_SEED", thresholds.FIRST_SEED))
"""Another seed draws other returns: WORLD_SEED=7 ./run test tests/world."""
FURTHER = forms.FIRST_SEED + FIRST
STRANGERS = strangers.FIRST_SEED + FIRST


@pytest.fixture(scope="module")
def drawn() -> Survey:
    print(f"returns drawn from seeds {FIRST} to {FIRST + thresholds.RETURNS - 1}")
    return survey(range(FIRST, FIRST + thresholds.RETURNS))


def told(survey: Survey) -> str:
    return f"from seed {FIRST}:\n" + "\n".join(survey.failing[:40])


def test_figures_are_exact(drawn: Survey) -> None:
    assert drawn.clean.expected > 5_000
    assert drawn.clean.share_exact >= thresholds.EXACT, told(drawn)


def test_no_more_is_wrong_in_silence_than_was(drawn: Survey) -> None:
    assert drawn.clean.in_silence <= thresholds.SILENT, told(drawn)


def test_no_more_is_invented_than_was(drawn: Survey) -> None:
    assert 10_000 * drawn.clean.invented / drawn.clean.expected <= thresholds.INVENTED, told(drawn)


def test_clean_returns_are_not_warned_about(drawn: Survey) -> None:
    assert drawn.clean.noise / drawn.clean.returns <= thresholds.NOISE, told(drawn)


def test_traps_are_told(drawn: Survey) -> None:
    assert drawn.trapped.returns > 10
    assert len(drawn.traps_untold) <= thresholds.UNTOLD, drawn.traps_untold


def test_every_layout_and_container_is_drawn(drawn: Survey) -> None:
    assert {f"layout {name}" for name in ARRANGEMENTS} <= set(drawn.by_kind)
    assert {f"container {name}" for name in WRITERS} <= set(drawn.by_kind)


def test_a_seed_always_draws_the_same(tmp_path: Path) -> None:
    for seed in range(3):
        first, second = (write(drawn_document(seed), tmp_path) for _ in range(2))
        assert first.figures == second.figures
        assert first.figures, "a return without figures tells nothing"


def test_a_return_without_a_decoration_holds_the_same_figures(tmp_path: Path) -> None:
    seed = next(s for s in range(100) if "title" in drawn_document(s).decorations)
    whole, without = drawn_document(seed), drawn_document(seed, without={"title"})
    assert "title" not in without.decorations
    assert [f for t in whole.tables() for f in t.figures()] == [f for t in without.tables() for f in t.figures()]


def test_true_periods_have_their_days() -> None:
    assert [str(day) for day in days("2017/18") or ()] == ["2017-04-01", "2018-03-31"]
    assert [str(day) for day in days("2016-02") or ()] == ["2016-02-01", "2016-02-29"]
    assert [str(day) for day in days("2018-01/2018-03") or ()] == ["2018-01-01", "2018-03-31"]


@pytest.fixture(scope="module")
def further() -> Survey:
    drawn = Survey()
    earlier = (*forms.ARRANGEMENTS, *exports.ARRANGEMENTS, *templates.ARRANGEMENTS)
    later = (*strangers.ARRANGEMENTS, *additions.PLAIN)
    for name, first in [*((one, FURTHER) for one in earlier), *((one, STRANGERS) for one in later)]:
        for seed in range(first, first + thresholds.FORMS_EACH):
            document = drawn_document(seed, layout=name, trapped=False)
            found = judged(document)
            drawn.clean.add(found)
            if not found.right or found.noise:
                drawn.failing.append(f"seed {seed} --layout {name!r}: {document.container}, {document.decorations}")
    return drawn


def test_further_forms_are_read(further: Survey) -> None:
    """Every form that was added later, as often, and tables with what strangers add to them.

    `python -m tests.world SEED --layout NAME` shows one.
    """
    print(f"drawn from seeds {FURTHER} on")
    assert further.clean.expected > 2_000
    assert further.clean.share_exact >= thresholds.FORMS_EXACT, told(further)
    assert (further.clean.silent, further.clean.invented) == (0, thresholds.FORMS_INVENTED), told(further)
    assert further.clean.noisy / further.clean.returns <= thresholds.FORMS_NOISE, told(further)


def test_freely_composed_returns_are_read_or_told() -> None:
    drawn = Survey()
    for seed in range(composed.FIRST_SEED, composed.FIRST_SEED + thresholds.COMPOSED_EACH):
        found = judged(drawn_document(seed, layout="composed", trapped=False))
        drawn.clean.add(found)
        if not found.right:
            drawn.failing.append(f"seed {seed} --layout composed")
    assert drawn.clean.expected > 1_500
    assert (drawn.clean.silent, drawn.clean.invented) == (0, 0), told(drawn)
    assert drawn.clean.share_exact >= thresholds.COMPOSED_EXACT, told(drawn)


@pytest.mark.parametrize("seed", sorted(FOUND), ids=lambda seed: f"{seed} {FOUND[seed]}")
def test_what_was_once_read_wrong_is_read_right(seed: int) -> None:
    found = judged(drawn_document(seed))
    assert (found.silent, found.invented) == (0, 0)
    assert found.exact + found.flagged == found.expected > 0
