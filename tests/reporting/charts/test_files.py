"""A chart that leaves the page is the same picture, and takes its edition and notice along."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops

from ingestion.values.interval import exactly
from reporting.charts.bars import Bars, Caption, bar_chart
from reporting.charts.files import PIXELS, WIDE, as_png, as_svg
from reporting.charts.svg import Chart, TableEquivalent

FOOT = ["Campaign, edition 3, as of 12 September 2019.", "", "Demonstration & figures are illustrative."]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def chart() -> Chart:
    rows = [Bars("Kent Police", (exactly(140),)), Bars("Surrey Police", (exactly(76),), doubtful=True)]
    return bar_chart("counts", Caption("Kent has the most", "Offences, 2018/19"), ["2018/19"], rows, "offences")


def picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("L")


def test_the_svg_stands_alone_on_white_with_its_foot_inside(chart):
    root = ElementTree.fromstring(as_svg(chart, FOOT))
    texts = ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]
    assert texts[-2:] == [FOOT[0], FOOT[2]]
    assert "140" in texts
    width, height = (float(part) for part in root.get("viewBox").split()[2:])
    assert (float(root.get("width")), float(root.get("height"))) == (width, height)
    paper = next(root.iter(f"{SVG}rect"))
    assert (paper.get("fill"), float(paper.get("width")), float(paper.get("height"))) == ("#ffffff", width, height)
    assert max(float(one.get("y")) for one in root.iter(f"{SVG}text")) < height
    assert {one.tag for one in root}.isdisjoint({f"{SVG}script", f"{SVG}style"})


def test_a_long_foot_is_broken_into_lines(chart):
    root = ElementTree.fromstring(as_svg(chart, ["word " * 60]))
    last = [one for one in root.iter(f"{SVG}text") if "word" in "".join(one.itertext())]
    assert len(last) >= 3
    assert len({one.get("y") for one in last}) == len(last)


def test_the_png_is_the_same_picture_on_any_machine_and_wide_enough_for_print(chart):
    first, again = as_png(chart, FOOT), as_png(chart, FOOT)
    assert first == again
    drawn = picture(first)
    assert drawn.width == pytest.approx((WIDE + 20) * PIXELS / 72, abs=2)
    assert drawn.getpixel((1, 1)) == 255
    # The words are drawn, the foot among them: without it, less ink stands there.
    bare = picture(as_png(chart))
    assert drawn.height > bare.height
    assert ImageChops.invert(drawn.crop((0, bare.height - 20, drawn.width, drawn.height))).getbbox() is not None


def test_other_figures_are_another_picture(chart):
    other = Chart(chart.svg.replace(">140<", ">141<"), chart.sentence, chart.table, chart.name)
    assert ImageChops.difference(picture(as_png(chart)), picture(as_png(other))).getbbox() is not None


def test_what_is_no_picture_of_ours_is_refused():
    with pytest.raises(ValueError, match="no picture"):
        as_svg(Chart("<svg/>", "", TableEquivalent("", (), ()), "x"))
