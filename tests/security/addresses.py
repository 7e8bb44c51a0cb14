"""Every address that the site answers, found in its own list of addresses: none can be forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import unwrap
from typing import Any

from django.apps import apps
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse


def names() -> list[str]:
    """Every named address, `admin:…` for the admin desk's."""
    return sorted(set(_names(get_resolver().url_patterns, "")))


def views() -> dict[str, Any]:
    """The view behind each of our own addresses, by name."""
    return {one.name: unwrap(one.callback) for one in _patterns(get_resolver().url_patterns) if one.name}


def _patterns(patterns: Any) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        elif not pattern.namespace:
            yield from _patterns(pattern.url_patterns)


def _names(patterns: Any, space: str) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _names(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else space)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{space}{pattern.name}"


def where(name: str, known: dict[str, dict[str, Any]]) -> str:
    """The address of this name, for the things that `known` says each name is asked about. Raises NoReverseMatch for an
    address that nobody has said anything about."""
    if name in known:
        return reverse(name, kwargs=known[name])
    if name.startswith("admin:") and name.endswith(("_change", "_history", "_delete", "_password_change")):
        of_model = name.removeprefix("admin:").replace("_password_change", "_change").rpartition("_")[0]
        app, _, model = of_model.rpartition("_")
        if not model or not app:
            return reverse(name)
        row = apps.get_model(app, model).objects.first()
        return reverse(name, args=[row.pk if row else 1])
    if name == "admin:app_list":
        return reverse(name, args=["ingestion"])
    if name == "admin:view_on_site":
        return reverse(name, args=[1, 1])
    try:
        return reverse(name)
    except NoReverseMatch as unsaid:
        raise NoReverseMatch(f"{name}: say in tests/security what this address is asked about") from unsaid
