"""The deadlines as a calendar: a private address anyone's calendar program can read without signing in."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from requests_app import actions, queries
from requests_app.calendar_feed import entries_of, feed
from requests_app.clocks import Clocks
from requests_app.deadlines import ClockError
from requests_app.holidays import uk_calendar
from requests_app.models import CalendarFeed
from requests_app.roles import may, require

BACK = timedelta(days=92)
"""How far back the feed goes: what was due longer ago is on the board, not in a calendar."""


@login_not_required
@require_GET
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The .ics of open requests with dates from three months ago on, the person's own first. The token is the whole of
    the permission, as far as its person still may. Links lead to the address that the calendar itself is read from: the
    one that people really use."""
    found = CalendarFeed.objects.select_related("user").filter(token=token).first()
    if found is None or not found.user.is_active or not may(found.user, "see campaigns"):
        raise Http404("There is no calendar at this address.")
    holidays = uk_calendar()
    # The same for everybody and always, so that a date that moves is moved and not doubled.
    host = urlsplit(settings.SITE_ADDRESS).hostname or "localhost"
    before, after = request.build_absolute_uri(reverse("request", args=[0])).rsplit("0", 1)
    entries = []
    today = timezone.localdate()
    shown, left = queries.dated_requests(found.user, since=today - BACK)
    clocks = Clocks(shown, holidays)
    for one in shown:
        try:
            clock = clocks.of(one)
        except ClockError:
            continue  # said on the request's page
        if clock is not None:
            url = f"{before}{one.pk}{after}"
            made = entries_of(clock, key=one.pk, force_name=one.force.name, host=host, url=url)
            entries += [entry for entry in made if today - BACK <= entry.on]
    name = "FOI Tracker deadlines" + (f" (the next {len(shown)}; {left} more are on the boards)" if left else "")
    body = feed(entries, name=name, made_at=timezone.now())
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, max-age=900"
    response["X-Robots-Tag"] = "noindex"
    return response


@require_GET
def calendar_address(request: HttpRequest) -> HttpResponse:
    """The person's own address, to paste into a calendar program."""
    require(request.user, "see campaigns")
    token = actions.feed_of(by=request.user).token
    address = request.build_absolute_uri(reverse("calendar", args=[token]))
    return render(request, "requests_app/calendar_address.html", {"address": address})


@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """A new address for one that became known."""
    require(request.user, "see campaigns")
    actions.renew_feed(by=request.user)
    messages.success(request, "The calendar has a new address; the old one no longer works.")
    return redirect("calendar-address")
