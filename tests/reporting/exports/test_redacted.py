"""Redacted documents in a pack: tables as CSV, each cell's place beside them, and nothing that runs as a formula."""

from __future__ import annotations

import csv
import io

from reporting.exports import redacted
from reporting.redaction.rebuilt import Rebuilt, RebuiltTable


def document(*tables, beyond=0):
    return Rebuilt(tuple(tables), beyond, 0)


FIRST = RebuiltTable("Sheet1", (("", "2018/19"), ("Female", "1,204")), {"cell-7": (1, 1)})
SECOND = RebuiltTable("Sheet2", (("=HYPERLINK()", "12"),), {"cell-9": (0, 1)})


def rows(body):
    return list(csv.reader(io.StringIO(body.decode(), newline="")))


def test_each_table_is_a_file_and_each_cell_has_its_place_there():
    files = redacted.files_of({"12": document(FIRST, SECOND), "3": document(FIRST)})
    assert list(files) == ["documents/12/1.csv", "documents/12/2.csv", "documents/3/1.csv", redacted.PLACES]
    assert rows(files["documents/12/1.csv"]) == [["", "2018/19"], ["Female", "1,204"]]
    heads, *places = rows(files[redacted.PLACES])
    assert heads == list(redacted.HEADS)
    assert ["cell-9", "12", "documents/12/2.csv", "1", "2", "Sheet2"] in places
    for cell, _, name, row, column, _ in places:
        found = rows(files[name])[int(row) - 1][int(column) - 1]
        assert found == {"cell-7": "1,204", "cell-9": "12"}[cell]


def test_nothing_in_it_runs():
    assert rows(redacted.files_of({"1": document(SECOND)})["documents/1/1.csv"])[0][0] == "'=HYPERLINK()"


def test_without_a_document_there_is_no_folder():
    assert redacted.files_of({}) == {}


def test_the_mark_is_of_every_byte_that_goes_out():
    mark = redacted.mark_of("1", document(FIRST))
    assert mark == redacted.mark_of("1", document(FIRST, beyond=4))
    other = RebuiltTable("Sheet1", (("", "2018/19"), ("Female ", "1,204")), {"cell-7": (1, 1)})
    moved = RebuiltTable("Sheet1", FIRST.rows, {"cell-8": (1, 1)})
    assert len({mark, redacted.mark_of("1", document(other)), redacted.mark_of("1", document(moved)),
                redacted.mark_of("2", document(FIRST))}) == 4  # fmt: skip
