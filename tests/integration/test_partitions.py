"""Records parted by campaign: partitions come and go while others read and write, and nobody waits or misses one."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection
from psycopg.sql import SQL, Identifier

from ingestion.models import Document, Extraction, OffenceRecord
from requests_app.models import Campaign
from tests.scale import partitions, world

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.integration]

PATIENCE = "5s"
"""A reader or writer that has to wait this long for a lock is refused it, and the test fails."""
READS = SQL("SELECT campaign_id, count(*), sum(low) FROM {} GROUP BY 1").format(Identifier(partitions.PARENT))


def come_in(*, waits: bool = True) -> psycopg.Connection:
    at = connection.get_connection_params()
    named = {name: at[name] for name in ("dbname", "host", "user", "password", "port") if at.get(name)}
    opened = psycopg.connect(**named, autocommit=True)
    if not waits:
        opened.execute(SQL("SET lock_timeout = {}").format(PATIENCE))
    return opened


class Others:
    """Readers and a writer, each with a connection of its own, until they are told to end."""

    def __init__(self, written_to: int, extraction: int) -> None:
        self.seen: list[dict[int, tuple[int, int]]] = []
        self.written, self.faults = 0, []
        self._ended = threading.Event()
        works = [self._read, self._read, lambda server: self._write(server, written_to, extraction)]
        self._threads = [threading.Thread(target=self._go_on, args=[work]) for work in works]

    def _go_on(self, work) -> None:
        with come_in(waits=False) as server:
            while not self._ended.is_set() and not self.faults:
                try:
                    work(server)
                except psycopg.Error as fault:
                    self.faults.append(fault)

    def _read(self, server: psycopg.Connection) -> None:
        self.seen.append({campaign: (number, total) for campaign, number, total in server.execute(READS).fetchall()})

    def _write(self, server: psycopg.Connection, campaign: int, extraction: int) -> None:
        """A reading that comes, and goes again: the figures of one return, all or none."""
        name = Identifier(partitions.PARENT)
        copied = SQL("INSERT INTO {} SELECT record.*, {} FROM ingestion_offencerecord record WHERE extraction_id = {}")
        with server.transaction():
            server.execute(SQL("DELETE FROM {} WHERE campaign_id = {} AND extraction_id = {}").format(
                name, campaign, extraction))  # fmt: skip
            server.execute(copied.format(name, campaign, extraction))
        self.written += 1

    def __enter__(self) -> Others:
        for one in self._threads:
            one.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        for one in self._threads:
            one.join()

    def went_on(self, more: int = 3) -> None:
        """Waits until readers and the writer have gone on by some turns."""
        reads, writes = len(self.seen) + more, self.written + more
        while (len(self.seen) < reads or self.written < writes) and not self.faults:
            threading.Event().wait(0.01)


@pytest.fixture
def parted() -> Iterator[tuple[psycopg.Connection, list[int]]]:
    """Five campaigns; those but the last are attached."""
    world.people()
    world.make(world.Size(authorities=40, requests=100, records=1200, a_campaign=20))
    campaigns = list(Campaign.objects.order_by("pk").values_list("pk", flat=True))
    with come_in() as server:
        partitions.make_parent(server)
        partitions.part_all(server, campaigns[:-1])
        yield server, campaigns
        server.execute(SQL("DROP TABLE {} CASCADE").format(Identifier(partitions.PARENT)))
        for campaign in campaigns:
            server.execute(SQL("DROP TABLE IF EXISTS {}").format(Identifier(partitions.partition(campaign))))


def of_campaign(campaign: int) -> tuple[int, int]:
    """From the records themselves."""
    lows = OffenceRecord.objects.filter(extraction__document__campaign=campaign).values_list("low", flat=True)
    return len(lows), sum(lows)


def test_partitions_come_and_go_while_others_read_and_write(parted):
    server, campaigns = parted
    written_to, still, goes, comes = campaigns[0], campaigns[1], campaigns[2], campaigns[4]
    extraction = Extraction.objects.filter(document__in=Document.objects.filter(campaign=written_to)).first().pk
    whole = {one: of_campaign(one) for one in campaigns}
    with Others(written_to, extraction) as others:
        others.went_on()
        for _ in range(3):
            partitions.fill(server, comes)
            partitions.attach(server, comes)
            others.went_on()
            partitions.detach(server, goes)
            others.went_on()
            partitions.attach(server, goes)
            partitions.detach(server, comes)
            others.went_on()
            alone = SQL("SELECT count(*), sum(low) FROM {}").format(Identifier(partitions.partition(comes)))
            assert server.execute(alone).fetchone() == whole[comes], "what is detached is whole"
            server.execute(SQL("DROP TABLE {}").format(Identifier(partitions.partition(comes))))
    assert others.faults == []
    assert all(seen[still] == whole[still] and seen[written_to] == whole[written_to] for seen in others.seen)
    for one in (goes, comes):
        held = {seen.get(one) for seen in others.seen}
        assert held == {None, whole[one]}, "all of it or nothing, and both were seen"


def test_whoever_still_reads_keeps_it_from_going_and_nobody_else_from_reading(parted):
    server, campaigns = parted
    gone = threading.Event()

    def detach() -> None:
        with come_in() as other:
            partitions.detach(other, campaigns[0])
        gone.set()

    with come_in() as reader, come_in(waits=False) as another, reader.transaction():
        before = reader.execute(READS).fetchall()
        thread = threading.Thread(target=detach)
        thread.start()
        waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%CONCURRENTLY'"
        while not server.execute(waiting).fetchone()[0]:
            threading.Event().wait(0.01)
        assert len(another.execute(READS).fetchall()) in (len(before), len(before) - 1)
        assert not gone.is_set(), "who began to read it reads on"
    thread.join(timeout=60)
    assert gone.is_set()
    assert campaigns[0] not in {row[0] for row in server.execute(READS).fetchall()}
