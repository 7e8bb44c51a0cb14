"""The command that anyone may run: its contract, its words, its refusals, and that it wants no database."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from requests_app.deadlines import ClockError, ClockEvent, Kind
from requests_app.deadlines.typed import typed_date, typed_event


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("working_days", *arguments, stdout=out)
    return out.getvalue()


def document(*arguments: str) -> dict[str, Any]:
    return json.loads(run(*arguments, "--json"))


def refusal(*arguments: str) -> str:
    err = StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("working_days", *arguments, stderr=err)
    assert stopped.value.code == 2
    return err.getvalue()


def test_contract() -> None:
    found = document("2019-04-03")
    assert found["contract"] == 1
    assert (found["law"], found["received"], found["due"], found["latest"]) == (
        "FOIA",
        "2019-04-03",
        "2019-05-03",
        "2019-05-03",
    )
    assert found["days"][0] == {"date": "2019-04-04", "day": 1}
    assert {
        "date": "2019-04-19",
        "skipped": "Good Friday",
        "where": ["England and Wales", "Northern Ireland", "Scotland"],
    } in found["days"]
    assert found["days"][-1] == {"date": "2019-05-03", "day": 20}
    assert "Friday 3 May 2019" in found["said"]


def test_review() -> None:
    found = document("2019-05-01", "--event", "review-requested=2019-07-01")
    assert found["review"]["target"] == "2019-07-30"
    assert found["review"]["maximum"] == "2019-08-29"


def test_extension_is_the_latest_day() -> None:
    found = document("2025-04-03", "--event", "extension-notice=2025-05-06:s31")
    assert (found["due"], found["latest"]) == ("2025-05-06", "2025-06-04")


def test_law() -> None:
    assert document("2019-04-03", "--law", "FOISA")["due"] == "2019-05-02"
    assert document("2019-04-03", "--law", "eir")["due"] == "2019-05-03"


def test_stopped_clock_has_no_due_date() -> None:
    found = document("2019-06-03", "--event", "clarification-asked=2019-06-05")
    assert found["due"] is None
    assert found["stopped"] == {"by": "clarification-asked", "since": "2019-06-05", "until": None}


def test_lines_for_people() -> None:
    shown = run("2019-04-03", "--event", "response=2019-05-07")
    assert "Answer due                        Friday 3 May 2019" in shown
    assert "Thu  4 Apr 2019    1" in shown
    assert "Fri  3 May 2019   20  due" in shown
    assert "Mon 22 Apr 2019    –  Easter Monday (England and Wales, Northern Ireland)" in shown
    assert "1 working day late" in shown


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["yesterday"], "write it as 2019-04-03 or 3 April 2019"),
        (["2019-02-30"], "There is no such day as 2019-02-30"),
        (["1066-10-14"], "use dates from 2000 to 2098"),
        (["9999-12-31"], "use dates from 2000 to 2098"),
        (["2019-04-03", "--law", "GDPR"], "FOIA, EIR or FOISA"),
        (["2019-04-03", "--event", "response"], "KIND=DATE"),
        (["2019-04-03", "--event", "tea=2019-04-04"], "is not an event of the clock"),
        (["2019-04-03", "--event", "response=soon"], "is not a date"),
        (["2019-04-03", "--event", "response=2019-04-02"], "earlier than the request"),
        (["2019-04-03", "--event", "extension-notice=2019-04-04:s99"], "not an exemption known here"),
        (["2019-04-03", "--event", "response=2019-04-04:s31"], "Only an extension notice"),
        (["2019-04-03", "--event", "response=9999-12-31"], "use dates from 2000 to 2098"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_two(arguments: list[str], sentence: str) -> None:
    said = refusal(*arguments)
    assert sentence in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    "words", ["2019-04-03", "03/04/2019", "3.4.2019", "3 April 2019", "3rd Apr 2019", "Wednesday 3 April 2019"]
)
def test_typed_date(words: str) -> None:
    assert typed_date(words) == date(2019, 4, 3)


@given(st.dates(date(2000, 1, 1), date(2098, 12, 31)))
def test_typed_date_reads_what_is_written(day: date) -> None:
    for written in (day.isoformat(), f"{day:%d/%m/%Y}", f"{day.day} {day:%B %Y}", f"{day:%A} {day.day} {day:%b %Y}"):
        assert typed_date(written) == day


@given(st.text(max_size=20))
def test_typed_date_never_fails_otherwise_than_by_its_sentence(words: str) -> None:
    with suppress(ClockError):
        assert isinstance(typed_date(words), date)


def test_receipt_on_a_saturday_tells_of_the_other_way_of_counting() -> None:
    assert document("2019-06-01")["rolled_due"] == "2019-07-01"
    assert "would reach Monday 1 July 2019" in run("2019-06-01")


def test_typed_event() -> None:
    assert typed_event("fees_notice=10/06/2019") == ClockEvent(Kind.FEES_NOTICE, date(2019, 6, 10))
