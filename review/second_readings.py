"""The sample that is read a second time: what it holds, which of it somebody may read, and what they read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import MD5, Cast, Concat

from ingestion.models import OffenceRecord
from ingestion.values.interval import Interval
from requests_app.models import Campaign, Event, FoiRequest
from requests_app.roles import require
from review import four_eyes
from review.agreement import Agreement, agree
from review.gathering import plain_number
from review.judged import ReturnFigure
from review.kept_judgements import judged_in_short
from review.models import SamplePlan, SecondReading
from review.queries import JudgedReturn, judged_return

FINEST = 16**8


@dataclass(frozen=True, slots=True)
class ToRead:
    """A figure of the sample, without what was read."""

    request: FoiRequest
    key: str
    question: str
    period: str
    breakdown: dict[str, str]


def percent_of(campaign: Campaign) -> int:
    plan = SamplePlan.objects.filter(campaign=campaign).first()
    return plan.percent if plan else 0


def set_share(*, campaign: Campaign, percent: int, by: Any) -> None:
    """From now on this share of the signed figures is read a second time. Raises ValueError outside 0 to 100."""
    require(by, "sign off returns")
    if not 0 <= percent <= 100:
        raise ValueError("A share is between 0 and 100 per cent.")
    with transaction.atomic():
        SamplePlan.objects.update_or_create(campaign=campaign, defaults={"percent": percent})
        Event.objects.create(
            kind="sample share set",
            sentence=f"{percent} per cent of the signed figures are read a second time.",
            campaign=campaign,
            by=by,
            link=f"/review/campaigns/{campaign.slug}/second-reading/",
        )


def sample(campaign: Campaign, *, today: date) -> tuple[QuerySet[Any], list[JudgedReturn]]:
    """The sample as rows of (request, key), each once, in an order that nobody chose; and the returns it is drawn from:
    those signed off as they stand. What is kept apart is in no sample."""
    signed = [one for one in judged_in_short(campaign, today=today) if one.signed]
    documents = [d.pk for one in signed for d in one.facts.counted if not d.quarantined]
    percent = percent_of(campaign)
    named = Value(f"{campaign.pk}|"), Cast("extraction__document__request", TextField()), Value("|"), F("key")
    rows = (
        OffenceRecord.objects.filter(
            extraction__current=True, extraction__document__in=documents, answers_asked_period=True
        )
        .exclude(question="")
        .exclude(kind__in=["blank", "unread"])
        .annotate(request=F("extraction__document__request"))
        .annotate(mark=MD5(Concat(*named, output_field=TextField()), output_field=TextField()))
    )
    if percent < 100:
        rows = rows.filter(mark__lt=f"{percent * FINEST // 100:08x}")
    return rows.order_by("mark").values_list("request", "key").distinct(), signed


def agreement(campaign: Campaign, *, today: date) -> Agreement:
    """How far the sample has been read, and how often the two readings differ."""
    drawn, _ = sample(campaign, today=today)
    read = SecondReading.objects.filter(request__campaign=campaign)
    return Agreement(len(set(drawn)), read.count(), read.filter(agrees=False).count())


def rate_so_far(returns: Iterable[JudgedReturn]) -> Agreement | None:
    """How often second readings of these returns differ, whatever is left of the sample; None where there is none."""
    told = [read.agrees for item in returns for read in item.facts.second_readings]
    return Agreement(len(told), len(told), told.count(False)) if told else None


def next_to_read(campaign: Campaign, by: Any, *, today: date) -> ToRead | None:
    """The next figure of the sample for this person: of a return that they neither touched nor signed, and that nobody
    has read a second time. None where nothing is left for them."""
    drawn, signed = sample(campaign, today=today)
    returns = {one.request.pk: one for one in signed}
    barred = set(four_eyes.touched(returns, by))
    barred |= {pk for pk, one in returns.items() if one.sign_off is not None and one.sign_off.by_id == by.pk}
    read = set(SecondReading.objects.filter(request__in=returns).values_list("request", "key"))
    for request, key in drawn.iterator(chunk_size=500):
        if request not in barred and (request, key) not in read:
            return _figure(returns[request].request, key)
    return None


def _figure(request: FoiRequest, key: str) -> ToRead | None:
    row = (
        OffenceRecord.objects.filter(key=key, extraction__current=True, extraction__document__request=request)
        .order_by("pk")
        .first()
    )
    return ToRead(request, key, row.question, row.period_label, dict(row.breakdown)) if row else None


def asked_about(campaign: Campaign, request: int, key: str, by: Any, *, today: date) -> ToRead:
    """The figure of the sample with this name, if this person may read it. Raises ValueError with the sentence."""
    drawn, signed = sample(campaign, today=today)
    held = next((one for one in signed if one.request.pk == request), None)
    if held is None or not drawn.filter(request=request, key=key).exists():
        raise ValueError("That figure is not in the sample: it changed, or its return is no longer signed off.")
    if held.sign_off is not None and held.sign_off.by_id == by.pk:
        raise ValueError("You signed this return off, so somebody else reads it a second time.")
    if (touched := four_eyes.why_not(held.request, by)) is not None:
        raise ValueError(touched.replace("somebody else has to sign it off", "somebody else reads it a second time"))
    found = _figure(held.request, key)
    if found is None:
        raise ValueError("That figure is not in the sample any more.")
    return found


def read_second(
    *, figure: ToRead, low: Decimal | None, high: Decimal | None, by: Any, today: date, note: str = ""
) -> SecondReading:
    """What the second person read, beside what is counted now. Raises ValueError where somebody else was quicker."""
    require(by, "upload returns")
    judged = judged_return(figure.request, today=today)
    counted = next((one for one in judged.facts.figures if one.key == figure.key), None)
    if counted is None:
        raise ValueError("That figure is no longer counted: there is nothing to compare.")
    own = Interval(plain_number(low), plain_number(high))
    try:
        with transaction.atomic():
            made = SecondReading.objects.create(
                request=figure.request,
                key=figure.key,
                low=low,
                high=high,
                counted_low=_decimal(counted.interval.low),
                counted_high=_decimal(counted.interval.high),
                agrees=not counted.left_out and agree(counted.interval, own),
                note=note.strip(),
                by=by,
            )
            _event(made, counted, by)
    except IntegrityError as taken:
        raise ValueError("Somebody else has just read this figure a second time: here is another.") from taken
    return made


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))


def _event(made: SecondReading, counted: ReturnFigure, by: Any) -> None:
    about = ", ".join([f"question {counted.question}", counted.period, *counted.breakdown.values()])
    Event.objects.create(
        kind="figure read a second time",
        sentence=f"Read {about} a second time: {'it agrees' if made.agrees else 'it differs'}.",
        request=made.request,
        campaign=made.request.campaign,
        by=by,
        link=f"/review/returns/{made.request_id}/",
    )


def differing(campaign: Campaign) -> Iterable[SecondReading]:
    """The second readings that did not agree, the newest first."""
    rows = SecondReading.objects.filter(request__campaign=campaign, agrees=False)
    return rows.select_related("request__force", "by").order_by("-at")
