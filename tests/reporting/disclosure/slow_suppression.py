"""The slow twin of solving.py and secondary_suppression.py: every round solves every equation anew."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from reporting.disclosure.solving import Sum

PRIME = (1 << 61) - 1
"""Elimination is done modulo this prime: exact, and fast enough for tables of every force."""


def found(values: Sequence[int], sums: Sequence[Sum], withheld: Collection[int]) -> set[int]:
    """The withheld cells whose value anybody can work out from the published ones.

    `values` are the true counts by index; `sums` must hold on them. Two ways are tried: tightening bounds one equation
    at a time, and solving the equations together. A count that needs both at once may be missed; on every small table
    the two together find what trying every filling finds.
    """
    equations = [_equation(values, item, withheld) for item in sums]
    equations = [equation for equation in equations if equation[0]]
    alone = _within_bounds(equations, withheld)
    if len(alone) == len(withheld):
        return alone
    return alone | _by_elimination(equations, withheld)


Equation = tuple[dict[int, int], int]
"""Coefficients of the withheld cells, and what they come to."""


def _equation(values: Sequence[int], item: Sum, withheld: Collection[int]) -> Equation:
    """parts − total = 0 with the published cells moved to the right."""
    left: dict[int, int] = {}
    right = 0
    for index, sign in [*((part, 1) for part in item.parts), (item.total, -1)]:
        if index in withheld:
            left[index] = left.get(index, 0) + sign
        else:
            right -= sign * values[index]
    return {index: sign for index, sign in left.items() if sign}, right


def _within_bounds(equations: Sequence[Equation], withheld: Collection[int]) -> set[int]:
    """The cells whose bounds meet when every equation is used to tighten them, again and again."""
    low: dict[int, int] = dict.fromkeys(withheld, 0)
    high: dict[int, int | None] = dict.fromkeys(withheld)
    by_cell: dict[int, list[Equation]] = {}
    for equation in equations:
        for index in equation[0]:
            by_cell.setdefault(index, []).append(equation)
    waiting = list(equations)
    rounds = 0
    # Each tightening moves a bound by at least one; the cap only ends slow creeping, which finds nothing small.
    while waiting and rounds < 50 * (len(equations) + 1):
        rounds += 1
        moved = _tighten(waiting.pop(), low, high)
        for index in moved:
            waiting += [equation for equation in by_cell[index] if equation not in waiting]
    return {index for index in withheld if high[index] is not None and low[index] == high[index]}


def _tighten(equation: Equation, low: dict[int, int], high: dict[int, int | None]) -> list[int]:
    """Narrow each cell of one equation by the bounds of the others; the cells whose bounds moved."""
    left, right = equation
    moved = []
    for index, sign in left.items():
        least, most = 0, 0
        open_below = open_above = False
        for other, coefficient in left.items():
            if other == index:
                continue
            small, large = low[other], high[other]
            if coefficient > 0:
                least += small
                open_above, most = (True, most) if large is None else (open_above, most + large)
            else:
                most -= small
                open_below, least = (True, least) if large is None else (open_below, least - large)
        # sign * cell = right - others, and others lie between least and most
        ends = [None if open_above else right - most, None if open_below else right - least]
        if sign < 0:
            ends = [None if end is None else -end for end in reversed(ends)]
        if ends[0] is not None and ends[0] > low[index]:
            low[index] = ends[0]
            moved.append(index)
        ceiling = high[index]
        if ends[1] is not None and (ceiling is None or ends[1] < ceiling):
            high[index] = ends[1]
            moved.append(index)
    return moved


def _by_elimination(equations: Sequence[Equation], withheld: Collection[int]) -> set[int]:
    """The cells that the equations settle together: those alone in a row of the reduced system."""
    rows: dict[int, dict[int, int]] = {}
    for left, _ in equations:
        row = {index: sign % PRIME for index, sign in left.items()}
        for pivot in sorted(set(row) & set(rows)):
            if pivot in row:
                _subtract(row, rows[pivot], row[pivot])
        if not row:
            continue
        pivot = min(row)
        inverse = pow(row[pivot], -1, PRIME)
        row = {index: value * inverse % PRIME for index, value in row.items()}
        for other in rows.values():
            if pivot in other:
                _subtract(other, row, other[pivot])
        rows[pivot] = row
    return {pivot for pivot, row in rows.items() if len(row) == 1 and pivot in withheld}


def _subtract(row: dict[int, int], other: Mapping[int, int], times: int) -> None:
    for index, value in other.items():
        left = (row.get(index, 0) - times * value) % PRIME
        if left:
            row[index] = left
        else:
            row.pop(index, None)


def protect(
    values: Sequence[int], sums: Sequence[Sum], small: Collection[int], keep: Collection[int] = ()
) -> tuple[set[int], set[int]]:
    """The further cells to withhold so that no small one can be found, and the small ones that still can.

    For each one found, the least of its published companions that is not nought goes too, else a nought, else the
    total they share. Cells in `keep` are published whatever happens, and so is what can be found and is no small one.
    """
    first, kept = set(small), set(keep)
    more: set[int] = set()
    sums_of: dict[int, list[Sum]] = {}
    for item in sums:
        for index in (*item.parts, item.total):
            sums_of.setdefault(index, []).append(item)
    while exposed := (known := found(values, sums, first | more)) & first:
        added: set[int] = set()
        for index in sorted(exposed):
            companion = _companion(index, values, sums_of, first | more | added, kept, known)
            if companion is not None:
                added.add(companion)
        if not added:
            return more - known, exposed
        more |= added
    return more - known, set()


def _companion(
    index: int,
    values: Sequence[int],
    sums_of: Mapping[int, Sequence[Sum]],
    withheld: Collection[int],
    kept: Collection[int],
    known: Collection[int],
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
            for item in sums_of.get(start, ()):
                cells = (*item.parts, item.total)
                choices = {
                    (cell == item.total, values[cell] == 0, values[cell], cell)
                    for cell in cells
                    if cell not in withheld and cell not in kept
                }
                hidden = {cell for cell in cells if cell in withheld and cell != start}
                spare |= choices
                beyond |= {cell for cell in hidden if cell in known} - reached
                if not hidden:
                    alone |= choices
        if parts := {choice for choice in alone if not choice[0]}:
            return min(parts)[3]
        edge = beyond
        reached |= beyond
    return min(spare)[3] if spare else None
