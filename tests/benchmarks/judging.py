"""What the desk and the judging screen cost at 43 forces and thousands of records each. Run: ./run bench judging

Times are medians of a few views on the machine at hand: compare those of one run, and only as ratios.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.scale.place import open_database

TOLD = Path(__file__).resolve().parents[2] / "docs" / "benchmarks" / "judging.md"
VIEWS = 5
PAGES = {
    "the desk": "/review/campaigns/{slug}/",
    "the desk, one rule": "/review/campaigns/{slug}/?rule=Q501",
    "the judging screen": "/review/returns/{request}/",
    "a figure's history": "/review/returns/{request}/figure/?key={key}",
    "the admin's returns": "/admin/review/forcereturn/?campaign={campaign}",
    "unknown labels": "/review/campaigns/{slug}/labels/",
    "a threshold tried": "/review/rules/trial/?times=2.5",
    "a second reading": "/review/campaigns/{slug}/second-reading/",
}


def main(arguments: Sequence[str] = ()) -> None:
    """Measures and writes docs/benchmarks/judging.md."""
    parser = argparse.ArgumentParser(prog="./run bench judging", description=__doc__)
    parser.add_argument("--records", type=int, default=10_000, help="of each force; half of them answer a question")
    asked = parser.parse_args(list(arguments))
    open_database("judging", afresh=True)
    from django.conf import settings
    from django.test import Client

    from ingestion.models import OffenceRecord
    from tests.scale import world
    from tests.scale.pages import cost_of, places

    people = world.people()
    campaign = world.large_campaign(records=asked.records)
    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    client.force_login(people["Administrator"])
    filled = {**places(campaign, people["Administrator"])}
    filled["key"] = OffenceRecord.objects.filter(extraction__document=filled["document"]).order_by("pk")[0].key
    found: dict[str, tuple[Any, Any]] = {}
    for name, address in PAGES.items():
        first = cost_of(client, address.format(**filled))
        views = [_beside_bare(client, address.format(**filled), cost_of) for _ in range(VIEWS)]
        found[name] = first, sorted(views, key=lambda cost: cost.whole / cost.sql)[VIEWS // 2]
        print(name, found[name][0], found[name][1], flush=True)
    TOLD.write_text(_page(OffenceRecord.objects.count(), found))
    print(TOLD.read_text())


def _beside_bare(client: Any, address: str, cost_of: Any) -> Any:
    """One view, with the time that its statements take when they are run bare, one after another, and fetched."""
    from django.db import connection

    said: list[tuple[str, Any]] = []

    def noting(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        said.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(noting):
        cost = cost_of(client, address)
    started = time.perf_counter()
    with connection.cursor() as cursor:
        for sql, params in said:
            if sql.startswith(("SELECT", "(SELECT")):
                cursor.execute(sql, params)
                cursor.fetchall()
    return replace(cost, sql=time.perf_counter() - started)


def _page(whole: int, found: dict[str, tuple[Any, Any]]) -> str:
    lines = [
        "# Judging",
        "",
        "*Measured by `./run bench judging`. Both sides of each ratio were measured in one run.*",
        "",
        f"A campaign of 43 forces that all answered, {whole:,} records. `against SQL` is the whole time of a view over",
        "that of the same statements run bare, their rows fetched. The first view works out what is kept for others.",
        "",
        "| page | kB | queries, first view | queries | rows fetched | against SQL |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, (first, later) in found.items():
        assert first.status == later.status == 200, (name, first.status, later.status)
        lines.append(
            f"| {name} | {later.size / 1000:,.0f} | {first.queries} | {later.queries} | {later.rows:,} | "
            f"{later.whole / later.sql:.1f} |"
        )
    return "\n".join(lines) + "\n"
