"""The explorer, and one area's own page."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from reporting.exports import press_release
from reporting.pages.area_page import area_page, areas_of
from reporting.pages.explorer import choices, plain_rows, rows_of, state_of
from reporting.pages.explorer_chart import chart_of
from reporting.pages.measures import State
from reporting.publishing.parts import questions_in
from reporting.sentences.campaign_wording import date_words
from reporting.views.charts import asks_for_chart, chart_file
from reporting.views.editions import Shown, shown
from reporting.views.kept_pages import kept_page
from requests_app.roles import require
from requests_app.sheet_text import guarded

PRESS = {
    "docx": (press_release.word, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "txt": (press_release.text, "text/plain; charset=utf-8"),
}

LABELS = {
    "question": "Question", "period": "Period", "by": "Broken down by", "category": "Category", "measure": "Measure",
    "areas": "Areas", "compare": "Beside it", "sort": "Order",
}  # fmt: skip


@require_GET
def explore_page(request: HttpRequest, slug: str | None = None, pk: int | None = None) -> HttpResponse:
    """The explorer: its whole state is the address."""
    found = shown(request, slug, pk)
    if asks_for_chart(request):
        state = _state(request, found)
        charts = [chart_of(found.content, state, rows_of(found.content, state))] if state else []
        return chart_file(request, found, charts)

    def more() -> dict[str, Any]:
        state = _state(request, found)
        if state is None:
            return {"state": None}
        rows = rows_of(found.content, state)
        offered = choices(found.content, state)
        fields = [(name, label, offered[name], getattr(state, name)) for name, label in LABELS.items() if offered[name]]
        return {"state": state, "rows": rows, "chart": chart_of(found.content, state, rows), "fields": fields}

    return kept_page(request, found, "explore", more)


def _state(request: HttpRequest, found: Shown) -> State | None:
    """None where nothing can be shown yet."""
    return state_of(found.content, request.GET.dict()) if questions_in(found.content) else None


@require_GET
def explore_csv(request: HttpRequest, slug: str | None = None, pk: int | None = None) -> HttpResponse:
    """The explorer's table as CSV, at the same address with another end."""
    found = shown(request, slug, pk)
    rows = plain_rows(found.content, state_of(found.content, request.GET.dict())) if questions_in(found.content) else []
    held = io.StringIO(newline="")
    write = csv.writer(held, lineterminator="\r\n")
    write.writerow(rows[0] if rows else ["area"])
    write.writerows([guarded(value) if isinstance(value, str) else value for value in row.values()] for row in rows)
    return HttpResponse(
        held.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="figures.csv"'},
    )


@require_GET
def explore_json(request: HttpRequest, slug: str | None = None, pk: int | None = None) -> HttpResponse:
    """The explorer's table as JSON, with the state and the notices that must go with it."""
    found = shown(request, slug, pk)
    heading = found.content["heading"]
    state = state_of(found.content, request.GET.dict()) if questions_in(found.content) else None
    answer = {
        "edition": found.publication.number if found.publication else None,
        "provisional": heading["provisional"],
        "notice": heading["notice"],
        "state": asdict(state) if state else {},
        "rows": plain_rows(found.content, state) if state else [],
    }
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})


@require_GET
def area(request: HttpRequest, area: str, slug: str | None = None, pk: int | None = None) -> HttpResponse:
    """One area's figures beside its peers and the nation."""
    found = shown(request, slug, pk)
    name = next((name for name in areas_of(found.content) if slugify(name) == area), None)
    if name is None:
        raise Http404("There is no such area.")
    voice = "statistical" if request.GET.get("voice") == "statistical" else "press"
    page = area_page(found.content, name, voice)
    if asks_for_chart(request):
        return chart_file(request, found, (page.trend, *page.breakdowns))
    return render(request, "reporting/area.html", found.context(request) | {"page": page, "area": name, "voice": voice})


@require_GET
def go(request: HttpRequest, slug: str | None = None, pk: int | None = None) -> HttpResponse:
    """To the page of the area chosen in a list, for those whose browser runs no script."""
    found = shown(request, slug, pk)
    wanted = slugify(request.GET.get("area", ""))
    if wanted not in {slugify(name) for name in areas_of(found.content)}:
        raise Http404("There is no such area.")
    return redirect(f"{found.base}areas/{wanted}/{'?' + found.kept if found.kept else ''}")


@require_GET
def press(request: HttpRequest, pk: int, area: str, kind: str) -> HttpResponse:
    """A draft of a press release about one area, as a Word document or plain text: for those who publish or send."""
    require(request.user, "see figures")
    found = shown(request, pk=pk)
    name = next((name for name in areas_of(found.content) if slugify(name) == area), None)
    if name is None or kind not in PRESS or found.publication is None:
        raise Http404("There is no such draft.")
    if found.publication.withdrawn_at:
        raise Http404("The edition is withdrawn: nothing is drafted from it.")
    until = found.publication.embargo_until
    made = press_release.draft(
        found.content,
        name,
        edition=f"edition {found.publication.number}, {date_words(timezone.localdate(found.publication.at))}",
        until=f"{timezone.localtime(until):%-d %B %Y, %H:%M}" if until and found.publication.embargoed else "",
        mark=found.publication.sha256[:12],
    )
    write, media_type = PRESS[kind]
    named = f'attachment; filename="press-release-{area}.{kind}"'
    return HttpResponse(write(made), content_type=media_type, headers={"Content-Disposition": named})
