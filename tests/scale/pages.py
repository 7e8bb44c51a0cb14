"""Every page of the site, and what showing it costs: queries, rows fetched, bytes, and time beside that of its SQL."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from ingestion.models import Document, OffenceRecord
from requests_app.models import CalendarFeed, Campaign, Message

ADDRESSES: dict[str, str] = {
    "Today": "/",
    "campaigns": "/campaigns/",
    "a campaign": "/campaigns/{slug}/",
    "its forces": "/campaigns/{slug}/forces/",
    "its board": "/campaigns/{slug}/board/",
    "its outcomes": "/campaigns/{slug}/outcomes/",
    "its sending": "/campaigns/{slug}/sending/",
    "a request": "/requests/{request}/",
    "a letter": "/messages/{letter}/",
    "a letter, looking for a request": "/messages/{letter}/?find=authority+0001",
    "the tray": "/tray/",
    "drafts": "/messages/",
    "addresses": "/forces/",
    "documents": "/documents/",
    "a document": "/documents/{document}/",
    "a figure": "/figures/cells/{record}/",
    "upload": "/campaigns/{slug}/upload/",
    "the desk": "/review/campaigns/{slug}/",
    "a return": "/review/returns/{request}/",
    "figures": "/figures/campaigns/{slug}/?count=provisional",
    "figures: explorer": "/figures/campaigns/{slug}/explore/?count=provisional",
    "figures: sentences": "/figures/campaigns/{slug}/sentences/?count=provisional",
    "figures: cells of a total": "/figures/campaigns/{slug}/cells/?count=provisional&question=2&period={period}"
    "&area=England+and+Wales",
    "editions": "/figures/",
    "calendar feed": "/calendar/{token}.ics",
    "search": "/search/?q=female",
    "search: letters": "/search/?q=request&in=letters",
    "admin: documents": "/admin/ingestion/document/",
    "admin: records": "/admin/ingestion/offencerecord/",
    "admin: findings": "/admin/ingestion/documentfinding/",
    "admin: letters": "/admin/requests_app/message/",
    "admin: events": "/admin/requests_app/event/",
    "admin: requests": "/admin/requests_app/foirequest/",
    "admin: returns": "/admin/review/forcereturn/?campaign={campaign}",
    "admin: documents, searched": "/admin/ingestion/document/?q=return+thames",
    "admin: records, searched": "/admin/ingestion/offencerecord/?q=female",
    "admin: records of a force, searched": "/admin/ingestion/offencerecord/?q=thames+female",
    "admin: findings, searched": "/admin/ingestion/documentfinding/?q=beside+figures",
    "admin: letters, searched": "/admin/requests_app/message/?q=request",
    "admin: events, searched": "/admin/requests_app/event/?q=document",
    "admin: requests, searched": "/admin/requests_app/foirequest/?q=authority",
}
"""Each page by name, and its address with what of the looked-at campaign is filled in."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one view took. `rows` are those that its queries fetched; times in seconds, `sql` that of its queries."""

    status: int
    queries: int
    rows: int
    size: int
    sql: float
    whole: float


def places(campaign: Campaign, person: User) -> Mapping[str, Any]:
    """What fills the addresses, all of one campaign."""
    request = campaign.requests.order_by("pk").first()
    letter = Message.objects.filter(request=request, direction="in").first()
    document = Document.objects.filter(request=request).first()
    return {
        "slug": campaign.slug,
        "campaign": campaign.pk,
        "request": request.pk,
        "letter": letter.pk,
        "document": document.pk,
        "record": OffenceRecord.objects.filter(extraction__document=document).order_by("pk").values_list("pk")[0][0],
        "period": campaign.document["periods"][-1]["label"],
        "token": CalendarFeed.objects.get_or_create(user=person)[0].token,
    }


def cost_of(client: Client, address: str) -> Cost:
    """One view of the page."""
    taken = {"queries": 0, "rows": 0, "sql": 0.0}

    def noting(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        started = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            taken["sql"] += time.perf_counter() - started
            taken["queries"] += 1
            taken["rows"] += max(context["cursor"].rowcount, 0)

    started = time.perf_counter()
    with connection.execute_wrapper(noting):
        answer = client.get(address)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    whole = time.perf_counter() - started
    return Cost(answer.status_code, taken["queries"], taken["rows"], len(content), taken["sql"], whole)
