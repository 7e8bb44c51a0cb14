"""Documents: kept, claimed, read, refused, read again; and never lost."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from kombu.exceptions import OperationalError

from ingestion import actions
from ingestion.models import Document
from ingestion.tasks import read_document, read_waiting, sweep_documents
from requests_app.models import Event
from requests_app.roles import READER, STAFF
from tests.builders import campaign, person, received, totals_return

pytestmark = [pytest.mark.django_db, pytest.mark.integration]

RETURN = totals_return(26, 52)


@pytest.fixture
def request_of_kent():
    return campaign("kent").requests.get()


def test_an_upload_is_kept_under_its_own_mark_outside_the_web_root(request_of_kent, settings, tmp_path):
    document = received(request_of_kent, RETURN)
    assert document.sha256 == sha256(RETURN).hexdigest()
    assert document.path.read_bytes() == RETURN
    assert document.path.is_relative_to(tmp_path)
    assert not document.path.is_relative_to(settings.STATIC_ROOT)
    assert document.path.stat().st_mode & 0o077 == 0


def test_a_return_is_read_to_figures_with_their_cells_and_says_so_in_the_history(request_of_kent):
    document = received(request_of_kent, RETURN)
    assert document.state == "read"
    records = document.extractions.get().records.filter(question="1", answers_asked_period=True)
    assert {(r.period_label, int(r.low), int(r.high), r.cell) for r in records} == {
        ("2017/18", 26, 26, "B2"),
        ("2018/19", 52, 52, "C2"),
    }
    sentences = [event.sentence for event in Event.objects.filter(request=request_of_kent).order_by("pk")]
    assert "Received return.csv" in sentences[0]
    assert "Read return.csv" in sentences[1]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.xlsx", b""),
        ("damaged.xlsx", b"PK\x03\x04 and then nothing of a workbook"),
        ("program.xlsx", b"\x7fELF\x02\x01\x01" + bytes(200)),
    ],
)
def test_a_file_that_cannot_be_opened_is_kept_and_refused_with_one_sentence(request_of_kent, name, content):
    document = received(request_of_kent, content, name=name)
    assert document.state == "refused"
    assert document.error_sentence.endswith(".")
    assert "Traceback" not in document.error_sentence
    assert document.path.read_bytes() == content
    assert received(request_of_kent, RETURN).state == "read"


def test_with_the_broker_down_the_upload_succeeds_and_the_reading_waits(
    request_of_kent, monkeypatch, django_capture_on_commit_callbacks
):
    def down(*args, **kwargs):
        raise OperationalError("no broker")

    monkeypatch.setattr(read_document, "delay", down)
    with django_capture_on_commit_callbacks(execute=True):
        document = actions.receive_document(
            name="return.csv", chunks=[RETURN], received_on=timezone.localdate(), by=None, request=request_of_kent
        )
    document.refresh_from_db()
    assert document.state == "waiting"
    nudged = []
    monkeypatch.setattr(read_document, "delay", nudged.append)
    Document.objects.update(uploaded_at=timezone.now() - timedelta(minutes=1))
    assert sweep_documents() == 1
    assert nudged == [document.pk]


def test_two_workers_with_the_same_nudge_read_a_document_once(request_of_kent):
    document = received(request_of_kent, RETURN)
    assert read_waiting(document.pk) == "nothing to do"
    assert document.extractions.count() == 1


def test_a_reading_left_by_a_dead_worker_is_taken_up_and_a_document_that_kills_twice_is_refused(request_of_kent):
    document = actions.receive_document(
        name="return.csv",
        chunks=[RETURN],
        received_on=timezone.localdate(),
        by=None,
        request=request_of_kent,
        nudge=False,
    )
    now = timezone.now()
    assert actions.claim(pk=document.pk, now=now) is not None
    assert actions.claim(pk=document.pk, now=now) is None, "somebody has it"
    later = now + actions.STALE + timedelta(seconds=1)
    assert actions.claim(pk=document.pk, now=later) is not None
    assert actions.claim(pk=document.pk, now=later + actions.STALE + timedelta(seconds=1)) is None
    document.refresh_from_db()
    assert (document.state, document.error_code) == ("refused", "stops_reader")
    assert document.path.exists()


def test_a_re_read_is_a_new_extraction_beside_the_old_one(request_of_kent):
    document = received(request_of_kent, RETURN)
    actions.read_again(document=document, by=None)
    read_waiting(document.pk)
    assert [(e.number, e.current) for e in document.extractions.order_by("number")] == [(1, False), (2, True)]
    assert all(extraction.records.exists() for extraction in document.extractions.all())


def test_a_corrected_return_replaces_only_one_of_the_same_request(request_of_kent):
    other = campaign("essex", slug="other").requests.get()
    first, second = received(request_of_kent, RETURN), received(other, RETURN)
    with pytest.raises(ValueError, match="same request"):
        actions.supersede(document=second, predecessor=first, by=None)


def test_who_may_not_upload_is_told_why_and_nothing_is_kept(request_of_kent, settings):
    with pytest.raises(PermissionDenied, match="may upload returns"):
        actions.receive_document(
            name="x.csv",
            chunks=[b"x"],
            received_on=timezone.localdate(),
            by=person("reader", READER),
            request=request_of_kent,
        )
    assert not Document.objects.exists()


def test_a_persons_word_about_a_label_is_used_when_the_document_is_read_again(request_of_kent):
    content = b"Sex of victim,2017/18,2018/19\nGrils,20,40\nMale,6,12\n"
    document = received(request_of_kent, content)
    actions.teach(dimension="victim_sex", label="Grils", category="Female", by=None, force=request_of_kent.force)
    actions.read_again(document=document, by=None)
    read_waiting(document.pk)
    categories = {
        (record.breakdown.get("victim_sex"), int(record.low))
        for record in document.extractions.get(current=True).records.filter(question="2", period_label="2018/19")
        if record.breakdown
    }
    assert categories == {("Female", 40), ("Male", 12)}


def test_staff_may_upload(request_of_kent):
    assert received(request_of_kent, RETURN, by=person("staff", STAFF)).uploaded_by.username == "staff"
