"""Letters: a template with {merge_fields}, the facts that fill them, and the letter that comes out. Pure.

Every letter is a draft for a person to read and send. A placeholder that means nothing is refused before anything is
rendered, and so is one whose fact is not known yet: no letter leaves with a hole in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from requests_app.deadlines import Clock, Law, in_words, joined, with_weekday, working_days_in_words
from requests_app.specification import Specification


class LetterKind(StrEnum):
    """What a letter is for."""

    REQUEST = "request"
    REMINDER = "reminder"
    CHASER = "chaser"
    FINAL_CHASER = "final chaser"
    CLARIFICATION_REPLY = "clarification reply"
    FOLLOW_UP = "follow-up question"
    PARTIAL_ACKNOWLEDGEMENT = "partial acknowledgement"
    REVIEW = "internal review"
    COMPLAINT = "complaint"
    FIGURES_QUERY = "question about figures"


# Every merge field with what it becomes, as the template's own page lists them.
FIELDS: dict[str, str] = {
    "force_name": "the force's full name",
    "campaign_title": "the campaign's title",
    "law_name": "the law asked under, in full",
    "advice_source": "where that law gives a right to advice",
    "measure": "what is counted",
    "definition_line": "a sentence with the measure's definition; nothing if it has none",
    "periods": "the periods, one a line with their dates",
    "questions": "the questions, one a paragraph with their number",
    "workbook_name": "the file name of the return workbook that goes with the letter",
    "reply_address": "the address of this one request",
    "sender_name": "who signs",
    "organisation": "whom they sign for",
    "sent_on": "the day the request was sent",
    "reference_line": "a line with the force's own reference; nothing if it gave none",
    "their_reference_line": "the same line for a letter to somebody else",
    "due_on": "the day the answer is due, extension included",
    "lateness": "how many working days are left or gone by",
    "working": "the due date with every day left out on the way to it",
    "answered_on": "the day the force answered",
    "review_requested_on": "the day a review was asked for",
    "review_line": "a sentence on what came of the review",
    "their_question": "what the force asked us to clarify, in its words",
    "our_clarification": "our reply to it",
    "figures_in_question": "what we ask about the answer's figures, with its own table quoted",
    "follow_up": "what we ask besides, after an answer",
    "answered_questions": "the numbers of the questions answered",
    "open_questions": "each question still without its figures, and what the force said of it",
    "comparable_answers": "the comparable forces that did answer, one a line",
    "comparable_paragraph": "the same with what follows from it; nothing while no other force has answered",
    "grounds": "why we think the answer was wrong or late",
    "timeline": "what happened, one dated line each",
    "regulator": "the Commissioner who hears complaints",
}


class UnusableTemplate(ValueError):
    """The template can't become a letter. `sentences` say what to mend, one a fault."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = list(sentences)


_PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")


def placeholders(template: str) -> list[str]:
    """The names between braces, in order, each once."""
    return list(dict.fromkeys(found.strip() for found in _PLACEHOLDER.findall(template)))


def unknown_placeholders(template: str, known: Mapping[str, object] = FIELDS) -> list[str]:
    """The placeholders that are no merge field."""
    return [name for name in placeholders(template) if name not in known]


def faults_of(template: str) -> list[str]:
    """What keeps a template from ever being rendered, one sentence a fault; empty when it is sound."""
    faults = [
        f"{{{name}}} is not a merge field; use one of those listed beside the letter."
        for name in unknown_placeholders(template)
    ]
    if re.search(r"[{}]", _PLACEHOLDER.sub("", template)):
        faults.append("A brace stands alone: write a merge field as {force_name}, with nothing else in the braces.")
    if not template.strip():
        faults.append("The letter is empty.")
    return faults


def render(template: str, fields: Mapping[str, str]) -> str:
    """The template with its fields filled in. A line that held only fields, all of them empty, is left out.

    Raises UnusableTemplate with a sentence for each unknown placeholder and for each field whose value is not known.
    """
    faults = faults_of(template)
    faults += [
        f"Not known yet: {FIELDS[name]} ({{{name}}} in the letter)."
        for name in placeholders(template)
        if name in FIELDS and name not in fields
    ]
    if faults:
        raise UnusableTemplate(faults)
    lines = []
    for line in template.replace("\r\n", "\n").split("\n"):
        filled = _PLACEHOLDER.sub(lambda found: fields[found[1].strip()], line)
        if filled.strip() or not _PLACEHOLDER.search(line):
            lines.append(filled.rstrip())
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
    return text.strip() + "\n"


