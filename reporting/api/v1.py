"""The operations of version 1. They find and answer; what is told is what the pages and exports of an edition tell."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Path, Query

from reporting.api import answers, shapes
from reporting.api.callers import Caller, Patience
from reporting.api.editions import asked_edition, entry_of, open_editions
from reporting.api.exploring import Asked, explored
from reporting.exports.tables import totals_tables
from reporting.publishing.edition import MARKERS
from reporting.publishing.parts import sentences_in, totals_of
from reporting.statistics.rates import SOURCE

DESCRIPTION = """Published editions of FOI Tracker, as they were frozen. Nothing here can be changed, and small counts
that an edition withholds are in no answer. An edition never changes, so every answer about one carries an ETag: send it
back as If-None-Match and an unchanged answer is 304. Every figure is a pair of bounds, low and high, equal where it is
known exactly. A notice, where an edition has one, must stand wherever its figures do."""

api = NinjaAPI(
    title="FOI Tracker",
    version="1",
    description=DESCRIPTION,
    docs_url=None,
    urls_namespace="api-v1",
    auth=Caller(),
    throttle=[Patience()],
)
answers.install(api)

Slug = Annotated[str, Path(pattern=r"^[-a-zA-Z0-9_]{1,80}$", description="The campaign's name in addresses.")]
Number = Annotated[int, Path(ge=1, le=1_000_000, description="The edition's number within its campaign.")]
Words = Annotated[str | None, Query(max_length=200)]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="How many to pass over.")]
Limit = Annotated[int, Query(ge=1, le=1000, description="How many at most.")]

REFUSALS: dict[int, Any] = {
    304: None, 401: shapes.Problem, 404: shapes.Problem, 410: shapes.Problem, 422: answers.Unfit, 429: shapes.Problem,
}  # fmt: skip
"""410: the edition was withdrawn; its entry says why."""

OF_THE_LIST = {status: REFUSALS[status] for status in (401, 422, 429)}
CSV = {
    "responses": {200: {"description": "CSV, one heading row", "content": {"text/csv": {"schema": {"type": "string"}}}}}
}
ONE = "/editions/{slug}/{number}"


@api.get("/editions", response={200: shapes.Page[shapes.Entry], **OF_THE_LIST}, url_name="editions", tags=["Editions"],
         summary="Every edition, the latest first")  # fmt: skip
def editions(
    request: HttpRequest, campaign: Annotated[str | None, Query(max_length=80, pattern=r"^[-a-zA-Z0-9_]+$")] = None,
    offset: Offset = 0, limit: Limit = 100,
) -> dict[str, Any]:  # fmt: skip
    """Withdrawn ones stay in the list, marked and with why; those under embargo are not in it yet."""
    found = open_editions(campaign)
    rows = [entry_of(one) for one in found[offset : offset + limit]]
    return answers.page(request, found.count(), offset, limit, rows)


@api.get(ONE, response={200: shapes.Edition, **REFUSALS}, url_name="edition", tags=["Editions"], summary="One edition")
def edition(request: HttpRequest, slug: Slug, number: Number) -> dict[str, Any]:
    """What was asked and of whom. That of a withdrawn edition says so, and its figures are gone."""
    asked = asked_edition(request, slug, number, withdrawn_too=True)
    content = asked.content
    kept = {key: content[key] for key in ("periods", "questions", "dimensions", "forces")}
    heading = {key: content["heading"].get(key) or "" for key in ("measure", "definition", "law")}
    return {**entry_of(asked.publication), **heading, **kept, "markers": MARKERS, "children_source": SOURCE}


@api.get(f"{ONE}/figures", response={200: shapes.Explored, **REFUSALS}, url_name="figures", tags=["Figures"],
         summary="The explorer's figures")  # fmt: skip
def figures(request: HttpRequest, slug: Slug, number: Number, asked: Query[Asked]) -> dict[str, Any]:
    """A row an area, by count, change, rate or share. What is left out of the address is chosen, and said in
    `state`; what the edition does not offer is refused, never replaced."""
    found = asked_edition(request, slug, number)
    state, rows = explored(found.content, asked)
    notice = found.content["heading"]["notice"]
    return {"campaign": slug, "number": number, "notice": notice, "state": state, "items": rows}


@api.get(f"{ONE}/figures.csv", response={**REFUSALS}, openapi_extra=CSV, url_name="figures-csv", tags=["Figures"],
         summary="The explorer's figures as CSV")  # fmt: skip
def figures_csv(request: HttpRequest, slug: Slug, number: Number, asked: Query[Asked]) -> HttpResponse:
    """The same rows as `figures`."""
    found = asked_edition(request, slug, number)
    _, rows = explored(found.content, asked)
    return answers.csv_of(list(shapes.Figure.model_fields), [list(row.values()) for row in rows])


@api.get(f"{ONE}/totals", response={200: shapes.Page[shapes.Total], **REFUSALS}, url_name="totals", tags=["Figures"],
         summary="Every total")  # fmt: skip
def totals(
    request: HttpRequest, slug: Slug, number: Number, question: Words = None, period: Words = None, area: Words = None,
    offset: Offset = 0, limit: Limit = 100,
) -> dict[str, Any]:  # fmt: skip
    """Of every area, question, period and breakdown, or of those named. A name the edition does not know finds none."""
    content = asked_edition(request, slug, number).content
    rows = [row for row in totals_of(content, question=question, area=area) if period in (None, row["period"])]
    return answers.page(request, len(rows), offset, limit, rows[offset : offset + limit])


@api.get(f"{ONE}/totals.csv", response={**REFUSALS}, openapi_extra=CSV, url_name="totals-csv", tags=["Figures"],
         summary="Totals as CSV")  # fmt: skip
def totals_csv(
    request: HttpRequest, slug: Slug, number: Number, question: Words = None, period: Words = None, area: Words = None
) -> HttpResponse:
    """The same totals, all of them, in the columns that the exports have."""
    content = asked_edition(request, slug, number).content
    rows = [row for row in totals_of(content, question=question, area=area) if period in (None, row["period"])]
    needed = {"heading": content["heading"], "dimensions": content["dimensions"], "totals": rows}
    places, forces = totals_tables(needed)
    return answers.csv_of([column.name for column in places.columns], [*places.rows, *forces.rows])


@api.get(f"{ONE}/changes", response={200: shapes.Page[shapes.Change], **REFUSALS}, url_name="changes", tags=["Figures"],
         by_alias=True, summary="Every change between periods, like for like")  # fmt: skip
def changes(
    request: HttpRequest, slug: Slug, number: Number, question: Words = None, area: Words = None,
    offset: Offset = 0, limit: Limit = 100,
) -> dict[str, Any]:  # fmt: skip
    content = asked_edition(request, slug, number).content
    rows = [r for r in content["changes"] if question in (None, r["question"]) and area in (None, r["area"])]
    return answers.page(request, len(rows), offset, limit, rows[offset : offset + limit])


@api.get(f"{ONE}/sentences", response={200: shapes.Page[shapes.Sentence], **REFUSALS}, url_name="sentences",
         tags=["Sentences"], summary="What the edition says")  # fmt: skip
def sentences(
    request: HttpRequest, slug: Slug, number: Number, voice: Literal["press", "statistical"] | None = None,
    area: Words = None, offset: Offset = 0, limit: Limit = 100,
) -> dict[str, Any]:  # fmt: skip
    """Each claim in the press's voice and in the statistical one."""
    content = asked_edition(request, slug, number).content
    rows = [
        {**row, "area": row.get("area", "")}
        for row in sentences_in(content)
        if voice in (None, row["voice"]) and area in (None, row.get("area"))
    ]
    return answers.page(request, len(rows), offset, limit, rows[offset : offset + limit])


@api.get(f"{ONE}/withheld", response={200: shapes.Page[shapes.Silence], **REFUSALS}, url_name="withheld",
         tags=["Sentences"], summary="What is not said or shown, and why")  # fmt: skip
def withheld(
    request: HttpRequest, slug: Slug, number: Number, offset: Offset = 0, limit: Limit = 100
) -> dict[str, Any]:
    rows = asked_edition(request, slug, number).content["withheld"]
    return answers.page(request, len(rows), offset, limit, rows[offset : offset + limit])
