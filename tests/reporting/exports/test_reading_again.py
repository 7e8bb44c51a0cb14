"""Each cell of a redacted document is read as a return's is, and beside what the pack says of it."""

from __future__ import annotations

import csv

import pytest

from reporting.exports.reading_again import read_again

CELL = {"id": "cell-1", "as_written": "114", "kind": "exact", "low": "114", "high": "114"}
PLACE = {"cell": "cell-1", "document": "7", "file": "documents/7/1.csv", "row": "2", "column": "2", "table": "Sheet1"}


@pytest.fixture
def pack(tmp_path):
    def made(text="114", cell=None, place=None):
        for folder in ("data", "documents/7"):
            (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        for name, row in (("data/cells.csv", CELL | (cell or {})), ("documents/places.csv", PLACE | (place or {}))):
            with (tmp_path / name).open("w", newline="") as file:
                write = csv.DictWriter(file, row)
                write.writeheader()
                write.writerow(row)
        with (tmp_path / "documents/7/1.csv").open("w", newline="") as file:
            csv.writer(file).writerows([["", "2018/19"], ["Offences", text]])
        return tmp_path

    return made


def test_a_pack_without_documents_says_nothing(tmp_path):
    assert read_again(tmp_path).said == ()


@pytest.mark.parametrize("text", ["114", " 114 ", "114.0"])
def test_the_same_number_agrees_however_it_is_written(pack, text):
    found = read_again(pack(text))
    assert found.differ == 0
    assert found.said == ("1 cells of 1 redacted tables read again by the reader of figures, 0 differ.",)


@pytest.mark.parametrize("text", ["115", "", "one hundred", "114%", "[removed]", "11/4/2018"])
def test_any_other_text_does_not(pack, text):
    found = read_again(pack(text))
    assert found.differ == 1
    assert found.said[0].startswith("DIFFERS  documents/7/1.csv, row 2, column 2")


def test_a_dash_that_was_guarded_is_the_dash(pack):
    nought = {"kind": "zero_mark", "low": "0", "high": "0", "as_written": "'-"}
    assert read_again(pack("'-", nought)).differ == 0


@pytest.mark.parametrize(("high", "differ"), [("4", 0), ("9", 1)])
def test_of_a_hidden_count_its_bound_is_compared(pack, high, differ):
    assert read_again(pack("<5", {"kind": "suppressed", "low": "1", "high": high})).differ == differ


@pytest.mark.parametrize(
    "place", [{"row": "9"}, {"column": "3"}, {"cell": "cell-2"}, {"file": "documents/7/2.csv"}, {"row": "0"}]
)
def test_a_place_that_is_not_there_differs(pack, place):
    assert read_again(pack(place=place)).differ == 1


def test_no_file_outside_the_pack_is_read(pack, tmp_path):
    (tmp_path.parent / "outside.csv").write_text(",2018/19\r\nOffences,114\r\n")
    assert read_again(pack(place={"file": "../outside.csv"})).differ == 1
