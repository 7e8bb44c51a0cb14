"""Who is let in to the API, and how often."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from reporting import tokens
from reporting.models import ApiCalls
from requests_app.roles import READER
from tests.builders import person

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
BASE = "/api/v1/editions"


def test_nobody_is_let_in_without_a_token_unless_the_owner_opened_it(client, publication, settings):
    for end in ("", "/sept-2019/1", "/sept-2019/1/figures", "/sept-2019/1/totals.csv"):
        refused = client.get(f"{BASE}{end}")
        assert (refused.status_code, refused["WWW-Authenticate"]) == (401, "Bearer")
        assert "274" not in refused.content.decode()
    assert client.get("/api/v1/openapi.json").status_code == 401
    assert client.get("/api/v1/").status_code == 302
    settings.API_OPEN = True
    assert client.get(BASE).json()["items"][0]["number"] == 1
    assert "info" in client.get("/api/v1/openapi.json").json()


def test_a_wrong_token_is_refused_also_where_none_is_needed(client, publication, settings):
    settings.API_OPEN = True
    assert client.get(BASE, headers={"Authorization": "Bearer foi_wrong"}).status_code == 401


def test_readers_who_are_signed_in_need_no_token(client, publication):
    client.force_login(person("reader", READER))
    assert client.get(BASE).json()["count"] == 1


def test_who_asks_too_often_is_told_when_to_ask_again_and_others_are_not_hindered(ask, publication, settings):
    settings.API_CALLS_PER_MINUTE = 3
    statuses = [ask().status_code for _ in range(8)]
    # A minute may have begun in between.
    assert 429 in statuses
    assert statuses[:3] == [200, 200, 200]
    last = ask()
    while last.status_code != 429:
        last = ask()
    assert 1 <= int(last["Retry-After"]) <= 60
    other = Client()
    other.force_login(person("reader", READER))
    assert other.get(BASE).json()["count"] == 1
    assert tokens.forget_calls(timezone.now() + timedelta(hours=2)) >= 2
    assert not ApiCalls.objects.exists()


def test_no_network_address_is_kept(client, publication, settings):
    settings.API_OPEN = True
    client.get(BASE, REMOTE_ADDR="203.0.113.9")
    assert "203.0.113" not in ApiCalls.objects.get().caller
