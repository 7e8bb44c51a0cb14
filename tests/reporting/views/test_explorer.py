"""The explorer and an area's page: the state is the address, and what is opened from them is what they say."""

from __future__ import annotations

import csv
import io
import re

import pytest

from requests_app.roles import READER, STAFF
from tests.builders import person

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def base(edition):
    return f"/figures/publications/{edition.pk}/"


def words(answer):
    return " ".join(re.sub("<[^>]+>", " ", answer.content.decode()).split())


def test_a_number_opens_its_cells_for_those_who_work_on_documents_alone(base, reader, client):
    link = re.compile(r'href="[^"]*cells/\?([^"]*)"')
    assert not link.findall(reader.get(f"{base}explore/").content.decode())
    client.force_login(person("staff", STAFF))
    (first, *_) = link.findall(client.get(f"{base}explore/").content.decode())
    said = words(client.get(f"{base}cells/?{first.replace('&amp;', '&')}"))
    area = re.search(r"area=([^&]*)", first)[1].replace("+", " ")
    assert area in said
    assert client.get(f"{base}cells/?question=1").status_code == 404


def test_csv_and_json_are_the_tables_rows_with_the_notice(base, reader):
    query = "question=1&measure=change&areas=region"
    told = reader.get(f"{base}explore.json?{query}").json()
    assert told["notice"].startswith("Demonstration data")
    assert (told["edition"], told["state"]["measure"]) == (1, "change")
    rows = list(csv.DictReader(io.StringIO(reader.get(f"{base}explore.csv?{query}").content.decode())))
    assert [row["area"] for row in rows] == [row["area"] for row in told["rows"]]
    page = words(reader.get(f"{base}explore/?{query}"))
    for row in told["rows"]:
        assert row["words"] in page


def test_an_area_has_its_page_and_one_that_is_not_there_none(base, reader):
    said = words(reader.get(f"{base}areas/thames-valley-police/"))
    assert "rose by 140 per cent" in said
    statistical = words(reader.get(f"{base}areas/thames-valley-police/?voice=statistical"))
    assert "recorded 114 offences" in statistical
    assert reader.get(f"{base}areas/atlantis/").status_code == 404


def test_a_list_leads_to_the_page_of_the_area_chosen(base, reader):
    answer = reader.get(f"{base}go/?area=kent-police")
    assert answer["Location"] == f"{base}areas/kent-police/"
    assert reader.get(f"{base}go/?area=atlantis").status_code == 404


def test_a_press_draft_is_for_those_who_work_on_figures_and_not_of_a_withdrawn_edition(base, reader, client, edition):
    address = f"{base}areas/kent-police/press-release.txt"
    assert reader.get(address).status_code == 403
    client.force_login(person("staff", STAFF))
    said = client.get(address)
    assert "Kent Police" in said.content.decode()
    assert 'filename="press-release-kent-police.txt"' in said["Content-Disposition"]
    assert client.get(f"{base}areas/kent-police/press-release.pdf").status_code == 404
    from django.utils import timezone

    edition.withdrawn_at = timezone.now()
    edition.save()
    assert client.get(address).status_code == 404
    client.force_login(person("reader", READER))


def test_it_costs_few_queries(base, reader, django_assert_max_num_queries):
    reader.get(f"{base}explore/")
    for end in ("explore/", "areas/kent-police/", "explore.csv"):
        with django_assert_max_num_queries(19):
            assert reader.get(f"{base}{end}").content
