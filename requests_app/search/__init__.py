"""Looking for words through everything: each room says what it finds, and one page shows it.

This room may not look into the others: they register what they find, as with duties. What a person may not read they
may not find either: neither a passage nor a number tells of it, for what is kept apart is left out before anything is
counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pkgutil import resolve_name
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery
from django.db.models import QuerySet

from requests_app.quarantine import names_hidden_from
from requests_app.roles import may
from requests_app.storable import storable

LANGUAGE = "english"
LONGEST = 200
"""Characters of what is looked for."""

BEGIN, END = "\u2039\u2039", "\u203a\u203a"
"""What the database puts round a found word; such signs of the text's own only mark too much."""

LOOKED_AT = 1000
"""Rows of a kind that hold the words, of which the newest are shown."""

PIECE = 100_000
"""Characters of one text that are looked through: the database takes no more than a megabyte of one."""


@dataclass(frozen=True)
class Wanted:
    """Who looks for which words. `hidden` are the names of contents that the person may not know of."""

    user: Any
    words: str
    hidden: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def query(self) -> SearchQuery:
        """As web search engines read it: "a phrase", or, -without."""
        return SearchQuery(self.words, config=LANGUAGE, search_type="websearch")

    def headline(self, expression: Any) -> SearchHeadline:
        """The passage that holds the words."""
        return SearchHeadline(
            expression, self.query, config=LANGUAGE, start_sel=BEGIN, stop_sel=END, max_words=30, min_words=12,
            max_fragments=1,
        )  # fmt: skip

    def newest(self, rows: QuerySet[Any], at_most: int) -> QuerySet[Any]:
        """The newest of at most `LOOKED_AT` rows that hold the words: to find the newest of all that hold a common
        word is a look at every row. By key and not as one query, which the database would begin at the newest row."""
        keys = sorted(rows.order_by().values_list("pk", flat=True)[:LOOKED_AT], reverse=True)[:at_most]
        return rows.model._default_manager.filter(pk__in=keys).order_by("-pk")

    def unmentioned(self, rows: QuerySet[Any], *fields: str) -> QuerySet[Any]:
        """Without the rows whose text names what is kept apart from this person."""
        for name in sorted(self.hidden):
            for one in fields:
                rows = rows.exclude(**{f"{one}__icontains": name})
        return rows


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: where it is, and the passage as (text, whether it was looked for)."""

    link: str
    title: str
    about: str = ""
    passage: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that can be found. `find` gives at most so many, the newest first."""

    key: str
    words: str
    permission: str
    find: Callable[[Wanted, int], list[Hit]]


@dataclass(frozen=True, slots=True)
class Found:
    kind: Kind
    hits: list[Hit]
    more: bool


_PLACES: dict[str, None] = {}


def register(place: str) -> None:
    """The kinds of a room by their place ("ingestion.search:KINDS"), in the order of the rooms."""
    _PLACES[place] = None


def every_kind() -> dict[str, Kind]:
    """Every room's kinds by key, loaded when somebody first searches."""
    return {kind.key: kind for place in _PLACES for kind in resolve_name(place)}


def search(user: Any, words: str, *, only: str = "", at_most: int) -> list[Found]:
    """What the person may find, kind by kind in the order of the rooms; one kind alone where `only` names it."""
    sought = storable(words).replace("\ufffd", " ").strip()[:LONGEST]
    if not sought:
        return []
    wanted = Wanted(user, sought, names_hidden_from(user))
    told = []
    for kind in every_kind().values():
        if only in ("", kind.key) and may(user, kind.permission):
            hits = kind.find(wanted, at_most + 1)
            told.append(Found(kind, hits[:at_most], len(hits) > at_most))
    return told


def passage_of(marked: str) -> tuple[tuple[str, bool], ...]:
    """The database's marked passage in pieces."""
    pieces = re.split(f"({BEGIN}.*?{END})", marked.replace("\n", " "))
    return tuple(
        (piece.removeprefix(BEGIN).removesuffix(END), piece.startswith(BEGIN) and piece.endswith(END))
        for piece in pieces
        if piece
    )
