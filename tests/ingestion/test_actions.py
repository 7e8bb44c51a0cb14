"""Documents: kept, claimed, read, refused, read again; and never lost."""

import io
import zipfile
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kombu.exceptions import OperationalError

from foitracker.celery import app
from ingestion import actions, heartbeats
from ingestion.extractions import Overtaken, keep_reading
from ingestion.models import Document, Heartbeat, OffenceRecord
from ingestion.pipeline import read_file
from ingestion.tasks import _keep, read_document, read_waiting, sweep_documents
from ingestion.values.interval import Interval
from ingestion.values.reading import FileFacts, Reading
from requests_app.models import Event, Force
from requests_app.roles import READER, STAFF
from review.gathering import documents_of
from tests.builders import campaign, person, received, totals_return
from tests.conftest import SHARED

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

    app.control.purge()  # a message that another test left would take the document up, and no nudge be sent for it
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


def test_a_reading_is_taken_up_as_soon_as_its_worker_is_not_heard_of(request_of_kent, monkeypatch):
    document = actions.receive_document(
        name="return.csv", chunks=[RETURN], received_on=timezone.localdate(), by=None, request=request_of_kent,
        nudge=False,
    )  # fmt: skip
    now = timezone.now()
    monkeypatch.setenv("FOITRACKER_WORKER", "host/17/1")
    heartbeats.beat(name="host/17/1", now=now)
    assert actions.claim(pk=document.pk, now=now).claimed_by == "host/17/1"
    assert actions.left_waiting(now=now + heartbeats.SILENT / 2) == []
    silent = now + heartbeats.SILENT + timedelta(seconds=1)
    assert actions.left_waiting(now=silent) == [document.pk]
    heartbeats.beat(name="host/17/1", now=silent)
    assert actions.left_waiting(now=silent) == [], "it beats again"


def test_a_worker_that_starts_buries_those_of_its_host_whose_process_is_gone(monkeypatch):
    now = timezone.now()
    mine = heartbeats.take_name()
    monkeypatch.setenv("FOITRACKER_WORKER", "")
    host, pid, _ = mine.rsplit("/", 2)
    for name in (mine, f"{host}/{pid}/1", f"{host}/999999999/5", "elsewhere/999999999/5"):
        heartbeats.beat(name=name, now=now)
    heartbeats.forget_the_dead(name=mine)
    assert set(Heartbeat.objects.values_list("name", flat=True)) == {mine, "elsewhere/999999999/5"}


def test_a_re_read_is_a_new_extraction_beside_the_old_one(request_of_kent):
    document = received(request_of_kent, RETURN)
    actions.read_again(document=document, by=None)
    read_waiting(document.pk)
    assert [(e.number, e.current) for e in document.extractions.order_by("number")] == [(1, False), (2, True)]
    assert all(extraction.records.exists() for extraction in document.extractions.all())


def test_asked_twice_to_be_read_again_a_document_is_read_once(request_of_kent):
    document = received(request_of_kent, RETURN)
    assert [actions.read_again(document=document, by=None) for _ in range(2)] == [True, False]
    claimed = actions.claim(pk=document.pk, now=timezone.now())
    assert not actions.read_again(document=document, by=None), "it is being read already"
    assert actions.read_again(document=document, by=None, afresh=True), "something was taught meanwhile"
    with pytest.raises(Overtaken):
        keep_reading(document=claimed, reading=Reading(FileFacts("return.csv", "", 0, "")), seconds=1)
    assert [read_waiting(document.pk), read_waiting(document.pk)] == ["read", "nothing to do"]
    assert document.extractions.count() == 2
    assert Event.objects.filter(kind="document to be read again").count() == 2


def test_a_second_person_does_not_place_over_the_first(request_of_kent):
    other = campaign("essex", slug="other").requests.get()
    document = received(None, RETURN, campaign=request_of_kent.campaign)
    seen_by_both = Document.objects.get(pk=document.pk)
    actions.place_document(document=document, request=request_of_kent, by=None, nudge=False)
    with pytest.raises(ValueError, match="Somebody else"):
        actions.place_document(document=seen_by_both, request=other, by=None, nudge=False)
    document.refresh_from_db()
    assert document.request == request_of_kent


