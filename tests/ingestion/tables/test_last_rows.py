"""The last rows of a table where they hold no figure, and what stands below a table and is none of its rows."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.pipeline import read_file

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
