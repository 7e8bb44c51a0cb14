"""Blocks below each other whose heads differ only in the place that their corners name, drawn."""

from __future__ import annotations

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.pipeline import read_file

PLACES = ("Northvale", "Eastmoor", "Harbourside", "St Ann's", "Upper Tarn")
OFFENCES = ("Arson", "Fraud", "Public order", "Bicycle theft", "Stalking")


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_the_corner_is_a_category_where_labels_come_again(data: st.DataObject) -> None:
    places = data.draw(st.lists(st.sampled_from(PLACES), min_size=2, max_size=4, unique=True))
    years = ["2017/18", "2018/19", "2019/20"][: data.draw(st.integers(2, 3))]
    gap = data.draw(st.booleans())
    rows: list[list[str]] = []
    wanted = []
    for place in places:
        # "Fraud" stands in each block, among others that differ
        others = data.draw(st.lists(st.sampled_from(OFFENCES), min_size=1, max_size=3, unique=True))
        rows.append([place, *years])
        for offence in dict.fromkeys(["Fraud", *others]):
            numbers = data.draw(st.lists(st.integers(0, 900), min_size=len(years), max_size=len(years)))
            rows.append([offence, *map(str, numbers)])
            wanted += [(place, offence, year, number) for year, number in zip(years, numbers, strict=True)]
        rows += [[]] if gap else []
    with TemporaryDirectory() as folder:
        path = Path(folder) / "return.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
        reading = read_file(path)
    assert [
        (*record.breakdown.values(), record.period.as_written if record.period else "", record.interval.low)
        for record in reading.records
    ] == wanted


def test_what_names_the_rows_is_no_category(tmp_path: Path) -> None:
    path = tmp_path / "return.csv"
    path.write_text("Age,2018,2019\n10-17,3,4\nNot recorded,1,2\n\nMethod,2018,2019\nText,5,6\nNot recorded,7,8\n")
    labels = [tuple(record.breakdown.values()) for record in read_file(path).records]
    assert labels == [("10-17",)] * 2 + [("Not recorded",)] * 2 + [("Text",)] * 2 + [("Not recorded",)] * 2
