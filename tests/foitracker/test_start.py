"""A command loads what it uses and little else: what is slow to load waits until somebody asks for it."""

import subprocess
import sys

import pytest

SLOW = (
    *("lxml", "numpy", "openpyxl", "rapidfuzz", "jsonschema", "PIL", "reportlab", "typst", "ninja", "authlib"),
    *("requests_app.actions", "requests_app.mail.recognition", "ingestion.extractions", "review.queries"),
    *("foitracker.urls", "celery", "kombu", "yaml", "holidays"),
    *("requests_app.queries", "requests_app.deadlines", "requests_app.letters", "allauth.account.utils"),
)


def loaded_after(statement: str) -> set[str]:
    """The slow ones that are loaded by then, in a process of its own."""
    program = f"import sys, django; django.setup(); {statement}; print(*[m for m in {SLOW!r} if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120)
    return set(told.stdout.split())


@pytest.fixture(autouse=True)
def settings_named(monkeypatch):
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "foitracker.settings")


def test_starting_loads_nothing_that_is_slow():
    assert loaded_after("pass") == set()


def test_and_what_is_registered_late_is_there_when_it_is_asked_for():
    """The desk's models, each room's duties, what is searched and what takes mails apart."""
    asked = (
        "import foitracker.urls; from django.contrib import admin; assert len(admin.site._registry) > 10; "
        "from requests_app.search import every_kind; assert {'letters', 'sentences'} <= set(every_kind()); "
        "assert 'documents' in every_kind(); import requests_app.search.kinds; assert 'documents' in every_kind(); "
        "from requests_app import duties; assert len(duties._ROOMS) == 1; "
        "from pkgutil import resolve_name; from ingestion.deletion_hooks import DELETION_HOOKS as late; "
        "from requests_app.mail.confined import attachment_receivers, mail_readers; "
        "late = [*late, *duties._ROOMS, *attachment_receivers, *mail_readers]; "
        "assert len(late) == 5 and all(callable(resolve_name(one.place)) for one in late)"
    )
    assert {"requests_app.actions", "foitracker.urls"} <= loaded_after(asked)


def test_what_the_second_factor_says_of_an_added_address_is_there_when_one_is_added():
    asked = (
        "from allauth.account import signals; from django.contrib.auth.models import AnonymousUser as A; "
        "from unittest import mock; said = mock.Mock(); "
        "mock.patch('allauth.mfa.signals.on_add_email', said).start(); "
        "signals._add_email.send(sender=None, email='x@y.example', user=A()); assert said.call_count == 1"
    )
    assert isinstance(loaded_after(asked), set)


def test_the_clock_is_given_its_timetable():
    asked = (
        "from foitracker import celery_app; from foitracker.timetable import TIMETABLE; "
        "assert dict(celery_app.conf.beat_schedule) == TIMETABLE and len(TIMETABLE) >= 8"
    )
    assert "celery" in loaded_after(asked)
