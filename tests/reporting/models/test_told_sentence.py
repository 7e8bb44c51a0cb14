"""A sentence is kept once under its place, shown short, and found by an index."""

import pytest
from django.db import IntegrityError, connection, transaction

from reporting.models import ToldSentence
from requests_app.roles import SUPERVISOR
from tests.builders import campaign, person

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def publication():
    return campaign("kent").publications.create(number=1, title="x", content={}, sha256="x", by=person("s", SUPERVISOR))


def test_one_sentence_a_place(publication):
    ToldSentence.objects.create(publication=publication, number=3, text="word " * 40)
    with pytest.raises(IntegrityError), transaction.atomic():
        ToldSentence.objects.create(publication=publication, number=3, text="Another.")
    assert len(str(ToldSentence.objects.get())) == 80
    publication.delete()
    assert not ToldSentence.objects.exists()


def test_words_are_looked_for_in_an_index():
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'sentences_by_words'")
        (definition,) = cursor.fetchone()
    assert "gin" in definition
    assert "to_tsvector" in definition
