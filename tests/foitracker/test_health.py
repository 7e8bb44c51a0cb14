"""What whoever watches the service is told."""

import pytest
from django.urls import reverse

from foitracker import embedded
from tests.builders import person

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


def test_all_is_up_and_nobody_has_to_sign_in_to_hear_it(client):
    said = client.get(reverse("health"))
    assert said.json() == {"database": "up", "broker": "up"}


def test_a_broker_that_is_down_is_said_and_is_no_failure(client, monkeypatch):
    monkeypatch.setattr(embedded, "redis_url", lambda: "unix:///nowhere.sock")
    said = client.get(reverse("health"))
    assert said.status_code == 200
    assert said.json()["broker"] == "down"


def test_what_the_sandbox_lacks_is_for_those_who_are_signed_in(client):
    client.force_login(person("anybody"))
    assert "sandbox_lacks" in client.get(reverse("health")).json()
