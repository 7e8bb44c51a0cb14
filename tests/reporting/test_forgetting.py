"""What telling keeps ready goes with a document that is deleted; what is published stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from ingestion.models import Document
from reporting.forgetting import forget
from reporting.models import KeptEdition, Publication
from requests_app.roles import SUPERVISOR
from tests.builders import campaign, person

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def kept(django_capture_on_commit_callbacks):
    """A kept edition of two campaigns, a kept file, and a publication."""
    mine, other = campaign("kent", slug="mine"), campaign("essex", slug="other")
    for one in (mine, other):
        KeptEdition.objects.create(campaign=one, mark="x")
    mine.publications.create(number=1, title="x", content={}, sha256="x", by=person("s", SUPERVISOR))
    file = Path(settings.KEPT_FOLDER) / "exports" / "one"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"names")
    return mine, other, file


def test_editions_of_that_campaign_and_every_kept_file_go_once_it_is_committed(
    kept, django_capture_on_commit_callbacks
):
    mine, other, file = kept
    document = Document(campaign=mine, name="Kent.csv", sha256="a" * 64)
    with django_capture_on_commit_callbacks() as callbacks:
        forget([document], frozenset())
        assert file.exists(), "not before the deletion stands"
    for call in callbacks:
        call()
    assert not file.exists()
    assert list(KeptEdition.objects.values_list("campaign", flat=True)) == [other.pk]
    assert Publication.objects.filter(campaign=mine).exists()


def test_it_is_no_fault_that_nothing_was_kept(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        forget([Document(campaign=campaign("kent"), name="x", sha256="b" * 64)], frozenset())
    assert not KeptEdition.objects.exists()
