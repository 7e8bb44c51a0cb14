"""Text that no column can hold: one rule, kept to at the database's door."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.models import Event, Message
from requests_app.storable import storable, storable_within

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=40)
SPOILT = "a\x00b\ud800c"
KEPT = "a\ufffdb\ufffdc"


@given(ANYTHING)
def test_what_is_left_can_be_written_and_is_as_long_as_before(text):
    kept = storable(text)
    assert len(kept) == len(text)
    kept.encode("utf-8")
    assert "\x00" not in kept
    assert all(old == new or old == "\x00" or "\ud800" <= old <= "\udfff" for old, new in zip(text, kept, strict=True))


def test_text_within_lists_and_mappings():
    assert storable_within({SPOILT: [SPOILT, {"x": (SPOILT, 5, None, True)}]}) == {
        KEPT: [KEPT, {"x": [KEPT, 5, None, True]}]
    }


@pytest.mark.django_db
def test_every_way_into_the_database_keeps_to_it():
    message = Message.objects.create(
        direction="in", state="received", subject=SPOILT, body=SPOILT, on=date(2019, 5, 1), message_id=SPOILT,
        files=[{"name": SPOILT, "said": "\\u0000 is text"}],
    )  # fmt: skip
    Event.objects.bulk_create([Event(kind="note", sentence=SPOILT)])
    Message.objects.filter(body=SPOILT).update(sender=SPOILT)
    message.refresh_from_db()
    assert (message.subject, message.body, message.message_id, message.sender) == (KEPT, KEPT, KEPT, KEPT)
    assert message.files == [{"name": KEPT, "said": "\\u0000 is text"}]
    assert Message.objects.get(message_id=SPOILT) == message
    assert Message.objects.get(files__contains=[{"name": SPOILT}]) == message
    assert Event.objects.get(kind="note").sentence == KEPT


@pytest.mark.django_db
def test_pairs_that_make_one_character_stay():
    message = Message.objects.create(direction="in", state="received", subject="\U0001f600", files=["\U0001f600"])
    message.refresh_from_db()
    assert (message.subject, message.files) == ("\U0001f600", ["\U0001f600"])
