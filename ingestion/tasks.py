"""What the workers do with documents. A task takes a primary key; running it twice changes nothing."""

from __future__ import annotations

import logging
import time
from pathlib import Path
from typing import Any

from django.db import InterfaceError, OperationalError
from django.utils import timezone

from ingestion import actions
from ingestion.cost import SLOW
from ingestion.deletion import replay_deletions, sweep_removals
from ingestion.extractions import Overtaken, keep_reading
from ingestion.heartbeats import the_clock
from ingestion.models import Document
from ingestion.reading_context import context_of
from ingestion.retention import due, empty
from ingestion.sandbox import read_in_sandbox
from ingestion.search import keep_texts
from ingestion.storage import sweep_arriving
from ingestion.values.reading import FileFacts, Reading, UnreadableFile
from requests_app import shelf
from requests_app.actions import hold_content
from requests_app.antivirus import ScannerAway, refused
from requests_app.task_queue import current_app, shared_task

log = logging.getLogger(__name__)

PROGRESS_EVERY = 0.5
"""Seconds between two notes of progress in the document's row."""


class Stopped(Exception):
    """Somebody stopped this reading, or had it begun anew."""


@shared_task(name="ingestion.read_document", bind=True)
def read_document(self: Any, pk: int) -> str:
    """Read one document that waits, in its sandbox, and keep what was read: the one whose turn it is, which need not be
    the one that the message was sent for. For that one another message came, or the sweep sends one."""
    document = actions.claim_next(now=the_clock(), task=self.request.id or "")
    if document is None:
        return "nothing to do"
    came_of_it = _read(document)
    if document.cost >= SLOW:  # another slow one may have waited for this one's end, its own message long gone
        actions.ask_for_reading(document.pk)
    return came_of_it


def read_waiting(pk: int) -> str:
    """The task's work, for callers that read at once: claims the row, so a worker with the same nudge does nothing."""
    document = actions.claim(pk=pk, now=the_clock())
    return "nothing to do" if document is None else _read(document)


def _read(document: Document) -> str:
    pk, claimed_at = document.pk, document.claimed_at
    noted = started = time.monotonic()

    def progress(done: int, of: int | None, unit: str) -> None:
        nonlocal noted
        if time.monotonic() - noted >= PROGRESS_EVERY:
            noted = time.monotonic()
            mine = Document.objects.filter(pk=pk, state=Document.State.READING, claimed_at=claimed_at)
            if not mine.update(progress_done=done, progress_of=of, progress_unit=unit[:20]):
                raise Stopped

    context = context_of(document)
    try:
        with shelf.at_hand(document.shelved) as file:
            reading = _refused(document, file) or read_in_sandbox(
                file,
                name=document.name,
                specification=context.specification,
                profile=context.profile,
                decisions=context.decisions,
                progress=progress,
            )
    except Stopped:
        return "overtaken"
    except (shelf.Away, ScannerAway) as trouble:
        log.warning("%s Document %s waits.", trouble, pk)
        actions.give_back(document=document, because=str(trouble))
        return "waits"
    return _keep(document, reading, time.monotonic() - started)


def _refused(document: Document, file: Path) -> Reading | None:
    """What the virus scanner does not let through: told as any document that cannot be read, and kept apart where
    something was found in it. Raises ScannerAway."""
    refusal = refused(file)
    if refusal is None:
        return None
    if refusal.infected:
        hold_content(sha256=document.sha256, names=[document.name], reason=refusal.sentence)
    facts = FileFacts(document.name, document.sha256, document.size, document.media_type)
    return Reading(facts, error=UnreadableFile("unsafe" if refusal.infected else "too_large", refusal.sentence))


def _keep(document: Document, reading: Reading, seconds: float) -> str:
    """Keep what was read. Whatever hinders that is told on the document at once, save a database that is away: then the
    claim lapses and another worker takes the document up."""
    try:
        extraction = keep_reading(document=document, reading=reading, seconds=seconds)
    except Overtaken:
        return "overtaken"
    except (OperationalError, InterfaceError):
        raise
    except Exception as fault:
        log.warning("What was read of document %s could not be kept: %s", document.pk, type(fault).__name__)
        actions.refuse_claimed(document=document)
        return Document.State.REFUSED
    return Document.State.READ if extraction else Document.State.REFUSED


def take_up_what_is_left() -> int:
    """Nudge for every document that waits and that nobody is working on, less the messages that are on their way: any
    of those takes up whichever document's turn it is."""
    left = actions.left_waiting(now=the_clock())
    return sum(actions.ask_for_reading(pk) for pk in left[: max(0, len(left) - _on_their_way())])


def _on_their_way() -> int:
    """Messages that the broker holds for the workers; none where it does not say."""
    try:
        with current_app.connection_for_read(connect_timeout=2) as line:
            return int(line.default_channel.queue_declare("celery", passive=True).message_count)
    except Exception as trouble:  # whatever a broker answers: then a nudge too many is sent
        log.debug("The broker does not say what it holds: %s", type(trouble).__name__)
        return 0


@shared_task(name="ingestion.sweep_documents")
def sweep_documents() -> int:
    """Nudge again for every document that waits and that nobody is working on; clear what killed uploads left
    and what a killed program had still to delete."""
    sweep_arriving(now=time.time())
    replay_deletions()
    sweep_removals()
    keep_texts()
    return take_up_what_is_left()


@shared_task(name="ingestion.empty_campaigns")
def empty_campaigns() -> int:
    """Empty the campaigns whose retention is over and that a supervisor has confirmed; how many that was."""
    today = timezone.localdate()
    return sum(1 for campaign in due(today=today) if empty(campaign=campaign, today=today))
