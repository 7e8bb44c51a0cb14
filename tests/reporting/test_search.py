"""Sentences of published editions are found by those who may read the edition, and never before its hour."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from reporting.models import ToldSentence
from reporting.publishing.edition import mark
from reporting.search import AT_ONCE, KINDS, found_sentences, keep_told, keep_what_is_told
from requests_app.roles import READER, RESEARCHER, SUPERVISOR
from requests_app.search import Wanted
from tests.builders import campaign, person
from tests.reporting.editions import september

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
CONTENT = json.loads(json.dumps(september()))


@pytest.fixture
def publication():
    made = campaign("kent")
    found = made.publications.create(
        number=1, title="September", content=CONTENT, sha256=mark(CONTENT), by=person("s", SUPERVISOR)
    )
    keep_told(found)
    return found


def hits(words, role=READER, hidden=()):
    return found_sentences(Wanted(person(role, role), words, frozenset(hidden)), 50)


def test_each_press_sentence_is_kept_once_under_its_place_in_the_edition(publication):
    keep_told(publication)
    kept = dict(ToldSentence.objects.values_list("number", "text"))
    assert kept == {n: row["text"] for n, row in enumerate(CONTENT["sentences"]) if row["voice"] == "press"}


def test_a_hit_opens_the_sentence_that_holds_the_words(publication):
    found = hits("Thames Valley rose 140")
    assert found
    for hit in found:
        number = int(hit.link.rstrip("/").rsplit("/", 1)[1])
        assert "Thames Valley" in CONTENT["sentences"][number]["text"]
        assert hit.title == "September, edition 1"


def test_nobody_outside_finds_one_under_embargo_and_a_withdrawn_one_says_so(publication):
    publication.embargo_until = timezone.now() + timedelta(hours=1)
    publication.save()
    assert hits("Thames Valley rose") == []
    assert hits("Thames Valley rose", RESEARCHER)
    publication.embargo_until, publication.withdrawn_at = None, timezone.now()
    publication.save()
    assert {hit.title for hit in hits("Thames Valley rose")} == {"September, edition 1 (withdrawn)"}


def test_a_sentence_that_names_what_is_kept_apart_is_not_found(publication):
    first = ToldSentence.objects.order_by("number").first()
    first.text = "The offences told in Zebedee.csv rose."
    first.save()
    assert hits("offences told")
    assert hits("offences told", hidden=["zebedee.csv"]) == []


def test_editions_of_before_are_taken_up_a_few_at_a_time(publication):
    for number in range(2, AT_ONCE + 3):
        publication.campaign.publications.create(
            number=number, title="x", content=CONTENT, sha256=mark(CONTENT), by=publication.by
        )
    assert keep_what_is_told() == AT_ONCE
    assert keep_what_is_told() == 1
    assert keep_what_is_told() == 0


def test_readers_may_look_for_them():
    assert [kind.permission for kind in KINDS] == ["see published editions"]
