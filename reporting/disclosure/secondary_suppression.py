"""Which counts to withhold beside small ones, so that nobody finds those by subtraction. Pure arithmetic."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from reporting.disclosure.solving import Sum, WithheldCells, sums_of


def protect(
    values: Sequence[int], sums: Sequence[Sum], small: Collection[int], keep: Collection[int] = ()
) -> tuple[set[int], set[int]]:
    """The further cells to withhold so that no small one can be found, and the small ones that still can.

    For each one found, the least of its published companions that is not nought goes too, else a nought, else the
    total they share. Cells in `keep` are published whatever happens. Tables that share no cell are protected each for
    itself.
    """
    more: set[int] = set()
    exposed: set[int] = set()
    for table in _tables(len(values), sums):
        if own := table.cells & set(small):
            found, left = _protect(values, table.sums, own, table.cells & set(keep))
            more |= found
            exposed |= left
    return more, exposed


def _protect(values: Sequence[int], sums: Sequence[Sum], first: set[int], kept: set[int]) -> tuple[set[int], set[int]]:
    withheld = WithheldCells(values, sums, first)
    companions = _Companions(values, sums, first, kept)
    more: set[int] = set()
    while exposed := (known := withheld.found) & first:
        added: set[int] = set()
        for index in sorted(exposed):
            companion = companions.of(index, known)
            if companion is not None:
                added.add(companion)
                companions.withhold(companion)
        if not added:
            return more, exposed
        more |= added
        withheld.withhold(added)
    return more, set()


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


Choice = tuple[bool, bool, int, int]
"""(whether the sum's total, whether nought, count, cell): the least is the best to withhold."""


class _Companions:
    """The published cells that may go beside one that is found, while more and more are withheld."""

    def __init__(
        self, values: Sequence[int], sums: Sequence[Sum], withheld: Collection[int], kept: Collection[int]
    ) -> None:
        self._values = values
        self._sums = sums
        self._kept = kept
        self._sums_of: Mapping[int, Sequence[int]] = sums_of(sums)
        self._withheld: set[int] = set()
        self._hidden: list[set[int]] = [set() for _ in sums]
        self._choices: dict[int, list[Choice]] = {}
        for cell in withheld:
            self.withhold(cell)

    def withhold(self, cell: int) -> None:
        """This cell is published no more."""
        self._withheld.add(cell)
        for number in self._sums_of.get(cell, ()):
            self._hidden[number].add(cell)

    def of(self, index: int, known: Collection[int]) -> int | None:
        """The best published cell to withhold beside a found one.

        First from a sum in which it is withheld alone; where each of its sums hides another cell too, that other was
        found (is `known`), so from that one's sums in turn. Failing both, any cell of any sum on the way.
        """
        reached, edge = {index}, {index}
        seen: set[int] = set()
        spare: list[Choice] = []
        while edge:
            alone: list[Choice] = []
            beyond: set[int] = set()
            for number in {number for start in edge for number in self._sums_of.get(start, ())} - seen:
                seen.add(number)
                hidden, best = self._hidden[number], self._best(number)
                if best is not None:
                    spare.append(best)
                    if len(hidden) == 1 and not best[0]:
                        alone.append(best)
                beyond.update(cell for cell in hidden if cell in known)
            if alone:
                return min(alone)[3]
            edge = beyond - reached
            reached |= edge
        return min(spare)[3] if spare else None

    def _best(self, number: int) -> Choice | None:
        """The best of a sum's cells that are still published: sorted once, worst first, and taken from the end."""
        if number not in self._choices:
            item = self._sums[number]
            self._choices[number] = sorted(
                (
                    (cell == item.total, self._values[cell] == 0, self._values[cell], cell)
                    for cell in {*item.parts, item.total}
                    if cell not in self._kept
                ),
                reverse=True,
            )
        choices = self._choices[number]
        while choices and choices[-1][3] in self._withheld:
            choices.pop()
        return choices[-1] if choices else None
