"""What the published sums leave each withheld count: at least so many, at most so many. Pure arithmetic.

The bounds are those that hold when every equation has been used to tighten them, again and again; in which order makes
no difference. When more cells are withheld, the bounds that rested on an equation with a new unknown are dropped with
all that rested on them, and tightened again; all others stand.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

Ceiling = int
"""Twice the cell, and one more: the most that the cell can be. Without the one: the most that the cell taken negatively
can be. So the last bit turned is the cell's other side."""

Side = int
"""Twice an equation's position: the equation. One more: the equation taken negatively, all its signs turned."""


class Bounds:
    """The bounds of the withheld cells of some equations, while more and more cells are withheld.

    An equation is a published sum: its withheld parts, less its total where that is withheld, come to what is left of
    the published cells. `rights` is what is left of each while nothing is withheld: nought, where the sums hold.
    """

    def __init__(self, rights: Sequence[int]) -> None:
        self.met: set[int] = set()
        self._rights = list(rights)
        # Each equation's cells, by the ceiling of what each takes away from the right side at most.
        self._ends: list[list[Ceiling]] = [[] for _ in rights]
        # Of each side of an equation: what its cells' ends come to together, and how many have none yet.
        self._together = [0] * (2 * len(rights))
        self._open = [0] * (2 * len(rights))
        self._of_cell: dict[int, list[tuple[int, Ceiling]]] = {}
        self._most: dict[Ceiling, int] = {}
        self._because: dict[Ceiling, set[int]] = {}

    def withhold(self, new: Mapping[int, tuple[int, Mapping[int, int]]]) -> None:
        """Withhold cells: cell → its count and its coefficient (1 or -1) in each equation, by position."""
        changed = {number for _, column in new.values() for number in column}
        again = changed | set(self._drop(changed))
        for cell, (value, column) in new.items():
            self._most[2 * cell] = 0
            self._of_cell[cell] = []
            for number, coefficient in column.items():
                end = 2 * cell + (coefficient < 0)
                self._of_cell[cell].append((number, end))
                self._ends[number].append(end)
                self._rights[number] += coefficient * value
                self._open[2 * number + (coefficient > 0)] += 1
        self._tighten_all(sorted(again))

    def _drop(self, changed: Iterable[int]) -> Iterator[int]:
        """Forget the ceilings that rest on these equations, and what rests on those; yields the equations they are in.

        A ceiling keeps every equation that ever lowered it: an earlier one may be what a later one rests on."""
        because = self._because
        lost = [
            ceiling
            for number in changed
            for end in self._ends[number]
            for ceiling in (end, end ^ 1)
            if number in because.get(ceiling, ())
        ]
        while lost:
            ceiling = lost.pop()
            if because.pop(ceiling, None) is None:
                continue
            self.met.discard(ceiling >> 1)
            self._forget(ceiling)
            for number, end in self._of_cell[ceiling >> 1]:
                yield number
                # In this equation it helps to bound the others from the side that makes up for it.
                turned = end != ceiling
                lost += [
                    other
                    for each in self._ends[number]
                    if each >> 1 != ceiling >> 1 and number in because.get(other := each ^ (not turned), ())
                ]

    def _forget(self, ceiling: Ceiling) -> None:
        """No equation bounds it; that no count is below nought still does."""
        was = self._most.pop(ceiling)
        if not ceiling & 1:
            self._most[ceiling] = 0
        for number, end in self._of_cell[ceiling >> 1]:
            side = 2 * number + (end != ceiling)
            self._together[side] -= was
            self._open[side] += ceiling & 1

    def _tighten_all(self, numbers: Iterable[int]) -> None:
        """Use every side of these equations, and of those that are tightened by it, until none tightens any more."""
        waiting = deque(side for number in numbers for side in (2 * number, 2 * number + 1))
        waits = set(waiting)
        rounds = 0
        # Each tightening moves a bound by at least one; the cap only ends slow creeping, which finds nothing small.
        while waiting and rounds < 100 * (len(self._ends) + 1):
            rounds += 1
            side = waiting.popleft()
            waits.discard(side)
            if self._open[side] < 2:
                for lowered in self._tighten(side):
                    if lowered not in waits and self._open[lowered] < 2:
                        waits.add(lowered)
                        waiting.append(lowered)

    def _tighten(self, side: Side) -> list[Side]:
        """Lower each cell's ceiling on one side to what the equation leaves when the others are at their ends; the
        sides of equations that this may tighten in turn.

        With its sign each cell comes to the right side less the others: at most the right side and the most of what
        they are taken negatively.
        """
        number, turned = side >> 1, side & 1
        most, unknown, moved = self._most, self._open[side], []
        together = self._together[side] + (-self._rights[number] if turned else self._rights[number])
        for end in self._ends[number]:
            own = most.get(end ^ turned)
            if own is None:
                own = 0
            elif unknown:
                continue
            ceiling = end ^ turned ^ 1
            was = most.get(ceiling)
            left = together - own
            if was is None or left < was:
                most[ceiling] = left
                self._because.setdefault(ceiling, set()).add(number)
                if most.get(ceiling ^ 1) == -left:
                    self.met.add(ceiling >> 1)
                for beside, its in self._of_cell[ceiling >> 1]:
                    other = 2 * beside + (its != ceiling)
                    self._together[other] += left - (was or 0)
                    self._open[other] -= was is None
                    moved.append(other)
        return moved
