"""Letters in the manner of FOI units: what each is, what it relies on, and what it says of each question."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from tests.requests_app.mail import (
    eighth_letters,
    fifth_letters,
    ninth_letters,
    seventh_letters,
    sixth_letters,
    tenth_letters,
)
from tests.requests_app.mail.fourth_letters import FOURTH
from tests.requests_app.mail.known_letters import KEPT_APART, LEARNED_FROM, letters_of, to_learn_from
from tests.requests_app.mail.letter_generator import KINDS, generate
from tests.requests_app.mail.scoring import RIGHT, WRONG, score, shared_cases
from tests.requests_app.mail.second_letters import SECOND
from tests.requests_app.mail.third_letters import THIRD
from tests.requests_app.mail.written_letters import TUNED, UNSEEN, Written

CASES = Path(__file__).resolve().parents[4] / "shared" / "cases" / "letters.json"


LETTERS = (*TUNED, *UNSEEN, *SECOND, *THIRD, *FOURTH)


@pytest.mark.parametrize("written", LETTERS, ids=[written.name for written in LETTERS])
def test_a_letter_is_what_a_careful_reader_says(written: Written) -> None:
    found = score(written)
    assert (found.kind, found.sections, found.outcome) == (RIGHT, RIGHT, RIGHT), found.wrong


ORDINARY = (*fifth_letters.ORDINARY, *sixth_letters.ORDINARY, *seventh_letters.LONG, *eighth_letters.ORDINARY)
ORDINARY += (*ninth_letters.ORDINARY, *tenth_letters.ORDINARY)
SIDEWAYS = (
    *fifth_letters.ROUNDABOUT,
    *sixth_letters.ROUNDABOUT,
    *seventh_letters.ROUNDABOUT,
    *eighth_letters.ROUNDABOUT,
    *ninth_letters.SIDEWAYS,
    *tenth_letters.SIDEWAYS,
)


@pytest.mark.parametrize("written", ORDINARY, ids=lambda written: written.name)
def test_an_ordinary_letter_is_never_read_wrong(written: Written) -> None:
    found = score(written)
    assert WRONG not in (found.kind, found.sections, found.outcome), found.wrong


def test_letters_never_learned_from_are_right_or_silent() -> None:
    """Of the set kept apart at most 2 in 100 wrong, by kind, sections and outcome, and half of all read."""
    scores = [score(one, rights="") for one in letters_of(KEPT_APART)]
    faults = [f"{one.name}: {'; '.join(one.wrong)}" for one in scores if WRONG in (one.kind, one.sections, one.outcome)]
    for verdicts in ([one.kind for one in scores], [one.sections for one in scores], [one.outcome for one in scores]):
        assert verdicts.count(WRONG) <= 0.02 * len(scores), faults
    assert [one.kind for one in scores].count(RIGHT) >= 0.5 * len(scores)


def test_nothing_is_learned_from_the_set_kept_apart() -> None:
    apart = {one.text for one in letters_of(KEPT_APART)}
    assert apart
    assert not apart & {one.text for one, _ in to_learn_from()}


@pytest.mark.parametrize("name", [name for name in LEARNED_FROM if name != "practice"])
def test_letters_of_the_later_sets_are_rather_left_unread_than_read_wrong(name: str) -> None:
    scores = [score(one, rights="") for one in letters_of(name)]
    faults = [f"{one.name}: {'; '.join(one.wrong)}" for one in scores if one.kind == WRONG]
    assert len(faults) <= 0.02 * len(scores), faults


def test_ordinary_letters_are_hardly_ever_left_unread() -> None:
    scores = [score(one) for one in ORDINARY]
    silent = [one.name for one in scores if one.kind != RIGHT]
    assert len(silent) <= 0.05 * len(scores), silent


def test_letters_that_say_things_sideways_are_rather_left_unread_than_read_wrong() -> None:
    """Of 282 at most 2 in 100 wrong, by kind, sections and outcome, and 6 in 10 read."""
    scores = [score(one) for one in SIDEWAYS]
    faults = [f"{one.name}: {'; '.join(one.wrong)}" for one in scores if one.wrong]
    for verdicts in ([one.kind for one in scores], [one.sections for one in scores], [one.outcome for one in scores]):
        assert verdicts.count(WRONG) <= 0.02 * len(scores), faults
    assert [one.kind for one in scores].count(RIGHT) >= 0.6 * len(scores)


@pytest.mark.parametrize("written", TUNED, ids=[written.name for written in TUNED])
def test_the_subject_line_is_never_quoted(written: Written) -> None:
    subject = "Refusal notice: fees notice, extension, no information held, full disclosure attached"
    found = score(dataclasses.replace(written, subject=subject)).found
    assert all(subject not in one.quote for one in (*found.suggestions, *found.outcomes))


@pytest.mark.skipif(not CASES.exists(), reason="the shared cases of letters do not lie beside this checkout")
def test_shared_cases_are_right_and_quote_the_telling_words() -> None:
    asked, letters = shared_cases(CASES)
    told = {one["id"]: one["quote"] for one in json.loads(CASES.read_text(encoding="utf-8"))["letters"]}
    for written in letters:
        found = score(written, asked, rights="")
        assert not found.wrong, (written.name, found.wrong)
        assert any(words in found.found.suggestions[0].quote for words in told[written.name]), written.name


DRAWN = 10 * len(KINDS)


@pytest.mark.parametrize("first", [0, 31_000])
def test_letters_drawn_at_random_are_right_or_silent(first: int) -> None:
    """At least 95 of 100 right or silent and at most 2 wrong, by kind, sections and outcome; a fault names its seed."""
    scores = [score(generate(seed)) for seed in range(first, first + DRAWN)]
    faults = [f"{one.name}: {'; '.join(one.wrong)}" for one in scores if one.wrong]
    for verdicts in ([one.kind for one in scores], [one.sections for one in scores], [one.outcome for one in scores]):
        assert verdicts.count(WRONG) <= 0.02 * DRAWN, faults
        assert verdicts.count(RIGHT) >= 0.95 * DRAWN, faults


def test_a_seed_draws_the_same_letter_again() -> None:
    assert generate(17) == generate(17)
    assert generate(17).text != generate(17 + len(KINDS)).text
