"""Old workbooks that would take all memory are told before anything is built of them."""

from __future__ import annotations

import io
import random
import struct
import subprocess
import sys
from pathlib import Path

import pytest
import xlwt

from ingestion.readers import workbook
from ingestion.readers.compound_file import HELD, Circular, spread_out
from ingestion.values.reading import UnreadableFile


def saved(folder: Path, *sheets: list[tuple[int, int]], content: bytes | None = None) -> Path:
    """A workbook with a number in each of these cells."""
    path = folder / "return.xls"
    if content is None:
        book = xlwt.Workbook()
        for name, cells in enumerate(sheets):
            sheet = book.add_sheet(f"S{name}")
            for row, column in cells:
                sheet.write(row, column, row + column)
        held = io.BytesIO()
        book.save(held)
        content = held.getvalue()
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("seed", range(12))
def test_what_is_spread_out_is_told_by_its_cells(tmp_path, seed):
    chance = random.Random(seed)
    sheets, expected = [], False
    for _ in range(chance.randint(1, 3)):
        most = chance.choice(((20, 10), (65_535, 20), (65_535, 255)))
        cells = {(chance.randint(0, most[0]), chance.randint(0, most[1])) for _ in range(chance.randint(1, 300))}
        rows, columns = [row for row, _ in cells], [column for _, column in cells]
        area = (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)
        expected |= area > HELD + 3 * len(cells)
        sheets.append(sorted(cells))
    assert spread_out(saved(tmp_path, *sheets)) is expected


def test_a_long_sheet_whose_cells_are_all_there_is_read(tmp_path):
    path = saved(tmp_path, [(row, column) for row in range(20_000) for column in range(3)])
    assert not spread_out(path)
    assert sum(len(grid.rows) for grid in workbook.read(path).grids) == workbook.LONGEST_HELD


def test_one_cell_in_the_far_corner_is_refused_with_a_sentence_and_little_memory(tmp_path):
    path = saved(tmp_path, [(row, 0) for row in range(500)] + [(65_535, 255)])
    with pytest.raises(UnreadableFile, match="so far apart") as refused:
        workbook.read(path)
    assert refused.value.code == "too_large"
    program = (
        "import resource, sys; from pathlib import Path; from ingestion.readers import workbook\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "try: workbook.read(Path(sys.argv[1]))\n"
        "except Exception: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    told = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)
    assert int(told.stdout) < 50_000, "kilobytes more than before"


@pytest.mark.parametrize("which", ["workbook", "directory", "table of short ones"])
def test_a_file_whose_parts_lead_in_circles_is_damaged(tmp_path, which):
    """Its reader would go round until no memory is left."""
    whole = bytearray(saved(tmp_path, [(row, 0) for row in range(500)]).read_bytes())
    (holder,) = struct.unpack_from("<I", whole, 76)
    starts = {"workbook": 0, "directory": struct.unpack_from("<I", whole, 48)[0], "table of short ones": 0}
    if which == "table of short ones":
        struct.pack_into("<I", whole, 60, 0)
    start = starts[which]
    struct.pack_into("<I", whole, (holder + 1) * 512 + 4 * start, start)
    path = saved(tmp_path, content=bytes(whole))
    with pytest.raises(Circular):
        spread_out(path)
    with pytest.raises(UnreadableFile) as refused:
        workbook.read(path)
    assert refused.value.code == "damaged"


@pytest.mark.parametrize("content", [b"", b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600])
def test_what_is_none_of_these_is_its_readers_matter(tmp_path, content):
    assert not spread_out(saved(tmp_path, content=content))


def test_a_workbook_so_short_that_it_lies_among_the_short_parts_is_told_too(tmp_path):
    """Programs other than ours need not fill four thousand bytes."""
    cells = b"".join(struct.pack("<HHHHHd", 0x0203, 14, *cell, 0, 1.0) for cell in ((0, 0), (65_535, 255)))
    part = struct.pack("<HHHHHHI", 0x0809, 12, 0x0600, 0x0010, 0, 0, 0) + cells
    part = part.ljust(128, b"\0")
    end, free, own = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD

    def entry(name: str, kind: int, start: int, length: int) -> bytes:
        written = (name + "\0").encode("utf-16-le")
        head = written.ljust(64, b"\0") + struct.pack("<HBB3I", len(written), kind, 1, free, free, free)
        return head + bytes(36) + struct.pack("<III", start, length, 0)

    directory = entry("Root Entry", 5, 3, 128) + entry("Workbook", 2, 0, len(part)) + bytes(256)
    table = struct.pack("<4I", own, end, end, end) + struct.pack("<I", free) * 124
    short = struct.pack("<2I", 1, end) + struct.pack("<I", free) * 126
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<6I2I", 1, 1, 0, 4096, 2, 1, end, 0) + struct.pack("<109I", 0, *[free] * 108)
    assert len(head) == 512
    content = head + table + directory + short + part.ljust(512, b"\0")
    assert spread_out(saved(tmp_path, content=content))
