"""The last rows of a table where they hold no figure, and what stands below a table and is none of its rows."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.pipeline import read_file
from ingestion.values.record import Kind

NAMES = ("Knife", "Axe", "Machete", "Screwdriver", "Not stated")
BELOW = st.sampled_from(
    ("", "Source: Niche RMS", "Data correct as at 3 May 2021", "Figures exclude attempts.", "Please see the notes")
)


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 4), BELOW, st.integers(1, 2), st.booleans())
def test_last_rows_of_blanks_are_rows_where_a_note_says_what_a_blank_is(
    tmp_path_factory, filled, below, columns, right_below
) -> None:
    path = tmp_path_factory.mktemp("last") / "answer.csv"
    years = ("2018/19", "2019/20")[:columns]
    rows = [[name, *(str(7 + n) if n < filled else "" for _ in years)] for n, name in enumerate(NAMES)]
    lines = [["Weapon", *years], *rows, *([[below]] if right_below else []), [], [] if right_below else [below]]
    path.write_text("\n".join(",".join(line) for line in [*lines, ["Blank cells indicate zero."]]) + "\n")
    read = read_file(path)
    found = {(next(iter(one.breakdown.values())), one.interval.low) for one in read.records}
    assert found == {(name, 7 + n if n < filled else 0) for n, name in enumerate(NAMES)}
    assert len(read.records) == len(NAMES) * columns


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(("Male", "Northern", "2019")), st.integers(0, 1), st.booleans())
def test_the_title_of_the_next_table_is_no_last_row(tmp_path_factory, title, gap, blank) -> None:
    path = tmp_path_factory.mktemp("next") / "answer.csv"
    first = [
        ["Weapon", "Offences", "Victims"],
        ["Knife", "5", "6"],
        ["Axe", "" if blank else "8", "9"],
        ["Gun", "3", "4"],
    ]
    lines = [["Female" if title == "Male" else "Southern" if title == "Northern" else "2018"], *first]
    lines += [[]] * gap + [[title], *([row[0], *(f"{n}1" if n.isdigit() else n for n in row[1:])] for row in first)]
    path.write_text("\n".join(",".join(line) for line in [*lines, [], ["Blank cells indicate zero."]]) + "\n")
    read = read_file(path)
    assert len(read.records) == 12
    assert not [one for one in read.records if title in one.as_written or one.breakdown.get("Weapon") == title]


@settings(max_examples=30, deadline=None)
@given(st.integers(2, 4), st.integers(1, 3))
def test_periods_that_go_on_are_rows_without_any_note(tmp_path_factory, filled, blank) -> None:
    path = tmp_path_factory.mktemp("periods") / "answer.csv"
    years = [f"{2010 + n}/{11 + n}" for n in range(filled + blank)]
    rows = [[year, str(30 + n) if n < filled else ""] for n, year in enumerate(years)]
    path.write_text("\n".join(",".join(row) for row in [["Year", "Offences"], *rows]) + "\n\nNo note says.\n")
    read = read_file(path)
    assert [one.as_written for one in read.records] == [row[1] for row in rows]


RESIDUAL = st.sampled_from(("Not known", "Unknown", "Not recorded", "Age not stated", "N/K", "not specified"))
NEXT = ("Sex,2018/19,2019/20", "Male,4,5", "Female,6,7")


@settings(max_examples=60, deadline=None)
@given(RESIDUAL, st.integers(0, 2), st.booleans(), st.booleans())
def test_what_is_left_of_all_categories_is_a_row_without_figures_and_no_title(
    tmp_path_factory, label, gap, more, titled
) -> None:
    path = tmp_path_factory.mktemp("residual") / "answer.csv"
    lines = ["Offences recorded by age of the victim", ""] if titled else []
    lines += ["Age,2018/19,2019/20", "0 to 5,30,41", "6 to 10,52,63", f"{label},,"]
    lines += [""] * gap + list(NEXT) if more else []
    path.write_text("\n".join(lines) + "\n")
    read = read_file(path)
    left = [one for one in read.records if label in one.breakdown.values()]
    assert [one.kind for one in left] == [Kind.BLANK, Kind.BLANK]
    assert sorted(one.interval.low for one in read.records if one.interval.known) == sorted(
        [30, 41, 52, 63] + [4, 5, 6, 7] * more
    )


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(("Unknown", "Not recorded")), st.integers(0, 1))
def test_blocks_named_one_by_one_keep_the_name_of_the_last(tmp_path_factory, last, gap) -> None:
    path = tmp_path_factory.mktemp("blocks") / "answer.csv"
    lines: list[str] = []
    for at, name in enumerate(("Male", "Female", last)):
        lines += [name, "Age,2018/19,2019/20", f"0 to 5,3{at},4{at}", f"6 to 10,5{at},6{at}", *[""] * gap]
    path.write_text("\n".join(lines) + "\n")
    read = read_file(path)
    assert len(read.records) == 12
    assert sum(last in one.breakdown.values() for one in read.records) == 4
