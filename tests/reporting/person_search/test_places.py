"""A name is found wherever it stands, in every table and every room; each search is audited, and the name is not."""

from __future__ import annotations

import csv
import io

import pytest
from django.apps import apps
from django.db.models import CharField, JSONField, TextField

from foitracker.access import denial
from ingestion.deletion import delete_document
from ingestion.models import DocumentFinding
from reporting.person_search.places import RESULTS, ROOMS, searched_models, where_stands
from requests_app import audit
from requests_app.models import AuditEntry, Event, Message
from requests_app.roles import OFFICER, SUPERVISOR
from review.models import Resolution
from tests.builders import campaign, csv_return, person, received, totals_return

pytestmark = [pytest.mark.django_db, pytest.mark.integration]

NAME = "Zoë O’Quillfeather"
LIST = csv_return([["Surname", "First name", "2018/19"], ["O'QUILLFEATHER", "Zoe", 3], ["Thistlewood", "Ann", 4]])


@pytest.fixture
def world():
    kent = campaign("kent").requests.get()
    document = received(kent, LIST, name="list.csv")
    assert document.quarantined
    plain = received(kent, totals_return(1, 2), name=f"{NAME}.csv")
    DocumentFinding.objects.create(extraction=plain.extractions.get(), kind="Q101", level="info",
                                   message=f"Something about {NAME}.", fingerprint="f")  # fmt: skip
    Message.objects.create(request=kent, direction="in", state="received", subject="x", body=f"Dear all,\n{NAME}\nFOI")
    Event.objects.create(kind="note", sentence=f"{NAME} rang.", request=kent, link="/tray/")
    Resolution.objects.create(request=kent, fingerprint="f", kind="Q101", message="m",
                              reason=f"As {NAME} said.", by=person("supervisor", SUPERVISOR))  # fmt: skip
    writer = person("zoe")
    writer.first_name, writer.last_name = "Zoe", "OQuillfeather"
    writer.save()
    return document


def test_it_is_found_in_documents_letters_findings_notes_histories_and_accounts(world):
    answer = where_stands(NAME)
    places = {(one.what, one.where) for one in answer.found}
    assert ("document, reading 1", "the file, row 2") in places
    told = " ".join(f"{what}: {where}" for what, where in places)
    for kind in ("document: name", "finding about one document: message", "message: body", "event: sentence",
                 "warning accepted: reason"):  # fmt: skip
        assert kind in told, (kind, told)
    in_document = next(one for one in answer.found if one.where == "the file, row 2")
    assert in_document.address == f"/documents/{world.pk}/"
    assert "QUILLFEATHER" in in_document.passage
    assert where_stands("Thistlewood Zoe").found == [], "two rows are two people"
    assert any(one.what == "user" for one in where_stands("Zoe OQuillfeather").found)


def test_every_table_with_words_is_searched_also_one_made_tomorrow():
    said = set(searched_models())
    for room in ROOMS:
        for model in apps.get_app_config(room).get_models():
            words = any(isinstance(one, CharField | TextField | JSONField) and not one.choices
                        and one.name in ("reason", "note", "words", "name", "label", "message", "body", "sentence")
                        for one in model._meta.get_fields())  # fmt: skip
            assert not words or model in said or model.__name__ in RESULTS or model._meta.proxy, model


def test_what_could_not_be_read_is_said(world):
    received(world.request, b"%PDF-1.4 nothing", name="broken.pdf")
    assert any("it was not read" in what for what, _ in where_stands("Nobody").not_searched)


def test_what_was_deleted_is_found_no_more(world):
    delete_document(document=world, reason="They asked.", by=None)
    assert not [one for one in where_stands("Zoe O'Quillfeather").found if one.address == f"/documents/{world.pk}/"]


def test_only_officers_search_each_time_is_audited_without_the_name_and_the_result_is_exported(client, world):
    client.force_login(person("supervisor", SUPERVISOR))
    assert client.post("/person/", {"name": NAME, "why": "access"}).status_code == 403
    assert denial(person("supervisor", SUPERVISOR), "person-search", changes=False)
    officer = person("officer", OFFICER)
    client.force_login(officer)
    page = client.post("/person/", {"name": NAME, "why": "access"}).content.decode()
    assert "the file, row 2" in page
    assert "Pictures of text" in page
    client.post("/person/", {"name": "zoe o'quillfeather", "why": "erasure"})
    notes = AuditEntry.objects.filter(kind=audit.SEARCHED, by_name="officer").order_by("pk")
    (first, second) = (one.about.split("/")[2:] for one in notes)
    assert (first[0], second[0]) == ("access", "erasure")
    told = " ".join(AuditEntry.objects.values_list("about", flat=True)).casefold()
    assert "quillfeather" not in told
    export = client.post("/person/found.csv", {"name": NAME, "why": "access"})
    rows = list(csv.reader(io.StringIO(export.content.decode())))
    assert rows[0] == ["what", "page", "where", "passage"]
    assert ["document, reading 1", f"/documents/{world.pk}/", "the file, row 2"] in [row[:3] for row in rows]
    assert AuditEntry.objects.filter(kind=audit.EXPORTED, by_name="officer").count() == 1
    assert client.post("/person/", {"name": ".", "why": "access"}).status_code == 422


@pytest.mark.parametrize("name", ["1,2,3", "a b", ", .", "_ _", "O.", "’’"])
def test_a_name_that_would_find_everything_is_told_on_the_page(client, name):
    client.force_login(person("officer", OFFICER))
    for address in ("/person/", "/person/found.csv"):
        answer = client.post(address, {"name": name, "why": "access"})
        assert answer.status_code == 422
        assert "Give a name with at least two letters." in answer.content.decode()
    assert not AuditEntry.objects.filter(kind=audit.SEARCHED).exists()
