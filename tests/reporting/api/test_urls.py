"""Each address of the API knows the parameters that its description offers, and a row in the table of access."""

from __future__ import annotations

from django.urls import resolve

from foitracker.access import ACCESS, CALLERS
from reporting.api.documentation import operations
from reporting.api.urls import KNOWN
from reporting.api.v1 import api

OPERATIONS = operations(api.get_openapi_schema(path_prefix="/"))


def test_every_operation_is_known_with_the_parameters_it_offers():
    assert set(KNOWN) == {one.path for one in OPERATIONS}
    assert {"question", "period", "by", "measure"} <= KNOWN["/editions/{slug}/{number}/figures"]
    assert "slug" not in KNOWN["/editions/{slug}/{number}/figures"]


def test_every_operation_has_its_address_and_its_door():
    for one in OPERATIONS:
        path = one.path.replace("{slug}", "sept-2019").replace("{number}", "1")
        found = resolve(f"/api/v1{path}")
        assert ACCESS[found.view_name].look == CALLERS, path
        assert found.func.login_required is False, "it asks by itself who calls"


def test_a_program_that_asks_elsewhere_is_answered_as_one():
    assert resolve("/api/v0/editions").view_name == "api-nowhere"
