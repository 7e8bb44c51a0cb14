"""A national publication made anew from its figures: 43 forces, 8 years, about 5,000 records each. Processor time, so
that other work on the machine changes little."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reporting.collection import collection_waits
from reporting.disclosure.suppression import suppress
from reporting.statistics.aggregation import changes
from reporting.statistics.areas import areas
from reporting.statistics.crossing import totals
from reporting.statistics.figures import Figure
from tests.reporting.builders import CODES, FORCES, figure, ledger, specification

PAGE = Path(__file__).resolve().parents[2] / "docs" / "benchmarks" / "national.md"
YEARS = [f"{year}/{str(year + 1)[2:]}" for year in range(2011, 2019)]
AGES = [f"age {number}" for number in range(25)]
PLATFORMS = [f"platform {number}" for number in range(24)]
SMALL = 21_330 / (43 * 8 * 600)
BEFORE = [
    "| what | before | after | times quicker |",
    "| --- | ---: | ---: | ---: |",
    "| all figures recomputed: laid out, every total crossed | 7.87 | 0.90 | 8.8 |",
    "| withholding beside 21,391 small counts | 41.53 | 14.56 | 2.9 |",
]
"""Both ways measured in one hour on one machine; exactly the same came out."""


def campaign() -> Any:
    return specification(
        periods=[{"label": y, "start": f"{y[:4]}-04-01", "end": f"{int(y[:4]) + 1}-03-31"} for y in YEARS],
        dimensions={"age": {"label": "Age", "categories": AGES}, "platform": {"label": "App", "categories": PLATFORMS}},
        questions=[
            {"number": "1", "text": "How many?"},
            {"number": "2", "text": "By age and app?", "breakdown": ["age", "platform"], "sums_to": "1"},
        ],
    )


def figures(small: float = 0.0) -> list[Figure]:
    """Every figure of every force; so large a share of those by age and app are small counts, the others what comes."""
    chance = random.Random(3)
    found: list[Figure] = []
    for code in CODES:
        for year in YEARS:
            crossed = [
                figure(code, _count(chance, small), question="2", period=year, age=age, platform=app)
                for age in AGES
                for app in PLATFORMS
            ]
            found += [figure(code, sum(int(one.interval.low or 0) for one in crossed), period=year), *crossed]
    return found


def _count(chance: random.Random, small: float) -> int:
    if chance.random() < small:
        return chance.randint(1, 4)
    return chance.choice([0, 5, 6, 7, 8, 9, 10, 12, 15, 20, 30, 50])


def took(what: Callable[[], Any]) -> tuple[Any, float]:
    began = time.process_time()
    made = what()
    return made, time.process_time() - began


def main() -> None:
    asked, given = campaign(), figures(SMALL)
    places = areas(FORCES)
    with collection_waits():  # as the program does
        book, laid = took(lambda: ledger(given, questions=asked.questions))
        every, broken = took(lambda: list(totals(book, places, asked.questions, YEARS, asked.dimensions)))
        again = ledger(given, questions=asked.questions)
        whole, told = took(
            lambda: [
                *totals(again, places, asked.questions[:1], YEARS, asked.dimensions),
                *changes(again, places, ["1"], YEARS),
            ]
        )
        hidden, withheld = took(lambda: suppress(every, asked.questions, secret=b"a site's"))
    little = sum(0 < (one.interval.low or 0) < 5 for one in given)
    lines = [
        "# A national publication made anew",
        "",
        f"43 forces, {len(YEARS)} years, {len(given):,} records ({len(given) // 43:,} a force), nothing kept before. "
        "Seconds of processor time on one core; `./run bench national`.",
        "",
        "| step | made | seconds |",
        "| --- | --- | --- |",
        f"| the figures laid out by force, question and period | {len(given):,} figures | {laid:.2f} |",
        f"| every total of every breakdown, crossed, in every area | {len(every):,} | {broken:.2f} |",
        f"| both together: all figures recomputed | | {laid + broken:.2f} |",
        f"| every total and change of the headline question alone | {len(whole):,} | {told:.2f} |",
        f"| withholding: {little:,} small counts, and what would give them away | {len(hidden.withheld):,} counts "
        f"| {withheld:.2f} |",
        "",
        "The fourth is what sentences, map and trend are made of. Withholding is done by a worker after a change and",
        "kept while nothing changes (`reporting/kept_results.py`); the preview does it in the request.",
        "",
        "## Before and after",
        "",
        "Both measured in one hour on the same machine, when the way of doing it was changed.",
        "",
        *BEFORE,
    ]
    PAGE.write_text("\n".join(lines) + "\n")
    print(PAGE.read_text())


if __name__ == "__main__":
    main()
