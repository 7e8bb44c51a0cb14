"""How the desk's lists are searched: by indexes alone, and no further than so many rows.

A row is found where each word stands in its own text or in its force's name. Django would look through every row for
that, since no index covers texts of two tables. So the forces are asked first which of the words they hold; the rows of
those forces are then looked through for the other words, and all rows for all words, each by an index.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.utils.text import smart_split, unescape_string_literal

from requests_app.models import Force
from requests_app.search import LANGUAGE, LONGEST

FOUND = 1000
"""Rows that are looked for. Beyond, some are listed and "more than" is said: to sort all that hold a common word takes
as long as to look at them."""

WORDS_FOR_FORCES = 6
"""Words of a search up to which some may be a force's name."""

TRIGRAM = re.compile(r"\w{3}")


@dataclass(frozen=True, slots=True)
class Searched:
    """What of a list's rows is looked through, each by an index of its own.

    `words` is the text as an index of words has it; `parts` are fields of which any part is found (an index of three
    letters each); `begins` and `exactly` fields that begin with a word or are what is looked for; `force` is the way to
    the row's force.
    """

    words: SearchVector | None = None
    parts: tuple[str, ...] = ()
    begins: str = ""
    exactly: str = ""
    force: str = ""

    def too_short(self, term: str) -> bool:
        """Whether nothing in the term is long enough for an index of three letters, the only one here."""
        return self.words is None and not any(TRIGRAM.search(word) for word in words_of(term))


def words_of(term: str) -> list[str]:
    """The words that are looked for; some in quotation marks are one."""
    found = []
    for piece in smart_split(term[:LONGEST].strip()):
        quoted = piece[0] in "\"'" and piece[-1] == piece[0] and len(piece) > 1
        found.append(unescape_string_literal(piece) if quoted else piece)
    return [word for word in found if word.strip()]


def keys_found(rows: QuerySet[Any], how: Searched, term: str, *, at_most: int) -> list[int]:
    """The keys of at most so many of the rows. One query for all words, one for the forces, and one for each set of
    words that a force's name holds."""
    words = words_of(term)
    found: dict[int, None] = {}
    for way in _ways(rows.order_by().select_related(None), how, words, term):
        if (left := at_most - len(found)) > 0:
            # In no order: the newest of a common word are found only after a look at all that hold it.
            found |= dict.fromkeys(way.values_list("pk", flat=True)[:left])
    return list(found)


def _ways(rows: QuerySet[Any], how: Searched, words: Sequence[str], term: str) -> Iterator[QuerySet[Any]]:
    if not how.too_short(term):
        own = _holding(rows, how, words)
        yield own
    if how.exactly:
        yield rows.filter(**{how.exactly: term.strip()})
    if how.force and len(words) <= WORDS_FOR_FORCES:
        for named in _words_in_names(words):
            forces = Force.objects.order_by()
            for word in named:
                forces = forces.filter(_in_name(word))
            yield _holding(rows.filter(**{f"{how.force}__in": forces}), how, [one for one in words if one not in named])


def _holding(rows: QuerySet[Any], how: Searched, words: Sequence[str]) -> QuerySet[Any]:
    """Those whose own text holds each of the words."""
    if words and how.words is not None:
        query = _query(words[0])
        for word in words[1:]:
            query = query & _query(word)
        return rows.annotate(words_held=how.words).filter(words_held=query)
    for word in words:
        held = Q(*((f"{field}__iregex", re.escape(word)) for field in how.parts), _connector=Q.OR)
        rows = rows.filter(held | Q((f"{how.begins}__startswith", word.lower())) if how.begins else held)
    return rows


def _query(word: str) -> SearchQuery:
    """A word in any of its forms or the beginning of one; numbers whole; what is more than a word as it stands."""
    if word.isalpha() and len(word) > 2:
        return SearchQuery(f"{word}:*", config=LANGUAGE, search_type="raw")
    return SearchQuery(word, config=LANGUAGE, search_type="phrase")


def _words_in_names(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Each set of words that some force's name holds, and holds no more of them."""
    if not words:
        return []
    flags = {
        f"holds_{place}": ExpressionWrapper(_in_name(word), output_field=BooleanField())
        for place, word in enumerate(words)
    }
    any_of_them = Q(*(_in_name(word) for word in words if TRIGRAM.search(word)), _connector=Q.OR)
    if not any_of_them:
        return []
    named = Force.objects.filter(any_of_them).annotate(**flags).order_by().values_list(*flags).distinct()
    return [tuple(word for word, held in zip(words, row, strict=True) if held) for row in named]


def _in_name(word: str) -> Q:
    """As the index `forces_by_name` can tell it."""
    return Q(name__iregex=re.escape(word))
