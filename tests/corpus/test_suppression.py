"""Suppression, blanks and marks: what a cell that is no number lets us say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.pictures import ids, lines, messages, read, told


def one_column(*values: str, note: str = "") -> str:
    rows = "\n".join(f"| Label {chr(65 + n)} | {value} |" for n, value in enumerate(values))
    return f"| Method | 2018/19 |\n{rows}\n{note}"


def test_less_than_five_beside_printed_noughts_is_one_to_four(tmp_path: Path) -> None:
    reading = read(tmp_path, one_column("0", "<5", "12"))
    assert told(reading) == lines("2018/19 · Label A: 0\n2018/19 · Label B: 1–4\n2018/19 · Label C: 12")


def test_less_than_five_where_nothing_shows_nought_may_be_nought(tmp_path: Path) -> None:
    reading = read(tmp_path, one_column("9", "<5", "12"))
    assert "2018/19 · Label B: 0–4" in told(reading)


def test_a_note_says_whether_nought_is_meant(tmp_path: Path) -> None:
    reading = read(tmp_path, one_column("0", "<5", "12", note="Figures less than 5, including zero, are shown as <5"))
    assert "2018/19 · Label B: 0–4" in told(reading)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("<5", "1–4"),
        ("< 5", "1–4"),
        ("Fewer than 5", "1–4"),
        ("fewer than five", "1–4"),
        ("Less then 5", "1–4"),
        ("Less than 10", "1–9"),
        ("under 5", "1–4"),
        ("5 or fewer", "1–5"),
        ("up to 5", "1–5"),
        ("≤5", "1–5"),
        ("1-4", "1–4"),
        ("1 to 4", "1–4"),
        (">100", "101–"),
        ("10+", "10–"),
    ],
)
def test_words_for_a_range(tmp_path: Path, written: str, said: str) -> None:
    reading = read(tmp_path, one_column("0", f"'{written}", "7", "12", "8"))
    assert f"2018/19 · Label B: {said}" in told(reading)


@pytest.mark.parametrize(
    "note",
    [
        "* denotes fewer than 5",
        "'*' = less than 5",
        "Note: * represents a figure of less than five",
        "Figures of less than 5 have been replaced with *",
        "Where the number is fewer than 5 it is shown as an asterisk.",
        "* Fewer than 5",
    ],
)
def test_a_star_is_what_the_note_says(tmp_path: Path, note: str) -> None:
    reading = read(tmp_path, one_column("0", "* ", "12", note="\n" + note))
    assert "2018/19 · Label B: 1–4" in told(reading)
    assert "Q209" not in ids(reading)


def test_a_star_that_nothing_explains_says_nothing(tmp_path: Path) -> None:
    reading = read(tmp_path, one_column("0", "*", "12", "*"))
    assert "2018/19 · Label B: ? suppressed" in told(reading)
    assert messages(reading, "Q209") == ["“*” stands in 2 cells (first at Sheet1!B3), and no note says what it means."]


def test_a_dash_is_nought_where_a_note_says_so(tmp_path: Path) -> None:
    reading = read(tmp_path, one_column("4", "-", "12", note="\n- means nil"))
    assert "2018/19 · Label B: 0" in told(reading)


def test_a_dash_is_nought_where_the_printed_total_shows_it(tmp_path: Path) -> None:
    reading = read(tmp_path, "| Method | 2018/19 |\n| A | 4 |\n| B | - |\n| C | 12 |\n| Total | 16 |")
    assert "2018/19 · B: 0" in told(reading)


def test_a_dash_that_nothing_explains_is_not_nought(tmp_path: Path) -> None:
    reading = read(tmp_path, one_column("4", "-", "12"))
    assert "2018/19 · Label B: ? zero_mark" in told(reading)
    assert "Q209" in ids(reading)


def test_blank_star_and_nought_are_three_things(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Sex     | 11 and under | 12-15 | 16 and over | Unknown Age |
        | Female  |              | 22    |             | 2           |
        | Male    | *            |       | 0           |             |
        | Unknown |              | *     |             | 22          |
        | Sum:    | 0            | 22    | 0           | 24          |
        """,
    )
    kinds = {(r.breakdown.get("Sex"), r.breakdown.get("category")): str(r.kind) for r in reading.records if not r.total}
    assert kinds["Female", "11 and under"] == "blank"
    assert kinds["Male", "11 and under"] == "suppressed"
    assert kinds["Male", "16 and over"] == "exact"
    assert sum(r.total for r in reading.records) == 4


def test_marks_of_absence_carry_no_number(tmp_path: Path) -> None:
    reading = read(tmp_path, one_column("4", "x", "..", ".", "n/a", "not held", "s.40(2)", "Exempt under s40", "12"))
    kinds = [str(record.kind) for record in reading.records]
    assert kinds == ["exact", *["not_recorded"] * 4, "not_held", "refused", "refused", "exact"]


def test_limits_that_rise_from_cell_to_cell_are_noticed(tmp_path: Path) -> None:
    reading = read(tmp_path, one_column("12", "<5", "<6", "<7", "<8", "<9"))
    assert "Q214" in ids(reading)


def test_the_same_rows_month_after_month_are_noticed(tmp_path: Path) -> None:
    rows = "\n".join(f"| 2018 {month} | 61 | 14 | 225 |" for month in ("Jan", "Feb", "Mar", "Apr"))
    reading = read(tmp_path, f"| Month | A | B | C |\n{rows}\n| 2018 May | 60 | 13 | 223 |")
    assert "Q215" in ids(reading)


def test_null_is_a_category(tmp_path: Path) -> None:
    reading = read(tmp_path, "| Status | 2018/19 |\n| NULL | 540 |\n| (blank) | 7 |\n| None | 3 |\n| Prison | 2 |")
    assert told(reading) == lines("2018/19 · NULL: 540\n2018/19 · (blank): 7\n2018/19 · None: 3\n2018/19 · Prison: 2")


def test_a_refusal_in_a_cell_is_no_figure(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "| Question | 2018/19 |\n| Offences | 52 |\n| Victims | No data provided for this part |\n| Arrests | 4 |",
    )
    assert [str(record.kind) for record in reading.records] == ["exact", "unread", "exact"]
    assert "Q213" in ids(reading)


def test_subtotals_written_alike_are_told_though_their_parts_are_hidden(tmp_path: Path) -> None:
    """Codes lead groups of two; two groups show that they add up, the third is hidden and written like them."""
    reading = read(
        tmp_path,
        """
        | Code / kind | 2019-01 | 2019-02 | 2019-03 | 2019-04 |
        | AA01        | 114     | 104     | 110     | 113     |
        | Oak         | 72      | 21      | 20      | 59      |
        | Ash         | 42      | 83      | 90      | 54      |
        | AA06 - herb | 7       | 9       | 12      | 8       |
        | AA02        | 72      | 91      | 103     | 111     |
        | Elm         | 50      | 65      | 55      | 41      |
        | Yew         | 22      | 26      | 48      | 70      |
        | BB01        | 7       | 8       | 5       | <5      |
        | Fig         | <5      | <5      | <5      | <5      |
        | Plum        | <5      | <5      | <5      | <5      |
        """,
    )
    totals = {record.place.cell for record in reading.records if record.total}
    assert totals == {f"{column}{row}" for column in "BCDE" for row in (2, 6, 9)}
