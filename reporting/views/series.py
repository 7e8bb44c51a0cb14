"""The same question over the rounds of a campaign."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from reporting.kept_results import edition_as_published
from reporting.models import Publication
from reporting.pages.area_page import areas_of
from reporting.pages.front import force_multiples, headline_question
from reporting.pages.series_page import series_page
from reporting.publishing.edition import Content
from reporting.publishing.parts import questions_in
from reporting.series.joined import join, rounds_of
from reporting.statistics.areas import ENGLAND_AND_WALES
from reporting.views.charts import asks_for_chart, chart_file
from reporting.views.editions import Shown, for_person, shown
from requests_app.models import Force
from requests_app.roles import may

ROUNDS = 12
"""Rounds that a series goes back."""


@require_GET
def series(request: HttpRequest, slug: str | None = None, pk: int | None = None) -> HttpResponse:
    """One area's series of one question; the nation's headline where the address names none."""
    found = shown(request, slug, pk)
    numbers = questions_in(found.content)
    question = request.GET.get("question") or headline_question(found.content)
    if question not in numbers:
        raise Http404("This edition does not ask that.")
    names = areas_of(found.content)
    wanted = request.GET.get("area", "")
    area = next((name for name in names if slugify(name) == slugify(wanted)), None) if wanted else ENGLAND_AND_WALES
    if area is None:
        raise Http404("There is no such area.")
    rounds = rounds_of(_editions(request, found), question)
    made = join(rounds, area, mergers())
    texts = {one["number"]: one["text"] for one in found.content["questions"]}
    page = series_page(made, found.content["heading"]["measure"])
    multiples = force_multiples(found.content, question) if area == ENGLAND_AND_WALES else None
    if asks_for_chart(request):
        return chart_file(request, found, (page.chart, multiples))
    context = found.context(request) | {
        "page": page,
        "multiples": multiples,
        "asked": question,
        "text": texts.get(question, ""),
        "area": area,
        "areas": names,
        "rounds": [one.name for one in rounds],
    }
    return render(request, "reporting/series.html", context)


def _editions(request: HttpRequest, found: Shown) -> list[tuple[str, Content]]:
    """Each round's latest edition that the person may see, the oldest first, and the one that is looked at last."""
    here = f"edition {found.publication.number}" if found.publication else "figures as they stand"
    editions = [(f"{found.campaign.title} ({here})", found.content)]
    campaign = found.campaign.previous_round
    while campaign is not None and len(editions) < ROUNDS:
        rows = Publication.objects.filter(campaign=campaign, withdrawn_at=None).select_related("campaign")
        if not may(request.user, "see figures"):
            rows = rows.filter(Q(embargo_until=None) | Q(embargo_until__lte=timezone.now()))
        latest = rows.defer("content").order_by("-number").first()
        if latest is not None:
            content = for_person(request, edition_as_published(latest))
            editions.insert(0, (f"{campaign.title} (edition {latest.number})", content))
        campaign = campaign.previous_round
    return editions


def mergers() -> dict[str, tuple[str, date]]:
    """Every force that became part of another: code → (code of the other, first day there)."""
    rows = Force.objects.exclude(merged_into=None).exclude(until_on=None)
    return {code: (into, last + timedelta(days=1)) for code, into, last in
            rows.values_list("code", "merged_into__code", "until_on")}  # fmt: skip
