"""The admin desk: who may open it, and what it says is missing and inconsistent."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from requests_app.models import Force
from requests_app.roles import READER, RESEARCHER, STAFF, SUPERVISOR
from tests.builders import campaign, person, received, totals_return

pytestmark = [pytest.mark.django_db, pytest.mark.integration]

DESK = "/admin/review/forcereturn/"


def desk_person(role, *, is_staff=True):
    user = person(f"{role} at the desk", role)
    user.is_staff = is_staff
    user.save()
    return user


TRUTH = [
    (SUPERVISOR, True, 200),
    (SUPERVISOR, False, 302),
    (RESEARCHER, True, 200),
    (STAFF, True, 200),
    (STAFF, False, 302),
    (READER, True, 403),
    (READER, False, 302),
    (None, True, 403),
]


@pytest.mark.parametrize(("role", "is_staff", "status"), TRUTH)
@pytest.mark.parametrize(
    "path",
    [
        DESK,
        "/admin/ingestion/document/",
        "/admin/ingestion/documentfinding/",
        "/admin/ingestion/offencerecord/",
        "/admin/review/correction/",
        "/admin/review/resolution/",
        "/admin/review/signoff/",
        "/admin/review/setaside/",
    ],
)
def test_who_opens_the_desk_follows_the_table_of_roles(client, role, is_staff, status, path):
    client.force_login(desk_person(role, is_staff=is_staff))
    assert client.get(path).status_code == status


@pytest.mark.parametrize("path", [f"{DESK}add/", "/admin/ingestion/document/add/", "/admin/review/signoff/add/"])
def test_nothing_is_added_at_the_desk(client, path):
    client.force_login(desk_person(SUPERVISOR))
    assert client.get(path).status_code == 403


def test_the_desk_lists_what_is_missing_and_what_is_inconsistent(client):
    asked = campaign("kent", "essex")
    kent = asked.requests.get(force__slug="kent")
    received(kent, totals_return(26, 52), name="first.csv")
    received(kent, totals_return(26, 53), name="second.csv")
    client.force_login(desk_person(SUPERVISOR))
    page = client.get(DESK).content.decode()
    assert "R201" in page
    assert "has not answered: due on 3 May 2019" in page
    blocked = client.get(DESK, {"state": "blocked"}).content.decode()
    assert "Kent" in blocked
    assert "Essex Police" not in blocked
    missing = client.get(DESK, {"finding": "R102"}).content.decode()
    assert "Essex" in missing
    assert "second.csv" not in missing


def test_a_page_of_43_returns_costs_as_many_queries_as_one_of_one(client, django_assert_max_num_queries):
    """And the first view, which judges what is not kept yet, as many for 43 as for one."""
    client.force_login(desk_person(SUPERVISOR))
    first_views = []
    for slugs in (["kent"], list(Force.objects.values_list("slug", flat=True))):
        made = campaign(*slugs, slug=f"of-{len(slugs)}")
        with CaptureQueriesContext(connection) as first_view:
            client.get(DESK, {"campaign": made.pk})
        first_views.append(len(first_view))
        with django_assert_max_num_queries(24):
            page = client.get(DESK, {"campaign": made.pk})
        assert page.status_code == 200
        assert page.content.decode().count("has not answered") >= len(slugs)
    assert first_views[0] == first_views[1]


def test_the_desk_keeps_the_strict_content_security_policy(client):
    client.force_login(desk_person(SUPERVISOR))
    policy = client.get(DESK).headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy or "default-src 'self'" in policy
