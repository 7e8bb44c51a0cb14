"""Labels proposed by those who upload, confirmed or refused by a supervisor, and what that means for four eyes."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from ingestion import proposals
from ingestion.models import Document, LabelProposal, VocabularyDecision
from requests_app.duties import duties_of
from requests_app.models import Event
from requests_app.roles import READER, STAFF, SUPERVISOR
from review import four_eyes
from review.models import SignOff
from tests.builders import campaign, person, received
from tests.review.test_judging import TODAY
from tests.review.test_teaching import categories, read, sexes

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def made():
    return campaign("kent", "essex")


@pytest.fixture
def document(made):
    return received(made.requests.get(force__slug="kent"), sexes("Third kind"), by=person("first", STAFF))


def proposed(document, by=None, reach="force", category="Male"):
    by = by or person("uploader", STAFF)
    return proposals.propose(
        document=document, dimension="victim_sex", label="Third kind", category=category, reach=reach, by=by
    )


def test_a_proposal_counts_for_nothing_until_it_is_confirmed(document):
    proposal = proposed(document)
    read(document)
    assert categories(document) == {"Female", "Third kind"}, "the label stays as it was written"
    assert not VocabularyDecision.objects.exists()
    decision = proposals.confirm(proposal=proposal, by=person("supervisor", SUPERVISOR))
    assert (decision.by.username, decision.confirmed_by.username) == ("uploader", "supervisor")
    read(document)
    assert categories(document) == {"Female", "Male"}
    with pytest.raises(ValueError, match="answered this meanwhile"):
        proposals.refuse(proposal=proposal, reason="Late.", by=person("supervisor", SUPERVISOR))


def test_a_refusal_keeps_its_reason_and_leaves_the_label_open(document):
    proposal, supervisor = proposed(document), person("supervisor", SUPERVISOR)
    with pytest.raises(ValueError, match="Say why"):
        proposals.refuse(proposal=proposal, reason=" ", by=supervisor)
    proposals.refuse(proposal=proposal, reason="It is a subtotal.", by=supervisor)
    proposal.refresh_from_db()
    assert (proposal.refused_for, proposal.decision) == ("It is a subtotal.", None)
    assert "It is a subtotal." in Event.objects.get(kind="label proposal refused").sentence
    assert proposed(document, category="Unknown").pk != proposal.pk, "another may be proposed"


def test_what_was_not_asked_and_what_is_proposed_already_are_refused(document):
    with pytest.raises(ValueError, match="categories that were asked"):
        proposed(document, category="Purple")
    proposed(document)
    with pytest.raises(ValueError, match="uploader has proposed Male"):
        proposed(document, by=person("second", STAFF))


def test_who_may_propose_confirm_and_take_back(document):
    with pytest.raises(PermissionDenied):
        proposed(document, by=person("reader", READER))
    proposal = proposed(document)
    with pytest.raises(PermissionDenied):
        proposals.confirm(proposal=proposal, by=person("second", STAFF))
    with pytest.raises(ValueError, match="Only supervisors"):
        proposals.refuse(proposal=proposal, reason="No.", by=person("second", STAFF))
    proposals.refuse(proposal=proposal, reason="", by=person("uploader"))
    own = proposed(document, by=person("supervisor", SUPERVISOR))
    with pytest.raises(ValueError, match="somebody else"):
        proposals.confirm(proposal=own, by=person("supervisor"))


@pytest.mark.parametrize(("reach", "touched"), [("return", True), ("force", True), ("campaign", False)])
def test_the_proposer_touched_the_return_and_whoever_confirmed_judged_it(document, reach, touched):
    proposer, supervisor = person("proposer", SUPERVISOR), person("supervisor", SUPERVISOR)
    proposals.confirm(proposal=proposed(document, by=proposer, reach=reach), by=supervisor)
    assert four_eyes.why_not(document.request, supervisor) is None
    assert ("taught a label" in (four_eyes.why_not(document.request, proposer) or "")) == touched
    if touched:
        with pytest.raises(IntegrityError, match="four eyes"), transaction.atomic():
            SignOff.objects.create(request=document.request, state_mark="x", by=proposer)


def test_confirmed_for_the_campaign_every_return_that_holds_the_label_is_read_again(made, document):
    other = received(made.requests.get(force__slug="essex"), sexes("Third kind", 2), name="essex.csv")
    decision = proposals.confirm(proposal=proposed(document, reach="campaign"), by=person("supervisor", SUPERVISOR))
    assert proposals.read_with(decision=decision, document=document, by=person("supervisor")) == 2
    assert set(Document.objects.values_list("state", flat=True)) == {"waiting"}
    read(other)
    assert categories(other) == {"Female", "Male"}


def test_staff_propose_on_the_return_and_a_supervisor_confirms_there_and_is_told_today(client, document):
    where = f"/review/returns/{document.request_id}/"
    client.force_login(person("uploader", STAFF))
    page = client.get(where).content.decode()
    assert "Propose: “Third kind” means" in page
    said = {"dimension": "victim_sex", "label": "Third kind", "category": "Male", "scope": "return", "back": "return"}
    assert client.post(f"/documents/{document.pk}/teach/", said).status_code == 403
    told = client.post(f"/documents/{document.pk}/propose/", said, follow=True)
    assert told.redirect_chain[-1][0] == where
    assert "It counts once a supervisor confirms it." in told.content.decode()
    supervisor = person("supervisor", SUPERVISOR)
    [duty] = [
        one
        for one in duties_of(supervisor, [document.campaign], TODAY)[document.campaign_id]
        if "proposed" in one.words
    ]
    assert (duty.count, duty.words) == (1, "proposed label to confirm or refuse")
    client.force_login(supervisor)
    assert "Confirm Male" in client.get(duty.address).content.decode()
    page = client.get(where).content.decode()
    assert "uploader on" in page
    assert "Confirm Male" in page
    proposal = LabelProposal.objects.get()
    client.post(f"/documents/proposals/{proposal.pk}/", {"answer": "confirm", "back": "return"})
    read(document)
    assert categories(document) == {"Female", "Male"}
    assert VocabularyDecision.objects.get().request == document.request
