"""Letters: what fills them, what refuses them, and that every default letter comes out whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.deadlines import FOIA, Calendar, ClockEvent, Kind, work_out
from requests_app.letter_templates import CHASER, COMPLAINT, DEFAULTS, REQUEST, REVIEW
from requests_app.letters import (
    FIELDS,
    ComparableAnswer,
    LetterFacts,
    LetterKind,
    OpenQuestion,
    UnusableTemplate,
    faults_of,
    fields_of,
    numbers_in_words,
    placeholders,
    render,
    unknown_placeholders,
)
from requests_app.specification import parse_specification

SPECIFICATION = parse_specification(
    {
        "title": "Messages to children",
        "measure": {"name": "offences", "definition": "recording code 71/17"},
        "periods": [{"label": "2018/19", "start": "2018-04-01", "end": "2019-03-31"}],
        "dimensions": {
            "age": {"label": "Age of victim", "categories": ["11 and under", "12-15"]},
            "method": {"label": "Method", "categories": ["Text", "Other"]},
        },
        "questions": [
            {"number": "1", "text": "How many offences were recorded?"},
            {"number": "2", "text": "How many by age?", "breakdown": ["age"], "sums_to": "1"},
            {"number": "3", "text": "How many by method?", "breakdown": ["method"], "several_per_case": True},
        ],
    }
)
EVENTS = [
    ClockEvent(Kind.RESPONSE, date(2019, 5, 7)),
    ClockEvent(Kind.REVIEW_REQUESTED, date(2019, 5, 20)),
]
FACTS = LetterFacts(
    force_name="Wessex Constabulary",
    campaign_title="Messages to children",
    law=FOIA,
    reply_address="reply+abc@foi.example",
    sender_name="R. Searcher",
    organisation="A Charity",
    today=date(2019, 5, 8),
    specification=SPECIFICATION,
    workbook_name="return.xlsx",
    sent_on=date(2019, 4, 3),
    reference="FOI/123/19",
    clock=work_out(FOIA, date(2019, 4, 3), EVENTS, Calendar()),
    their_question="Do you mean recorded or detected?",
    our_clarification="Recorded.",
    figures_in_question="Two figures for question 1: 900 and 85.",
    follow_up="How many of them were online?",
    answered_questions=("1", "2"),
    open_questions=(OpenQuestion("3", "refused under section 12(1) (cost of compliance)"),),
    comparable_answers=(ComparableAnswer("Mercia Police", date(2019, 4, 30)),),
    grounds="The records of other forces show that the method can be counted.",
    timeline=((date(2019, 4, 3), "request sent"),),
)


@pytest.mark.parametrize("kind", list(LetterKind))
def test_every_default_letter_comes_out_whole(kind: LetterKind) -> None:
    template = DEFAULTS[kind]
    assert faults_of(template.body) == faults_of(template.subject) == []
    subject, body = render(template.subject, fields_of(FACTS)), render(template.body, fields_of(FACTS))
    assert "{" not in subject + body
    assert "None" not in body
    assert "Wessex Constabulary" in body
    assert subject.count("\n") == 1


def test_the_request_asks_everything_that_the_specification_asks() -> None:
    body = render(REQUEST.body, fields_of(FACTS))
    for question in SPECIFICATION.questions:
        assert f"{question.number}. {question.text}" in body
    assert "2018/19: 1 April 2018 to 31 March 2019, both days included" in body
    assert "Age of victim: 11 and under, 12-15" in body
    assert "One case may count under more than one" in body
    assert "By offences we mean: recording code 71/17." in body
    assert "reply+abc@foi.example" in body
    assert "return.xlsx" in body
    assert "section 16" in body


def test_the_chaser_shows_the_working() -> None:
    waiting = work_out(FOIA, date(2019, 4, 3), (), Calendar())
    body = render(CHASER.body, fields_of(replace(FACTS, clock=waiting)))
    assert waiting.said in body
    assert "due on Friday 3 May 2019, 2 working days ago" in body
    assert "Your reference: FOI/123/19" in body


def test_the_review_cites_the_forces_that_answered() -> None:
    assert "- Mercia Police answered in full on 30 April 2019" in render(REVIEW.body, fields_of(FACTS))


def test_the_complaint_tells_what_came_of_the_review() -> None:
    body = render(COMPLAINT.body, fields_of(FACTS))
    assert "asked for on 20 May 2019 and is not yet answered" in body
    assert "3 April 2019: request sent" in body


def test_a_line_of_empty_fields_is_left_out() -> None:
    body = render(CHASER.body, fields_of(replace(FACTS, reference="")))
    assert "reference" not in body
    assert "\n\n\n" not in body


def test_unknown_placeholders_are_named_and_refused() -> None:
    template = "Dear {force_name}, {colour} {Force Name} {}"
    assert unknown_placeholders(template) == ["colour", "Force Name", ""]
    with pytest.raises(UnusableTemplate) as caught:
        render(template, fields_of(FACTS))
    assert "{colour} is not a merge field" in caught.value.sentences[0]


def test_a_field_whose_fact_is_not_known_is_refused() -> None:
    unanswered = replace(FACTS, clock=work_out(FOIA, date(2019, 4, 3), (), Calendar()))
    with pytest.raises(UnusableTemplate, match="Not known yet: the day the force answered"):
        render("You answered on {answered_on}.", fields_of(unanswered))


def test_while_the_clock_is_stopped_no_due_date_can_be_written() -> None:
    stopped = work_out(FOIA, date(2019, 4, 3), [ClockEvent(Kind.CLARIFICATION_ASKED, date(2019, 4, 5))], Calendar())
    with pytest.raises(UnusableTemplate, match="due_on"):
        render(CHASER.body, fields_of(replace(FACTS, clock=stopped)))


@pytest.mark.parametrize("template", ["Dear {force_name", "Dear force_name}", "{{force_name}}"])
def test_a_lone_brace_is_refused(template: str) -> None:
    assert any("brace" in fault for fault in faults_of(template))


def test_an_empty_letter_is_refused() -> None:
    assert faults_of(" \n") == ["The letter is empty."]


def test_a_value_with_braces_is_text_and_not_a_template() -> None:
    assert render("{grounds}", {"grounds": "{force_name}"}) == "{force_name}\n"


@given(st.text())
def test_any_text_is_a_letter_or_is_refused_with_sentences(template: str) -> None:
    fields = dict.fromkeys(FIELDS, "x")
    if faults_of(template):
        with pytest.raises(UnusableTemplate) as caught:
            render(template, fields)
        assert caught.value.sentences
    else:
        assert render(template, fields).endswith("\n")


def test_every_field_can_be_filled_and_is_used_or_offered() -> None:
    assert set(fields_of(FACTS)) == set(FIELDS)
    used = {name for template in DEFAULTS.values() for name in placeholders(template.subject + template.body)}
    assert used <= set(FIELDS)


def test_numbers() -> None:
    assert numbers_in_words(["1"]) == "question 1"
    assert numbers_in_words(["1", "2", "4"]) == "questions 1, 2 and 4"
