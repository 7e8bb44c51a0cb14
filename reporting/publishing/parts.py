"""An edition in parts, so that a page reads what it shows and no more. Pure.

An edition of a large campaign holds hundreds of thousands of totals, cells and sources. Kept in parts, the totals lie
by question and area (a question's undivided totals together, for all areas) and once more by dimension and period, the
cells by question and period, the sources of sentences each list for itself; everything else is a part of its own.
`PartedEdition` is the same mapping as the edition itself, and loads a part when it is asked for.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from reporting.publishing.edition import Content

Row = Any
"""A row of an edition: a dict of plain JSON values."""
Group = tuple[str, ...]

FRONT = "front"
"""The part that holds what is small, and says which other parts there are."""

APART = ("changes", "sentences", "withheld", "documents", "warnings", "recomputing")
"""What is a part each; `sentences` without the sources of its figures."""

INSIDE = 64_000
"""Bytes under which a list, or a question's undivided totals, lies in the front part itself: most pages show it."""

BY_DIMENSION = "totals by dimension"


def _by_area(row: Row) -> Group:
    return row["question"], row["area"] if row["breakdown"] else ""


def _by_dimension(row: Row) -> Group | None:
    return (row["question"], next(iter(row["breakdown"])), row["period"]) if len(row["breakdown"]) == 1 else None


def _by_period(row: Row) -> Group:
    return row["question"], row["period"]


GROUPED: dict[str, tuple[str, Callable[[Row], Group | None]]] = {
    "totals": ("totals", _by_area),
    "cells": ("cells", _by_period),
    BY_DIMENSION: ("totals", _by_dimension),
}
"""Ways in which rows lie together: the list they are of, and the group of each row (None: in none)."""


def split(content: Content) -> dict[str, bytes]:
    """The edition's parts by name, compressed."""
    parts: dict[str, bytes] = {}
    groups: dict[str, list[Group]] = {}
    for way, (key, group_of) in GROUPED.items():
        held: dict[Group, tuple[list[int], list[Row]]] = {}
        for place, row in enumerate(content[key]):
            if (group := group_of(row)) is not None:
                places, rows = held.setdefault(group, ([], []))
                places.append(place)
                rows.append(row)
        groups[way] = list(held)
        parts |= {_name(way, number): _packed(list(pair)) for number, pair in enumerate(held.values())}
    sources = _Sources()
    in_short = [sources.taken_from(sentence) for sentence in content["sentences"]]
    parts |= {_name("sources", number): body for body, number in sources.numbers.items()}
    apart = [key for key in APART if key in content]
    parts |= {key: _packed(in_short if key == "sentences" else content[key]) for key in apart}
    here = {key: value for key, value in content.items() if key not in (*apart, "totals", "cells")}
    areas = list({row["area"]: row["area_type"] for row in content["totals"]}.items())
    wholes = [_name("totals", number) for number, group in enumerate(groups["totals"]) if not group[1]]
    inside = {name: _unpacked(parts.pop(name)) for name in (*apart, *wholes) if len(parts[name]) < INSIDE}
    parts[FRONT] = _packed({"keys": list(content), "here": here, "groups": groups, "areas": areas, "inside": inside})
    return parts


class _Sources:
    """The lists of sources, each once: all shares of a breakdown have the same denominator."""

    def __init__(self) -> None:
        self.numbers: dict[bytes, int] = {}
        self._known: dict[int, tuple[Any, int]] = {}

    def taken_from(self, sentence: Row) -> Row:
        """The sentence with the number of the part that holds each figure's sources in their place."""
        figures = [{**figure, "sources": self._number(figure["sources"])} for figure in sentence["figures"]]
        return {**sentence, "figures": figures}

    def _number(self, sources: Any) -> int:
        if id(sources) not in self._known:
            number = self.numbers.setdefault(_packed(sources), len(self.numbers))
            self._known[id(sources)] = sources, number
        return self._known[id(sources)][1]


def _name(way: str, number: int) -> str:
    return f"{way}/{number}"


