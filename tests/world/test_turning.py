"""Tables turned round, and tables cut in two by a page: the same figures are read, or something is told."""

from __future__ import annotations

import copy
import re
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from reportlab.platypus.doctemplate import LayoutError

from ingestion.pipeline import read_file
from ingestion.values.reading import Reading
from tests.world import thresholds
from tests.world.changes import Rows, differs_in_silence, said, sheets_of, told, written
from tests.world.drawing import drawn_document, write
from tests.world.judging import judge
from tests.world.pieces import Cell, Document, Line, Section, Table
from tests.world.tallies import judged
from tests.world.test_changes import real_tables
from tests.world.turning import cut, printed, turned, turned_rows

TURNED = range(56_000, 56_000 + 24 * thresholds.TIMES)
CUT = range(56_100, 56_100 + 16 * thresholds.TIMES)
SUITED = ("crosstab", "transposed", "several questions", "group rows", "nested rows", "three heads", "sheet a period")
AGAIN = ("repeated head", "spacer row", "running numbers", "numbered columns")
"""Decorations of rows that no return has among its columns."""
SHORTER = 0.42
MOST_COLUMNS = 40


def test_drawn_tables_turned_round_are_read_as_they_are() -> None:
    silent, tried = [], 0
    for seed in TURNED:
        layout = SUITED[seed % len(SUITED)]
        document = drawn_document(seed, layout=layout, container="xlsx", trapped=False, without=AGAIN)
        if not judged(copy.deepcopy(document)).right:
            continue
        tried += 1
        found = judged(turned(document))
        if found.silent or found.invented:
            silent.append((seed, document.layout, found.silent, found.invented))
    assert tried > len(TURNED) / 2
    assert len(silent) <= thresholds.TURNED, silent


@pytest.mark.parametrize("again", [True, False], ids=["heads again", "no heads"])
def test_word_tables_cut_by_a_page_are_read_as_one_or_told(again: bool, tmp_path: Path) -> None:
    apart, tried = [], 0
    for seed in CUT:
        document = drawn_document(seed, container="docx", trapped=False)
        pieces = cut(document, Random(seed), again=again)
        if pieces is None or document.container != "docx":
            continue
        whole, parted = (tmp_path / f"{seed} {name}" for name in ("whole", "cut"))
        whole.mkdir()
        parted.mkdir()
        made = write(document, whole)
        before = read_file(made.path)
        if judge(made, before).right:
            tried += 1
            if differs_in_silence(before, read_file(write(pieces, parted).path)):
                apart.append((seed, document.layout))
    assert tried > 2
    assert len(apart) <= thresholds.CUT_WORD, apart


def of_parts(reading: Reading) -> Counter[tuple[object, ...]]:
    """What was read but printed totals: which group a sub-total is of may stand on the page before."""
    return Counter({key: count for key, count in said(reading).items() if not key[-1]})


@pytest.mark.parametrize("layout", ["cases", "two heads", "shares", "pivot", "nested rows"])
def test_last_rows_and_cases_on_a_page_of_their_own(layout: str, tmp_path: Path) -> None:
    """A total alone, heads with nothing over the labels, and rows without any number go on where a page cut them."""
    apart, tried = [], 0
    for seed in range(56_300, 56_300 + 5 * thresholds.TIMES):
        document = drawn_document(seed, layout=layout, container="docx", trapped=False)
        whole, pieces = tmp_path / f"{seed} whole", cut(document, Random(seed), again=layout != "cases")
        if pieces is None or document.container != "docx":
            continue
        whole.mkdir()
        before = read_file(write(document, whole).path)
        parted = tmp_path / f"{seed} cut"
        parted.mkdir()
        after = read_file(write(pieces, parted).path)
        tried += 1
        if of_parts(before) != of_parts(after) and not told(after) - told(before):
            apart.append(seed)
    assert tried
    assert apart == []


def printed_twice(document: Document, manner: str, seed: int, folder: Path) -> tuple[Reading, Reading] | None:
    """The document on whole pages and on short ones; None where a row fits on no short page."""
    try:
        long = printed(document, folder / f"{seed}.pdf", manner, seed)
        short = printed(document, folder / f"{seed} short.pdf", manner, seed, shorter=SHORTER)
    except (LayoutError, TypeError):
        return None
    return read_file(long, name="Response.pdf"), read_file(short, name="Response.pdf")


