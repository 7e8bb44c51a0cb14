"""The parts of every picture: whatever a document wrote is escaped, coordinates are short, ticks reach the largest."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.values.interval import NOTHING_KNOWN, Interval, exactly
from reporting.charts.svg import TableEquivalent, element, figure_words, lines_of, nice_ticks, picture, text


@given(st.text(), st.text())
def test_any_words_make_a_picture_that_can_be_parsed_and_holds_no_markup_of_theirs(title, words):
    root = ElementTree.fromstring(picture("x", title, words, 10, 10, [text(words, 1, 2)]))
    assert {one.tag.split("}")[1] for one in root.iter()} == {"svg", "title", "desc", "text"}


def test_attributes_are_written_as_svg_names_them_and_to_a_tenth():
    assert element("rect", x=1.26, width=4.0, font_size=12, class_="a", fill=None) == (
        '<rect x="1.3" width="4" font-size="12" class="a"/>'
    )


def test_the_picture_is_named_and_described_for_those_who_do_not_see_it():
    root = ElementTree.fromstring(picture("one", "Kent rose", "To 140.", 10, 20, []))
    assert root.get("role") == "img"
    held = {one.get("id"): one.text for one in root}
    assert [held[name] for name in root.get("aria-labelledby").split()] == ["Kent rose", "To 140."]


@given(st.floats(0.001, 1e9), st.integers(2, 8))
def test_ticks_are_even_few_and_reach_the_largest(most, about):
    ticks = nice_ticks(most, about)
    assert ticks[0] == 0
    assert ticks[-1] >= most * (1 - 1e-9)
    assert len(ticks) <= about + 1
    steps = {round(b - a, 6) for a, b in pairwise(ticks)}
    assert max(steps) - min(steps) < 1e-5


@given(st.text("ab ", max_size=80), st.integers(1, 20))
def test_lines_keep_every_word_and_their_bound(words, most):
    lines = lines_of(words, most)
    assert " ".join(lines).split() == words.split()
    assert all(len(line) <= most or " " not in line for line in lines)


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (exactly(4373), "4,373"), (Interval(12, 15), "12 to 15"), (Interval(12, None), "12 or more"),
        (NOTHING_KNOWN, "no figure"), (exactly(0), "0"),
    ],
)  # fmt: skip
def test_figures_are_said_as_they_are_known(interval, words):
    assert figure_words(interval) == words


def test_the_table_escapes_and_heads_its_rows():
    html = TableEquivalent("A & B", ("Area", "<n>"), (("Kent", "1"),)).html()
    assert "<caption>A &amp; B</caption>" in html
    assert '<th scope="row">Kent</th><td>1</td>' in html
    assert "<n>" not in html
