"""Kinds of findings: an id means one thing for ever, and whatever is declared can be found."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from ingestion.readers.kinds import TEXT_BOX
from ingestion.values.finding import CATALOGUE, RETIRED, Level, declare

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("id", [TEXT_BOX.id, *sorted(RETIRED)])
def test_an_id_is_never_used_again(id: str) -> None:
    with pytest.raises(ValueError, match=id):
        declare(id, Level.INFO, "Another", "Nothing to do.")
    assert RETIRED.isdisjoint(CATALOGUE)


def test_every_declared_kind_is_found_somewhere() -> None:
    """A rule that nothing detects would stand in the catalogue and promise what nobody looks for."""
    tracked = subprocess.run(
        ["git", "ls-files", "ingestion/*.py", "review/*.py"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()  # fmt: skip
    source = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in tracked)
    words = re.findall(r"\w+", source)
    declared = re.findall(r"^([A-Z_]+) = declare\(", source, re.MULTILINE)
    assert len(declared) > 100
    assert [name for name in declared if words.count(name) < 2] == []
