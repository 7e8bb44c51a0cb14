"""What an action may refuse, as the sentence a page shows."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from requests_app.actions import SendingRefused, UnknownExemption
from requests_app.bodies import UnusableList
from requests_app.deadlines import ClockError
from requests_app.letters import UnusableTemplate
from requests_app.return_workbook import UnfitForWorkbook
from requests_app.specification import UnusableSpecification
from requests_app.statuses import MoveRefused

REFUSALS = (
    SendingRefused,
    UnknownExemption,
    ClockError,
    UnusableList,
    UnusableTemplate,
    UnusableSpecification,
    UnfitForWorkbook,
    MoveRefused,
)
"""Expected refusals: one clear sentence each, and nothing was changed. Anything else is a fault of ours."""


def attempt(request: HttpRequest, action: Callable[[], object], said: str) -> bool:
    """Do it and say so, or say why not. Whether it was done."""
    try:
        action()
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, said)
    return True


def faults_in_words(form: forms.Form) -> str:
    """What is wrong with the fields, each named, for a page that does not show the form again."""
    return " ".join(f"{form[name].label}: {error}" for name, errors in form.errors.items() for error in errors)
