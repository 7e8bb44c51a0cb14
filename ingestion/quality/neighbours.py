"""The figures that stand in a line with a total: what its labels do not say, its place may."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingestion.values.interval import Interval, total
from ingestion.values.record import Record

ONE_LINE = 0.5
"""Of the smaller of two boxes of a page: they stand in one line where they overlap by more."""

_CELL = re.compile(r"([A-Z]{1,3})(\d+)")


@dataclass(frozen=True, slots=True)
class Position:
    """Where a figure stands: its sheet or page, and its row and column there, counted from any number on."""

    surface: object
    row: int
    column: int


@lru_cache(maxsize=100_000)
def _cell(sheet: str | None, name: str) -> Position | None:
    """A cell of a sheet as coordinates."""
    found = _CELL.fullmatch(name)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return Position(sheet, int(found[2]), column)


def _positions(records: Sequence[Record]) -> dict[int, Position]:
    """By the record's identity where it stands, for those whose place names a cell or a box of a page. Boxes of a page
    are the figures' own or their cells', so figures of one column need not begin or end at one point: they overlap."""
    found: dict[int, Position] = {}
    boxed = [record for record in records if record.place.cell is None and record.place.page and record.place.box]
    columns = _lines_of([(record, box[0], box[2]) for record in boxed if (box := record.place.box)])
    rows: dict[int, int] = {}
    for page in {record.place.page for record in boxed}:
        own = [(one, box[1], box[3]) for one in boxed if one.place.page == page and (box := one.place.box)]
        rows |= _lines_of(own)
    for record in records:
        if record.place.cell is not None:
            at = _cell(record.place.sheet, record.place.cell)
        else:
            number = id(record)
            at = Position(record.place.page, rows[number], columns[number]) if number in columns else None
        if at is not None:
            found[id(record)] = at
    return found


def _lines_of(stretches: Sequence[tuple[Record, float, float]]) -> dict[int, int]:
    """By the record's identity the number of its line: stretches that overlap by half of the smaller share one."""
    found: dict[int, int] = {}
    line, low, high = 0, 0.0, 0.0
    for record, start, end in sorted(stretches, key=lambda one: one[1] + one[2]):
        shared = min(end, high) - max(start, low)
        if found and shared > ONE_LINE * min(end - start, high - low):
            low, high = min(low, start), max(high, end)
        else:
            line, low, high = line + 1, start, end
        found[id(record)] = line
    return found


class Lines:
    """The rows and columns of one table's figures."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = list(records)  # kept, for they are known by their identity
        self._at = _positions(self._records)
        self._rows: dict[tuple[object, int], list[tuple[int, Record]]] = {}
        self._columns: dict[tuple[object, int], list[tuple[int, Record]]] = {}
        for record in self._records:
            at = self._at.get(id(record))
            if at is not None and record.place.rows is None:
                self._rows.setdefault((at.surface, at.row), []).append((at.column, record))
                self._columns.setdefault((at.surface, at.column), []).append((at.row, record))
        for lines in (self._rows, self._columns):
            for line in lines.values():
                line.sort(key=lambda item: item[0])

    def explain(self, record: Record, parts: Sequence[Record]) -> bool:
        """Whether some stretch of figures in the total's own line adds up to it: the line in which its parts stand, or
        its row and its column where they stand in neither. Nothing else explains a total whose parts by their labels
        are the very figures just before it: what stands elsewhere in the line may make it by chance."""
        return not self._just_before(record, parts) and any(
            makes(stretch, record.interval) for stretch in self._stretches(record, parts)
        )

    def _just_before(self, record: Record, parts: Sequence[Record]) -> bool:
        own = {id(part) for part in parts}
        return len(own) > 1 and any({id(one) for one in run} == own for run in self.runs_before(record))

    def runs_before(self, record: Record) -> tuple[list[Record], list[Record]]:
        """The figures just above and just before a total, back to the total before it."""
        at = self._at.get(id(record))
        if at is None:
            return [], []
        above = [figure for place, figure in self._columns.get((at.surface, at.column), []) if place < at.row]
        before = [figure for place, figure in self._rows.get((at.surface, at.row), []) if place < at.column]
        return _until_total(reversed(above)), _until_total(reversed(before))

    def in_line(self, record: Record, parts: Sequence[Record]) -> bool:
        """Whether the parts stand in the total's row or column, as far as their places are known. Figures counted from
        rows of cases stand where their cases do."""
        at = self._at.get(id(record))
        standing = [one for part in parts if part.place.rows is None and (one := self._at.get(id(part))) is not None]
        if at is None or record.place.rows is not None or len(standing) < len(parts):
            return True
        return all(one.column == at.column for one in standing) or all(one.row == at.row for one in standing)

    def _stretches(self, record: Record, parts: Sequence[Record]) -> Iterator[Sequence[Record]]:
        at = self._at.get(id(record))
        if at is None:
            return
        standing = [one for part in parts if (one := self._at.get(id(part))) is not None]
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


def makes(parts: Sequence[Record], stated: Interval) -> bool:
    if len(parts) < 2 or not stated.known:
        return False
    summed = total(part.interval for part in parts)
    if summed.high is not None:
        return stated.meets(summed)
    return summed.low == stated.low
