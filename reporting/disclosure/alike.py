"""Small counts that are all alike, which whoever knows the rules could tell from what they come to. Pure arithmetic.

Counts of nought are withheld last. So two withheld counts that come to two are one each, and three that come to twelve
are four each, since three are withheld of a sum only where all of them are small. One more beside them, and nobody
knows which of the three it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from reporting.disclosure.solving import Sum


def beside_alike(
    values: Sequence[int],
    sums: Iterable[Sum],
    withheld: Collection[int],
    small: Collection[int],
    keep: Collection[int],
    ends: tuple[int, int],
) -> tuple[set[int], set[int]]:
    """One more count to withhold of each sum whose withheld parts are small and all the least or all the most that a
    small count can be (`ends`): the least that is not nought, else a nought; and the counts that nothing can go beside.

    Of two parts both are withheld whatever they are, so they tell nothing. A sum that is withheld itself tells none.
    """
    more: set[int] = set()
    told: set[int] = set()
    for item in sums:
        hidden = [part for part in item.parts if part in withheld]
        alike = len(hidden) > 1 and len({values[part] for part in hidden}) == 1
        if item.total in withheld or not alike or values[hidden[0]] not in ends or not {*hidden} <= {*small}:
            continue
        if more & {*item.parts}:
            continue
        free = [part for part in item.parts if part not in withheld and part not in keep]
        if free:
            more.add(min(free, key=lambda part: (values[part] == 0, values[part], part)))
        elif len(item.parts) > 2:
            told |= {*hidden}
    return more, told
