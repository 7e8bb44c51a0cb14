"""Years as numbers down the first column, under a corner that names what the columns are; shares in a last row."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingestion.pipeline import read_file
from tests.corpus.pictures import workbook

CORNERS = ("Crime type", "Offence description", "HO offence", "Victim age", "Location", "Year", "")
drawn = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@drawn
@given(
    corner=st.sampled_from(CORNERS),
    first=st.integers(1995, 2022),
    figures=st.lists(st.lists(st.integers(0, 4000), min_size=3, max_size=3), min_size=2, max_size=5),
    back=st.booleans(),
)
def test_years_down_the_side_name_the_rows(tmp_path: Path, corner: str, first: int, figures, back: bool) -> None:
    years = list(range(first, first + len(figures)))[:: -1 if back else 1]
    rows = [
        [corner, "Arson", "Burglary", "Robbery"],
        *([year, *line] for year, line in zip(years, figures, strict=True)),
    ]
    read = read_file(workbook(tmp_path / "r.xlsx", {"T": rows})).records
    found = [(one.period and one.period.start and one.period.start.year, one.interval.low) for one in read]
    assert found == [(year, number) for year, line in zip(years, figures, strict=True) for number in line]


@drawn
@given(
    label=st.sampled_from(["Change (%)", "% change", "Percentage change", "Rate per 1,000 population"]),
    shares=st.lists(st.integers(0, 600), min_size=3, max_size=3).filter(lambda found: any(n % 10 for n in found)),
)
def test_a_last_row_of_shares_is_none_of_figures(tmp_path: Path, label: str, shares: list[int]) -> None:
    """Some of them whole, as "24.0" is."""
    rows: list[list[object]] = [["Area", "2017/18", "2018/19", "2019/20"], ["North", 41, 57, 66], ["South", 12, 9, 31]]
    rows.append([label, *(share / 10 for share in shares)])
    read = read_file(workbook(tmp_path / "r.xlsx", {"T": rows})).records
    assert sorted(one.interval.low or 0 for one in read) == [9, 12, 31, 41, 57, 66]
