"""The records in one table and parted by campaign, side by side. Run: ./run bench partitions

The parted table is a copy (tests/scale/partitions.py). Statements are those that pages and workers send; times are
processor time of the database's own process, so that who waits for a busy machine is not counted, but for what readers
wait while partitions come and go: there the longest time on the clock is told.
"""

from __future__ import annotations

import argparse
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from tests.scale.place import open_database

TOLD = Path(__file__).resolve().parents[2] / "docs" / "benchmarks" / "partitions.md"
TURNS = 9
CAME_AND_WENT = 12
PARTED = "records_parted"

STATEMENTS = {
    "the figures of one return, as asked for now": "SELECT * FROM {table} WHERE extraction_id = %(extraction)s",
    "the same, the campaign named too": "SELECT * FROM {table} WHERE extraction_id = %(extraction)s{of_campaign}",
    "counts of a campaign by question and period": "SELECT question, period_label, count(*), sum(low) FROM {table} "
    "WHERE {whose} GROUP BY 1, 2",
    "figures with one key, of any campaign": "SELECT * FROM {table} WHERE key = %(key)s LIMIT 50",
    "the newest fifty": "SELECT * FROM {table} ORDER BY id DESC LIMIT 50",
}
WHOSE = {
    "ingestion_offencerecord": "extraction_id IN (SELECT e.id FROM ingestion_extraction e JOIN ingestion_document d "
    "ON d.id = e.document_id WHERE d.campaign_id = %(campaign)s)",
    PARTED: "campaign_id = %(campaign)s",
}


def main(arguments: Sequence[str] = ()) -> None:
    """Measures and writes docs/benchmarks/partitions.md."""
    parser = argparse.ArgumentParser(prog="./run bench partitions", description=__doc__)
    parser.add_argument("--campaigns", type=int, default=200)
    parser.add_argument("--records", type=int, default=200_000)
    asked = parser.parse_args(list(arguments))
    open_database("partitions", afresh=True)
    from ingestion.models import OffenceRecord
    from requests_app.models import Campaign
    from tests.scale import partitions, world

    world.people()
    world.make(world.Size(500, asked.campaigns * 40, asked.records, 40))
    campaigns = list(Campaign.objects.order_by("pk").values_list("pk", flat=True))
    with _connected() as server:
        partitions.make_parent(server)
        partitions.part_all(server, campaigns)
        server.execute("ANALYZE")
        record = OffenceRecord.objects.select_related("extraction__document").order_by("?").first()
        given = {"campaign": record.extraction.document.campaign_id, "extraction": record.extraction_id,
                 "key": record.key}  # fmt: skip
        statements = [(words, *_compared(server, sql, given)) for words, sql in STATEMENTS.items()]
        waits = _come_and_go(server, campaigns)
        gone = _deleted(server, campaigns[-1])
    TOLD.write_text(_page(len(campaigns), OffenceRecord.objects.count(), statements, waits, gone))
    print(TOLD.read_text())


def _connected() -> Any:
    import psycopg
    from django.db import connection

    at = connection.get_connection_params()
    named = {name: at[name] for name in ("dbname", "host", "user", "password", "port") if at.get(name)}
    return psycopg.connect(**named, autocommit=True)


def _database_spent(server: Any) -> float:
    """Processor seconds of the database's process so far."""
    return int(Path(f"/proc/{server.info.backend_pid}/schedstat").read_text().split()[0]) / 1e9


def _compared(server: Any, sql: str, given: dict[str, Any]) -> tuple[float, float]:
    """Milliseconds of the median turn, planning included: in one table, and parted."""

    def taken(table: str) -> float:
        named = sql.format(
            table=table, whose=WHOSE[table], of_campaign=" AND campaign_id = %(campaign)s" if table == PARTED else ""
        )
        started = _database_spent(server)
        server.execute(named, given, prepare=False).fetchall()
        return (_database_spent(server) - started) * 1000

    turns = [(taken("ingestion_offencerecord"), taken(PARTED)) for _ in range(TURNS + 1)][1:]
    return median(one for one, _ in turns), median(other for _, other in turns)


