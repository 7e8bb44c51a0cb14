"""Where tables are on a sheet, drawn as pictures: extents, heads, titles and notes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.pipeline import read_file
from ingestion.tables.splitting import regions
from ingestion.values.grid import Grid, Span
from ingestion.values.place import cell_name
from tests.corpus.pictures import cells


def grid(picture: str, merged: list[Span] | None = None) -> Grid:
    return Grid(rows=cells(picture), sheet="S", merged=merged or [])  # type: ignore[arg-type]


def extents(drawn: Grid) -> list[str]:
    """A1:C4 with the rows of head behind it."""
    found = []
    for region in regions(drawn):
        span = region.extent
        found.append(
            f"{cell_name(span.row, span.column)}:{cell_name(span.last_row, span.last_column)} {region.header_rows}"
        )
    return found


def test_one_table_with_title_and_note() -> None:
    drawn = grid("Offences\n| Method | 2018/19 |\n| Kik | 4 |\n| Other | 5 |\n\nNote: provisional")
    assert extents(drawn) == ["A2:B4 1"]
    assert (regions(drawn)[0].above, regions(drawn)[0].below) == (["Offences"], ["Note: provisional"])


def test_an_empty_sheet_and_a_letter_have_none() -> None:
    assert extents(Grid(rows=[])) == []
    assert extents(grid("Dear Sir\n\nThank you for your request.\nYours faithfully")) == []


def test_a_head_printed_again_among_the_rows_starts_no_table() -> None:
    assert extents(grid("| Month | A | B |\n| Jan 18 | 1 | 2 |\n| Month | A | B |\n| Jan 19 | 3 | 4 |")) == ["A1:C4 1"]


def test_a_head_repeated_below_a_gap_starts_a_table() -> None:
    drawn = grid("| Month | A | B |\n| Jan 18 | 1 | 2 |\n\n| Month | A | B |\n| Jan 19 | 3 | 4 |")
    assert extents(drawn) == ["A1:C2 1", "A4:C5 1"]


def test_a_second_head_with_other_words_starts_a_table() -> None:
    drawn = grid("| Month | A | B |\n| Jan 18 | 7 | 8 |\n| Feb 18 | 9 | 8 |\n\n| Month | C | D |\n| Jan 18 | 3 | 4 |")
    assert extents(drawn) == ["A1:C3 1", "A5:C6 1"]


def test_counts_that_look_like_years_start_no_table() -> None:
    assert extents(grid("| Type | A | B |\n| X | 3 | 4 |\n| Y | 2018 | 2019 |\n| Z | 5 | 6 |")) == ["A1:C4 1"]


def test_figures_without_a_head_go_on_with_the_table_above() -> None:
    drawn = grid("| Type | A | B |\n| X | 3 | 4 |\n| Y | 8 | 9 |\n\n\n\n\n\nSecond page\n| Z | 5 | 6 |\n| W | 7 | 8 |")
    assert extents(drawn) == ["A1:C11 1"]
    assert regions(drawn)[0].headless == [9]


def test_figures_in_other_columns_are_a_table_of_their_own() -> None:
    drawn = grid("| Type | A |\n| X | 3 |\n| Y | 8 |\n\n\n\n\n\n| | | | Z | 5 | 6 |\n| | | | W | 7 | 8 |")
    assert len(extents(drawn)) == 2


def test_spanning_heads_belong_to_the_head() -> None:
    drawn = grid(
        "|  | Numbers |  |  |  |\n|  | Girls |  | Boys |  |\n"
        "| Force | 2018 | 2019 | 2018 | 2019 |\n| Kent | 1 | 2 | 3 | 4 |",
        [Span(0, 0, 1, 4), Span(1, 1, 1, 2), Span(1, 1, 3, 4)],
    )
    assert extents(drawn) == ["A1:E4 3"]


def test_an_area_and_a_unit_at_the_edges_are_no_heads() -> None:
    drawn = grid("| England and Wales |  |  | Headcount |\n| Force | 2017 | 2018 | 2019 |\n| Kent | 9 | 8 | 7 |")
    assert extents(drawn) == ["A2:D3 1"]


def test_a_table_that_its_reader_found_is_taken_whole() -> None:
    drawn = grid("| Method | 2018/19 |\n| Kik | 4 |")
    drawn.is_table = True
    assert extents(drawn) == ["A1:B2 1"]
    drawn.header_rows = 0
    assert extents(drawn) == ["A1:B2 0"]


def test_two_bands_that_meet_are_heads_and_no_hidden_figures() -> None:
    for heads in ("Under 18 | 18 and over", "18+ | <18", "Under 18 | Over 18 | Not known"):
        drawn = grid(f"| District | {heads} | Total |\n| Ashby | 3 | 4 | 7 |\n| Corby | 8 | 9 | 17 |")
        assert extents(drawn)[0].endswith("3 1"), heads


def test_a_share_may_stand_beside_bands_under_years() -> None:
    heads = "| Force | 12-15 | 16-17 | 18+ | 12-15 | 16-17 | 18+ | {} |"
    for beside in ("% change", "Rate (%)", "Not known"):
        drawn = grid(
            f"|  | 2022 |  |  | 2023 |  |  |  |\n{heads.format(beside)}\n"
            "| Ashby | 31 | 42 | 53 | 64 | 75 | 86 | 42.6% |\n| Corby | 8 | 91 | 17 | 20 | 33 | 41 | 33.4% |"
        )
        assert extents(drawn) == ["A1:H4 2"], beside


def test_two_markers_in_a_row_of_figures_are_no_bands() -> None:
    drawn = grid("| District | 2018 | 2019 |\n| Ashby | <5 | 18+ |\n| Corby | 8 | 9 |\n| Derby | <5 | 7 |")
    assert extents(drawn) == ["A1:C4 1"]


def test_a_head_with_another_name_in_its_corner_starts_the_next_table() -> None:
    drawn = grid("| Ashby | 2018 | 2019 |\n| Male | 3 | 4 |\n| Corby | 2018 | 2019 |\n| Male | 5 | 6 |")
    assert extents(drawn) == ["A1:C2 1", "A3:C4 1"]


def test_blocks_under_their_titles_are_tables_of_their_own_though_the_first_title_is_marked_as_a_head() -> None:
    drawn = grid(
        "| Knife |  |  |\n| Place | 2018 | 2019 |\n| Shop | 3 | 4 |\n"
        "| Machete |  |  |\n| Place | 2018 | 2019 |\n| Shop | 5 | 6 |"
    )
    drawn.is_table, drawn.header_rows = True, 2
    assert [(region.above, region.extent.row) for region in regions(drawn)] == [(["Knife"], 1), (["Machete"], 4)]


BESIDE = """
| Age   | 2018 | 2019 {gap}| Offence  | 2018 | 2019 |
| 0-10  | 18   | 71   {gap}| Stealing | 4    | 2    |
| 11-17 | 82   | 36   {gap}| Arson    | 38   | 9    |
| 18-24 | 97   | 10   {gap}| Fraud    | 8    | 81   |
"""


def test_tables_side_by_side_in_what_a_reader_took_for_one_are_two() -> None:
    """A Word table or one of a page with an empty column in it, and tables typed without a gap."""
    parted = Grid(rows=cells(BESIDE.format(gap="| ")), is_table=True, above=("In 2018 and 2019",))  # type: ignore[arg-type]
    assert extents(parted) == ["A1:C4 1", "E1:G4 1"]
    assert [region.above for region in regions(parted)] == [["In 2018 and 2019"]] * 2
    for is_table in (True, False):
        typed = Grid(rows=cells(BESIDE.format(gap="")), is_table=is_table)  # type: ignore[arg-type]
        assert extents(typed) == ["A1:C4 1", "D1:F4 1"]


def test_a_column_of_words_among_the_figures_begins_no_table() -> None:
    drawn = grid("| Age | 2018 | Trend | 2019 | Trend |\n| 0-10 | 18 | up | 71 | up |\n| 11-17 | 82 | down | 36 | up |")
    assert extents(drawn) == ["A1:E3 1"]


def test_numbers_are_heads_beside_the_name_of_a_column_of_periods() -> None:
    called = "| Period | 101 | 999 |\n| Jan 2018 | 605 | 34 |\n| Feb 2018 | 519 | 41 |"
    assert extents(grid(called)) == ["A1:C3 1"]
    areas = "| Ashby | 101 | 999 |\n| Corby | 605 | 34 |\n| Derby | 519 | 41 |"
    assert extents(grid(areas)) == ["A1:C3 0"]


def test_what_a_marker_in_words_stands_for_is_no_row() -> None:
    drawn = "| Year | Shop | Park |\n| 2018 | 12 | REDACTED |\n| 2019 | 18 | 7 |\n| REDACTED: withheld, s40 | | |"
    assert extents(grid(drawn)) == ["A1:C3 1"]


def test_numbers_over_the_same_years_are_heads() -> None:
    called = "| | 101 | | 999 | |\n| Reason | 2018/19 | 2019/20 | 2018/19 | 2019/20 |\n| Noise | 18 | 15 | 4 | 9 |\n"
    assert extents(grid(called + "| Theft | 7 | 12 | 30 | 2 |")) == ["A1:E4 2"]


def test_a_head_again_without_what_was_added_to_it_is_that_head() -> None:
    body = "| Jan 18 | 7 | 8 | 1.5 |\n| Feb 18 | 9 | 8 | 2.5 |"
    drawn = grid(f"| Month | A | B | Rate |\n{body}\n| Month | A | B | |\n| Mar 18 | 3 | 4 | 3.5 |")
    assert extents(drawn) == ["A1:D5 1"]
    other = grid(f"| Month | A | B | Rate |\n{body}\n\n| Month | A | | |\n| Mar 18 | 3 | 4 | 3.5 |")
    assert len(extents(other)) == 2


def test_a_few_notes_beside_a_table_are_its_notes_and_no_column() -> None:
    drawn = grid(
        "| Method | 2018/19 | | One crime may have more than one victim. |\n| Kik | 4 | | |\n| Other | 5 | | |\n"
        "| Mail | 6 | | |\n| Post | 6 | | |"
    )
    assert extents(drawn) == ["A1:B5 1"]
    assert regions(drawn)[0].below == ["One crime may have more than one victim."]
    remarks = grid("| Method | 2018/19 | | Remarks |\n| Kik | 4 | | See note 2 below |\n| Other | 5 | | One was mine |")
    assert extents(remarks) == ["A1:D3 1"]


def test_words_beside_figures_name_rows_and_a_year_over_counts_does_not() -> None:
    assert extents(grid("| Method | | 2018/19 | 2019/20 |\n| Kik | | 2029 | 14 |\n| Mail | | 1991 | 15 |")) == [
        "A1:D3 1"
    ]
    beside = "| Method | 2018/19 | | Place | 2018/19 |\n| Kik | 4 | | Shop | 5 |\n| Mail | 6 | | Park | 7 |"
    assert extents(grid(beside)) == ["A1:B3 1", "D1:E3 1"]


def test_a_row_of_figures_that_agree_heads_no_table_beside() -> None:
    rows = "| Q1 | | | |\n| | S/N | Place | A | B |\n| | 1 | Shop | 1 | 3 |\n| | 2 | Park | 0 | 1 |"
    assert [extent[:5] for extent in extents(grid(rows))] == ["B2:E4"]


def test_two_bands_that_meet_are_heads_and_two_that_do_not_may_be_hidden() -> None:
    rows = "| Kik | 4 | 5 | 6 | 7 |\n| Mail | 4 | 5 | 6 | 7 |"
    places = "| | Kent | | Essex | |"
    assert extents(grid(f"{places}\n| Method | 0-4 | 5-11 | 0-4 | 5-11 |\n{rows}")) == ["A1:E4 2"]
    assert extents(grid(f"{places}\n| Method | 0-4 | 1-4 | 0-4 | 1-4 |\n{rows}")) == ["A1:E4 1"]


def test_numbers_of_columns_end_with_the_table() -> None:
    one = "| No. | Year | Kent | Essex |\n| 1 | 2 | 3 | 4 |\n| 1 | 2018 | 30 | 41 |\n| 2 | 2019 | 31 | 45 |"
    assert extents(grid(one)) == ["A1:D4 2"]
    two = (
        "| | 2020 | 2021 | 2022 |\n| 1 | 2 | 3 | 4 |\n| Offences | 410 | 63 | 93 |\nBy place\n"
        "| Place | 2020 | 2021 | 2022 | All |\n| 1 | 2 | 3 | 4 | 5 |\n| Shop | 410 | 63 | 93 | 566 |"
    )
    assert extents(grid(two)) == ["A1:D3 2", "A5:E7 2"]


def test_a_table_of_one_row_keeps_its_head_whatever_the_table_below_it_holds() -> None:
    head, below = (
        "|  | 2022/23 | 2023/24 |\n| Offences | 143 | 92 |",
        ("| Sex | Age | Year | Offences |\n| Male | 13-15 | 2022/23 | 22 |\n| Male | 16-17 | 2022/23 | 12 |"),
    )
    for between in ("\n\n\nTable 2: by age\n", "\n\n\nTable 2: by age\n\n", "\n\nTable 2: by age\n"):
        found = extents(grid(f"Table 1: Offences\n{head}{between}{below}"))
        assert [one.split()[1] for one in found] == ["1", "1"], between
        assert found[0] == "A2:C3 1", between


def test_sections_of_one_row_set_off_by_a_blank_stay_in_their_table() -> None:
    drawn = grid("|  | 2022/23 | 2023/24 |\n| Kent | 143 | 92 |\n\nEssex\n| Kent | 3 | 4 |\n| Surrey | 5 | 6 |")
    assert extents(drawn)[0].endswith(" 1")


@given(
    st.lists(st.lists(st.integers(10, 900), min_size=3, max_size=3), min_size=2, max_size=5),
    st.lists(st.integers(10, 900), min_size=2, max_size=6),
    st.booleans(),
)
@settings(max_examples=25, deadline=None)
def test_pairs_below_rows_of_periods_are_a_table_of_their_own(tmp_path_factory, years, groups, financial) -> None:
    rows = [["", "Walked", "Rode", "Rowed"]]
    rows += [[f"{2011 + n}/{12 + n}" if financial else str(2011 + n), *map(str, line)] for n, line in enumerate(years)]
    rows += [[], *([f"Team {chr(65 + n)}", str(count)] for n, count in enumerate(groups))]
    path = tmp_path_factory.mktemp("return") / "answer.csv"
    path.write_text("\n".join(",".join(row) for row in rows) + "\n", encoding="utf-8")
    reading = read_file(path)
    upper = [one for one in reading.records if "Walked" in one.breakdown.values()]
    assert {one.period.start.year for one in upper if one.period and one.period.start} == {
        2011 + n for n in range(len(years))
    }
    lower = [one for one in reading.records if any(name.startswith("Team") for name in one.breakdown.values())]
    assert [one.interval.low for one in lower] == groups
    assert not any("Walked" in one.breakdown.values() for one in lower)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(("Financial Year 2018/19", "2019/20", "FY 2020/21", "All", "Total")),
        min_size=2,
        max_size=5,
        unique=True,
    ),
    st.lists(st.integers(0, 900), min_size=15, max_size=15),
    st.booleans(),
)
def test_a_title_inside_the_rules_of_a_pages_table_is_no_row_of_it(heads, counts, labelled) -> None:
    """Merged over all columns, over its head; the labels may look like ages."""
    labels = ("U12", "12-15", "Not known") if labelled else ("Arson", "Theft", "Fraud")
    width = 1 + len(heads)
    rows = [["Recorded offences by age", *[None] * len(heads)], ["Row Labels", *heads]]
    rows += [[label, *map(str, counts[n * 5 : n * 5 + len(heads)])] for n, label in enumerate(labels)]
    drawn = Grid(rows=rows, page=1, is_table=True, merged=[Span(0, 0, 0, width - 1)])
    assert extents(drawn) == [f"A2:{cell_name(4, width - 1)} 1"]
    assert regions(drawn)[0].above == ["Recorded offences by age"]
