"""The description laid out for its page: nothing of it is left out, and types are said in words."""

from __future__ import annotations

import pytest

from reporting.api.documentation import operations, shapes
from reporting.api.v1 import api

DESCRIBED = api.get_openapi_schema(path_prefix="/api/v1/")


def test_every_operation_is_there_with_its_parameters_and_refusals():
    found = {(one.method, one.path): one for one in operations(DESCRIBED)}
    assert len(found) == sum(len(methods) for methods in DESCRIBED["paths"].values())
    assert {method for method, _ in found} == {"GET"}
    figures = next(one for one in found.values() if one.id.endswith("figures"))
    said = {parameter.name: parameter for parameter in figures.parameters}
    assert said["slug"].required
    assert not said["measure"].required
    assert "count, change, rate, share" in said["measure"].type
    assert {"200", "401", "404", "410", "422", "429"} <= {answer.status for answer in figures.answers}


def test_csv_is_said_to_be_csv_and_json_by_its_shape():
    answers = {one.id: {a.status: a.shape for a in one.answers} for one in operations(DESCRIBED)}
    csv = next(shape for id, shape in answers.items() if id.endswith("totals_csv"))
    assert csv["200"] == "text/csv"
    edition = next(shape for id, shape in answers.items() if id.endswith("_edition"))
    assert edition["200"] == "Edition"


def test_every_shape_has_its_fields_with_what_they_mean():
    found = {shape.name: shape for shape in shapes(DESCRIBED)}
    fields = {name: (type_, said) for name, type_, said in found["Edition"].fields}
    assert fields["periods"][0] == "list of Period"
    assert fields["markers"][0] == "names with string"
    assert "sha256" in fields["mark"][1]
    assert set(fields) == set(DESCRIBED["components"]["schemas"]["Edition"]["properties"])


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"type": "array", "items": {"$ref": "#/x/Figure"}}, "list of Figure"),
        ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, "integer or nothing"),
        ({"enum": ["press", "statistical"]}, "one of press, statistical"),
        ({"type": "string", "format": "date"}, "date"),
        ({"const": 1}, "1"),
        ({}, "anything"),
    ],
)
def test_types_in_words(schema, words):
    described = {"components": {"schemas": {"One": {"properties": {"field": schema}}}}}
    assert shapes(described)[0].fields[0][1] == words
