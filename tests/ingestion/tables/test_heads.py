"""Where a head begins: a text merged over the columns of figures is of the head, a lone text is a title."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.tables.heads import head_from
from ingestion.tables.regions import sheet_of
from ingestion.tables.splitting import regions
from ingestion.values.grid import Grid, Span, Value

TITLES = ("Offences recorded by Northshire Police", "Table 1: recorded crime", "FOI 0417/24 - data", "Annex A")
NAMES = ("Arson", "Burglary", "Robbery", "Theft from the person")
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


BANDS = st.lists(st.integers(1, 6), min_size=3, max_size=7)
"""How wide each band is; one of one year is a number."""


@given(BANDS, st.integers(0, 18), counts, st.sampled_from(["{} and over", "{}+", "{} or more", ""]))
def test_numbers_and_bands_that_meet_head_their_columns(
    widths: list[int], youngest: int, figures: list[list[int]], last: str
) -> None:
    names, at = [], youngest
    for width in widths:
        names.append(str(at) if width == 1 else f"{at}–{at + width - 1}")
        at += width
    names += [last.format(at)] if last else []
    numbers = [int(name) if name.isdecimal() else name for name in names]
    wide = [[n * 37 % 901 + 50 for n in range(row[0], row[0] + len(names))] for row in figures]
    rows: list[list[Value]] = [
        ["Day", "Ponds", "Number of frogs", *([None] * (len(names) - 1))],
        [None, None, *numbers],
        *([f"Pond {chr(65 + n)}", sum(line), *line] for n, line in enumerate(wide)),
    ]
    grid = Grid(list(rows), merged=[Span(0, 2, 0, 1 + len(names))])
    banded = any(not name.isdecimal() for name in names[1:])  # the first may be the label of a row
    if banded:
        assert head_from(sheet_of(grid, 0, 1 + len(names)), 0, len(rows))[0] == 2


def test_a_row_under_a_band_is_no_head() -> None:
    """A band at the edge is the row's label, even where the figures happen to step on from it."""
    rows: list[list[Value]] = [["Age", "2018/19", "2019/20"], ["6-10", 11, 12], ["11-15", 40, 31], ["16-20", 9, 22]]
    assert head_from(sheet_of(Grid(list(rows)), 0, 2), 0, len(rows))[0] == 1


@given(st.integers(1, 20), st.integers(2, 3), st.sampled_from(["Under {}", "0-{}", "{} and under"]))
def test_a_row_under_its_second_label_is_no_head_where_its_counts_step_on_from_it(
    oldest: int, years: int, band: str
) -> None:
    after = oldest if band.startswith("Under") else oldest + 1
    rows: list[list[Value]] = [
        ["Sex", "Age", *(f"{2015 + n}/{16 + n}" for n in range(years))],
        ["Female", band.format(oldest), *(after + n for n in range(years))],
        ["Female", f"{after}+", *(40 + 7 * n for n in range(years))],
        ["Male", band.format(oldest), *(3 + 5 * n for n in range(years))],
    ]
    assert head_from(sheet_of(Grid(list(rows)), 0, years + 1), 0, len(rows))[0] == 1


@settings(max_examples=40, deadline=None)
@given(
    titles=st.lists(st.sampled_from(TITLES), min_size=1, max_size=2, unique=True),
    merged=st.booleans(),
    years=st.integers(2, 4),
    count=st.integers(2, 4),
)
def test_a_title_in_the_first_rows_of_a_page_s_table_stands_above_it(titles, merged, years, count) -> None:
    heads = ["Offence", *(f"{2015 + n}/{16 + n}" for n in range(years))]
    rows = [[title, *[None] * years] for title in titles]
    rows += [heads, *([name, *(str(7 + n) for n in range(years))] for name in NAMES[:count])]
    spans = [Span(n, n, 0, years) for n in range(len(titles))] if merged else []
    [region] = regions(Grid(rows, page=1, merged=spans, is_table=True))  # type: ignore[arg-type]
    assert (region.extent.row, region.header_rows) == (len(titles), 1)
    assert region.above == titles
