"""A table that a person outlined is read by what they said, in this document and in the force's next."""

from __future__ import annotations

import pytest

from ingestion.outlines import Outlines
from ingestion.pipeline import read_file
from ingestion.profiles import Profile, with_outlines
from ingestion.readers.pdf.boxed import grid_of_words
from ingestion.readers.pdf.shapes import Word
from ingestion.tables.outlined import on_a_sheet
from ingestion.values.grid import Grid, Span
from ingestion.values.outline import Outline, fault_of, outline_from_json, span_of
from requests_app.specification import parse_specification
from tests.builders import SPECIFICATION, csv_return

ASKED = parse_specification(SPECIFICATION)

CROOKED = [
    ["Return of figures", "", "", ""],
    ["", "we hold", "these", ""],
    ["girls/women", 20, 41, "x"],
    ["boys/men", 6, 11, "x"],
    ["Unknown", 0, 0, "x"],
]
"""Years stand nowhere: a person says which figures are of which."""

HEADED = [["Group", "2017/18", "2018/19"], ["Female", 20, 41], ["Male", 6, 11], ["Unknown", 1, 2], ["Total", 27, 54]]


def outlined(first, last, *, rows=("victim_sex",), columns=("period",), **more):
    return Outline(rows, columns, cells=span_of(first, last), **{"question": "2", **more})


def read(tmp_path, rows, *outlines, name="return.csv"):
    path = tmp_path / name
    path.write_bytes(csv_return(rows))
    profile = with_outlines(None, [one.as_json() for one in outlines])
    return read_file(path, specification=ASKED, profile=profile)


def answers(reading):
    return {
        (record.question, record.asked, record.breakdown.get("victim_sex"), record.total): record.interval.low
        for record in reading.records
        if record.asked
    }


def test_rows_and_columns_are_what_the_person_says(tmp_path):
    reading = read(tmp_path, HEADED, outlined("A1", "C5"))
    assert answers(reading) == {
        ("2", "2017/18", "Female", False): 20,
        ("2", "2018/19", "Female", False): 41,
        ("2", "2017/18", "Male", False): 6,
        ("2", "2018/19", "Male", False): 11,
        ("2", "2017/18", "Unknown", False): 1,
        ("2", "2018/19", "Unknown", False): 2,
        ("1", "2017/18", None, True): 27,
        ("1", "2018/19", None, True): 54,
    }
    assert [record.place.cell for record in reading.records[:2]] == ["B2", "C2"]
    assert "Q807" in [finding.id for finding in reading.findings]


def test_a_period_that_no_axis_says_is_said_by_the_person(tmp_path):
    sha = read(tmp_path, CROOKED).file.sha256
    one = outlined("A2", "B5", columns=("words",), period="2017/18", sha256=sha)
    reading = read(tmp_path, CROOKED, one)
    assert answers(reading)["2", "2017/18", "Unknown", False] == 0
    told = [finding.message for finding in reading.findings if finding.id == "Q501"]
    assert "girls/women" in told[0], "a label that no category matches is still asked about, where it stands"
    assert {r.breakdown["victim_sex"] for r in reading.records if r.asked} == {"girls/women", "boys/men", "Unknown"}


def test_what_the_program_took_for_a_table_there_is_not_counted_twice(tmp_path):
    without = read(tmp_path, HEADED)
    reading = read(tmp_path, HEADED, outlined("A1", "C4"))
    assert len([r for r in reading.records if r.place.cell == "B2"]) == 1
    assert answers(without)["2", "2017/18", "Female", False] == 20
    unread = [finding for finding in reading.findings if "27" in finding.message or "B5" in str(finding.place)]
    assert unread, "the total that the outline leaves out is told as unread"


def test_another_document_is_read_by_it_only_where_its_labels_say_the_same(tmp_path):
    made_elsewhere = outlined("A1", "C5", sha256="0" * 64)
    assert answers(read(tmp_path, HEADED, made_elsewhere))["1", "2018/19", None, True] == 54
    moved = [["A note"], [], *HEADED]
    reading = read(tmp_path, moved, made_elsewhere)
    assert "Q808" in [finding.id for finding in reading.findings]
    assert answers(reading)["2", "2018/19", "Female", False] == 41, "it is read as ever"


