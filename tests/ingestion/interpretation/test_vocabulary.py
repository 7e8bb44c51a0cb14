from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.interpretation.vocabulary import NEAR_ENOUGH, How, Vocabulary, says_nobody_knows
from ingestion.values.decision import NO_DECISIONS
from requests_app.specification import Dimension
from tests.ingestion.figures import specification

DIMENSIONS = specification().dimensions


def vocabulary(key, decisions=NO_DECISIONS):
    return Vocabulary(DIMENSIONS[key], decisions)


@pytest.mark.parametrize(
    ("key", "label", "category", "how"),
    [
        ("victim_sex", "FEMALE ", "Female", How.EXACT),
        ("victim_sex", "F", "Female", How.SYNONYM),
        ("victim_sex", "Number of male victims", "Male", How.SYNONYM),
        ("victim_sex", "N/K", "Unknown", How.SYNONYM),
        ("victim_sex", "Regina", "Unknown", How.SYNONYM),
        ("victim_age", "12 – 15 years", "12-15", How.SYNONYM),
        ("victim_age", "primary age", "11 and under", How.SYNONYM),
        ("victim_age", "under 12", "11 and under", How.SYNONYM),
        ("victim_age", "Dec-15", "12-15", How.DATE),
        ("victim_age", "Age not stated", "Unknown", How.SYNONYM),
        ("communication_method", "FB", "Facebook", How.SYNONYM),
        ("communication_method", "Snap Chat", "Snapchat", How.SYNONYM),
        ("communication_method", "What's App", "WhatsApp", How.SYNONYM),
        ("communication_method", "Number of times Instagram used", "Instagram", How.SYNONYM),
        ("communication_method", "Snapchatt", "Snapchat", How.NEAR),
        ("communication_method", "Facebook and Instagram", "Facebook and Instagram", How.COMBINED),
        ("communication_method", "Facebook/Messenger", "Facebook/Messenger", How.COMBINED),
        ("communication_method", "Omeagle", "Omegle", How.BESIDE),
        ("victim_age", "13 to 15", "13 to 15", How.BESIDE),
        ("victim_age", "05-Nov", "5-11", How.BESIDE),
    ],
)
def test_where_a_label_belongs(key, label, category, how):
    match = vocabulary(key).match(label)
    assert match is not None
    assert (match.category, match.how) == (category, how)


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("communication_method", "Zork"),
        ("communication_method", "Not Facebook"),
        ("victim_age", "Snapchat"),
        ("victim_sex", "Facebook"),
        ("victim_age", "14"),
    ],
)
def test_what_nothing_knows_is_not_forced(key, label):
    assert vocabulary(key).match(label) is None


def test_a_near_match_shows_its_score_and_stands_above_the_threshold():
    match = vocabulary("communication_method").match("Instagramme")
    assert match is not None
    assert NEAR_ENOUGH <= match.score < 100


def test_what_is_not_taken_is_suggested_nearest_first():
    suggestions = vocabulary("communication_method").suggestions("Twiterr Instagarm")
    assert suggestions[0][0] == "Instagram"
    assert [score for _, score in suggestions] == sorted((score for _, score in suggestions), reverse=True)


def test_a_persons_word_goes_before_all_others():
    taught = NO_DECISIONS.taught("communication_method", "FB", "Other")
    match = vocabulary("communication_method", taught).match(" fb")
    assert match is not None
    assert (match.category, match.how) == ("Other", How.TAUGHT)


def test_a_combination_that_was_asked_for_is_its_own_category():
    asked = Vocabulary(Dimension("method", "Method", ("Facebook and Instagram", "Facebook", "Instagram")))
    match = asked.match("Facebook & Instagram")
    assert match is not None
    assert match.category == "Facebook and Instagram"
    assert match.asked


def test_not_recorded_stays_apart_from_unknown_where_both_were_asked():
    asked = Vocabulary(Dimension("method", "Method", ("Facebook", "Unknown", "Not recorded")))
    assert [asked.match(label).category for label in ("Unknown", "not recorded")] == ["Unknown", "Not recorded"]


def test_the_many_words_for_unknown():
    assert all(says_nobody_knows(words) for words in ("(blank)", "NULL", "U/K", "Gender not known", "-"))
    assert not any(says_nobody_knows(words) for words in ("Other", "No", "Female"))


@given(
    st.sampled_from(DIMENSIONS["communication_method"].categories),
    st.sampled_from(["upper", "lower", "title", "swapcase"]),
)
def test_capitals_never_matter(category, change):
    match = vocabulary("communication_method").match(f"  {getattr(category, change)()} ")
    assert match is not None
    assert match.category == category


@given(st.text(max_size=40))
def test_no_label_breaks_the_vocabulary(label):
    for key in DIMENSIONS:
        vocabulary(key).match(label)
