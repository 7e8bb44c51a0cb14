"""The board: one row a force, facets as links with counts, columns that sort, the same as CSV."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from requests_app.deadlines import Bucket
from requests_app.holidays import uk_calendar
from requests_app.models import Campaign
from requests_app.outcomes import outcome_of
from requests_app.queries import Stands, board
from requests_app.roles import require
from requests_app.sheet_text import guarded
from requests_app.statuses import PHASES, Status, Whole

LAST = date.max
ROWS = 100
"""Requests on one page: the forces of England and Wales fit twice."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow the board: `value` of a row is compared with what the address asks for."""

    name: str
    label: str
    value: Callable[[Stands], str]
    words: Callable[[str], str]
    order: list[str] | None = None


FACETS = (
    Facet("phase", "Phase", lambda row: row.phase, str, list(PHASES)),
    Facet(
        "lateness",
        "Clock",
        lambda row: row.standing.bucket.name.lower(),
        lambda value: Bucket[value.upper()].value.capitalize(),
        [bucket.name.lower() for bucket in Bucket],
    ),
    Facet(
        "outcome",
        "Outcome",
        lambda row: row.came.name.lower(),
        lambda value: Whole[value.upper()].value.capitalize(),
        [one.name.lower() for one in Whole],
    ),
    Facet("region", "Region", lambda row: row.request.force.region, str),
    Facet(
        "owner",
        "Looked after by",
        lambda row: row.request.owner.username if row.request.owner else "nobody",
        lambda value: value,
    ),
)

_STATUS_ORDER = {status.value: place for place, status in enumerate(Status)}
COLUMNS: dict[str, tuple[str, Callable[[Stands], Any]]] = {
    "force": ("Force", lambda row: row.request.force.name),
    "state": ("State", lambda row: (_STATUS_ORDER[row.request.status], row.request.force.name)),
    "sent": ("Sent", lambda row: row.request.sent_on or LAST),
    "due": ("Due", lambda row: row.request.latest_on or LAST),
    "clock": (
        "Clock",
        lambda row: (row.standing.days_left is None, row.standing.days_left or 0, row.request.force.name),
    ),
    "outcome": ("Outcome", lambda row: (row.came.value, row.request.force.name)),
    "last": ("Last contact", lambda row: row.request.last_contact or date.min),
    "next": ("Next step", lambda row: (not row.step.ours, row.step.by or LAST, row.step.words)),
    "owner": ("Looked after by", lambda row: row.request.owner.username if row.request.owner else ""),
}


@require_GET
def campaign_board(request: HttpRequest, slug: str) -> HttpResponse:
    """The campaign's requests, narrowed and sorted as the address says."""
    require(request.user, "see campaigns")
    campaign = get_object_or_404(Campaign, slug=slug)
    rows = board(campaign, today=timezone.localdate(), calendar=uk_calendar())
    chosen = {facet.name: value for facet in FACETS if (value := request.GET.get(facet.name))}
    shown = [
        row for row in rows if all(facet.value(row) == chosen.get(facet.name, facet.value(row)) for facet in FACETS)
    ]
    sort = request.GET.get("sort", "force")
    descending = sort.startswith("-")
    column = sort.lstrip("-") if sort.lstrip("-") in COLUMNS else "force"
    shown.sort(key=COLUMNS[column][1], reverse=descending)
    if request.GET.get("format") == "csv":
        return _as_csv(campaign, shown)
    page = Paginator(shown, ROWS).get_page(request.GET.get("page"))
    phases = [(name, [row for row in page if row.phase == name]) for name in PHASES]
    return render(
        request,
        "requests_app/board.html",
        {
            "campaign": campaign,
            "rows": list(page),
            "found": len(shown),
            "page": page,
            "all": len(rows),
            "facets": [_facet(facet, rows, chosen) for facet in FACETS],
            "columns": _columns(column, descending),
            "narrowed": bool(chosen),
            "by_phase": request.GET.get("view") == "phases",
            "phases": [(name, held) for name, held in phases if held],
        },
    )


def _facet(facet: Facet, rows: list[Stands], chosen: dict[str, str]) -> dict[str, Any]:
    """The facet's values with how many rows each would show, given what the other facets hold."""
    others = [one for one in FACETS if one.name != facet.name and one.name in chosen]
    counted: dict[str, int] = {}
    for row in rows:
        value = facet.value(row)
        counted.setdefault(value, 0)
        counted[value] += all(one.value(row) == chosen[one.name] for one in others)
    order = facet.order or sorted(counted)
    values = [
        {
            "value": value,
            "words": facet.words(value),
            "count": counted[value],
            "chosen": chosen.get(facet.name) == value,
        }
        for value in order
        if value in counted
    ]
    return {"name": facet.name, "label": facet.label, "values": values, "chosen": facet.name in chosen}


def _columns(column: str, descending: bool) -> list[dict[str, str]]:
    made = []
    for name, (label, _) in COLUMNS.items():
        here = name == column
        made.append(
            {
                "label": label,
                "sort": f"-{name}" if here and not descending else name,
                "aria": ("descending" if descending else "ascending") if here else "",
                "mark": ("▼" if descending else "▲") if here else "",
            }
        )
    return made


def _as_csv(campaign: Campaign, rows: list[Stands]) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{campaign.slug}-board.csv"'
    # The mark tells office programs that this is UTF-8.
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow(
        ["Force", "Code", "Region", "State", "Sent", "Due", "Latest with extension", "Clock", "Answered", "Outcome",
         "Last contact", "Next step", "Ours to do", "Looked after by", "Reference"]
    )  # fmt: skip
    for row in rows:
        one = row.request
        writer.writerow(
            _plain(value)
            for value in (
                one.force.name, one.force.code, one.force.region, row.status.label, one.sent_on, one.due_on,
                one.latest_on, row.standing.words, one.responded_on, row.came.value, one.last_contact, row.step.words,
                "yes" if row.step.ours else "no", one.owner.username if one.owner else "", one.reference,
            )
        )  # fmt: skip
    return response


def _plain(value: Any) -> str:
    """A cell that no spreadsheet takes for a formula, and dates as ISO."""
    return guarded(value.isoformat() if isinstance(value, date) else "" if value is None else str(value))


@require_GET
def outcomes(request: HttpRequest, slug: str) -> HttpResponse:
    """What came of the campaign: in time or late, each question, the exemptions relied on."""
    require(request.user, "see campaigns")
    campaign = get_object_or_404(Campaign, slug=slug)
    rows = board(campaign, today=timezone.localdate(), calendar=uk_calendar())
    return render(request, "requests_app/outcomes.html", {"campaign": campaign, "told": outcome_of(campaign, rows)})
