"""What the published sums leave each withheld count: at least so many, at most so many. Pure arithmetic.

The bounds are those that hold when every equation has been used to tighten them, again and again; in which order makes
no difference. When more cells are withheld, the bounds that rested on an equation with a new unknown are dropped with
all that rested on them, and tightened again; all others stand.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

Ceiling = tuple[int, int]
"""(cell, 1): the most that the cell can be; (cell, -1): the most that the cell taken negatively can be."""


class Bounds:
    """The bounds of the withheld cells of some equations, while more and more cells are withheld.

    An equation is a published sum: its withheld parts, less its total where that is withheld, come to what is left of
    the published cells. `rights` is what is left of each while nothing is withheld: nought, where the sums hold.
    """

    def __init__(self, rights: Sequence[int]) -> None:
        self.met: set[int] = set()
        self._rights = list(rights)
        self._lefts: list[dict[int, int]] = [{} for _ in rights]
        self._of_cell: dict[int, dict[int, int]] = {}
        self._most: dict[Ceiling, int] = {}
        self._because: dict[Ceiling, set[int]] = {}

    def withhold(self, new: Mapping[int, tuple[int, Mapping[int, int]]]) -> None:
        """Withhold cells: cell → its count and its coefficient (1 or -1) in each equation, by position."""
        changed = {number for _, column in new.values() for number in column}
        again = changed | set(self._drop(changed))
        for cell, (value, column) in new.items():
            self._of_cell[cell] = dict(column)
            self._most[cell, -1] = 0
            for number, coefficient in column.items():
                self._lefts[number][cell] = coefficient
                self._rights[number] += coefficient * value
        self._tighten_all(sorted(again))

    def _drop(self, changed: Iterable[int]) -> Iterator[int]:
        """Forget the ceilings that rest on these equations, and what rests on those; yields the equations they are in.

        A ceiling keeps every equation that ever lowered it: an earlier one may be what a later one rests on."""
        lost = [
            ceiling
            for number in changed
            for cell in self._lefts[number]
            for ceiling in ((cell, 1), (cell, -1))
            if number in self._because.get(ceiling, ())
        ]
        while lost:
            ceiling = lost.pop()
            if self._because.pop(ceiling, None) is None:
                continue
            cell, side = ceiling
            self.met.discard(cell)
            if side > 0:
                del self._most[ceiling]
            else:
                self._most[ceiling] = 0
            for number, coefficient in self._of_cell[cell].items():
                yield number
                # In this equation it helps to bound the others from the side that makes up for it.
                turn = -side * coefficient
                lost += [
                    (other, turn * sign)
                    for other, sign in self._lefts[number].items()
                    if other != cell and number in self._because.get((other, turn * sign), ())
                ]

    def _tighten_all(self, numbers: Iterable[int]) -> None:
        waiting = deque(numbers)
        waits = set(waiting)
        rounds = 0
        # Each tightening moves a bound by at least one; the cap only ends slow creeping, which finds nothing small.
        while waiting and rounds < 50 * (len(self._lefts) + 1):
            rounds += 1
            number = waiting.popleft()
            waits.discard(number)
            for cell in {*self._tighten(number, 1), *self._tighten(number, -1)}:
                if self._most.get((cell, 1)) == -self._most[cell, -1]:
                    self.met.add(cell)
                for other in self._of_cell[cell]:
                    if other not in waits:
                        waits.add(other)
                        waiting.append(other)

    def _tighten(self, number: int, turn: int) -> Iterator[int]:
        """Lower each cell's ceiling on one side to what the equation leaves when the others are at their ends.

        With its sign each cell comes to the right side less the others: at most the right side and the most of what
        they are taken negatively. `turn` is 1 for that, and -1 for the equation taken negatively.
        """
        left = self._lefts[number]
        ends = [(cell, sign, self._most.get((cell, -turn * sign))) for cell, sign in left.items()]
        unknown = [cell for cell, _, most in ends if most is None]
        if len(unknown) > 1:
            return
        together = turn * self._rights[number] + sum(most for _, _, most in ends if most is not None)
        for cell, sign, own in ends:
            if unknown and cell != unknown[0]:
                continue
            ceiling = (cell, turn * sign)
            most = together - (own or 0)
            was = self._most.get(ceiling)
            if was is None or most < was:
                self._most[ceiling] = most
                self._because.setdefault(ceiling, set()).add(number)
                yield cell
