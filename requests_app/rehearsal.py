"""A draft question tried on the last round's answers, before it is asked again. Pure.

Each draft question is set beside the question of the last round that it repeats, and says from how many forces that one
came back usable, what was wrong with the rest, and under which section it was refused. A question that repeats none is
said to be new: nothing can be known of it, and nothing is guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from requests_app.deadlines import joined
from requests_app.exemptions import exemption
from requests_app.specification import Question, Specification
from requests_app.statuses import Outcome

ALIKE = 75
"""How alike (of 100) two wordings must be for the one question to repeat the other, their breakdowns being the same."""

_WITHHELD = {
    Outcome.REFUSED: "refused",
    Outcome.NOT_HELD: "said that it is not held",
    Outcome.NEITHER: "neither confirmed nor denied holding it",
    Outcome.ELSEWHERE: "pointed elsewhere",
}


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """What one force made of one question of the last round. `outcome` None: it said nothing of it. `troubles` are the
    sentences of the findings that kept its figures from being used; empty for usable figures."""

    force_name: str
    question: str
    outcome: Outcome | None
    exemptions: Sequence[str] = ()
    troubles: Sequence[str] = ()

    @property
    def usable(self) -> bool:
        return self.outcome in (Outcome.ANSWERED, Outcome.PARTLY_ANSWERED) and not self.troubles


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A draft question and how the one it repeats fared. `repeats` is that one's number, None for a new question.

    The forces are in four groups that add up to `asked`. `refused_under` counts forces by section; `troubles` counts
    the sentences of unusable figures, the commonest first; `changed` says what the draft asks differently.
    """

    question: str
    repeats: str | None
    asked: int
    usable: tuple[str, ...]
    unusable: tuple[str, ...]
    withheld: tuple[tuple[str, Outcome], ...]
    silent: tuple[str, ...]
    refused_under: tuple[tuple[str, int], ...]
    troubles: tuple[tuple[str, int], ...]
    changed: tuple[str, ...]

    @property
    def said(self) -> str:
        """What a person who drafts the question should know, in a sentence or a few."""
        if self.repeats is None:
            return f"Question {self.question} is new: the last round says nothing of it."
        told = f"Question {self.question} came back usable from {len(self.usable)} of {self.asked} forces"
        told += f" (as question {self.repeats})." if self.repeats != self.question else "."
        if self.unusable:
            reason = f", most often because: {self.troubles[0][0].rstrip('.')}" if self.troubles else ""
            told += f" {_forces(len(self.unusable))} gave figures that could not be used{reason}."
        for outcome, words in _WITHHELD.items():
            number = sum(one is outcome for _, one in self.withheld)
            if number:
                under = _under(self.refused_under) if outcome is Outcome.REFUSED else ""
                told += f" {_forces(number)} {words}{under}."
        if self.silent:
            told += f" {_forces(len(self.silent))} said nothing of it."
        return " ".join([told, *self.changed])


def rehearse(draft: Specification, last: Specification, answers: Iterable[PastAnswer]) -> tuple[Rehearsal, ...]:
    """Every question of the draft in its order. Several answers of a force to one question: the last one stands."""
    by_question: dict[str, dict[str, PastAnswer]] = {}
    for answer in answers:
        by_question.setdefault(answer.question, {})[answer.force_name] = answer
    return tuple(
        _rehearsed(question, draft, last, repeated_by(question, draft, last), by_question)
        for question in draft.questions
    )


def repeated_by(question: Question, draft: Specification, last: Specification) -> Question | None:
    """The question of the last round that this one repeats: the same breakdown, and the wording most like it."""
    wanted = _labels(question, draft)
    likest = [
        (fuzz.token_set_ratio(question.text.casefold(), other.text.casefold()), other.number == question.number, other)
        for other in last.questions
        if _labels(other, last) == wanted
    ]
    ranked = sorted(likest, key=lambda one: one[:2], reverse=True)
    return ranked[0][2] if ranked and ranked[0][0] >= ALIKE else None


def _rehearsed(
    question: Question,
    draft: Specification,
    last: Specification,
    repeats: Question | None,
    by_question: dict[str, dict[str, PastAnswer]],
) -> Rehearsal:
    if repeats is None:
        return Rehearsal(question.number, None, 0, (), (), (), (), (), (), ())
    answers = sorted(by_question.get(repeats.number, {}).values(), key=lambda answer: answer.force_name)
    figures = [answer for answer in answers if answer.outcome in (Outcome.ANSWERED, Outcome.PARTLY_ANSWERED)]
    sections = Counter(
        section
        for answer in answers
        if answer.outcome is Outcome.REFUSED
        for section in dict.fromkeys(answer.exemptions)
    )
    troubles = Counter(trouble for answer in figures for trouble in dict.fromkeys(answer.troubles))
    return Rehearsal(
        question=question.number,
        repeats=repeats.number,
        asked=len(answers),
        usable=tuple(answer.force_name for answer in answers if answer.usable),
        unusable=tuple(answer.force_name for answer in figures if not answer.usable),
        withheld=tuple(
            (answer.force_name, answer.outcome) for answer in answers if answer.outcome and answer.outcome in _WITHHELD
        ),
        silent=tuple(answer.force_name for answer in answers if answer.outcome is None),
        refused_under=_commonest(sections),
        troubles=_commonest(troubles),
        changed=tuple(_changed(question, draft, repeats, last)),
    )


def _labels(question: Question, specification: Specification) -> frozenset[str]:
    """The breakdown by its labels: keys may be renamed from round to round."""
    return frozenset(specification.dimensions[key].label.casefold() for key in question.breakdown)


def _changed(question: Question, draft: Specification, repeats: Question, last: Specification) -> list[str]:
    """What is asked differently, where past answers may say little of it."""
    told = []
    earlier = {last.dimensions[key].label.casefold(): last.dimensions[key] for key in repeats.breakdown}
    for key in question.breakdown:
        dimension = draft.dimensions[key]
        before = earlier[dimension.label.casefold()].categories
        added = [category for category in dimension.categories if category not in before]
        dropped = [category for category in before if category not in dimension.categories]
        if added:
            told.append(f"{dimension.label} now also asks for {joined(added)}.")
        if dropped:
            told.append(f"{dimension.label} no longer asks for {joined(dropped)}.")
    if question.several_per_case != repeats.several_per_case:
        told.append("Whether one case may count several times has changed.")
    return told


def _commonest(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def _forces(number: int) -> str:
    return f"{number} force{'' if number == 1 else 's'}"


def _under(sections: Sequence[tuple[str, int]]) -> str:
    if not sections:
        return ""
    named = []
    for section, number in sections:
        known = exemption(section)
        named.append(f"{number} under {known.words if known else section}")
    return f": {joined(named)}"
