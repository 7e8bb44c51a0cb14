"""Which document a worker takes, and how it gives it back. The row is the truth: a conditional update takes it, a
message is only a nudge."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from ingestion.extractions import refuse_unkept
from ingestion.heartbeats import SILENT, own_name
from ingestion.history import tell
from ingestion.models import Document, Heartbeat
from ingestion.turns import next_in_turn
from requests_app.nudges import nudge_workers

ATTEMPTS = 2
"""How often a document that ended its reader's process is tried before it counts as stopping the reader."""

TRIED = 5
"""How many documents a process tries to take for one message, where others take them first."""

FRESH = timedelta(seconds=10)
"""A document that came so lately has its nudge still under way."""

STALE = timedelta(minutes=20)
"""A reading claimed longer ago than this was left behind, whatever its worker says: a scan of sixty pages may take
seventeen minutes (ingestion/sandbox/limits.py)."""


def ask_for_reading(pk: int) -> bool:
    """Nudge the workers. False when the broker is down: the row waits, and the sweep nudges again."""
    from ingestion.tasks import read_document

    return nudge_workers(read_document, pk, waits=f"document {pk} waits to be read")


def _free(now: datetime) -> Q:
    """Documents that nobody is working on: they wait, or their worker has not been heard of lately."""
    heard = Heartbeat.objects.filter(name=OuterRef("claimed_by"), at__range=(now - SILENT, now + SILENT))
    long_ago = Q(claimed_at__lt=now - STALE) | Q(claimed_at__gt=now + STALE)  # the clock may have been set back
    left_behind = long_ago | (~Q(claimed_by="") & ~Exists(heard))
    return Q(state=Document.State.WAITING) | (Q(state=Document.State.READING) & left_behind)


def claim_next(*, now: datetime, task: str) -> Document | None:
    """Take the document whose turn it is (ingestion/turns.py), for a message's `task`. None where nothing is to be read
    now."""
    for _ in range(TRIED):
        pk = next_in_turn(_free(now), now)
        if pk is None:
            return None
        if document := claim(pk=pk, now=now, task=task):
            return document
    return None


def claim(*, pk: int, now: datetime, task: str = "") -> Document | None:
    """Take a waiting document, or one whose reader died. None when somebody else has it, or it has been tried enough:
    then it is refused with a sentence, and the next document is read."""
    free = _free(now)
    taken = Document.objects.filter(free, pk=pk, parent=None, attempts__lt=ATTEMPTS).update(
        state=Document.State.READING,
        claimed_at=now,
        claimed_by=own_name(),
        claimed_task=task,
        attempts=F("attempts") + 1,
        progress_done=0,
        progress_of=None,
        progress_unit="",
    )
    if taken:
        return Document.objects.select_related("request__force", "request__campaign", "campaign").get(pk=pk)
    Document.objects.filter(free, pk=pk, parent=None, attempts__gte=ATTEMPTS).update(
        state=Document.State.REFUSED,
        error_code="stops_reader",
        error_sentence="This document stops the reader each time. It is kept; ask the force for it in another format.",
    )
    return None


def give_back(*, document: Document, because: str) -> None:
    """What hindered the reading was none of the document's: it waits, its page says for what, and this was no
    attempt."""
    Document.objects.filter(pk=document.pk, state=Document.State.READING, claimed_at=document.claimed_at).update(
        state=Document.State.WAITING,
        claimed_at=None,
        claimed_by="",
        attempts=F("attempts") - 1,
        error_sentence=because,
    )


def left_by_lost_process(*, task: str) -> bool:
    """A process of this worker's pool died over the document that it read for this message: it waits, the attempt
    counts, and it is nudged for. Whether there was one."""
    mine = Document.objects.filter(state=Document.State.READING, claimed_by=own_name(), claimed_task=task)
    for document in list(mine):
        if mine.filter(pk=document.pk).update(state=Document.State.WAITING, claimed_at=None, claimed_by=""):
            ask_for_reading(document.pk)
            return True
    return False


def refuse_claimed(*, document: Document) -> None:
    """What was read could not be kept: say so at once, unless somebody had it read anew meanwhile."""
    with transaction.atomic():
        mine = Document.objects.select_for_update().filter(
            pk=document.pk, state=Document.State.READING, claimed_at=document.claimed_at
        )
        if not mine.exists():
            return
        refuse_unkept(document)
        tell(document, "document refused", f"{document.name} could not be kept as read: {document.error_sentence}")


def left_waiting(*, now: datetime) -> list[int]:
    """The documents that nobody is working on: nudged too long ago, or claimed by a worker that died."""
    return list(
        Document.objects.filter(_free(now), parent=None)
        .exclude(state=Document.State.WAITING, uploaded_at__gte=now - FRESH)
        .values_list("pk", flat=True)
    )
