"""An edition like that of September 2019, published, and people who look at it."""

from __future__ import annotations

import json

import pytest

from reporting.publishing.edition import mark
from requests_app.roles import READER, SUPERVISOR
from tests.builders import campaign, person
from tests.reporting.editions import september

CONTENT = september()


@pytest.fixture
def edition():
    content = json.loads(json.dumps(CONTENT))
    return campaign("kent").publications.create(
        number=1, title="x", content=content, sha256=mark(content), by=person("supervisor", SUPERVISOR)
    )


@pytest.fixture
def reader(client):
    client.force_login(person("reader", READER))
    return client
