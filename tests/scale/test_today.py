"""Today counts in the database: ten campaigns four times as large make it fetch no more."""

import pytest
from django.test import Client

from requests_app.roles import STAFF, SUPERVISOR
from tests.scale import world
from tests.scale.pages import cost_of

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.mark.parametrize("role", [SUPERVISOR, STAFF, "Administrator"])
def test_ten_campaigns_four_times_as_large_cost_no_row_more(role):
    people = world.people()
    client = Client()
    client.force_login(people[role])

    def cost():
        """Of the ten newest campaigns, at the second view."""
        cost_of(client, "/")
        return cost_of(client, "/")

    world.make(world.Size(authorities=100, requests=150, records=300, a_campaign=15))
    small = cost()
    world.make(world.Size(authorities=100, requests=600, records=1200, a_campaign=60), seed=2)
    large = cost()
    shown = client.get("/").context["sections"]
    assert len(shown) == 10
    assert sum(section["asked"] for section in shown) > 400, "the larger ones are those that are shown"
    assert large.queries <= small.queries
    assert large.rows <= 1.2 * small.rows + 10, (small, large)
    assert large.rows < 600, "no request is fetched by itself"
