"""A trend joins what may be compared, breaks what may not, and marks what is in doubt; its words say the same."""

from __future__ import annotations

import re

import pytest

from ingestion.values.interval import NOTHING_KNOWN, Interval, exactly
from reporting.charts.bars import Caption
from reporting.charts.trend import DASHES, TrendPoint, trend_chart

CAPTION = Caption("England and Wales: up 36 per cent", "Offences")


def drawn(*points):
    return trend_chart("trend", CAPTION, points, "offences")


def lines(chart):
    """The lines between points: (how often full, how often broken)."""
    joins = re.findall(r'<path d="M[\d.]+ [\d.]+L[^>]*>', chart.svg)
    broken = sum(f'stroke-dasharray="{DASHES}"' in one for one in joins)
    return len(joins) - broken, broken


FIRST, SECOND = TrendPoint("2017/18", exactly(3217)), TrendPoint("2018/19", exactly(4373))


def test_points_that_are_compared_are_joined():
    chart = drawn(FIRST, SECOND)
    assert lines(chart) == (1, 0)
    assert "not compared" not in chart.svg
    assert chart.table.rows == (("2017/18", "3,217"), ("2018/19", "4,373"))


def test_other_forces_break_the_line_and_the_reason_is_said():
    chart = drawn(FIRST, TrendPoint("2018/19", exactly(4373), "They are not of the same forces."))
    assert lines(chart) == (0, 1)
    assert "Broken line: its two ends are not compared." in chart.svg
    assert chart.sentence.endswith("2018/19 is not compared with the period before. They are not of the same forces.")


def test_what_is_not_of_a_kind_is_joined_by_nothing():
    chart = drawn(FIRST, TrendPoint("2018/19", exactly(4373), "The definition changed.", cut=True))
    assert lines(chart) == (0, 0)
    assert chart.svg.count(">break<") == 1
    assert "The definition changed." in chart.sentence


def test_a_range_and_a_period_without_a_figure():
    chart = drawn(FIRST, TrendPoint("2018/19", Interval(10, 14)), TrendPoint("2019/20", NOTHING_KNOWN))
    assert lines(chart) == (0, 1)
    assert "10 to 14" in chart.svg
    assert "no figure" in chart.svg
    assert [row[1] for row in chart.table.rows] == ["3,217", "10 to 14", "no figure"]


def test_a_doubtful_point_is_hollow_and_marked_and_explained():
    sure, unsure = drawn(FIRST, SECOND), drawn(FIRST, TrendPoint("2018/19", exactly(4373), doubtful=True))
    assert "4,373 ?" in unsure.svg
    assert unsure.svg.count('fill="#ffffff"') == sure.svg.count('fill="#ffffff"') + 1
    assert "A hollow point with ? is in doubt." in unsure.svg
    assert "(in doubt)" in unsure.sentence


def test_higher_is_drawn_higher_from_nought():
    heights = [float(y) for y in re.findall(r'<circle cx="[\d.]+" cy="([\d.]+)"', drawn(FIRST, SECOND).svg)]
    assert heights[0] > heights[1]


def test_without_a_period_there_is_no_trend():
    with pytest.raises(ValueError, match="a trend needs a period"):
        drawn()
