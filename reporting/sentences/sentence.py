"""A sentence with the figures it stands on. Pure values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Any

from reporting.statistics.aggregation import one_decimal
from reporting.statistics.figures import Cell


class Voice(StrEnum):
    PRESS = "press"
    STATISTICAL = "statistical"


@dataclass(frozen=True, slots=True)
class Cited:
    """One figure of a sentence. `words` is how the text says it; `role` what it is (count, earlier, later, percent
    change, comparator, multiple, numerator, denominator, share); the bounds are exact, percentages as
    numbers of a hundred."""

    role: str
    words: str
    low: Fraction
    high: Fraction | None
    cells: tuple[Cell, ...] = ()

    def as_json(self, sources: Sources | None = None) -> dict[str, Any]:
        """The contract's shape: `value` is None where the figure is a range, and `cells` counts the figures added.

        `sources` remembers the list made for each tuple of cells: all shares of a breakdown have the same denominator.
        """
        low, high = _plain(self.low), None if self.high is None else _plain(self.high)
        return {
            "value": low if self.low == self.high else None,
            "cells": sum(cell.count for cell in self.cells),
            "role": self.role,
            "words": self.words,
            "low": low,
            "high": high,
            "forces": len({cell.force for cell in self.cells}),
            "sources": _sources(self.cells, {} if sources is None else sources),
        }


Sources = dict[int, tuple[tuple[Cell, ...], list[dict[str, str]]]]
"""By the identity of a tuple of cells, which is held so that no other takes its place: the list made of it."""


def _sources(cells: tuple[Cell, ...], made: Sources) -> list[dict[str, str]]:
    if id(cells) not in made:
        made[id(cells)] = (
            cells,
            [
                {"force": cell.force, "document": source.document, "place": source.place, "record": source.record}
                for cell in cells
                for source in cell.sources
            ],
        )
    return made[id(cells)][1]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One claim in one voice. `note` gives the exact dates and the coverage, `doubts` what is unsure in its figures;
    `area` is whom it speaks of, and `kind` is count, change or share."""

    about: str
    voice: Voice
    text: str
    figures: tuple[Cited, ...]
    coverage: str
    note: str
    doubts: tuple[str, ...] = ()
    area: str = ""
    kind: str = ""
    question: str = ""
    claim: Mapping[str, Any] = field(default_factory=dict)
    """What was claimed, so that it can be made again: its areas, periods and categories."""

    def figure(self, role: str) -> Cited:
        """The cited figure with this role. Raises KeyError where there is none."""
        for cited in self.figures:
            if cited.role == role:
                return cited
        raise KeyError(role)

    def as_json(self, sources: Sources | None = None) -> dict[str, Any]:
        return {
            "text": self.text,
            "voice": str(self.voice),
            "about": self.about,
            "area": self.area,
            "kind": self.kind,
            "question": self.question,
            "claim": dict(self.claim),
            "coverage": self.coverage,
            "note": self.note,
            "doubts": list(self.doubts),
            "figures": [cited.as_json(sources) for cited in self.figures],
        }


def _plain(number: Fraction) -> int | float:
    if number.denominator == 1:
        return number.numerator
    return one_decimal(number) or 0.0