WHAT_PEOPLE_DO = st.lists(
    st.sampled_from(["claim", "finish", "replace", "place", "read again", "teach"]), min_size=1, max_size=12
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=WHAT_PEOPLE_DO)
def test_in_whatever_order_workers_and_people_act_nothing_that_people_said_is_lost(db, steps):
    """Two workers and people at one document. At the end it is placed and replaces as was last said, and what counts
    was read after the last word that bears on its reading."""
    with transaction.atomic():
        _interleave(steps)
        transaction.set_rollback(True)


def _interleave(steps):
    made = campaign("kent")
    kent = made.requests.get()
    earlier = received(kent, totals_return(1, 2), name="earlier.csv")
    document = actions.receive_document(
        name="x.csv", chunks=[RETURN], received_on=timezone.localdate(), by=None, campaign=made, nudge=False
    )
    placed = replaces = None
    # No worker is heard of here: one that claims what another reads takes it over.
    claims, latest, asked_after, now = [], 0, 0, timezone.now()
    for number, step in enumerate(steps):
        now += timedelta(seconds=1)
        mine = Document.objects.get(pk=document.pk)
        if step == "claim" and (claimed := actions.claim(pk=document.pk, now=now)):
            claims.append((number, claimed))
            latest = number
        elif step == "finish" and claims:
            began, claimed = claims.pop(0)
            reading = Reading(FileFacts("x.csv", "text/csv", 5, claimed.sha256))
            if asked_after > began or latest > began:
                with pytest.raises(Overtaken):
                    keep_reading(document=claimed, reading=reading, seconds=1)
            else:
                keep_reading(document=claimed, reading=reading, seconds=1)
        elif step == "replace" and placed:
            actions.supersede(document=mine, predecessor=earlier, by=None)
            replaces = earlier.pk
        elif step == "place" and not placed:
            actions.place_document(document=mine, request=kent, by=None, nudge=False)
            placed, asked_after = kent.pk, number
        elif step == "read again":
            if actions.read_again(document=mine, by=None):
                asked_after = number
        elif step == "teach" and actions.read_again(document=mine, by=None, afresh=True):
            asked_after = number
        mine.refresh_from_db()
        assert (mine.request_id, mine.supersedes_id) == (placed, replaces), steps[: number + 1]
        assert document.extractions.filter(current=True).count() <= 1


def test_what_cannot_be_stored_is_told_at_once_with_its_own_sentence(request_of_kent):
    """A figure that no column holds, as a reader of tomorrow may bring one; today's take it for a reference."""
    document = actions.receive_document(
        name="x.csv", chunks=[RETURN], received_on=timezone.localdate(), by=None, request=request_of_kent, nudge=False
    )
    claimed = actions.claim(pk=document.pk, now=timezone.now())
    reading = read_file(claimed.path, name="x.csv", specification=request_of_kent.campaign.specification)
    huge = [replace(record, interval=Interval(10**13, 10**13)) for record in reading.records]
    assert _keep(claimed, replace(reading, records=huge), 1.0) == "refused"
    document.refresh_from_db()
    assert (document.state, document.error_code) == ("refused", "not_kept")
    assert "could not be stored" in document.error_sentence
    assert Event.objects.filter(kind="document refused").count() == 1
    actions.read_again(document=document, by=None)
    assert read_waiting(document.pk) == "read"


