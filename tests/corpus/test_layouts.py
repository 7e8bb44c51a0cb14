"""Layouts that returns come in, each named for what it settles."""

from __future__ import annotations

from pathlib import Path

from ingestion.pipeline import read_file
from tests.corpus.pictures import delimited, ids, lines, only_totals, read, told, workbook


def test_periods_across(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Platform  | 2017/18 | 2018/19 |
        | Facebook  | 12      | 30      |
        | Instagram | 7       | 41      |
        """,
    )
    assert told(reading) == lines("""
        2017/18 · Facebook: 12
        2017/18 · Instagram: 7
        2018/19 · Facebook: 30
        2018/19 · Instagram: 41
    """)
    assert reading.tables[0].layout == "crosstab"
    assert reading.records[0].place.cell == "B2"


def test_periods_down(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Year    | Facebook | Instagram | Total |
        | 2017/18 | 12       | 7         | 19    |
        | 2018/19 | 30       | 41        | 71    |
        | Total   | 42       | 48        | 90    |
        """,
    )
    assert told(reading) == lines("""
        2017/18 · Facebook: 12
        2017/18 · Instagram: 7
        2018/19 · Facebook: 30
        2018/19 · Instagram: 41
    """)
    assert only_totals(reading) == lines("""
        2017/18 · : 19
        2018/19 · : 71
        2017-04-01..2019-03-31 · Facebook: 42
        2017-04-01..2019-03-31 · Instagram: 48
        2017-04-01..2019-03-31 · : 90
    """)


def test_bare_years_across_stored_as_numbers(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Offence | 2016 | 2017 | 2018 |
        | 71/17   | 0    | 120  | 140  |
        """,
    )
    assert told(reading) == lines("""
        2016 · 71/17: 0
        2017 · 71/17: 120
        2018 · 71/17: 140
    """)


def test_one_row_of_figures_without_a_label(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | 2017/18 | 2018/19 |
        | 26      | 52      |
        """,
    )
    assert told(reading) == ["2017/18 · : 26", "2018/19 · : 52"]


def test_a_row_of_data_that_looks_like_years(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Status             | Jan 18 | Feb 18 | Mar 18 |
        | Homeless           | 40     | 41     | 44     |
        | Mainstream Housing | 2018   | 1986   | 2024   |
        | Sheltered          | 12     | 13     | 9      |
        """,
    )
    assert len(reading.tables) == 1
    assert "2018-02 · Mainstream Housing: 1986" in told(reading)


def test_month_names_under_a_merged_year(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        |        | 2018    |          | 2019    |          |
        | Status | January | February | January | February |
        | A      | 1       | 2        | 3       | 4        |
        """,
        merged=("B1:C1", "D1:E1"),
    )
    assert told(reading) == ["2018-01 · A: 1", "2018-02 · A: 2", "2019-01 · A: 3", "2019-02 · A: 4"]


def test_month_names_under_a_year_typed_once(tmp_path: Path) -> None:
    path = delimited(
        tmp_path / "r.csv",
        """
        |        | 2018 |     | 2019 |     |
        | Status | Jan  | Feb | Jan  | Feb |
        | A      | 1    | 2   | 3    | 4   |
        """,
    )
    assert told(read_file(path)) == ["2018-01 · A: 1", "2018-02 · A: 2", "2019-01 · A: 3", "2019-02 · A: 4"]


def test_year_only_in_the_first_row_of_its_block(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Year       | Month    | Girls | Boys |
        | 2018       | November | 10    | 1    |
        |            | December | 20    | 2    |
        | 2018 Total |          | 30    | 3    |
        | 2019       | January  | 40    | 4    |
        |            | February | 50    | 5    |
        | 2019 Total |          | 90    | 9    |
        """,
    )
    assert told(reading) == lines("""
        2018-11 · Girls: 10
        2018-11 · Boys: 1
        2018-12 · Girls: 20
        2018-12 · Boys: 2
        2019-01 · Girls: 40
        2019-01 · Boys: 4
        2019-02 · Girls: 50
        2019-02 · Boys: 5
    """)
    assert len(only_totals(reading)) == 4


def test_month_numbers_across_with_the_year_down(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Count |        | Month |    |    |    |             |
        | Year  | Status | 1     | 2  | 3  | 4  | Grand Total |
        | 2018  | A      | 3     | 5  | 3  | 2  | 13          |
        |       | B      | 10    | 20 | 30 | 40 | 100         |
        | 2019  | A      | 4     | 6  | 4  | 3  | 17          |
        """,
    )
    assert "2018-02 · A: 5" in told(reading)
    assert "2018-04 · B: 40" in told(reading)
    assert "2019-03 · A: 4" in told(reading)
    assert len(told(reading)) == 12
    assert len(only_totals(reading)) == 3


