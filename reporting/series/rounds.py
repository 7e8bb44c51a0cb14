"""A round's published edition as a series takes it: its question, its periods, each force's figure. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from ingestion.values.interval import Interval
from reporting.publishing.edition import Content
from reporting.publishing.parts import wholes_of


@dataclass(frozen=True)
class Round:
    """An edition of one campaign. `name` says which, `question` is the number there of the question that the series
    follows."""

    name: str
    content: Content
    question: str

    @property
    def periods(self) -> list[tuple[str, date, date]]:
        """(label, first day, last day), in order."""
        return [
            (one["label"], date.fromisoformat(one["start"]), date.fromisoformat(one["end"]))
            for one in self.content["periods"]
        ]

    @property
    def words(self) -> str:
        """The question as asked, as compared between rounds."""
        texts = (one["text"] for one in self.content["questions"] if one["number"] == self.question)
        return plain(next(texts, ""))

    @property
    def counts(self) -> tuple[str, str]:
        """What is counted, and by which definition, as compared between rounds."""
        heading = self.content["heading"]
        return plain(heading["measure"]), plain(heading.get("definition") or "")

    @cached_property
    def asked(self) -> dict[str, Mapping[str, Any]]:
        """The asked forces by code."""
        return {force["code"]: force for force in self.content["forces"]}

    @cached_property
    def totals(self) -> dict[tuple[str, str], Mapping[str, Any]]:
        """(area, period label) → the question's undivided total there."""
        return {(row["area"], row["period"]): row for row in wholes_of(self.content, self.question)}

    @cached_property
    def _other_days(self) -> set[tuple[str, str]]:
        """(force, period) whose figure counts other days than were asked, as the edition's changes say."""
        found = set()
        for change in self.content["changes"]:
            if change["question"] == self.question:
                for left in change.get("left_out", []):
                    if "other days than were asked" in left["why"]:
                        found |= {(left["force"], p) for p in (change["from"], change["to"]) if p in left["why"]}
        return found

    def figure_of(self, code: str, period: str) -> Interval | None:
        """The force's own figure where it is told and of the asked days; None where it is not."""
        row = self.totals.get((self.asked[code]["name"], period)) if code in self.asked else None
        if row is None or row["low"] is None or (code, period) in self._other_days:
            return None
        return Interval(row["low"], row["high"])

    def members(self, area: str) -> list[str]:
        """The codes of the asked forces inside of an area."""
        everywhere = {"England and Wales": ("England", "Wales")}.get(area)
        return [
            code
            for code, force in self.asked.items()
            if (everywhere and force["country"] in everywhere)
            or area in (force["name"], force["region"], force["country"])
        ]


def plain(words: str) -> str:
    """Words as compared between rounds: without the years, which move."""
    return re.sub(r"[\W\d]+", " ", words).casefold().strip()


def same_question(content: Content, text: str, number: str) -> str | None:
    """The number under which a round asks what another asks with these words: the same words, else the same number
    if it is told whole there too. None where it does not ask it."""
    whole = {row["question"] for row in wholes_of(content)}
    texts = {question["number"]: plain(question["text"]) for question in content["questions"]}
    alike = [one for one, words in texts.items() if one in whole and words == plain(text)]
    return alike[0] if alike else (number if number in whole else None)
