"""What the desk and the judging screen cost at 43 forces and thousands of records each. Run: ./run bench judging

Each view is set beside its own statements run bare just after it, and pages over a whole campaign beside one statement
that counts what they show from the records, as a program would that keeps nothing. Both sides are processor time, of
this program and of the database's process together: who waits for a busy machine is not counted. Only ratios are told,
with the lowest and highest of the views.
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
VIEWS = 7
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


WHOLE = ("the desk", "the desk, one rule", "the admin's returns", "unknown labels", "a second reading")
"""Pages over every return of the campaign."""

FROM_RECORDS = """
SELECT d.request_id, r.question, r.period_label, count(*), sum(r.low), sum(r.high), bool_or(r.kind = 'suppressed')
FROM ingestion_offencerecord r
JOIN ingestion_extraction e ON e.id = r.extraction_id AND e.current
JOIN ingestion_document d ON d.id = e.document_id
WHERE d.campaign_id = %s AND r.answers_asked_period AND r.question <> ''
GROUP BY 1, 2, 3
"""
"""How many figures each return gives of each question and period, and what they come to."""


def main(arguments: Sequence[str] = ()) -> None:
    """Measures and writes docs/benchmarks/judging.md."""
    parser = argparse.ArgumentParser(prog="./run bench judging", description=__doc__)
    parser.add_argument("--records", type=int, default=10_000, help="of each force; half of them answer a question")
    asked = parser.parse_args(list(arguments))
    open_database("judging", afresh=True)
    from django.conf import settings
    from django.test import Client

    from foitracker.garbage import settle
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
    settle()
    found: dict[str, tuple[Any, Any, list[float], list[float]]] = {}
    for name, address in PAGES.items():
        first = cost_of(client, address.format(**filled))
        views = [
            (beside_bare(client, address.format(**filled), cost_of), from_records(campaign) if name in WHOLE else 0.0)
            for _ in range(VIEWS)
        ]
        own = sorted(cost.whole / cost.sql for cost, _ in views)
        records = sorted(cost.whole / taken for cost, taken in views) if name in WHOLE else []
        found[name] = first, views[0][0], own, records
        print(name, first, views[0][0], own, records, flush=True)
    TOLD.write_text(_page(OffenceRecord.objects.count(), found))
    print(TOLD.read_text())


def beside_bare(client: Any, address: str, cost_of: Any) -> Any:
    """One view, with the time that its statements take when they are run bare, one after another, and fetched."""
    from django.db import connection

    said: list[tuple[str, Any]] = []

    def noting(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        said.append((sql, params))
        return execute(sql, params, many, context)

    started = _spent()
    with connection.execute_wrapper(noting):
        cost = cost_of(client, address)
    whole, started = _spent() - started, _spent()
    with connection.cursor() as cursor:
        for sql, params in said:
            if sql.lstrip(" \n(").startswith(("SELECT", "WITH")):
                cursor.execute(sql, params)
                cursor.fetchall()
    return replace(cost, whole=whole, sql=_spent() - started)


def _spent() -> float:
    """Seconds of a processor that this process and its database's process have had."""
    from django.db import connection

    connection.ensure_connection()
    database = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text().split()[0]
    return time.process_time() + int(database) / 1e9


def from_records(campaign: Any) -> float:
    from django.db import connection

    started = _spent()
    with connection.cursor() as cursor:
        cursor.execute("SET max_parallel_workers_per_gather = 0")  # their time would be seen nowhere
        cursor.execute(FROM_RECORDS, [campaign.pk])
        cursor.fetchall()
    return _spent() - started


def ratio_words(ratios: list[float]) -> str:
    """The middle one, and how far they go."""
    return f"{ratios[len(ratios) // 2]:.1f} ({ratios[0]:.1f} to {ratios[-1]:.1f})" if ratios else "–"


def _page(whole: int, found: dict[str, tuple[Any, Any, list[float], list[float]]]) -> str:
    lines = [
        "# Judging",
        "",
        "*Measured by `./run bench judging`. Both sides of each ratio were measured in one run.*",
        "",
        f"A campaign of 43 forces that all answered, {whole:,} records. `its statements`: the processor time of a",
        "view and of the database for it, over that of the same statements run bare, their rows fetched. `from the",
        "records`: the same over one statement that counts each return's figures by question and period from all",
        "records, which a page over the campaign would rest on if nothing were kept. The middle of",
        f"{VIEWS} views, with the lowest and highest. The first view works out what is kept for others.",
        "",
        "| page | kB | queries, first view | queries | rows fetched | its statements | from the records |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, (first, later, own, records) in found.items():
        assert first.status == later.status == 200, (name, first.status, later.status)
        lines.append(
            f"| {name} | {later.size / 1000:,.0f} | {first.queries} | {later.queries} | {later.rows:,} | "
            f"{ratio_words(own)} | {ratio_words(records)} |"
        )
    return "\n".join(lines) + "\n"
