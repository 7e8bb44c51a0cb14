"""Ten thousand deadlines with their workings. Run: python -m tests.benchmarks.deadlines

Every received date of eleven years is worked out afresh, its every day listed and its paragraph written; the slow twin
counts day by day with a set of holidays. Compare the ratio rather than the seconds.
"""

from __future__ import annotations

import time
from datetime import date, timedelta

from requests_app.deadlines import FOIA, Calendar, ClockEvent, Kind, bank_holidays, work_out

NUMBER = 10_000
FIRST = date(2015, 1, 1).toordinal()


def dates() -> list[date]:
    return [date.fromordinal(FIRST + step % 4000) for step in range(NUMBER)]


def worked_out() -> int:
    calendar = Calendar()
    return sum(len(work_out(FOIA, received, (), calendar).days) for received in dates())


def worked_out_with_events_and_said() -> int:
    calendar = Calendar()
    length = 0
    for received in dates():
        events = [
            ClockEvent(Kind.FEES_NOTICE, received + timedelta(days=5)),
            ClockEvent(Kind.FEES_PAID, received + timedelta(days=12)),
            ClockEvent(Kind.EXTENSION_NOTICE, received + timedelta(days=20)),
        ]
        clock = work_out(FOIA, received, events, calendar)
        length += len(clock.days) + len(clock.said)
    return length


def counted_by_hand() -> int:
    holidays = {day for year in range(2015, 2028) for day, _, _ in bank_holidays(year)}
    length = 0
    for day in dates():
        left = 20
        while left:
            day += timedelta(days=1)
            length += 1
            left -= day.weekday() < 5 and day not in holidays
    return length


def main() -> None:
    # The holidays' own arithmetic is paid once per process; it is measured apart, on a cold cache.
    begun = time.perf_counter()
    for year in range(2015, 2029):
        bank_holidays(year)
    print(f"bank holidays of 14 years, cold     {time.perf_counter() - begun:6.3f} s")
    for name, work in (
        ("10,000 deadlines with every day", worked_out),
        ("the same, three events and text", worked_out_with_events_and_said),
        ("the slow twin, due date only", counted_by_hand),
    ):
        begun = time.perf_counter()
        work()
        print(f"{name:<36}{time.perf_counter() - begun:6.3f} s")


if __name__ == "__main__":
    main()
