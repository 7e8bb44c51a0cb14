"""A thousand random histories, each looked at from every page's side: `./run bench histories`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

NUMBER = 990
TOLD = Path(__file__).resolve().parents[2] / "docs" / "benchmarks" / "histories.md"

PAGE = """# Histories

*Measured by `./run bench histories`.*

{number} histories of eight steps each, drawn from their seeds (`tests/requests_app/histories.py`): facts of the clock,
in time and entered late, taken back, refused; letters, outcomes, buttons; a third each under FOIA, EIR and FOISA. After
each step, on that day, five weeks later and a year later, the rows, the clock, the next step, the chaser, the calendar
and the counts of Today, the board and the outcomes must tell one story.

| histories | campaigns in which all agreed | contradictions |
| ---: | ---: | ---: |
| {number} | {agreed} | {failed} |
"""


def main() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "tests/requests_app/test_histories.py"],
        env={**os.environ, "HISTORIES": str(NUMBER)},
        capture_output=True,
        text=True,
        check=False,
    )
    counted = {word: int(count) for count, word in re.findall(r"(\d+) (passed|failed)", done.stdout)}
    if not counted:
        raise SystemExit(done.stdout[-2000:])
    page = PAGE.format(number=NUMBER, agreed=counted.get("passed", 0), failed=counted.get("failed", 0))
    TOLD.write_text(page, encoding="utf-8")
    print(page, *re.findall(r"seed \d+: .*", done.stdout)[:20], sep="\n")


if __name__ == "__main__":
    main()
