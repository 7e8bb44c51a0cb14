"""What holds on every page that rests on figures."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from reporting.working_out import BeingWorkedOut, ask_for
from review.being_judged import BeingJudged, ask_to_judge, page_that_is_looked_at

Answer = Callable[[HttpRequest], HttpResponse]

WAITING = "working-out"
"""The element that asks again, by itself, whether the page is there."""


class SaysItIsWorkedOut:
    """Where an edition of many figures or many judgements are not ready, a page that says so, and how far it is, and
    shows them when they are, instead of one that stands still: a worker works it out meanwhile."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "GET":
            return self.get_response(request)
        with page_that_is_looked_at():
            response = self.get_response(request)
        if response.status_code == 200 and request.headers.get("HX-Target") == WAITING:
            return HttpResponse(headers={"HX-Refresh": "true"})
        return response

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        if isinstance(fault, BeingJudged):
            ask_to_judge(fault.campaign)
        elif isinstance(fault, BeingWorkedOut):
            ask_for(fault)
        else:
            return None
        asked_again = request.headers.get("HX-Target") == WAITING
        if asked_again and isinstance(fault, BeingWorkedOut):
            return HttpResponse(status=204)  # nothing has changed on the page that waits
        template = "reporting/working_out_said.html" if asked_again else "reporting/working_out.html"
        shown = {"campaign": fault.campaign, "waiting": WAITING, "judging": getattr(fault, "number", 0) and fault}
        told = render(request, template, shown, status=202)
        told["Retry-After"] = "10"
        return told
