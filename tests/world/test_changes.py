"""Changes that change no figure, on drawn returns and on real ones; and one changed figure, which is always noticed."""

from __future__ import annotations

import copy
from pathlib import Path
from random import Random

import pytest

from ingestion.pipeline import read_file
from tests.world import thresholds
from tests.world.changes import CHANGES, changed, differs_in_silence, reordered, said, sheets_of, written
from tests.world.drawing import drawn_document, write
from tests.world.judging import judge
from tests.world.pieces import Document, Line
from tests.world.tallies import judged

MOST_REAL = 10
CELLS = ("xlsx", "xls", "ods", "csv")
SEEDS = range(50_000, 50_000 + 40 * thresholds.TIMES)


def clean(seed: int, layout: str, container: str) -> Document:
    return drawn_document(seed, layout=layout, container=container, trapped=False)


def drawn_workbooks(folder: Path, count: int) -> list[Path]:
    """Drawn workbooks that are read right as they are: each in a folder of its own."""
    found = []
    for seed in SEEDS:
        document = drawn_document(seed, container="xlsx", trapped=False)
        if document.container != "xlsx" or document.layout in ("sentences", "cases"):
            continue
        own = folder / str(seed)
        own.mkdir()
        made = write(document, own)
        if judge(made, read_file(made.path)).right:
            found.append(made.path)
        if len(found) == count:
            break
    return found


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_drawn_workbooks_read_the_same_after_a_change(name: str, tmp_path: Path) -> None:
    apart = []
    for path in drawn_workbooks(tmp_path, 8 * thresholds.TIMES):
        sheets = sheets_of(path)
        plain = read_file(written(sheets, path.with_name("plain.xlsx")))
        after = read_file(written(changed(sheets, CHANGES[name], Random(1)), path.with_name("changed.xlsx")))
        if differs_in_silence(plain, after):
            apart.append(f"seed {path.parent.name}")
    assert len(apart) <= thresholds.CHANGED.get(name, 0), apart


def test_a_return_reads_the_same_in_every_container() -> None:
    """The same world in another container: right there too, or told."""
    silent = []
    for seed in range(51_000, 51_000 + 12 * thresholds.TIMES):
        for container in CELLS:
            document = clean(seed, "crosstab", container)
            found = judged(document)
            if found.silent or found.invented:
                silent.append((seed, container))
    assert silent == []


def test_rows_in_another_order_read_the_same(tmp_path: Path) -> None:
    for seed in range(52_000, 52_000 + 10 * thresholds.TIMES):
        document = drawn_document(
            seed, layout="transposed", container="xlsx", trapped=False, without=("repeated head", "spacer row", "marks")
        )
        turned = copy.deepcopy(document)
        [table] = turned.tables()
        last = len(table.rows) - 1 - any(cell.total and not cell.figure for cell in table.rows[-1])
        table.rows = reordered(table.rows, table.heads, last, Random(seed))  # type: ignore[assignment]
        found = judged(turned)
        assert not found.silent, seed
        assert not found.invented, seed


def real_tables(folder: Path) -> list[Path]:
    wanted = (".xlsx", ".csv", ".ods")
    small = [p for p in (folder / "files").rglob("*") if p.suffix in wanted and p.stat().st_size < 40_000]
    return sorted(small, key=lambda p: (p.stat().st_size, p.name))[:MOST_REAL]


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_real_returns_read_the_same_after_a_change(name: str, real_returns: Path, tmp_path: Path) -> None:
    apart = []
    paths = real_tables(real_returns)
    assert paths
    for number, path in enumerate(paths):
        try:
            sheets = sheets_of(path)
        except UnicodeDecodeError:
            continue
        plain = read_file(written(sheets, tmp_path / f"{number}.xlsx"), name=path.stem + ".xlsx")
        again = written(changed(sheets, CHANGES[name], Random(1)), tmp_path / f"{number} changed.xlsx")
        after = read_file(again, name=path.stem + ".xlsx")
        if differs_in_silence(plain, after):
            apart.append((path.name, sum((said(plain) - said(after)).values())))
    assert len(apart) <= thresholds.CHANGED_REAL.get(name, 0), apart


def changed_by_one(document: Document, drawn: Random) -> bool:
    """One figure that printed totals cover becomes one more; false where the document has none, or hides figures."""
    words = [b.words for s in document.sections for b in s.blocks if isinstance(b, Line)]
    words += [str(cell.written) for table in document.tables() for row in table.rows for cell in row]
    if any("more than one victim" in text for text in words):
        return False  # parts that overlap need not add up
    tables = [t for t in document.tables() if any(c.total and not c.figure for row in t.rows[-1:] for c in row)]
    cells = [c for t in tables for row in t.rows for c in row if c.figure]
    if not cells or not all(isinstance(c.written, int) for c in cells):
        return False
    cell = drawn.choice(cells)
    assert isinstance(cell.written, int)
    cell.written += 1
    return True


def test_one_figure_changed_by_one_is_noticed_where_totals_are_printed() -> None:
    passed, tried = [], 0
    for seed in range(53_000, 53_000 + 140 * thresholds.TIMES):
        document = drawn_document(seed, trapped=False)
        if document.layout in ("cases", "sentences") or not changed_by_one(document, Random(seed)):
            continue
        tried += 1
        if not judged(document).noise:
            passed.append(f"seed {seed}: {document.layout}, {document.container}")
    assert tried > 25
    assert len(passed) <= thresholds.UNNOTICED, passed
