"""A form that is kept is the one that would be laid out; what somebody sent, or rows to choose from, are not kept."""

from datetime import date

import pytest
from crispy_forms.templatetags.crispy_forms_filters import as_crispy_form
from django import forms as django_forms
from django.contrib.auth.models import User

from requests_app.forms import request as forms
from requests_app.statuses import Status
from requests_app.templatetags import kept_form
from requests_app.templatetags.kept_form import kept_crispy

DAYS = [date(2026, 3, 2), date(2026, 3, 3)]
KINDS = [
    *(lambda day=day: forms.SentForm(initial={"on": day}) for day in DAYS),
    *(lambda day=day: forms.LoggedLetterForm(initial={"on": day}) for day in DAYS),
    *(lambda status=status: forms.ClockEventForm(status=status, initial={"on": DAYS[0]}) for status in Status),
    forms.GroundsForm,
    forms.ClarificationForm,
    forms.FollowUpForm,
]


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(kept_form, "KEPT", {})


def test_each_is_what_crispy_makes_of_it_the_first_time_and_later():
    for turn in range(2):
        for number, made in enumerate(KINDS):
            for name in ("a_%s", "b_%s"):
                form, other = made(), made()
                form.auto_id = other.auto_id = name
                assert kept_crispy(form) == as_crispy_form(other), (turn, number)
    assert len(kept_form.KEPT) > 20


def test_what_somebody_sent_is_laid_out_with_its_faults_and_kept_for_nobody():
    kept_crispy(forms.GroundsForm())
    sent = kept_crispy(forms.GroundsForm({"grounds": ""}))
    assert "Say in a sentence or two why" in sent
    assert "Say in a sentence or two why" not in kept_crispy(forms.GroundsForm())
    assert len(kept_form.KEPT) == 1


@pytest.mark.django_db
@pytest.mark.integration
def test_rows_to_choose_from_are_asked_for_each_time():
    class Whose(django_forms.Form):
        owner = django_forms.ModelChoiceField(User.objects.all())

    User.objects.create(username="first")
    assert "second" not in kept_crispy(Whose())
    User.objects.create(username="second")
    assert "second" in kept_crispy(Whose())


def test_no_more_are_kept_than_so_many(monkeypatch):
    monkeypatch.setattr(kept_form, "MOST", 3)
    for number in range(10):
        kept_crispy(forms.SentForm(initial={"on": number}))
        assert len(kept_form.KEPT) <= 3
