"""The records parted by campaign, tried on a copy of their table: partitions attached and detached while others read.

No program of ours uses this table: what it would buy and cost is measured by `./run bench partitions`, and decided in
docs/decisions.md. Here is how it is done without stopping, in the database's own words.
"""

from __future__ import annotations

from collections.abc import Iterable

from psycopg import Connection
from psycopg.sql import SQL, Identifier, Literal

PARENT = "records_parted"
COPIED = SQL(
    "SELECT record.*, document.campaign_id FROM ingestion_offencerecord record "
    "JOIN ingestion_extraction extraction ON extraction.id = record.extraction_id "
    "JOIN ingestion_document document ON document.id = extraction.document_id WHERE document.campaign_id = {}"
)


def partition(campaign: int) -> str:
    return f"{PARENT}_{campaign}"


def make_parent(server: Connection) -> None:
    """An empty copy of the records' table with its indexes, parted by campaign, which is part of its key. It has no
    partition for the rest: beside one nothing is detached without stopping, and what is attached is looked for in it
    first."""
    server.execute(SQL("DROP TABLE IF EXISTS {} CASCADE").format(Identifier(PARENT)))
    made = "CREATE TABLE {} (LIKE ingestion_offencerecord, campaign_id bigint NOT NULL) PARTITION BY LIST (campaign_id)"
    server.execute(SQL(made).format(Identifier(PARENT)))
    for index in (
        "ALTER TABLE {} ADD PRIMARY KEY (campaign_id, id)",
        "CREATE INDEX ON {} (extraction_id)",
        "CREATE INDEX ON {} (key)",
        "ALTER TABLE {} ADD FOREIGN KEY (extraction_id) REFERENCES ingestion_extraction (id)",
    ):
        server.execute(SQL(index).format(Identifier(PARENT)))


def fill(server: Connection, campaign: int) -> int:
    """A campaign's records in a table of their own, ready to be attached: with every index, the key to the readings and
    a check that says whose they all are, so that attaching has nothing left to look through. How many."""
    name = Identifier(partition(campaign))
    server.execute(SQL("CREATE TABLE {} (LIKE {} INCLUDING INDEXES)").format(name, Identifier(PARENT)))
    number = server.execute(SQL("INSERT INTO {} ").format(name) + COPIED.format(Literal(campaign))).rowcount
    server.execute(
        SQL("ALTER TABLE {} ADD CHECK (campaign_id = {}), ADD FOREIGN KEY (extraction_id) REFERENCES "
            "ingestion_extraction (id)").format(name, Literal(campaign))
    )  # fmt: skip
    return number


def attach(server: Connection, campaign: int) -> None:
    """From one moment to the next its records are among all others."""
    server.execute(
        SQL("ALTER TABLE {} ATTACH PARTITION {} FOR VALUES IN ({})").format(
            Identifier(PARENT), Identifier(partition(campaign)), Literal(campaign)
        )
    )


def detach(server: Connection, campaign: int, *, stopping: bool = False) -> None:
    """Its records are a table of their own again. Waits for whoever reads now, and nobody waits for it; with `stopping`
    all who come after wait too, as PostgreSQL does by default. Outside a transaction."""
    server.execute(
        SQL("ALTER TABLE {} DETACH PARTITION {}").format(Identifier(PARENT), Identifier(partition(campaign)))
        + SQL("" if stopping else " CONCURRENTLY")
    )


def part_all(server: Connection, campaigns: Iterable[int]) -> int:
    """Every campaign's records attached; how many."""
    number = 0
    for campaign in campaigns:
        number += fill(server, campaign)
        attach(server, campaign)
    return number
