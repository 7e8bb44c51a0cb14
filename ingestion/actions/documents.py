"""What is done to documents: received, placed, read again, replaced, stopped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from typing import Any

from django.db import transaction

from ingestion.actions.claims import ask_for_reading
from ingestion.cost import HEAD, seconds_to_read
from ingestion.history import tell
from ingestion.models import Document, LayoutProfile
from ingestion.quarantine import follow
from ingestion.storage import keep
from requests_app.actions import answer_came
from requests_app.models import Campaign, Event, FoiRequest, Force, Message
from requests_app.roles import require


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


def remember_layout(*, force: Force, shape: str, profile: dict[str, Any]) -> None:
    """Keep the layout of a return that was signed off, for the force's next one to the same questions."""
    LayoutProfile.objects.update_or_create(force=force, shape=shape, defaults={"profile": profile})
