"""What the tests of faults measured, printed to docs/reliability.md when RELIABILITY=write is set."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[1] / "docs" / "reliability.md"
HEAD = """# What happens when a part fails

Printed by the tests that make each fault with real processes: `./run bench faults` (most of them are in `./run test`
too). Seconds are those of one run on two processors shared with much else, the start of a new process among them; the
tests themselves ask only that all is well again. A mail that its worker died over is free again after a minute.

| fault | in flight | lost | stuck | well again after |
| --- | --- | --- | --- | --- |
"""


heavy = pytest.mark.skipif(os.environ.get("FAULTS") != "all", reason="takes long: ./run bench faults")
"""For faults that are tried by ./run bench faults alone."""


def note(fault: str, *, in_flight: str, lost: str = "nothing", stuck: str = "nothing", seconds: float) -> None:
    """Keep one measured line: the newest of each fault, in the order of their names."""
    if os.environ.get("RELIABILITY") != "write":
        return
    lines = {}
    if PAGE.exists():
        rows = [line for line in PAGE.read_text().splitlines() if line.startswith("| ")][2:]
        lines = {row.split(" | ")[0].removeprefix("| "): row for row in rows}
    lines[fault] = f"| {fault} | {in_flight} | {lost} | {stuck} | {seconds:.0f} s |"
    PAGE.write_text(HEAD + "\n".join(lines[name] for name in sorted(lines)) + "\n")
