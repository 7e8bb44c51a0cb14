"""Kept editions are results: they go with their campaign or publication, and hold each part once."""

import pytest
from django.db import IntegrityError, transaction

from reporting.models import KeptEdition, KeptPart
from requests_app.roles import SUPERVISOR
from tests.builders import campaign, person

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


def test_a_part_is_kept_once_and_goes_with_its_edition():
    kept = KeptEdition.objects.create(campaign=campaign("kent"), mark="x")
    KeptPart.objects.create(edition=kept, name="totals", body=b"1")
    with pytest.raises(IntegrityError), transaction.atomic():
        KeptPart.objects.create(edition=kept, name="totals", body=b"2")
    kept.delete()
    assert not KeptPart.objects.exists()


def test_what_is_kept_of_a_publication_hinders_nobody():
    made = campaign("kent")
    one = made.publications.create(number=1, title="x", content={}, sha256="x", by=person("s", SUPERVISOR))
    KeptEdition.objects.create(campaign=made, publication=one, mark="x")
    one.delete()
    assert not KeptEdition.objects.exists()
