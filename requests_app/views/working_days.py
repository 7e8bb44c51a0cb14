"""The statutory clock for anyone signed in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from requests_app.deadlines import Clock, ClockError, law_named, milestones, standing, work_out
from requests_app.forms.campaign import WorkingDaysForm
from requests_app.holidays import uk_calendar


@require_GET
def working_days(request: HttpRequest) -> HttpResponse:
    """A day in, the due day out, with every day counted or left out. The address holds the question, to be shared."""
    form = WorkingDaysForm(request.GET or None, initial={"received": timezone.localdate()})
    clock: Clock | None = None
    if request.GET and form.is_valid():
        asked = form.cleaned_data
        try:
            clock = work_out(law_named(asked["law"]), asked["received"], asked["events"], uk_calendar())
        except ClockError as fault:
            form.add_error(None, str(fault))
    today = timezone.localdate()
    return render(
        request,
        "requests_app/working_days.html",
        {"form": form, "clock": clock, "standing": standing(today, clock) if clock else None,
         "milestones": milestones(clock) if clock else ()},
        status=422 if form.errors else 200,
    )  # fmt: skip
