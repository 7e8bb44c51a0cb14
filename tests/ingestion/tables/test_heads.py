"""Where a head begins: a text merged over the columns of figures is of the head, a lone text is a title."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingestion.tables.heads import head_from
from ingestion.tables.regions import sheet_of
from ingestion.values.grid import Grid, Span, Value

counts = st.lists(st.lists(st.integers(2, 900), min_size=5, max_size=5), min_size=3, max_size=8)


def rows_of(years: int, figures: list[list[int]], title: str) -> list[list[Value]]:
    body: list[list[Value]] = [[f"Pond {chr(65 + n)}", *line[:years]] for n, line in enumerate(figures)]
    return [
        [None, title, *([None] * (years - 1))],
        [None, *(f"{2001 + n}-{2 + n:02d}" for n in range(years))],
        *body,
    ]


@given(counts, st.integers(2, 5), st.sampled_from(["Financial Years", "Frogs counted"]))
def test_a_text_merged_over_the_figures_heads_them(figures: list[list[int]], years: int, title: str) -> None:
    rows = rows_of(years, figures, title)
    grid = Grid(list(rows), page=1, merged=[Span(0, 0, 1, years)], is_table=True)
    assert head_from(sheet_of(grid, 0, years), 0, len(rows)) == (2, 0)


@given(counts, st.integers(2, 5))
def test_a_text_merged_over_the_labels_too_is_a_title(figures: list[list[int]], years: int) -> None:
    rows = rows_of(years, figures, "Frogs counted")
    rows[0] = ["Frogs counted", *([None] * years)]
    grid = Grid(list(rows), page=1, merged=[Span(0, 0, 0, years)], is_table=True)
    assert head_from(sheet_of(grid, 0, years), 0, len(rows))[0] in (0, 1)


def test_what_stands_further_down_the_sheet_says_nothing_of_a_head() -> None:
    rows = rows_of(2, [[11, 12], [13, 14], [15, 16]], "Frogs counted")
    below = rows_of(2, [[21, 22], [23, 24], [25, 26]], "Toads counted")
    grid = Grid([*rows, [], ["South"], [], *below], merged=[Span(0, 0, 1, 2), Span(8, 8, 1, 2)])
    assert head_from(sheet_of(grid, 0, 2), 0, len(rows)) == (2, 0)
