"""Names of groups on rows of their own: told from rows whose figures are all blank."""

from __future__ import annotations

from pathlib import Path

from ingestion.values.reading import Reading
from tests.corpus.pictures import read


def labels(reading: Reading) -> set[str]:
    """The labels of every figure that is no total, sorted, with (blank) behind those of an empty cell."""
    return {
        " < ".join(sorted(record.breakdown.values())) + (" (blank)" if record.kind == "blank" else "")
        for record in reading.records
        if not record.total
    }


def test_names_of_groups_whose_members_come_once_part_the_rows(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Offence             | 2018/19 | 2019/20 |
        | Robbery             |         |         |
        | Of personal property | 12     | 15      |
        | Of business property | 30     | 22      |
        | Theft               |         |         |
        | From vehicles       | 51      | 47      |
        | Of pedal cycles     | 8       | 9       |
        """,
    )
    assert labels(reading) == {
        "Of personal property < Robbery",
        "Of business property < Robbery",
        "From vehicles < Theft",
        "Of pedal cycles < Theft",
    }


def test_groups_that_end_in_totals_may_hold_blanks(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Offence             | 2018/19 | 2019/20 |
        | Robbery             |         |         |
        | Of personal property | 12     |         |
        | Of business property | 30     | 22      |
        | Robbery total       | 42      | 22      |
        | Theft               |         |         |
        | From vehicles       | 51      | 47      |
        | Theft total         | 51      | 47      |
        """,
    )
    assert labels(reading) == {
        "Of personal property < Robbery",
        "Of personal property < Robbery (blank)",
        "Of business property < Robbery",
        "From vehicles < Theft",
    }


def test_a_row_of_blanks_among_rows_with_blanks_is_none(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Offence  | 2018/19 | 2019/20 |
        | Arson    |         |         |
        | Robbery  | 12      |         |
        | Stalking |         |         |
        | Theft    | 51      | 47      |
        """,
    )
    assert labels(reading) == {"Arson (blank)", "Robbery", "Robbery (blank)", "Stalking (blank)", "Theft"}


def test_a_row_of_blanks_inside_a_full_table_is_none(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Offence  | 2018/19 | 2019/20 |
        | Arson    | 3       | 4       |
        | Robbery  |         |         |
        | Stalking | 7       | 9       |
        | Theft    |         |         |
        | Fraud    | 51      | 47      |
        """,
    )
    assert labels(reading) == {"Arson", "Robbery (blank)", "Stalking", "Theft (blank)", "Fraud"}
