"""The API's description laid out for its page, from the OpenAPI document alone. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Described = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    where: str
    type: str
    required: bool
    said: str


@dataclass(frozen=True, slots=True)
class Answer:
    status: str
    said: str
    shape: str


@dataclass(frozen=True, slots=True)
class Operation:
    id: str
    method: str
    path: str
    summary: str
    said: str
    parameters: tuple[Parameter, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    name: str
    said: str
    fields: tuple[tuple[str, str, str], ...]


def operations(described: Described) -> list[Operation]:
    return [
        Operation(
            made["operationId"], method.upper(), path, made["summary"], made.get("description", ""),
            tuple(
                Parameter(
                    one["name"], one["in"], _type(one["schema"]), one.get("required", False),
                    one["schema"].get("description", one.get("description", "")),
                )
                for one in made.get("parameters", [])
            ),
            tuple(_answer(str(status), answer) for status, answer in made["responses"].items()),
        )
        for path, methods in described["paths"].items()
        for method, made in methods.items()
    ]  # fmt: skip


def shapes(described: Described) -> list[Shape]:
    """Each shape with its fields as (name, type, what it is), by name."""
    found = described["components"]["schemas"]
    return [
        Shape(
            name,
            made.get("description", ""),
            tuple((key, _type(one), one.get("description", "")) for key, one in made.get("properties", {}).items()),
        )
        for name, made in sorted(found.items())
        if made.get("properties")
    ]


def _answer(status: str, answer: Described) -> Answer:
    kinds = answer.get("content", {})
    kind = next(iter(kinds), "")
    shape = _type(kinds[kind]["schema"]) if kind == "application/json" else kind
    return Answer(status, answer.get("description", ""), shape)


def _type(schema: Described) -> str:
    """A type in words: "integer", "list of Figure", "one of press, statistical"."""
    if "$ref" in schema:
        return str(schema["$ref"].rsplit("/", 1)[-1])
    if "enum" in schema:
        return f"one of {', '.join(map(str, schema['enum']))}"
    if "const" in schema:
        return str(schema["const"])
    if options := schema.get("anyOf") or schema.get("allOf"):
        return " or ".join(dict.fromkeys("nothing" if one.get("type") == "null" else _type(one) for one in options))
    if schema.get("type") == "array":
        return f"list of {_type(schema['items'])}"
    if schema.get("type") == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"names with {_type(schema['additionalProperties'])}"
    return str(schema.get("format") or schema.get("type", "anything"))