def test_two_breakdowns_side_by_side_share_their_labels(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        |         | Age   |         |  | Gender |      |
        |         | 10-14 | 15 to 17 |  | Female | Male |
        | 2017/18 | 4     | 6       |  | 9      | 1    |
        | 2018/19 | 5     | 7       |  | 8      | 4    |
        """,
        merged=("B1:C1", "E1:F1"),
    )
    assert len(reading.tables) == 1
    assert told(reading) == lines("""
        2017/18 · Age, 10-14: 4
        2017/18 · Age, 15 to 17: 6
        2017/18 · Gender, Female: 9
        2017/18 · Gender, Male: 1
        2018/19 · Age, 10-14: 5
        2018/19 · Age, 15 to 17: 7
        2018/19 · Gender, Female: 8
        2018/19 · Gender, Male: 4
    """)


def test_two_tables_side_by_side(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Age          | 2018/19 |  | Method    | 2018/19 |
        | 11 and under | 5       |  | Facebook  | 9       |
        | 12-15        | 30      |  | Instagram | 20      |
        | 16 and over  | 2       |  | Snapchat  | 8       |
        """,
    )
    assert len(reading.tables) == 2
    assert told(reading) == lines("""
        2018/19 · 11 and under: 5
        2018/19 · 12-15: 30
        2018/19 · 16 and over: 2
        2018/19 · Facebook: 9
        2018/19 · Instagram: 20
        2018/19 · Snapchat: 8
    """)


def test_tables_below_each_other_with_heads_of_their_own(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        For all people
        | Month  | CH00 | HM00 | HM02 |
        | 201801 | 61   | 9    | 2    |
        | 201802 | 48   | 2    |      |

        For people on CPA
        | Month  | CH00 | HM00 |
        | 201801 | 32   | 9    |
        """,
    )
    assert [table.title for table in reading.tables] == ["For all people", "For people on CPA"]
    assert told(reading) == lines("""
        2018-01 · For all people, CH00: 61
        2018-01 · For all people, HM00: 9
        2018-01 · For all people, HM02: 2
        2018-02 · For all people, CH00: 48
        2018-02 · For all people, HM00: 2
        2018-01 · For people on CPA, CH00: 32
        2018-01 · For people on CPA, HM00: 9
    """)


def test_a_head_in_row_nine_below_the_request(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        1 The total number of people in contact with services
        Please use the accommodation codes
        Please could you provide the figures for each month


        | Code | Snapshot   | Number of clients |
        | CH00 | 2018-01-31 | 90                |
        | CH01 | 2018-01-31 | 8                 |
        | CH00 | 2018-02-28 | 91                |
        """,
    )
    assert told(reading) == ["2018-01-31 · CH00: 90", "2018-01-31 · CH01: 8", "2018-02-28 · CH00: 91"]
    assert reading.tables[0].layout == "long"
    assert reading.records[0].place.cell == "C7"


def test_sections_inside_a_table(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Outcome    | 2017/18 | 2018/19 |
        | Female     |         |         |
        | Charged    | 10      | 11      |
        | Not charged | 20     | 22      |

        | Male       |         |         |
        | Charged    | 30      | 33      |
        | Not charged | 40     | 44      |
        """,
    )
    assert told(reading)[:2] == ["2017/18 · Charged, Female: 10", "2017/18 · Charged, Male: 30"]
    assert len(told(reading)) == 8


def test_rows_of_blanks_are_no_sections(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Status   | 2017/18 | 2018/19 |
        | Foyer    | 3       | 4       |
        | Hostel   |         |         |
        | Refuge   | 5       |         |
        """,
    )
    assert told(reading) == ["2017/18 · Foyer: 3", "2017/18 · Refuge: 5", "2018/19 · Foyer: 4"]


