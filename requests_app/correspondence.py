"""The facts a letter needs, gathered from a request's rows, and its drafts made from the house's templates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from requests_app.clocks import clock_of, law_of
from requests_app.deadlines import WORDS, Calendar, Kind
from requests_app.letter_templates import DEFAULTS
from requests_app.letters import (
    ComparableAnswer,
    LetterFacts,
    LetterKind,
    OpenQuestion,
    fields_of,
    render,
)
from requests_app.mail.outbound import reply_address, signed_by
from requests_app.models import Event, FoiRequest, QuestionOutcome
from requests_app.quarantine import held_names, without
from requests_app.statuses import GIVES_FIGURES, Outcome
from requests_app.welsh import TEMPLATES, fields_in_welsh, side_by_side

MOST_COMPARED = 8
"""Comparable forces named in a letter; more would not persuade more."""


@dataclass(frozen=True, slots=True)
class Written:
    """A letter in words."""

    subject: str
    body: str


def workbook_name(request: FoiRequest) -> str:
    return f"return-{request.force.slug}.xlsx"


def facts_of_letter(
    request: FoiRequest,
    *,
    today: date,
    calendar: Calendar,
    writer: Any = None,
    their_question: str | None = None,
    our_clarification: str | None = None,
    follow_up: str | None = None,
    grounds: str | None = None,
    figures_in_question: str | None = None,
) -> LetterFacts:
    """Everything known that a letter about this request may say. `writer` signs; without one the organisation does."""
    name, organisation = signed_by()
    if writer is not None and getattr(writer, "is_authenticated", False):
        name = writer.get_full_name() or name
    # Before it was sent nothing can have come of it, and a letter that is only shown has no row to ask about.
    sent = request.sent_on is not None
    outcomes = latest_outcomes(request) if sent else {}
    specification = request.campaign.specification
    answered = [number for number, row in outcomes.items() if Outcome(row.outcome) is Outcome.ANSWERED]
    return LetterFacts(
        force_name=request.force.name,
        campaign_title=request.campaign.title,
        law=law_of(request),
        reply_address=reply_address(request),
        sender_name=name,
        organisation=organisation,
        today=today,
        specification=specification,
        workbook_name=workbook_name(request),
        sent_on=request.sent_on,
        reference=request.reference,
        clock=clock_of(request, calendar),
        their_question=their_question,
        our_clarification=our_clarification,
        figures_in_question=figures_in_question,
        follow_up=follow_up,
        answered_questions=answered,
        open_questions=[
            OpenQuestion(question.number, _said(outcomes.get(question.number)))
            for question in specification.questions
            if question.number not in answered
        ],
        comparable_answers=comparable(request) if sent else (),
        grounds=grounds,
        timeline=timeline_of(request) if sent else (),
        welsh=request.force.welsh,
        welsh_name=next((name for name in request.force.aliases if name.startswith("Heddlu")), ""),
    )


def write(
    kind: LetterKind, facts: LetterFacts, *, subject: str = "", template: str = "", welsh_template: str = ""
) -> Written:
    """The letter of this kind, in Welsh and English where the body corresponds in Welsh. Raises UnusableTemplate with a
    sentence for each field whose fact is not known."""
    default = DEFAULTS[kind]
    fields = fields_of(facts)
    body = render(template or default.body, fields)
    if facts.welsh and kind in TEMPLATES:
        words = render(welsh_template or TEMPLATES[kind], fields_in_welsh(facts, fields))
        body = side_by_side(words, body)
    return Written(render(subject or default.subject, fields).strip().replace("\n", " "), body)


def latest_outcomes(request: FoiRequest) -> dict[str, QuestionOutcome]:
    """The outcome that stands for each question: the last one recorded that was not taken back. Reads what was
    prefetched."""
    standing = [row for row in request.outcomes.all() if row.withdrawn_at is None]
    return {row.question: row for row in sorted(standing, key=lambda row: (row.at, row.pk))}


def comparable(request: FoiRequest) -> list[ComparableAnswer]:
    """Forces that gave figures for a question this one has not: those of its own region first."""
    mine = latest_outcomes(request)
    open_numbers = [
        question.number
        for question in request.campaign.specification.questions
        if question.number not in mine or Outcome(mine[question.number].outcome) not in GIVES_FIGURES
    ]
    others = (
        FoiRequest.objects.filter(campaign_id=request.campaign_id)
        .exclude(pk=request.pk)
        .filter(outcomes__question__in=open_numbers, outcomes__outcome=Outcome.ANSWERED.value)
        .select_related("force")
        .prefetch_related("outcomes")
        .distinct()
    )
    told = []
    for other in others:
        given = [
            number
            for number, row in latest_outcomes(other).items()
            if number in open_numbers and Outcome(row.outcome) is Outcome.ANSWERED
        ]
        if given:
            said = f"question{'' if len(given) == 1 else 's'} {', '.join(sorted(given))} with figures"
            told.append((other.force.region != request.force.region, other.force.name, other.responded_on, said))
    told.sort(key=lambda one: (one[0], one[1]))
    return [ComparableAnswer(name, on, said) for _, name, on, said in told[:MOST_COMPARED]]


def timeline_of(request: FoiRequest) -> list[tuple[date, str]]:
    """The dated facts of the request, oldest first: sent, letters, and what they were for the clock."""

    told: list[tuple[date, int, str]] = []
    if request.sent_on:
        told.append((request.sent_on, 0, "We sent the request."))
    told += [
        (row.on, 1, f"{WORDS[Kind(row.kind)].capitalize()}.")
        for row in request.clock_events.all()
        if row.withdrawn_at is None
    ]
    names = held_names()  # a letter leaves the house, whoever writes it
    for event in Event.objects.filter(request=request, kind__in=["letter sent", "letter logged"]).order_by("at"):
        told.append((event.at.date(), 2, without(event.sentence, names)))
    return [(on, words) for on, _, words in sorted(told)]


def _said(row: QuestionOutcome | None) -> str:
    if row is None:
        return "no answer recorded"
    under = f" under {', '.join(f'section {section[1:]}' for section in row.exemptions)}" if row.exemptions else ""
    quoted = f" (“{row.quote.strip()}”)" if row.quote.strip() else ""
    return f"{row.outcome}{under}{quoted}"
