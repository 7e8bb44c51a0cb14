"""An edition as it leaves the house: without the officials who sent or signed the letters behind it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from reporting.publishing.edition import Content
from requests_app.officials import without_officials

PARTS = ("documents", "cells", "totals", "recomputing", "warnings")
"""What holds words of documents and people; the rest is the program's own."""


def without_people(content: Content, names: Collection[str]) -> Content:
    """The names of files, the doubts, the findings and the reasons without these people and without addresses."""
    if not names:
        return content
    told: Content = dict(content)
    for part in PARTS:
        if part in told:
            told[part] = _worded(told[part], names)
    return told


def _worded(value: Any, names: Collection[str]) -> Any:
    if isinstance(value, str):
        return without_officials(value, names)
    if isinstance(value, dict):
        return {key: _worded(one, names) for key, one in value.items()}
    return [_worded(one, names) for one in value] if isinstance(value, list) else value
