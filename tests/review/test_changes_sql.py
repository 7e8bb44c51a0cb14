"""What the database notes of a campaign moves whenever what its rows say does, whatever is done to them and by whom."""

from __future__ import annotations

import contextlib
import random
import re
import threading
from datetime import date
from functools import partial
from inspect import getsource
from itertools import count
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, OperationalError, connection, transaction

from ingestion.models import Document
from requests_app import request_groups
from requests_app.kept_stamps import _kept, gather_changes, kept_or_made
from requests_app.models import Campaign, ClockEvent, FoiRequest, Force, GroundChange, KeptStamp, QuestionOutcome
from review import stamps
from review.changes_sql import BELOW, NOT_COUNTED, OWN
from tests.builders import campaign
from tests.scale.copying import copy_rows
from tests.scale.histories import History

pytestmark = pytest.mark.integration
TODAY = date(2019, 5, 20)
TABLES = [*BELOW, *OWN]
MADE = {
    "figures": stamps.stamped_for_figures,
    "across": stamps.stamped_across,
    "stories": request_groups._stories,
    "returns": lambda campaigns, *, today: {
        key: str(sorted(stamps.stamps([Campaign(pk=key)], requests_of(key), today=today).items())) for key in campaigns
    },
}
"""What is made of all rows of a campaign, by whom."""


def requests_of(campaign: int) -> list[int]:
    return list(FoiRequest.objects.filter(campaign=campaign).values_list("pk", flat=True))


def slow(campaigns) -> dict[tuple[str, int], Any]:
    """From all rows."""
    keys = [one.pk for one in campaigns]
    return {(what, key): said for what, make in MADE.items() for key, said in make(keys, today=TODAY).items()}


def kept(campaigns) -> dict[tuple[str, int], Any]:
    """As pages ask: what is kept, or made and kept."""
    keys = [one.pk for one in campaigns]
    return {
        (what, key): said
        for what, make in MADE.items()
        for key, said in kept_or_made(what, keys, today=TODAY, make=partial(make, today=TODAY)).items()
    }


def marks(campaigns) -> list[Any]:
    return sorted(_kept("", [one.pk for one in campaigns], TODAY))


def nothing_is_stale(campaigns, done) -> dict[tuple[str, int], str]:
    now = slow(campaigns)
    assert kept(campaigns) == now, done[-8:]
    return now


def columns() -> dict[str, list[tuple[str, str]]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_name = ANY(%s)",
            [TABLES],
        )
        found: dict[str, list[tuple[str, str]]] = {table: [] for table in TABLES}
        for table, column, kind in cursor.fetchall():
            found[table].append((column, kind))
    return {table: sorted(held) for table, held in found.items()}


POINTS = {
    "campaign_id": "requests_app_campaign", "request_id": "requests_app_foirequest", "force_id": "requests_app_force",
    "document_id": "ingestion_document", "extraction_id": "ingestion_extraction", "parent_id": "ingestion_document",
    "supersedes_id": "ingestion_document",
}  # fmt: skip


class Doings:
    """Statements of SQL that anybody may send: any column of any row changed, rows added, taken away, moved."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.columns = columns()
        self.numbers = count(1)

    def draw(self) -> str:
        table = self.chance.choice(TABLES)
        kind = self.chance.choice(("update", "update", "update all", "delete", "copy", "move"))
        one = f"(SELECT id FROM {table} ORDER BY md5(id::text || '{self.chance.random()}') LIMIT 1)"
        if kind == "delete":
            return f"DELETE FROM {table} WHERE id = {one}"
        if kind == "copy":
            names = [name for name, _ in self.columns[table] if name != "id"]
            told = [self._unlike(table, name) for name in names]
            into = ", ".join(f'"{name}"' for name in names)
            return f"INSERT INTO {table} ({into}) SELECT {', '.join(told)} FROM {table} WHERE id = {one}"
        movable = [name for name, _ in self.columns[table] if name in POINTS]
        if kind == "move" and movable:
            column = self.chance.choice(movable)
            return f'UPDATE {table} SET "{column}" = {self._any(POINTS[column])} WHERE id = {one}'
        column, sort = self.chance.choice([held for held in self.columns[table] if held[0] != "id"])
        where = f" WHERE id = {one}" if kind != "update all" else ""
        return f'UPDATE {table} SET "{column}" = {self._value(column, sort)}{where}'

    def _any(self, table: str) -> str:
        return f"(SELECT id FROM {table} ORDER BY md5(id::text || '{self.chance.random()}') LIMIT 1)"

    def _unlike(self, table: str, column: str) -> str:
        """Of a row that is copied: what no two rows may have in common is another's."""
        if column in {"slug", "code", "name", "token"} and table != "ingestion_document":
            return f"'{self.chance.getrandbits(32):x}{next(self.numbers)}'"
        if column == "number":
            return f"number + {next(self.numbers)}"
        return self._any("requests_app_force") if column == "force_id" else f'"{column}"'

    def _value(self, column: str, sort: str) -> str:
        number = self.chance.randint(0, 9)
        if column in POINTS:
            return self._any(POINTS[column])
        if column.endswith("_id"):
            return f'"{column}"'
        if sort in ("character varying", "text"):
            if column in {"state", "status"}:
                return f"'{self.chance.choice(('read', 'waiting', 'refused', 'sent'))}'"
            return f'left("{column}", 3) || {number}' if column != "token" else f"'{self.chance.getrandbits(40):x}'"
        if sort == "boolean":
            return f'NOT "{column}"'
        if sort in ("date", "timestamp with time zone"):
            return f"\"{column}\" + interval '{number} days'"
        if sort in ("integer", "smallint", "bigint", "numeric", "double precision"):
            return f'"{column}" + {number}'
        return f'"{column}"'


