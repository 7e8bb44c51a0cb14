"""What the other rooms have to do: each says it here, as apps register, and Today shows it.

This room may not look into the others: they tell it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from requests_app.models import Campaign
from requests_app.queries import ToDo

Duties = Callable[[Any, Campaign, date], Iterable[ToDo]]
"""(user, campaign, today) → what that person has to do there, in a number of queries that does not grow with forces."""

_ROOMS: list[Duties] = []


def register(duties: Duties) -> None:
    """A room's duties, once."""
    if duties not in _ROOMS:
        _ROOMS.append(duties)


def duties_of(user: Any, campaign: Campaign, today: date) -> list[ToDo]:
    """Everything the other rooms ask of this person in this campaign."""
    return [one for room in _ROOMS for one in room(user, campaign, today) if one.count]
