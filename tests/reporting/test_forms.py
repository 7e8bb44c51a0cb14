"""What is written when an edition is published: a reason, an hour in any of the ways people write one."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.utils import timezone

from reporting.forms import PublishForm


def form(blocked=False, **said):
    return PublishForm({"note": "The first figures.", "seen": "abc", **said}, blocked=blocked)


@pytest.mark.parametrize("written", ["2026-03-02T09:30", "2026-03-02T09:30:00", "02/03/2026 09:30"])
def test_an_embargo_is_read_in_the_ways_it_is_written_as_london_time(written):
    made = form(embargo_until=written)
    assert made.is_valid(), made.errors
    assert timezone.localtime(made.cleaned_data["embargo_until"]).replace(tzinfo=None) == datetime(2026, 3, 2, 9, 30)


def test_without_a_reason_or_a_mark_nothing_is_published():
    assert set(form(note=" ").errors) == {"note"}
    assert set(form(seen="").errors) == {"seen"}
    assert set(form(embargo_until="soon").errors) == {"embargo_until"}


def test_blocked_returns_are_asked_about_only_where_there_are_any():
    assert "blocked_named" not in form().fields
    assert form(blocked=True).is_valid(), "not named: the action refuses then, in its own words"
    named = form(blocked=True, blocked_named="on")
    assert named.is_valid()
    assert named.cleaned_data["blocked_named"] is True
