"""Rows in groups: years that head them, running numbers beside them, the head printed again among them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.pictures import lines, only_totals, read, told


def test_years_head_groups_with_their_totals(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Colour  | Made | Sold |
        | 2015/16 | 200  | 550  |
        |   Red   | 120  | 340  |
        |   White | 80   | 210  |
        | 2016/17 | 202  | 553  |
        |   Red   | 121  | 342  |
        |   White | 81   | 211  |
        | Total   | 402  | 1103 |
        """,
    )
    assert told(reading) == lines("""
        2015/16 · Red, Made: 120
        2015/16 · Red, Sold: 340
        2015/16 · White, Made: 80
        2015/16 · White, Sold: 210
        2016/17 · Red, Made: 121
        2016/17 · Red, Sold: 342
        2016/17 · White, Made: 81
        2016/17 · White, Sold: 211
    """)
    assert len(only_totals(reading)) == 6


def test_years_head_groups_whose_parts_are_hidden(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Area    | Online | Street |
        | 2015/16 | 7      | 55     |
        | Thanet  | <5     | 34     |
        | Medway  | <5     | 21     |
        | 2016/17 | 20     | 53     |
        | Thanet  | 11     | <5     |
        | Medway  | 9      | 50     |
        """,
    )
    assert {record.place.cell for record in reading.records if record.total} == {"B2", "C2", "B5", "C5"}
    assert "2016/17 · Thanet, Street: 0–4" in told(reading)


@pytest.mark.parametrize("head", ["No.", "S/N", "Item", "#", "Ref"])
def test_running_numbers_are_no_figures_and_no_labels(tmp_path: Path, head: str) -> None:
    reading = read(
        tmp_path,
        f"""
        | {head} | Method | 2017/18 | 2018/19 |
        | 1      | Kik    | 12      | 30      |
        | 2      | Line   | 7       | 41      |
        | 3      | Viber  | 19      | 2       |
        |        | Total  | 38      | 73      |
        """,
    )
    assert told(reading) == lines("""
        2017/18 · Kik: 12
        2017/18 · Line: 7
        2017/18 · Viber: 19
        2018/19 · Kik: 30
        2018/19 · Line: 41
        2018/19 · Viber: 2
    """)
    assert reading.account.references == 3


def test_a_column_of_counts_headed_no_is_read(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Offences in 2018/19 |     |
        | Method              | No. |
        | Kik                 | 1   |
        | Line                | 2   |
        | Viber               | 3   |
        """,
    )
    assert told(reading) == ["2018/19 · Kik: 1", "2018/19 · Line: 2", "2018/19 · Viber: 3"]


def test_the_head_printed_again_among_the_rows(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Method | 2017 | 2018 |
        | Kik    | 12   | 30   |
        | Line   | 7    | 41   |
        | Method | 2017 | 2018 |
        | Viber  | 19   | 2    |
        | Total  | 38   | 73   |
        """,
    )
    assert len(reading.tables) == 1
    assert told(reading) == lines("""
        2017 · Kik: 12
        2017 · Line: 7
        2017 · Viber: 19
        2018 · Kik: 30
        2018 · Line: 41
        2018 · Viber: 2
    """)
    assert only_totals(reading) == ["2017 · : 38", "2018 · : 73"]


def test_a_grand_total_under_the_last_section_is_of_all_sections(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Month         | Kik | Line |
        | 2013/14       |     |      |
        | Apr           | 54  | 18   |
        | May           | 30  | 94   |
        | 2013/14 Total | 84  | 112  |
        | 2014/15       |     |      |
        | Apr           | 9   | 68   |
        | May           | 2   | 79   |
        | 2014/15 Total | 11  | 147  |
        | Force total   | 95  | 259  |
        """,
    )
    assert not [finding for finding in reading.findings if finding.level != "info"]
    assert {line for line in only_totals(reading) if line.endswith((": 95", ": 259"))} == {
        "2013-04-01..2015-03-31 · Kik: 95",
        "2013-04-01..2015-03-31 · Line: 259",
    }


def test_sections_with_totals_of_their_own_name_are_sections(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Relationship  | 2018 | 2019 |
        | Cautioned     |      |      |
        | Stranger      | 77   | 6    |
        | Parent        | 47   | 3    |
        | Total Cautioned | 124 | 9   |
        | Charged       |      |      |
        | Stranger      | 15   | 38   |
        | Parent        | 27   | 13   |
        | Total Charged | 42   | 51   |
        """,
    )
    assert "2018 · Stranger, Cautioned: 77" in told(reading)
    assert "2019 · Parent, Charged: 13" in told(reading)
    assert len(told(reading)) == 8
    assert not [finding for finding in reading.findings if finding.level != "info"]


def test_a_total_under_sections_of_years_covers_them_all(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Place    | Female | Male |
        | 2013/14  |        |      |
        | Park     | 60     | 48   |
        | Dwelling | 5      | 95   |
        | 2014/15  |        |      |
        | Park     | 26     | 27   |
        | Dwelling | 56     | 28   |
        | TOTAL    | 147    | 198  |
        """,
    )
    assert only_totals(reading) == ["2013-04-01..2015-03-31 · Female: 147", "2013-04-01..2015-03-31 · Male: 198"]
    assert not [finding for finding in reading.findings if finding.level != "info"]


def test_a_number_sign_heads_running_numbers_under_a_title(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        Damage
        | # | Area  | 2011 | 2012 |
        | 1 | Dover | 13   | 9    |
        | 2 | Swale | 0    | 61   |
        | 3 | Deal  | 1075 | 6    |
        """,
    )
    assert "2011 · Deal: 1075" in told(reading)
    assert len(told(reading)) == 6


def test_one_row_with_its_running_number(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | S/N | 2017/18 | 2018/19 |
        | 1   | 30      | 41      |
        """,
    )
    assert told(reading) == ["2017/18 · : 30", "2018/19 · : 41"]


def test_members_further_in_than_their_group_whose_sum_is_hidden(tmp_path: Path) -> None:
    """Only the indents tell that Theft adds up what stands below it: one of its parts is not given."""
    reading = read(
        tmp_path,
        [
            ["Offence", "2018/19", "2019/20"],
            ["Theft", 31, 42],
            ["   From shops", 2, 21],
            ["   Of cycles", "N/A", 14],
            ["   From vehicles", 28, 7],
            ["Robbery", 21, 11],
            ["   Of persons", 14, 11],
            ["   Of shops", 7, 0],
            ["Grand Total", 52, 53],
        ],
    )
    ordinary = {(r.as_written, *sorted(r.breakdown.values())) for r in reading.records if not r.total}
    assert ("28", "From vehicles", "Theft") in ordinary
    assert not [record for record in ordinary if record[1:] in (("Theft",), ("Robbery",))]


def test_indents_that_no_sums_can_bear_make_no_groups(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        [
            ["Offence", "2018/19", "2019/20"],
            ["Theft", 3, 4],
            ["   Arson", 20, 21],
            ["   Fraud", 8, 14],
            ["Robbery", 21, 11],
            ["   Stalking", 14, 11],
        ],
    )
    assert not [record for record in reading.records if record.total]


def test_a_code_over_each_name_but_the_total_does_not_reach_over_it(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "|  | '034A | '046 | '066 |  |\n| Year | Robbery | Shoplifting | Affray | Total offences |\n"
        "| 2018/19 | 3 | 4 | 5 | 12 |\n| 2019/20 | 6 | 7 | 8 | 21 |",
    )
    assert sorted(int(record.as_written) for record in reading.records if not record.total) == [3, 4, 5, 6, 7, 8]
