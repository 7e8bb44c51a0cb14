"""What is done to documents. Each action is one transaction and one Event; side effects wait for the commit."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from kombu.exceptions import OperationalError

from ingestion.cost import HEAD, seconds_to_read
from ingestion.extractions import refuse_unkept
from ingestion.heartbeats import SILENT, own_name
from ingestion.history import tell
from ingestion.models import Document, Heartbeat, LayoutProfile, VocabularyDecision
from ingestion.quarantine import follow
from ingestion.storage import keep
from ingestion.turns import next_in_turn
from requests_app.actions import answer_came
from requests_app.models import Campaign, Event, FoiRequest, Force, Message
from requests_app.roles import require

log = logging.getLogger(__name__)

ATTEMPTS = 2
"""How often a document that ended its reader's process is tried before it counts as stopping the reader."""

TRIED = 5
"""How many documents a process tries to take for one message, where others take them first."""

FRESH = timedelta(seconds=10)
"""A document that came so lately has its nudge still under way."""

STALE = timedelta(minutes=10)
"""A reading claimed longer ago than this was left behind, whatever its worker says."""


def receive_document(
    *,
    name: str,
    chunks: Iterable[bytes],
    received_on: date,
    by: Any,
    request: FoiRequest | None = None,
    campaign: Campaign | None = None,
    message: Message | None = None,
    supersedes: Document | None = None,
    answers: bool = False,
    nudge: bool = True,
) -> Document:
    """Keep the file and have it read. The upload succeeds with the broker down: then the reading waits. Whoever reads
    it at once themselves passes `nudge=False`. With `answers` the request is answered on that day, where it waits."""
    require(by, "upload returns")
    head = bytearray()
    sha256, size = keep(_noting(chunks, head))
    with transaction.atomic():
        document = Document.objects.create(
            campaign=campaign or (request.campaign if request else None),
            request=request,
            message=message,
            supersedes=supersedes,
            name=name[:255] or "unnamed",
            sha256=sha256,
            size=size,
            cost=seconds_to_read(bytes(head), size),
            received_on=received_on,
            uploaded_by=by,
        )
        follow(sha256)
        whose = f"{request.force}'s" if request else "a force not told yet,"
        tell(
            document,
            "document received",
            f"Received {document.name} ({whose} answer of {received_on:%-d %B %Y}).",
            by=by,
        )
        if answers and request is not None:
            answer_came(request=request, on=received_on, by=by)
        if nudge:
            transaction.on_commit(partial(ask_for_reading, document.pk))
    return document


def _noting(chunks: Iterable[bytes], head: bytearray) -> Iterator[bytes]:
    """The same chunks; the first bytes of all are put into `head` on the way."""
    for chunk in chunks:
        head += chunk[: max(0, HEAD - len(head))]
        yield chunk


def ask_for_reading(pk: int) -> bool:
    """Nudge the workers. False when the broker is down: the row waits, and the sweep nudges again."""
    from ingestion.tasks import read_document

    try:
        read_document.delay(pk)
    except (OperationalError, OSError) as trouble:
        log.warning("The broker is down (%s); document %s waits to be read.", trouble, pk)
        return False
    return True


def place_document(*, document: Document, request: FoiRequest, by: Any, nudge: bool = True) -> None:
    """Say whose answer a document is; it is read anew with that force's own vocabulary and layout. What it replaced
    among another's documents counts again, and what replaced it replaces nothing. Raises ValueError where somebody else
    has said whose it is meanwhile."""
    require(by, "upload returns")
    with transaction.atomic():
        if Document.objects.filter(pk=document.pk).exclude(deleted_at=None).exists():
            raise ValueError("This document was deleted: whose answer it was can be said no more.")
        still = Document.objects.filter(pk=document.pk, request=document.request_id)
        if not still.update(request=request, campaign=request.campaign):
            raise ValueError("Somebody else has just said whose answer this is: look again before you change it.")
        again = _part_from_others(document.pk, request)
        document.request, document.campaign = request, request.campaign
        document.members.update(request=request, campaign=request.campaign)
        Event.objects.create(
            kind="document placed",
            sentence=f"{document.name} is {request.force}'s answer.{again}",
            campaign=request.campaign,
            request=request,
            by=by,
            link=f"/documents/{document.pk}/",
        )
        _wait_again(document, nudge=nudge)


def _part_from_others(pk: int, request: FoiRequest) -> str:
    """A document replaces, and is replaced by, those of its own request alone. A sentence where that ends something."""
    moved = Document.objects.exclude(request=request)
    replaced = moved.filter(revisions=pk).values_list("name", flat=True).first()
    ended = moved.filter(supersedes=pk).update(supersedes=None)
    if replaced is not None:
        Document.objects.filter(pk=pk).update(supersedes=None)
        return f" {replaced}, which it replaced elsewhere, counts there again."
    return " It is replaced by nothing any more." if ended else ""