@pytest.fixture
def two(monkeypatch):
    """Two campaigns with everything that a result rests on in them."""
    history = History(7, monkeypatch)
    for _ in range(25):
        history.step()
    other = campaign("kent", "surrey", slug="other")
    Document.objects.create(
        campaign=other, request=other.requests.first(), name="other.csv", sha256="0" * 64, size=1, received_on=TODAY
    )
    return [history.campaign, other]


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_sent_to_the_database_nothing_kept_is_stale(two, seed):
    doings, done, moved = Doings(seed), [], 0
    with transaction.atomic():
        before = nothing_is_stale(two, done)
        # how many of them move anything depends on what they are drawn about: more are drawn where few do
        while len(done) < 70 or (moved <= 10 and len(done) < 500):
            done.append(doings.draw())
            try:
                with transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(done[-1])
                    if doings.chance.random() < 0.2:
                        nothing_is_stale(two, done)  # kept within what is undone, and gone with it
                        transaction.set_rollback(True)
            except DatabaseError:
                done[-1] = f"refused: {done[-1]}"
            now = nothing_is_stale(two, done)
            moved += now != before
            before = now
        transaction.set_rollback(True)  # rows that point at nothing are no matter here
    assert moved > 10, "else nothing was tried"


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(40, 42))
def test_through_any_history_of_what_people_do_nothing_kept_is_stale(seed, monkeypatch):
    history = History(seed, monkeypatch)
    for _ in range(30):
        history.step()
        nothing_is_stale([history.campaign], history.done)
        if history.chance.random() < 0.2:
            gather_changes()
            nothing_is_stale([history.campaign], history.done)


@pytest.mark.django_db
def test_every_table_that_a_stamp_is_made_of_notes_its_changes():
    named = set(re.findall(r"(?:FROM|JOIN) ((?:requests_app|ingestion|review)_\w+)", getsource(stamps)))
    asked = {one._meta.db_table for one in (ClockEvent, FoiRequest, Force, QuestionOutcome)}  # request_groups.py
    assert named - {"review_keptstanding"} | asked == set(TABLES)


@pytest.mark.django_db
def test_a_table_that_is_emptied_is_a_change_of_every_campaign(two):
    with transaction.atomic():
        before = marks(two)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("TRUNCATE review_setaside")
        assert not set(marks(two)) & set(before)
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_how_far_a_reading_is_is_no_change(two):
    before = marks(two)
    assert Document.objects.update(progress_done=5, progress_of=9, attempts=2, claimed_by="a worker") > 3
    Document.objects.filter(pk=0).update(name="nothing")
    assert marks(two) == before


@pytest.mark.django_db
def test_columns_that_do_not_count_are_columns():
    found = columns()
    for table, names in NOT_COUNTED.items():
        assert set(names) < {name for name, _ in found[table]}


@pytest.mark.django_db
def test_a_thousand_rows_that_come_at_once_are_one_change(two):
    first, other = two
    changes = GroundChange.objects.filter(campaign_id=first.pk)
    number = changes.count()
    row = (first.pk, first.requests.first().pk, "many.csv", "1" * 64, 1, TODAY, "read")
    names = ["campaign_id", "request_id", "name", "sha256", "size", "received_on", "state"]
    copy_rows(Document, names, [row] * 1000)
    assert changes.count() == number + 1
    number = changes.count()
    Document.objects.bulk_create([Document(campaign=other, name="x", size=1, received_on=TODAY) for _ in range(9)])
    assert changes.count() == number


@pytest.mark.django_db
def test_one_row_takes_the_place_of_many_and_no_mark_moves(two):
    first = two[0]
    for number in range(150):
        first.requests.update(campaign_version=number)
    before = marks(two)
    assert GroundChange.objects.filter(campaign_id=first.pk).count() > 150
    gather_changes()
    assert GroundChange.objects.filter(campaign_id=first.pk).count() == 1
    assert marks(two) == before


@pytest.mark.django_db
def test_of_a_campaign_that_nothing_was_noted_of_nothing_is_kept(two):
    GroundChange.objects.filter(campaign_id=two[0].pk).delete()
    nothing_is_stale(two, [])
    assert set(KeptStamp.objects.values_list("campaign", flat=True)) == {two[1].pk}


