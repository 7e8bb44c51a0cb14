"""Every picture of an edition's pages as a file, with its edition, its notice, for whoever may see the page."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from requests_app.roles import SUPERVISOR
from tests.builders import campaign, person

pytestmark = [pytest.mark.django_db, pytest.mark.integration]

PAGES = {
    "": {"forces", "trend"},
    "explore/?question=1&measure=change": {"explored"},
    "explore/?question=2&by=victim_age&measure=share&areas=nation": {"explored"},
    "areas/thames-valley-police/": {"trend", "by-0", "by-1", "by-2"},
    "series/": {"series", "multiples"},
}


def pictures(page: str) -> set[str]:
    return set(re.findall(r'<svg[^>]* id="([\w-]+)"', page))


@pytest.mark.parametrize("path", PAGES)
def test_each_picture_of_a_page_is_offered_as_svg_and_png(edition, reader, path):
    base = f"/figures/publications/{edition.pk}/{path}"
    page = reader.get(base).content.decode()
    assert pictures(page) == PAGES[path]
    offered = {link.replace("&amp;", "&") for link in re.findall(r'href="(\?[^"]*as=(?:svg|png))"', page)}
    assert len(offered) == 2 * len(PAGES[path])
    for link in offered:
        answer = reader.get(base.split("?")[0] + link)
        name = re.search(r"chart=([\w-]+)", link)[1]
        if link.endswith("svg"):
            said = answer.content.decode()
            assert answer["Content-Type"].startswith("image/svg+xml")
            assert pictures(said) == {name}
            assert "edition 1, as of 12 September 2019" in said
            assert "Demonstration data: figures are illustrative." in said
        else:
            assert answer.content.startswith(b"\x89PNG")
            assert f'-1-{name}.png"' in answer["Content-Disposition"]


def test_the_file_is_of_the_state_that_its_address_names(edition, reader):
    base = f"/figures/publications/{edition.pk}/explore/?question=1&areas=force&chart=explored&as=svg&period="
    first, second = (reader.get(base + year).content.decode() for year in ("2017/18", "2018/19"))
    assert ">114<" in first
    assert ">274<" not in first
    assert ">274<" in second


def test_a_picture_that_there_is_not_is_not_found(edition, reader):
    for query in ("chart=nothing&as=svg", "chart=trend&as=gif", "chart=trend", "as=png"):
        assert reader.get(f"/figures/publications/{edition.pk}/?{query}").status_code == 404


def test_a_withdrawn_editions_picture_says_so_and_one_under_embargo_is_for_those_who_work_on_it(edition, reader):
    edition.withdrawn_at, edition.withdrawn_reason = timezone.now(), "A restatement."
    edition.save()
    address = f"/figures/publications/{edition.pk}/?chart=trend&as=svg"
    words = " ".join(re.sub("<[^>]+>", " ", reader.get(address).content.decode()).split())
    assert "Withdrawn: A restatement." in words
    edition.withdrawn_at, edition.embargo_until = None, timezone.now() + timedelta(hours=1)
    edition.save()
    refused = reader.get(address)
    assert (refused.status_code, refused["Content-Type"].split(";")[0]) == (404, "text/html")
    reader.force_login(person("first", SUPERVISOR))
    assert "Under embargo." in reader.get(address).content.decode()


def test_figures_that_are_no_edition_say_that_they_may_not_be_published(client):
    asked = campaign("kent", "essex")
    client.force_login(person("supervisor", SUPERVISOR))
    said = client.get(f"/figures/campaigns/{asked.slug}/?chart=forces&as=svg").content.decode()
    assert "no edition, as it stood on" in said
    assert "Not to be published." in said
