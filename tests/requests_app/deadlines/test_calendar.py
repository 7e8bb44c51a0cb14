"""Working days, and whose holiday a day is."""

from __future__ import annotations

import csv
from datetime import date, timedelta

import pytest

from requests_app.deadlines import FOISA, Calendar, ProclaimedDay, places
from requests_app.deadlines.law import ENGLAND, NORTHERN_IRELAND, SCOTLAND, WALES
from tests.requests_app.deadlines.counting import CALENDAR, DATA, clock, on


class TestCalendar:
    def test_one_nations_holiday_counts_for_the_united_kingdom_and_is_named(self) -> None:
        closed = CALENDAR.closure(on("2019-07-12"))
        assert closed is not None
        assert closed.where == ("Northern Ireland",)
        assert CALENDAR.is_working_day(on("2019-07-12"), FOISA.nations)

    def test_contract_example(self) -> None:
        shown = {day.on: day for day in clock("2019-04-03").days}
        assert shown[on("2019-04-04")].number == 1
        assert shown[on("2019-04-19")].skipped == "Good Friday"
        assert shown[on("2019-04-19")].where == ("England and Wales", "Northern Ireland", "Scotland")
        assert shown[on("2019-04-22")].where == ("England and Wales", "Northern Ireland")
        assert shown[on("2019-04-06")].skipped == "Saturday"

    def test_substitute_days_are_called_so(self) -> None:
        closed = CALENDAR.closure(on("2021-12-28"))
        assert closed is not None
        assert closed.title == "Boxing Day (substitute day)"

    def test_a_proclaimed_day_of_one_nation(self) -> None:
        calendar = Calendar([ProclaimedDay(on("2026-11-20"), "A day of thanks", frozenset({SCOTLAND}))])
        closed = calendar.closure(on("2026-11-20"))
        assert closed is not None
        assert (closed.title, closed.where) == ("A day of thanks", ("Scotland",))
        assert clock("2026-11-02", calendar=calendar).due == on("2026-12-02")
        assert clock("2026-11-02").due == on("2026-12-01")

    def test_nations_as_people_name_them(self) -> None:
        assert places([WALES, ENGLAND]) == ("England and Wales",)
        assert places([WALES, SCOTLAND]) == ("Wales", "Scotland")
        assert places([NORTHERN_IRELAND]) == ("Northern Ireland",)

    @pytest.mark.parametrize(
        ("year", "title"),
        [("2011-04-29", "Wedding"), ("2012-06-05", "Jubilee"), ("2022-09-19", "Funeral"), ("2023-05-08", "Coronation")],
    )
    def test_one_off_days(self, year: str, title: str) -> None:
        closed = CALENDAR.closure(on(year))
        assert closed is not None
        assert title in closed.title

    def test_every_bank_holiday_that_the_government_has_published(self) -> None:
        """2015 to 2028, by nation; days that fall on a weekend are no working days anyhow."""
        published = {
            on(row["date"]): tuple(row["where"].split(";"))
            for row in csv.DictReader((DATA / "bank_holidays.csv").open(encoding="utf-8"))
        }
        first, last = date(2015, 1, 1).toordinal(), date(2028, 12, 31).toordinal()
        found = {}
        for day in map(date.fromordinal, range(first, last + 1)):
            closed = CALENDAR.closure(day)
            if closed is not None and closed.where:
                found[day] = closed.where
        assert found == {day: where for day, where in published.items() if day.weekday() < 5}

    def test_one_nations_calendar_would_be_wrong_for_more_than_a_third_of_all_days(self) -> None:
        """Published of every day of 2024 and 2025: 37.6% of twentieth working days differ from England and Wales'."""
        days = [date(2024, 1, 1) + timedelta(days=step) for step in range(731)]
        wrong = sum(CALENDAR.after(day, 20) != CALENDAR.after(day, 20, frozenset({ENGLAND, WALES})) for day in days)
        assert round(100 * wrong / len(days), 1) == 37.6