def test_one_file_of_an_archive_that_cannot_be_stored_takes_no_other_with_it(request_of_kent):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("good.csv", RETURN)
        package.writestr("other.csv", b"Sex of victim,2017/18,2018/19\nFemale,5,6\nMale,2,3\n")
    document = actions.receive_document(
        name="two.zip", chunks=[packed.getvalue()], received_on=timezone.localdate(), by=None, request=request_of_kent,
        nudge=False,
    )  # fmt: skip
    claimed = actions.claim(pk=document.pk, now=timezone.now())
    reading = read_file(claimed.path, name="two.zip", specification=request_of_kent.campaign.specification)
    good, other = reading.members
    spoilt = replace(other, records=[replace(one, interval=Interval(10**13, 10**13)) for one in other.records])
    assert _keep(claimed, replace(reading, members=[good, spoilt]), 1.0) == "read"
    states = {member.name: (member.state, member.error_code) for member in document.members.all()}
    assert states == {"good.csv": ("read", ""), "other.csv": ("refused", "not_kept")}
    kept = document.members.get(name="good.csv").extractions.get().records.filter(question="1")
    assert {int(record.low) for record in kept} == {26, 52}


@pytest.mark.parametrize("name", ["bignum.csv", "crimeno.csv", "zip_good_and_big.zip"])
def test_crime_numbers_and_other_references_are_no_figures(request_of_kent, name):
    folder = SHARED / "cases" / "safe"
    if not folder.is_dir():
        pytest.skip("the folder of shared cases is not on this machine")
    document = received(request_of_kent, (folder / name).read_bytes(), name=name)
    assert document.state == "read"
    records = OffenceRecord.objects.filter(extraction__document__in=[document, *document.members.all()])
    assert not records.filter(high__gte=10**9).exists()
    if name != "bignum.csv":
        assert records.exists()


def test_a_corrected_return_replaces_only_one_of_the_same_request(request_of_kent):
    other = campaign("essex", slug="other").requests.get()
    first, second = received(request_of_kent, RETURN), received(other, RETURN)
    with pytest.raises(ValueError, match="same request"):
        actions.supersede(document=second, predecessor=first, by=None)


def test_documents_that_would_replace_each_other_in_a_round_are_refused_so_that_one_of_them_counts(request_of_kent):
    first, second, third = (received(request_of_kent, totals_return(n, n + 1), name=f"{n}.csv") for n in (1, 2, 3))
    actions.supersede(document=second, predecessor=first, by=None)
    actions.supersede(document=third, predecessor=second, by=None)
    with pytest.raises(ValueError, match="cannot replace each other"):
        actions.supersede(document=first, predecessor=third, by=None)
    assert list(Document.objects.filter(revisions=None)) == [third]


def test_what_a_document_replaced_counts_again_when_it_turns_out_to_be_another_forces(request_of_kent):
    essex = request_of_kent.campaign.requests.create(force=Force.objects.get(slug="essex"))
    first, second = (received(request_of_kent, totals_return(n, n + 1), name=f"{n}.csv") for n in (1, 2))
    actions.supersede(document=second, predecessor=first, by=None)
    actions.place_document(document=second, request=essex, by=None, nudge=False)
    counted = {one.name: one.counted for held in documents_of(request_of_kent.campaign).values() for one in held}
    assert counted == {"1.csv": True, "2.csv": True}
    told = Event.objects.filter(kind="document placed").latest("pk").sentence
    assert told == "2.csv is Essex Police's answer. 1.csv, which it replaced elsewhere, counts there again."
    third = received(essex, totals_return(3, 4), name="3.csv")
    actions.supersede(document=third, predecessor=second, by=None)
    actions.place_document(document=second, request=request_of_kent, by=None, nudge=False)
    counted = {one.name: one.counted for held in documents_of(request_of_kent.campaign).values() for one in held}
    assert counted == {"1.csv": True, "2.csv": True, "3.csv": True}


def test_documents_that_are_nobodys_yet_replace_nothing():
    one, other = (
        actions.receive_document(name=f"{slug}.csv", chunks=[RETURN], received_on=timezone.localdate(), by=None,
                                 campaign=campaign("kent", slug=slug), nudge=False)
        for slug in ("one", "other")
    )  # fmt: skip
    with pytest.raises(ValueError, match="same request"):
        actions.supersede(document=other, predecessor=one, by=None)


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
