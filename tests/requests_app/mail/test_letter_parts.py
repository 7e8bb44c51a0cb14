"""A letter's parts: whose answer a sentence belongs to, and what is only repeated."""

from __future__ import annotations

from requests_app.mail.letter_parts import Part, placed

ASKED = {"1": "How many offences were recorded in the year?", "2": "What was the age of the youngest victim?"}


def _about(letter: str) -> dict[str, tuple[str, ...]]:
    return {one.text: one.about for one in placed(letter, ASKED) if one.part is not Part.ASKED}


def test_a_closing_paragraph_does_not_land_on_the_last_question() -> None:
    found = _about("Q1. 12\n\nQ2. 9 years\n\nThe figures come from a live system.\n\nSome of it is not held.")
    assert found["9 years"] == ("2",)
    assert found["The figures come from a live system."] == ()
    assert found["Some of it is not held."] == ()


def test_what_follows_a_bare_heading_is_its_answer() -> None:
    found = _about("Question 1\n\nThere were 12.\n\nQuestion 2\n\nThis is withheld.\n\nYour request is now closed.")
    assert found["There were 12."] == ("1",)
    assert found["This is withheld."] == ("2",)
    assert found["Your request is now closed."] == ()


def test_a_middle_section_may_have_several_paragraphs() -> None:
    found = _about("Q1. We cannot give this.\n\nThe methods lie in free text.\n\nQ2. Nine")
    assert found["The methods lie in free text."] == ("1",)


def test_questions_repeated_are_what_was_asked() -> None:
    letter = """You asked for the following information:

1. How many offences were recorded in the year?
2. What age was the youngest?

Our response

1. 12
2. 9"""
    parts = {one.text: one.part for one in placed(letter, ASKED)}
    assert parts["2. What age was the youngest?"] is Part.ASKED
    assert parts["1. 12"] is Part.QUESTION
    assert parts["2. 9"] is Part.QUESTION


def test_a_question_named_in_passing_is_spoken_of_to_the_paragraphs_end_only() -> None:
    found = _about("We have looked at it. In respect of question 2 no information is held.\n\nA copy is attached.")
    assert found["In respect of question 2 no information is held."] == ("2",)
    assert found["A copy is attached."] == ()
