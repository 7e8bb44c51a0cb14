"""Rounds of 43 forces with every trap, through `import_round`: `./run bench rounds`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

NUMBER, FIRST = 30, 200
TOLD = Path(__file__).resolve().parents[2] / "docs" / "benchmarks" / "rounds.md"

PAGE = """# Rounds

*Measured by `./run bench rounds`.*

{number} rounds of 43 forces, drawn from their seeds ({first} on; `tests/world/rounds/`), through the command
`import_round`: in each, every trap once and clean returns in every layout and container for the rest. States, figures,
national totals and changes are held against what was drawn.

| rounds | without a fault | forces | states wrong | silent | traps untold | clean with an error | less than given |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
| {number} | {passed} | {forces} | {state} | {silent} | {untold} | {clean} | {short} |

National totals or changes that differ: {sums}, each for a force above.
"""


def main() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "tests/reporting/test_rounds_of_43.py", "-k", "every_trap"],
        env={**os.environ, "ROUNDS": str(NUMBER), "ROUNDS_FROM": str(FIRST)},
        capture_output=True,
        text=True,
        check=False,
    )
    ended = {word: int(count) for count, word in re.findall(r"(\d+) (passed|failed)", done.stdout)}
    if not ended:
        raise SystemExit(done.stdout[-2000:])
    told = sorted(set(re.findall(r"seed (\d+): (\w+).*?(\[[a-z][^\]]*\].*)?$", done.stdout, re.MULTILINE)))
    counted = Counter(kind for _, kind, _ in told)
    page = PAGE.format(
        number=NUMBER, first=FIRST, passed=ended.get("passed", 0), forces=NUMBER * 43,
        sums=counted["total"] + counted["change"],
        **{kind: counted[kind] for kind in ("state", "silent", "untold", "clean", "short")},
    )  # fmt: skip
    TOLD.write_text(page, encoding="utf-8")
    print(page, *re.findall(r"seed \d+: .*", done.stdout)[:40], sep="\n")


if __name__ == "__main__":
    main()
