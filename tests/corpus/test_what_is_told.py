"""What cannot be read as it stands is told where it stands."""

from __future__ import annotations

from pathlib import Path

from tests.corpus.pictures import ids, read


def test_a_sheet_of_shares_is_told_though_another_sheet_has_the_counts(tmp_path: Path) -> None:
    counts = "| Area | 2018/19 | 2019/20 |\n| Ashby | 12 | 30 |\n| Corby | 7 | 41 |"
    shares = "| Area | 2018/19 % | 2019/20 % |\n| Ashby | 63.2% | 42.3% |\n| Corby | 36.8% | 57.7% |"
    reading = read(tmp_path, counts, shares)
    (told,) = [finding for finding in reading.findings if finding.id == "Q225"]
    assert (told.level, told.place.sheet, told.place.cell) == ("warning", "Sheet2", "B2")
    assert reading.account.shares == 4


def test_shares_beside_their_counts_are_no_table_of_shares(tmp_path: Path) -> None:
    reading = read(tmp_path, "| Area | 2018/19 | % |\n| Ashby | 12 | 63.2% |\n| Corby | 7 | 36.8% |")
    assert "Q225" not in ids(reading)


def test_limits_dragged_down_are_told_cell_by_cell(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Area   | 2017/18 | 2018/19 |
        | Ashby  | <5      | 12      |
        | Corby  | <6      | 40      |
        | Dursley | <7     | 31      |
        | Epworth | <8     | 9       |
        | Frome  | 22      | <5      |
        """,
    )
    told = [finding.place.cell for finding in reading.findings if finding.id == "Q214"]
    assert told == ["B2", "B3", "B4", "B5"]


def test_a_period_from_the_title_over_labels_of_time_is_an_error(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        Offences in 2018/19
        | Place             | Arson | Robbery |
        | School, June 2018 | 60    | 17      |
        | Shop              | 33    | 93      |
        """,
    )
    (told,) = [finding for finding in reading.findings if finding.id == "Q312"]
    assert told.level == "error"
    assert "School, June 2018" in told.message


def test_a_period_from_the_title_over_plain_labels_is_a_note(tmp_path: Path) -> None:
    reading = read(
        tmp_path, "Offences in 2018/19\n| Place | Arson | Robbery |\n| School | 60 | 17 |\n| Shop | 33 | 93 |"
    )
    assert "Q312" not in ids(reading)
    assert "Q212" in ids(reading)
