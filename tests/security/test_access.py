"""Every address, in every role and without signing in, to look and to change: as foitracker/access.py says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from foitracker import access, urls
from foitracker.access import ACCESS, DESK, KEPT_AT_THE_DESK, KEPT_BY_ADMINISTRATORS, access_of, denial, missing
from foitracker.roles_document import document
from requests_app.roles import OFFICER, READER, RESEARCHER, ROLES, STAFF, SUPERVISOR
from tests.builders import person
from tests.security import addresses
from tests.security.rooms import furnished

urlpatterns = [*urls.urlpatterns, path("forgotten/", lambda request: HttpResponse("told"), name="forgotten")]
"""The site's addresses and one that is in no row of the table."""

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
WHO = [*ROLES, "administrator", "no role", "not signed in"]
TRIED_ELSEWHERE = ("sign-out", "admin:logout", "admin-sign-in", "admin:login", "sign-in-code", "api-documentation")
"""What ends the session, and what leads to the sign-in as it should."""


def somebody(who: str) -> Any:
    """A user of the role, let in at the admin desk; None for whoever is not signed in."""
    if who == "not signed in":
        return None
    user = person(f"a {who}", who if who in ROLES else None)
    user.is_staff, user.is_superuser = True, who == "administrator"
    user.save()
    return user


def test_every_address_is_in_the_table():
    unsaid = [missing(name) for name in addresses.names() if access_of(name) is None]
    assert not unsaid, "\n".join(unsaid)


def test_every_row_of_the_table_is_an_address():
    names = set(addresses.names())
    assert set(ACCESS) - names == set(), "these addresses are gone: take them out of foitracker/access.py"
    models = {name.removeprefix("admin:").rpartition("_")[0] for name in names if name.startswith("admin:")}
    assert set(DESK) | set(KEPT_AT_THE_DESK) | set(KEPT_BY_ADMINISTRATORS) <= models


def test_the_page_says_what_the_table_says():
    page = Path(__file__).parents[2] / "docs" / "roles.md"
    assert page.read_text() == document(), "print it: .venv/bin/python -m foitracker.roles_document > docs/roles.md"


def turned_back(response: Any) -> bool:
    to = response.headers.get("Location", "")
    return response.status_code == 403 or (response.status_code == 302 and ("sign-in" in to or "/admin/login" in to))


def wrongly_answered(known: dict[str, dict[str, Any]], *, guarded: bool) -> list[tuple[Any, ...]]:
    """Every address asked in every role that the table turns away, and in the least of those it lets in."""
    clients = {who: Client(raise_request_exception=False) for who in WHO}
    users = {who: somebody(who) for who in WHO}
    for who, user in users.items():
        if user is not None:
            clients[who].force_login(user)
    wrong = []
    for name in addresses.names():
        if name in TRIED_ELSEWHERE or (not guarded and (name in ONLY_THE_GUARD or name.startswith("admin:"))):
            continue
        access = access_of(name)
        address = addresses.where(name, known) + QUERIES.get(name, "")
        for changes in (False, True):
            does = access is not None and (access.change if changes else access.look) is not None
            let_in = [who for who in LEAST_FIRST if denial(users[who], name, changes=changes) is None]
            for who in [one for one in WHO if one not in let_in] + let_in[: int(guarded)]:
                undo = transaction.savepoint()
                client = clients[who]
                response = (client.post if changes else client.get)(address)
                transaction.savepoint_rollback(undo)
                if who not in let_in:
                    as_said = turned_back(response) or (not guarded and not does and response.status_code == 405)
                else:
                    as_said = not turned_back(response) and (does or response.status_code in (405, 404, 200))
                if not as_said:
                    wrong.append((name, "change" if changes else "look", who, response.status_code))
    return wrong


LEAST_FIRST = ["not signed in", "no role", READER, STAFF, RESEARCHER, OFFICER, SUPERVISOR, "administrator"]


def test_every_door_opens_for_whom_the_table_says_and_for_nobody_else():
    assert wrongly_answered(furnished(), guarded=True) == []


def test_the_views_turn_the_same_people_away_by_themselves(settings):
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if not one.endswith("access.Guard")]
    assert wrongly_answered(furnished(), guarded=False) == []


QUERIES = {"admin:autocomplete": "?app_label=auth&model_name=user&field_name=groups"}
ONLY_THE_GUARD = {"force-addresses"}
"""Addresses whose views look at what is sent before they ask who sends it."""


@pytest.mark.urls("tests.security.test_access")
def test_an_address_that_is_in_no_row_opens_for_nobody_and_says_what_to_add():
    client = Client()
    for who in ("administrator", SUPERVISOR):
        client.force_login(somebody(who))
        response = client.get("/forgotten/")
        assert response.status_code == 403
        assert "told" not in response.content.decode()
    assert '"forgotten": Access(' in missing("forgotten")


def test_a_refusal_at_the_door_is_a_sentence(client):
    client.force_login(somebody("Readers"))
    said = "Only researchers, staff, supervisors and data protection officers may see campaigns."
    assert said in client.get("/campaigns/").content.decode()


def test_no_deed_is_asked_for_that_no_role_has():
    assert access.permissions() <= set(access.WHO_MAY)
