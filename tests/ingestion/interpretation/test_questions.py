from __future__ import annotations

import pytest

from ingestion.interpretation.questions import Questions, around_table, without_refusals
from ingestion.values.telling_words import telling_words
from tests.ingestion.figures import specification

QUESTIONS = Questions(specification())


def number(question):
    return question.number if question else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q4 - methods", "4"),
        ("Question 2:", "2"),
        ("Q2 and Q4", None),
        ("Questions 2 and 4: refused under section 12", None),
        ("Questions 1, 2 and 4", None),
        ("Queries 2 & 4", None),
        ("Question 2, 12-15 year olds", "2"),
        ("4. Methods of communication", "4"),
        ("Question 9", None),
        ("Quarter 4", None),
        ("Table 2", None),
    ],
)
def test_a_question_named_by_number(text, expected):
    assert number(QUESTIONS.numbered(text)) == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Total number of offences", "1"),
        ("Sexual communication with a child", "1"),
        ("Cyber flag", "5"),
        ("Number with a cyber flag attached", "5"),
        ("Arrests", None),
        ("Suspects for sexual communication with a child", None),
        ("Burglary", None),
    ],
)
def test_a_row_that_is_a_whole_question(label, expected):
    assert number(QUESTIONS.undivided_named(label)) == expected


@pytest.mark.parametrize(
    ("dimensions", "label", "context", "expected"),
    [
        ({"victim_sex", "victim_age"}, "", "", ("2", True)),
        ({"victim_age"}, "", "", ("2", True)),
        ({"communication_method"}, "", "Table of methods", ("4", True)),
        ({"victim_age", "communication_method"}, "", "", (None, True)),
        (set(), "", "", ("1", True)),
        (set(), "", "Cyber flag", ("5", True)),
        (set(), "Number of offences", "Your response", ("1", True)),
        (set(), "Bicycle thefts", "", (None, True)),
        (set(), "", "Number of arrests", (None, True)),
        (set(), "", "Response of Anyshire", ("1", False)),
    ],
)
def test_which_question_figures_answer(dimensions, label, context, expected):
    question, said = QUESTIONS.answered_by(frozenset(dimensions), label, context)
    assert (number(question), said) == expected


def test_two_questions_over_one_breakdown_are_told_apart_by_their_words():
    twice = specification(
        questions=[
            {"number": "1", "text": "Victims of offences by sex", "breakdown": ["victim_sex"]},
            {"number": "2", "text": "Suspects by sex", "breakdown": ["victim_sex"]},
        ]
    )
    answered = Questions(twice).answered_by
    assert [number(answered(frozenset({"victim_sex"}), "", words)[0]) for words in ("Suspects", "Victims", "Q2")] == [
        "2",
        "1",
        "2",
    ]


def test_telling_words_leave_out_years_and_what_every_table_says():
    assert telling_words("Total number of offences recorded in 2018/19, by platforms") == {"offence", "platform"}


@pytest.mark.parametrize("said", ["refused under section 12", "withheld, s40(2)", "not held", "exempt"])
@pytest.mark.parametrize("question", ["Question 2", "Questions 2 and 4", "Q4"])
def test_what_refuses_a_question_is_no_title_of_the_table_below_it(question, said):
    title = f"{question}: {said}. Table 1: Offences by financial year"
    assert without_refusals(title) == "Table 1: Offences by financial year"


@pytest.mark.parametrize(
    "title", ["Question 2: by sex and age. Figures under 5 are withheld.", "Offences refused by the CPS", "Question 4"]
)
def test_a_title_that_names_its_question_and_hides_small_figures_stays(title):
    assert without_refusals(title) == title


@pytest.mark.parametrize(
    ("title", "sheet", "expected"),
    [
        (
            "Table 1: Offences by financial year",
            "Table 1 Offences by financia 1",
            "Table 1: Offences by financial year",
        ),
        ("Table 1: Offences by year", "Table 1", "Table 1: Offences by year Table 1"),
        ("Table 1: Offences by year", "Cyber flag", "Table 1: Offences by year Cyber flag"),
        ("Anyshire Police. FOI 12/26. Table 1: Offences by year", "", "Table 1: Offences by year"),
        ("Question 5. Table 1: with a cyber flag", "", "Question 5. Table 1: with a cyber flag"),
        ("", "Arrests", "Arrests"),
    ],
)
def test_what_says_which_question_a_table_answers(title, sheet, expected):
    assert around_table(title, sheet) == expected


@pytest.mark.parametrize(
    ("label", "title"),
    [
        (label, title)
        for label in (
            "Volume",
            "No. of crimes",
            "Recorded crimes",
            "Number of offences",
            "",
            "Nifer y troseddau / Offences",
        )
        for title in ("Table 1: Offences recorded", "Question 1 - sexual communication with a child", "Annex 1")
    ],
)
def test_words_for_a_count_leave_the_question_to_the_title(label, title):
    question, said = QUESTIONS.answered_by(frozenset(), label, title)
    assert (number(question), said) == ("1", True)


@pytest.mark.parametrize("title", ["Table 1: Burglary", "FOI 3914/26: bicycles stolen", "Table 2: dogs seized"])
def test_a_title_that_speaks_of_something_else_is_asked_about(title):
    assert QUESTIONS.answered_by(frozenset(), "Volume", title)[1] is False
