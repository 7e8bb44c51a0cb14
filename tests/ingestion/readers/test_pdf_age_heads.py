"""Tables on one page of which the later is headed by ages: heads are no figures of the table before it."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from ingestion.pipeline import read_file
from tests.world.drawing import WRITERS
from tests.world.pieces import Cell, Document, Line, Section, Table

YEARS = ("2021/22", "2022/23", "2023/24")
AGES = ("5-11", "12-17", "18-24", "25+", "Unknown")


@pytest.mark.parametrize("manner", ["pdf bare", "pdf banded", "pdf half-ruled"])
@pytest.mark.parametrize("seed", range(3))
def test_ages_over_columns_head_a_table_of_their_own(manner: str, seed: int, tmp_path: Path) -> None:
    drawn = Random(seed)
    counts = {(year, age): drawn.randint(5, 400) for year in YEARS for age in AGES}
    whole = [[Cell(), *map(Cell, YEARS)], [Cell("Offences"), *(Cell(drawn.randint(900, 2000)) for _ in YEARS)]]
    rows = [[Cell("Age of victim"), *map(Cell, AGES)]]
    rows += [[Cell(year), *(Cell(counts[year, age]) for age in AGES)] for year in YEARS]
    blocks = [Line("1. Offences", "heading"), Table(whole), Line("2. By age", "heading"), Table(rows)]
    WRITERS[manner](Document(str(seed), "ages", manner, [Section("", blocks)]), tmp_path / "return.pdf", Random(seed))
    read = {
        (record.period.as_written, next(iter(record.breakdown.values()))): record.interval.low
        for record in read_file(tmp_path / "return.pdf").records
        if record.period and set(record.breakdown.values()) & set(AGES)
    }
    assert read == counts
