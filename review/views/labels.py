"""Unknown labels of a campaign's returns, like ones together; what was taught, to take back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from ingestion.models import VocabularyDecision
from ingestion.queries import proposals_to_answer
from requests_app.models import Campaign
from requests_app.roles import require
from review.apart import shown_to
from review.kept_judgements import judged_in_short
from review.label_clusters import clusters
from review.teaching import settle_cluster, take_back


@require_http_methods(["GET", "POST"])
def labels(request: HttpRequest, slug: str) -> HttpResponse:
    """The clusters; posted, one of them means a category from now on."""
    require(request.user, "settle findings")
    campaign = get_object_or_404(Campaign, slug=slug)
    returns = shown_to(request.user, judged_in_short(campaign, today=timezone.localdate()))
    found = clusters(returns, campaign.specification)
    if request.method == "POST":
        cluster = next((one for one in found if one.key == request.POST.get("cluster")), None)
        try:
            if cluster is None:
                raise ValueError("That was settled meanwhile: this is what is left.")
            category = request.POST.get("category", "")
            count = settle_cluster(campaign=campaign, cluster=cluster, category=category, by=request.user)
        except ValueError as refusal:
            messages.error(request, str(refusal))
        else:
            spelt = ", ".join(f"“{label}”" for label in cluster.labels)
            noun = "document is" if count == 1 else "documents are"
            messages.success(request, f"{spelt}: {category} from now on. {count} {noun} being read again.")
        return redirect("review-labels", slug)
    taught = VocabularyDecision.objects.filter(campaign=campaign).select_related("by", "confirmed_by")[:100]
    proposed = proposals_to_answer(campaign, request.user)
    context = {"campaign": campaign, "clusters": found, "taught": taught, "proposed": proposed}
    return render(request, "review/labels.html", context)


@require_POST
def withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take back what a label was taught to mean."""
    require(request.user, "settle findings")
    campaign = get_object_or_404(Campaign, slug=slug)
    decision = get_object_or_404(VocabularyDecision, pk=pk, campaign=campaign)
    try:
        count = take_back(decision=decision, by=request.user)
    except ValueError as refusal:
        messages.error(request, str(refusal))
    else:
        noun = "document is" if count == 1 else "documents are"
        messages.success(request, f"“{decision.label}” is no category any more. {count} {noun} being read again.")
    return redirect("review-labels", slug)
