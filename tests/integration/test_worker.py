"""A real Celery worker, through the real broker, on the test's database: reads, outlives a document, catches up."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import psutil
import pytest
from django.db import connection
from django.utils import timezone

from foitracker import embedded, env, processes
from foitracker.celery import app
from ingestion import actions
from ingestion.models import Document, Heartbeat
from ingestion.tasks import sweep_documents
from tests import reliability
from tests.builders import campaign, totals_return

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.integration]

PATIENCE = 60
"""Seconds after which a worker counts as stuck: nothing here is measured by it."""


@pytest.fixture
def place_of_the_worker(settings, monkeypatch):
    """Workers started here work on this test's database and documents."""
    settings.DOCUMENTS_FOLDER = env.data_folder() / "documents"  # where the worker's own settings look
    at = connection.settings_dict
    login = quote(at["USER"], safe="") + (f":{quote(at['PASSWORD'], safe='')}" if at["PASSWORD"] else "")
    port = f":{at['PORT']}" if at["PORT"] else ""
    monkeypatch.setenv("DATABASE_URL", f"postgresql://{login}@{quote(at['HOST'], safe='')}{port}/{at['NAME']}")
    app.control.purge()


@pytest.fixture
def worker(place_of_the_worker):
    """A worker of one process; its process."""
    with processes.worker(clock=False, concurrency=1) as process:
        yield process
        assert process.poll() is None, "the worker is still there at the end"


@pytest.fixture
def request_of_kent():
    return campaign("kent").requests.get()


@pytest.fixture
def broker():
    """Takes the broker away from this process (`broker(False)`) and gives it back: a port where nobody listens."""

    def reach(up: bool) -> None:
        app.conf.broker_write_url = there if up else "redis://127.0.0.1:1/0"
        app.amqp._producer_pool = app._pool = None

    there = app.conf.broker_write_url
    yield reach
    reach(True)


def upload(request, content: bytes, name: str = "return.csv") -> Document:
    return actions.receive_document(
        name=name, chunks=[content], received_on=timezone.localdate(), by=None, request=request
    )


def becomes(document: Document, *states: str) -> Document:
    assert eventually(lambda: Document.objects.filter(pk=document.pk, state__in=states).exists()), (
        Document.objects.get(pk=document.pk).state,
        (env.data_folder() / "worker.log").read_text()[-2000:],
    )
    document.refresh_from_db()
    return document


def being_read(request, *, lines: int) -> Document:
    """A document that a worker is reading: of so many lines, or of more where it was read before anybody looked."""
    for times in (1, 3, 9):
        long = b"Offence,Notes\n" + b"Sexual communication with a child,one of many lines\n" * (lines * times)
        document = becomes(upload(request, long, name=f"long-{times}.csv"), "reading", "read", "refused")
        if document.state == Document.State.READING:
            return document
    raise AssertionError("no reading lasts until it is seen")


def eventually(happened: Callable[[], object]) -> object:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if found := happened():
            return found
        time.sleep(0.05)
    return None


def has_taken_up_what_was_left() -> bool:
    """Whether a worker has beaten a second time: what it does once, after its first beat, is done."""
    first = Heartbeat.objects.order_by("-at").first()
    return first is not None and bool(eventually(lambda: Heartbeat.objects.filter(at__gt=first.at).exists()))


def holder_of_a_document(worker: int) -> int | None:
    """The process that reads for this worker: worker, pool process, warm reading process, and the one it forked."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
    for pid in parents:
        line = [pid]
        while line[-1] in parents:
            line.append(parents[line[-1]])
        if worker in line and line.index(worker) == 3:
            return pid
    return None


def figures(document: Document) -> set[tuple[str, int, str]]:
    records = document.extractions.get().records.filter(question="1", answers_asked_period=True)
    return {(record.period_label, int(record.low), record.cell) for record in records}


def test_an_upload_is_read_by_the_worker_to_figures_with_their_cells(worker, request_of_kent):
    document = becomes(upload(request_of_kent, totals_return(26, 52)), "read", "refused")
    assert document.state == "read"
    assert figures(document) == {("2017/18", 26, "B2"), ("2018/19", 52, "C2")}


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the reading process is found in Linux's /proc")
def test_a_document_whose_reading_aborts_is_told_and_the_next_one_is_read(worker, request_of_kent):
    long = b"Offence,Notes\n" + b"Sexual communication with a child,one of many lines\n" * 400_000
    document = upload(request_of_kent, long, name="long.csv")
    becomes(document, "reading", "read", "refused")
    pid = eventually(lambda: holder_of_a_document(worker.pid))
    assert pid is not None
    os.kill(pid, signal.SIGABRT)
    becomes(document, "refused")
    assert document.error_code == "damaged"
    assert document.error_sentence.endswith(".")
    assert "Traceback" not in document.error_sentence
    assert document.path.read_bytes() == long
    after = becomes(upload(request_of_kent, totals_return(7, 9)), "read", "refused")
    assert figures(after) == {("2017/18", 7, "B2"), ("2018/19", 9, "C2")}


def test_what_was_uploaded_with_the_broker_away_waits_and_is_swept_when_it_is_back(worker, request_of_kent, broker):
    assert eventually(has_taken_up_what_was_left), "a worker that starts looks for what waits: not what is tried here"
    broker(False)
    document = upload(request_of_kent, totals_return(26, 52))
    Document.objects.update(uploaded_at=timezone.now() - timedelta(minutes=1))
    assert sweep_documents() == 0
    document.refresh_from_db()
    assert document.state == "waiting"
    broker(True)
    assert sweep_documents() == 1
    assert becomes(document, "read", "refused").state == "read"
    assert sweep_documents() == 0


@pytest.mark.parametrize("away", [0.0, 3.0], ids=["back at once", "away for a while"])
def test_a_broker_that_is_killed_during_a_reading_loses_nothing_and_the_worker_goes_on(worker, request_of_kent, away):
    document = being_read(request_of_kent, lines=3_000)
    broker = psutil.Process(int((embedded.folder() / "valkey" / "server.pid").read_text()))
    broker.kill()
    assert eventually(lambda: not broker.is_running() or broker.status() == psutil.STATUS_ZOMBIE)
    time.sleep(away)
    back = time.monotonic()
    embedded.revive()
    becomes(document, "read", "refused")
    after = becomes(upload(request_of_kent, totals_return(7, 9)), "read", "refused")
    assert figures(after) == {("2017/18", 7, "B2"), ("2018/19", 9, "C2")}
    reliability.note(
        f"kill -9 of the broker during a reading, {away:g} s away",
        in_flight="the reading goes on to its end",
        seconds=time.monotonic() - back,
    )
    assert document.extractions.count() <= 1, "the same nudge delivered twice reads once"


def test_a_killed_worker_s_reading_is_taken_up_by_the_next_one_at_once(place_of_the_worker, request_of_kent):
    with processes.worker(clock=False, concurrency=1) as dies:
        document = being_read(request_of_kent, lines=20_000)
        assert f"/{dies.pid}/" in document.claimed_by
        os.killpg(dies.pid, signal.SIGKILL)
        dies.wait()
    killed = time.monotonic()
    with processes.worker(clock=False, concurrency=1):
        becomes(document, "read", "refused")
        well = time.monotonic()
    assert document.attempts == 2
    reliability.note(
        "kill -9 of a worker with its reading", in_flight="the next worker reads it anew",
        seconds=well - killed,
    )  # fmt: skip
