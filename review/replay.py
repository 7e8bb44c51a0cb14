"""What last round's answers would have given a draft's questions: what would come back unusable, and why. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ingestion.values.record import Kind, Record
from requests_app.specification import Question, Specification
from review.judged import REFUSING

UNUSABLE = {Kind.REFUSED, Kind.NOT_HELD, Kind.NOT_RECORDED, Kind.BLANK, Kind.UNREAD}


@dataclass(slots=True)
class ForceReplay:
    """One force's answers of last round, read with the draft. `refusals` is question → (outcome, exemptions)."""

    force: str
    records: Sequence[Record] = ()
    refusals: Mapping[str, tuple[str, Sequence[str]]] = field(default_factory=dict)
    unread: bool = False


@dataclass(slots=True)
class QuestionReplay:
    """What would come of one question. Each tuple names forces; every force that was asked is in exactly one."""

    number: str
    usable: list[str] = field(default_factory=list)
    in_part: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    nothing: list[str] = field(default_factory=list)
    exemptions: Counter[str] = field(default_factory=Counter)
    missing_categories: Counter[str] = field(default_factory=Counter)

    def as_json(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "usable": self.usable,
            "in_part": self.in_part,
            "hidden": self.hidden,
            "refused": self.refused,
            "nothing": self.nothing,
            "exemptions": self.exemptions.most_common(),
            "missing_categories": self.missing_categories.most_common(12),
        }


def replay(draft: Specification, forces: Iterable[ForceReplay]) -> list[QuestionReplay]:
    """For each question of the draft the forces by what their last answers give it.

    Usable: exact figures for every category asked. In part: some categories without one. Hidden: most of them hidden.
    Periods are not compared: last round's years are other years.
    """
    told = [QuestionReplay(question.number) for question in draft.questions]
    for force in forces:
        for question, result in zip(draft.questions, told, strict=True):
            _place(force, question, draft, result)
    return told


def _place(force: ForceReplay, question: Question, draft: Specification, result: QuestionReplay) -> None:
    mine = [r for r in force.records if r.question == question.number and not (r.total and question.breakdown)]
    figures = [record for record in mine if record.kind not in UNUSABLE]
    if not figures:
        outcome, exemptions = force.refusals.get(question.number, ("", ()))
        if outcome in REFUSING:
            result.refused.append(force.force)
            result.exemptions.update(exemptions or ["no section named"])
        else:
            result.nothing.append(force.force)
        return
    hidden = sum(record.kind is Kind.SUPPRESSED for record in figures)
    absent = _absent(figures, question, draft)
    result.missing_categories.update(absent)
    if hidden * 2 > len(figures):
        result.hidden.append(force.force)
    elif absent or hidden or len(figures) < len(mine):
        result.in_part.append(force.force)
    else:
        result.usable.append(force.force)


def _absent(figures: Sequence[Record], question: Question, draft: Specification) -> list[str]:
    """The asked categories that no figure speaks of. An open list (several to a case) is never complete."""
    if question.several_per_case:
        return []
    given = {(key, category) for record in figures for key, category in record.breakdown.items()}
    return [
        f"{draft.dimensions[key].label}: {category}"
        for key in question.breakdown
        for category in draft.dimensions[key].categories
        if (key, category) not in given
    ]
