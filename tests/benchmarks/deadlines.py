"""Ten thousand deadlines with their workings. Run: python -m tests.benchmarks.deadlines

Every received date of eleven years is worked out afresh, its every day listed and its paragraph written; the slow twin
counts day by day with a set of holidays. Compare the ratio rather than the seconds.
"""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path

from requests_app.deadlines import FOIA, Calendar, ClockEvent, Kind, bank_holidays, work_out

NUMBER = 10_000
TOLD = Path(__file__).resolve().parents[2] / "docs" / "benchmarks" / "deadlines.md"
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


def measured() -> list[tuple[str, float]]:
    """What was done and the seconds it took, in this process and in order."""
    found = []
    # The holidays' own arithmetic is paid once per process; it is measured apart, on a cold cache.
    for name, work in (
        ("the bank holidays of 14 years, cold", lambda: [bank_holidays(year) for year in range(2015, 2029)]),
        ("due date and every day of the working", worked_out),
        ("the same with a fee, an extension and the paragraph", worked_out_with_events_and_said),
        ("the slow twin: due date only, day by day", counted_by_hand),
    ):
        begun = time.perf_counter()
        work()
        found.append((name, time.perf_counter() - begun))
    return found


def main() -> None:
    rows = "\n".join(f"| {name} | {seconds:.2f} |" for name, seconds in measured())
    page = (
        "# Deadlines\n\n*Measured by `./run bench deadlines`. Compare the rows of one run, not the seconds of two.*\n\n"
        f"{NUMBER:,} requests, received on each day of eleven years.\n\n| what | seconds |\n| --- | ---: |\n{rows}\n"
    )
    TOLD.parent.mkdir(parents=True, exist_ok=True)
    TOLD.write_text(page, encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()
