"""One word stands for a document of an edition at a time; those taken back stay on record."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from reporting.models import AllowedDocument
from requests_app.roles import SUPERVISOR
from tests.builders import campaign, person

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


def test_one_living_word_a_document():
    by = person("s", SUPERVISOR)
    one = campaign("kent").publications.create(number=1, title="x", content={}, sha256="x", by=by)
    first = AllowedDocument.objects.create(publication=one, document="7", sha256="a", by=by)
    with pytest.raises(IntegrityError), transaction.atomic():
        AllowedDocument.objects.create(publication=one, document="7", sha256="b", by=by)
    AllowedDocument.objects.create(publication=one, document="8", sha256="a", by=by)
    first.taken_back_at, first.taken_back_by = timezone.now(), by
    first.save()
    AllowedDocument.objects.create(publication=one, document="7", sha256="b", by=by)
    assert AllowedDocument.objects.filter(document="7").count() == 2
