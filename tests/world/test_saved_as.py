"""Returns saved in another form by a spreadsheet program: the same figures, or something told.

LibreOffice saves them, so the forms are a real program's and not our own writers'.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from ingestion.pipeline import read_file
from ingestion.readers.legacy_word import PROGRAMS
from ingestion.values.reading import Reading
from tests.world import thresholds
from tests.world.changes import differs_in_silence, said
from tests.world.drawing import drawn_document, write
from tests.world.judging import judge

SEEDS = range(54_000, 54_000 + 60 * thresholds.TIMES)
DRAWN = 14 * thresholds.TIMES
LARGEST_REAL = 60_000
"""Bytes of a real workbook that is saved anew."""
EDITABLE = ("ods", "xls")
"""Forms that keep what a sheet says cell by cell."""


@pytest.fixture(scope="module")
def program() -> str:
    """The spreadsheet program, tried on one sheet: the word processor alone goes by the same name."""
    found = next((path for name in PROGRAMS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("LibreOffice is not installed")
    return found


def saved_as(program: str, paths: list[Path], form: str, folder: Path) -> dict[str, Path]:
    """The workbooks saved in a form, by their stems; all in one run of the program, with a profile of its own."""
    folder.mkdir()
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", form, "--outdir", str(folder), *map(str, paths)]
    done = subprocess.run(
        command, capture_output=True, timeout=300 * thresholds.TIMES, env={**os.environ, "LANG": "en_GB.UTF-8"}
    )
    made = {path.stem: path for path in folder.glob(f"*.{form}")}
    if not made:
        pytest.skip(f"LibreOffice saves no workbooks here: {done.stderr[-200:]!r}")
    return made


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Drawn workbooks that are read right as they are."""
    folder = tmp_path_factory.mktemp("drawn")
    found: list[Path] = []
    for seed in SEEDS:
        document = drawn_document(seed, container="xlsx", trapped=False)
        if document.container != "xlsx" or len(found) == DRAWN:
            continue
        own = folder / str(seed)
        own.mkdir()
        made = write(document, own)
        if judge(made, read_file(made.path)).right:
            found.append(made.path.rename(folder / f"{seed}.xlsx"))
    assert len(found) == DRAWN
    return found


@pytest.mark.parametrize("form", [*EDITABLE, "html"])
def test_drawn_workbooks_saved_in_another_form(form: str, program: str, drawn: list[Path], tmp_path: Path) -> None:
    made = saved_as(program, drawn, form, tmp_path / form)
    apart = [path.stem for path in drawn if differs_in_silence(read_file(path), read_file(made[path.stem]))]
    assert apart == []


MOST_PRINTED = 1
"""Drawn workbooks that a page may show otherwise in silence: a label cut off at its cell's edge; the aim is 0."""


def test_drawn_workbooks_printed_as_pages(program: str, drawn: list[Path], tmp_path: Path) -> None:
    """Clipped heads and labels, columns on further pages: what cannot be known is told."""
    made = saved_as(program, drawn, "pdf", tmp_path / "pdf")
    apart = [path.stem for path in drawn if differs_in_silence(read_file(path), read_file(made[path.stem]))]
    assert len(apart) <= MOST_PRINTED, apart


@pytest.fixture(scope="module")
def real_workbooks(real_returns: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Reading]:
    """Copies of the small real workbooks, and how each is read as it is."""
    folder = tmp_path_factory.mktemp("real")
    found = [p for p in sorted((real_returns / "files").rglob("*.xlsx")) if p.stat().st_size < LARGEST_REAL]
    paths = [Path(shutil.copy(path, folder / f"{n}.xlsx")) for n, path in enumerate(found)]
    assert paths
    return {path: read_file(path) for path in paths}


@pytest.mark.parametrize("form", EDITABLE)
def test_real_workbooks_saved_in_another_form(
    form: str, program: str, real_workbooks: dict[Path, Reading], tmp_path: Path
) -> None:
    made = saved_as(program, list(real_workbooks), form, tmp_path / form)
    apart = {path.stem: figures_apart(read, read_file(made[path.stem])) for path, read in real_workbooks.items()}
    assert {stem: few for stem, few in apart.items() if few} == {}


def figures_apart(before: Reading, after: Reading) -> Counter[object]:
    return (said(before) - said(after)) + (said(after) - said(before))
