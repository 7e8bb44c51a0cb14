"""An edition's first screen, its sentences and how each is known, who is missing, and its method."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from requests_app.roles import STAFF
from tests.builders import campaign, person

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def base(edition):
    return f"/figures/publications/{edition.pk}/"


def words(answer):
    return " ".join(re.sub("<[^>]+>", " ", answer.content.decode()).split())


def test_the_first_screen_has_headline_facts_six_points_at_most_and_what_is_missing(base, reader):
    answer = reader.get(base)
    said = words(answer)
    assert "rose by 36 per cent" in said
    assert "What is missing:" in said
    assert "Demonstration data: figures are illustrative." in said
    assert len(answer.context["front"].points) <= 6
    assert "<svg" in answer.content.decode()


def test_it_costs_few_queries(base, reader, django_assert_max_num_queries):
    reader.get(base)
    with django_assert_max_num_queries(19):
        reader.get(base)


def test_readers_get_the_files_but_not_the_evidence(base, reader, client, edition):
    assert "Evidence pack" not in words(reader.get(base))
    assert reader.get(f"{base}evidence/").status_code == 403
    client.force_login(person("staff", STAFF))
    assert "Evidence pack" in words(client.get(base))


def test_a_withdrawn_edition_says_so_with_why(base, reader, edition):
    edition.withdrawn_at, edition.withdrawn_reason = timezone.now(), "Kent restated."
    edition.save()
    assert "Kent restated." in words(reader.get(base))


def test_sentences_are_told_in_both_voices_and_of_one_area(base, reader, edition):
    press = words(reader.get(f"{base}sentences/?area=Kent Police"))
    assert "Kent Police rose by 15 per cent" in press
    assert "Thames Valley Police rose" not in press
    assert "recorded 122 offences" in words(reader.get(f"{base}sentences/?area=Kent Police&voice=statistical"))


def test_a_sentence_is_copied_with_its_source_line_and_its_places_are_for_staff(base, reader, client, edition):
    number = next(n for n, row in enumerate(edition.content["sentences"]) if row["area"] == "Kent Police")
    said = reader.get(f"{base}sentences/{number}/").content.decode()
    copied = re.search(r"<textarea[^>]*>(.*?)</textarea>", said, re.S)[1]
    assert edition.content["sentences"][number]["text"].split(".")[0][:40] in copied
    assert "edition 1" in copied
    assert "Kent.xlsx" not in said
    client.force_login(person("staff", STAFF))
    assert "Kent.xlsx" in client.get(f"{base}sentences/{number}/").content.decode()
    assert client.get(f"{base}sentences/99999/").status_code == 404


def test_who_is_counted_and_how_it_was_made_are_told(base, reader):
    assert "43" in words(reader.get(f"{base}missing/"))
    said = words(reader.get(f"{base}method/"))
    assert "No force is imputed" in said
    assert "Whom to ask" in said


def test_readers_see_only_campaigns_with_an_edition_that_is_out(edition, reader, client):
    other = campaign("essex", slug="other")
    assert f"/campaigns/{other.slug}/" not in reader.get("/figures/").content.decode()
    client.force_login(person("staff", STAFF))
    assert f"/campaigns/{other.slug}/" in client.get("/figures/").content.decode()
