"""Dates that a narrow cell breaks in the middle of a number are one period."""

from __future__ import annotations

import pytest

from ingestion.readers.pdf.lines import broken_period

BROKEN = [
    ["03/04/20", "17 - 02/0", "4/2018"],
    ["01/01/2", "019 - 31/12/2", "019"],
]
WHOLE = [
    ["03/04/2017"],
    ["2016/17", "2017/18"],
    ["2016", "2017"],
    ["April 2016", "to March 2017"],
    ["10/3", "14/7"],
]


@pytest.mark.parametrize("lines", BROKEN)
def test_a_period_broken_between_two_figures_is_one(lines: list[str]) -> None:
    assert broken_period(lines)


@pytest.mark.parametrize("lines", WHOLE)
def test_lines_that_are_something_each_are_not_joined(lines: list[str]) -> None:
    assert not broken_period(lines)
