"""What a column is: heads that are ages, codes that stand once a block, shares with a footnote's mark, totals of one
period each."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.interpretation.framing import lay_out
from ingestion.values.grid import Grid, Span
from ingestion.values.table import Part, Table
from tests.corpus.pictures import read, told


def test_a_head_that_is_an_age_stands_over_its_figures(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Force | Tactic   | Under 11 years | 11 - 17 years | 18 and over | Outcome |
        | North | Restrain | 4              | 79            | 53          | Held    |
        | North | Search   | 2              | 38            | 27          | Held    |
        | South | Restrain | 0              | 29            | 17          | Held    |
        | South | Search   | 1              | 14            | 63          | Held    |
        """,
    )
    assert len(reading.records) == 12
    assert {record.as_written for record in reading.records if "Under 11 years" in record.breakdown.values()} == {
        "4",
        "2",
        "0",
        "1",
    }


def test_codes_that_stand_once_a_block_with_their_words_name_the_block(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Code | Offence         | Year | Boys | Girls |
        | 811  | Having a weapon | 2001 | 40   | 13    |
        |      |                 | 2002 | 51   | 12    |
        |      |                 | 2003 | 42   | 15    |
        | 826  | Having a blade  | 2001 | 33   | 16    |
        |      |                 | 2002 | 47   | 18    |
        |      |                 | 2003 | 38   | 11    |
        """,
    )
    assert [line for line in told(reading) if "2002" in line] == [
        "2002 · 811, Having a weapon, Boys: 51",
        "2002 · 811, Having a weapon, Girls: 12",
        "2002 · 826, Having a blade, Boys: 47",
        "2002 · 826, Having a blade, Girls: 18",
    ]


def test_a_footnotes_mark_hides_no_share(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        |         | Primary | | Secondary | |
        | Year    | Number | Percentage4 | Number | Percentage4 |
        | 1997/98 | 40 | 0.05 | 100 | 0.25 |
        | 1998/99 | 30 | 0.04 | 130 | 0.31 |
        | 1999/00 | 20 | 0.03 | 60  | 0.14 |
        """,
    )
    assert sorted(int(record.as_written) for record in reading.records) == [20, 30, 40, 60, 100, 130]


def test_totals_of_one_period_each_are_totals_of_that_period(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Force | Apr-Jun 2009 Fired | Jul-Sep 2009 Fired | Apr-Jun 2009 Drawn | Jul-Sep 2009 Drawn | Apr-Jun 2009 Totals | Jul-Sep 2009 Totals |
        | North | 4 | 6 | 21 | 45 | 25 | 51 |
        | South | 9 | 3 | 6  | 8  | 15 | 11 |
        """,  # noqa: E501
    )
    totals = [
        (record.as_written, record.period and record.period.as_written) for record in reading.records if record.total
    ]
    assert totals == [
        ("25", "Apr-Jun 2009"),
        ("51", "Jul-Sep 2009"),
        ("15", "Apr-Jun 2009"),
        ("11", "Jul-Sep 2009"),
    ]


def test_a_note_beside_the_rows_makes_no_code_of_a_count_headed_no(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Offences in 2016/17 | | | | |
        | Area  | No*  | Yes  | Total | | |
        | North | 2768 | 591  | 3359  | | |
        | South | 1213 | 3060 | 4273  | | Figures are as at 1 April 2024. |
        | * Provisional figures. | | | | | |
        """,
    )
    assert [line for line in told(reading) if "No:" in line] == [
        "2016/17 · North, No: 2768",
        "2016/17 · South, No: 1213",
    ]


