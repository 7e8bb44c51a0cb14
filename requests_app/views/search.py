"""The page that looks for words through everything."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from requests_app.roles import require
from requests_app.search import search

OF_EACH, OF_ONE = 10, 100
"""Things of each kind on the first page, and of one kind alone."""


@require_GET
def search_page(request: HttpRequest) -> HttpResponse:
    """What the person may find."""
    require(request.user, "see published editions")
    words, only = request.GET.get("q", "").strip(), request.GET.get("in", "")
    found = search(request.user, words, only=only, at_most=OF_ONE if only else OF_EACH)
    context = {"words": words, "only": only, "found": found, "any": any(one.hits for one in found), "most": OF_ONE}
    return render(request, "requests_app/search.html", context)
