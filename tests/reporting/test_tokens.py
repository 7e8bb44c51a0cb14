"""Tokens open until they are ended, are kept as marks alone, and calls are counted by the minute."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from reporting.models import ApiCalls, ApiToken
from reporting.tokens import PREFIX, calls_this_minute, end_token, forget_calls, give_token, mark_of, token_of
from requests_app.models import Event
from requests_app.roles import READER, RESEARCHER, SUPERVISOR
from tests.builders import person

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
NOON = datetime(2026, 3, 2, 12, 0, 59, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture
def supervisor():
    return person("supervisor", SUPERVISOR)


def test_a_token_is_drawn_anew_and_no_row_holds_it(supervisor):
    first, second = (give_token(name="A newspaper", by=supervisor) for _ in range(2))
    assert first != second
    assert first.startswith(PREFIX)
    assert len(first) > 40
    assert first not in str(list(ApiToken.objects.values())) + str(list(Event.objects.values()))


def test_it_is_known_by_its_mark_and_the_day_of_use_is_kept(supervisor):
    token = give_token(name=" A newspaper ", by=supervisor)
    found = token_of(token)
    assert (found.name, found.mark) == ("A newspaper", mark_of(token))
    assert ApiToken.objects.get().used_on == timezone.localdate()
    for wrong in ("", token[:-1], token.upper(), f"{token} ", "foi_\ud800"):
        assert token_of(wrong) is None


def test_ended_it_opens_nothing_and_is_ended_once(supervisor):
    token = give_token(name="A newspaper", by=supervisor)
    row = ApiToken.objects.get()
    end_token(token=row, by=supervisor)
    ended = ApiToken.objects.get().ended_at
    end_token(token=row, by=supervisor)
    assert token_of(token) is None
    assert ApiToken.objects.get().ended_at == ended
    assert list(Event.objects.order_by("pk").values_list("kind", flat=True)) == ["token given", "token ended"]


@pytest.mark.parametrize("role", [READER, RESEARCHER])
def test_only_supervisors_give_and_end(supervisor, role):
    give_token(name="A newspaper", by=supervisor)
    with pytest.raises(PermissionDenied):
        give_token(name="Mine", by=person("other", role))
    with pytest.raises(PermissionDenied):
        end_token(token=ApiToken.objects.get(), by=person("other", role))
    assert ApiToken.objects.filter(ended_at=None).count() == 1


def test_a_token_without_a_name_is_none(supervisor):
    with pytest.raises(ValueError, match="Say whose"):
        give_token(name="  ", by=supervisor)


def test_calls_are_counted_by_caller_and_minute_and_forgotten_within_the_hour():
    assert [calls_this_minute("a", NOON) for _ in range(3)] == [1, 2, 3]
    assert calls_this_minute("b", NOON) == 1
    assert calls_this_minute("a", NOON + timedelta(seconds=1)) == 1, "the next minute"
    assert forget_calls(NOON + timedelta(minutes=59)) == 0
    assert forget_calls(NOON + timedelta(minutes=61)) == 3
    assert not ApiCalls.objects.exists()
