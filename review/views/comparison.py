"""A return against the answer it replaces, or against last round's."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from requests_app.models import FoiRequest
from requests_app.roles import require
from review.apart import shown_to
from review.comparisons import choices, comparison
from review.queries import judged_return


@require_GET
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Figure by figure, with what the difference does to the force's figure and to the sum over all."""
    require(request.user, "see documents")
    rows = FoiRequest.objects.select_related("force", "campaign__previous_round")
    foi_request = get_object_or_404(rows, pk=pk)
    today = timezone.localdate()
    [judged] = shown_to(request.user, [judged_return(foi_request, today=today)])
    offered = choices(judged, request.user)
    wanted = request.GET.get("with", "")
    chosen = next((one for one in offered if one.value == wanted), None)
    if wanted and chosen is None:
        raise Http404("There is nothing of that name to compare it with.")
    chosen = chosen or (offered[0] if offered else None)
    context = {
        "foi_request": foi_request,
        "campaign": foi_request.campaign,
        "judged": judged,
        "choices": offered,
        "comparison": comparison(judged, chosen, request.user, today=today) if chosen else None,
    }
    return render(request, "review/comparison.html", context)
