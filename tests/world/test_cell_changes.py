"""Changes in cells and to workbooks, one or two at a time, and totals taken away: the same figures, or it is told."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Callable
from functools import reduce
from pathlib import Path
from random import Random

import pytest

from ingestion.pipeline import read_file
from ingestion.values.reading import Reading
from tests.world import thresholds
from tests.world.cell_changes import IN_CELLS, OF_WORKBOOKS, changed_workbook
from tests.world.changes import CHANGES, Rows, Sheets, changed, said, sheets_of, told, written
from tests.world.drawing import drawn_document
from tests.world.tallies import judged
from tests.world.test_changes import drawn_workbooks, real_tables

ALL = {**CHANGES, **IN_CELLS}
DRAWN = 8 * thresholds.TIMES
OF_ONE_TABLE = ("crosstab", "transposed", "two heads")


def figures(reading: Reading) -> Counter[tuple[object, ...]]:
    """What was read but printed totals: which group a total is of may be told by what was merged."""
    return Counter({key: count for key, count in said(reading).items() if not key[-1]})


def apart_in_silence(before: Reading, after: Reading) -> bool:
    return figures(before) != figures(after) and not told(after) - told(before)


def all_changed(sheets: Sheets, changes: list[Callable[[Rows, Random], Rows]]) -> Sheets:
    return reduce(lambda so_far, change: changed(so_far, change, Random(1)), changes, sheets)


def apart_after(path: Path, sheets: Sheets, names: list[str], folder: Path) -> bool:
    name = "Response.xlsx"
    plain = read_file(written(sheets, folder / "plain.xlsx"), name=name)
    again = all_changed(sheets, [ALL[one] for one in names])
    return apart_in_silence(plain, read_file(written(again, folder / "changed.xlsx"), name=name))


def test_drawn_workbooks_with_other_cells_or_two_changes(tmp_path: Path) -> None:
    apart = []
    for path in drawn_workbooks(tmp_path, DRAWN):
        drawn = Random(path.parent.name)
        sheets = sheets_of(path)
        one, pair = drawn.sample(sorted(IN_CELLS), 2), drawn.sample(sorted(ALL), 2)
        for names in (one[:1], one[1:], pair):
            if apart_after(path, sheets, names, path.parent):
                apart.append((path.parent.name, names))
    assert apart == []


def test_real_returns_with_other_cells_or_two_changes(real_returns: Path, tmp_path: Path) -> None:
    apart, tried = [], 0
    for number, path in enumerate(real_tables(real_returns)):
        try:
            sheets = sheets_of(path)
        except UnicodeDecodeError:
            continue
        drawn = Random(number)
        tried += 1
        for names in (drawn.sample(sorted(IN_CELLS), 1), drawn.sample(sorted(ALL), 2)):
            if apart_after(path, sheets, names, tmp_path):
                apart.append((path.name, names))
    assert tried > 3
    assert apart == []


@pytest.mark.parametrize("name", sorted(OF_WORKBOOKS))
def test_drawn_workbooks_changed_beyond_their_values(name: str, tmp_path: Path) -> None:
    apart, tried = [], 0
    for path in drawn_workbooks(tmp_path, 3 * DRAWN):
        after = changed_workbook(path, OF_WORKBOOKS[name], path.with_name("changed.xlsx"))
        if after is None:
            continue
        tried += 1
        if apart_in_silence(read_file(path), read_file(after, name=path.name)):
            apart.append(path.parent.name)
    assert tried
    assert apart == []


@pytest.mark.parametrize("layout", OF_ONE_TABLE)
def test_without_its_row_of_totals_a_table_holds_the_same_figures(layout: str) -> None:
    tried = 0
    for seed in range(58_000, 58_000 + 12 * thresholds.TIMES):
        document = copy.deepcopy(drawn_document(seed, layout=layout, container="xlsx", trapped=False))
        for table in document.tables():
            rows = [r for r in table.rows if not any(c.total for c in r) or any(c.figure for c in r)]
            tried += len(rows) < len(table.rows)
            table.rows = rows
        found = judged(document)
        assert (found.silent, found.invented, found.total_as_figure) == (0, 0, 0), seed
    assert tried > 1
