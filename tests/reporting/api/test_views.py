"""The API's own pages: its documentation and its tokens."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from reporting.models import ApiToken
from requests_app.models import Event
from requests_app.roles import READER, RESEARCHER, SUPERVISOR
from tests.builders import person

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
BASE = "/api/v1/editions"


def test_a_token_is_said_once_and_opens_until_it_is_ended(client, publication):
    supervisor = person("supervisor", SUPERVISOR)
    client.force_login(supervisor)
    page = client.post("/api/tokens/", {"name": "A newspaper"}).content.decode()
    said = page.split('id="new-token">')[1].split("<")[0]
    assert said not in client.get("/api/tokens/").content.decode()
    row = ApiToken.objects.get()
    assert said not in str(vars(row))
    outside = Client()
    assert outside.get(BASE, headers={"Authorization": f"bearer {said}"}).json()["count"] == 1
    row.refresh_from_db()
    assert row.used_on == timezone.localdate()
    client.post(f"/api/tokens/{row.pk}/end/")
    assert outside.get(BASE, headers={"Authorization": f"Bearer {said}"}).status_code == 401
    assert [e.kind for e in Event.objects.filter(kind__startswith="token")] == ["token ended", "token given"]


def test_only_supervisors_give_tokens(client):
    client.force_login(person("researcher", RESEARCHER))
    assert client.post("/api/tokens/", {"name": "x"}).status_code == 403
    assert not ApiToken.objects.exists()


def test_the_documentation_is_a_page_without_script_that_names_every_operation(client, publication):
    client.force_login(person("reader", READER))
    page = client.get("/api/v1/").content.decode()
    main = page.split("<main")[1].split("</main>")[0]
    assert "<script" not in main
    assert "https://" not in page.replace("https://testserver", "")
    for path in client.get("/api/v1/openapi.json").json()["paths"]:
        assert path in main
