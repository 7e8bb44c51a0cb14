"""What may hold personal data is shown to supervisors only: on every address, in every role, until one releases it."""

from __future__ import annotations

import hashlib
import io
import zipfile
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from ingestion import actions as documents
from ingestion.extractions import keep_reading
from ingestion.models import Document, OffenceRecord, VocabularyDecision
from ingestion.quarantine import follow, release
from ingestion.tasks import read_waiting
from ingestion.values.reading import FileFacts, Reading, UnreadableFile
from reporting import actions as telling
from requests_app.actions import hold_content
from requests_app.deadlines import Kind
from requests_app.mail.folder import keep_raw
from requests_app.models import Event, Message, Quarantine
from requests_app.quarantine import APART, without
from requests_app.roles import READER, RESEARCHER, STAFF, SUPERVISOR
from review import actions as judging
from tests.builders import campaign, person, received, totals_return
from tests.review.test_judging import TODAY
from tests.security import addresses

pytestmark = [pytest.mark.django_db, pytest.mark.integration]

ROLES = {"staff": STAFF, "researcher": RESEARCHER, "reader": READER, "supervisor": SUPERVISOR, "nobody": None}
NAME, LATER = "Zebedee Quartermaine.csv", "Marmaduke Winterbourne & son.csv"
PERSONAL = b"Surname,2017/18,2018/19\nQuillfeather,77310,88420\nThistlewood,1,2\n"
SECRETS = ("Quartermaine", "Winterbourne", "Quillfeather", "77310", "88420")


@pytest.fixture
def people(db) -> dict[str, Any]:
    found = {name: person(name, role) for name, role in ROLES.items()}
    for user in found.values():
        user.is_staff = True  # whoever the admin desk lets in
        user.save()
    return found


@pytest.fixture
def world(people) -> dict[str, dict[str, Any]]:
    """A campaign with a published return whose file is kept apart since, and a mail that brought a list of people."""
    made = campaign("kent", "essex")
    kent, essex = (made.requests.get(force__slug=slug) for slug in ("kent", "essex"))
    published = received(essex, totals_return(2611, 5277), by=people["staff"], name=LATER)
    correction = judging.correct(
        request=essex, question="1", period="2018/19", breakdown={}, low=Decimal(5277), high=Decimal(5277),
        reason=f"As {LATER} says.",
        by=person("colleague", SUPERVISOR), place=f"{LATER}, C2",
    )  # fmt: skip
    judging.sign_off(request=essex, by=people["supervisor"], today=TODAY, accepting="Compared.")
    publication = telling.publish(campaign=made, by=people["supervisor"], today=TODAY)
    hold_content(sha256=published.sha256, names=[], reason="A hidden sheet names people.")
    follow(published.sha256)
    raw = b"Subject: Our answer\r\n\r\n" + PERSONAL
    mark = hashlib.sha256(raw).hexdigest()
    letter = Message.objects.create(
        request=kent, direction="in", state="received", subject=f"{NAME} as asked", body=f"With this comes {NAME}.",
        on=date(2019, 5, 1), content_sha256=mark, raw_path=keep_raw(raw, mark, direction="in"),
        files=[{"name": NAME, "bytes": len(PERSONAL), "sha256": hashlib.sha256(PERSONAL).hexdigest()}],
    )  # fmt: skip
    stray = Message.objects.create(direction="in", state="received", subject="x", body=f"See {NAME}")
    personal = received(kent, PERSONAL, by=people["staff"], name=NAME, message=letter)
    assert personal.quarantined
    run = made.dry_runs.create(document=made.document, of=0, state="done", by=people["supervisor"])
    record = OffenceRecord.objects.filter(extraction__document=personal).first() or OffenceRecord.objects.first()
    event = kent.clock_events.create(kind=next(iter(Kind)).value, on=date(2019, 4, 3))
    label = VocabularyDecision.objects.create(campaign=made, dimension="victim_sex", label="F", category="Female")
    known = {name: {"slug": made.slug} for name in _of_campaigns(addresses.names())}
    for stem, row in {"document": personal, "request": kent, "return": essex, "publication": publication,
                      "message": letter, "tray": stray}.items():  # fmt: skip
        known |= {name: {"pk": row.pk} for name in addresses.names() if name == stem or name.startswith(f"{stem}-")}
    known |= {name: {"slug": made.slug, "number": 1} for name in addresses.names() if name.startswith("api-v1:")}
    known |= {
        "passkey-remove": {"pk": 1}, "invitation-withdraw": {"pk": 1}, "invitation": {"secret": "none"},
        "review-second": {"slug": made.slug}, "review-second-share": {"slug": made.slug},
        "api-v1:openapi-json": {}, "api-v1:editions": {}, "api-token-end": {"pk": 1}, "api-nowhere": {"rest": "v0/"},
        "document-list": {}, "publication-list": {}, "tray": {}, "dry-run": {"pk": run.pk},
        "review-label-withdraw": {"slug": made.slug, "pk": label.pk},
        "figure": {"pk": record.pk}, "document-page": {"pk": personal.pk, "page": 1},
        "document-set-aside": {"pk": essex.pk, "document": published.pk},
        "correction-withdraw": {"pk": essex.pk, "correction": correction.pk},
        "request-event-withdraw": {"pk": kent.pk, "event": event.pk},
        "request-draft": {"pk": kent.pk, "kind": "chaser"}, "message-confirm": {"pk": letter.pk, "number": 0},
        "publication-export": {"pk": publication.pk, "kind": "evidence"}, "calendar": {"token": "none"},
        "campaign-sentence": {"slug": made.slug, "number": 0},
        "publication-sentence": {"pk": publication.pk, "number": 0},
        "campaign-area": {"slug": made.slug, "area": "essex-police"},
        "press-release": {"pk": publication.pk, "area": "essex-police", "kind": "txt"},
        "publication-area": {"pk": publication.pk, "area": "essex-police"},
        "publication-document": {"pk": publication.pk, "document": str(published.pk)},
        "publication-document-take-back": {"pk": publication.pk, "document": str(published.pk)},
    }  # fmt: skip
    return known


