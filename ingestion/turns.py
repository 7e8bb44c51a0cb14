"""Whose turn it is: which of the documents that wait is read next.

A message to a worker says that something waits, not what: so the order is decided here, in the database, at the
moment when a process is free. Three rules. The campaign with the fewest documents being read goes first, and among
those the one whose turn was longest ago. Slow documents (ingestion/cost.py) leave one process of all to the quick ones.
Within a campaign each document stands behind those that came before it, a slow one also behind those that come within
ten times the time it will take. So a thousand returns of one campaign hinder no other, and nothing waits for ever.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Case, Count, DurationField, ExpressionWrapper, F, Max, Q, Sum, Value, When
from django.db.models.functions import Coalesce

from ingestion.cost import SLOW
from ingestion.heartbeats import SILENT
from ingestion.models import Document, Heartbeat

PATIENCE = 10
"""How many seconds a document stands back for each second that it takes."""


def next_in_turn(free: Q, now: datetime) -> int | None:
    """The document to read next, of those that are `free`; None where nothing waits, or only what must leave the last
    process to others."""
    busy = Document.objects.filter(state=Document.State.READING, parent=None).exclude(free)
    read = dict(busy.order_by().values_list("campaign").annotate(number=Count("pk")))
    waiting = Document.objects.filter(free, parent=None)
    if busy.filter(cost__gte=SLOW).count() >= _slow_at_once(now):
        waiting = waiting.filter(cost__lt=SLOW)
    campaigns = list(waiting.order_by().values_list("campaign", flat=True).distinct())
    if not campaigns:
        return None
    turns = Document.objects.filter(Q(campaign__in=campaigns) | Q(campaign=None), parent=None)
    last = dict(turns.order_by().values_list("campaign").annotate(last=Max("claimed_at")))
    long_ago = now - timedelta(days=36500)
    chosen = min(campaigns, key=lambda one: (read.get(one, 0), last.get(one) or long_ago, one or 0))
    patience = ExpressionWrapper(F("cost") * Value(timedelta(seconds=PATIENCE)), output_field=DurationField())
    behind = Case(When(cost__gte=SLOW, then=patience), default=Value(timedelta()), output_field=DurationField())
    ordered = waiting.filter(campaign=chosen).order_by(F("uploaded_at") + behind, "pk")
    return ordered.values_list("pk", flat=True).first()


def _slow_at_once(now: datetime) -> int:
    """How many slow documents may be read at once: one process fewer than there are, and one where there is but one."""
    there = Heartbeat.objects.filter(at__range=(now - SILENT, now + SILENT))
    processes = there.aggregate(number=Coalesce(Sum("processes"), 0))["number"]
    return max(1, processes - 1)
