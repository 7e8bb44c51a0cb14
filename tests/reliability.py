"""What the tests of faults measured, printed to docs/reliability.md when RELIABILITY=write is set."""

from __future__ import annotations

import os
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "reliability.md"
HEAD = """# What happens when a part fails

Printed by the tests that make each fault with real processes: `RELIABILITY=write ./run test tests/integration`. Seconds
are those of one run on two shared processors; the tests themselves ask only that the part comes back.

| fault | in flight | lost | stuck | well again after |
| --- | --- | --- | --- | --- |
"""


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
