"""Whether counts that are withheld can be found again from those that are published. Pure arithmetic.

A table's published sums are equations: a total less its published parts is what the withheld parts come to. A withheld
count is found when those equations, with the knowledge that no count is below nought, leave it a single value.

Protecting a breakdown of every force withholds a few cells more in each of hundreds of rounds. So nothing is solved
anew: elimination takes up each newly withheld cell once, and only the bounds that rested on it are worked out again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from reporting.disclosure.bounds import Bounds

PRIME = (1 << 61) - 1
"""Elimination is done modulo this prime: exact, and fast enough for tables of every force."""


@dataclass(frozen=True, slots=True)
class Sum:
    """The index of a published total and the indices of the parts that add up to it."""

    total: int
    parts: tuple[int, ...]


def found(values: Sequence[int], sums: Sequence[Sum], withheld: Collection[int]) -> set[int]:
    """The withheld cells whose value anybody can work out from the published ones.

    `values` are the true counts by index; `sums` must hold on them. Two ways are tried: tightening bounds one equation
    at a time, and solving the equations together. A count that needs both at once may be missed; on every small table
    the two together find what trying every filling finds.
    """
    return WithheldCells(values, sums, withheld).found


class WithheldCells:
    """The withheld cells of some tables and which of them are found, while more and more are withheld."""

    def __init__(self, values: Sequence[int], sums: Sequence[Sum], withheld: Iterable[int]) -> None:
        self.cells: set[int] = set()
        self.sums_of = sums_of(sums)
        self._values = values
        self._sums = sums
        self._changes = _Changes()
        self._bounds = Bounds(len(sums))
        self.withhold(withheld)

    @property
    def found(self) -> set[int]:
        """The withheld cells that can be worked out."""
        return self._bounds.met | (self.cells - self._changes.free)

    def withhold(self, more: Iterable[int]) -> None:
        """Withhold these too."""
        new = {cell: self._column(cell) for cell in sorted(set(more) - self.cells)}
        self.cells |= new.keys()
        for cell, column in new.items():
            self._changes.allow(cell, column)
        self._bounds.withhold({cell: (self._values[cell], column) for cell, column in new.items()})

    def _column(self, cell: int) -> dict[int, int]:
        """The cell's coefficient (1 as a part, -1 as the total) in each sum it stands in, by the sum's position."""
        column = {}
        for number in self.sums_of.get(cell, ()):
            item = self._sums[number]
            if coefficient := item.parts.count(cell) - (item.total == cell):
                column[number] = coefficient
        return column


def sums_of(sums: Sequence[Sum]) -> dict[int, list[int]]:
    """Cell → the positions of the sums that it stands in."""
    places: dict[int, list[int]] = {}
    for number, item in enumerate(sums):
        for index in {*item.parts, item.total}:
            places.setdefault(index, []).append(number)
    return places


class _Changes:
    """Every way in which the withheld counts could be others without any published sum changing.

    Each cell is a column of coefficients, one for every sum. A cell whose column is a combination of others' brings a
    new way: all the cells of that combination are `free`. A cell that no way changes is settled by the equations.
    """

    def __init__(self) -> None:
        self.free: set[int] = set()
        self._leading: dict[int, tuple[dict[int, int], dict[int, int]]] = {}

    def allow(self, cell: int, coefficients: dict[int, int]) -> None:
        """Take up one more withheld cell. The columns kept have each their own first sum, with coefficient 1, and the
        combination of cells that they are, without those that are free already: more is not asked of them."""
        column, combination = dict(coefficients), {cell: 1}
        while column:
            first = min(column)
            if first not in self._leading:
                inverse = pow(column[first], -1, PRIME)
                self._leading[first] = (_times(column, inverse), _times(combination, inverse))
                return
            times = column[first]
            other, cells = self._leading[first]
            _subtract(column, other, times)
            for one in self.free & cells.keys():
                del cells[one]
            _subtract(combination, cells, times)
        self.free.update(combination)


def _times(row: dict[int, int], factor: int) -> dict[int, int]:
    return {index: value * factor % PRIME for index, value in row.items()}


def _subtract(row: dict[int, int], other: dict[int, int], times: int) -> None:
    for index, value in other.items():
        left = (row.get(index, 0) - times * value) % PRIME
        if left:
            row[index] = left
        else:
            row.pop(index, None)
