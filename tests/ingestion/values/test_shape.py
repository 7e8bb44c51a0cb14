"""Cells and rows as letters."""

from __future__ import annotations

from datetime import date

import pytest

from ingestion.values.shape import progression, row_shape, shape


@pytest.mark.parametrize(
    ("value", "letter"),
    [
        (None, " "),
        ("", " "),
        ("\xa0", " "),
        (12, "n"),
        (12.5, "n"),
        ("1,234", "n"),
        ("<5", "m"),
        ("*", "m"),
        ("..", "m"),
        ("Fewer than 5", "m"),
        ("17+", "e"),
        ("None", "e"),
        ("Not recorded", "e"),
        ("NULL", "e"),
        (2019, "y"),
        (201904, "y"),
        ("2019", "y"),
        ("2018/19", "p"),
        (date(2018, 1, 1), "p"),
        ("January", "p"),
        ("Facebook", "t"),
        ("Figures are taken from a live system and may change at any time.", "l"),
        (True, "t"),
    ],
)
def test_one_cell(value: object, letter: str) -> None:
    assert shape(value) == letter  # type: ignore[arg-type]


def test_one_row() -> None:
    assert row_shape(["Facebook", 12, None, "<5"], 0, 4) == "tn m "


@pytest.mark.parametrize(
    ("values", "steps"),
    [
        ([2018, 2019, 2020], True),
        ([2018, 2018, 2019], True),
        ([2020, 2019], True),
        ([201811, 201812, 201901], True),
        ([1, 2, 3, 4], True),
        ([2018, 1986, 2024], False),
        ([2018], False),
        ([2018, 2018], False),
        ([5, 9, 7], False),
    ],
)
def test_years_step_on_and_counts_do_not(values: list[int], steps: bool) -> None:
    assert progression(values) is steps
