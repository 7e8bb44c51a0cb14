"""What the database holds of a campaign's returns, in a number of queries that does not grow with the forces."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast, JSONObject

from ingestion.models import Document, DocumentFinding, Extraction, OffenceRecord
from ingestion.models.record import place_in_words
from ingestion.values.interval import Interval
from ingestion.values.memo import Memo
from ingestion.whose import NAMES_OTHERS
from requests_app.models import Campaign, FoiRequest, QuestionOutcome
from review.judged import JudgedFinding, ReadAnswer, ReturnDocument, ReturnFigure, SecondRead, Uncounted
from review.models import Correction, Resolution, SecondReading, SetAside, SignOff


@dataclass(slots=True)
class Rows:
    """What the database holds of the requests that are judged, each kind by request."""

    wanted: frozenset[int]
    figures: dict[int, list[ReturnFigure]]
    uncounted: dict[int, list[Uncounted]]
    findings: dict[int, list[JudgedFinding]]
    outcomes: dict[int, dict[str, str]]
    answers: dict[int, list[tuple[str | None, ReadAnswer]]]
    corrections: dict[int, list[Any]]
    resolutions: dict[int, list[Any]]
    sign_offs: dict[int, SignOff]

    @classmethod
    def of(cls, campaign: Campaign, wanted: list[int]) -> Rows:
        """Eight queries, however many are wanted."""
        live = {"request__in": wanted, "withdrawn_at": None}
        signed = SignOff.objects.filter(**live).select_related("by").order_by("at")
        return cls(
            wanted=frozenset(wanted),
            figures=figures_of(campaign, wanted),
            uncounted=_uncounted(campaign, wanted),
            findings=_document_findings(wanted),
            outcomes=_outcomes(wanted),
            answers=_read_answers(wanted),
            corrections=_by_request(Correction.objects.filter(**live).select_related("by")),
            resolutions=_by_request(Resolution.objects.filter(**live)),
            sign_offs={sign_off.request_id: sign_off for sign_off in signed},
        )


def _by_request(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.request_id].append(row)
    return found


def documents_of(*campaigns: Campaign) -> dict[int, list[ReturnDocument]]:
    """Each request's documents, members too: one query for all these campaigns. One that was replaced or set aside, or
    whose container was, is not counted; nor is a container that holds other files and no figure of its own."""
    live = SetAside.objects.filter(document=OuterRef("pk"), withdrawn_at=None)
    speaking = DocumentFinding.objects.filter(
        kind=NAMES_OTHERS.id, extraction__document=OuterRef("pk"), extraction__current=True
    )
    rows = list(
        Document.objects.filter(campaign__in=campaigns)
        .exclude(request=None)
        .order_by("uploaded_at", "pk")
        .annotate(aside=Exists(live), names_others=Exists(speaking))
        .values(
            *("pk", "name", "sha256", "state", "error_sentence", "quarantined", "request", "parent", "uploaded_by"),
            *("supersedes", "received_on", "aside", "names_others"),
        )
    )
    out = {row["supersedes"] for row in rows if row["supersedes"]} | {row["pk"] for row in rows if row["aside"]}
    apart = {row["pk"] for row in rows if row["quarantined"]}
    found: dict[int, list[ReturnDocument]] = defaultdict(list)
    for row in rows:
        found[row["request"]].append(
            ReturnDocument(
                pk=row["pk"],
                name=row["name"],
                sha256=row["sha256"],
                state=row["state"],
                sentence=row["error_sentence"],
                counted=row["pk"] not in out and row["parent"] not in out,
                quarantined=row["pk"] in apart or row["parent"] in apart,
                uploader=row["uploaded_by"],
                parent=row["parent"],
                supersedes=row["supersedes"],
                received_on=row["received_on"],
                names_others=row["names_others"],
            )
        )
    return found


def with_second_readings(requests: QuerySet[FoiRequest]) -> QuerySet[FoiRequest]:
    """The requests, each with what second readers read of its figures: no query of their own."""
    said = JSONObject(key="key", low="low", high="high", by="by__username", agrees="agrees")
    rows = SecondReading.objects.filter(request=OuterRef("pk")).order_by("pk")
    return requests.annotate(second_read=ArraySubquery(rows.values(said=said)))


def second_readings_of(request: FoiRequest) -> list[SecondRead]:
    """What second readers read of a request's figures; nothing where it was not asked for."""
    return [
        SecondRead(one["key"], Interval(plain_number(one["low"]), plain_number(one["high"])), one["by"], one["agrees"])
        for one in getattr(request, "second_read", None) or ()
    ]


def _current(wanted: list[int]) -> dict[str, Any]:
    return {"extraction__current": True, "extraction__document__request__in": wanted}


OF_DOCUMENT = ("extraction__document_id", "extraction__document__name", "extraction__document__request_id")


