"""What fails while documents are read and letters leave, with real processes: what was in flight goes on, and nothing
is lost or stays stuck."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from datetime import timedelta
from pathlib import Path

import psutil
import pytest
from django.urls import reverse
from django.utils import timezone

from foitracker import processes
from foitracker.celery import app
from ingestion import actions
from ingestion.heartbeats import the_clock
from ingestion.models import Document, Heartbeat
from ingestion.tasks import read_document
from requests_app.actions import send_letter
from requests_app.models import Event, FoiRequest, Force, Message
from requests_app.roles import STAFF
from tests import reliability
from tests.builders import person, totals_return
from tests.integration.test_worker import (
    becomes,
    being_read,
    eventually,
    figures,
    holder_of_a_document,
    place_of_the_worker,
    request_of_kent,
    upload,
    worker,
)

__all__ = ["place_of_the_worker", "request_of_kent", "worker"]
pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.integration]
LONG = b"Offence,Notes\n" + b"Sexual communication with a child,one of many lines\n" * 6_000
LINUX = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are found in Linux's /proc")


def pool_of(worker: subprocess.Popen[bytes]) -> psutil.Process:
    """The process of the worker's pool: its child that is Celery, too."""
    return next(one for one in psutil.Process(worker.pid).children() if "celery" in " ".join(one.cmdline()))


@LINUX
def test_a_killed_reading_process_is_told_and_the_next_document_is_read(worker, request_of_kent):
    document = being_read(request_of_kent, lines=30_000)
    before = document.path.read_bytes()
    pid = eventually(lambda: holder_of_a_document(worker.pid))
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    killed = time.monotonic()
    becomes(document, "refused")
    after = becomes(upload(request_of_kent, totals_return(7, 9)), "read", "refused")
    assert figures(after) == {("2017/18", 7, "B2"), ("2018/19", 9, "C2")}
    reliability.note(
        "kill -9 of the process that reads one document",
        in_flight="that document says that it stops its reader; it can be read again from its page",
        seconds=time.monotonic() - killed,
    )
    assert document.path.read_bytes() == before


def test_a_killed_process_of_the_pool_leaves_its_reading_to_the_next(worker, request_of_kent):
    document = being_read(request_of_kent, lines=12_000)
    pool_of(worker).kill()
    killed = time.monotonic()
    after = becomes(upload(request_of_kent, totals_return(7, 9)), "read", "refused")
    assert figures(after) == {("2017/18", 7, "B2"), ("2018/19", 9, "C2")}
    becomes(document, "read", "refused")
    assert document.attempts == 2
    reliability.note(
        "kill -9 of a process of the worker's pool",
        in_flight="its reading is taken up again",
        seconds=time.monotonic() - killed,
    )


def test_a_broker_that_comes_back_empty_loses_no_document(place_of_the_worker, request_of_kent):
    document = upload(request_of_kent, totals_return(26, 52))
    app.control.purge()  # as a broker without its file comes back
    came_back = time.monotonic()
    with processes.worker(clock=True, concurrency=1) as process:
        becomes(document, "read", "refused")
        well = time.monotonic()
        assert process.poll() is None
    assert figures(document) == {("2017/18", 26, "B2"), ("2018/19", 52, "C2")}
    reliability.note(
        "the broker comes back empty", in_flight="rows say what waits; the clock nudges again",
        seconds=well - came_back,
    )  # fmt: skip


@reliability.heavy
def test_a_nudge_delivered_many_times_reads_once(place_of_the_worker, request_of_kent):
    with processes.worker(clock=False, concurrency=2):
        becomes(upload(request_of_kent, totals_return(1, 2)), "read", "refused")  # it is there
        document = upload(request_of_kent, LONG, name="long.csv")
        begun = time.monotonic()
        for _ in range(20):
            read_document.delay(document.pk)
        becomes(document, "read", "refused")
        after = becomes(upload(request_of_kent, totals_return(7, 9)), "read", "refused")
        well = time.monotonic()
    document.refresh_from_db()
    assert (document.attempts, document.extractions.count()) == (1, 1)
    assert Event.objects.filter(kind="document read", link=f"/documents/{document.pk}/").count() == 1
    assert after.state == "read"
    reliability.note(
        "a nudge delivered twenty times to two processes", in_flight="one reads, the others do nothing",
        seconds=well - begun,
    )  # fmt: skip


@reliability.heavy
def test_a_clock_set_back_by_an_hour_leaves_no_reading_to_a_dead_worker(place_of_the_worker, request_of_kent):
    """As the database sees it: the last beat and the claim of a worker that died lie in the future."""
    with processes.worker(clock=False, concurrency=1) as dies:
        document = being_read(request_of_kent, lines=12_000)
        os.killpg(dies.pid, signal.SIGKILL)
        dies.wait()
    ahead = the_clock() + timedelta(hours=1)
    Heartbeat.objects.filter(name=document.claimed_by).update(at=ahead, name="another-host/1/1")
    Document.objects.filter(pk=document.pk).update(claimed_at=ahead, claimed_by="another-host/1/1")
    set_back = time.monotonic()
    with processes.worker(clock=False, concurrency=1):
        becomes(document, "read", "refused")
        well = time.monotonic()
    assert document.attempts == 2
    reliability.note(
        "the clock is set back by an hour after a worker died", in_flight="its reading is taken up at once",
        seconds=well - set_back,
    )  # fmt: skip


