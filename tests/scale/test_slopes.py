"""Pages cost the same however much lies outside the campaign they show: queries, rows fetched, bytes. No times."""

import pytest
from django.test import Client

from requests_app import desk_search, search
from requests_app.roles import RESEARCHER, STAFF, SUPERVISOR
from tests.scale import world
from tests.scale.pages import ADDRESSES, Cost, cost_of, places

pytestmark = [pytest.mark.django_db, pytest.mark.integration]

ROLES = (SUPERVISOR, STAFF, RESEARCHER, "Administrator")
LARGEST = 300_000
"""Bytes that a page may have."""


def costs(campaign, people) -> dict[tuple[str, str], Cost]:
    """Each page as each role sees it, at the second view: what is worked out once has been."""
    found = {}
    for role in ROLES:
        client = Client()
        client.force_login(people[role])
        filled = places(campaign, people[role])
        for name, address in ADDRESSES.items():
            cost_of(client, address.format(**filled))
            found[role, name] = cost_of(client, address.format(**filled))
    return found


@pytest.fixture(scope="module")
def measured(django_db_setup, django_db_blocker):
    """In a world of 30 campaigns outside the one that is looked at, and in one of 120."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as small:
        # A search's bound is one of rows: in a world this small, a small one.
        small.setattr(desk_search, "FOUND", 60)
        small.setattr(search, "LOOKED_AT", 60)
        people = world.people()
        campaign = world.large_campaign(records=40, periods=2)
        world.make(world.Size(authorities=150, requests=600, records=2400, a_campaign=20))
        before = costs(campaign, people)
        world.make(world.Size(authorities=600, requests=1800, records=7200, a_campaign=20), seed=3)
        after = costs(campaign, people)
        transaction.set_rollback(True)
    return before, after


def test_every_page_is_shown_to_somebody(measured):
    before, after = measured
    for name in ADDRESSES:
        assert 200 in {before[role, name].status for role in ROLES}, name
    assert {key: cost.status for key, cost in before.items()} == {key: cost.status for key, cost in after.items()}


@pytest.mark.parametrize("name", ADDRESSES)
def test_four_times_the_world_around_it_changes_nothing_for_a_page(measured, name):
    before, after = measured
    for role in ROLES:
        was, now = before[role, name], after[role, name]
        assert now.queries <= was.queries + 1, (role, was, now)
        assert now.rows <= 1.2 * was.rows + 10, (role, was, now)
        assert now.size <= 1.2 * was.size + 1000, (role, was, now)
        assert now.size <= LARGEST, (role, now)


def test_the_measure_sees_what_is_fetched(measured):
    before, _ = measured
    assert before["Administrator", "its board"].rows >= 43
    assert before["Administrator", "documents"].size > 10_000
