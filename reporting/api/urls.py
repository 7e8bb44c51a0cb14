"""Addresses of the API: its operations, its description, its documentation, and who was given a token."""

from typing import Any

from django.urls import URLPattern, include, path

from reporting.api import views
from reporting.api.answers import finished
from reporting.api.documentation import operations
from reporting.api.v1 import api

KNOWN = {
    one.path: frozenset(parameter.name for parameter in one.parameters if parameter.where == "query")
    for one in operations(api.get_openapi_schema(path_prefix="/"))
}
"""What may be asked at each path."""


def _operations() -> tuple[list[URLPattern], str]:
    found: list[Any] = []
    for pattern in api.urls[0]:
        if pattern.name == "api-root":
            continue
        known = KNOWN.get(f"/{str(pattern.pattern).replace('<', '{').replace('>', '}')}", frozenset())
        pattern.callback = views.description if pattern.name == "openapi-json" else finished(pattern.callback, known)
        found.append(pattern)
    return found, "api-v1"


urlpatterns = [
    path("api/v1/", views.documentation, name="api-documentation"),
    path("api/v1/", include(_operations())),
    path("api/tokens/", views.tokens, name="api-tokens"),
    path("api/tokens/<int:pk>/end/", views.end, name="api-token-end"),
    path("api/<path:rest>", finished(views.nowhere), name="api-nowhere"),
]
