"""Labels taught where they stand: for one return, a force or a campaign, clustered over forces, and taken back."""

import pytest
from django.core.exceptions import PermissionDenied

from ingestion import actions as documents
from ingestion.models import Document, VocabularyDecision
from ingestion.tasks import read_waiting
from requests_app.roles import STAFF, SUPERVISOR
from review import four_eyes
from review.label_clusters import clusters, likeness
from review.queries import judged_campaign
from review.teaching import settle_cluster, take_back
from tests.builders import campaign, csv_return, person, received
from tests.review.test_judging import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def supervisor(db):
    return person("supervisor", SUPERVISOR)


def sexes(label, first=1):
    return csv_return([["Sex of victim", "2017/18", "2018/19"], ["Female", 8 + first, 9], [label, 3, 4]])


def categories(document):
    records = document.extractions.get(current=True).records.filter(question="2")
    return set(records.values_list("breakdown__victim_sex", flat=True))


def read(document):
    Document.objects.filter(pk=document.pk).update(state="waiting", attempts=0, claimed_at=None)
    read_waiting(document.pk)


def found(made):
    return clusters(judged_campaign(made, today=TODAY), made.specification)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Snap-Chat (app)", "app: snap chat", True),
        ("Non binary", "binary non", True),
        ("12-15", "12 to 15", False),
        ("<16", ">16", False),
        ("16+", "16", False),
        ("–", "—", True),
        ("…", "?", False),
    ],
)
def test_like_labels(one, other, alike):
    assert (likeness(one) == likeness(other)) == alike


@pytest.mark.parametrize(
    ("scope", "reach"),
    [("return", {"kent 1"}), ("force", {"kent 1", "kent 2"}), ("campaign", {"kent 1", "essex 1"})],
)
def test_a_label_is_taught_as_far_as_was_chosen(client, supervisor, scope, reach):
    first, second = campaign("kent", "essex", slug="one"), campaign("kent", slug="two")
    held = {}
    for made, slug, name in ((first, "kent", "kent 1"), (first, "essex", "essex 1"), (second, "kent", "kent 2")):
        held[name] = received(made.requests.get(force__slug=slug), sexes("Third kind", len(held)), name=f"{name}.csv")
    client.force_login(supervisor)
    said = {"dimension": "victim_sex", "label": "Third kind", "category": "Male", "scope": scope}
    client.post(f"/documents/{held['kent 1'].pk}/teach/", said)
    for document in held.values():
        read(document)
    assert {name for name, document in held.items() if categories(document) == {"Female", "Male"}} == reach


def test_what_is_said_of_one_return_goes_before_what_is_said_of_many(supervisor):
    made = campaign("kent", "essex")
    kent, essex = (made.requests.get(force__slug=slug) for slug in ("kent", "essex"))
    own = received(kent, sexes("Third kind"))
    other = received(essex, sexes("Third kind", 2))
    said = {"dimension": "victim_sex", "label": "Third kind", "by": supervisor}
    documents.teach(category="Male", request=kent, **said)
    documents.teach(category="Unknown", campaign=made, **said)
    read(own), read(other)
    assert categories(own) == {"Female", "Male"}
    assert categories(other) == {"Female", "Unknown"}
    assert "taught a label" in four_eyes.why_not(kent, supervisor)
    assert four_eyes.why_not(essex, supervisor) is None, "a rule for the campaign touches no one return"


def test_like_labels_of_several_forces_are_one_matter_settled_together_and_taken_back(supervisor):
    made = campaign("kent", "essex", "surrey")
    held = []
    for number, (slug, label) in enumerate([("kent", "Third kind"), ("essex", "kind, third"), ("surrey", "Fourth")]):
        held.append(received(made.requests.get(force__slug=slug), sexes(label, number), name=f"{slug}.csv"))
    both, alone = found(made)
    assert both.labels == ["kind, third", "Third kind"]
    assert both.forces == ["Essex Police", "Kent Police"]
    assert alone.labels == ["Fourth"]
    assert settle_cluster(campaign=made, cluster=both, category="Unknown", by=supervisor) == 2
    assert {document.state for document in Document.objects.filter(pk__in=[held[0].pk, held[1].pk])} == {"waiting"}
    for document in held[:2]:
        read(document)
        assert categories(document) == {"Female", "Unknown"}
    assert [cluster.labels for cluster in found(made)] == [["Fourth"]]
    decision = VocabularyDecision.objects.get(label="Third kind")
    assert take_back(decision=decision, by=supervisor) >= 1
    assert Document.objects.get(pk=held[0].pk).state == "waiting"
    read(held[0])
    assert categories(held[0]) != {"Female", "Unknown"}
    assert VocabularyDecision.objects.count() == 2, "nothing is deleted"
    with pytest.raises(ValueError, match="already"):
        take_back(decision=decision, by=supervisor)


def test_a_category_that_was_not_asked_is_refused(supervisor):
    made = campaign("kent")
    received(made.requests.get(), sexes("Third kind"))
    with pytest.raises(ValueError, match="categories that were asked"):
        settle_cluster(campaign=made, cluster=found(made)[0], category="Purple", by=supervisor)
    assert not VocabularyDecision.objects.exists()


def test_who_may_not_settle_findings_teaches_nothing():
    made = campaign("kent")
    received(made.requests.get(), sexes("Third kind"))
    with pytest.raises(PermissionDenied):
        settle_cluster(campaign=made, cluster=found(made)[0], category="Unknown", by=person("staff", STAFF))