@dataclass(frozen=True, slots=True)
class ComparableAnswer:
    """A force that answered what another refused. `said` adds what it gave, or how: "in full", "for both years"."""

    force_name: str
    answered_on: date | None
    said: str = "in full"


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question without its figures: its number, and what the force said of it ("refused under section 12(1) …")."""

    number: str
    said: str


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """All that a letter may need, as plain values. What is None or empty and has no neutral wording is not a field."""

    force_name: str
    campaign_title: str
    law: Law
    reply_address: str
    sender_name: str
    organisation: str
    today: date
    specification: Specification | None = None
    workbook_name: str | None = None
    sent_on: date | None = None
    reference: str = ""
    clock: Clock | None = None
    their_question: str | None = None
    our_clarification: str | None = None
    figures_in_question: str | None = None
    follow_up: str | None = None
    answered_questions: Sequence[str] = ()
    open_questions: Sequence[OpenQuestion] = ()
    comparable_answers: Sequence[ComparableAnswer] = ()
    grounds: str | None = None
    timeline: Sequence[tuple[date, str]] = ()
    welsh: bool = False
    welsh_name: str = ""


def fields_of(facts: LetterFacts) -> dict[str, str]:
    """The merge fields that these facts can fill. What nothing is known for is absent, so `render` can say so."""
    fields: dict[str, str | None] = {
        "force_name": facts.force_name,
        "campaign_title": facts.campaign_title,
        "law_name": facts.law.name,
        "advice_source": facts.law.advice_source,
        "regulator": facts.law.regulator,
        "reply_address": facts.reply_address,
        "sender_name": facts.sender_name,
        "organisation": facts.organisation,
        "reference_line": f"Your reference: {facts.reference}" if facts.reference else "",
        "their_reference_line": f"The force's reference: {facts.reference}" if facts.reference else "",
        "workbook_name": facts.workbook_name,
        "sent_on": _words(facts.sent_on),
        "their_question": facts.their_question,
        "our_clarification": facts.our_clarification,
        "figures_in_question": facts.figures_in_question,
        "follow_up": facts.follow_up,
        "answered_questions": numbers_in_words(facts.answered_questions) or None,
        "open_questions": open_in_words(facts.open_questions) or None,
        "comparable_answers": comparable_in_words(facts.comparable_answers) or None,
        "comparable_paragraph": comparable_paragraph(facts.comparable_answers),
        "grounds": facts.grounds,
        "timeline": "\n".join(f"{in_words(on)}: {what}" for on, what in facts.timeline) or None,
    }
    if facts.specification is not None:
        fields |= {
            "measure": facts.specification.measure,
            "definition_line": definition_in_words(facts.specification),
            "periods": periods_in_words(facts.specification),
            "questions": questions_in_words(facts.specification),
        }
    if facts.clock is not None:
        fields |= _clock_fields(facts.clock, facts.today)
    return {name: value for name, value in fields.items() if value is not None}


def _clock_fields(clock: Clock, today: date) -> dict[str, str | None]:
    review_line = "No internal review has been asked for."
    if clock.review is not None:
        asked = f"An internal review was asked for on {in_words(clock.review.requested)}"
        answered = clock.review.answered
        review_line = (
            f"{asked} and answered on {in_words(answered)}." if answered else f"{asked} and is not yet answered."
        )
    return {
        "due_on": None if clock.latest is None else with_weekday(clock.latest),
        "lateness": lateness_in_words(clock, today),
        "working": clock.said,
        "answered_on": _words(clock.answered),
        "review_requested_on": None if clock.review is None else in_words(clock.review.requested),
        "review_line": review_line,
    }


def _words(day: date | None) -> str | None:
    return None if day is None else in_words(day)


def lateness_in_words(clock: Clock, today: date) -> str | None:
    """5 working days from now; today; 3 working days ago. None while no date is running."""
    if clock.latest is None:
        return None
    if clock.latest == today:
        return "today"
    nations = clock.law.nations
    if today < clock.latest:
        return f"{working_days_in_words(clock.calendar.between(today, clock.latest, nations))} from now"
    gone = clock.calendar.between(clock.latest, today, nations)
    return f"{working_days_in_words(gone)} ago" if gone else "already past"


def definition_in_words(specification: Specification) -> str:
    if not specification.definition:
        return ""
    return f"By {specification.measure} we mean: {specification.definition.rstrip('.')}."


def periods_in_words(specification: Specification) -> str:
    """One line a period: its label and both of its days, since a label alone may mean two things."""
    return "\n".join(
        f"- {period.label}: {in_words(period.start)} to {in_words(period.end)}, both days included"
        for period in specification.periods
    )


def questions_in_words(specification: Specification) -> str:
    """Each question with its number and, under it, what it is to be broken down by."""
    told = []
    for question in specification.questions:
        text = f"{question.number}. {question.text.strip()}"
        for key in question.breakdown:
            dimension = specification.dimensions[key]
            text += f"\n   {dimension.label}: {', '.join(dimension.categories)}"
        if question.several_per_case:
            text += "\n   One case may count under more than one of these."
        told.append(text)
    return "\n\n".join(told)


def numbers_in_words(numbers: Sequence[str]) -> str:
    """question 1; questions 1, 2 and 4."""
    if not numbers:
        return ""
    return f"question{'' if len(numbers) == 1 else 's'} {joined(list(numbers))}"


def open_in_words(questions: Sequence[OpenQuestion]) -> str:
    return "\n".join(f"- Question {question.number}: {question.said}" for question in questions)


def comparable_paragraph(answers: Sequence[ComparableAnswer]) -> str:
    """That other forces answered, and what we ask in the light of it; empty for the first force that refuses."""
    if not answers:
        return ""
    return (
        "Other forces were asked the same questions in the same words. These answered:\n\n"
        f"{comparable_in_words(answers)}\n\n"
        "We understand that records are kept differently from force to force. If the same route is closed to you, "
        "please tell us\nin what way your records differ, and which part of the question could be answered instead."
    )


def comparable_in_words(answers: Sequence[ComparableAnswer]) -> str:
    """One line a force, in the order given."""
    return "\n".join(
        f"- {answer.force_name} answered {answer.said}"
        f"{f' on {in_words(answer.answered_on)}' if answer.answered_on else ''}"
        for answer in answers
    )
