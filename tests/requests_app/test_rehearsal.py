"""A draft tried on the last round."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from requests_app.rehearsal import PastAnswer, rehearse, repeated_by
from requests_app.specification import Specification, parse_specification
from requests_app.statuses import Outcome

AGES = ["11 and under", "12-15"]
TROUBLE = "Calendar years were given where financial years were asked for."


def specification(questions: list[dict[str, Any]], ages: list[str] = AGES, age_key: str = "age") -> Specification:
    return parse_specification(
        {
            "title": "Messages to children",
            "periods": [{"label": "2018/19", "start": "2018-04-01", "end": "2019-03-31"}],
            "dimensions": {
                age_key: {"label": "Age of victim", "categories": ages},
                "method": {"label": "Method", "categories": ["Text", "Other"]},
            },
            "questions": questions,
        }
    )


LAST = specification(
    [
        {"number": "1", "text": "How many offences were recorded?"},
        {"number": "2", "text": "How many offences by age of victim?", "breakdown": ["age"]},
        {"number": "3", "text": "How many times was a cyber flag attached?"},
    ]
)
ANSWERS = [
    PastAnswer("Kent", "1", Outcome.ANSWERED),
    PastAnswer("Surrey", "1", Outcome.ANSWERED, troubles=[TROUBLE]),
    PastAnswer("Sussex", "1", Outcome.PARTLY_ANSWERED, troubles=[TROUBLE, "A second trouble."]),
    PastAnswer("Essex", "1", Outcome.REFUSED, ["s12(1)"]),
    PastAnswer("Dorset", "1", Outcome.REFUSED, ["s12(1)", "s40(2)"]),
    PastAnswer("Norfolk", "1", Outcome.NOT_HELD),
    PastAnswer("Suffolk", "1", None),
    PastAnswer("Kent", "2", Outcome.PARTLY_ANSWERED),
]


def test_which_part_came_back_usable_from_how_many_and_refused_under_which_section() -> None:
    found = rehearse(LAST, LAST, ANSWERS)[0]
    assert (found.asked, found.usable, found.unusable) == (7, ("Kent",), ("Surrey", "Sussex"))
    assert found.refused_under == (("s12(1)", 2), ("s40(2)", 1))
    assert found.troubles[0] == (TROUBLE, 2)
    assert found.silent == ("Suffolk",)
    assert found.said == (
        "Question 1 came back usable from 1 of 7 forces. 2 forces gave figures that could not be used, most often "
        "because: Calendar years were given where financial years were asked for. 2 forces refused: 2 under section "
        "12(1) (cost of compliance) and 1 under section 40(2) (third-party personal data). 1 force said that it is not "
        "held. "
        "1 force said nothing of it."
    )


def test_a_question_is_known_by_breakdown_and_wording_whatever_its_number_or_key() -> None:
    draft = specification(
        [
            {"number": "1", "text": "How many times was a cyber flag attached to a record?"},
            {"number": "2", "text": "How many offences were recorded in each year?"},
            {"number": "3", "text": "How many offences by age of the victim?", "breakdown": ["victim_age"]},
        ],
        age_key="victim_age",
    )
    found = [repeated_by(question, draft, LAST) for question in draft.questions]
    assert [question.number if question else None for question in found] == ["3", "1", "2"]
    assert "(as question 1)" in rehearse(draft, LAST, ANSWERS)[1].said


def test_a_new_question_is_called_new() -> None:
    draft = specification(
        [
            {"number": "1", "text": "How many offences by method?", "breakdown": ["method"]},
            {"number": "2", "text": "Which software is used?"},
        ]
    )
    found = rehearse(draft, LAST, ANSWERS)
    assert [one.repeats for one in found] == [None, None]
    assert found[0].said == "Question 1 is new: the last round says nothing of it."


def test_changed_categories_are_told() -> None:
    draft = specification(
        [{"number": "2", "text": "How many offences by age of victim?", "breakdown": ["age"]}], ages=["12-15", "16-17"]
    )
    assert rehearse(draft, LAST, ANSWERS)[0].changed == (
        "Age of victim now also asks for 16-17.",
        "Age of victim no longer asks for 11 and under.",
    )


def test_a_later_answer_of_a_force_stands() -> None:
    later = [PastAnswer("Essex", "1", Outcome.NOT_HELD), PastAnswer("Essex", "1", Outcome.ANSWERED)]
    assert rehearse(LAST, LAST, later)[0].usable == ("Essex",)


@given(
    st.lists(
        st.builds(
            PastAnswer,
            force_name=st.sampled_from(["Kent", "Surrey", "Sussex", "Essex"]),
            question=st.sampled_from(["1", "2", "3", "9"]),
            outcome=st.none() | st.sampled_from(list(Outcome)),
            exemptions=st.lists(st.sampled_from(["s12(1)", "s40(2)"]), max_size=2),
            troubles=st.lists(st.sampled_from(["a", "b"]), max_size=2),
        ),
        max_size=20,
    )
)
def test_the_groups_add_up_to_those_asked(answers: list[PastAnswer]) -> None:
    for found in rehearse(LAST, LAST, answers):
        groups = [*found.usable, *found.unusable, *(force for force, _ in found.withheld), *found.silent]
        assert len(groups) == len(set(groups)) == found.asked
        assert found.said
