"""How the API answers: pages of many, CSV, and refusals in one shape."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import patch_vary_headers
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from reporting.api.editions import Unchanged
from requests_app.sheet_text import guarded


class Fault(Schema):
    """What is wrong with one part of the address."""

    loc: list[str]
    msg: str


class Unfit(Schema):
    """The address asks for what there is not."""

    detail: list[Fault]


def page(request: HttpRequest, count: int, offset: int, limit: int, items: Sequence[Any]) -> dict[str, Any]:
    """Some of `count` things; the address of the following ones keeps everything else that was asked."""
    following = request.GET.copy()
    following["offset"], following["limit"] = str(offset + limit), str(limit)
    more = offset + limit < count
    return {
        "count": count,
        "next": request.build_absolute_uri(f"{request.path}?{following.urlencode()}") if more else None,
        "items": items,
    }


def csv_of(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """As every CSV here: CRLF, one heading row, nothing that a spreadsheet would run."""
    held = io.StringIO(newline="")
    write = csv.writer(held, lineterminator="\r\n")
    write.writerow(heads)
    write.writerows([guarded(value) if isinstance(value, str) else value for value in row] for row in rows)
    return HttpResponse(held.getvalue(), content_type="text/csv; charset=utf-8")


def install(api: NinjaAPI) -> None:
    """Refusals are sentences under `detail`."""

    def said(request: HttpRequest, status: int, detail: Any, **headers: str) -> HttpResponse:
        response = api.create_response(request, {"detail": detail}, status=status)
        for name, value in headers.items():
            response[name.replace("_", "-")] = value
        return response

    @api.exception_handler(AuthenticationError)
    def unknown(request: HttpRequest, refused: AuthenticationError) -> HttpResponse:
        why = "Send a token: Authorization: Bearer foi_… Supervisors of this site give them."
        return said(request, 401, why, WWW_Authenticate="Bearer")

    @api.exception_handler(Throttled)
    def too_many(request: HttpRequest, refused: Throttled) -> HttpResponse:
        seconds = int(refused.wait or 60) or 1
        return said(request, 429, f"That was often. Ask again in {seconds} seconds.", Retry_After=str(seconds))

    @api.exception_handler(Http404)
    def none(request: HttpRequest, refused: Http404) -> HttpResponse:
        return said(request, 404, str(refused) or "There is no such thing.")

    @api.exception_handler(HttpError)
    def other(request: HttpRequest, refused: HttpError) -> HttpResponse:
        return said(request, refused.status_code, str(refused))

    @api.exception_handler(ValidationError)
    def unfit(request: HttpRequest, refused: ValidationError) -> HttpResponse:
        faults = [{"loc": [str(one) for one in fault["loc"]], "msg": fault["msg"]} for fault in refused.errors]
        return said(request, 422, faults)

    @api.exception_handler(Unchanged)
    def unchanged(request: HttpRequest, _: Unchanged) -> HttpResponse:
        return HttpResponse(status=304)


def finished(view: Callable[..., HttpResponse], known: frozenset[str] = frozenset()) -> Callable[..., HttpResponse]:
    """A view of the API as the site carries it: it asks by itself who calls, and says what a cache may keep. `known`
    are the parameters it reads: one written wrong would drop a condition, and other figures than were meant be told."""

    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code == 200 and (unknown := sorted(set(request.GET) - known)):
            said = f"There is no such parameter. There are: {', '.join(sorted(known)) or 'none'}."
            faults = [{"loc": ["query", name], "msg": said} for name in unknown]
            response = JsonResponse({"detail": faults}, status=422)
        etag = getattr(request, "etag", None)
        if etag and response.status_code in (200, 304):
            response["ETag"] = etag
        # Kept, but asked for anew each time: an edition may be withdrawn.
        response["Cache-Control"] = "private, no-cache"
        patch_vary_headers(response, ["Authorization", "Cookie"])
        return response

    answer.login_required = False  # type: ignore[attr-defined]
    answer.csrf_exempt = True  # type: ignore[attr-defined]  # nothing is changed here
    return answer
