"""An edition in one column, its lists of sources once each."""

from __future__ import annotations

from typing import Any

from django.db import models

SOURCES = "sources"
"""The key under which the lists lie in the database; an edition has none of this name."""


class FrozenContent(models.JSONField):
    """An edition as plain JSON. In the database the figures of its sentences hold the number of their list of sources.

    All shares of a breakdown have the same denominator, and a sentence stands in two voices: the sentences of 43,000
    figures come to 395 MB with every list written out, which is more than PostgreSQL takes, and to 11 MB without. What
    an earlier release wrote out is read as it is.
    """

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        return super().get_db_prep_value(in_short(value), connection, prepared)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return whole(super().from_db_value(value, expression, connection))


def in_short(content: Any) -> Any:
    """The content with each list of sources once; anything else as it is."""
    if not isinstance(content, dict) or not content.get("sentences"):
        return content
    numbers: dict[str, int] = {}
    lists: list[Any] = []
    known: dict[int, int] = {}  # by identity: most lists are one and the same object

    def number(sources: Any) -> int:
        if id(sources) not in known:
            place = known[id(sources)] = numbers.setdefault(repr(sources), len(lists))
            if place == len(lists):
                lists.append(sources)
        return known[id(sources)]

    sentences = [
        {**row, "figures": [{**figure, SOURCES: number(figure[SOURCES])} for figure in row["figures"]]}
        for row in content["sentences"]
    ]
    return {**content, "sentences": sentences, SOURCES: lists}


def whole(stored: Any) -> Any:
    """What `in_short` was given."""
    if not isinstance(stored, dict) or SOURCES not in stored:
        return stored
    lists = stored[SOURCES]
    sentences = [
        {**row, "figures": [{**figure, SOURCES: lists[figure[SOURCES]]} for figure in row["figures"]]}
        for row in stored["sentences"]
    ]
    return {key: value for key, value in stored.items() if key != SOURCES} | {"sentences": sentences}
