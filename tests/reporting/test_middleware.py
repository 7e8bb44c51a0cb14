"""A page whose edition is not ready says so, asks again by itself, and is refreshed once it is there."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory

from reporting import middleware
from reporting.middleware import WAITING, SaysItIsWorkedOut
from reporting.working_out import BeingWorkedOut
from tests.builders import campaign

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
ASK = RequestFactory()


def asked(**headers):
    request = ASK.get("/figures/campaigns/offences/", headers=headers)
    request.user = AnonymousUser()
    request.htmx = False
    return request


@pytest.fixture
def wanted(monkeypatch):
    found = []
    monkeypatch.setattr(middleware, "ask_for", found.append)
    return found


@pytest.fixture
def fault():
    return BeingWorkedOut(campaign("kent"), provisional=False, public=False)


def guard(response=None):
    return SaysItIsWorkedOut(lambda request: response or HttpResponse("figures"))


def test_the_page_says_so_with_when_to_ask_again_and_a_worker_is_asked(fault, wanted):
    told = guard().process_exception(asked(), fault)
    assert (told.status_code, told["Retry-After"]) == (202, "10")
    assert f'id="{WAITING}"' in told.content.decode()
    assert wanted == [fault]


def test_the_page_that_waits_is_told_that_nothing_changed_and_asks_again_for_its_edition(fault, wanted):
    told = guard().process_exception(asked(**{"HX-Target": WAITING}), fault)
    assert (told.status_code, told.content) == (204, b"")
    assert wanted == [fault]


def test_once_it_is_there_the_page_that_waits_is_loaded_anew():
    assert guard()(asked(**{"HX-Target": WAITING}))["HX-Refresh"] == "true"
    assert guard()(asked()).content == b"figures"
    assert guard()(asked(**{"HX-Target": "other"})).content == b"figures"


def test_a_refusal_is_passed_on_and_other_faults_are_not_its():
    refused = HttpResponse("no", status=403)
    assert guard(refused)(asked(**{"HX-Target": WAITING})) is refused
    assert guard().process_exception(asked(), ValueError("another")) is None
