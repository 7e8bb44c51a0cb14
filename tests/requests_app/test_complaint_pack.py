"""The complaint pack, read back from its pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
from hypothesis import given, settings
from hypothesis import strategies as st

from requests_app.complaint_pack import MOST_CHARACTERS, PackFacts, PackLetter, TimelineEntry, pack
from requests_app.deadlines import FOIA, Calendar, ClockEvent, Kind, work_out

FACTS = PackFacts(
    title="Messages to children",
    organisation="A Charity",
    force_name="Wessex Constabulary",
    made_on=date(2019, 8, 5),
    covering_note="To the Information Commissioner,\n\nWessex Constabulary has not answered.",
    clock=work_out(FOIA, date(2019, 4, 3), (), Calendar()),
    timeline=[
        TimelineEntry(date(2019, 5, 7), "A Charity", "sent a chaser"),
        TimelineEntry(date(2019, 4, 3), "A Charity", "sent the request"),
    ],
    letters=[
        PackLetter(date(2019, 5, 7), "A Charity", "Wessex Constabulary", "Overdue", "Second letter\nin two lines."),
        PackLetter(date(2019, 4, 3), "A Charity", "Wessex Constabulary", "Request", "First letter.", ["return.xlsx"]),
    ],
)


def pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def test_the_cover_says_what_it_is_about_and_what_is_enclosed() -> None:
    first = pages(pack(FACTS))[0]
    assert "Complaint about Wessex Constabulary" in first
    assert "has not answered" in first
    assert first.index("1 3 April 2019") < first.index("2 7 May 2019")


def test_every_day_of_the_working_is_there() -> None:
    text = " ".join(pages(pack(FACTS)))
    for day in FACTS.clock.days:
        line = f"{day.on:%A} {day.on.day} {day.on:%B %Y} {day.number if day.number is not None else '–'}"
        assert line in text
    assert "Easter Monday (England and Wales, Northern Ireland)" in text


def test_the_timeline_is_in_order_of_days() -> None:
    text = " ".join(pages(pack(FACTS)))
    assert text.index("sent the request") < text.index("sent a chaser")


def test_letters_come_by_date_each_on_its_page() -> None:
    found = pages(pack(FACTS))
    assert "Letter 1, 3 April 2019" in found[-2]
    assert "With it: return.xlsx" in found[-2]
    assert "First letter." in found[-2]
    assert "Letter 2, 7 May 2019" in found[-1]


def test_pages_are_numbered_and_a_draft_says_so() -> None:
    found = pages(pack(FACTS))
    for number, text in enumerate(found, start=1):
        assert f"Draft. Page {number} of {len(found)}" in text
    assert "Draft" not in pages(pack(replace(FACTS, draft=False)))[0]


def test_the_same_facts_make_the_same_bytes() -> None:
    assert pack(FACTS) == pack(FACTS)


def test_words_that_look_like_markup_are_words() -> None:
    hostile = "<b>bold</b> & <img src='file:///etc/passwd'/> <para> £5 – “quoted”"
    letter = PackLetter(date(2019, 4, 3), hostile, "x", hostile, hostile)
    text = " ".join(pages(pack(replace(FACTS, letters=[letter], covering_note=hostile))))
    assert text.count("<img src='file:///etc/passwd'/>") >= 3


def test_a_letter_too_long_is_cut_and_says_so() -> None:
    letter = PackLetter(date(2019, 4, 3), "x", "y", "z", "word " * (MOST_CHARACTERS // 5) + "last words")
    text = " ".join(pages(pack(replace(FACTS, letters=[letter]))))
    assert "The letter goes on for 10 characters more" in text


def test_without_letters_or_history_or_a_running_clock_there_is_still_a_pack() -> None:
    stopped = work_out(FOIA, date(2019, 4, 3), [ClockEvent(Kind.CLARIFICATION_ASKED, date(2019, 4, 3))], Calendar())
    text = " ".join(pages(pack(replace(FACTS, letters=[], timeline=[], clock=stopped))))
    assert "Nothing is recorded." in text


@given(st.text(max_size=200), st.text(max_size=300))
@settings(max_examples=25, deadline=None)
def test_any_words_make_a_pack(subject: str, body: str) -> None:
    letter = PackLetter(date(2019, 4, 3), subject, subject, subject, body)
    assert pack(replace(FACTS, letters=[letter])).startswith(b"%PDF")


def test_a_word_without_blanks_longer_than_the_page_is_broken() -> None:
    letter = PackLetter(date(2019, 4, 3), "x", "y", "z" * 3000, "w" * 20_000)
    assert len(pages(pack(replace(FACTS, letters=[letter])))) > 3
