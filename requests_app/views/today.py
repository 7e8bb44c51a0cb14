"""Today: what there is to do, as links with counts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from requests_app import queries
from requests_app.actions import due_campaigns
from requests_app.duties import duties_of
from requests_app.holidays import uk_calendar
from requests_app.key_pages import page_by_key
from requests_app.models import Campaign, Organisation
from requests_app.request_groups import running_alike
from requests_app.roles import may, require

RECENT = 6
CAMPAIGNS = 10
"""Running campaigns on one page, newest first."""


def _asking(user: Any, campaign: Campaign, rows: queries.Counted) -> list[queries.ToDo]:
    """What asking has to do, each for whoever may do it."""
    if not may(user, "log answers"):
        return []
    address = reverse("campaign-board", args=[campaign.slug])
    asked = queries.things_to_do(rows, campaign=campaign, board_address=address)
    return [one for one in asked if may(user, one.permission)]


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Every running campaign's pressing things, the tray, the drafts, and what happened last."""
    if not may(request.user, "see campaigns") and may(request.user, "see published editions"):
        return redirect("publication-list")  # a reader's only room
    require(request.user, "see campaigns")
    today, calendar = timezone.localdate(), uk_calendar()
    page = page_by_key(queries.running_campaigns(), by="created_at", address=request.GET, size=CAMPAIGNS)
    campaigns = {campaign.pk: campaign for campaign in page}
    by_campaign = running_alike(campaigns, today=today, calendar=calendar)
    duties = duties_of(request.user, list(campaigns.values()), today)
    sections = [
        {
            "campaign": campaign,
            "todo": [*duties[pk], *_asking(request.user, campaign, by_campaign[pk])],
            "awaited": queries.still_awaited(by_campaign[pk]),
            "asked": sum(number for _, number in by_campaign[pk]),
        }
        for pk, campaign in campaigns.items()
        if pk in by_campaign
    ]
    letters = may(request.user, "log answers")
    waiting_letters, unread = queries.tray_numbers() if letters else (0, 0)
    of_letters = queries.letters_waiting() if letters else {"drafts": 0, "unconfirmed": 0}
    return render(
        request,
        "requests_app/today.html",
        {
            "today": today,
            "sections": sections,
            "page": page,
            "campaigns": bool(sections) or Campaign.objects.exists(),
            "tray_count": waiting_letters,
            "unconfirmed_count": of_letters["unconfirmed"],
            "draft_count": of_letters["drafts"],
            "mailbox_trouble": queries.mailbox_trouble(unread) if letters else "",
            "unsigned": may(request.user, "send letters") and not Organisation.objects.exists(),
            "retention_due": due_campaigns(today=today) if may(request.user, "keep retention dates") else [],
            "events": queries.latest_events()[:RECENT],
        },
    )
