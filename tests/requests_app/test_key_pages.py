from datetime import UTC, datetime, timedelta

import pytest

from requests_app.key_pages import counted, page_by_key
from requests_app.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def events():
    """Eleven events, two and two at the same moment: the key decides between those."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    made = []
    for number in range(11):
        one = Event.objects.create(kind="test", sentence=f"Event {number}.")
        Event.objects.filter(pk=one.pk).update(at=start + timedelta(days=number // 2))
        made.append(one.pk)
    return made[::-1]


def keys(page):
    return [row.pk for row in page]


def page(**address):
    return page_by_key(Event.objects.filter(kind="test"), by="at", address=address, size=4)


def test_forth_and_back_every_row_is_met_once_and_in_order(events):
    first = page()
    second = page(before=first.older)
    third = page(before=second.older)
    assert keys(first) + keys(second) + keys(third) == events
    assert (first.newer, third.older) == (None, None)
    assert keys(page(after=third.newer)) == keys(second)
    assert keys(page(after=second.newer)) == keys(first)
    assert page(after=second.newer).newer is None


def test_an_address_that_names_no_row_is_the_first_page(events):
    for nonsense in ("0", "-1", "x", "9" * 40, ""):
        assert keys(page(before=nonsense)) == events[:4]


def test_rows_that_come_meanwhile_move_no_page(events):
    second = keys(page(before=page().older))
    anchor = page().older
    Event.objects.create(kind="test", sentence="Just now.")
    assert keys(page(before=anchor)) == second


def test_a_long_list_is_counted_as_far_as_is_useful(events):
    assert str(counted(Event.objects.filter(kind="test"), most=11)) == "11"
    assert str(counted(Event.objects.filter(kind="test"), most=10)) == "more than 10"
