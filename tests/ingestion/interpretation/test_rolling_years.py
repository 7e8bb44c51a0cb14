"""Months that end years, as releases of statistics head them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ingestion.pipeline import read_file
from ingestion.values.reading import Reading


def read(tmp_path: Path, text: str) -> Reading:
    path = tmp_path / "answer.csv"
    path.write_text(text, encoding="utf-8")
    return read_file(path)


def first(reading: Reading) -> tuple[date | None, date | None]:
    period = reading.records[0].period
    assert period is not None
    return period.start, period.end


BODY = "Offence,Jun 2019,Sep 2019,Dec 2019\nRobbery,41,43,52\nArson,9,12,10\n"


@pytest.mark.parametrize("title", ["Offences by year ending", "Rolling 12 months, all offences", "12 months to:"])
def test_months_under_a_title_that_says_so_end_years(tmp_path: Path, title: str) -> None:
    reading = read(tmp_path, f'"{title}"\n{BODY}')
    assert first(reading) == (date(2018, 7, 1), date(2019, 6, 30))
    assert "Q317" in {finding.id for finding in reading.findings}


def test_a_head_over_rows_of_months_says_so_too(tmp_path: Path) -> None:
    reading = read(tmp_path, "Year ending,Robbery,Arson\nMar 2019,41,9\nMar 2020,43,12\n")
    assert first(reading) == (date(2018, 4, 1), date(2019, 3, 31))


@pytest.mark.parametrize("title", ["Offences by month, year ending December 2019", "Offences in the year to date", ""])
def test_other_months_are_months(tmp_path: Path, title: str) -> None:
    assert first(read(tmp_path, f'"{title}"\n{BODY}')) == (date(2019, 6, 1), date(2019, 6, 30))
