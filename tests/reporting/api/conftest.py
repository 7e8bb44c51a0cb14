"""One edition, a token, and somebody who asks with it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from reporting import tokens
from reporting.models import Publication
from reporting.publishing.edition import mark
from requests_app.roles import SUPERVISOR
from tests.builders import campaign, person
from tests.reporting.editions import september

BASE = "/api/v1/editions"


@pytest.fixture
def publication() -> Publication:
    content = json.loads(json.dumps(september()))
    made = campaign("kent", slug="sept-2019", demonstration=True)
    return made.publications.create(
        number=1, title=made.title, content=content, sha256=mark(content), by=person("supervisor", SUPERVISOR)
    )


@pytest.fixture
def token() -> str:
    return tokens.give_token(name="A newspaper", by=person("supervisor", SUPERVISOR))


@pytest.fixture
def ask(client: Client, token: str) -> Any:
    def asked(end: str = "", **headers: str) -> Any:
        return client.get(f"{BASE}{end}", headers={"Authorization": f"Bearer {token}", **headers})

    return asked
