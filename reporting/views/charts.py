"""The charts of a page as files, at the page's own address with `chart` (its name) and `as` (svg or png) added."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse

from reporting.charts.files import as_png, as_svg
from reporting.charts.svg import Chart
from reporting.sentences.campaign_wording import date_words
from reporting.views.editions import Shown


def asks_for_chart(request: HttpRequest) -> bool:
    """Whether the address asks for a picture, and not for the page it stands on."""
    return bool(request.GET.get("chart") or request.GET.get("as"))


def chart_file(request: HttpRequest, found: Shown, charts: Iterable[Chart | None]) -> HttpResponse:
    """The file that the address asks for. Raises Http404 for one there is not."""
    name, kind = request.GET.get("chart", ""), request.GET.get("as", "")
    chart = next((one for one in charts if one is not None and one.name == name), None)
    if chart is None or kind not in ("svg", "png"):
        raise Http404("There is no such picture.")
    foot = _foot(found)
    body: str | bytes = as_png(chart, foot) if kind == "png" else as_svg(chart, foot)
    media_type = "image/png" if kind == "png" else "image/svg+xml; charset=utf-8"
    stem = f"{found.campaign.slug}-{found.publication.number if found.publication else 'no-edition'}-{name}"
    return HttpResponse(
        body, content_type=media_type, headers={"Content-Disposition": f'attachment; filename="{stem}.{kind}"'}
    )


def _foot(found: Shown) -> list[str]:
    """What must stand wherever the picture does."""
    heading, edition = found.content["heading"], found.publication
    made_on = date_words(date.fromisoformat(heading["made_on"]))
    if edition is None:
        which = f"{heading['title']}: no edition, as it stood on {made_on}. Not to be published."
    else:
        which = f"{heading['title']}, edition {edition.number}, as of {made_on}."
        if edition.withdrawn_at:
            which += f" Withdrawn: {edition.withdrawn_reason}"
        elif edition.embargoed:
            which += " Under embargo."
    counted = "Provisional: not every return is signed off." if heading["provisional"] else ""
    return [which, counted, heading["notice"]]
