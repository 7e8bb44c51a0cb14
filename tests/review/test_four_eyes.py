"""Nobody signs a return that they touched: in the action, and in the database whoever writes to it."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from ingestion import actions as documents
from ingestion.models import Document
from requests_app.roles import SUPERVISOR
from review import actions, four_eyes
from review.models import SignOff
from tests.builders import campaign, person, received, totals_return
from tests.review.test_judging import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


def upload_and_set_aside(kent, by):
    """The way round that was open: an own document is set aside and its figures typed instead."""
    document = received(kent, totals_return(1, 2), by=by, name="own.csv")
    actions.set_aside(document=document, reason="A covering letter.", by=person("other", SUPERVISOR))


def place(kent, by):
    document = received(None, totals_return(26, 52), campaign=kent.campaign)
    documents.place_document(document=document, request=kent, by=by, nudge=False)


def replace(kent, by):
    first = kent.documents.get()
    again = received(kent, totals_return(26, 53), name="again.csv")
    documents.supersede(document=again, predecessor=first, by=by)


def correct(kent, by):
    actions.correct(request=kent, question="1", period="2018/19", breakdown={}, low=Decimal(9), high=Decimal(9),
                    reason="Asked.", by=by)  # fmt: skip


def teach(kent, by):
    documents.teach(dimension="victim_sex", label="Grils", category="Female", force=kent.force, by=by)


def exclude(kent, by):
    document = received(kent, b"Notes\nNothing here\n", name="notes.csv")
    actions.set_aside(document=document, reason="Notes only.", by=by)


INVOLVEMENTS = {
    upload_and_set_aside: "uploaded this return",
    place: "said whose it is",
    replace: "said which of its documents replaces another",
    correct: "typed a figure of it",
    teach: "taught a label of it",
    exclude: "set a document of it aside",
}


@pytest.mark.parametrize("involvement", INVOLVEMENTS, ids=lambda involvement: involvement.__name__)
def test_whoever_touched_a_return_does_not_sign_it_and_another_does(involvement):
    kent, one = campaign("kent").requests.get(), person("one", SUPERVISOR)
    received(kent, totals_return(26, 52), name="return.csv")
    assert four_eyes.why_not(kent, one) is None
    involvement(kent, one)
    assert INVOLVEMENTS[involvement] in four_eyes.why_not(kent, one)
    with pytest.raises(PermissionDenied, match=INVOLVEMENTS[involvement]):
        actions.sign_off(request=kent, by=one, today=TODAY, accepting="Compared.")
    with pytest.raises(IntegrityError, match="four eyes"), transaction.atomic():
        SignOff.objects.create(request=kent, state_mark="x", by=one)
    another = person("another", SUPERVISOR)
    assert four_eyes.why_not(kent, another) is None
    SignOff.objects.create(request=kent, state_mark="x", by=another)


def test_what_was_withdrawn_or_taught_for_an_earlier_return_is_no_touch():
    kent, one = campaign("kent").requests.get(), person("one", SUPERVISOR)
    teach(kent, one)
    received(kent, totals_return(26, 52))
    correct(kent, one)
    actions.withdraw_correction(correction=kent.corrections.get(), by=one)
    assert four_eyes.why_not(kent, one) is None
    assert actions.sign_off(request=kent, by=one, today=TODAY, accepting="Compared.").by == one


def test_every_deed_is_said_together():
    kent, one = campaign("kent").requests.get(), person("one", SUPERVISOR)
    received(kent, totals_return(26, 52), by=one)
    correct(kent, one)
    assert four_eyes.why_not(kent, one) == (
        "You uploaded this return and typed a figure of it, so somebody else has to sign it off."
    )


def test_a_sign_off_is_no_way_round_by_signing_first_and_changing_its_mark_later():
    """Signed while clean, corrected by the signer, the mark moved along in the database: refused. It may be withdrawn,
    and not be brought back."""
    kent, one = campaign("kent").requests.get(), person("one", SUPERVISOR)
    received(kent, totals_return(26, 52))
    signed = actions.sign_off(request=kent, by=one, today=TODAY, accepting="Compared.")
    correct(kent, one)
    live = SignOff.objects.filter(pk=signed.pk)
    with pytest.raises(IntegrityError, match="four eyes"), transaction.atomic():
        live.update(state_mark="another")
    actions.withdraw_sign_off(signed=signed, reason="Corrected since.", by=one)
    with pytest.raises(IntegrityError, match="four eyes"), transaction.atomic():
        live.update(withdrawn_at=None)
    assert live.get().withdrawn_at is not None


def test_the_uploader_of_a_document_stays_whoever_writes_to_the_database():
    """Else an uploader would sign their own return by letting it appear as somebody else's, before or after."""
    kent, one, other = campaign("kent").requests.get(), person("one", SUPERVISOR), person("other", SUPERVISOR)
    document = received(kent, totals_return(26, 52), by=one)
    rows = Document.objects.filter(pk=document.pk)
    for somebody in (other, None):
        with pytest.raises(IntegrityError, match="stays its uploader"), transaction.atomic():
            rows.update(uploaded_by=somebody)
    actions.sign_off(request=kent, by=person("third", SUPERVISOR), today=TODAY, accepting="Compared.")
    with pytest.raises(IntegrityError, match="stays its uploader"), transaction.atomic():
        rows.update(uploaded_by=other)
    assert rows.get().uploaded_by == one
    rows.update(uploaded_by=one, name="renamed.csv")
    assert rows.get().name == "renamed.csv", "all else of it may change"


def test_an_account_that_is_closed_may_be_taken_out_of_its_documents_and_nobody_put_in_its_place():
    kent, one, other = campaign("kent").requests.get(), person("one", SUPERVISOR), person("other", SUPERVISOR)
    document = received(kent, totals_return(26, 52), by=one)
    rows = Document.objects.filter(pk=document.pk)
    type(one).objects.filter(pk=one.pk).update(is_active=False, username="left-1", email="")
    assert rows.get().uploaded_by.username == "left-1", "an account is made nameless and its documents stay its own"
    with pytest.raises(IntegrityError, match="stays its uploader"), transaction.atomic():
        rows.update(uploaded_by=other)
    rows.update(uploaded_by=None)
    with pytest.raises(IntegrityError, match="stays its uploader"), transaction.atomic():
        rows.update(uploaded_by=other)
    assert rows.get().uploaded_by is None


def test_a_file_inside_another_is_given_the_uploader_of_its_container_alone():
    kent, one, other = campaign("kent").requests.get(), person("one", SUPERVISOR), person("other", SUPERVISOR)
    whole = received(kent, totals_return(26, 52), by=one)
    said = {"request": kent, "campaign": kent.campaign, "parent": whole, "size": 1, "received_on": TODAY}
    inside = Document.objects.create(name="inside.csv", sha256="a" * 64, **said)
    rows = Document.objects.filter(pk=inside.pk)
    with pytest.raises(IntegrityError, match="stays its uploader"), transaction.atomic():
        rows.update(uploaded_by=other)
    rows.update(uploaded_by=one)
    assert rows.get().uploaded_by == one
