"""The feed as another program reads it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar as Feed
from icalendar import Event

from requests_app.calendar_feed import Entry, entries_of, feed
from requests_app.deadlines import FOIA, Calendar, Clock, ClockEvent, Kind, work_out

MADE = datetime(2019, 6, 4, 9, tzinfo=UTC)


def clock(*events: ClockEvent) -> Clock:
    return work_out(FOIA, date(2019, 6, 3), events, Calendar())


def read(content: bytes) -> list[dict[str, object]]:
    return [
        {"uid": str(event["uid"]), "on": event.decoded("dtstart"), "summary": str(event["summary"])}
        for event in Feed.from_ical(content).walk("VEVENT")
    ]


def entries(worked: Clock) -> list[Entry]:
    return entries_of(worked, key=7, force_name="Wessex Constabulary", host="foi.example", url="https://foi.example/7")


def test_the_due_day_is_a_whole_day() -> None:
    assert read(feed(entries(clock()), name="Deadlines", made_at=MADE)) == [
        {
            "uid": "request-7-answer-due@foi.example",
            "on": date(2019, 7, 1),
            "summary": "Wessex Constabulary: answer due",
        }
    ]


def test_a_moved_date_keeps_its_uid() -> None:
    moved = clock(ClockEvent(Kind.CLARIFICATION_RECEIVED, date(2019, 6, 17)))
    assert [one.uid for one in entries(clock())] == [one.uid for one in entries(moved)]
    assert entries(moved)[0].on == date(2019, 7, 16)


def test_after_an_answer_our_own_dates_stand() -> None:
    found = entries(clock(ClockEvent(Kind.RESPONSE, date(2019, 7, 1))))
    assert [(one.on, one.summary) for one in found] == [
        (date(2019, 8, 12), "Wessex Constabulary: last day to complain to the Commissioner"),
        (date(2019, 8, 29), "Wessex Constabulary: last day to ask for an internal review"),
    ]


def test_words_with_signs_and_line_ends_are_one_event() -> None:
    hostile = Entry("a@b", date(2019, 7, 1), "One; two, three\nEND:VEVENT\nBEGIN:VEVENT", "Łódź – £5")
    found = Feed.from_ical(feed([hostile], name="x", made_at=MADE)).walk("VEVENT")
    assert len(found) == 1
    assert str(found[0]["summary"]) == hostile.summary
    assert str(found[0]["description"]) == hostile.description


def test_an_empty_feed_is_a_feed() -> None:
    assert read(feed([], name="Deadlines", made_at=MADE)) == []


def test_the_same_entries_make_the_same_bytes() -> None:
    found = entries(clock(ClockEvent(Kind.RESPONSE, date(2019, 7, 1))))
    assert feed(found, name="x", made_at=MADE) == feed(reversed(found), name="x", made_at=MADE)


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        feed([], name="x", made_at=datetime(2019, 6, 4))


WORDS = st.text(
    alphabet=st.characters(blacklist_categories=["Cs", "Cc", "Zl", "Zp"]) | st.sampled_from(",;:\\\n\"'"), max_size=200
)


@given(st.lists(st.tuples(WORDS, WORDS, st.dates(date(2000, 1, 1), date(2060, 1, 1))), max_size=4))
def test_every_event_is_read_as_the_library_writes_it(drawn) -> None:
    found = [
        Entry(f"request-{number}@foi.example", on, summary, description, f"https://foi.example/requests/{number}/")
        for number, (summary, description, on) in enumerate(drawn)
    ]
    written = Feed()
    for entry in sorted(found, key=lambda one: (one.on, one.uid)):
        event = Event()
        event.add("uid", entry.uid)
        event.add("dtstamp", MADE)
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + timedelta(days=1))
        event.add("summary", entry.summary)
        event.add("transp", "TRANSPARENT")
        if entry.description:
            event.add("description", entry.description)
        event.add("url", entry.url)
        written.add_component(event)
    ours = feed(found, name="x", made_at=MADE)
    theirs = Feed.from_ical(written.to_ical())
    assert [dict(event) for event in Feed.from_ical(ours).walk("VEVENT")] == [
        dict(event) for event in theirs.walk("VEVENT")
    ]
    assert all(len(line) <= 75 for line in ours.split(b"\r\n"))
