"""A series' page: each step with how it moved or why that is not told, and breaks drawn as breaks."""

from __future__ import annotations

from reporting.pages.series_page import series_page
from reporting.series.joined import join, rounds_of
from tests.reporting.series.test_joined import FIRST, round_of


def page(*editions, area="Kent Police"):
    named = [(f"round {number}", content) for number, content in enumerate(editions, start=1)]
    return series_page(join(rounds_of(named, "1"), area), "offences")


def test_each_period_is_a_row_with_its_figure_forces_and_round():
    made = page(FIRST)
    assert [row.label for row in made.rows] == ["2016/17", "2017/18"]
    assert made.rows[-1].figure == "60"
    assert {row.forces for row in made.rows} == {"1 of 1"}
    assert {row.told_in for row in made.rows} == {"round 1"}
    assert made.rows[0].moved == ""


def test_a_gap_is_a_break_no_percentage_and_no_line():
    later = round_of([2019, 2020], {"Kent": [80, 90], "Essex": [1, 2]})
    made = page(FIRST, later)
    row = next(row for row in made.rows if row.label == "2019/20")
    assert row.moved == "not compared"
    assert "lie between the periods" in row.why
    assert any(words.startswith("Between 2017/18 and 2019/20:") for words in made.breaks)
    assert made.chart.svg.count(">break<") == 1


def test_what_was_restated_stands_with_both_figures():
    later = round_of([2017, 2018], {"Kent": [66, 90], "Essex": [45, 50]})
    (told,) = page(FIRST, later).restated
    assert told[1:] == ("60", "66")


def test_what_is_said_of_comparable_years_is_the_charts_title():
    later = round_of([2017, 2018], {"Kent": [66, 90], "Essex": [45, 50]})
    made = page(FIRST, later)
    assert "the highest of the 3 comparable years" in made.said
    assert made.chart.sentence.startswith(made.said.rstrip("."))
