"""A draft tried on last round's answers."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from requests_app.models import Campaign
from requests_app.roles import require
from review.dry_runs import NoPreviousRound, ask_for_dry_run
from review.models import DryRun


@require_POST
def start(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = get_object_or_404(Campaign, slug=slug)
    try:
        run = ask_for_dry_run(campaign=campaign, by=request.user)
    except NoPreviousRound as refusal:
        messages.error(request, str(refusal))
        return redirect("campaign", slug)
    return redirect("dry-run", run.pk)


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The run's progress, then question by question what would have come of it."""
    require(request.user, "see documents")
    run = get_object_or_404(DryRun.objects.select_related("campaign__previous_round", "by"), pk=pk)
    texts = {item["number"]: item["text"] for item in run.document["questions"]}
    results = [{**item, "text": texts.get(item["number"], "")} for item in run.result]
    context = {"run": run, "campaign": run.campaign, "results": results}
    if request.htmx and run.state == DryRun.State.DONE:
        return HttpResponse(headers={"HX-Refresh": "true"})
    template = "review/dry_run_progress.html" if request.htmx else "review/dry_run.html"
    return render(request, template, context)
