"""Long lists a page at a time, by the key of the last row shown: the hundredth page costs what the first does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from requests_app.row_keys import row_key

PAGE = 50
MOST_COUNTED = 1000
"""A list is counted as far as this; beyond, it is said that there are more."""


@dataclass(frozen=True, slots=True)
class KeyPage:
    """Some rows of a list, newest first, with the keys that the pages beside this one begin after."""

    rows: list[Any]
    newer: int | None = None
    older: int | None = None

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)


def page_by_key(found: QuerySet[Any], *, by: str, address: Mapping[str, Any], size: int = PAGE) -> KeyPage:
    """The page that an address asks for with `before` or `after` and a row's key, else the first. Rows lie newest
    first by the field `by`, then by key."""
    for name in ("before", "after"):
        anchor = row_key(str(address.get(name, "")))
        if anchor is not None:
            value = found.model._default_manager.filter(pk=anchor).values_list(by, flat=True).first()
            if value is not None:
                return _beside(found, by, value, anchor, older=name == "before", size=size)
    rows = list(found.order_by(f"-{by}", "-pk")[: size + 1])
    return KeyPage(rows[:size], older=rows[size - 1].pk if len(rows) > size else None)


def _beside(found: QuerySet[Any], by: str, value: Any, key: int, *, older: bool, size: int) -> KeyPage:
    # The first condition says again what the others do, in the way that an index on (by, pk) is used for.
    way = "lt" if older else "gt"
    there = Q(**{f"{by}__{way}e": value}) & (Q(**{f"{by}__{way}": value}) | Q(**{f"pk__{way}": key}))
    sign = "-" if older else ""
    rows = list(found.filter(there).order_by(f"{sign}{by}", f"{sign}pk")[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    if not older:
        rows.reverse()
    if not rows:
        return KeyPage([])
    return KeyPage(rows, newer=rows[0].pk if older or more else None, older=rows[-1].pk if more or not older else None)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows there are, as far as they were counted."""

    number: int
    more: bool = False

    def __str__(self) -> str:
        return f"more than {self.number:,}" if self.more else f"{self.number:,}"


def counted(found: QuerySet[Any], most: int = MOST_COUNTED) -> Counted:
    """Counts no further than `most`."""
    number = found.order_by().values("pk")[: most + 1].count()
    return Counted(min(number, most), number > most)
