"""Requests of which the same happened stand alike: each such story is worked out once, and counted by the database.

Today shows counts over thousands of requests. Most were sent on one day and tell one of a few stories, so the database
groups them, and the clock runs once for each story instead of once for each request. The groups are kept while nothing
of the campaign changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, CharField, Count, Exists, F, Func, Min, OuterRef, Q, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from requests_app.deadlines import Calendar, Kind
from requests_app.kept_stamps import kept_or_made
from requests_app.models import Campaign, ClockEvent, FoiRequest, QuestionOutcome
from requests_app.queries import RUNNING, Stands, requests_with_clocks, stands
from requests_app.statuses import AWAITING_ANSWER

ANSWERED = "answered"
"""The story of a request that was answered: nothing on Today looks at the days on which it was."""


def running_alike(
    campaigns: Mapping[int, Campaign], *, today: date, calendar: Calendar
) -> dict[int, list[tuple[Stands, int]]]:
    """Campaign → one running request of each story, as it stands, and how many requests tell that story. Alike are the
    status, the clock's bucket while an answer is awaited, and whether anything is recorded; days and words are those
    of the one."""
    kept = kept_or_made("stories", campaigns, today=today, make=partial(_stories, today=today))
    told = [(campaign, first, number) for campaign in sorted(kept) for first, number in kept[campaign]]
    rows = requests_with_clocks().filter(pk__in=[first for _, first, _ in told])
    by_key = {row.pk: row for row in rows.select_related(None).select_related("force")}
    found: dict[int, list[tuple[Stands, int]]] = {}
    for campaign, first, number in told:
        request = by_key.get(first)
        if request is not None:  # else it was closed between the two queries
            request.campaign = campaigns[campaign]
            found.setdefault(campaign, []).append((stands(request, today=today, calendar=calendar), number))
    return found


def _stories(campaigns: Iterable[int], *, today: date) -> dict[int, list[list[int]]]:
    """Campaign → the first request of each story and how many tell it: one query, no row for a request by itself."""
    found: dict[int, list[list[int]]] = {campaign: [] for campaign in campaigns}
    for campaign, *story in _grouped(found, today):
        found[campaign].append(story)
    return found


def _grouped(campaigns: Iterable[int], today: date) -> Any:
    events = ClockEvent.objects.filter(request=OuterRef("pk"), withdrawn_at=None).order_by("on", "pk")
    answered = Exists(events.filter(kind=Kind.RESPONSE, on__lte=today)) & ~Exists(events.filter(kind=Kind.REFINED))
    over = When(~Q(status__in=[status.value for status in AWAITING_ANSWER]) & answered, then=Value(ANSWERED))
    event = Concat(F("kind"), Value(" "), Cast("on", CharField()), Value(" "), F("exemption"))
    happened: Any = Func(ArraySubquery(events.values(event=event)), Value("; "), function="array_to_string")
    recorded = QuestionOutcome.objects.filter(request=OuterRef("pk")).order_by("question").distinct("question")
    return (
        FoiRequest.objects.filter(campaign__in=campaigns, status__in=RUNNING)
        .annotate(
            recorded=ArraySubquery(recorded.values("question")),
            day=Case(over, default=Cast(Coalesce("received_on", "sent_on"), CharField())),
            story=Case(over, default=happened, output_field=CharField()),
        )
        .order_by()
        .values("campaign", "status", "recorded", "day", "story", "force__law")
        .annotate(first=Min("pk"), number=Count("pk"))
        .order_by("campaign", "first")
        .values_list("campaign", "first", "number")
    )
