"""Which counts to withhold beside small ones, so that nobody finds those by subtraction. Pure arithmetic."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reporting.disclosure.solving import Sum, WithheldCells


def protect(
    values: Sequence[int], sums: Sequence[Sum], small: Collection[int], keep: Collection[int] = ()
) -> tuple[set[int], set[int]]:
    """The further cells to withhold so that no small one can be found, and the small ones that still can.

    For each one found, the least of its published companions that is not nought goes too, else a nought, else the
    total they share. Cells in `keep` are published whatever happens.
    """
    first, kept = set(small), set(keep)
    withheld = WithheldCells(values, sums, first)
    more: set[int] = set()
    while exposed := (known := withheld.found) & first:
        added: set[int] = set()
        for index in sorted(exposed):
            companion = _companion(index, values, sums, withheld, known, added, kept)
            if companion is not None:
                added.add(companion)
        if not added:
            return more, exposed
        more |= added
        withheld.withhold(added)
    return more, set()


def _companion(
    index: int,
    values: Sequence[int],
    sums: Sequence[Sum],
    withheld: WithheldCells,
    known: Collection[int],
    added: Collection[int],
    kept: Collection[int],
) -> int | None:
    """The best published cell to withhold beside a found one.

    First from a sum in which it is withheld alone; where each of its sums hides another cell too, that other was found,
    so from that one's sums in turn. Failing both, any cell of any sum on the way.
    """
    reached, edge = {index}, {index}
    spare: set[tuple[bool, bool, int, int]] = set()
    while edge:
        alone, beyond = set(), set()
        for start in edge:
            for item in (sums[number] for number in withheld.sums_of.get(start, ())):
                cells = (*item.parts, item.total)
                hidden = {cell for cell in cells if cell != start and (cell in withheld.cells or cell in added)}
                choices = {
                    (cell == item.total, values[cell] == 0, values[cell], cell)
                    for cell in cells
                    if cell != start and cell not in hidden and cell not in kept
                }
                spare |= choices
                beyond |= {cell for cell in hidden if cell in known} - reached
                if not hidden:
                    alone |= choices
        if parts := {choice for choice in alone if not choice[0]}:
            return min(parts)[3]
        edge = beyond
        reached |= beyond
    return min(spare)[3] if spare else None