def test_of_two_outlines_of_the_same_cells_the_newer_is_read(tmp_path):
    reading = read(tmp_path, HEADED, outlined("A1", "C5"), outlined("A1", "B3", sha256="x"))
    assert {record.place.cell for record in reading.records if record.asked} == {"B2", "B3"}
    assert "Q808" not in [finding.id for finding in reading.findings]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"rows": ()}, "Say what"),
        ({"rows": ("colour",)}, "Say what"),
        ({"columns": ("victim_sex",), "period": "2017/18"}, "same thing"),
        ({"question": "9"}, "which question"),
        ({"columns": ("words",)}, "which period"),
        ({"cells": span_of("A1", "C1")}, "no figure"),
        ({"cells": None}, "where the table stands"),
        ({"cells": None, "page": 1, "box": (0, 0, 1, 1)}, "too small"),
    ],
)
def test_what_is_missing_is_said(change, said):
    told = {"rows": ("victim_sex",), "columns": ("period",), "question": "2", "cells": span_of("A1", "C5"), **change}
    assert said in fault_of(Outline(**told), ["victim_sex"], ["1", "2"], ["2017/18", "2018/19"])
    whole = Outline(("victim_sex",), ("period",), "2", cells=span_of("A1", "C5"))
    assert fault_of(whole, ["victim_sex"], ["1", "2"], ["2017/18", "2018/19"]) == ""


def test_an_outline_travels_as_json():
    for one in (
        outlined("A1", "C5", sheet="Table 1"),
        Outline(("words",), ("period",), "1", page=2, box=(1, 2, 30, 40)),
    ):
        assert outline_from_json(one.as_json()) == one
    assert outline_from_json({"rows": 1}) is None
    assert outline_from_json(None) is None
    assert Profile().outlines == ()


@pytest.mark.parametrize("name", ["C", "7", "C0", "CCCC1", "", "A1:B2"])
def test_a_name_that_is_no_cell_is_refused(name):
    with pytest.raises(ValueError, match="names no cell"):
        span_of(name, "A1")


def test_a_sheet_is_known_without_its_year_and_a_lone_one_under_any_name():
    outline = outlined("A1", "B2", sheet="Table 2018")
    for names, found in ((["Notes", "Table 2019"], "Table 2019"), (["Whatever"], "Whatever"), (["A", "B"], None)):
        grids = [Grid([["a", 1], ["b", 2]], sheet=name) for name in names]
        where = on_a_sheet(outline, grids)
        assert (where[0].sheet if where else None) == found
    margin = Grid([["a", 1], ["b", 2]], first_row=3, first_column=1)
    assert on_a_sheet(outlined("B4", "C5"), [margin]) == (margin, Span(0, 1, 0, 1))
    assert on_a_sheet(outlined("A1", "A2"), [margin]) is None


def test_words_in_a_box_become_rows_and_columns_by_where_nothing_stands():
    words = [
        Word(10, 10, 40, 20, "Sex"), Word(100, 10, 140, 20, "2017/18"), Word(160, 10, 200, 20, "2018/19"),
        Word(10, 30, 30, 40, "Not"), Word(33, 30, 60, 40, "known"), Word(120, 30, 140, 40, "20"),
        Word(190, 31, 200, 41, "4"),
        Word(10, 90, 60, 100, "elsewhere"),
    ]  # fmt: skip
    grid = grid_of_words(words, 3, (0, 0, 210, 50))
    assert grid.rows == [["Sex", "2017/18", "2018/19"], ["Not known", "20", "4"]]
    assert grid.boxes[1, 0] == (10, 30, 60, 40)
    assert grid_of_words(words, 3, (300, 0, 400, 50)) is None


def test_nothing_is_outlined_without_questions():
    assert Outlines([outlined("A1", "C5")], None, None).outlines == ()
