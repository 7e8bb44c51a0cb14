"""A national publication made anew from its figures: 43 forces, 8 years, about 5,000 records each. Processor time, so
that other work on the machine changes little."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reporting.statistics.aggregation import changes, totals
from reporting.statistics.areas import areas
from reporting.statistics.figures import Figure
from tests.reporting.builders import CODES, FORCES, figure, ledger, specification

PAGE = Path(__file__).resolve().parents[2] / "docs" / "benchmarks" / "national.md"
YEARS = [f"{year}/{str(year + 1)[2:]}" for year in range(2011, 2019)]
AGES = [f"age {number}" for number in range(25)]
PLATFORMS = [f"platform {number}" for number in range(24)]


def campaign() -> Any:
    return specification(
        periods=[{"label": y, "start": f"{y[:4]}-04-01", "end": f"{int(y[:4]) + 1}-03-31"} for y in YEARS],
        dimensions={"age": {"label": "Age", "categories": AGES}, "platform": {"label": "App", "categories": PLATFORMS}},
        questions=[
            {"number": "1", "text": "How many?"},
            {"number": "2", "text": "By age and app?", "breakdown": ["age", "platform"], "sums_to": "1"},
        ],
    )


def figures() -> list[Figure]:
    found = [figure(code, 6000, period=year) for code in CODES for year in YEARS]
    found += [
        figure(code, 10, question="2", period=year, age=age, platform=app)
        for code in CODES
        for year in YEARS
        for age in AGES
        for app in PLATFORMS
    ]
    return found


def took(what: Callable[[], Any]) -> tuple[Any, float]:
    began = time.process_time()
    made = what()
    return made, time.process_time() - began


def main() -> None:
    asked, given = campaign(), figures()
    places = areas(FORCES)
    book, laid = took(lambda: ledger(given, questions=asked.questions))
    whole, told = took(
        lambda: [
            *totals(book, places, asked.questions[:1], YEARS, asked.dimensions),
            *changes(book, places, ["1"], YEARS),
        ]
    )
    every, broken = took(lambda: list(totals(book, places, asked.questions, YEARS, asked.dimensions)))
    lines = [
        "# A national publication made anew",
        "",
        f"43 forces, {len(YEARS)} years, {len(given):,} records ({len(given) // 43:,} a force), nothing kept before. "
        "Seconds of processor time on one core; `./run bench national`.",
        "",
        "| step | made | seconds |",
        "| --- | --- | --- |",
        f"| the figures laid out by force, question and period | {len(given):,} figures | {laid:.2f} |",
        f"| every total and change of the headline question, in every area | {len(whole):,} | {told:.2f} |",
        f"| every total of every breakdown, crossed, in every area | {len(every):,} | {broken:.2f} |",
        "",
        "The second is what sentences, map and trend are made of. The third is made by a worker and kept while nothing",
        "changes (`reporting/kept_results.py`); the preview before publishing makes it in the request. Withholding",
        "small counts comes on top where there are any, and is not in these figures.",
    ]
    PAGE.write_text("\n".join(lines) + "\n")
    print(PAGE.read_text())


if __name__ == "__main__":
    main()
