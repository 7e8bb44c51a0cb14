"""The page of a series: rounds that follow each other, as each person may see them."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from reporting.publishing.edition import mark
from requests_app.roles import READER, SUPERVISOR
from tests.builders import campaign, person
from tests.reporting.series.test_joined import FIRST, round_of

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def rounds():
    restating = round_of([2017, 2018], {"Kent": [66, 90], "Essex": [45, 50]})
    before = campaign("kent", slug="first")
    after = campaign("kent", slug="second", previous_round=before)
    return [
        made.publications.create(
            number=1, title=made.title, content=(content := json.loads(json.dumps(edition))), sha256=mark(content),
            by=person("supervisor", SUPERVISOR),
        )
        for made, edition in ((before, FIRST), (after, restating))
    ]  # fmt: skip


def page(client, publication, query=""):
    client.force_login(person("reader", READER))
    return client.get(f"/figures/publications/{publication.pk}/series/{query}").content.decode()


def test_a_round_joins_the_last_and_what_was_restated_is_told_with_both_figures(client, rounds):
    told = page(client, rounds[1])
    table = told.split("Each period as the latest round tells it")[1]
    assert table.index("2016/17") < table.index("2017/18") < table.index("2018/19")
    assert "Restated by the forces" in told
    row = told.split("Restated by the forces")[1].split("<tbody>")[1].split("</tr>")[0]
    assert "Kent Police" in row
    assert row.index(">60<") < row.index(">66<")
    assert "Each force, 2017/18 to 2018/19" in told
    assert "the highest of the 3 comparable years from 2016/17 on" in told


def test_a_round_under_embargo_or_withdrawn_is_in_no_series(client, rounds):
    rounds[0].embargo_until = timezone.now() + timedelta(hours=1)
    rounds[0].save()
    assert "2016/17" not in page(client, rounds[1])
    rounds[0].embargo_until, rounds[0].withdrawn_at = None, timezone.now()
    rounds[0].save()
    assert "2016/17" not in page(client, rounds[1])


def test_an_area_or_question_that_is_not_there_is_said_so(client, rounds):
    assert "Essex Police over the years" in page(client, rounds[1], "?area=essex-police")
    assert "Not found" in page(client, rounds[1], "?area=atlantis")
    assert "Not found" in page(client, rounds[1], "?question=99")


def test_it_costs_few_queries(client, rounds, django_assert_max_num_queries):
    page(client, rounds[1])
    with django_assert_max_num_queries(19):
        assert client.get(f"/figures/publications/{rounds[1].pk}/series/").context["rounds"]
