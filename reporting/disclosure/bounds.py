"""Which withheld counts the bounds settle that published sums leave: so many at least, at most so many. Pure.

A bound is exact where it is the count itself. What one equation leaves a cell is exact only if the bounds of all the
others that it was worked out from are, since each errs to the same side. So no bound is worked out at all: it is enough
to follow which are exact, from the noughts on, for no count is below nought. Each equation is looked at again only when
one of its bounds becomes exact, and whatever rested on an equation in which a further cell is withheld is forgotten.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping

End = int
"""Twice the cell: its lower bound. One more: its upper bound. So the last bit turned is the cell's other end."""

Side = int
"""Twice an equation's position: the lower bounds of its cells taken with their signs. One more: the upper bounds."""


class Bounds:
    """The exact bounds of the withheld cells of so many equations, while more and more cells are withheld.

    An equation is a published sum: its withheld parts, less its total where that is withheld, come to what is left of
    the published cells.
    """

    def __init__(self, equations: int) -> None:
        self.met: set[int] = set()
        # Each equation's cells, by the end that is the lower bound of what they add to it.
        self._ends: list[list[End]] = [[] for _ in range(equations)]
        # Of each side of an equation: how many of its bounds are not exact, and the ends it made exact.
        self._loose = [0] * (2 * equations)
        self._made: dict[Side, list[End]] = {}
        self._of_cell: dict[int, list[tuple[int, End]]] = {}
        self._exact: set[End] = set()

    def withhold(self, new: Mapping[int, tuple[int, Mapping[int, int]]]) -> None:
        """Withhold cells: cell → its count and its coefficient (its sign counts) in each equation, by position."""
        changed = {number for _, column in new.values() for number in column}
        again = changed | self._forget(side for number in changed for side in (2 * number, 2 * number + 1))
        for cell, (value, column) in new.items():
            self._of_cell[cell] = [(number, 2 * cell + (sign < 0)) for number, sign in column.items()]
            if value == 0:
                self._exact.add(2 * cell)
            for number, end in self._of_cell[cell]:
                self._ends[number].append(end)
                self._loose[2 * number] += end not in self._exact
                self._loose[2 * number + 1] += end ^ 1 not in self._exact
        self._follow(side for number in again for side in (2 * number, 2 * number + 1))

    def _forget(self, sides: Iterable[Side]) -> set[int]:
        """Forget what these sides made exact, and what rested on that; the equations that may make it exact again."""
        lost = list(sides)
        touched: set[int] = set()
        while lost:
            for end in self._made.pop(lost.pop(), ()):
                self._exact.discard(end)
                self.met.discard(end >> 1)
                for number, low in self._of_cell[end >> 1]:
                    touched.add(number)
                    side = 2 * number + (end != low)
                    self._loose[side] += 1
                    lost.append(side)
        return touched

    def _follow(self, sides: Iterable[Side]) -> None:
        """Whatever these sides make exact, and what follows from it. A side with a single bound that is not exact makes
        the other bound of that cell exact; a side with none, the other bound of every cell."""
        waiting = deque(side for side in sides if self._loose[side] < 2)
        exact, loose = self._exact, self._loose
        while waiting:
            side = waiting.popleft()
            if loose[side] > 1:
                continue
            upper = side & 1
            for low in self._ends[side >> 1]:
                end = low ^ upper ^ 1
                if end in exact or (loose[side] and end ^ 1 in exact):
                    continue
                exact.add(end)
                self._made.setdefault(side, []).append(end)
                if end ^ 1 in exact:
                    self.met.add(end >> 1)
                for number, its in self._of_cell[end >> 1]:
                    other = 2 * number + (end != its)
                    loose[other] -= 1
                    if loose[other] < 2:
                        waiting.append(other)