def test_a_row_of_shares_makes_no_column_of_hidden_figures_one_of_shares(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Flag           | 2018  | 2019  | 2020  |
        | Yes            | 11    | <10   | 14    |
        | No             | 12    | <10   | 15    |
        | Detection rate | 45.9% | 39.5% | 31.1% |
        """,
    )
    assert [line for line in told(reading) if line.startswith("2019")] == ["2019 · No: 0–9", "2019 · Yes: 0–9"]
    shares = read(
        tmp_path,
        """
        | Flag | 2018 | 2018 %  |
        | Yes  | 11   | <10     |
        | No   | 12   | 52.1%   |
        | None | 14   | 40.1%   |
        """,
    )
    assert len(told(shares)) == 3


@pytest.mark.parametrize("sign", ["-", "–", ":", "="])
@pytest.mark.parametrize(("page", "role"), [(1, "spacer"), (None, "figures")])
def test_a_sign_between_periods_and_counts_of_a_pages_lines_is_no_figure(
    sign: str, page: int | None, role: str
) -> None:
    rows: list[list[str | None]] = [[str(year), sign, str(90 + year % 7)] for year in range(2013, 2019)]
    found = roles_beside(rows, page)
    assert found in (["label", role, "figures"], ["label", "label", "figures"])
    assert page is None or found[1] == "spacer"


def test_a_column_of_dashes_under_a_head_is_one_of_noughts_even_on_a_page() -> None:
    rows: list[list[str | None]] = [["Year", "Lost", "Found"], *([str(year), "-", "12"] for year in range(2013, 2017))]
    assert roles_beside(rows, 1, heads=1) == ["label", "figures", "figures"]


def roles_beside(rows: list[list[str | None]], page: int | None, heads: int = 0) -> list[str]:
    grid = Grid(list(rows), page=page, is_table=True)
    part = Part(grid, Span(0, len(rows) - 1, 0, len(rows[0]) - 1))
    return lay_out(Table("t1", "", "crosstab", [part], heads)).roles


def test_dates_and_marks_in_a_column_of_remarks_are_no_periods_and_no_figures(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Rank      | 2016/17 | 2017/18 | Comments         |
        | Constable | 65      | 71      |                  |
        | Sergeant  | 12      | 9       | As at 14/05/2022 |
        | Inspector | 3       | 4       | n/a              |
        """,
    )
    assert {record.period.as_written for record in reading.records if record.period} == {"2016/17", "2017/18"}
    assert [record.as_written for record in reading.records] == ["65", "71", "12", "9", "3", "4"]
    assert not [one.id for one in reading.findings if one.level != "info"]


def test_numbers_left_of_names_number_them_where_nothing_is_counted(tmp_path: Path) -> None:
    contents = """
        | Contents |           |
        | 1        | Kettering |
        | 2        | Corby     |
        | 3        | Daventry  |
        """
    assert read(tmp_path, contents).records == []
    counted = read(tmp_path, contents.replace("Contents", "Offences"))
    assert [record.as_written for record in counted.records] == ["1", "2", "3"]


def test_references_before_the_rows_of_a_form_do_not_make_its_years_cases(tmp_path: Path) -> None:
    rows = "".join(f"\n        | ({n})  | Drug {n}    | {n * 7 % 5}       | {n * 3}       |" for n in range(1, 10))
    reading = read(tmp_path, f"\n        | Ref  | Drug Type | 2016/17 | 2017/18 |{rows}\n        ")
    assert len(reading.records) == 18
    assert all(record.period is not None for record in reading.records)


@pytest.mark.parametrize(
    "both", ["Number of persons and percentage of total", "Numbers and proportions", "Count and %"]
)
def test_a_head_over_counts_and_shares_says_of_no_column_which_it_holds(tmp_path: Path, both: str) -> None:
    rows: list[list[object]] = [
        [None, both, None, None, None],
        ["Offence", "Fined", "Proportion of total", "Warned", "Proportion of total"],
        ["Arson, 2018", 31, 29.6, 74, 70.4],
        ["Theft, 2018", 58, 61.9, 36, 38.1],
        ["Fraud, 2018", 12, 20.3, 47, 79.7],
    ]
    reading = read(tmp_path, rows, merged=["B1:E1"])
    assert sorted(line.rsplit(": ")[1] for line in told(reading)) == ["12", "31", "36", "47", "58", "74"]


@pytest.mark.parametrize("years", [("2018/19", "2019/20"), ("2017", "2018", "2019", "2020"), ("2019/20",)])
def test_words_behind_all_figures_name_the_rows_where_none_stand_before(tmp_path: Path, years: tuple[str, ...]) -> None:
    numbers = {"Arson": [3, 40, 0, 12], "Fraud": [57, 9, 310, 8], "Stalking": [7, 21, 4, 66]}
    rows = {name: counts[: len(years)] for name, counts in numbers.items()}
    picture = ["| " + " | ".join([*(f"'{year}" for year in years), "Offence"]) + " |"]
    picture += ["| " + " | ".join([*map(str, counts), name]) + " |" for name, counts in rows.items()]
    found = [(*one.breakdown.values(), one.interval.low) for one in read(tmp_path, "\n".join(picture)).records]
    assert found == [(name, number) for name, counts in rows.items() for number in counts]


def test_remarks_behind_all_figures_name_no_row(tmp_path: Path) -> None:
    picture = """
        | '2017 | '2018 | '2019 | Comments           |
        | 3     | 4     | 6     | One was transferred |
        | 12    | 45    | 9     | Under review        |
        """
    assert all(not one.breakdown for one in read(tmp_path, picture).records)