@reliability.heavy
def test_what_people_do_during_a_reading_stands_and_what_counts_was_read_after_it(worker, request_of_kent):
    essex = FoiRequest.objects.create(
        campaign=request_of_kent.campaign, force=Force.objects.get(slug="essex"), status="sent", sent_on="2019-04-03",
        token="essex",
    )  # fmt: skip
    earlier = becomes(upload(essex, totals_return(1, 2), name="earlier.csv"), "read")
    document = being_read(request_of_kent, lines=12_000)
    begun = time.monotonic()
    actions.place_document(document=document, request=essex, by=None)
    document.refresh_from_db()
    actions.supersede(document=document, predecessor=earlier, by=None)
    actions.read_again(document=document, by=None, afresh=True)
    becomes(document, "read", "refused")
    assert (document.request_id, document.supersedes_id) == (essex.pk, earlier.pk)
    assert document.extractions.filter(current=True).count() == 1
    reliability.note(
        "placed, replaced and asked for again during its reading",
        in_flight="that reading is dropped whole, the next one counts",
        seconds=time.monotonic() - begun,
    )


@pytest.fixture
def small_disk(tmp_path, settings):
    """The documents' folder on a disk of its own, of one megabyte."""
    folder = tmp_path / "documents"
    folder.mkdir()
    made = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if not made or made.returncode:
        pytest.skip("no disk can be mounted here")
    settings.DOCUMENTS_FOLDER = folder
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_refuses_the_upload_with_a_sentence_and_the_next_one_is_kept(small_disk, client, request_of_kent):
    from django.core.files.uploadedfile import SimpleUploadedFile

    client.force_login(person("staff", STAFF))

    def send(*files: bytes):
        held = [SimpleUploadedFile(f"kent-{n}.csv", content) for n, content in enumerate(files)]
        told = {"files": held, "received_on": "2019-05-01", "request": request_of_kent.pk, "what": "answer"}
        return client.post(reverse("upload", args=[request_of_kent.campaign.slug]), told)

    begun = time.monotonic()
    refused = send(totals_return(1, 2), LONG * 5, totals_return(3, 4))
    assert refused.status_code == 507
    assert "kent-1.csv could not be kept, because the disk is full" in refused.content.decode()
    assert [document.name for document in Document.objects.all()] == ["kent-0.csv"]
    assert not list(small_disk.rglob(".arriving-*")), "nothing half-written stays"
    assert send(totals_return(5, 6)).status_code == 302, "there is room for a small one"
    reliability.note(
        "the documents' disk is full", in_flight="the upload is refused with a sentence; what came before it is kept",
        seconds=time.monotonic() - begun,
    )  # fmt: skip


@pytest.fixture
def mute_mail_server():
    """It takes connections and never says a word."""
    listening = socket.create_server(("127.0.0.1", 0))
    held: list[socket.socket] = []

    def take() -> None:
        while True:
            try:
                held.append(listening.accept()[0])
            except OSError:
                return

    threading.Thread(target=take, daemon=True).start()
    yield listening.getsockname()[1]
    listening.close()
    for one in held:
        one.close()


def test_a_mail_server_that_says_nothing_hinders_no_reading_and_the_letter_says_so(
    mute_mail_server, settings, request_of_kent
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", mute_mail_server, 3
    settings.EMAIL_USE_TLS = False
    settings.MAIL_SENDS = True
    Force.objects.filter(pk=request_of_kent.force_id).update(foi_email_verified_on=timezone.localdate())
    letter = Message.objects.create(
        request=request_of_kent, direction="out", state="queued", kind="chaser", subject="x", body="Hello",
        recipient="foi@kent.example", on=timezone.localdate(),
    )  # fmt: skip
    begun = time.monotonic()
    sending = threading.Thread(target=_sends, args=(letter.pk,))
    sending.start()
    assert eventually(lambda: Message.objects.filter(pk=letter.pk).exclude(state="queued").exists())
    from ingestion.tasks import read_waiting

    document = upload(request_of_kent, totals_return(26, 52))
    read_waiting(document.pk)
    document.refresh_from_db()
    assert document.state == "read"
    sending.join(30)
    letter.refresh_from_db()
    assert letter.state == "failed"
    assert letter.trouble
    reliability.note(
        "a mail server that takes connections and says nothing",
        in_flight="the letter is told as failed and may be sent again; readings go on",
        seconds=time.monotonic() - begun,
    )


def _sends(pk: int) -> None:
    from django.db import connection

    try:
        send_letter(pk=pk, now=timezone.now())
    finally:
        connection.close()
