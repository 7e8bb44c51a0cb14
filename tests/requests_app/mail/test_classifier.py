"""The classifier keeps suggestions back and makes none."""

from __future__ import annotations

import math

import pytest

from requests_app.mail import classifier, recognition
from requests_app.mail.classifier import Weights, agrees, features, learned, likelihoods
from requests_app.mail.recognition import recognise
from requests_app.mail.rules import Seems
from tests.benchmarks.classifier import learn
from tests.requests_app.mail.known_letters import mark_of, to_learn_from
from tests.requests_app.mail.written_letters import Written

TWO = Weights(("FEES", "REFUSAL"), (0.0, 0.0), {"pay": {0: 2.0}, "refuse": {1: 2.0}}, "")


def test_words_pairs_and_signs() -> None:
    assert features(["Pay £12 by 3 May."], ["a.xlsx"]) == {
        *("pay", "#money", "by", "#n", "may"),
        *("^ pay", "pay #money", "#money by", "by #n", "#n may"),
        "#file",
    }


def test_probabilities_sum_to_one() -> None:
    found = likelihoods({"pay", "never met"}, TWO)
    assert sum(map(math.exp, found.values())) == pytest.approx(1)
    assert found["FEES"] - found["REFUSAL"] == pytest.approx(2)


def test_another_kind_likelier_by_more_than_the_margin_disagrees() -> None:
    assert agrees(Seems.FEES, {"pay"}, TWO)
    assert not agrees(Seems.FEES, {"refuse"}, TWO)
    assert agrees(Seems.FEES, {"pay", "refuse"}, TWO), "no likelier than each other"
    assert agrees(Seems.LINK, {"refuse"}, TWO), "nothing was learned of links"


def test_the_weights_are_those_of_the_known_letters() -> None:
    """Else `./run bench classifier` is to be run."""
    assert learned().letters == mark_of(to_learn_from())


def test_letters_that_say_one_thing_are_told_apart() -> None:
    refusals = [Written(f"r{n}", f"We refuse it, number {n}.", ("REFUSAL",)) for n in range(4)]
    fees = [Written(f"f{n}", f"Please pay a fee, number {n}.", ("FEES",)) for n in range(4)]
    weights = learn([(one, 1.0) for one in (*refusals, *fees)])
    told = likelihoods(features(["Please pay it."]), weights)
    assert max(told, key=lambda kind: told[kind]) == "FEES"


LETTER = """Dear Ms Archer

When you made a similar request in 2022 it was refused on grounds of cost, and the year after that one was refused too.
It has been logged as 91/24 and will be looked at on its merits, and our reply is due on 4 June."""


def test_what_it_doubts_is_not_suggested(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "agrees", lambda *_: True)
    before = recognise("We refuse your request. " * 5 + LETTER).suggestions
    monkeypatch.setattr(recognition, "agrees", lambda *_: False)
    assert before
    assert recognise("We refuse your request. " * 5 + LETTER).suggestions == ()


def test_it_suggests_nothing_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "weighed", lambda _: [])
    assert recognise("Please pay the fee of £12 to us within three months. " * 3).suggestions == ()


def test_it_is_not_asked_where_there_is_little_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "agrees", lambda *_: False)
    assert recognise("Your request is vexatious.").suggestions[0].seems is Seems.REFUSAL


def test_the_margin_is_less_than_two_to_one() -> None:
    assert 0 <= classifier.MARGIN < math.log(2)


COURTESIES = """Dear Sir or Madam,

Thank you for your request for information, received on 21 September.

{}

You have the right to ask for an internal review within 40 working days of the date of this response.

Yours faithfully,
Information Access Team"""


@pytest.mark.parametrize(
    "refusal",
    [
        "Your request has been considered vexatious and is refused under section 14(1) of the Act.",
        "Please consider this a refusal notice. The information requested is withheld under section 40(2).",
    ],
)
def test_a_short_letter_that_plainly_refuses_is_a_refusal_whatever_its_courtesies(refusal: str) -> None:
    assert recognise(COURTESIES.format(refusal)).suggestions[0].seems is Seems.REFUSAL


def test_a_short_letter_that_plainly_says_that_nothing_is_held_says_so_whatever_its_courtesies() -> None:
    said = (
        "Following a search of our systems, I can confirm that the information you have requested is not held by this "
        "force."
    )
    assert recognise(COURTESIES.format(said)).suggestions[0].seems is Seems.NOT_HELD


def test_the_margin_for_what_is_plainly_said_leaves_what_is_much_likelier_standing() -> None:
    assert classifier.MARGIN < classifier.MARGIN_IF_SAID < math.log(5)
