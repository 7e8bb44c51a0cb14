"""Two supervisors at the same moment: one wins, and the other is told in a sentence."""

from __future__ import annotations

import threading
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connections

from ingestion import proposals
from ingestion.models import VocabularyDecision
from requests_app.models import FoiRequest
from requests_app.roles import STAFF, SUPERVISOR
from review import actions
from review.claims import take_next
from review.models import Claim
from tests.builders import campaign, person, received, totals_return
from tests.review.test_judging import TODAY
from tests.review.test_teaching import sexes

pytestmark = [pytest.mark.integration, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def together(*deeds: Callable[[], Any]) -> list[Any]:
    """What came of each deed, all begun at one moment: its result, or what it raised."""
    start, found = threading.Barrier(len(deeds)), [None] * len(deeds)

    def do(place: int, deed: Callable[[], Any]) -> None:
        start.wait()
        try:
            found[place] = deed()
        except Exception as refusal:
            found[place] = refusal
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=(place, deed)) for place, deed in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return found


@pytest.fixture
def kent():
    return campaign("kent", "essex").requests.get(force__slug="kent")


def refusals(found: list[Any]) -> list[str]:
    return [str(one) for one in found if isinstance(one, Exception)]


def test_a_return_is_signed_once_and_the_other_is_told(kent):
    received(kent, totals_return(26, 52), by=person("uploader", STAFF))
    people = [person(name, SUPERVISOR) for name in ("one", "two")]
    found = together(
        *(lambda by=by: actions.sign_off(request=kent, by=by, today=TODAY, accepting="Compared.") for by in people)
    )
    assert refusals(found) == ["This return is signed off already."]
    assert kent.sign_offs.count() == 1


def test_the_same_correction_is_made_once(kent):
    received(kent, totals_return(26, 52))
    said = {"request": kent, "question": "1", "period": "2018/19", "breakdown": {}, "reason": "Asked.",
            "low": Decimal(53), "high": Decimal(53)}  # fmt: skip
    people = [person(name, SUPERVISOR) for name in ("one", "two")]
    found = together(*(lambda by=by: actions.correct(by=by, **said) for by in people))
    [told] = refusals(found)
    assert told.startswith("This figure is set to 53 already, by ")
    assert kent.corrections.count() == 1


def test_next_to_judge_hands_one_return_to_one_person(kent):
    made = kent.campaign
    for number, request in enumerate(FoiRequest.objects.filter(campaign=made)):
        received(request, totals_return(26 + number, 52 + number), by=person("uploader", STAFF), name=f"{number}.csv")
    people = [person(name, SUPERVISOR) for name in ("one", "two")]
    from django.utils import timezone

    found = together(*(lambda by=by: take_next(campaign=made, by=by, now=timezone.now()) for by in people))
    assert len({one.pk for one in found if one is not None}) == len([one for one in found if one is not None])
    assert Claim.objects.count() == len([one for one in found if one is not None]) >= 1


def test_a_proposal_is_answered_once(kent):
    document = received(kent, sexes("Third kind"))
    proposal = proposals.propose(
        document=document, dimension="victim_sex", label="Third kind", category="Male", reach="force",
        by=person("uploader", STAFF),
    )  # fmt: skip
    one, two = person("one", SUPERVISOR), person("two", SUPERVISOR)
    found = together(
        lambda: proposals.confirm(proposal=proposal, by=one),
        lambda: proposals.refuse(proposal=proposal, reason="No.", by=two),
    )
    assert refusals(found) == ["Somebody answered this meanwhile: look again."]
    proposal.refresh_from_db()
    assert (proposal.decision is not None) == VocabularyDecision.objects.exists() == (not proposal.refused_for)
