"""The history: every action is one sentence."""

from __future__ import annotations

from typing import Any

from requests_app.models import Campaign, Event, FoiRequest


def record_event(
    *,
    kind: str,
    sentence: str,
    by: Any,
    campaign: Campaign | None = None,
    request: FoiRequest | None = None,
    link: str = "",
) -> Event:
    """Write one line of history. The campaign is the request's own where only that is given."""
    if campaign is None and request is not None:
        campaign = request.campaign
    return Event.objects.create(
        kind=kind, sentence=sentence, campaign=campaign, request=request, by=person(by), link=link
    )


def person(by: Any) -> Any:
    """The signed-in person, or None for the program itself."""
    return by if getattr(by, "is_authenticated", False) else None
