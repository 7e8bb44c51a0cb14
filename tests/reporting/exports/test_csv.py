import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.exports import csv as writer
from reporting.exports.tables import Column, ExportTable, Type, tables
from tests.reporting.editions import HOSTILE, september


def table(*rows: tuple) -> ExportTable:
    return ExportTable("t", "T", "", (Column("words", "Words", Type.TEXT), Column("count", "Count", Type.COUNT)), rows)


def read(written: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written.decode("utf-8"), newline="")))


def test_a_table_reads_back_as_it_was():
    written = writer.write(table(("Devon & Cornwall, “x”", 140), ('say "no"', None), ("two\nlines", -12.5)))
    assert read(written) == [
        ["words", "count"], ["Devon & Cornwall, “x”", "140"], ['say "no"', ""], ["two\nlines", "-12.5"],
    ]  # fmt: skip
    assert written.startswith(b"words,count\r\n")


@pytest.mark.parametrize("words", ["=1+1", "+44", "-5", "@SUM(A1)", "\t=1", " =1", "＝1", "\r=1", "\x00=1"])
def test_nothing_a_document_wrote_starts_a_formula(words):
    (_, (cell, _)) = read(writer.write(table((words, 1))))
    assert cell.startswith("'")


@given(st.text())
def test_any_text_can_be_written_and_is_never_a_formula(words):
    (_, (cell, _)) = read(writer.write(table((words, 1))))
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))
    kept = words.translate(dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535)))
    assert cell in (kept, f"'{kept}")


def test_a_row_of_the_wrong_width_is_refused():
    with pytest.raises(ValueError, match="3 values for 2 columns"):
        table(("a", 1, 2))


def test_every_table_of_an_edition_is_as_wide_as_its_heading():
    for item in tables(september()):
        rows = read(writer.write(item))
        assert len({len(row) for row in rows}) == 1
        assert len(rows) == len(item.rows) + 1


def test_the_national_total_stands_with_its_coverage():
    areas = next(item for item in tables(september()) if item.name == "areas")
    heading, *rows = read(writer.write(areas))
    (found,) = [
        dict(zip(heading, row, strict=True)) for row in rows if row[:3] == ["1", "2018/19", "England and Wales"]
    ]
    assert (found["figure"], found["low"], found["high"], found["answered"]) == ("4373", "4373", "4373", "43")
    assert found["victim_age"] == "All"


def test_hostile_categories_are_guarded():
    written = b"".join(writer.write(item) for item in tables(september())).decode()
    assert HOSTILE.replace('"', '""') in written
    assert f",{HOSTILE[:10]}" not in written
