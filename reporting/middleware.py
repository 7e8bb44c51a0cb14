"""What holds on every page of figures."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from reporting.working_out import BeingWorkedOut, ask_for

Answer = Callable[[HttpRequest], HttpResponse]

WAITING = "working-out"
"""The element that asks again, by itself, whether the page is there."""


class SaysItIsWorkedOut:
    """Where an edition of many figures is not ready, a page that says so and shows them when they are, instead of one
    that stands still: a worker works it out meanwhile."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 200 and request.headers.get("HX-Target") == WAITING:
            return HttpResponse(headers={"HX-Refresh": "true"})
        return response

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        if not isinstance(fault, BeingWorkedOut):
            return None
        ask_for(fault)
        if request.headers.get("HX-Target") == WAITING:
            return HttpResponse(status=204)  # nothing has changed on the page that waits
        shown = {"campaign": fault.campaign, "waiting": WAITING}
        told = render(request, "reporting/working_out.html", shown, status=202)
        told["Retry-After"] = "10"
        return told
