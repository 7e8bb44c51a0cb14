"""Counts that are withheld by lot, so that which are withheld tells nothing of what they are. Pure.

Whoever knows the rules could play them through: two withheld counts that come to two were one each, for a nought would
have been withheld last. So beside the small counts some others are drawn, of whatever size, by a secret of the site's
own. Then any way of filling the withheld places that agrees with what is published could be the truth: the counts in it
that are not small may all have been drawn. What the published sums leave open, the rules do not settle.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

MOST = 0.2
"""The largest share of a table's counts that are drawn."""

A_SMALL_ONE = 0.25
"""Counts drawn for each small one of the table: few small counts cost few others."""


def drawn(tables: Sequence[Any], lots: Sequence[float], small: Collection[int], may_be: Collection[int]) -> set[int]:
    """Those of the counts that `may_be` drawn which are. `tables` says of each count which table it is of, `lots` its
    lot, at least nought and under one. Of a table without a small count none is drawn."""
    of_small = Counter(tables[count] for count in small)
    of_all = Counter(tables[count] for count in may_be)
    return {
        count
        for count in may_be
        if lots[count] < min(MOST, A_SMALL_ONE * of_small[tables[count]] / of_all[tables[count]])
    }
