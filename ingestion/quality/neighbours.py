"""The figures that stand in a line with a total: what its labels do not say, its place may."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingestion.values.interval import Interval, total
from ingestion.values.place import Place
from ingestion.values.record import Record

SAME_LINE = 3.0
"""Points: two boxes of a page stand in one line when their edges are no further apart."""

_CELL = re.compile(r"([A-Z]{1,3})(\d+)")


@dataclass(frozen=True, slots=True)
class Position:
    """Where a figure stands: its sheet or page, and its row and column there (points, on a page)."""

    surface: object
    row: float
    column: float


@lru_cache(maxsize=100_000)
def position(place: Place) -> Position | None:
    """The place as coordinates; None where it names no cell."""
    if place.cell is not None and (found := _CELL.fullmatch(place.cell)):
        column = 0
        for letter in found[1]:
            column = column * 26 + ord(letter) - 64
        return Position(place.sheet, int(found[2]), column)
    if place.page is not None and place.box is not None:
        return Position(place.page, round(place.box[3] / SAME_LINE), round(place.box[2] / SAME_LINE))
    return None


class Lines:
    """The rows and columns of one table's figures."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._rows: dict[tuple[object, float], list[tuple[float, Record]]] = {}
        self._columns: dict[tuple[object, float], list[tuple[float, Record]]] = {}
        for record in records:
            at = position(record.place)
            if at is not None and record.place.rows is None:
                self._rows.setdefault((at.surface, at.row), []).append((at.column, record))
                self._columns.setdefault((at.surface, at.column), []).append((at.row, record))
        for lines in (self._rows, self._columns):
            for line in lines.values():
                line.sort(key=lambda item: item[0])

    def explain(self, record: Record, parts: Sequence[Record]) -> bool:
        """Whether some stretch of figures in the total's own line adds up to it: the line in which its parts stand, or
        its row and its column where they stand in neither."""
        return any(_makes(stretch, record.interval) for stretch in self._stretches(record, parts))

    @staticmethod
    def in_line(record: Record, parts: Sequence[Record]) -> bool:
        """Whether the parts stand in the total's row or column, as far as their places are known. Figures counted from
        rows of cases stand where their cases do."""
        at = position(record.place)
        standing = [one for part in parts if part.place.rows is None and (one := position(part.place)) is not None]
        if at is None or record.place.rows is not None or len(standing) < len(parts):
            return True
        return all(one.column == at.column for one in standing) or all(one.row == at.row for one in standing)

    def _stretches(self, record: Record, parts: Sequence[Record]) -> Iterator[Sequence[Record]]:
        at = position(record.place)
        if at is None:
            return
        standing = [one for part in parts if (one := position(part.place)) is not None]
        below = all(one.column == at.column for one in standing)
        beside = all(one.row == at.row for one in standing)
        for apart, line, where in (
            (beside and not below, self._columns.get((at.surface, at.column), []), at.row),
            (below and not beside, self._rows.get((at.surface, at.row), []), at.column),
        ):
            if apart:
                continue
            before = [figure for place, figure in line if place < where]
            after = [figure for place, figure in line if place > where]
            for side in (list(reversed(before)), after):
                yield _until_total(side)
                yield _plain(side)
                yield [one for one in side if one.total]
            yield _plain(before + after)


def _plain(records: Iterable[Record]) -> list[Record]:
    return [one for one in records if not one.total]


def _until_total(records: Iterable[Record]) -> list[Record]:
    found = []
    for one in records:
        if one.total:
            break
        found.append(one)
    return found


def _makes(parts: Sequence[Record], stated: Interval) -> bool:
    if len(parts) < 2 or not stated.known:
        return False
    summed = total(part.interval for part in parts)
    if summed.high is not None:
        return stated.meets(summed)
    return summed.low == stated.low