def test_compact_pivot_group_rows_are_subtotals(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Row Labels | 2017/18 | 2018/19 |
        | North      | 300     | 420     |
        | Durham     | 100     | 220     |
        | Cleveland  | 200     | 200     |
        | South      | 700     | 900     |
        | Kent       | 140     | 122     |
        | Surrey     | 76      | 27      |
        | Sussex     | 484     | 751     |
        | Grand Total | 1000   | 1320    |
        """,
    )
    assert {text.split(" · ")[1].split(",")[0].split(":")[0] for text in told(reading)} == {
        "Durham", "Cleveland", "Kent", "Surrey", "Sussex",
    }  # fmt: skip
    assert "2017/18 · North: 300" in only_totals(reading)


def test_compact_pivot_of_months_below_years(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Row Labels  | Girls | Boys |
        | 2018        | 300   | 120  |
        | Jan         | 100   | 50   |
        | Feb         | 200   | 70   |
        | 2019        | 150   | 90   |
        | Jan         | 60    | 30   |
        | Feb         | 90    | 60   |
        | Grand Total | 450   | 210  |
        """,
    )
    assert told(reading) == lines("""
        2018-01 · Girls: 100
        2018-01 · Boys: 50
        2018-02 · Girls: 200
        2018-02 · Boys: 70
        2019-01 · Girls: 60
        2019-01 · Boys: 30
        2019-02 · Girls: 90
        2019-02 · Boys: 60
    """)


def test_code_rows_are_subtotals_of_their_descriptions(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Code | Description    | 2017/18 | 2018/19 |
        | CH00 |                | 350     | 410     |
        |      | Foyer          | 150     | 160     |
        |      | Refuge         | 200     | 250     |
        | HM00 |                | 901     | 704     |
        |      | Rough sleeper  | 400     | 300     |
        |      | Squatting      | 501     | 404     |
        """,
    )
    assert told(reading) == lines("""
        2017/18 · CH00, Foyer: 150
        2017/18 · CH00, Refuge: 200
        2017/18 · HM00, Rough sleeper: 400
        2017/18 · HM00, Squatting: 501
        2018/19 · CH00, Foyer: 160
        2018/19 · CH00, Refuge: 250
        2018/19 · HM00, Rough sleeper: 300
        2018/19 · HM00, Squatting: 404
    """)


def test_a_total_column_without_a_name(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Code | Jan-18 | Feb-18 | Mar-18 |      |
        | CH00 | 10     | 20     | 30     | 60   |
        | CH01 | 1      | 2      | 4      | 7    |
        | HM00 | 100    | 90     | 80     | 270  |
        """,
    )
    assert len(told(reading)) == 9
    assert sorted(only_totals(reading)) == lines("""
        2018-01-01..2018-03-31 · CH00: 60
        2018-01-01..2018-03-31 · CH01: 7
        2018-01-01..2018-03-31 · HM00: 270
    """)


def test_a_total_row_called_by_the_nation(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        |                   |            | Children | Adults |
        | England and Wales |            | 7240     | 5131   |
        |                   | Avon       | 3744     | 2738   |
        |                   | Bedford    | 2405     | 1148   |
        |                   | Cambridge  | 1091     | 1245   |
        """,
    )
    assert len(told(reading)) == 6
    assert [text.endswith(("7240", "5131")) for text in only_totals(reading)] == [True, True]


def test_years_backwards_with_totals_between(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Method    | 2019/20 | Total 2019/20 | 2018/19 | Total 2018/19 |
        |           | Girls   | Total         | Girls   | Total         |
        | Facebook  | 10      | 12            | 20      | 25            |
        """,
    )
    assert "2019/20 · Facebook, Girls: 10" in told(reading)
    assert "2018/19 · Facebook, Girls: 20" in told(reading)


def test_key_and_value(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        Offences recorded in 2018/19
        | Total offences | 52 |
        | Female victims | 40 |
        | Male victims   | 12 |
        """,
    )
    assert reading.tables[0].layout == "key-value"
    assert told(reading) == ["2018/19 · Female victims: 40", "2018/19 · Male victims: 12"]
    assert [text.split(":")[1] for text in only_totals(reading)] == [" 52"]


def test_one_row_per_offence_is_counted(tmp_path: Path) -> None:
    rows = "\n".join(
        f"| {n} | 2018-0{5 + n % 4}-1{n % 9} | {'Female' if n % 3 else 'Male'} | {'Facebook' if n % 2 else 'Kik'} |"
        for n in range(1, 25)
    )
    reading = read(tmp_path, "| Ref | Date recorded | Sex of victim | Method |\n" + rows)
    assert reading.tables[0].layout == "one row per case"
    assert told(reading) == lines("""
        2018/19 · : 24
        2018/19 · Facebook: 12
        2018/19 · Kik: 12
        2018/19 · Female: 16
        2018/19 · Male: 8
    """)
    assert reading.records[0].place.rows is not None
    assert (reading.records[0].place.rows.first, reading.records[0].place.rows.last) == (2, 25)


def test_lists_that_are_no_data_yield_nothing(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | National Code | Definition     |
        | MA00          | Mainstream     |
        | MA01          | Owner occupier |
        | HM00          | Homeless       |
        | HM01          | Rough sleeper  |
        """,
        """
        | Service   | Team          |
        | Community | North team    |
        | Community | South team    |
        | Inpatient | Ward One      |
        | Inpatient | Ward Two      |
        """,
        """
        Reference number
        | Reference number | | RFI-2207   |
        | Date requested   | | 2021-03-12 |
        """,
    )
    assert reading.records == []