class PartedEdition(Mapping[str, Any]):
    """An edition whose parts are loaded when they are asked for. `load` gives parts by their names; `mark` is what
    it is kept under."""

    def __init__(self, load: Callable[[Sequence[str]], Mapping[str, bytes]], mark: str = "") -> None:
        self._load = load
        self.mark = mark
        front = _unpacked(load([FRONT])[FRONT])
        self._keys: list[str] = front["keys"]
        self._there: dict[str, Any] = front["here"]
        self._groups: dict[str, list[Group]] = {
            way: [tuple(group) for group in groups] for way, groups in front["groups"].items()
        }
        self.areas: list[tuple[str, str]] = [(area, kind) for area, kind in front["areas"]]
        self._loaded: dict[str, Any] = front["inside"]

    def __getitem__(self, key: str) -> Any:
        if key not in self._there:
            if key not in self._keys:
                raise KeyError(key)
            self._there[key] = self._whole(key)
        return self._there[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def _whole(self, key: str) -> Any:
        if key == "sentences":
            return self.with_sources(self.sentences_in_short())
        if key in GROUPED:
            return self.rows(key, lambda _: True)
        return self._parts([key])[0]

    @property
    def questions(self) -> list[str]:
        """The questions that totals are told of, in order."""
        return list(dict.fromkeys(group[0] for group in self._groups["totals"]))

    def rows(self, way: str, wanted: Callable[[Group], bool]) -> list[Row]:
        """The rows of the wanted groups, in the edition's order."""
        found: list[tuple[int, Row]] = []
        names = [_name(way, number) for number, group in enumerate(self._groups[way]) if wanted(group)]
        for places, rows in self._parts(names):
            found += zip(places, rows, strict=True)
        found.sort(key=lambda pair: pair[0])
        return [row for _, row in found]

    def sentences_in_short(self) -> list[Row]:
        """The sentences; the sources of each figure are the number of a part."""
        return list(self._parts(["sentences"])[0])

    def with_sources(self, sentences: Iterable[Row]) -> list[Row]:
        """Sentences in short made whole."""
        held = list(sentences)
        numbers = list(dict.fromkeys(figure["sources"] for row in held for figure in row["figures"]))
        loaded = self._parts([_name("sources", number) for number in numbers])
        sources = dict(zip(numbers, loaded, strict=True))
        return [
            {**row, "figures": [{**figure, "sources": sources[figure["sources"]]} for figure in row["figures"]]}
            for row in held
        ]

    def _parts(self, names: Sequence[str]) -> list[Any]:
        missing = [name for name in names if name not in self._loaded]
        found = self._load(missing) if missing else {}
        self._loaded |= {name: _unpacked(found[name]) for name in missing}
        return [self._loaded[name] for name in names]


def areas_in(content: Content) -> list[tuple[str, str]]:
    """Every area that totals are told of with its kind, in order."""
    if isinstance(content, PartedEdition):
        return content.areas
    return list({row["area"]: row["area_type"] for row in content["totals"]}.items())


def questions_in(content: Content) -> list[str]:
    """The questions that totals are told of, in order."""
    if isinstance(content, PartedEdition):
        return content.questions
    return list(dict.fromkeys(row["question"] for row in content["totals"]))


def breakdowns_in(content: Content, question: str) -> list[dict[str, str]]:
    """What the question's totals are divided by, in order: those of one area, since all areas are told alike."""
    areas = areas_in(content)
    rows = totals_of(content, question=question, area=areas[0][0]) if areas else []
    return list({tuple(row["breakdown"].items()): dict(row["breakdown"]) for row in rows}.values())


def totals_of(content: Content, *, question: str | None = None, area: str | None = None) -> list[Row]:
    """The totals of a question, of an area, or of both, divided and not, in the edition's order."""
    rows = (
        # A question's undivided totals lie together, whatever their area.
        content.rows("totals", lambda g: question in (None, g[0]) and (not g[1] or area in (None, g[1])))
        if isinstance(content, PartedEdition)
        else content["totals"]
    )
    return [row for row in rows if question in (None, row["question"]) and area in (None, row["area"])]


def wholes_of(content: Content, question: str | None = None) -> list[Row]:
    """The undivided totals of a question, or of every one, of every area."""
    if isinstance(content, PartedEdition):
        return content.rows("totals", lambda group: not group[1] and question in (None, group[0]))
    return [row for row in content["totals"] if not row["breakdown"] and question in (None, row["question"])]


def totals_by(content: Content, question: str, dimension: str, periods: Collection[str]) -> list[Row]:
    """The question's totals divided by this dimension alone, in these periods, of every area."""

    def wanted(group: Group | None) -> bool:
        return group is not None and group[:2] == (question, dimension) and group[2] in periods

    if isinstance(content, PartedEdition):
        return content.rows(BY_DIMENSION, wanted)
    return [row for row in content["totals"] if wanted(_by_dimension(row))]


def cells_in(content: Content, question: str, period: str) -> list[Row]:
    """The cells of a question in a period."""
    if isinstance(content, PartedEdition):
        return content.rows("cells", lambda group: group == (question, period))
    return [row for row in content["cells"] if _by_period(row) == (question, period)]


def sentences_in(content: Content) -> list[Row]:
    """The sentences, for whoever does not look at the sources of their figures."""
    return content.sentences_in_short() if isinstance(content, PartedEdition) else list(content["sentences"])


def sentence_in(content: Content, number: int) -> Row | None:
    """One sentence with its sources; None where there is none of this number."""
    rows = sentences_in(content)
    if number >= len(rows):
        return None
    return content.with_sources([rows[number]])[0] if isinstance(content, PartedEdition) else rows[number]


def _packed(value: Any) -> bytes:
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def _unpacked(body: bytes) -> Any:
    return json.loads(zlib.decompress(body))