OF_THE_DESK = ("review-next", "review-sign", "review-accept", "review-labels")


def _of_campaigns(names: list[str]) -> list[str]:
    campaigns = (
        *("campaign", "upload", "publish", "revisions", "review-desk-campaign", "dry-run-start"), *OF_THE_DESK,
    )  # fmt: skip
    return [n for n in names if n.startswith(campaigns) and n not in ("campaign-list", "campaign-new",
            "campaign-import", "publication-list") and not n.startswith("publication")]  # fmt: skip


def said(response: Any) -> str:
    """Everything in the answer, the files of a zip taken out of it."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    held = [body]
    for _ in range(2):
        for one in list(held):
            if one[:2] == b"PK":
                with zipfile.ZipFile(io.BytesIO(one)) as package:
                    held += [package.read(name) for name in package.namelist()]
    return "\n".join(one.decode("utf-8", "replace") for one in held)


QUERIES = {
    "publication-cells": "?question=1&period=2018/19&area=England and Wales",
    "campaign-cells": "?question=1&period=2018/19&area=England and Wales&count=provisional",
    "campaign-figures": "?count=provisional",
    **{
        f"campaign-{page}": "?count=provisional"
        for page in ("sentences", "sentence", "area", "missing", "explore", "method", "evidence")
    },
    "search": "?q=quartermaine or winterbourne or quillfeather",
    "campaign-go": "?area=essex-police",
    "publication-go": "?area=essex-police",
}


@pytest.mark.parametrize("role", ROLES)
def test_no_address_of_the_site_tells_what_is_kept_apart_to_anyone_but_a_supervisor(client, people, world, role):
    client.force_login(people[role])
    told = {}
    for name in addresses.names():
        if name in ("sign-out", "admin:logout"):
            continue
        address = addresses.where(name, world) + QUERIES.get(name, "")
        for method in (client.get, client.post):
            if role != "supervisor" or method == client.get:
                body = said(method(address))
                told[name, method.__name__] = [secret for secret in SECRETS if secret in body]
    for kind in ("workbook", "totals", "data-package", "evidence"):
        where = addresses.where("publication-export", {"publication-export": {**world["publication"], "kind": kind}})
        body = said(client.get(where))
        assert not [secret for secret in SECRETS if secret in body], f"{kind}: an export leaves the house"
    leaking = {place: secrets for place, secrets in told.items() if secrets}
    if role == "supervisor":
        assert ("document", "get") in leaking, "a supervisor sees it: else this test looks at nothing"
        assert ("home", "get") in leaking
    else:
        assert leaking == {}


@pytest.mark.parametrize("role", [role for role in ROLES if role != "supervisor"])
def test_no_search_on_the_admin_desk_tells_by_its_number_of_results(client, people, world, role):
    client.force_login(people[role])
    for listing in ("requests_app/event", "ingestion/document", "ingestion/documentfinding", "requests_app/message"):
        with_it = client.get(f"/admin/{listing}/?q=Quartermaine")
        without_it = client.get(f"/admin/{listing}/?q=Nobodyofthatname")
        assert with_it.status_code == without_it.status_code
        if with_it.status_code == 200:
            counts = [one.context["cl"].result_count for one in (with_it, without_it)]
            assert counts[0] == counts[1] == 0, listing


def test_the_mail_as_it_came_is_refused_with_the_sentence(client, people, world):
    client.force_login(people["staff"])
    response = client.get(addresses.where("message-raw", world))
    assert response.status_code == 403
    assert "only a supervisor may open it" in response.content.decode()
    client.force_login(people["supervisor"])
    assert PERSONAL in client.get(addresses.where("message-raw", world)).content


def test_a_reading_that_fails_ends_no_quarantine(people):
    kent = campaign("kent").requests.get()
    document = received(kent, PERSONAL, name=NAME)
    assert document.quarantined
    documents.read_again(document=document, by=None)
    claimed = documents.claim(pk=document.pk, now=timezone.now())
    failed = Reading(FileFacts(NAME, "", 0, ""), error=UnreadableFile("too_slow", "It took too long."))
    keep_reading(document=claimed, reading=failed, seconds=1.0)
    document.refresh_from_db()
    assert (document.state, document.quarantined) == ("refused", True)
    assert document.quarantine_reason


def test_the_same_content_is_kept_apart_under_any_name_at_any_time_and_inside_of_anything(people):
    made = campaign("kent", "essex")
    kent, essex = (made.requests.get(force__slug=slug) for slug in ("kent", "essex"))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("answer.csv", totals_return(26, 52))
    earlier = received(kent, held.getvalue(), name="earlier.zip")
    assert not earlier.quarantined
    hold_content(sha256=hashlib.sha256(totals_return(26, 52)).hexdigest(), names=[], reason="It names people.")
    later = documents.receive_document(
        name="later.csv", chunks=[totals_return(26, 52)], received_on=TODAY, by=None, request=essex, nudge=False
    )
    later.refresh_from_db()
    assert later.quarantined, "before anybody has read it"
    read_waiting(later.pk)
    assert all(Document.objects.values_list("quarantined", flat=True)), "the archive that holds it too"
    assert {"later.csv", "answer.csv"} <= set(Quarantine.objects.get(sha256=later.sha256).names)


def test_a_supervisor_releases_with_a_reason_and_a_later_reading_for_the_same_reason_does_not_take_it_back(
    client, people
):
    kent = campaign("kent").requests.get()
    document = received(kent, PERSONAL, name=NAME, by=people["staff"])
    where = f"/documents/{document.pk}/release/"
    client.force_login(people["staff"])
    assert client.post(where, {"reason": "It is fine."}).status_code == 403
    client.force_login(people["supervisor"])
    client.post(where, {"reason": "  "})
    document.refresh_from_db()
    assert document.quarantined, "without a reason nothing is released"
    client.post(where, {"reason": "The surnames are those of officers who published them."})
    document.refresh_from_db()
    assert not document.quarantined
    row = Quarantine.objects.get(sha256=document.sha256)
    assert (row.released_by, row.released_at is not None) == (people["supervisor"], True)
    assert Event.objects.filter(kind="document released", by=people["supervisor"]).count() == 1
    documents.read_again(document=document, by=None)
    read_waiting(document.pk)
    document.refresh_from_db()
    assert not document.quarantined
    client.force_login(people["staff"])
    assert "Quillfeather" in said(client.get(f"/documents/{document.pk}/file/"))


def test_releasing_what_is_not_kept_apart_says_nothing(people):
    document = received(campaign("kent").requests.get(), totals_return(1, 2))
    release(document=document, reason="Looked at.", by=people["supervisor"])
    assert not Event.objects.filter(kind="document released").exists()


@given(st.text(min_size=1, max_size=20), st.text(max_size=30), st.text(max_size=30))
def test_no_name_is_left_in_a_text(name, before, after):
    shown = without(f"{before} {name} {after}", {name})
    assert shown.count(APART) >= 1
    assert f" {name} " not in shown.replace(APART, "")
