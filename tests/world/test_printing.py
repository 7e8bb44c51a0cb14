"""Drawn documents as other programs print them: wrapped labels, rows as close as lines, typewriter faces, shades."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from ingestion.pipeline import read_file
from tests.world.arrangements import ARRANGEMENTS
from tests.world.drawing import drawn_document
from tests.world.judging import Judgement, judge
from tests.world.pages import TooWide
from tests.world.pieces import Return
from tests.world.printed_sheets import printed_with_grid
from tests.world.printing import printed_otherwise
from tests.world.sheets import placed
from tests.world.tallies import Tally

SEEDS = range(30_000, 30_120)
EXACT = 0.9
"""Least share of figures that are exact; raise it when the reader gets better."""
SILENT = 80
"""Most figures in 10,000 that are wrong or lost without a word; the aim is 1."""
SHEETS = range(40_000, 40_070)
EXACT_WITH_GRID = 0.98
FOUND: dict[int, str] = {
    23: "heads that stand close, over years; group titles far left of the table",
    39: "names of groups beside the last of their rows",
    40: "labels of two lines around their figures, close under another row",
    87: "a head at the left of its cell, over no figure of its column",
    144: "the year beside each of the rows that stand close",
    151: "the lower lines of a head at the right of its cell",
    77: "names of groups beside their first row, in a typewriter face",
    161: "heads of three levels printed over every column, without a blank between them",
    186: "a line of a larger typewriter face under the last table",
}


def printed(seed: int, folder: Path, container: str = "pdf bare") -> Judgement | None:
    """None where the layout goes into no such document, or fits on no page."""
    document = drawn_document(seed, container=container, trapped=False)
    allowed = ARRANGEMENTS[document.layout][2]
    if document.container != container or container not in allowed or document.layout == "sentences":
        return None
    path = folder / f"{seed}.pdf"
    printing = printed_with_grid if container == "pdf ruled" else printed_otherwise
    try:
        cells = printing(document, path, Random(f"{seed}/print"))
    except TooWide:
        return None
    made = Return(document, path, *placed(cells, document))
    return judge(made, read_file(path))


def test_documents_of_other_programs(tmp_path: Path) -> None:
    found = Tally()
    failing = []
    for seed in SEEDS:
        one = printed(seed, tmp_path)
        if one is not None:
            found.add(one)
            if not one.right:
                failing.append(f"{seed}: {one.exact} of {one.expected}, {one.silent} silent, {one.invented} invented")
    assert found.expected > 2_000
    assert found.share_exact >= EXACT, failing
    assert found.in_silence <= SILENT, failing


def test_sheets_printed_with_their_grid(tmp_path: Path) -> None:
    """Titles, letters' lines, notes and blank rows lie in the lattice of the tables."""
    drawn = [printed(seed, tmp_path, "pdf ruled") for seed in SHEETS]
    found = Tally()
    for one in drawn:
        if one is not None:
            found.add(one)
    assert found.expected > 1_500
    assert found.share_exact >= EXACT_WITH_GRID
    assert (found.silent, found.invented) == (0, 0)


@pytest.mark.parametrize("seed", sorted(FOUND), ids=lambda seed: f"{seed} {FOUND[seed]}")
def test_what_was_once_read_wrong_is_read_right(seed: int, tmp_path: Path) -> None:
    found = printed(seed, tmp_path)
    assert found is not None
    assert (found.silent, found.invented) == (0, 0)
    assert found.exact == found.expected > 0
