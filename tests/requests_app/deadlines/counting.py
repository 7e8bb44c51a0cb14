"""What the tests of the clock share: known dates, a short way to write a clock, and the twin that counts by hand."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from requests_app.deadlines import FOIA, LAWS, Calendar, Clock, ClockEvent, bank_holidays, kind_named, work_out

DATA = Path(__file__).parents[1] / "data"
CALENDAR = Calendar()
VECTORS = list(csv.DictReader((DATA / "deadline_vectors.csv").open(encoding="utf-8")))
CASES = json.loads((DATA / "deadline_cases.json").read_text(encoding="utf-8"))


days_of_the_act = st.dates(date(2005, 1, 1), date(2027, 6, 30))
laws = st.sampled_from(list(LAWS.values()))


def on(text: str) -> date:
    return date.fromisoformat(text)


def clock(
    received: str, *events: tuple[str, str] | ClockEvent, law: Any = FOIA, calendar: Calendar = CALENDAR
) -> Clock:
    happened = [
        event if isinstance(event, ClockEvent) else ClockEvent(kind_named(event[0]), on(event[1])) for event in events
    ]
    return work_out(law, on(received), happened, calendar)


def holidays_of(law: Any) -> set[date]:
    """The twin's holidays: straight from the yearly lists, with none of the calendar's tables."""
    years = range(2004, 2030)
    return {day for year in years for day, _, nation in bank_holidays(year) if nation in law.nations}


HOLIDAYS = {law.code: holidays_of(law) for law in LAWS.values()}


def last_day_to_pay(law: Any, asked: date) -> date:
    """Sixty working days after the notice, or the day before the same day of the month three months on, as the twin
    counts it: day by day until that month's day is met, or the month is over."""
    if law.code == "EIR":
        return twin(law, asked, 60)
    day, months = asked, 0
    while True:
        before, day = day, day + timedelta(days=1)
        months += day.day == 1
        if (months == 3 and day.day == asked.day) or months == 4:
            return before


def twin(law: Any, start: date, number: int, paused: tuple[date, date] | None = None) -> date:
    """Day by day, as a person with a wall calendar counts."""
    day = start
    while number:
        day += timedelta(days=1)
        if day.weekday() >= 5 or day in HOLIDAYS[law.code]:
            continue
        if paused and paused[0] <= day <= paused[1]:
            continue
        number -= 1
    return day
