"""What the other rooms have to do: each says it here, as apps register, and Today shows it.

This room may not look into the others: they tell it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from requests_app.models import Campaign

if TYPE_CHECKING:
    from requests_app.queries import ToDo

Duties = Callable[[Any, Sequence[Campaign], date], Mapping[int, Iterable["ToDo"]]]
"""(user, campaigns, today) → campaign → what that person has to do there, in a number of queries that grows neither
with campaigns nor with forces."""

_ROOMS: list[Duties] = []


def register(duties: Duties) -> None:
    """A room's duties, once."""
    if duties not in _ROOMS:
        _ROOMS.append(duties)


def duties_of(user: Any, campaigns: Sequence[Campaign], today: date) -> dict[int, list[ToDo]]:
    """Campaign → everything the other rooms ask of this person there."""
    found: dict[int, list[ToDo]] = {campaign.pk: [] for campaign in campaigns}
    for room in _ROOMS:
        for key, asked in room(user, campaigns, today).items():
            found[key] += [one for one in asked if one.count]
    return found
