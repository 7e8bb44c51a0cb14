"""Mood and polarity: the same verb does different things in different clauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.mail.clauses import MOST_READ, Mood, clauses_of


@pytest.mark.parametrize(
    ("sentence", "word", "mood"),
    [
        ("We have refused question 4.", "refused", Mood.SAID),
        ("If we refuse it you will be told.", "refuse", Mood.SUPPOSED),
        ("If we need more time, a notice will be sent.", "notice", Mood.SUPPOSED),
        ("A fee may be payable.", "payable", Mood.SUPPOSED),
        ("Where an exemption applies it will be named.", "applies", Mood.SUPPOSED),
        ("In order that we can provide it, could you clarify?", "provide", Mood.AIMED),
        ("Before we can proceed we must ask you for £12.", "ask", Mood.SAID),
        ("You will receive our reply by 4 June 2021.", "reply", Mood.PROMISED),
        ("The Act allows a force to refuse.", "refuse", Mood.LAW),
        ("You asked us to provide the ages.", "provide", Mood.REPORTED),
        ("Do you want the ages?", "want", Mood.ASKED),
        ("We refuse question 4; if you narrow it we will look again.", "refuse", Mood.SAID),
        ("We refuse question 4; if you narrow it we will look again.", "look", Mood.SUPPOSED),
        ("Until it is given there is little more I can do.", "given", Mood.AIMED),
        ("Until it is given there is little more I can do.", "little", Mood.SAID),
        ("Thank you for your request for every refusal notice.", "refusal", Mood.REPORTED),
        ("Thank you for your request for an internal review, which has been refused.", "refused", Mood.SAID),
        ("You wished to know how many were refused.", "refused", Mood.REPORTED),
        ("It's not that we refuse it.", "refuse", Mood.SUPPOSED),
        ("Section 12(2) therefore removes the duty.", "removes", Mood.SAID),
    ],
)
def test_mood(sentence: str, word: str, mood: Mood) -> None:
    read = clauses_of(sentence)
    assert read.mood(read.words.index(word)) is mood


@pytest.mark.parametrize(
    ("sentence", "word", "negated"),
    [
        ("It will not, however, be disclosed.", "disclosed", True),
        ("We are unable to supply it.", "supply", True),
        ("It won't be disclosed.", "disclosed", True),
        ("We can't supply it.", "supply", True),
        ("They aren't attached.", "attached", True),
        ("We do not hold it, but the figures are attached.", "attached", False),
        ("Not only are the figures attached but the list as well.", "attached", False),
        ("No exemptions have been applied.", "applied", True),
        ("The figures are attached.", "attached", False),
    ],
)
def test_polarity(sentence: str, word: str, negated: bool) -> None:
    read = clauses_of(sentence)
    assert read.negated(read.words.index(word)) is negated


@given(st.text(max_size=2 * MOST_READ))
def test_positions_hold_and_every_place_has_a_mood(sentence: str) -> None:
    read = clauses_of(sentence)
    assert len(read.words) <= MOST_READ
    assert all(read.mood(at) in Mood for at in range(0, len(read.words), 50))
