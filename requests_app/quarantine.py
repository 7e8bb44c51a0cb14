"""Which contents are kept apart, and how what is told of them reads to whoever may not see them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Any

from requests_app.models import Message, Quarantine
from requests_app.roles import may

APART = "a document that is kept apart"
"""What stands for the name of a content that is kept apart."""

DELETED = "a document that was deleted"
"""What stands for the name of one whose deletion took its name too."""

REFUSAL = (
    "This document may hold personal data, or something harmful. It is kept apart: only a supervisor may open it, and "
    "will tell you."
)


def held(sha256s: Iterable[str]) -> set[str]:
    """Those of these contents that are kept apart."""
    return set(Quarantine.objects.filter(sha256__in=list(sha256s), released_at=None).values_list("sha256", flat=True))


def held_names() -> frozenset[str]:
    """Every name that a content which is kept apart came under."""
    rows = Quarantine.objects.filter(released_at=None).values_list("names", flat=True)
    return frozenset(name for names in rows for name in names if name)


def names_hidden_from(user: Any) -> frozenset[str]:
    """The names that this person may not read."""
    return frozenset() if may(user, "see quarantined documents") else held_names()


def without(text: str, names: Collection[str], instead: str = APART) -> str:
    """The text with these names taken out of it."""
    return _any_of(frozenset(names)).sub(instead, text) if names and text else text


@lru_cache(maxsize=8)
def _any_of(names: frozenset[str]) -> re.Pattern[str]:
    """The longest first, so that a name within another leaves nothing of the other."""
    longest = sorted(names, key=lambda name: (-len(name), name))
    return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest))


def letter_is_held(message: Message) -> bool:
    """Whether the mail as it came holds a content that is kept apart, or is one itself."""
    marks = {str(file.get("sha256", "")) for file in message.files} | {message.content_sha256 or ""}
    return bool(held(marks - {""}))
