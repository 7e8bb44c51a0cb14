"""Words of a scanned line begin and end where they are printed, wherever their reader put them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.readers.scan_edges import LEAST_LEFT, fitted, lowered, unread


def page(words: list[list[tuple[int, int]]]) -> np.ndarray:
    """A line of words, each of letters as (first column, column behind)."""
    marked = np.zeros((40, 400), dtype=np.uint8)
    for letters in words:
        for begin, end in letters:
            marked[12:28, begin:end] = 1
    return marked


def word(begin: int, letters: int) -> list[tuple[int, int]]:
    return [(begin + 10 * n, begin + 10 * n + 8) for n in range(letters)]


def test_words_that_touch_are_parted_where_the_paper_shows():
    words = [word(20, 5), word(75, 10)]
    spans = [(18.0, 82.0), (82.0, 180.0)]
    assert fitted(spans, page(words), (10, 8, 190, 32)) == [(20.0, 68.0), (75.0, 173.0)]


def test_words_put_too_far_apart_come_as_near_as_they_are():
    words = [word(20, 5), word(75, 5)]
    spans = [(26.0, 60.0), (84.0, 120.0)]
    assert fitted(spans, page(words), (10, 8, 190, 32)) == [(20.0, 68.0), (75.0, 123.0)]


def test_what_is_printed_beside_the_line_is_none_of_its_words():
    marked = page([word(20, 3), word(300, 3)])
    assert fitted([(24.0, 40.0)], marked, (15, 8, 60, 32)) == [(20.0, 48.0)]


def test_where_nothing_is_printed_or_no_blank_parts_them_spans_stay():
    spans = [(20.0, 60.0), (60.0, 100.0)]
    assert fitted(spans, np.zeros((40, 400), dtype=np.uint8), (10, 8, 190, 32)) == spans
    solid = page([[(20, 100)]])
    assert fitted(spans, solid, (10, 8, 190, 32)) == spans
    assert fitted(spans, solid, (10, 50, 190, 60)) == spans


@given(st.lists(st.integers(2, 7), min_size=1, max_size=5), st.integers(6, 12), st.data())
def test_wherever_a_reader_puts_them_within_a_letter(lengths, blank, data):
    words, at = [], 15
    for length in lengths:
        words.append(word(at, length))
        at += 10 * length - 2 + blank
    right = [(float(letters[0][0]), float(letters[-1][1])) for letters in words]
    off = st.floats(-5, 5)
    spans = [(begin + data.draw(off), end + data.draw(off)) for begin, end in right]
    assert fitted(spans, page(words), (5, 8, at, 32)) == right


def test_lines_printed_close_to_each_other_do_not_overlap():
    marked = np.zeros((60, 200), dtype=np.uint8)
    marked[10:24, 20:100] = 1
    marked[32:46, 20:100] = 1
    first = lowered(marked, (15, 2, 110, 31))
    second = lowered(marked, (15, 25, 110, 54))
    assert first[1] < second[0]
    assert first[0] <= 10
    assert first[1] >= 24


def test_a_dash_keeps_most_of_its_lines_height_and_blank_paper_all():
    marked = np.zeros((60, 200), dtype=np.uint8)
    marked[20:23, 50:60] = 1
    top, bottom = lowered(marked, (45, 6, 70, 36))
    assert bottom - top == pytest.approx(LEAST_LEFT * 30)
    assert top < 20
    assert bottom > 23
    assert lowered(np.zeros((60, 200), dtype=np.uint8), (45, 6, 70, 36)) == (6, 36)


def test_a_sign_on_a_line_that_nobody_read_is_found_and_grain_is_not():
    marked = page([word(20, 4)])
    marked[19:22, 200:210] = 1  # a dash
    marked[20:21, 250:251] = 1  # grain
    marked[36:39, 300:310] = 1  # on no line
    assert unread(marked, [(18, 10, 62, 30)], 40) == [[200.0, 19.0, 210.0, 22.0]]


def test_the_figures_of_one_number_are_found_together():
    marked = page([word(20, 4), word(200, 2)])
    assert unread(marked, [(18, 10, 62, 30)], 40) == [[200.0, 12.0, 218.0, 28.0]]
    assert unread(marked, [(18, 10, 62, 30), (198, 10, 220, 30)], 40) == []
