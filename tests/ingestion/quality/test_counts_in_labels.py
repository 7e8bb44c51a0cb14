"""Counts that stand in columns taken for labels are told."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest

from ingestion.pipeline import read_file

REMARKS = ["(in all of the wards)", "(ringed twice)", "– of the first brood"]


def told(path: Path, rows: list[list[str]]) -> list[str]:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return [one.message for one in read_file(path).findings if one.id in ("Q703", "Q706")]


@pytest.mark.parametrize("seed", range(10))
def test_counts_with_remarks_between_the_labels_and_the_figures(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)
    rows = [["Birds", "First brood", "Second brood", "Third brood"]]
    for number, name in enumerate(["Swans", "Geese", "Coots", "Divers", "Waders"]):
        count = str(draw.randint(6, 90))
        first = f"{count} {draw.choice(REMARKS)}" if number in (0, 2, 3) else draw.choice([count, "<5"])
        rows.append([name, first, str(draw.randint(0, 40)), str(draw.randint(0, 40))])
    (message,) = told(tmp_path / "answer.csv", rows)
    assert all(f"B{row}" in message for row in range(2, 7))


def test_several_counts_in_every_cell_of_a_table_without_figures(tmp_path: Path) -> None:
    rows = [["Spring", "Autumn"], ["4 ringed 1 released again", "8 ringed 4 released again"]]
    assert told(tmp_path / "answer.csv", rows)


@pytest.mark.parametrize(
    "labels", [["<5", "5 to 9", "10 and over"], ["Ward 1", "Ward 2", "Ward 3"], ["1 - Nests", "2 - Eggs", "3 - Chicks"]]
)
def test_names_with_numbers_are_labels(tmp_path: Path, labels: list[str]) -> None:
    rows = [["Birds", "Kind", "2019", "2020"]]
    rows += [[name, label, "31", "27"] for name in ("Swans", "Geese") for label in labels]
    assert not told(tmp_path / "answer.csv", rows)
