"""Heads over the only column of figures."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ingestion.pipeline import read_file


@pytest.mark.parametrize("seed", range(12))
def test_a_total_of_a_period_over_the_only_figures_gives_them_the_period(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)
    year = draw.randint(2009, 2021)
    words, start, end = draw.choice(
        [
            (f"{year}-{year + 4}", f"{year}-01-01", f"{year + 4}-12-31"),
            (f"{year}/{(year + 1) % 100:02d}", f"{year}-04-01", f"{year + 1}-03-31"),
            (str(year), f"{year}-01-01", f"{year}-12-31"),
        ]
    )
    head = draw.choice(["Total {}", "Total for {}", "{} total", "Total ({})", "Grand total {}"]).format(words)
    counts = {name: draw.randint(3, 9_000) for name in ("Ringed", "Released", "Found again")}
    path = tmp_path / "answer.csv"
    path.write_text("\n".join([f"Outcome,{head}", *(f"{name},{n}" for name, n in counts.items())]), encoding="utf-8")
    records = read_file(path).records
    assert not any(one.total for one in records)
    assert {one.interval.low for one in records} == set(counts.values())
    assert {(str(one.period.start), str(one.period.end)) for one in records if one.period} == {(start, end)}


def test_beside_the_years_it_adds_up_such_a_head_stays_a_total(tmp_path: Path) -> None:
    path = tmp_path / "answer.csv"
    path.write_text("Outcome,2018,2019,Total 2018-2019\nRinged,4,5,9\nReleased,7,11,18\n", encoding="utf-8")
    assert sorted(one.interval.low or 0 for one in read_file(path).records if one.total) == [9, 18]