def read_again(*, document: Document, by: Any, afresh: bool = False) -> bool:
    """Have a document read anew: a new extraction beside the old ones. False where it waits or is being read already:
    asked twice, it is read once; and where it was deleted. `afresh` begins a reading anew that began before something
    it needs was known."""
    require(by, "upload returns")
    with transaction.atomic():
        busy = [Document.State.WAITING] if afresh else [Document.State.WAITING, Document.State.READING]
        row = Document.objects.select_for_update().get(pk=document.pk)
        if row.state in busy or row.deleted_at is not None:
            return False
        _wait_again(document)
        tell(document, "document to be read again", f"{document.name} is to be read again.", by=by)
    return True


def _wait_again(document: Document, *, nudge: bool = True) -> None:
    Document.objects.filter(pk=document.pk).update(
        state=Document.State.WAITING, attempts=0, claimed_at=None, error_code="", error_sentence=""
    )
    if nudge:
        transaction.on_commit(partial(ask_for_reading, document.pk))


def supersede(*, document: Document, predecessor: Document, by: Any) -> None:
    """A corrected return: the predecessor stays, and counts no more. Raises ValueError across requests, and where the
    documents would replace each other in a round: then none of them would count."""
    require(by, "upload returns")
    with transaction.atomic():
        own = Document.objects.filter(pk=document.pk, request__isnull=False).values("request")
        now = Document.objects.select_for_update().filter(request__in=own).order_by("pk").in_bulk()
        if document.pk == predecessor.pk or not {document.pk, predecessor.pk} <= set(now):
            raise ValueError("A corrected return replaces an earlier one of the same request.")
        if now[document.pk].supersedes_id not in (None, predecessor.pk):
            raise ValueError("This document replaces another one already: look again before you change it.")
        before = predecessor.pk
        while (earlier := now.get(before)) is not None and earlier.supersedes_id is not None:
            before = earlier.supersedes_id
            if before == document.pk:
                raise ValueError("The earlier one replaces this document already: two cannot replace each other.")
        Document.objects.filter(pk=document.pk).update(supersedes=predecessor)
        document.supersedes = predecessor
        tell(document, "document superseded", f"{document.name} replaces {predecessor.name}.", by=by)


def teach(
    *,
    dimension: str,
    label: str,
    category: str,
    by: Any,
    force: Force | None = None,
    campaign: Campaign | None = None,
    request: FoiRequest | None = None,
) -> VocabularyDecision:
    """A person's word that a label means a category: in one return, else in the force's, else in the campaign's, else
    in every return. Later ones are read with it."""
    require(by, "settle findings")
    if request is not None:
        force = request.force
    with transaction.atomic():
        decision = VocabularyDecision.objects.create(
            force=force, campaign=campaign, request=request, dimension=dimension, label=label, category=category, by=by
        )
        Event.objects.create(
            kind="vocabulary taught",
            sentence=f"“{label}” means {category} in {reach_in_words(decision)}.",
            campaign=campaign or (request.campaign if request else None),
            request=request,
            by=by,
        )
    return decision


def _free(now: datetime) -> Q:
    """Documents that nobody is working on: they wait, or their worker has not been heard of lately."""
    heard = Heartbeat.objects.filter(name=OuterRef("claimed_by"), at__range=(now - SILENT, now + SILENT))
    long_ago = Q(claimed_at__lt=now - STALE) | Q(claimed_at__gt=now + STALE)  # the clock may have been set back
    left_behind = long_ago | (~Q(claimed_by="") & ~Exists(heard))
    return Q(state=Document.State.WAITING) | (Q(state=Document.State.READING) & left_behind)


def take_back_label(*, decision: VocabularyDecision, by: Any) -> None:
    """A label means nothing any more; the decision stays on record. Raises ValueError where it was taken back."""
    require(by, "settle findings")
    with transaction.atomic():
        if not VocabularyDecision.objects.filter(pk=decision.pk, withdrawn_at=None).update(withdrawn_at=timezone.now()):
            raise ValueError("This was taken back already.")
        Event.objects.create(
            kind="vocabulary taken back",
            sentence=f"“{decision.label}” no longer means {decision.category} in {reach_in_words(decision)}.",
            campaign=decision.campaign,
            request=decision.request,
            by=by,
        )


def reach_in_words(decision: VocabularyDecision) -> str:
    """The returns that a decision holds for."""
    if decision.request is not None:
        return f"this return of {decision.request.force}"
    if decision.force is not None:
        return f"{decision.force}'s returns"
    return "this campaign's returns" if decision.campaign is not None else "every return"


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


def stop_reading(*, document: Document, by: Any) -> bool:
    """Read this document no further, or not at all: it says who wanted that, and can be read again. False where it was
    read already."""
    require(by, "upload returns")
    with transaction.atomic():
        busy = Document.objects.filter(
            pk=document.pk, parent=None, state__in=[Document.State.WAITING, Document.State.READING]
        )
        sentence = f"{by} stopped the reading of this document: nothing of it counts until it is read again."
        if not busy.update(state=Document.State.REFUSED, error_code="stopped", error_sentence=sentence):
            return False
        tell(document, "reading stopped", f"The reading of {document.name} was stopped.", by=by)
    return True


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


def remember_layout(*, force: Force, shape: str, profile: dict[str, Any]) -> None:
    """Keep the layout of a return that was signed off, for the force's next one to the same questions."""
    LayoutProfile.objects.update_or_create(force=force, shape=shape, defaults={"profile": profile})
