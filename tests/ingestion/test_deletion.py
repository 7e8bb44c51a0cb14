"""A document deleted: nothing of it is left in the database or on the disk but hash, figures and the reason."""

from __future__ import annotations

import hashlib
import io
import zipfile
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.db import connection

from foitracker.backup.making import make, tables
from ingestion import deletion
from ingestion.deletion import delete_document, sweep_removals, what_goes
from ingestion.models import Document, DocumentFinding
from ingestion.tasks import read_waiting, sweep_documents
from reporting import actions as telling
from reporting.kept_exports import write_exports
from requests_app import audit
from requests_app.actions import hold_content, match_message, receive_mail
from requests_app.models import AuditEntry, Removal
from requests_app.roles import OFFICER, RESEARCHER, STAFF, SUPERVISOR
from requests_app.shelf import folders, place_of
from requests_app.tasks import read_arrived_mail
from review import actions as judging
from review.queries import judged_campaign
from tests.builders import campaign, csv_return, person, received, totals_return
from tests.review.test_judging import TODAY

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.integration]

NAME = "Zebedee Quartermaine.csv"
PERSONAL = csv_return([["Surname", "2017/18", "2018/19"], ["Quillfeather", 77310, 88420], ["Thistlewood", 1, 2]])
WORDS = ("Quartermaine", "Quillfeather", "Thistlewood")
REASON = "It named people, and the force asked us to."


def left(*words: str) -> list[str]:
    """Where any of the words still stands: in a row of any table, or in the bytes of any file, packed or not."""
    found = []
    with connection.cursor() as cursor:
        for table in tables():
            cursor.execute(f'SELECT count(*) FROM "{table}" AS row WHERE row::text ~* %s', ["|".join(words)])
            if cursor.fetchone()[0]:
                found.append(table)
    for folder in [*folders().values(), kept()]:
        for path in folder.rglob("*"):
            if path.is_file() and any(word.encode() in unpacked(path.read_bytes()) for word in words):
                found.append(str(path))
    return found


def kept() -> Path:
    from django.conf import settings

    return Path(settings.KEPT_FOLDER)


def unpacked(body: bytes) -> bytes:
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as package:
            return b"".join(unpacked(package.read(name)) for name in package.namelist())
    return body


