"""Rows written inside cells: as many as there are lines, each figure still at its cell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingestion.readers.cell_rows import unfold
from ingestion.values.grid import Grid

figure = st.one_of(st.integers(0, 99_999).map(str), st.sampled_from(["<5", "*", "1,204"]))


@given(st.lists(st.lists(st.tuples(figure, figure), min_size=2, max_size=6), min_size=1, max_size=5))
def test_lines_of_equal_number_are_rows(blocks: list[list[tuple[str, str]]]) -> None:
    rows: list[list[str]] = [["District", "Year", "Recorded", "Charged"]]
    expected: list[tuple[str, str, str]] = []
    for n, block in enumerate(blocks):
        years = [f"{2010 + k}/{11 + k}" for k in range(len(block))]
        one, other = zip(*block, strict=True)
        rows.append([f"District {n}", *("\n".join(lines) for lines in (years, one, other))])
        expected += [(f"C{n + 2}", *pair) for pair in block]
    grid = Grid(list(rows), sheet="S")
    assert unfold(grid) == []
    found = [(grid.place(r, 2).cell, row[2], row[3]) for r, row in enumerate(grid.rows)][1:]
    assert found == expected


def test_unequal_lines_are_told_and_left() -> None:
    grid = Grid([["Year", "Recorded"], ["2016/17\n2017/18\n2018/19", "12\n15"]], sheet="S")
    (finding,) = unfold(grid)
    assert (finding.id, finding.place.cell, len(grid.rows)) == ("Q121", "B2", 2)


def test_a_label_over_two_lines_beside_one_figure_is_one_row() -> None:
    rows = [["Method\nused", "Count\nof offences"], ["Knife or\nbladed article", 12]]
    grid = Grid(list(rows), sheet="S")
    assert unfold(grid) == []
    assert grid.rows == rows


@given(
    st.lists(st.lists(figure, min_size=3, max_size=3), min_size=1, max_size=5),
    st.sampled_from([": ", " - ", " = "]),
    st.sampled_from(["", "- "]),
)
def test_labels_within_a_cell_come_to_stand_before_their_figures(blocks: list[list[str]], sign: str, mark: str) -> None:
    years = ["2016/17", "2017/18", "FY 2018/19"]
    rows: list[list[str | None]] = [["District", "Recorded", "Note"]]
    expected: list[tuple[str, str, str, str]] = []
    for n, one in enumerate(blocks):
        lines = "\n".join(f"{mark}{year}{sign}{count}" for year, count in zip(years, one, strict=True))
        rows.append([f"District {n}", lines, None])
        expected += [(f"B{n + 2}", f"District {n}", *pair) for pair in zip(years, one, strict=True)]
    grid = Grid(list(rows), sheet="S")
    assert unfold(grid) == []
    found = [(str(grid.place(r, 2).cell), *map(str, row[:3])) for r, row in enumerate(grid.rows)][1:]
    assert found == expected
    assert [grid.place(0, c).cell for c in range(4)] == ["A1", "B1", "B1", "C1"]


def test_lines_of_other_labels_each_and_years_that_look_like_pairs_stay_in_their_cells() -> None:
    rows: list[list[str]] = [["Item", "Said"], ["Office", "Room: 12\nFloor: 3"], ["Years", "2016 - 17\n2017 - 18"]]
    grid = Grid(list(rows), sheet="S")
    assert unfold(grid) == []
    assert grid.rows == rows


def test_a_label_with_a_dash_of_its_own_is_parted_at_the_last() -> None:
    grid = Grid([["Area", "Said"], ["Ashby", "Jan - Dec 2017 - 28\nJan - Dec 2018 - 5"]], sheet="S")
    assert unfold(grid) == []
    assert [list(row) for row in grid.rows[1:]] == [["Ashby", "Jan - Dec 2017", "28"], ["Ashby", "Jan - Dec 2018", "5"]]


def test_a_period_over_three_lines_names_all_lines_of_its_row() -> None:
    grid = Grid([["Year", "Area", "Count"], ["April 2015\nto\nMarch 2016", "Ashby\nCorby", "12\n7"]], sheet="S")
    assert unfold(grid) == []
    assert [list(row)[1:] for row in grid.rows[1:]] == [["Ashby", "12"], ["Corby", "7"]]


@given(
    st.lists(st.lists(st.integers(0, 40), min_size=3, max_size=3), min_size=1, max_size=5),
    st.sampled_from([": ", " - ", " = "]),
    st.integers(2008, 2022),
)
def test_years_with_small_counts_are_no_months_beside_one_that_is_none(blocks, sign: str, first: int) -> None:
    """ "2011 - 11" may be November; beside "2012 - 595", in any cell of the same years, it is not."""
    blocks[-1][1] = 595
    years = [str(year) for year in range(first, first + 3)]
    lines = ["\n".join(f"{year}{sign}{count}" for year, count in zip(years, one, strict=True)) for one in blocks]
    grid = Grid([["District", "Recorded"], *([f"D{n}", text] for n, text in enumerate(lines))], sheet="S")
    assert unfold(grid) == []
    found = [tuple(map(str, row)) for row in grid.rows][1:]
    assert found == [
        (f"D{n}", year, str(count)) for n, one in enumerate(blocks) for year, count in zip(years, one, strict=True)
    ]


@given(
    st.lists(st.integers(2005, 2030), min_size=2, max_size=6, unique=True),
    st.sampled_from(("{}\n- {}", "{}\n– {}", "{}\n-{}", "{} -\n{}", "{}\n/{}", "{}/\n{}", "{}\nto {}", "{} to\n{}")),
    st.booleans(),
)
def test_a_year_over_two_lines_is_one_head(years: list[int], form: str, short: bool) -> None:
    """Wherever the dash stands: "2016⏎- 2017" holds no year over a negative figure."""
    heads = [form.format(year, str(year + 1)[2 if short else 0 :]) for year in years]
    rows = [["Platform", *heads], ["Kik", *range(len(heads))]]
    grid = Grid([list(row) for row in rows], sheet="S")
    assert unfold(grid) == []
    assert grid.rows == rows
