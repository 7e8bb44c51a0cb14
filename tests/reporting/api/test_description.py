"""The API holds to its own description, whatever is asked: drawn by schemathesis from the OpenAPI document."""

from __future__ import annotations

import json

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reporting.api.documentation import operations
from reporting.api.v1 import api
from reporting.models import ApiToken
from reporting.publishing.edition import mark
from reporting.tokens import mark_of
from requests_app.roles import SUPERVISOR
from tests.builders import campaign, person
from tests.reporting.editions import september

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
DESCRIBED = json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/")))
SCHEMA = schemathesis.openapi.from_dict(DESCRIBED)
SCHEMA.app = get_wsgi_application()
TOKEN = "foi_of-this-test"
SENT = {"Authorization": f"Bearer {TOKEN}"}
PATIENT = settings(
    max_examples=6, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@pytest.fixture
def opened(settings):
    """One edition and a token, asked over WSGI: the test's own connection must outlive each request, as with
    Django's own test client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    settings.API_CALLS_PER_MINUTE = 1_000_000
    settings.ALLOWED_HOSTS = ["*"]
    supervisor = person("supervisor", SUPERVISOR)
    ApiToken.objects.create(name="A test", mark=mark_of(TOKEN), by=supervisor)
    content = json.loads(json.dumps(september()))
    made = campaign("kent", slug="sept-2019")
    made.publications.create(number=1, title=made.title, content=content, sha256=mark(content), by=supervisor)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@SCHEMA.parametrize()
@PATIENT
def test_whatever_is_asked_the_answer_is_one_that_is_described(opened, case):
    case.call_and_validate(headers=SENT)


IN_SEPTEMBER = {
    "question": ["1", "2", "4", "99"],
    "period": ["2017/18", "2018/19", "1999"],
    "area": ["England and Wales", "Thames Valley Police", "Nowhere"],
    "by": ["", "victim_age", "victim_sex", "communication_method", "shoe"],
    "category": ["12-15", "Unknown", "Instagram", "x"],
    "compare": ["", "2017/18", "x"],
    "campaign": ["sept-2019", "none"],
}
"""Values of the edition itself, which nobody draws by chance."""


@pytest.mark.parametrize("one", operations(DESCRIBED), ids=lambda one: one.id)
def test_of_the_edition_that_there_is_too(opened, one):
    made = SCHEMA[one.path][one.method]
    fields = {name: st.sampled_from(values) for name, values in IN_SEPTEMBER.items()}
    wanted = {p.name: fields[p.name] for p in one.parameters if p.name in fields}

    @PATIENT
    @given(st.fixed_dictionaries({}, optional=wanted))
    def holds(query):
        path = {"slug": "sept-2019", "number": 1} if "{slug}" in one.path else {}
        case = made.Case(path_parameters=path, query=query, headers=SENT)
        answered = case.call()
        assert answered.status_code in (200, 422)
        case.validate_response(answered)

    holds()
