"""Thousands of returns drawn at random, read and held against their truth. Run: python -m tests.benchmarks.reading

`WORLD_SEED` begins elsewhere and `WORLD_RETURNS` draws more or fewer.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from tests.world.tallies import Survey, Tally, survey

TOLD = Path(__file__).resolve().parents[2] / "docs" / "benchmarks" / "reading.md"
FIRST, RETURNS = 1_000_000, 2_000


def main() -> None:
    first, count = int(os.environ.get("WORLD_SEED", FIRST)), int(os.environ.get("WORLD_RETURNS", RETURNS))
    found = survey(range(first, first + count))
    page = "\n".join(lines(found, first, count)) + "\n"
    TOLD.parent.mkdir(parents=True, exist_ok=True)
    TOLD.write_text(page, encoding="utf-8")
    print(page)
    print("\n".join(found.failing[:60]))


def lines(found: Survey, first: int, count: int) -> Iterator[str]:
    yield "# Reading returns drawn at random"
    yield ""
    yield f"*Measured by `./run bench reading`: {count:,} returns from seed {first:,}.*"
    yield ""
    yield "Exact: bounds, period and categories as a careful person reads them. Flagged: not so, but an error or a"
    yield "warning says it. Silent: not so and nobody was told. Invented: figures that the document does not hold."
    yield "Noise: errors and warnings to a clean return."
    yield ""
    yield from table({"all": found.clean}, "returns")
    yield ""
    trapped, untold = found.trapped.returns, len(found.traps_untold)
    yield f"Returns with something wrong on purpose: {trapped}, of which {untold} passed without a word."
    for title in ("layout", "container", "with"):
        chosen = {k.removeprefix(f"{title} "): v for k, v in sorted(found.by_kind.items()) if k.startswith(f"{title} ")}
        yield ""
        yield from table(chosen, {"with": "returns with"}.get(title, title))


def table(tallies: dict[str, Tally], head: str) -> Iterator[str]:
    yield f"| {head} | drawn | all right | figures | exact | flagged | silent | invented | noise |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for name, t in tallies.items():
        yield (
            f"| {name} | {t.returns:,} | {t.right:,} | {t.expected:,} | {100 * t.share_exact:.1f}% | {t.flagged:,} | "
            f"{t.silent:,} | {t.invented + t.total_as_figure:,} | {t.noise / max(1, t.returns):.2f} |"
        )


if __name__ == "__main__":
    main()
