"""What pages ask for when they are first looked at, loaded by a process of the web server before it serves.

A command starts quickly because all this waits until somebody asks; whoever asks a web server is a person.
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.template.loader import get_template
from django.urls import get_resolver
from django.urls.resolvers import URLResolver

from requests_app.program import program_mark
from requests_app.search import every_kind
from review.rules import kinds


def load_pages() -> None:
    """Every address with its view and form, every rule, what is searched, every template. Asks no database."""
    _addresses(get_resolver())
    every_kind()
    kinds()
    program_mark()
    for name in templates():
        get_template(name)


def templates() -> list[str]:
    """The site's own templates, by the names that views know them by."""
    [folder] = settings.TEMPLATES[0]["DIRS"]
    return sorted(str(path.relative_to(folder)) for path in Path(folder).rglob("*.html"))


def _addresses(resolver: URLResolver) -> None:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            _addresses(one)