@pytest.mark.django_db
def test_what_was_noted_of_a_campaign_goes_with_it():
    gone = campaign()
    assert GroundChange.objects.filter(campaign_id=gone.pk).exists()
    key = gone.pk
    gone.delete()
    assert not GroundChange.objects.filter(campaign_id=key).exists()


# Two at the same time.


def come_in() -> psycopg.Connection:
    at = connection.get_connection_params()
    return psycopg.connect(
        **{name: at[name] for name in ("dbname", "host", "user", "password", "port") if at.get(name)}
    )


class Other:
    """Somebody with a transaction of their own, whose statements may have to wait."""

    def __init__(self) -> None:
        self.server = come_in()
        self.server.execute("SET deadlock_timeout = '50ms'")
        self.pid = self.server.info.backend_pid
        self._thread: threading.Thread | None = None
        self.failed = False

    @property
    def waits(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def send(self, statement: str) -> None:
        """Back when it is done or waits for somebody."""

        def run() -> None:
            try:
                self.server.execute(statement)
            except psycopg.Error:
                self.failed = True

        self._thread = threading.Thread(target=run)
        self._thread.start()
        while self._thread.is_alive() and not self._held_up():
            self._thread.join(0.005)

    def _held_up(self) -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT cardinality(pg_blocking_pids(%s)) > 0", [self.pid])
            return bool(cursor.fetchone()[0])

    def end(self, *, keep: bool) -> None:
        if self._thread is not None:
            self._thread.join()
        try:
            if keep and not self.failed:
                self.server.commit()
            else:
                self.server.rollback()
        except psycopg.Error:  # what it pointed at is gone
            self.server.rollback()
        self.failed = False


@pytest.fixture
def apart(two):
    """Two who work at the same time on the same campaigns."""
    found = [Other(), Other()]
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '100ms'")
        yield found
        cursor.execute("RESET lock_timeout")
    for one in found:
        one.server.close()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("seed", range(100, 104))
def test_whatever_two_do_at_the_same_time_nothing_kept_is_stale(two, apart, seed):
    doings, done, met = Doings(seed), [], 0
    for _ in range(25):
        left = {0: doings.chance.randint(1, 3), 1: doings.chance.randint(1, 3)}
        while left:
            free = [who for who in left if not apart[who].waits]
            who = doings.chance.choice(free)  # both never wait: one of them would be refused
            if left[who] and not apart[who].failed:
                left[who] -= 1
                done.append(f"{who}: {doings.draw()}")
                apart[who].send(done[-1].removeprefix(f"{who}: "))
                met += len(left) == 2 and not any(one.failed for one in apart)
            else:
                done.append(f"{who} ends")
                apart[who].end(keep=doings.chance.random() < 0.8)
                del left[who]
            with contextlib.suppress(OperationalError):  # what is kept points at a campaign that one of them changes
                nothing_is_stale(two, done)
    assert met > 10, "else only one of them did anything at a time"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("first", ["the move", "the reading"])
def test_a_document_that_moves_while_it_is_read_changes_both_campaigns(two, apart, first):
    document = two[0].documents.first()
    reading = (
        "INSERT INTO ingestion_extraction (document_id, number, current, reading, grids, layout, reader_version, "
        f"made_at, seconds) VALUES ({document.pk}, 99, false, '{{}}', '[]', '{{}}', '1', now(), 0)"
    )
    move = f"UPDATE ingestion_document SET campaign_id = {two[1].pk}, request_id = {two[1].requests.first().pk} "
    statements = [move + f"WHERE id = {document.pk}", reading]
    if first == "the reading":
        statements.reverse()
    before = nothing_is_stale(two, [])
    for one, statement in zip(apart, statements, strict=True):
        one.send(statement)
    assert [one.waits for one in apart] == [False, True], "the second waits for the first"
    for one in apart:
        one.end(keep=True)
        now = nothing_is_stale(two, [first])
    assert all(now[key] != said for key, said in before.items() if key[0] != "stories")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_who_write_into_one_campaign_do_not_wait_for_each_other(two, apart):
    requests = list(two[0].requests.values_list("pk", flat=True))
    for one, request in zip(apart, requests, strict=False):
        one.send(f"UPDATE requests_app_foirequest SET status = 'closed' WHERE id = {request}")
        one.send(
            "INSERT INTO ingestion_document (campaign_id, request_id, name, sha256, size, received_on, uploaded_at, "
            "media_type, state, claimed_by, attempts, progress_done, progress_unit, error_code, error_sentence, "
            f"quarantined, quarantine_reason, deletion_reason) VALUES ({two[0].pk}, {request}, 'n', '0', 1, "
            "'2019-05-20', now(), '', 'read', '', 0, 0, '', '', '', false, '', '')"
        )
    assert [(one.waits, one.failed) for one in apart] == [(False, False)] * 2
    for one in apart:
        one.end(keep=True)
        nothing_is_stale(two, [])
