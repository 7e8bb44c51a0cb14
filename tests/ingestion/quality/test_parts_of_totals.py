"""Of periods within a total's own those are added up that hold none of the others, as one by one comparison says."""

from datetime import date, timedelta
from random import Random

import pytest

from ingestion.quality.entries import Entry
from ingestion.quality.parts_of_totals import _that_hold_no_other


@pytest.mark.parametrize("seed", range(60))
def test_what_holds_no_other_period_is_what_comparing_each_with_each_finds(seed):
    chance = Random(seed)
    spans = set()
    for _ in range(chance.randint(0, 9)):
        first = date(2018, 1, 1) + timedelta(chance.randint(0, 6) * 30)
        spans.add((first, first + timedelta(chance.randint(0, 6) * 30)))
    entries = [Entry(None, frozenset(), (first, last, "")) for first, last in sorted(spans)]
    alone = [
        one
        for one in entries
        if not any(
            other is not one and one.when[0] <= other.when[0] and other.when[1] <= one.when[1] for other in entries
        )
    ]
    assert _that_hold_no_other(entries) == alone
