"""Which rows head a table: groups that call themselves totals, numbers as headings, titles above heads, odd rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.pipeline import read_file
from tests.corpus.pictures import ids, lines, only_totals, read, told, workbook


def test_a_group_headed_total_beside_one_other_group_is_a_kind_of_its_own(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "return.xlsx",
        {
            "Data": """
            |      | Grave injuries |       | Total injuries |       |
            | Year | Rider          | Child | Rider          | Child |
            | 2010 | 11             | 12    | 201            | 202   |
            | 2011 | 21             | 22    | 401            | 402   |
            """
        },
        {"Data": ["B1:C1", "D1:E1"]},
    )
    reading = read_file(path)
    assert only_totals(reading) == []
    assert told(reading) == lines("""
        2010 · Grave injuries, Child: 12
        2010 · Grave injuries, Rider: 11
        2010 · Total injuries, Child: 202
        2010 · Total injuries, Rider: 201
        2011 · Grave injuries, Child: 22
        2011 · Grave injuries, Rider: 21
        2011 · Total injuries, Child: 402
        2011 · Total injuries, Rider: 401
    """)


def test_a_group_headed_total_over_the_sums_of_the_others_is_a_total(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "return.xlsx",
        {
            "Data": """
            |      | Male |    | Female |    | Total victims |     |
            | Year | Yes  | No | Yes    | No | Yes           | No  |
            | 2010 | 11   | 42 | 9      | 30 | 20            | 72  |
            | 2011 | 25   | 57 | 16     | 23 | 41            | 80  |
            """
        },
        {"Data": ["B1:C1", "D1:E1", "F1:G1"]},
    )
    reading = read_file(path)
    assert len(only_totals(reading)) == 4
    assert len(told(reading)) == 8


def test_a_row_of_figures_with_remarks_is_a_row_and_is_told(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Ward    | 2016/17        | 2017/18       |
        | Ashby   | 327            | 267           |
        | Corby   | 28 (2 of them) | 9 (1 of them) |
        | Dursley | 45             | 38            |
        """,
    )
    assert len(reading.tables) == 1
    assert {record.as_written for record in reading.records if record.kind == "unread"} == {
        "28 (2 of them)",
        "9 (1 of them)",
    }
    assert "2017/18 · Dursley: 38" in told(reading)
    assert "Q213" in ids(reading)


@pytest.mark.parametrize("first", [1, 4, 10])
@pytest.mark.parametrize("corner", ["", "Age", "Age of victim"])
def test_numbers_that_step_on_are_headings(tmp_path: Path, first: int, corner: str) -> None:
    ages = range(first, first + 6)
    reading = read(
        tmp_path,
        [
            ["Offences in 2017 by area and age"],
            [],
            [corner or None, *ages],
            ["Ashby", *(700 + age for age in ages)],
            ["Corby", *(800 + age for age in ages)],
        ],
    )
    assert told(reading) == sorted(
        f"2017 · {area}, {age}: {base + age}" for area, base in (("Ashby", 700), ("Corby", 800)) for age in ages
    )