def test_printed_tables_that_go_on_over_a_page_are_read_as_on_one(tmp_path: Path) -> None:
    apart, tried = [], 0
    for seed in CUT:
        manner = ("ruled", "banded", "half-ruled", "bare")[seed % 4]
        document = drawn_document(seed, container=f"pdf {manner}", trapped=False)
        if not document.container.startswith("pdf") or document.layout in ("sentences", "cases"):
            continue
        both = printed_twice(document, manner, seed, tmp_path)
        if both is not None and not told(both[0]):
            tried += 1
            if differs_in_silence(*both):
                apart.append((seed, document.layout, manner))
    assert tried > len(CUT) / 3
    assert len(apart) <= thresholds.CUT_PRINTED, apart


def lone_tables(paths: list[Path], folder: Path) -> list[tuple[str, Rows, int, int, int]]:
    """Of real sheets with one table of figures: the name, the rows, its first and last row, and its heads."""
    found = []
    for number, path in enumerate(paths):
        try:
            sheets = sheets_of(path)
        except UnicodeDecodeError:
            continue
        reading = read_file(written(sheets[:1], folder / f"{number}.xlsx"), name="Response.xlsx")
        place = re.fullmatch(r"[A-Z]+(\d+):[A-Z]+(\d+)", reading.tables[0].range or "") if reading.tables else None
        if len(reading.tables) != 1 or place is None or not reading.records or told(reading):
            continue
        table = reading.tables[0]
        if table.layout == "crosstab" and int(place[2]) - int(place[1]) < MOST_COLUMNS:
            found.append((path.name, sheets[0][1], int(place[1]) - 1, int(place[2]) - 1, table.header_rows))
    return found


def figures(reading: Reading) -> Counter[tuple[object, ...]]:
    """What was read, without the labels that all figures share: what is counted may stand over figures or beside."""
    every = said(reading)
    shared = frozenset.intersection(*(key[0] for key in every)) if every else frozenset()  # type: ignore[arg-type]
    return Counter({(key[0] - shared, *key[1:]): count for key, count in every.items()})  # type: ignore[operator]


def apart_in_silence(before: Reading, after: Reading) -> bool:
    return figures(before) != figures(after) and not told(after) - told(before)


def test_real_tables_turned_round(real_returns: Path, tmp_path: Path) -> None:
    apart, tables = [], lone_tables(real_tables(real_returns), tmp_path)
    assert tables
    for name, rows, first, last, _ in tables:
        before = read_file(written([("Sheet1", rows)], tmp_path / "plain.xlsx"), name="Response.xlsx")
        around = [("Sheet1", turned_rows(rows, first, last))]
        after = read_file(written(around, tmp_path / "turned.xlsx"), name="Response.xlsx")
        if apart_in_silence(before, after):
            apart.append((name, (figures(before) - figures(after)).most_common(2)))
    assert len(apart) <= thresholds.TURNED_REAL, apart


def test_real_tables_cut_by_a_page(real_returns: Path, tmp_path: Path) -> None:
    apart, tables = [], lone_tables(real_tables(real_returns), tmp_path)
    assert tables
    for number, (name, rows, first, last, heads) in enumerate(tables):
        cells = [[Cell(None if value == "" else value) for value in row] for row in rows[first : last + 1]]  # type: ignore[arg-type]
        for cell in (cell for row in cells for cell in row):
            if isinstance(cell.written, float) and cell.written.is_integer():
                cell.written = int(cell.written)
        table = Table(cells, heads=heads)
        document = Document("1", "real", "docx", [Section("", [Line("Response", "title"), table])])
        pieces = cut(document, Random(number), again=True)
        if pieces is not None:
            for folder in (tmp_path / f"{number} whole", tmp_path / f"{number} cut"):
                folder.mkdir()
            before = read_file(write(document, tmp_path / f"{number} whole").path)
            if apart_in_silence(before, read_file(write(pieces, tmp_path / f"{number} cut").path)):
                apart.append((name, "docx"))
        both = printed_twice(document, "ruled", number, tmp_path)
        if both is not None and apart_in_silence(*both):
            apart.append((name, "pdf"))
    assert len(apart) <= thresholds.CUT_REAL, apart
