"""Dots with their ranges, above and below nought."""

import re
import xml.etree.ElementTree as ET

from reporting.charts.bars import Caption
from reporting.charts.dots import Dot, dot_plot

ROWS = [
    Dot("Kent", 14.8, 14.8, "+14.8%"),
    Dot("Gwent", -40.9, -40.9, "−40.9%"),
    Dot("Essex", 3.0, 9.0, "+3.0% to +9.0%", doubtful=True),
    Dot("Dorset", None, None, "not told"),
]


def drawn():
    return dot_plot("d", Caption("Change", "Per cent"), ROWS, "per cent", ("National", 35.9))


def test_the_picture_is_svg_that_a_parser_reads_with_its_title_and_description():
    root = ET.fromstring(drawn().svg)
    tags = [child.tag.split("}")[1] for child in root]
    assert tags[:2] == ["title", "desc"]


def test_a_fall_lies_left_of_nought_and_a_rise_right_of_it():
    at = [float(x) for x in re.findall(r'<circle cx="([\d.]+)"', drawn().svg)]
    kent, gwent, essex = at
    assert gwent < essex < kent


def test_a_doubtful_dot_is_hollow_and_says_so_and_what_is_not_told_has_none():
    chart = drawn()
    assert chart.svg.count("<circle") == 3
    assert chart.svg.count('fill="#ffffff"') == 1
    assert "in doubt" in chart.svg
    assert dict(chart.table.rows)["Essex (in doubt)"] == "+3.0% to +9.0%"
    assert "Highest: Kent, +14.8%. Lowest: Gwent, −40.9%. Not told: 1 of 4." in chart.sentence