def test_a_first_row_of_small_counts_is_no_heading(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Area  | Kik | Line | Viber | Other |
        | Ashby | 1   | 2    | 3     | 4     |
        | Corby | 7   | 5    | 9     | 6     |
        """,
    )
    assert len(told(reading)) == 8


def test_a_heading_merged_over_some_columns_holds_no_further(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "return.xlsx",
        {
            "Data": """
            | 2017  | Poorest |     |     |     |
            | Area  | I       | II  | III | IV  |
            | Ashby | 100     | 120 | 130 | 140 |
            | Corby | 200     | 220 | 230 | 240 |
            """
        },
        {"Data": ["B1:C1"]},
    )
    labels = {record.as_written: set(record.breakdown.values()) for record in read_file(path).records}
    assert labels["120"] == {"Ashby", "Poorest", "II"}
    assert labels["130"] == {"Ashby", "III"}


def test_a_title_over_a_head_of_two_rows_is_a_title(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "return.xlsx",
        {
            "Data": """
            Return to contents
            Table 4.3: Pupils by age, 2017
            |     | All pupils |      |
            | Age | Girls      | Boys |
            | 4   | 14         | 24   |
            | 5   | 15         | 25   |
            | 6   | 16         | 26   |
            """
        },
        {"Data": ["B3:C3"]},
    )
    reading = read_file(path)
    assert reading.tables[0].title == "Return to contents Table 4.3: Pupils by age, 2017"
    assert told(reading) == lines("""
        2017 · 4, Boys: 24
        2017 · 4, Girls: 14
        2017 · 5, Boys: 25
        2017 · 5, Girls: 15
        2017 · 6, Boys: 26
        2017 · 6, Girls: 16
    """)


@pytest.mark.parametrize("first", [2029, 2007])
def test_a_count_like_a_year_under_a_word_is_no_head(tmp_path: Path, first: int) -> None:
    rows = f"| Ethnicity | Offences |\n| White | {first} |\n| Asian | 2008 |\n| Black | 573 |\n| Unknown | 17 |"
    reading = read(tmp_path, "Offences recorded 2014/15\n" + rows)
    assert told(reading) == lines(f"""
        2014/15 · Asian: 2008
        2014/15 · Black: 573
        2014/15 · Unknown: 17
        2014/15 · White: {first}
    """)


@pytest.mark.parametrize(("corner", "first"), [("Victim Sex", 10), ("", 11), ("Outcome", 12), ("Gender", 4)])
def test_single_ages_head_columns_beside_any_word(tmp_path: Path, corner: str, first: int) -> None:
    ages = [first + n for n in range(5)]
    head = "|".join(map(str, ages))
    picture = f"CY 2014\n| {corner} | {head} |\n| Male | 13 | 1 | 4 | 4 | 14 |\n| Female | 11 | 6 | 14 | 0 | 4 |"
    figures = {"Male": (13, 1, 4, 4, 14), "Female": (11, 6, 14, 0, 4)}
    assert told(read(tmp_path, picture)) == sorted(
        f"2014 · {sex}, {age}: {n}" for sex, row in figures.items() for age, n in zip(ages, row, strict=True)
    )


def test_a_row_of_counts_that_steps_on_stays_a_row(tmp_path: Path) -> None:
    picture = "| Place | 2016 | 2017 | 2018 | 2019 |\n| School | 9 | 3 | 7 | 1 |\n| Shop | 10 | 11 | 12 | 13 |"
    assert "2016 · Shop: 10" in told(read(tmp_path, picture))
    assert len(told(read(tmp_path, picture))) == 8


def test_the_first_row_of_marks_is_no_head(tmp_path: Path) -> None:
    for row in ("| White | # | # |", "| White | # | 12 |"):
        picture = f"| Ethnicity | 2016/17 | 2017/18 |\n{row}\n| Asian | 2503 | 0 |\n| Black | 391 | 677 |"
        assert len(told(read(tmp_path, picture))) == 6


def test_age_bands_with_signs_head_columns_under_years(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Force | 2018 |       | | 2019 |       | |
        | Force | <18  | '18-25 | >25 | <18 | '18-25 | >25 |
        | Essex | 3    | 1      | 9   | 14  | 6      | 0   |
        | Kent  | 7    | 2      | 8   | 11  | 5      | 4   |
        """,
    )
    figures = told(reading)
    assert len(figures) == 12
    assert {"2018 · Essex, <18: 3", "2019 · Kent, >25: 4", "2018 · Kent, 18-25: 2"} <= set(figures)


def test_a_period_below_the_head_names_rows_of_ages(tmp_path: Path) -> None:
    blocks = "\n".join(
        f"| '{year} - {year + 1} | | |\n" + "\n".join(f"| {age} | {age - 9} | {year - 2010} |" for age in range(10, 14))
        for year in (2015, 2016)
    )
    figures = told(read(tmp_path, f"| Age | Snapchat | Kik |\n{blocks}"))
    assert len(figures) == 16
    assert {"2015/16 · 10, Snapchat: 1", "2016/17 · 13, Kik: 6"} <= set(figures)


def test_stacked_tables_whose_heads_are_ages(tmp_path: Path) -> None:
    block = "| Role | 10 | 11 | 12 | 13 |\n| Constable | {a} | 48 | 10 | 0 |\n| Sergeant | 4 | 6 | 1 | {a} |"
    picture = "\n|  |\n".join(f"| {year} |\n" + block.format(a=year - 2000) for year in (2011, 2012))
    figures = told(read(tmp_path, picture))
    assert len(figures) == 16
    assert {"2011 · Constable, 10: 11", "2012 · Sergeant, 13: 12"} <= set(figures)


@pytest.mark.parametrize("count", [1990, 2004, 2019])
@pytest.mark.parametrize("width", [2, 3])
def test_a_first_count_that_could_be_a_year_is_no_heading(tmp_path: Path, count: int, width: int) -> None:
    rows = [("Period", "Category", "Number of offences"), ("2016/17", "Facebook", count), ("2016/17", "Instagram", 50)]
    rows += [("2017/18", "Facebook", 50), ("2017/18", "Instagram", 61)]
    if width == 2:
        rows = [(a, c) for a, b, c in rows if b != "Instagram"]
    picture = "\n".join("| " + " | ".join(str(cell) for cell in row) + " |" for row in rows)
    found = told(read(tmp_path, picture))
    assert any(line.startswith("2016/17") and line.endswith(f": {count}") for line in found), found
    assert len(found) == len(rows) - 1


