"""The working-day calendar with the days proclaimed at the admin desk: one query, and built once for the same days."""

from __future__ import annotations

from functools import lru_cache

from requests_app.deadlines import Calendar, ProclaimedDay
from requests_app.models import ProclaimedHoliday


def uk_calendar() -> Calendar:
    """The calendar as the proclaimed holidays stand now."""
    return _calendar(
        tuple(
            ProclaimedDay(on, title, frozenset(nations))
            for on, title, nations in ProclaimedHoliday.objects.values_list("date", "title", "nations")
        )
    )


@lru_cache(maxsize=4)
def _calendar(proclaimed: tuple[ProclaimedDay, ...]) -> Calendar:
    return Calendar(proclaimed)
