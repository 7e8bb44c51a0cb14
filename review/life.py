"""A figure's whole life: where and how it was read, each time; what was taught that bears on it; who corrected it; what
was found about it; who signed it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from ingestion.models import OffenceRecord, VocabularyDecision
from ingestion.queries import apart
from ingestion.values.interval import Interval
from ingestion.values.labels import excerpt
from requests_app.models import FoiRequest
from requests_app.roles import may
from review.checks.consistency import bounds
from review.gathering import plain_number
from review.judged import JudgedFinding, ReturnFigure
from review.models import Correction, SignOff
from review.queries import JudgedReturn

KINDS = {
    "exact": "a number as it stands",
    "suppressed": "a hidden figure: the bounds follow from the document's own mark and note",
    "zero_mark": "a mark for nought",
    "refused": "a figure that was refused",
    "not_held": "a figure that is not held",
    "not_recorded": "a figure that is not recorded",
    "blank": "a blank cell, which is not nought",
    "unread": "something that no rule understood",
}
LAYOUTS = {
    "crosstab": "a table with labels at its side and its head",
    "long": "a table with one figure a row",
    "one row per case": "a list with one case a row, which was counted",
    "key-value": "labels with their answers beside them",
}


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to a figure: when, in words, by whom; the record to open, and whether it no longer
    holds."""

    at: datetime
    words: str
    by: str = ""
    detail: str = ""
    record: int | None = None
    gone: bool = False


@dataclass(slots=True)
class Life:
    """The figure as it counts now (None where nothing does), its findings, and its steps, the oldest first."""

    figure: ReturnFigure | None
    findings: list[JudgedFinding]
    steps: list[Step]


def life_of(judged: JudgedReturn, key: str, user: Any) -> Life:
    """The life of the figure with this key in this return, as this person may see it. Four queries."""
    figure = next((one for one in judged.facts.figures if one.key == key), None)
    about = [f for f in judged.facts.findings if key in f.about or (figure and f.record and f.record == figure.record)]
    request = judged.request
    steps = [*_read(request, key, user), *_corrected(request, key)]
    if steps or figure is not None:
        steps += _signed(request)
    if figure is not None:
        steps += _taught(request, figure.breakdown.values())
    return Life(figure, about, sorted(steps, key=lambda step: step.at))


def _read(request: FoiRequest, key: str, user: Any) -> Iterator[Step]:
    rows = (
        OffenceRecord.objects.filter(extraction__document__request=request, key=key)
        .select_related("extraction__document")
        .defer("extraction__grids", "extraction__layout")
    )
    if not may(user, "see quarantined documents"):
        rows = rows.exclude(apart("extraction__document__"))
    for row in rows.order_by("extraction__made_at", "pk")[:40]:
        extraction = row.extraction
        written = f"“{row.as_written}”" if row.as_written else "a blank cell"
        table = next((t for t in extraction.reading.get("tables", []) if t.get("id") == row.table), None)
        how = [KINDS.get(row.kind, row.kind)]
        if table is not None:
            how.append(f"in {LAYOUTS.get(table.get('layout', ''), 'a table')}")
        elif row.table == "":
            how.append("in a sentence")
        said = f"Taken as {_bounds(row.low, row.high)}: {' '.join(how)}."
        if row.measure:
            said += f" What it counts, as written: {excerpt(row.measure, 160).rstrip('.')}."
        if row.period_as_written and row.period_as_written != row.period_label:
            said += f" Its period, as written: {row.period_as_written}."
        if row.doubt:
            said += f" Doubt: {row.doubt}."
        where = f"{extraction.document.name} (reading {extraction.number})"
        done = f"Read {written} at {row.place} of {where}"
        if row.rows:
            first, last, count = row.rows
            done = f"Counted {count} {'row' if count == 1 else 'rows'} between row {first} and row {last} of {where}"
        yield Step(
            extraction.made_at,
            done,
            detail=said,
            record=row.pk,
            gone=not extraction.current,
        )


def _corrected(request: FoiRequest, key: str) -> Iterator[Step]:
    for one in Correction.objects.filter(request=request, key=key).select_related("by"):
        done = "Left out" if one.left_out else f"Set to {_bounds(one.low, one.high)}"
        where = f" Read at {one.place}." if one.place else ""
        yield Step(one.at, done, str(one.by), f"{one.reason}{where}", gone=one.withdrawn_at is not None)


def _signed(request: FoiRequest) -> Iterator[Step]:
    for one in SignOff.objects.filter(request=request).select_related("by"):
        yield Step(one.at, "Signed off with the return", str(one.by), one.note, gone=one.withdrawn_at is not None)


def _taught(request: FoiRequest, categories: Iterable[str]) -> Iterator[Step]:
    rows = VocabularyDecision.objects.filter(
        Q(force=None) | Q(force=request.force_id),
        Q(campaign=None) | Q(campaign=request.campaign_id),
        Q(request=None) | Q(request=request),
        category__in=list(categories),
    ).select_related("by", "confirmed_by")
    for one in rows[:20]:
        said = f"Taught that “{one.label}” means {one.category}"
        if one.confirmed_by:
            said += f" (proposed, and confirmed by {one.confirmed_by})"
        yield Step(one.at, said, str(one.by or "a person"), gone=one.withdrawn_at is not None)


def _bounds(low: Any, high: Any) -> str:
    return bounds(Interval(plain_number(low), plain_number(high)))