def figures_of(campaign: Campaign, wanted: list[int]) -> dict[int, list[ReturnFigure]]:
    """The records that answer a question for an asked period. What answers none is a finding, never a figure. Those of
    the same categories share one breakdown."""
    # Plain rows, and categories as text that is taken apart once: a large campaign has hundreds of thousands of rows
    # with a few hundred breakdowns, and an object of each costs more than reading it.
    rows = (
        OffenceRecord.objects.filter(**_current(wanted), answers_asked_period=True)
        .exclude(question="")
        .exclude(kind__in=["blank", "unread"])
        .order_by("pk")
        .values_list(
            *("pk", "key", "question", "period_label", Cast("breakdown", TextField()), "low", "high", "kind"),
            *("as_written", "total", "doubt", "sheet", "cell", "page", "period_start", "period_end", "table"),
            *OF_DOCUMENT,
        )
    )
    asked = {period.label: period for period in campaign.specification.periods}
    breakdowns, comparable = Memo(json.loads), Memo(lambda days: _asked_days(*days, asked))
    intervals = Memo(lambda bounds: Interval(*map(plain_number, bounds)))
    found: dict[int, list[ReturnFigure]] = defaultdict(list)
    for row in rows.iterator(chunk_size=5000):
        pk, key, question, period, breakdown, low, high, kind, as_written, total, doubt, sheet, cell, page = row[:14]
        start, end, table, document, name, request = row[14:]
        found[request].append(
            ReturnFigure(
                key,
                question,
                period,
                breakdowns[breakdown],
                intervals[low, high],
                kind,
                as_written,
                document,
                name,
                place_in_words(sheet, cell, page),
                record=pk,
                total=total,
                doubt=doubt,
                comparable=comparable[period, start, end],
                table=table,
            )
        )
    return found


def _uncounted(campaign: Campaign, wanted: list[int]) -> dict[int, list[Uncounted]]:
    """The cells among counted figures that are counted nowhere: blank or unread ones of an asked question, and rows of
    the same table whose label no category matches. Of the latter each question of their table may be short."""
    of_table = OffenceRecord.objects.filter(
        extraction=OuterRef("extraction"), table=OuterRef("table"), answers_asked_period=True, total=False
    ).exclude(question="")
    unanswered = Q(answers_asked_period=True, kind__in=["blank", "unread"]) & ~Q(question="")
    unmatched = Q(question="", total=False, low__isnull=False) & ~Q(high=0) & Exists(of_table)
    rows = (
        OffenceRecord.objects.filter(unanswered | unmatched, **_current(wanted))
        .annotate(questions=ArraySubquery(of_table.order_by("question").values("question").distinct()))
        .select_related("extraction__document")
        .only(
            *("question", "period_label", "period_start", "period_end", "breakdown", "low", "high", "as_written"),
            *("sheet", "cell", "page", "kind", "total", "table", "extraction__document__name"),
            *("extraction__document__request_id", "extraction__document_id"),
        )
        .order_by("pk")
    )
    periods = campaign.specification.periods
    found: dict[int, list[Uncounted]] = defaultdict(list)
    for record in rows:
        document = record.extraction.document
        if document.request_id is None:
            continue
        unread = bool(record.question)
        labels = [period.label for period in periods if unread or _may_fall_in(record, period)]
        for question in [record.question] if unread else record.questions:
            for label in [record.period_label] if unread else labels:
                found[document.request_id].append(
                    Uncounted(
                        question=question,
                        period=label,
                        breakdown=record.breakdown if unread else {},
                        interval=Interval(plain_number(record.low), plain_number(record.high)),
                        label=", ".join(map(str, record.breakdown.values())) or record.as_written,
                        place=record.place,
                        document=document.pk,
                        document_name=document.name,
                        record=record.pk,
                        blank=record.kind == "blank",
                        table=record.table,
                    )
                )
    return found


def _may_fall_in(record: OffenceRecord, period: Any) -> bool:
    """Whether a row that was matched with no question may be of this period: it says so, or says no period at all."""
    if record.period_start is None or record.period_end is None:
        return not record.period_label or record.period_label == period.label
    return bool(record.period_start <= period.end and period.start <= record.period_end)


NEAR = 3
"""Days that a force's year may differ from the asked one at either end and still be compared: 3 April for 1 April."""


def _asked_days(label: str, start: date | None, end: date | None, asked: Mapping[str, Any]) -> bool:
    period = asked.get(label)
    if period is None or start is None or end is None:
        return True
    return abs((start - period.start).days) <= NEAR and abs((end - period.end).days) <= NEAR


def plain_number(number: Any) -> float | None:
    if number is None:
        return None
    return int(number) if number == int(number) else float(number)


def _document_findings(wanted: list[int]) -> dict[int, list[JudgedFinding]]:
    rows = DocumentFinding.objects.filter(**_current(wanted)).values_list(
        *("extraction__document__request_id", "extraction__document_id", "kind", "level", "message", "hint"),
        *("fingerprint", "sheet", "cell", "page", "table"),
    )
    found: dict[int, list[JudgedFinding]] = defaultdict(list)
    for request, document, kind, level, message, hint, fingerprint, sheet, cell, page, table in rows:
        place = (f"{sheet}!{cell}" if sheet else cell) if cell else (f"page {page}" if page else sheet)
        if request is not None:
            found[request].append(JudgedFinding(kind, level, message, hint, fingerprint, document, place, table=table))
    return found


def _outcomes(wanted: list[int]) -> dict[int, dict[str, str]]:
    """Request → question → the outcome recorded last."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for row in QuestionOutcome.objects.filter(request__in=wanted).order_by("at", "pk"):
        found[row.request_id][row.question] = row.outcome
    return found


def _read_answers(wanted: list[int]) -> dict[int, list[tuple[str | None, ReadAnswer]]]:
    """Request → what its documents were read to say of each question (None: of all), as no person has confirmed it."""
    rows = Extraction.objects.filter(current=True, document__request__in=wanted).values_list(
        "document__request_id", "document_id", "reading__answers"
    )
    found: dict[int, list[tuple[str | None, ReadAnswer]]] = defaultdict(list)
    for request, document, answers in rows:
        for answer in answers or []:
            # Stored without what is empty: a blank cell that a legend calls nought is quoted with no words.
            read = ReadAnswer(answer["outcome"], tuple(answer.get("exemptions", ())), answer.get("quote", ""), document)
            if request is not None:
                found[request].append((answer.get("question"), read))
    return found
