"""The desk's lists are searched by indexes, find what holds every word, and look no further than so many rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ingestion.models import Document, DocumentFinding, OffenceRecord
from requests_app import desk_search
from requests_app.desk_search import words_of
from requests_app.models import Event, FoiRequest, Message
from tests.builders import campaign, csv_return, received

pytestmark = [pytest.mark.django_db, pytest.mark.integration]

ADDRESSES = {
    Document: "/admin/ingestion/document/",
    DocumentFinding: "/admin/ingestion/documentfinding/",
    OffenceRecord: "/admin/ingestion/offencerecord/",
    Message: "/admin/requests_app/message/",
    Event: "/admin/requests_app/event/",
    FoiRequest: "/admin/requests_app/foirequest/",
}


@pytest.fixture
def admin(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("administrator"))
    return client


@pytest.fixture
def world():
    made = campaign("kent", "essex")
    rows = [["Platform", "2017/18", "2018/19"], ["Snapchat", 31, 57], ["Kik", 12, 9]]
    for more, slug in enumerate(("kent", "essex")):
        rows[2][1] += more
        received(made.requests.get(force__slug=slug), csv_return(rows), name=f"Answer-{slug}-2019.csv")
    Message.objects.create(
        request=made.requests.get(force__slug="kent"), direction="in", state="received", subject="Your request 77/1234",
        sender="foi.desk@kent.example", message_id="<abc.77@kent.example>",
    )  # fmt: skip
    made.requests.filter(force__slug="essex").update(reference="FOI-2019-00871")
    Event.objects.create(kind="noted", sentence="Somebody telephoned about the custodian's leave.")
    return made


def found(client, model, words) -> set[int]:
    answer = client.get(ADDRESSES[model], {"q": words})
    return {row.pk for row in answer.context["cl"].result_list}


def test_figures_are_found_by_their_words_their_force_and_both(world, admin):
    snapchat = {one.pk for one in OffenceRecord.objects.all() if "Snapchat" in one.breakdown.values()}
    kent = set(
        OffenceRecord.objects.filter(extraction__document__request__force__slug="kent").values_list("pk", flat=True)
    )
    assert len(snapchat) >= 4
    assert found(admin, OffenceRecord, "Snapchat") == snapchat
    assert found(admin, OffenceRecord, "snapc") == snapchat
    assert found(admin, OffenceRecord, "kent") == kent
    assert found(admin, OffenceRecord, "snapchat Kent police") == snapchat & kent
    assert found(admin, OffenceRecord, "snapchat surrey") == set()
    one = OffenceRecord.objects.filter(pk__in=snapchat).first()
    assert one.pk in found(admin, OffenceRecord, one.key)


def test_a_number_is_found_whole(world, admin):
    assert {one.as_written for one in OffenceRecord.objects.filter(pk__in=found(admin, OffenceRecord, "57"))} == {"57"}
    assert found(admin, OffenceRecord, "5") == set()


def test_documents_by_a_part_of_their_name_their_hash_and_their_force(world, admin):
    kent = Document.objects.get(name="Answer-kent-2019.csv")
    assert found(admin, Document, "swer-KENT") == {kent.pk}
    assert found(admin, Document, kent.sha256[:12].upper()) == {kent.pk}
    assert found(admin, Document, "2019.csv kent") == {kent.pk}
    assert found(admin, Document, "2019.csv") == set(Document.objects.values_list("pk", flat=True))
    assert found(admin, Document, "2019?csv") == set()


def test_letters_requests_findings_and_what_happened(world, admin):
    letter = Message.objects.get(subject__startswith="Your request")
    for words in ("77/1234", "desk@kent", "your foi.desk", "abc.77@"):
        assert found(admin, Message, words) == {letter.pk}, words
    essex = world.requests.get(force__slug="essex")
    assert found(admin, FoiRequest, "2019-008") == {essex.pk}
    assert found(admin, FoiRequest, "essex 00871") == {essex.pk}
    assert found(admin, FoiRequest, "kent 00871") == set()
    assert found(admin, Event, "custodians telephone") == set(
        Event.objects.filter(sentence__contains="custodian").values_list("pk", flat=True)
    )
    finding = DocumentFinding.objects.filter(extraction__current=True).first()
    word = next(word for word in finding.message.split() if word.isalpha() and len(word) > 6)
    assert finding.pk in found(admin, DocumentFinding, word)


def test_of_very_many_some_are_shown_and_more_than_is_said(world, admin, monkeypatch):
    monkeypatch.setattr(desk_search, "FOUND", 2)
    with CaptureQueriesContext(connection) as asked:
        page = admin.get(ADDRESSES[OffenceRecord], {"q": "Snapchat"}).content.decode()
    assert "more than 2 results" in page
    looked = [one["sql"] for one in asked if "@@" in one["sql"]]
    assert looked
    assert all("LIMIT 3" in sql for sql in looked)


def test_what_is_too_short_for_the_index_is_told(world, admin):
    page = admin.get(ADDRESSES[Message], {"q": "77"}).content.decode()
    assert "Look for three letters or more" in page
    assert found(admin, Message, "77 1234 your") == {Message.objects.get(subject__startswith="Your request").pk}


USED = [
    (OffenceRecord, "snapchat", {"figures_by_words"}),
    (OffenceRecord, "kent", {"forces_by_name"}),
    (OffenceRecord, "kent snapchat", {"figures_by_words"}),
    (DocumentFinding, "period", {"findings_by_words"}),
    (Document, "answer", {"documents_by_name"}),
    (Document, "abcdef", {"documents_by_name", "ingestion_document_sha256"}),
    (Message, "request", {"letters_by_parts"}),
    (Event, "custodian", {"events_by_words"}),
    (FoiRequest, "2019-008", {"requests_by_parts"}),
]


@pytest.mark.parametrize(("model", "words", "indexes"), USED, ids=[f"{m.__name__} {w}" for m, w, _ in USED])
def test_each_way_can_go_by_an_index(world, admin, model, words, indexes):
    """In a world as small as this one the database would look through everything: it is told to do so only where
    there is no other way. An index whose expression is not the query's is no way."""
    with CaptureQueriesContext(connection) as asked:
        admin.get(ADDRESSES[model], {"q": words})
    looking = [one["sql"] for one in asked if "~*" in one["sql"] or "@@" in one["sql"]]
    plans = []
    with connection.cursor() as cursor:
        for name in ("seqscan", "indexscan"):  # an index scan by key would look at every row, too
            cursor.execute(f"SET LOCAL enable_{name} = off")
        # An index that tests before this one have swollen may cost more than a look at each reading's few figures.
        for nested in ("on", "off"):
            cursor.execute(f"SET LOCAL enable_nestloop = {nested}")
            for sql in looking:
                cursor.execute(f"EXPLAIN {sql}")
                plans.append("\n".join(row for (row,) in cursor.fetchall()))
    for index in indexes:
        assert any(index in plan for plan in plans), (index, plans)


def test_words_in_quotation_marks_are_one():
    assert words_of('kent "two words" it\'s "half') == ["kent", "two words", "it's", '"half']
    assert words_of("   ") == []
