"""The chart beside the explorer's table draws its rows: dots where a figure may lie below nought, bars elsewhere."""

from __future__ import annotations

import html
import re

from reporting.pages.explorer import rows_of, state_of
from reporting.pages.explorer_chart import chart_of
from reporting.statistics.rates import SOURCE
from tests.reporting.editions import september

CONTENT = september()


def drawn(content=CONTENT, **asked):
    state = state_of(content, asked)
    return chart_of(content, state, rows_of(content, state))


def test_its_title_is_the_finding():
    said = re.search(r"<title[^>]*>(.*?)</title>", drawn(areas="force").svg)[1]
    assert said.endswith("the highest")
    assert said.split(":")[0] == rows_of(CONTENT, state_of(CONTENT, {"areas": "force"}))[0].area


def test_changes_are_dots_with_the_national_line_and_counts_are_bars_without():
    change, count = drawn(measure="change", areas="region"), drawn(measure="count", areas="region")
    assert "<circle" in change.svg
    assert "England and Wales +35.9%" in change.svg
    assert "<circle" not in count.svg
    assert "England and Wales" not in count.svg


def test_every_row_of_the_table_is_in_its_equivalent():
    for measure in ("count", "change"):
        state = state_of(CONTENT, {"measure": measure, "areas": "region"})
        made = chart_of(CONTENT, state, rows_of(CONTENT, state))
        assert [row[0].removesuffix(" (in doubt)") for row in made.table.rows] == [
            row.area for row in rows_of(CONTENT, state)
        ]


def test_a_rate_carries_the_source_of_its_population():
    content = september()
    for force in content["forces"]:
        force["children"] = 50_000
    said = html.unescape(" ".join(re.findall(r"<text[^>]*>(.*?)</text>", drawn(content, measure="rate").svg)))
    assert SOURCE in said
    assert SOURCE not in html.unescape(drawn(content, measure="count").svg)


def test_where_nothing_is_told_it_says_so():
    made = drawn(period="2017/18", measure="change")
    assert "Nothing is told of 2017/18" in made.svg
    assert {row[1] for row in made.table.rows} == {"not told"}
