"""Earlier editions judged by the rules of today: which small counts they tell, and which they give away beside what is
known now. Nothing of an edition is ever changed; whoever publishes the next one is told, and may withdraw it. Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from reporting.disclosure.suppression import SMALLEST, TOTAL_GIVES_IT, CellName, suppress
from reporting.publishing.edition import HIDDEN, Content
from reporting.publishing.told_before import told_before
from reporting.statistics.aggregation import Total
from reporting.statistics.figures import key_of
from requests_app.specification import Question

Place = tuple[str, str, str]
"""(question, period, area) of a breakdown."""


@dataclass(frozen=True, slots=True)
class JudgedAnew:
    """What an edition, by its number, tells that would be withheld today; `given_away` are small counts that can be
    worked out from it, alone or beside the other editions."""

    number: int
    told: tuple[CellName, ...]
    given_away: tuple[Place, ...]

    @property
    def lines(self) -> list[str]:
        """Each breakdown once, in words."""
        said = [
            f"It tells a count from 1 to {SMALLEST - 1}: question {question}, {area}, {period}, "
            f"{', '.join(name for _, name in sorted(key))}."
            for question, period, area, key in self.told
        ]
        return said + [
            f"A small count can be worked out from it: question {question}, {area}, {period}."
            for question, period, area in self.given_away
        ]


def small_told(content: Content, people: Collection[str] | None) -> tuple[CellName, ...]:
    """The counts of people from one to four that the edition tells."""
    return tuple(
        (row["question"], row["period"], row["area"], key_of(row["breakdown"]))
        for row in content["totals"]
        if row["low"] is not None
        and row["low"] == row["high"]
        and 0 < row["low"] < SMALLEST
        and HIDDEN not in row["marker"]
        and any(people is None or name in people for name in row["breakdown"])
    )


def judged_anew(
    editions: Mapping[int, Content],
    content: Content,
    every: Iterable[Total],
    questions: Sequence[Question],
    people: Collection[str] | None,
) -> list[JudgedAnew]:
    """The editions, number → content, that tell or give away what today's rules withhold, in their order. `content` is
    the next edition, judged beside them; `every` are its totals, as they are counted."""
    told = {number: small_told(one, people) for number, one in editions.items()}
    leaks = _given_away(editions, list(every), questions, people) if _gives_away(content) else {}
    found = (JudgedAnew(number, told[number], leaks.get(number, ())) for number in editions)
    return [one for one in found if one.told or one.given_away]


def _gives_away(content: Content) -> bool:
    return any(item["why"] == TOTAL_GIVES_IT for item in content["withheld"])


def _given_away(
    editions: Mapping[int, Content],
    every: Sequence[Total],
    questions: Sequence[Question],
    people: Collection[str] | None,
) -> dict[int, tuple[Place, ...]]:
    """Edition → the breakdowns where a small count can be found because that edition is known. What the next edition
    gives away by its own totals is no earlier one's doing; what only several give away together is each one's."""
    own = set(_exposed(every, questions, people, []))
    found = {
        number: tuple(one for one in _exposed(every, questions, people, [content]) if one not in own)
        for number, content in editions.items()
    }
    together = _exposed(every, questions, people, list(editions.values()))
    shared = tuple(one for one in together if one not in own and not any(one in places for places in found.values()))
    return {number: (*places, *shared) for number, places in found.items()}


def _exposed(
    every: Sequence[Total], questions: Sequence[Question], people: Collection[str] | None, editions: list[Content]
) -> list[Place]:
    made = suppress(every, questions, people, told_before(editions))
    return list(dict.fromkeys((question, period, area) for question, period, area, _ in made.exposed))
