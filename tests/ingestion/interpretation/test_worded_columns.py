"""Noughts and hidden counts written as words throughout a column or a table, drawn at random, are read; labels are not
taken for them."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from ingestion.pipeline import read_file
from ingestion.values.interval import ZERO
from tests.corpus.pictures import read

NOUGHTS = ("nil", "Nil", "zero", "nought")
HEADS = (("Under 16", "16-18", "19 and over"), ("Street", "Dwelling", "Car park"), ("Charged", "Cautioned", "Other"))
YEARS = ("2018/19", "2019/20", "2020/21")


def written(tmp_path: Path, rows: list[list[object]]) -> Path:
    path = tmp_path / "return.csv"
    path.write_text("\n".join(",".join(map(str, row)) for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("seed", range(20))
def test_a_word_down_a_whole_column_or_table_is_a_figure(seed: int, tmp_path: Path) -> None:
    drawn = Random(seed)
    heads, word = drawn.choice(HEADS), drawn.choice(NOUGHTS)
    worded = set(drawn.sample(range(3), drawn.choice((1, 2, 3))))
    counts = [[0 if c in worded else drawn.randint(1, 90) for c in range(3)] for _ in YEARS]
    rows: list[list[object]] = [["Year", *heads]]
    rows += [
        [year, *(word if c in worded else n for c, n in enumerate(row))]
        for year, row in zip(YEARS, counts, strict=True)
    ]
    if drawn.random() < 0.5:
        rows = [list(column) for column in zip(*rows, strict=True)]
    reading = read_file(written(tmp_path, rows), name="return.csv")
    given = sorted(record.interval.low for record in reading.records)
    assert given == sorted(n for row in counts for n in row), rows


@pytest.mark.parametrize("word", ["nil", "None", "zero"])
def test_one_row_of_noughts_under_years_is_read(word: str, tmp_path: Path) -> None:
    rows = [["", *YEARS], ["Number of offences", *[word] * 3]]
    reading = read_file(written(tmp_path, rows), name="return.csv")
    assert [record.interval for record in reading.records] == [ZERO] * 3


def test_a_category_none_before_the_figures_stays_a_label(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Weapon | Injury | 2018/19 | 2019/20 |
        | Knife  | None   | 4       | 5       |
        | Gun    | None   | 3       | 1       |
        | Bat    | None   | 7       | 2       |
        """,
    )
    assert len(reading.records) == 6
    assert {record.breakdown["Injury"] for record in reading.records} == {"None"}


def test_remarks_of_none_are_no_figures(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Year    | Offences | Remarks |
        | 2018/19 | 4        | None    |
        | 2019/20 | 5        | None    |
        """,
    )
    assert [record.interval.low for record in reading.records] == [4, 5]


@pytest.mark.parametrize("left_out", range(3))
def test_a_column_of_figures_left_blank_is_blank_and_not_lost(left_out: int, tmp_path: Path) -> None:
    heads = ("Street", "Dwelling", "Car park")
    rows: list[list[object]] = [["Year", *heads]]
    rows += [[year, *("" if c == left_out else 5 + c for c in range(3))] for year in YEARS]
    reading = read_file(written(tmp_path, rows), name="return.csv")
    blank = [record for record in reading.records if not record.interval.known]
    assert [record.breakdown.popitem()[1] for record in blank] == [heads[left_out]] * 3
    assert len(reading.records) == 9
