"""The request whose return a page is about."""

from __future__ import annotations

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from requests_app.models import FoiRequest
from requests_app.roles import require
from review.models import Enquiry


def the_request(request: HttpRequest, pk: int) -> FoiRequest:
    """With its force, campaign and claim, and whether its force was asked about a finding (`was_asked`). Refuses those
    who may not see documents."""
    require(request.user, "see documents")
    rows = FoiRequest.objects.select_related("force", "campaign", "claim__by")
    return get_object_or_404(rows.annotate(was_asked=Exists(Enquiry.objects.filter(request=OuterRef("pk")))), pk=pk)
