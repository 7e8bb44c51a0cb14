"""What came of each question, from the sentences of its answer. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from requests_app.exemptions import exemption
from requests_app.mail.hints import Hint
from requests_app.mail.rules import Act
from requests_app.mail.understanding import GIVING, WITHHOLDING, Told
from requests_app.statuses import Outcome


@dataclass(frozen=True, slots=True)
class OutcomeFound:
    """What came of one question, as its sentences say."""

    question: str
    outcome: Outcome
    quote: str
    sections: tuple[str, ...]


_WITHHELD = (Outcome.REFUSED, Outcome.NOT_HELD, Outcome.NEITHER, Outcome.ELSEWHERE)


def outcomes_by_question(told: Sequence[Told]) -> list[OutcomeFound]:
    """One outcome a question: figures beside a refusal make it partly answered; a denial weighs less than either."""
    grouped: dict[str, list[tuple[Outcome, Told]]] = {}
    for one in told:
        came = _outcome(one)
        for question in one.about if came is not None else ():
            assert came is not None
            grouped.setdefault(question, []).append((came, one))
    settled = []
    for question, said in grouped.items():
        kinds = {came for came, _ in said}
        sections = once(section for _, one in said for section in one.sections or one.meant)
        came, chosen = next((pair for pair in said if pair[0] in _WITHHELD), said[0])
        if {Outcome.REFUSED, Outcome.NOT_HELD} & kinds:
            came, chosen = next(pair for pair in said if pair[0] in (Outcome.REFUSED, Outcome.NOT_HELD))
        if Outcome.PARTLY_ANSWERED in kinds or (Outcome.ANSWERED in kinds and came in _WITHHELD):
            came = Outcome.PARTLY_ANSWERED
        settled.append(OutcomeFound(question, came, chosen.text, sections))
    return settled


_NOT_COUNTED = frozenset({Hint.CITED, Hint.BURDEN, Hint.KEPT})
"""What a number in an answer may belong to without being one: "that would mean reading 204 logs"."""


def _outcome(one: Told) -> Outcome | None:
    """What one sentence of a question's answer says came of it."""
    acts = one.acts
    if Act.EXTENDS in acts or Act.ASKS in acts:
        return None
    if Act.NEITHER in acts:
        return Outcome.NEITHER
    refuses = any(act in acts for act in WITHHOLDING) or (Act.CITES in acts and not one.figure)
    if one.sections == ("s21",) or (acts.get(Act.ELSEWHERE, 0) >= 2 and not refuses):
        return Outcome.ELSEWHERE
    if refuses and Act.GIVES in acts and Act.PART in acts:
        return Outcome.PARTLY_ANSWERED
    if acts.get(Act.NOT_HELD, 0) >= (1 if not one.figure else 3):
        return Outcome.NOT_HELD
    if refuses:
        only_denied = one.sections and all(denies(section) for section in one.sections)
        return Outcome.NEITHER if only_denied else Outcome.REFUSED
    if Act.PART in acts:
        return Outcome.PARTLY_ANSWERED
    if any(act in acts for act in GIVING) or (one.figure and not one.hints & _NOT_COUNTED):
        return Outcome.ANSWERED
    return None


def denies(section: str) -> bool:
    """Whether the section only refuses to confirm or deny, and so refuses nothing that is held."""
    named = exemption(section)
    return named is not None and named.denies and section != "s12(2)"


def once(sections: Iterable[str]) -> tuple[str, ...]:
    """The sections in order, each once."""
    return tuple(dict.fromkeys(sections))
