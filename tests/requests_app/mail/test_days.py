"""Days that letters name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.mail.days import day_in


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("the amended date is 30 July 2019.", date(2019, 7, 30)),
        ("by 4th of June 2022", date(2022, 6, 4)),
        ("received on 1 March 2021; new deadline 24/06/2022", date(2022, 6, 24)),
        ("31.12.22", date(2022, 12, 31)),
        ("31 February 2022", None),
        ("within 20 working days", None),
        ("FOI 12/2022", None),
    ],
)
def test_day_in(text: str, day: date | None) -> None:
    assert day_in(text) == day


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_written_out_is_read_back(day: date) -> None:
    assert day_in(f"You will hear from us by {day.day} {day:%B %Y}.") == day
