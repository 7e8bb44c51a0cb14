"""A little line for each force, all on one scale."""

import re

from ingestion.values.interval import NOTHING_KNOWN, Interval, exactly
from reporting.charts.bars import Caption
from reporting.charts.multiples import small_multiples
from reporting.charts.trend import TrendPoint

CAPTION = Caption("Forces, 2017/18 to 2018/19", "Offences")


def points(*intervals, **more):
    return [TrendPoint(f"{2017 + n}/{18 + n}", one, **more) for n, one in enumerate(intervals)]


def chart(*panels):
    return small_multiples("m", CAPTION, panels, "offences")


def test_every_force_has_a_panel_and_all_are_on_one_scale():
    made = chart(("Kent", points(exactly(50), exactly(100))), ("Essex", points(exactly(25), exactly(50))))
    assert [row[0] for row in made.table.rows] == ["Kent", "Essex"]
    heights = [float(y) for y in re.findall(r'cy="([\d.]+)"', made.svg)]
    assert heights[0] == heights[3], "fifty stands as high in both"
    assert heights[1] < heights[0] < heights[2]


def test_a_doubtful_figure_looks_doubtful_and_a_range_is_no_point():
    made = chart(("Kent", points(exactly(50), exactly(100), doubtful=True)))
    assert made.svg.count('fill="#ffffff"') == 2
    assert "100 ?" in made.svg
    ranged = chart(("Kent", points(exactly(50), Interval(10, 14))))
    assert "10 to 14" in ranged.svg
    assert "stroke-dasharray" in ranged.svg


def test_no_line_is_drawn_over_a_gap_and_the_force_says_that_it_has_no_figure():
    made = chart(("Kent", points(exactly(50), NOTHING_KNOWN)))
    assert "no figure" in made.svg
    assert "0 of 1 have a figure" in made.sentence
    assert made.svg.count("<circle") == 1


def test_nothing_told_is_no_chart_and_names_are_text():
    assert chart(("Kent", points(NOTHING_KNOWN))) is None
    assert "<b>" not in chart(("<b>", points(exactly(1)))).svg