def mail_with(*files: tuple[str, bytes]) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "foi@kent.police.example", "us@charity.example", f"{NAME} as asked"
    mail["Message-ID"], mail["Date"] = "<deleted@kent.police.example>", "Wed, 1 May 2019 10:00:00 +0100"
    mail.set_content(f"With this comes {NAME}.")
    for name, body in files:
        mail.add_attachment(body, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def test_of_a_quarantined_document_nothing_is_left_but_hash_figures_and_reason(tmp_path):
    kent = campaign("kent").requests.get()
    supervisor = person("supervisor", SUPERVISOR)
    document = received(kent, PERSONAL, by=person("staff", STAFF), name=NAME)
    assert document.quarantined
    before = list(document.extractions.get(current=True).records.values_list("low", "cell"))
    assert before
    assert {"ingestion_extraction", "ingestion_document"} <= set(left(*WORDS)), "else this test looks at nothing"
    goes = delete_document(document=document, reason=REASON, by=supervisor)
    assert [one.pk for one in goes.documents] == [document.pk]
    assert left(*WORDS) == []
    document.refresh_from_db()
    assert (document.sha256, document.size) == (hashlib.sha256(PERSONAL).hexdigest(), len(PERSONAL))
    assert (document.deleted_by, document.deletion_reason) == (supervisor, REASON)
    assert list(document.extractions.get(current=True).records.values_list("low", "cell")) == before
    assert not document.path.exists()
    told = set(DocumentFinding.objects.filter(extraction__document=document).values_list("kind", "message"))
    assert ("Q601", "Columns headed as personal data (the document was deleted since)") in told
    assert AuditEntry.objects.filter(kind="document deleted", by_name="supervisor").count() == 1
    make(tmp_path / "after.backup", key="", now=document.deleted_at)  # a backup misses nothing


def test_the_same_content_is_kept_apart_when_it_comes_again_and_a_removal_does_not_take_it():
    kent = campaign("kent").requests.get()
    document = received(kent, PERSONAL, name=NAME)
    delete_document(document=document, reason=REASON, by=person("supervisor", SUPERVISOR))
    again = received(kent, PERSONAL, name="again.csv")
    assert again.quarantined
    Removal.objects.create(folder="documents", name=again.sha256)
    sweep_removals()
    assert again.path.read_bytes() == PERSONAL
    assert not Removal.objects.exists()


def test_the_mail_that_brought_it_and_the_archive_that_held_it_go_too_and_their_other_files_stay():
    made = campaign("kent", "essex")
    kent, essex = (made.requests.get(force__slug=slug) for slug in ("kent", "essex"))
    researcher = person("researcher", RESEARCHER)
    letter = receive_mail(raw=mail_with((NAME, PERSONAL), ("fine.csv", totals_return(1, 2))))
    match_message(message=letter, request=kent, by=researcher)
    read_arrived_mail(letter.pk)
    for document in Document.objects.all():
        read_waiting(document.pk)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr(NAME, PERSONAL)
        package.writestr("also fine.csv", totals_return(3, 4))
    archive = received(essex, held.getvalue(), name="answers.zip")
    named = Document.objects.get(sha256=hashlib.sha256(PERSONAL).hexdigest(), parent=None)
    goes = what_goes(named)
    assert archive in goes.documents
    assert [one.pk for one in goes.letters] == [letter.pk]
    raw = place_of(f"mail/{letter.raw_path}")
    assert raw.exists()
    delete_document(document=named, reason=REASON, by=person("supervisor", SUPERVISOR))
    assert left(*WORDS) == []
    assert not raw.exists()
    letter.refresh_from_db()
    assert letter.raw_path == ""
    assert REASON in letter.trouble
    fine = Document.objects.get(name="fine.csv")
    assert (fine.deleted_at, fine.path.read_bytes()) == (None, totals_return(1, 2))
    assert Document.objects.get(name="also fine.csv").deleted_at is not None, "its bytes lay in the archive"


def test_a_published_and_signed_return_still_counts_after_its_document_is_deleted():
    made = campaign("essex")
    essex = made.requests.get()
    supervisor = person("supervisor", SUPERVISOR)
    document = received(essex, totals_return(2611, 5277), by=person("staff", STAFF))
    judging.sign_off(request=essex, by=supervisor, today=TODAY, accepting="Compared.")
    publication = telling.publish(campaign=made, by=supervisor, today=TODAY)
    write_exports(publication)
    assert list(kept().rglob("*"))
    before = [(item.state, item.signed) for item in judged_campaign(made, today=TODAY)]
    delete_document(document=document, reason="Its retention is over.", by=supervisor)
    assert [(item.state, item.signed) for item in judged_campaign(made, today=TODAY)] == before
    assert not list(kept().rglob("*")), "what was kept ready is gone"
    again = telling.publish(campaign=made, by=supervisor, today=TODAY)
    told = [(t["question"], t["period"], t["low"]) for t in again.content["totals"] if t["area"] == "England and Wales"]
    assert ("1", "2018/19", 5277) in told
    assert left("Number of offences") in ([], ["reporting_publication"])
    document.refresh_from_db()
    assert (document.name, document.quarantined) == ("return.csv", False), "an ordinary name stays"


def test_only_supervisors_and_officers_delete_with_their_password_and_a_reason(client):
    kent = campaign("kent").requests.get()
    document = received(kent, totals_return(1, 2), name="kent.csv")
    where = f"/documents/{document.pk}/delete/"
    client.force_login(person("staff", STAFF))
    assert client.post(where, {"reason": REASON}).status_code == 403
    for name, role in (("supervisor", SUPERVISOR), ("officer", OFFICER)):
        client.force_login(person(name, role))
        session = client.session
        session["proved"] = 0
        session.save()
        assert "/password/again/" in client.post(where, {"reason": REASON})["Location"]
    session["proved"] = 2**40
    session.save()
    assert client.post(where, {"reason": "  "}).status_code == 422
    document.refresh_from_db()
    assert document.deleted_at is None
    page = client.get(where).content.decode()
    assert "fortnight" in page
    assert "kent.csv" in page
    client.post(where, {"reason": REASON})
    document.refresh_from_db()
    assert document.deleted_by.username == "officer"
    shown = client.get(f"/documents/{document.pk}/").content.decode()
    assert REASON in shown
    assert "fortnight" in shown
    assert client.get(f"/documents/{document.pk}/file/").status_code == 302
    client.force_login(person("staff", STAFF))
    client.post(f"/documents/{document.pk}/read-again/")
    document.refresh_from_db()
    assert document.state == "read", "what was deleted is not read again"
    assert audit.verify().faults == ()


def test_a_program_killed_between_the_two_deletes_the_file_when_it_is_back(monkeypatch):
    document = received(campaign("kent").requests.get(), PERSONAL, name=NAME)

    def killed(sha256: str) -> None:
        raise OSError("gone")

    monkeypatch.setattr(deletion, "remove", killed)
    delete_document(document=document, reason=REASON, by=None)
    assert document.path.exists()
    monkeypatch.undo()
    sweep_documents()
    assert not document.path.exists()


def test_a_reading_that_goes_on_meanwhile_is_dropped():
    from django.utils import timezone

    from ingestion import actions
    from ingestion.extractions import Overtaken, keep_reading
    from ingestion.values.reading import FileFacts, Reading

    kent = campaign("kent").requests.get()
    document = actions.receive_document(
        name=NAME, chunks=[PERSONAL], received_on=date(2019, 5, 1), by=None, request=kent, nudge=False
    )
    claimed = actions.claim(pk=document.pk, now=timezone.now())
    delete_document(document=document, reason=REASON, by=None, personal=True)
    with pytest.raises(Overtaken):
        keep_reading(document=claimed, reading=Reading(FileFacts(NAME, "", 0, "")), seconds=1.0)
    document.refresh_from_db()
    assert (document.state, document.error_code) == ("refused", "deleted")
    assert left(*WORDS) == []


def test_what_is_asked_about_a_document_that_holds_nothing_apart_touches_no_other():
    """The same covering picture in two answers does not join them."""
    made = campaign("kent", "essex")
    kent, essex = (made.requests.get(force__slug=slug) for slug in ("kent", "essex"))
    packed = []
    for request, rows in ((kent, totals_return(5, 6)), (essex, totals_return(7, 8))):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as package:
            package.writestr("cover.csv", csv_return([["Covering", "note"], ["of", "all"]]))
            package.writestr("figures.csv", rows)
        packed.append(received(request, held.getvalue(), name=f"{request.force.slug}.zip"))
    goes = what_goes(packed[0])
    assert packed[1] not in goes.documents
    assert {one.pk for one in goes.documents} == {packed[0].pk, *packed[0].members.values_list("pk", flat=True)}
    hold_content(sha256=packed[0].members.get(name="cover.csv").sha256, names=[], reason="It names people.")
    from ingestion.quarantine import follow

    follow(packed[0].members.get(name="cover.csv").sha256)
    assert packed[1] in what_goes(packed[0]).documents, "kept apart, it goes wherever it lies"


def test_a_letter_is_deleted_with_its_words_its_sender_and_its_mail(client):
    kent = campaign("kent").requests.get()
    came = mail_with(("fine.csv", totals_return(1, 2)))
    letter = receive_mail(raw=came)
    match_message(message=letter, request=kent, by=person("researcher", RESEARCHER))
    read_arrived_mail(letter.pk)
    letter.refresh_from_db()
    raw, mark = place_of(f"mail/{letter.raw_path}"), letter.content_sha256
    client.force_login(person("staff", STAFF))
    assert client.post(f"/messages/{letter.pk}/delete/", {"reason": REASON}).status_code == 403
    client.force_login(person("officer", OFFICER))
    assert client.post(f"/messages/{letter.pk}/delete/", {"reason": ""}).status_code == 422
    assert raw.exists()
    client.post(f"/messages/{letter.pk}/delete/", {"reason": REASON})
    assert not raw.exists()
    assert left("Quartermaine", "foi@kent.police.example") == []
    letter.refresh_from_db()
    assert (letter.content_sha256, letter.on) == (mark, date(2019, 5, 1))
    assert REASON in client.get(f"/messages/{letter.pk}/").content.decode()
    assert Document.objects.get(name="fine.csv").path.exists(), "a document of its own"
    assert receive_mail(raw=came).pk == letter.pk, "the mailbox was read from its beginning once more"
    sweep_documents()
    assert not raw.exists()
    assert left("Quartermaine") == []
