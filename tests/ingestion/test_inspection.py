"""The look at a file before anything opens it."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from ingestion.inspection import MOST_MEMBERS, inspect_file
from ingestion.values.reading import UnreadableFile


def packed(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return path


def code_of(path: Path, **how) -> str | None:
    try:
        inspect_file(path, **how)
    except UnreadableFile as refusal:
        return refusal.code
    return None


def test_an_ordinary_file_may_be_opened(tmp_path):
    path = tmp_path / "return.csv"
    path.write_text("a,b\n1,2\n")
    assert code_of(path) is None


def test_an_ordinary_package_may_be_opened(tmp_path):
    rows = b"".join(b'<c r="A%d"><v>%d</v></c>' % (n, n * n % 977) for n in range(100_000))
    assert code_of(packed(tmp_path / "a.zip", {"xl/worksheets/sheet1.xml": rows})) is None


def test_nothing_in_it(tmp_path):
    path = tmp_path / "empty.xlsx"
    path.touch()
    assert code_of(path) == "empty"


def test_too_large_to_upload(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"1" * 101)
    assert code_of(path, largest=100) == "too_large"
    assert code_of(path, largest=101) is None


def test_the_largest_is_said_and_never_that_a_file_is_as_large_as_that(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"1" * (2**20 + 1))
    with pytest.raises(UnreadableFile) as refused:
        inspect_file(path, largest=2**20)
    said = "This file is larger than 1 MB, the most that is read. Please split it and upload the parts."
    assert str(refused.value) == said


def test_a_part_that_grows_a_thousandfold(tmp_path):
    assert code_of(packed(tmp_path / "a.xlsx", {"xl/workbook.xml": bytes(8_000_000)})) == "unsafe"


def test_a_small_part_may_be_as_empty_as_it_likes(tmp_path):
    assert code_of(packed(tmp_path / "a.xlsx", {"xl/workbook.xml": bytes(500_000)})) is None


def test_many_parts_that_each_grow_a_little(tmp_path):
    assert code_of(packed(tmp_path / "a.zip", {f"{n}": bytes(200_000) for n in range(40)})) == "unsafe"


def test_too_many_parts(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as package:
        for number in range(MOST_MEMBERS + 1):
            package.writestr(str(number), b"")
    assert code_of(path) == "too_large"


def test_parts_that_lie_on_top_of_each_other(tmp_path):
    """One compressed kernel named many times in the directory, each name unpacking it anew."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a", b"the same bytes for everybody " * 40)
    raw = whole.getvalue()
    start = raw.index(b"PK\x01\x02")
    entry, end = raw[start : raw.index(b"PK\x05\x06")], raw[raw.index(b"PK\x05\x06") :]
    directory = entry * 500
    end = end[:8] + struct.pack("<HHII", 500, 500, len(directory), start) + end[20:]
    path = tmp_path / "overlap.zip"
    path.write_bytes(raw[:start] + directory + end)
    assert code_of(path) == "unsafe"


def test_a_damaged_package_is_left_to_its_reader(tmp_path):
    path = tmp_path / "cut.xlsx"
    path.write_bytes(packed(tmp_path / "whole.xlsx", {"a": b"b" * 1000}).read_bytes()[:60])
    assert code_of(path) is None