def _come_and_go(server: Any, campaigns: list[int]) -> list[tuple[str, float, float, int]]:
    """What is done, how long each time at most, the longest that a reader meanwhile took, how many reads."""
    from psycopg.sql import SQL, Identifier

    from tests.scale import partitions

    goes = campaigns[len(campaigns) // 2]
    read = SQL("SELECT count(*) FROM {} WHERE campaign_id = {}").format(Identifier(PARTED), campaigns[0])
    whole = server.execute(read).fetchone()

    def beside(work: Callable[[], None]) -> tuple[float, float, int]:
        ended, reads = threading.Event(), list[float]()

        def go_on() -> None:
            with _connected() as other:
                while not ended.is_set():
                    started = time.perf_counter()
                    assert other.execute(read).fetchone() == whole
                    reads.append(time.perf_counter() - started)

        readers = [threading.Thread(target=go_on) for _ in range(2)]
        for one in readers:
            one.start()
        _more(reads)
        reads.clear()
        started = time.perf_counter()
        work()
        took = time.perf_counter() - started
        _more(reads)
        ended.set()
        for one in readers:
            one.join()
        return took, max(reads), len(reads)

    done: dict[str, Callable[[], None]] = {
        "nothing, for a while": lambda: time.sleep(0.5),
        "detached, without stopping": lambda: partitions.detach(server, goes),
        "attached": lambda: partitions.attach(server, goes),
        "detached, as PostgreSQL does by default": lambda: partitions.detach(server, goes, stopping=True),
        "attached again": lambda: partitions.attach(server, goes),
    }
    found: dict[str, list[tuple[float, float, int]]] = {words: [] for words in done}
    for _ in range(CAME_AND_WENT):
        for words, work in done.items():
            found[words].append(beside(work))
    return [
        (words, max(one[0] for one in held) * 1000, max(one[1] for one in held) * 1000, sum(one[2] for one in held))
        for words, held in found.items()
    ]


def _more(reads: list[float], number: int = 3) -> None:
    """Waits until that many more reads are done."""
    until = len(reads) + number
    while len(reads) < until:
        time.sleep(0.001)


def _deleted(server: Any, campaign: int) -> tuple[int, float, float]:
    """A campaign's records gone: how many, and milliseconds of the database deleting them and dropping their table."""
    from psycopg.sql import SQL, Identifier

    from tests.scale import partitions

    started = _database_spent(server)
    whose = WHOSE["ingestion_offencerecord"]
    rows = server.execute(f"DELETE FROM ingestion_offencerecord WHERE {whose}", {"campaign": campaign}).rowcount
    one, started = _database_spent(server) - started, _database_spent(server)
    partitions.detach(server, campaign)
    server.execute(SQL("DROP TABLE {}").format(Identifier(partitions.partition(campaign))))
    return rows, one * 1000, (_database_spent(server) - started) * 1000


def _page(campaigns: int, records: int, statements: list[Any], waits: list[Any], gone: Any) -> str:
    rows, deleted, dropped = gone
    lines = [
        "# Partitions",
        "",
        "*Measured by `./run bench partitions`. Both sides of each ratio were measured in one run.*",
        "",
        f"{records:,} records of {campaigns} campaigns: in one table as they are kept, and parted by campaign.",
        "",
        "| asked of the database | one table, ms | parted, ms | times as long |",
        "| --- | ---: | ---: | ---: |",
        *(f"| {words} | {one:.2f} | {other:.2f} | {other / one:.1f} |" for words, one, other in statements),
        f"| a campaign's {rows:,} records gone: deleted, or detached and dropped | {deleted:.1f} | {dropped:.1f} | "
        f"{dropped / deleted:.1f} |",
        "",
        f"Milliseconds of the database's processor with planning, the middle of {TURNS}. Without the campaign in the",
        "question every partition is planned for and looked into.",
        "",
        f"Partitions that come and go while two others read one campaign's figures, {CAME_AND_WENT} times each. The",
        "longest on the clock, milliseconds; the first line says how long a read waits for the machine alone:",
        "",
        "| done to another campaign's partition | took | the longest read meanwhile | reads |",
        "| --- | ---: | ---: | ---: |",
        *(f"| {words} | {took:.0f} | {longest:.0f} | {reads:,} |" for words, took, longest, reads in waits),
        "",
        "`tests/integration/test_partitions.py` does the same with a writer beside the readers, and holds that each",
        "read sees all of a campaign or nothing of it, that nobody fails, and that what is detached is whole.",
    ]
    return "\n".join(lines) + "\n"
