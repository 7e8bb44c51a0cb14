"""What is told is frozen: one number a campaign, one open proposal, and it may not be deleted with its campaign."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from reporting.models import Proposal, Publication
from requests_app.roles import SUPERVISOR
from tests.builders import campaign, person

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


def published(made, number=1, **more):
    return made.publications.create(
        number=number, title="x", content={}, sha256="x", by=person("s", SUPERVISOR), **more
    )


def proposed(made):
    return Proposal.objects.create(campaign=made, content={}, sha256="x", note="n", by=person("s", SUPERVISOR))


def test_a_campaigns_number_is_given_once():
    made = campaign("kent")
    published(made)
    with pytest.raises(IntegrityError), transaction.atomic():
        published(made)
    assert published(made, 2).number == 2
    assert published(campaign("essex", slug="other")).number == 1


def test_a_campaign_with_a_publication_can_not_be_deleted():
    made = campaign("kent")
    published(made)
    made.requests.all().delete()
    with pytest.raises(ProtectedError):
        made.delete()
    assert Publication.objects.exists()


@pytest.mark.parametrize(("hours", "embargoed"), [(1, True), (-1, False), (None, False)])
def test_it_is_under_embargo_until_its_hour(hours, embargoed):
    until = None if hours is None else timezone.now() + timedelta(hours=hours)
    assert published(campaign("kent"), embargo_until=until).embargoed is embargoed


def test_one_proposal_is_open_at_a_time_and_settled_ones_do_not_count():
    made = campaign("kent")
    first = proposed(made)
    with pytest.raises(IntegrityError), transaction.atomic():
        proposed(made)
    first.closed_at = timezone.now()
    first.save()
    second = proposed(made)
    second.publication = published(made)
    second.save()
    assert proposed(made).pk
