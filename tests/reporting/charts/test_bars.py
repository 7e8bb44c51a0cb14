import re

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from ingestion.values.interval import NOTHING_KNOWN, Interval, exactly
from reporting.charts.bars import Bars, Caption, bar_chart
from reporting.charts.svg import TableEquivalent, lines_of, nice_ticks

SVG = "{http://www.w3.org/2000/svg}"
CAPTION = Caption("Recorded offences rose in three of four forces", "Offences by force, years to April", "FOI returns.")
ROWS = [
    Bars("Kent", (exactly(122), exactly(140))),
    Bars("Surrey", (exactly(27), Interval(70, 76))),
    Bars("Sussex", (exactly(77), Interval(76, None)), note="hidden counts"),
    Bars("Hampshire", (exactly(152), NOTHING_KNOWN), absent="not provided"),
]


def chart(rows=ROWS, series=("2017/18", "2018/19")):
    return bar_chart("c1", CAPTION, series, rows, "offences")


def words(svg: str) -> list[str]:
    return [node.text for node in fromstring(svg).iter(f"{SVG}text")]


def rects(svg: str) -> list[dict[str, str]]:
    """The bars, without the key's two small squares."""
    return [node.attrib for node in fromstring(svg).iter(f"{SVG}rect") if node.attrib["height"] == "16"]


def test_every_figure_stands_in_the_picture_as_text_and_in_the_table():
    drawn = chart()
    said = words(drawn.svg)
    for figure in ("140", "70 to 76", "76 or more", "not provided", "2017/18", "2018/19"):
        assert figure in said
    assert drawn.table.rows[1] == ("Surrey", "27", "70 to 76", "")
    assert drawn.table.rows[3] == ("Hampshire", "152", "not provided", "")


def test_bars_start_together_and_are_as_long_as_their_figures():
    bars = rects(chart().svg)
    solid = [bar for bar in bars if not bar["fill"].startswith("url")]
    starts = {bar["x"] for bar in solid}
    assert len(starts) == 1
    assert words(chart().svg).count("0") == 1, "the axis says nought"
    per_offence = float(solid[0]["width"]) / 122
    for bar, figure in zip(solid, [122, 140, 27, 70, 77, 76, 152], strict=True):
        assert float(bar["width"]) == pytest.approx(figure * per_offence, abs=0.1)
    (hatched,) = [bar for bar in bars if bar["fill"].startswith("url")]
    assert float(hatched["width"]) == pytest.approx(6 * per_offence, abs=0.1)


def test_the_picture_has_a_title_and_a_description_that_it_names():
    root = fromstring(chart().svg)
    assert root.attrib["role"] == "img"
    named = root.attrib["aria-labelledby"].split()
    found = {node.attrib["id"]: node.text for node in root if node.tag in (f"{SVG}title", f"{SVG}desc")}
    assert list(found) == named
    assert found["c1-title"] == CAPTION.title
    assert "Highest in 2018/19: Kent, 140. Lowest: Surrey, 70 to 76. No figure: 1 of 4." in found["c1-desc"]


def test_a_strict_content_policy_has_nothing_to_refuse():
    svg = chart().svg
    assert "<style" not in svg
    assert "style=" not in svg
    assert "<script" not in svg
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")


def test_what_a_document_wrote_cannot_break_the_picture():
    label = '<script>alert("x")</script>& \x00\x0b'
    drawn = chart([Bars(label, (exactly(1), exactly(2)))])
    assert '<script>alert("x")</script>& ' in words(drawn.svg)
    assert "<script" not in drawn.svg
    assert "<script" not in drawn.table.html()


def test_a_row_without_a_figure_for_each_series_is_refused():
    with pytest.raises(ValueError, match="Kent has 1 figures for 2 series"):
        chart([Bars("Kent", (exactly(1),))])


def test_no_rows_and_all_noughts_are_drawn():
    assert "offences" in chart([]).svg
    assert not rects(chart([Bars("Kent", (exactly(0), exactly(0)))]).svg)


def test_the_table_heads_its_rows_and_columns():
    html = TableEquivalent("A & B", ("", "2018/19"), (("Kent", "140"),)).html()
    assert html == (
        '<table class="plain"><caption>A &amp; B</caption><thead><tr><th scope="col">Area</th>'
        '<th scope="col">2018/19</th></tr></thead><tbody><tr><th scope="row">Kent</th><td>140</td></tr></tbody></table>'
    )


@given(st.floats(min_value=0.01, max_value=1e9))
def test_ticks_are_round_few_and_reach_the_most(most):
    ticks = nice_ticks(most)
    assert ticks[0] == 0
    assert ticks[-1] >= most * (1 - 1e-9)
    assert 2 <= len(ticks) <= 7
    assert re.fullmatch(r"[125]0*(\.0)?|0\.0*[125]", f"{ticks[1]:.7f}".rstrip("0").rstrip("."))


@given(st.lists(st.text("ab", min_size=1, max_size=8), max_size=20), st.integers(8, 30))
def test_broken_lines_keep_every_word(given_words, most):
    lines = lines_of(" ".join(given_words), most)
    assert " ".join(lines).split() == given_words
    assert all(len(line) <= most for line in lines)
