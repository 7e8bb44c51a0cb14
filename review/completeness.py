"""How complete a campaign is, in one line: 39 of 43 usable for the total; 31 gave age of victim, 28 method."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from requests_app.specification import Specification
from review.judged import State
from review.queries import JudgedReturn


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many were asked, gave a usable total, are signed off; and (what, how many) of each category asked for."""

    asked: int
    usable: int
    signed: int
    gave: Sequence[tuple[str, int]]

    def __str__(self) -> str:
        line = f"{self.usable} of {self.asked} usable for the total"
        if self.gave:
            first, *rest = self.gave
            line += f"; {first[1]} gave {first[0]}" + "".join(f", {count} {what}" for what, count in rest)
        return f"{line}. {self.signed} of {self.asked} signed off."


def completeness(returns: Sequence[JudgedReturn], specification: Specification) -> Completeness:
    """Over the returns that could be counted now: nothing blocks them. A figure that a person left out is none."""
    whole = next((question.number for question in specification.questions if not question.breakdown), None)
    usable = [item for item in returns if item.state is State.USABLE]
    total = sum(whole is None or whole in item.facts.given for item in usable)
    asked_for = [key for key in specification.dimensions if any(key in q.breakdown for q in specification.questions)]
    given = [item.facts.given_dimensions for item in usable]
    gave = [(_lower(specification.dimensions[key].label), sum(key in keys for keys in given)) for key in asked_for]
    return Completeness(len(returns), total, sum(item.signed for item in returns), gave)


def _lower(label: str) -> str:
    """The label within a sentence; abbreviations stay."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
