"""Tables put together from parts that returns have: whatever the combination, the figures come back as they went in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingestion.pipeline import read_file
from ingestion.values.record import Kind
from tests.corpus.pictures import line, workbook

CATEGORIES = (
    ("Facebook", "Instagram", "Snapchat", "WhatsApp", "Kik", "Not recorded"),
    ("11 and under", "12-15", "16 and over", "Unknown"),
    ("Under 11", "11-15", "16+", "Not known"),
    ("CH00", "CH01", "HM00", "MA00", "OC99"),
    ("Avon & Somerset", "Kent", "Essex", "Thames Valley", "Wiltshire"),
    ("Charge/Summons", "Caution – youth", "Evidential difficulties: victim does not support", "None"),
    ("Less than 1 year", "1 to 4 years", "5 years or more"),
    ("Yes", "No"),
)
PERIODS = (
    (("2016/17", "2016/17"), ("2017/18", "2017/18"), ("2018/19", "2018/19")),
    (("2016/2017", "2016/17"), ("2017/2018", "2017/18")),
    (("2016-17", "2016/17"), ("2017-18", "2017/18"), ("2018-19", "2018/19")),
    ((2016, "2016"), (2017, "2017"), (2018, "2018")),
    (("Jan-18", "2018-01"), ("Feb-18", "2018-02"), ("Mar-18", "2018-03"), ("Apr-18", "2018-04")),
    (("April 2016 - March 2017", "2016/17"), ("April 2017 - March 2018", "2017/18")),
    (("Q1 2018/19", "2018-04-01..2018-06-30"), ("Q2 2018/19", "2018-07-01..2018-09-30")),
)
TOTALS = ("Total", "Grand Total", "TOTAL", "Totals", "Sum", "Overall total", "Total offences", "All")
figures = st.integers(0, 9) | st.integers(0, 900) | st.integers(0, 40_000)


@dataclass
class Drawn:
    """A table's cells, and the lines that a careful person reads from them."""

    rows: list[list[object]] = field(default_factory=list)
    said: set[str] = field(default_factory=set)

    def figure(self, period: str, labels: Sequence[object], number: int, small: str | None) -> object:
        hidden = small is not None and 0 < number < 5
        self.said.add(f"{period} · {', '.join(map(str, labels))}: {'1–4' if hidden else number}")
        return small if hidden else number


@st.composite
def drawn_tables(draw: st.DrawFn, numbers: st.SearchStrategy[int]) -> Drawn:
    table = Drawn()
    chosen = list(draw(st.sampled_from(CATEGORIES)))
    categories = chosen[: draw(st.integers(2, len(chosen)))]
    periods = draw(st.sampled_from(PERIODS))
    small = draw(st.sampled_from((None, "<5", "Fewer than 5")))
    total = draw(st.sampled_from(TOTALS))
    corner = draw(st.sampled_from(("Category", "Type", "", None)))
    totals_right, totals_below = draw(st.booleans()), draw(st.booleans())
    layout = draw(st.sampled_from(("across", "down", "long", "two levels", "sections")))
    if layout in ("across", "down"):
        heads = [written for written, _ in periods] if layout == "across" else list(categories)
        table.rows.append([corner if layout == "across" else "Year", *heads])
        sums: list[list[int]] = []
        for label in categories if layout == "across" else periods:
            plain = [draw(numbers) for _ in heads]
            cells: list[object] = []
            for index, number in enumerate(plain):
                period = periods[index][1] if layout == "across" else label[1]
                category = label if layout == "across" else heads[index]
                cells.append(table.figure(period, [category], number, small))
            sums.append(plain)
            table.rows.append([label if layout == "across" else label[0], *cells])
        if totals_right:
            table.rows[0].append(total)
            for row, plain in zip(table.rows[1:], sums, strict=True):
                row.append(sum(plain))
        if totals_below:
            below = [sum(column) for column in zip(*sums, strict=True)]
            table.rows.append([total, *below, *([sum(below)] if totals_right else [])])
    elif layout == "long":
        table.rows.append(["Period", "Category", "Number of offences"])
        for written, period in periods:
            for category in categories:
                table.rows.append([written, category, table.figure(period, [category], draw(numbers), small)])
    elif layout == "two levels":
        table.rows += [[None], [corner]]
        for written, _ in periods:
            table.rows[0] += [written, None]
            table.rows[1] += ["Girls", "Boys"]
        for category in categories:
            cells = [
                table.figure(period, [category, sex], draw(numbers), small)
                for _, period in periods
                for sex in ("Girls", "Boys")
            ]
            table.rows.append([category, *cells])
    else:
        table.rows.append([corner, *(written for written, _ in periods)])
        for number, sex in enumerate(("Female", "Male")):
            table.rows += [[]] if number and draw(st.booleans()) else []
            table.rows.append([sex])
            for category in categories:
                cells = [table.figure(period, [category, sex], draw(numbers), small) for _, period in periods]
                table.rows.append([category, *cells])
    above = [["Freedom of Information request 123"], ["Offences recorded by the force"], []][: draw(st.integers(0, 3))]
    below = [[], ["Note: the figures come from a live system and may change."]] if draw(st.booleans()) else []
    margin: list[object] = [None] if draw(st.booleans()) else []
    table.rows = [[*margin, *row] if row else row for row in [*above, *table.rows, *below]]
    return table


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("layouts")


number_of_file = count()


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(table=drawn_tables(figures))
def test_no_figure_is_lost_or_changed_unsaid(files: Path, table: Drawn) -> None:
    """Every figure is read under its period and labels; one that is not is at least pointed at."""
    reading = read_file(workbook(files / f"{next(number_of_file)}.xlsx", {"Data": table.rows}))
    found = {line(record).replace(": 0–4", ": 1–4") for record in reading.records if record.kind is not Kind.BLANK}
    missing = table.said - found
    pointed_at = {finding.place.table for finding in reading.findings} - {None}
    assert not missing or pointed_at, f"{sorted(missing)[:5]} are not among {sorted(found)[:8]}"


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(table=drawn_tables(st.integers(50, 40_000)))
def test_figures_of_size_come_back_exactly(files: Path, table: Drawn) -> None:
    """Where no figure is small enough to be confused with another's sum, no total is a figure."""
    reading = read_file(workbook(files / f"{next(number_of_file)}.xlsx", {"Data": table.rows}))
    ordinary = {line(record) for record in reading.records if not record.total and record.kind is not Kind.BLANK}
    summed = any(finding.id == "Q219" for finding in reading.findings)
    assert table.said == ordinary or (summed and ordinary <= table.said)
