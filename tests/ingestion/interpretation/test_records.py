"""What is said of a table's period, in the number of its figures."""

from __future__ import annotations

import pytest

from ingestion.interpretation.records import period_told
from ingestion.values.place import Place


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        (1, "Nothing in the table or its titles says which period its 1 figure covers."),
        (2, "Nothing in the table or its titles says which period its 2 figures cover."),
    ],
)
def test_one_figure_covers_and_two_cover(figures: int, said: str) -> None:
    assert period_told(None, figures, Place()).message == said
