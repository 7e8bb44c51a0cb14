"""Ages and platforms of one area as bars: what is withheld, partial or doubtful looks so."""

from reporting.charts.breakdown import MOST, breakdown_chart
from reporting.pages.area_page import area_page
from tests.reporting.editions import september


def total(name, low, high=None, period="2018/19", **more):
    return {"breakdown": {"platform": name}, "period": period, "low": low, "high": low if high is None else high,
            "marker": "", "answered": 1, "asked": 1, "doubts": [], **more}  # fmt: skip


def chart(*totals, periods=("2018/19",)):
    return breakdown_chart("p", "Kent", "By platform", periods, totals, "offences", "[c]")


def rows(made):
    return {row[0]: row[1:] for row in made.table.rows}


def test_each_category_is_a_bar_in_the_order_told():
    made = chart(total("Snapchat", 31), total("Kik", 9))
    assert list(rows(made)) == ["Snapchat", "Kik"]
    assert ">31<" in made.svg


def test_what_is_withheld_says_so_and_no_figure_is_drawn():
    made = chart(total("Snapchat", 31), {**total("Kik", 0), "low": None, "high": None, "marker": "[c]"})
    assert "withheld" in " ".join(rows(made)["Kik"])


def test_a_partial_or_doubtful_figure_looks_doubtful():
    plain = chart(total("Snapchat", 31))
    for made in (chart(total("Snapchat", 31, answered=3, asked=5)), chart(total("Snapchat", 31, doubts=["x"]))):
        assert "stroke-dasharray" in made.svg
    assert "stroke-dasharray" not in plain.svg


def test_of_many_the_largest_are_drawn_and_it_says_so():
    made = chart(*(total(f"App {n}", n) for n in range(30)))
    assert len(made.table.rows) == MOST
    assert "the 12 largest of 30" in made.svg
    assert "App 29" in made.svg


def test_nothing_told_is_no_chart():
    assert chart({**total("Kik", 0), "low": None, "high": None}) is None


def test_an_area_s_page_has_one_for_each_dimension_that_is_told():
    charts = area_page(september(), "England and Wales", "press").breakdowns
    assert any("Instagram" in one.svg for one in charts)
    assert any("12-15" in one.svg for one in charts)
    assert len({one.svg.split('id="')[1].split('"')[0] for one in charts}) == len(charts)
