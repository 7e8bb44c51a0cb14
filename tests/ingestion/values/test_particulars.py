"""Lines in which a document says what it is, drawn above and before its tables: none of their numbers is a figure."""

from __future__ import annotations

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.pipeline import read_file
from ingestion.values.particulars import names_particular, particulars
from ingestion.values.record import Kind

SURE = [
    ("FOI Ref", "412/21"), ("Date extracted", "12/10/2021"), ("Report run:", "04/05/2021 10:32"), ("User:", "9471"),
    ("Analyst ID", "4471"), ("Version", "1.2"), ("Contact telephone", "01632 960114"),
    ("Date of response", "2021-10-01"),
]  # fmt: skip
LIKELY = [("Force", "Northvale Police"), ("Filter:", "Crime Group = Stalking"), ("Records returned", "310"),
          ("Number of questions", "4"), ("System", "Niche")]  # fmt: skip


def figures(rows: list[list[str]]) -> list[tuple[str, str, float | None]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "return.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
        reading = read_file(path)
    assert not [one for one in reading.findings if one.level in ("error", "warning")]
    assert {record.kind for record in reading.records} == {Kind.EXACT}
    return [(record.period.as_written, *record.breakdown.values(), record.interval.low) for record in reading.records]  # type: ignore[union-attr,misc]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_number_of_them_is_a_figure_and_no_date_a_period(data: st.DataObject) -> None:
    lines = data.draw(st.lists(st.sampled_from(SURE), min_size=1, max_size=3, unique=True), label="sure")
    lines += data.draw(st.lists(st.sampled_from(LIKELY), max_size=3, unique=True), label="likely")
    lines = data.draw(st.permutations(lines))
    numbers = data.draw(st.lists(st.integers(0, 900), min_size=4, max_size=4))
    gap = [[]] if data.draw(st.booleans(), label="blank line") else []
    table = [["Offence", "2018/19", "2019/20"], ["Arson", *map(str, numbers[:2])], ["Fraud", *map(str, numbers[2:])]]
    assert figures([*map(list, lines), *gap, *table]) == [
        (year, name, number)
        for name, pair in (("Arson", numbers[:2]), ("Fraud", numbers[2:]))
        for year, number in zip(("2018/19", "2019/20"), pair, strict=True)
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["Date received", "Outcome"], ["04/05/2021", "Upheld"]],
        [["Force", "Number of offences"], ["Northvale", "45"]],
        [["Department", "Requests"], ["Custody", "45"], ["Roads", "12"]],
        [["Request", "Answer"], ["How many were charged?", "45"]],
        [["Records returned", "310"], ["Records deleted", "4"]],
        [["Method", "Number"], ["Telephone", "45"], ["E-mail", "30"], ["Mobile", 12]],
        [["Approved", "45"], ["Prepared", "<5"], ["Received", "3"]],
        [["Number", "45"], ["Staff", "12"], ["Officer", 3]],
        [["Reference", "Date received", "Outcome"], ["412/21", "04/05/2021", "Upheld"]],
    ],
)
def test_heads_and_rows_that_count_are_none(rows: list[list[str]]) -> None:
    assert particulars(rows) == 0


def test_they_end_where_something_is_counted() -> None:
    assert particulars([["FOI ref", "412/21"], ["Force", "Northvale"], ["Offences in 2018/19", "45"]]) == 2
    assert particulars([["FOI ref", "412/21"], ["Records", 45]]) == 1
    assert particulars([["Records", 45], ["FOI ref", "412/21"], ["Offences", 3]]) == 2
    assert particulars([["Report run by", "Custody"], ["Date received", "04/05/2021"], ["Telephone", "45"]]) == 2
    assert not names_particular("Offences")
    assert not names_particular("")
    assert names_particular("Our Ref.")