def test_first_counts_that_could_be_years_in_a_row_are_no_headings(tmp_path: Path) -> None:
    picture = """
        | Period  | Offences | Charges |
        | 2016/17 | 2018     | 2019    |
        | 2017/18 | 50       | 61      |
        """
    assert "2016/17 · Charges: 2019" in told(read(tmp_path, picture))


def test_years_over_parts_of_them_head_the_next_table(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Q1.     |         |         |         |
        | Sex     | 2016    | 2017    | 2018    |
        | Male    | 10      | 28      | 3       |
        | Female  | 47      | 39      | 5       |
        |         |         |         |         |
        | Q2.     |         |         |         |
        |         | 2013    | 2013    | 2013    |
        | Act     | Jan-Mar | Apr-Jun | Jul-Sep |
        | Theft Act 1968 | 20 | 15     | 14      |
        | Hunting Act 2004 | 7 | 32    | 13      |
        """,
    )
    figures = told(reading)
    assert len(figures) == 12
    assert "2013-04-01..2013-06-30 · Theft Act 1968: 15" in figures


def test_columns_of_the_next_table_say_nothing_of_this_one(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Q1.    |      |      | |
        | Sex    | 2012 | 2013 | Notes |
        | Male   | 2102 | *    | |
        | Female | 2717 | 43   | Subject to change |
        |        |      |      | |
        | Q2.    |      |      | |
        | Year   | Dog breed | Offences | |
        | CY 2010 | Spaniel  | 1645 | |
        | CY 2010 | Cross    | 2887 | |
        | CY 2011 | Spaniel  | 237 | |
        | CY 2011 | Cross    | 61 | |
        | CY 2012 | Spaniel  | 37 | |
        | CY 2012 | Cross    | 12 | |
        """,
    )
    assert {"2012 · Male: 2102", "2013 · Female: 43", "2010 · Spaniel: 1645"} <= set(told(reading))
    assert len(told(reading)) == 10


def test_bands_of_ages_that_read_like_years_count_under_their_bands(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Date               | 0-4 | 5-10 | 11-13 | 14-15 | 16-17 | Sum |
        | Calendar Year 2014 | 148 | 3    | 33    | 373   | 283   | 840 |
        | Calendar Year 2015 | 8   | 224  | 10    | 235   | 1     | 478 |
        """,
    )
    assert {(r.breakdown["category"], r.as_written) for r in reading.records if not r.total} == {
        *(("0-4", "148"), ("5-10", "3"), ("11-13", "33"), ("14-15", "373"), ("16-17", "283")),
        *(("0-4", "8"), ("5-10", "224"), ("11-13", "10"), ("14-15", "235"), ("16-17", "1")),
    }


def test_a_row_that_says_its_table_s_year_is_no_row_of_figures(tmp_path: Path) -> None:
    block = "| Year | {year} |  |\n| Age | F | M |\n| Under 18 | {a} | 7 |\n| Over 18 | 9 | {b} |\n"
    reading = read(tmp_path, block.format(year=2012, a=3, b=4) + block.format(year=2013, a=13, b=14))
    assert told(reading) == lines("""
        2012 · Under 18, F: 3
        2012 · Under 18, M: 7
        2012 · Over 18, F: 9
        2012 · Over 18, M: 4
        2013 · Under 18, F: 13
        2013 · Under 18, M: 7
        2013 · Over 18, F: 9
        2013 · Over 18, M: 14
    """)


def test_a_first_year_without_data_is_a_row(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Period  | Charged | Cautioned |
        | 2018/19 | Data not available prior to system change | |
        | 2019/20 | 341     | 35        |
        | 2020/21 | 103     | 218       |
        """,
    )
    assert {(r.kind, r.as_written) for r in reading.records if r.place.cell == "B2"} == {
        ("not_recorded", "Data not available prior to system change")
    }
    assert sorted(r.as_written for r in reading.records if r.interval.known) == ["103", "218", "341", "35"]


def test_the_total_of_all_months_of_all_years_needs_no_period_of_its_own(tmp_path: Path) -> None:
    months = "".join(f"| {m} | {n} | {n + 1} | {2 * n + 1} |\n" for n, m in enumerate(("Apr", "May", "Jun", "Jul"), 3))
    reading = read(tmp_path, f"| Month | 2013/14 | 2014/15 | Total |\n{months}| Total | 18 | 22 | 40 |")
    assert "Q208" not in ids(reading)


def test_a_footnote_mark_on_one_of_the_ages_of_a_head(tmp_path: Path) -> None:
    reading = read(tmp_path, "|  | 5 | '6* | 7 | 8 |\n| 2018/19 | 31 | 45 | 12 | 60 |\n| 2019/20 | 22 | 9 | 71 | 80 |")
    assert sorted(int(record.as_written) for record in reading.records) == [9, 12, 22, 31, 45, 60, 71, 80]