def test_columns_of_shares_are_not_counted(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Force | 2018/19 | 2019/20 | % change |
        | Kent  | 122     | 140     | 14.8     |
        | Essex | 100     | 120     | 20.0     |
        """,
    )
    assert len(told(reading)) == 4
    assert "Q205" in ids(reading)


def test_data_from_column_b_with_notes_beside_and_below(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        |  | Referrals on caseload |             |            |            |                            |
        |  |                       |             | Snapshot date |         |                            |
        |  | Code                  | Description | 2021-01-31 | 2021-02-28 | Comments                   |
        |  | CH01                  | FOYER       | <5         | 6          | Counts referrals, not people |
        |  | CH02                  | REFUGE      | 17         | 20         |                            |
        |  | Grand Total           |             | 20         | 26         |                            |
        Note: patients may be counted more than once
        """,
    )
    assert told(reading) == lines("""
        2021-01-31 · CH01, FOYER: 0–4
        2021-02-28 · CH01, FOYER: 6
        2021-01-31 · CH02, REFUGE: 17
        2021-02-28 · CH02, REFUGE: 20
    """)
    assert reading.tables[0].notes[0].startswith("Note: patients")


def test_the_period_in_the_file_name(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "Part one 01 Jan 2018 - 31 Dec 2018.xlsx",
        {"Sheet1": "| Status | Patients |\n| A | 4 |\n| B | 7 |\n| NULL | 90 |"},
    )
    reading = read_file(path)
    assert told(reading) == ["2018 · A: 4", "2018 · B: 7", "2018 · NULL: 90"]
    assert "Q212" in ids(reading)


def test_the_period_in_the_title(tmp_path: Path) -> None:
    reading = read(
        tmp_path, "Table 2: offences by method, 2018/19\n| Method | Offences |\n| Facebook | 4 |\n| Kik | 7 |"
    )
    assert told(reading) == ["2018/19 · Facebook: 4", "2018/19 · Kik: 7"]


def test_no_period_at_all_is_said(tmp_path: Path) -> None:
    reading = read(tmp_path, "| Method | Offences |\n| Facebook | 4 |\n| Kik | 7 |")
    assert told(reading) == ["no period · Facebook: 4", "no period · Kik: 7"]
    assert "Q208" in ids(reading)


def test_a_period_that_is_no_date(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Year    | Girls | Boys |
        | 2017/18 | 12    | 7    |
        | 2018/19 | 30    | 41   |
        | Ongoing | 3     | 4    |
        """,
    )
    assert "no period · Ongoing, Girls: 3" in told(reading)
    assert "Q207" in ids(reading)


def test_a_title_merged_over_two_tables_joins_them_not(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Recorded knife crime |      |      |  |        |      |      |
        | Sex                  | 2018 | 2019 |  | Race   | 2018 | 2019 |
        | Female               | 8    | 6    |  | Black  | 16   | 79   |
        | Male                 | 136  | 145  |  | Asian  | 20   | 3    |
        """,
        merged=["A1:G1"],
    )
    assert told(reading) == lines("""
        2018 · Asian: 20
        2018 · Black: 16
        2018 · Female: 8
        2018 · Male: 136
        2019 · Asian: 3
        2019 · Black: 79
        2019 · Female: 6
        2019 · Male: 145
    """)


def test_side_by_side_tables_with_the_same_ages_down(tmp_path: Path) -> None:
    rows = "\n".join(f"| {age} | {age + 1} | {age + 2} | | {age} | {age * 2} | {age * 3} |" for age in range(10, 15))
    figures = told(read(tmp_path, f"| Kik | | | | Other | | |\n| Age | 2018 | 2019 | | | 2018 | 2019 |\n{rows}"))
    assert len(figures) == 20
    assert {"2018 · Kik, 10: 11", "2019 · Other, 14: 42"} <= set(figures)
