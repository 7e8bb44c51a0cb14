"""What the three rooms show to whom: the owner of a return, a colleague, and someone who must see nothing."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import ingestion.urls
import reporting.urls
import review.urls
from ingestion.models import Document, LabelProposal, LayoutProfile, OffenceRecord, TableOutline, VocabularyDecision
from ingestion.tasks import read_waiting
from reporting import actions as telling
from requests_app.models import Force, Message
from requests_app.roles import READER, RESEARCHER, STAFF, SUPERVISOR
from review import actions
from review.models import Correction
from review.queries import judged_return
from tests.builders import campaign, csv_return, person, received, totals_return
from tests.review.test_judging import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.integration]

VIEWERS = {"owner": STAFF, "researcher": RESEARCHER, "supervisor": SUPERVISOR, "reader": READER, "nobody": None}

WORKERS, SUPERVISORS, EVERYONE = {"owner", "researcher", "supervisor"}, {"supervisor"}, set(VIEWERS) - {"nobody"}

EDITION_PAGES = (
    *("sentences", "sentence", "explore", "explore-csv", "explore-json", "area", "go", "missing", "method", "series"),
)

WHO_OPENS = {
    "document-list": WORKERS,
    "upload": WORKERS,
    "document": WORKERS,
    "document-file": WORKERS,
    "document-page": WORKERS,
    "document-place": WORKERS,
    "document-read-again": WORKERS,
    "document-stop": WORKERS,
    "document-release": SUPERVISORS,
    "document-delete": SUPERVISORS,
    "message-delete": SUPERVISORS,
    "campaign-retention": SUPERVISORS,
    "person-search": set(),
    "person-search-export": set(),
    "document-teach": SUPERVISORS,
    "document-propose": WORKERS,
    "document-proposal": WORKERS,
    "document-outline": SUPERVISORS,
    "document-outline-withdraw": SUPERVISORS,
    "document-supersede": WORKERS,
    "figure": WORKERS,
    "review-desk": WORKERS,
    "review-desk-campaign": WORKERS,
    "review-next": SUPERVISORS,
    "review-sign": SUPERVISORS,
    "review-accept": SUPERVISORS,
    "review-second": WORKERS,
    "review-second-share": SUPERVISORS,
    "review-labels": SUPERVISORS,
    "review-label-withdraw": SUPERVISORS,
    "dry-run-start": {"researcher", "supervisor"},
    "dry-run": WORKERS,
    "quality-rules": WORKERS,
    "rules-trial": SUPERVISORS,
    "return": WORKERS,
    "return-figure": WORKERS,
    "return-compare": WORKERS,
    "return-sign-off": SUPERVISORS,
    "return-withdraw": SUPERVISORS,
    "return-accept": SUPERVISORS,
    "return-correct": SUPERVISORS,
    "return-settle": SUPERVISORS,
    "return-ask": {"researcher", "supervisor"},
    "return-answered": WORKERS,
    "correction-withdraw": SUPERVISORS,
    "document-set-aside": SUPERVISORS,
    "publication-list": EVERYONE,
    "campaign-figures": WORKERS,
    "campaign-cells": WORKERS,
    "campaign-evidence": WORKERS,
    **dict.fromkeys((f"campaign-{page}" for page in EDITION_PAGES), WORKERS),
    **dict.fromkeys((f"publication-{page}" for page in EDITION_PAGES), EVERYONE),
    "publish": SUPERVISORS,
    "publish-confirm": SUPERVISORS,
    "publish-rules": SUPERVISORS,
    "revisions": EVERYONE,
    "press-release": WORKERS,
    "publication": EVERYONE,
    "publication-cells": WORKERS,
    "publication-withdraw": SUPERVISORS,
    "publication-documents": SUPERVISORS,
    "publication-document": SUPERVISORS,
    "publication-document-take-back": SUPERVISORS,
    "publication-export": EVERYONE,
}
"""Every address of the rooms, and who may open it."""

POSTED = {
    *(
        "document-place",
        "document-release",
        "document-read-again",
        "document-stop",
        "document-teach",
        "document-propose",
        "document-proposal",
        "document-outline-withdraw",
        "document-supersede",
        "dry-run-start",
    ),
    *("review-second-share", "review-next", "review-accept", "review-label-withdraw"),
    *(
        "return-sign-off",
        "return-withdraw",
        "return-accept",
        "return-settle",
        "return-ask",
        "return-answered",
        "correction-withdraw",
    ),
    *("document-set-aside",),
    *("publish", "publish-confirm", "publish-rules", "publication-withdraw", "publication-document-take-back"),
}


@pytest.fixture
def cast(db):
    return {name: person(name, role) for name, role in VIEWERS.items()}


@pytest.fixture
def places(cast):
    """A campaign judged and published, and what each address needs to name something in it."""
    made = campaign("kent", "essex")
    kent = made.requests.get(force__slug="kent")
    document = received(kent, totals_return(26, 52), by=cast["owner"])
    correction = actions.correct(
        request=kent,
        question="1",
        period="2018/19",
        breakdown={},
        low=Decimal(52),
        high=Decimal(52),
        reason="Asked.",
        by=person("colleague", SUPERVISOR),
    )
    actions.sign_off(request=kent, by=cast["supervisor"], today=TODAY, accepting="Compared.")
    publication = telling.publish(campaign=made, by=cast["supervisor"], today=TODAY)
    record = OffenceRecord.objects.filter(question="1").first()
    run = made.dry_runs.create(document=made.document, of=0, state="done", by=cast["supervisor"])
    label = VocabularyDecision.objects.create(campaign=made, dimension="victim_sex", label="F", category="Female")
    proposal = LabelProposal.objects.create(
        document=document, dimension="victim_sex", label="M", category="Male", by=cast["owner"]
    )
    outline = TableOutline.objects.create(
        force=kent.force, shape="x", document=document, outline={}, words="A1", by=cast["supervisor"]
    )
    letter = Message.objects.create(request=kent, direction="in", state="received", body="85.", on=TODAY)
    return {
        "message-delete": {"pk": letter.pk},
        "document": {"pk": document.pk},
        "document-proposal": {"pk": proposal.pk},
        "document-outline-withdraw": {"pk": outline.pk},
        "document-page": {"pk": document.pk, "page": 1},
        "figure": {"pk": record.pk},
        "return": {"pk": kent.pk},
        "correction-withdraw": {"pk": kent.pk, "correction": correction.pk},
        "document-set-aside": {"pk": kent.pk, "document": document.pk},
        "dry-run": {"pk": run.pk},
        "review-label-withdraw": {"slug": made.slug, "pk": label.pk},
        "publication": {"pk": publication.pk},
        "publication-export": {"pk": publication.pk, "kind": "workbook"},
        "publication-document": {"pk": publication.pk, "document": document.sha256},
        "publication-document-take-back": {"pk": publication.pk, "document": document.sha256},
        "campaign": {"slug": made.slug},
        "campaign-sentence": {"slug": made.slug, "number": 0},
        "publication-sentence": {"pk": publication.pk, "number": 0},
        "campaign-area": {"slug": made.slug, "area": "kent-police"},
        "press-release": {"pk": publication.pk, "area": "kent-police", "kind": "docx"},
        "publication-area": {"pk": publication.pk, "area": "kent-police"},
    }


def address(name, places):
    if name in places:
        return reverse(name, kwargs=places[name])
    for stem in ("document", "return", "publication"):
        if name.startswith(f"{stem}-") and name not in ("document-list", "publication-list"):
            return reverse(name, kwargs=places[stem])
    try:
        return reverse(name)
    except Exception:
        return reverse(name, kwargs=places["campaign"])


def answer(client, name, where):
    if name == "return-figure":
        return client.get(where, {"key": "1|2018/19"})
    query = "?question=1&period=2018/19&area=England and Wales" if name.endswith("-cells") else ""
    query = "?area=kent-police" if name.endswith("-go") else query
    return client.post(where) if name in POSTED else client.get(where + query)


def test_every_address_of_the_three_rooms_is_in_the_table():
    patterns = [*ingestion.urls.urlpatterns, *review.urls.urlpatterns, *reporting.urls.urlpatterns]
    assert {pattern.name for pattern in patterns} == set(WHO_OPENS)


@pytest.mark.parametrize("name", WHO_OPENS)
def test_who_opens_what(client, cast, places, name):
    where = address(name, places)
    for viewer, user in cast.items():
        client.force_login(user)
        status = answer(client, name, where).status_code
        if viewer in WHO_OPENS[name]:
            assert status not in (403, 500), (viewer, status)
        else:
            assert status == 403, (viewer, status)
    client.logout()
    assert answer(client, name, where).status_code == 302


QUARANTINED = (
    "document", "document-file", "document-page", "document-place", "document-read-again", "document-teach",
    "document-supersede", "figure",
)  # fmt: skip


@pytest.mark.parametrize("name", QUARANTINED)
def test_what_is_kept_apart_opens_for_supervisors_only(client, cast, places, name):
    Document.objects.update(quarantined=True, quarantine_reason="A hidden sheet names people.")
    where = address(name, places)
    for viewer, user in cast.items():
        client.force_login(user)
        response = answer(client, name, where)
        assert (response.status_code != 403) == (viewer == "supervisor"), viewer


def test_no_list_names_what_is_kept_apart(client, cast):
    kent = campaign("kent").requests.get()
    received(kent, totals_return(41, 43), by=cast["owner"], name="Jane Bloggs.csv")
    Document.objects.update(quarantined=True)
    pages = ["/documents/", f"/review/returns/{kent.pk}/", "/review/campaigns/offences/", f"/requests/{kent.pk}/"]
    for page in pages[:3]:
        client.force_login(cast["owner"])
        hidden = client.get(page).content.decode()
        assert "Jane Bloggs" not in hidden, page
        assert "kept apart" in hidden or "Quarantined (1)" in hidden, page
        client.force_login(cast["supervisor"])
        assert ("Jane Bloggs" in client.get(page).content.decode()) == (page != pages[2]), page
    client.force_login(cast["owner"])
    assert ">41<" not in client.get(pages[1]).content.decode()


def sexes(*labels):
    rows = [[label, 10 + number, 20 + number] for number, label in enumerate(labels)]
    return csv_return([["Sex of victim", "2017/18", "2018/19"], *rows])


def test_a_label_is_taught_by_one_click_and_the_document_read_anew(client, cast, django_capture_on_commit_callbacks):
    kent = campaign("kent").requests.get()
    document = received(kent, sexes("Female", "Male", "Binary other thing"), name="sexes.csv")
    client.force_login(cast["supervisor"])
    page = client.get(f"/review/returns/{kent.pk}/").content.decode()
    assert 'name="label" value="Binary other thing"' in page
    assert 'name="category" value="Unknown"' in page
    said = {"dimension": "victim_sex", "label": "Binary other thing", "category": "Unknown", "back": "return"}
    response = client.post(f"/documents/{document.pk}/teach/", said)
    assert response["Location"] == f"/review/returns/{kent.pk}/"
    assert VocabularyDecision.objects.get().force == kent.force
    read_waiting(document.pk)
    current = document.extractions.get(current=True)
    assert current.number == 2
    assert not current.findings.filter(kind="Q501").exists()
    unknown = current.records.filter(breakdown={"victim_sex": "Unknown"}, period_label="2018/19")
    assert [int(record.low) for record in unknown] == [22]
    assert "Binary other thing" not in client.get(f"/documents/{document.pk}/").content.decode().split("Figures")[0]


def test_a_signed_off_layout_is_remembered_and_next_years_drift_is_told(cast):
    first = campaign("kent").requests.get()
    received(first, sexes("Female", "Male", "Unknown"), name="2018.csv")
    assert not LayoutProfile.objects.exists()
    actions.sign_off(request=first, by=cast["supervisor"], today=TODAY, accepting="Compared.")
    second = campaign("kent", slug="again").requests.get()
    same = received(second, sexes("Female", "Male", "Unknown"), name="2019.csv")
    assert same.extractions.get().findings.filter(kind="Q801").exists()
    drifted = received(second, sexes("Female", "Male", "Unknown", "Indeterminate"), name="later.csv")
    kinds = set(drifted.extractions.get().findings.values_list("kind", flat=True))
    assert "Q802" in kinds
    assert "Q801" not in kinds


def test_another_question_has_another_layout_and_signing_it_leaves_the_first(cast):
    first = campaign("kent").requests.get()
    received(first, sexes("Female", "Male", "Unknown"), name="2018.csv")
    actions.sign_off(request=first, by=cast["supervisor"], today=TODAY, accepting="Compared.")
    other = campaign("kent", slug="robbery")
    other.document = {**other.document, "measure": {"name": "robberies", "definition": "recorded"}}
    other.save()
    robbery = received(other.requests.get(), totals_return(26, 52), name="robbery.csv")
    drift = {"Q801", "Q802", "Q803", "Q804", "Q805"}
    assert not drift & set(robbery.extractions.get().findings.values_list("kind", flat=True))
    actions.sign_off(request=other.requests.get(), by=cast["supervisor"], today=TODAY, accepting="Compared.")
    again = received(campaign("kent", slug="next").requests.get(), sexes("Female", "Male", "Unknown"), name="2019.csv")
    assert again.extractions.get().findings.filter(kind="Q801").exists()


def test_the_same_file_again_says_so_and_can_replace_the_earlier(client, cast):
    kent = campaign("kent").requests.get()
    first = received(kent, totals_return(26, 52), name="first.csv", by=cast["owner"])
    again = received(kent, totals_return(26, 52), name="again.csv", by=cast["owner"])
    client.force_login(cast["owner"])
    page = client.get(f"/documents/{again.pk}/").content.decode()
    assert "the same file" in page
    assert "first.csv" in page
    client.post(f"/documents/{again.pk}/supersede/", {"earlier": first.pk})
    counted = {d.name: d.counted for d in judged_return(kent, today=TODAY).facts.documents}
    assert counted == {"first.csv": False, "again.csv": True}


PAGES = ["/documents/", "/review/campaigns/{}/", "/review/returns/{}/", "/documents/{}/", "/figures/",
         "/figures/campaigns/{}/", "/review/rules/"]  # fmt: skip


KEEPING = ("/review/campaigns/{}/", "/figures/campaigns/{}/")
"""Pages that show kept results, and work them out where none are kept yet."""


@pytest.mark.parametrize("page", PAGES)
def test_a_page_costs_as_many_queries_at_43_forces_as_at_one(client, cast, page):
    """The first view too. Where results are kept it asks twice what they rest on, before they are worked out and after,
    so that nothing is kept that changed meanwhile: it costs more there, bounded, and as many at 43 as at one."""
    costs, first_views = [], []
    for slugs in (["kent"], list(Force.objects.values_list("slug", flat=True))):
        made = campaign(*slugs, slug=f"of-{len(slugs)}")
        request = made.requests.get(force__slug="kent")
        document = received(request, totals_return(26, 52), by=cast["owner"])
        name = {"/review/returns/{}/": request.pk, "/documents/{}/": document.pk}.get(page, made.slug)
        for other, figure in zip(made.requests.exclude(pk=request.pk)[:4], (21, 24, 27, 900), strict=False):
            received(other, totals_return(figure, 50), by=cast["owner"])  # the last stands out among its peers
        client.force_login(cast["supervisor"])
        with CaptureQueriesContext(connection) as first_view:
            client.get(page.format(name))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page.format(name)).status_code == 200
        costs.append(len(queries))
        first_views.append(len(first_view))
    assert first_views[0] == first_views[1], first_views
    assert max(first_views) < (40 if page in KEEPING else 20), first_views
    assert max(costs) < 20, costs
    assert costs[1] - costs[0] <= 1, costs


def test_correcting_never_opens_another_forces_figure(client, cast):
    made = campaign("kent", "essex")
    kent, essex = (made.requests.get(force__slug=slug) for slug in ("kent", "essex"))
    received(essex, totals_return(71, 83))
    record = OffenceRecord.objects.filter(question="1").first()
    client.force_login(cast["supervisor"])
    page = client.get(f"/review/returns/{kent.pk}/correct/?record={record.pk}").content.decode()
    assert 'value="71' not in page
    assert Correction.objects.count() == 0


def two_figures(kent, owner):
    received(kent, totals_return(26, 900), name="first.csv", by=owner)
    received(kent, totals_return(26, 85), name="second.csv", by=owner)


def test_a_contradiction_offers_its_values_as_buttons_and_one_settles_it(client, cast):
    kent = campaign("kent").requests.get()
    two_figures(kent, cast["owner"])
    client.force_login(cast["supervisor"])
    page = client.get(f"/review/returns/{kent.pk}/").content.decode()
    assert 'name="choose" value="0"><strong>900</strong>' in page
    assert 'name="choose" value="1"><strong>85</strong>' in page
    [finding] = judged_return(kent, today=TODAY).blocking
    said = {"finding": finding.fingerprint, "choose": "1"}
    page = client.post(f"/review/returns/{kent.pk}/settle/", said, follow=True).content.decode()
    assert "nothing blocks any more" in page
    assert [int(c.low) for c in kent.corrections.all()] == [85]
    page = client.post(f"/review/returns/{kent.pk}/settle/", said, follow=True).content.decode()
    assert "settled meanwhile" in page, "the second of two supervisors is told"
    assert kent.corrections.count() == 1


def test_the_form_opens_at_the_figure_that_is_in_question_with_the_values_found(client, cast):
    kent = campaign("kent").requests.get()
    two_figures(kent, cast["owner"])
    client.force_login(cast["supervisor"])
    [finding] = judged_return(kent, today=TODAY).blocking
    where = f"/review/returns/{kent.pk}/correct/?settles={finding.fingerprint}"
    page = client.get(where).content.decode()
    assert '<option value="2018/19" selected>' in page
    assert "C2 of first.csv" in page
    assert "C2 of second.csv" in page
    said = {"question": "1", "period": "2017/18", "low": "26", "reason": "As printed.", "settles": finding.fingerprint}
    page = client.post(where, said, follow=True).content.decode()
    assert "1 matter still blocks" in page
    page = client.post(where, said).content.decode()
    assert "set to 26 already" in page


def test_half_an_offence_is_refused_on_the_form_with_the_sentence_once(client, cast):
    kent = campaign("kent").requests.get()
    client.force_login(cast["supervisor"])
    said = {"question": "1", "period": "2017/18", "low": "5.5", "reason": "As printed."}
    page = client.post(f"/review/returns/{kent.pk}/correct/", said).content.decode()
    assert page.count("5.5 is no whole number, and question 1 counts offences. Enter a whole number.") == 1
    assert kent.corrections.count() == 0
