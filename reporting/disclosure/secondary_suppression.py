"""Which counts to withhold beside small ones, so that nobody finds those by subtraction. Pure arithmetic."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heapreplace

from reporting.disclosure.solving import Sum, WithheldCells


def protect(
    values: Sequence[int],
    sums: Sequence[Sum],
    small: Collection[int],
    keep: Collection[int] = (),
    withheld: Collection[int] = (),
    lotted: Collection[int] = (),
) -> tuple[set[int], set[int]]:
    """The further cells to withhold so that no small one can be found, and the small ones that still can.

    For each one found, the least of its published companions that is not nought goes too, else a nought, else the
    total they share. Cells in `keep` are published whatever happens, those in `withheld` are not, found or not; those
    in `lotted` go too. What can be found all the same, and is no small one, is published: it would only look withheld.
    Tables that share no cell are protected each for itself.
    """
    more: set[int] = set()
    exposed: set[int] = set()
    for table in _tables(len(values), sums):
        if own := table.cells & set(small):
            apart = (table.cells & set(one) for one in (keep, withheld, lotted))
            found, left = _protect(values, table.sums, own, *apart)
            more |= found
            exposed |= left
    return more, exposed


def _protect(
    values: Sequence[int], sums: Sequence[Sum], first: set[int], kept: set[int], also: set[int], lotted: set[int]
) -> tuple[set[int], set[int]]:
    withheld = WithheldCells(values, sums, first | also | lotted)
    companions = _Companions(values, sums, withheld, kept)
    more = lotted - first - also
    while exposed := (known := withheld.found) & first:
        added: set[int] = set()
        companions.begin(known)
        for index in sorted(exposed):
            companion = companions.of(index)
            if companion is not None:
                added.add(companion)
                companions.withhold(companion)
        if not added:
            return more - known, exposed
        more |= added
        withheld.withhold(added)
    return more - known, set()


class _Table:
    """Sums that share cells, directly or by way of others."""

    def __init__(self) -> None:
        self.cells: set[int] = set()
        self.sums: list[Sum] = []


def _tables(cells: int, sums: Iterable[Sum]) -> list[_Table]:
    """The cells and sums apart, where no sum joins them: one year's figures say nothing about another's."""
    joined = list(range(cells))

    def root(cell: int) -> int:
        while joined[cell] != cell:
            joined[cell] = joined[joined[cell]]
            cell = joined[cell]
        return cell

    sums = list(sums)
    for item in sums:
        for part in item.parts:
            joined[root(part)] = root(item.total)
    found: dict[int, _Table] = {}
    for cell in range(cells):
        found.setdefault(root(cell), _Table()).cells.add(cell)
    for item in sums:
        found[root(item.total)].sums.append(item)
    return list(found.values())


Choice = int
"""A cell's place among all, the least count first and noughts last; past all for a sum's total. The least is the
best to withhold."""


class _Companions:
    """The published cells that may go beside one that is found, while more and more are withheld."""

    def __init__(
        self, values: Sequence[int], sums: Sequence[Sum], withheld: WithheldCells, kept: Collection[int]
    ) -> None:
        self._order = sorted(range(len(values)), key=lambda cell: (values[cell] == 0, values[cell]))
        self._place = {cell: place for place, cell in enumerate(self._order)}
        self._sums = sums
        # Published whatever happens, or published no more.
        self._gone = set(kept)
        self._sums_of: Mapping[int, Sequence[int]] = withheld.sums_of
        self._hidden: list[set[int]] = [set() for _ in sums]
        self._choices: dict[int, list[Choice]] = {}
        self.begin(set())
        for cell in withheld.cells:
            self.withhold(cell)

    def withhold(self, cell: int) -> None:
        """This cell is published no more."""
        self._gone.add(cell)
        for number in self._sums_of.get(cell, ()):
            self._hidden[number].add(cell)

    def begin(self, known: set[int]) -> None:
        """A round in which these withheld cells are found, whatever else is withheld in it."""
        self._known = known
        self._ways: dict[int, set[int]] = {}
        self._spares: dict[int, list[tuple[Choice, int]]] = {}

    def of(self, index: int) -> int | None:
        """The best published cell to withhold beside a found one.

        First from a sum in which it is withheld alone; where each of its sums hides another cell too, that other was
        found, so from that one's sums in turn. Failing both, any cell of any sum on the way.
        """
        if index in self._spares:
            return self._spare(self._spares[index])
        reached, edge = {index}, {index}
        seen: set[int] = set()
        while edge:
            alone: list[Choice] = []
            beyond: set[int] = set()
            for number in {number for start in edge for number in self._sums_of.get(start, ())} - seen:
                seen.add(number)
                if len(self._hidden[number]) > 1:
                    beyond |= self._way(number)
                elif (best := self._best(number)) is not None and best < len(self._order):
                    alone.append(best)
            if alone:
                return self._cell(min(alone))
            edge = beyond - reached
            reached |= edge
        spares = [(best, number) for number in seen if (best := self._best(number)) is not None]
        heapify(spares)
        # Whichever of these asks in this round comes to the same sums: no further cell is withheld alone by then.
        self._spares |= dict.fromkeys(reached, spares)
        return self._spare(spares)

    def _spare(self, spares: list[tuple[Choice, int]]) -> int | None:
        """The best of these sums' cells, as they are published by now."""
        while spares:
            told, number = spares[0]
            best = self._best(number)
            if best == told:
                return self._cell(best)
            if best is None:
                heappop(spares)
            else:
                heapreplace(spares, (best, number))
        return None

    def _way(self, number: int) -> set[int]:
        """The found cells that a sum hides: looked up once a round, for what it withholds more is not found."""
        if number not in self._ways:
            self._ways[number] = self._hidden[number] & self._known
        return self._ways[number]

    def _best(self, number: int) -> Choice | None:
        """The best of a sum's cells that are still published: sorted once, worst first, and taken from the end."""
        if number not in self._choices:
            item = self._sums[number]
            last = len(self._order) + self._place[item.total]
            choices = sorted((self._place[cell] for cell in {*item.parts} - {item.total}), reverse=True)
            self._choices[number] = [last, *choices]
        choices = self._choices[number]
        while choices and self._cell(choices[-1]) in self._gone:
            choices.pop()
        return choices[-1] if choices else None

    def _cell(self, choice: Choice) -> int:
        return self._order[choice % len(self._order)]
