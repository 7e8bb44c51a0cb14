"""What came of each question by the letter's words and the cells that refuse: one answer a question. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ingestion.interpretation.letter_text import Letter
from ingestion.values.labels import plain
from ingestion.values.record import Answer, Kind, Outcome, Record
from requests_app.exemptions import sections_in
from requests_app.mail.recognition import Recognition
from requests_app.specification import Specification

_OUTCOMES: Mapping[str, Outcome] = {
    "answered": Outcome.ANSWERED,
    "partly answered": Outcome.PARTLY_ANSWERED,
    "refused": Outcome.REFUSED,
    "not held": Outcome.NOT_HELD,
    "neither confirm nor deny": Outcome.NEITHER_CONFIRM_NOR_DENY,
    "available elsewhere": Outcome.REFUSED,
}
"""What a letter is recognised to say → the outcome; what is available elsewhere is refused here, under section 21."""


def outcomes(recognised: Recognition, letter: Letter, questions: Mapping[str, str]) -> list[Answer]:
    """What is withheld, with the sentence. That a question is answered is told by its figures and not by words."""
    told = []
    for said in recognised.outcomes:
        place, _ = letter.place(said.quote)
        outcome = _OUTCOMES[said.outcome.value]
        if outcome is Outcome.ANSWERED or said.quote.endswith("?"):
            continue
        told.append(Answer(_numbered(said.question, questions), outcome, said.exemptions, said.quote, place))
    return told


def _numbered(question: str | None, questions: Mapping[str, str]) -> str | None:
    """The question's number as the campaign writes it: "2A" for a letter's "2a"."""
    if question is None:
        return None
    return next((number for number in questions if plain(number) == plain(question)), question)


def outcomes_of_cells(records: Iterable[Record]) -> list[Answer]:
    """Refusals written where a figure should stand, one for each question and wording."""
    told: dict[tuple[str | None, str], Answer] = {}
    for record in records:
        if record.kind in (Kind.REFUSED, Kind.NOT_HELD):
            outcome = Outcome.REFUSED if record.kind is Kind.REFUSED else Outcome.NOT_HELD
            if "neither" in plain(record.as_written) or plain(record.as_written) == "ncnd":
                outcome = Outcome.NEITHER_CONFIRM_NOR_DENY
            answer = Answer(record.question, outcome, sections_in(record.as_written), record.as_written, record.place)
            told.setdefault((record.question, record.as_written), answer)
    return list(told.values())


def settled_outcomes(
    told: Sequence[Answer], records: Sequence[Record], specification: Specification | None
) -> list[Answer]:
    """One answer a question: figures make it answered, or partly answered beside a refusal. What is said of the
    request as a whole is kept only where nothing is said of its questions."""
    numbers = [question.number for question in specification.questions] if specification else []
    given = {one.question: one for one in reversed(records) if one.question is not None and one.interval.known}
    by_question: dict[str | None, list[Answer]] = {}
    for answer in told:
        by_question.setdefault(answer.question, []).append(answer)
    settled = []
    if any(number is not None for number in by_question):
        by_question.pop(None, None)
    for number in [*numbers, *(one for one in by_question if one not in numbers)]:
        said = by_question.get(number, [])
        withheld = [one for one in said if one.outcome is not Outcome.PARTLY_ANSWERED]
        figure = given.get(number) if number is not None else None
        if withheld:
            sections = tuple(dict.fromkeys(section for one in withheld for section in one.exemptions))
            partly = figure is not None or len(withheld) < len(said)
            outcome = Outcome.PARTLY_ANSWERED if partly else withheld[0].outcome
            settled.append(replace(withheld[0], outcome=outcome, exemptions=sections))
        elif said:
            settled.append(said[0])
        elif figure is not None:
            settled.append(Answer(number, Outcome.ANSWERED, (), figure.as_written, figure.place))
    return settled
