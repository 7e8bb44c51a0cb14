"""A campaign's figures side by side, as the comparison of forces takes them: exact, one a key, as people corrected
them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from requests_app.specification import Specification


@dataclass(frozen=True, slots=True)
class PeerFigure:
    """An exact figure of one force."""

    key: str
    question: str
    period: str
    breakdown: Mapping[str, str]
    value: float
    document: int
    place: str = ""
    record: int | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """A line of a return's document that names another force, or speaks of a joint unit."""

    document: int
    document_name: str
    words: str


@dataclass(slots=True)
class PeerReturn:
    """One force's figures by key, and how many children (aged 0 to 17) live in its area; None where not known.

    `names` is other force's code → where the return names it; "" → where it speaks of a joint unit and names none. It
    is looked up only of returns whose figures are alike.
    """

    code: str
    force: str
    children: int | None
    figures: dict[str, PeerFigure] = field(default_factory=dict)
    names: dict[str, Naming] = field(default_factory=dict)

    def whole(self, question: str, period: str) -> PeerFigure | None:
        """The undivided figure of a question for a period."""
        return self.figures.get(f"{question}|{period}")


def pairs(one: PeerReturn, specification: Specification) -> Iterator[tuple[PeerFigure, PeerFigure]]:
    """The undivided figures of each two periods that follow each other, question by question."""
    for question in specification.questions:
        for before, after in zip(specification.periods, specification.periods[1:], strict=False):
            first, second = one.whole(question.number, before.label), one.whole(question.number, after.label)
            if first is not None and second is not None:
                yield first, second
