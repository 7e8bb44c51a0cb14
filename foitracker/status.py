"""How the service is: what waits, who works, when mail was last fetched, what failed, how full the disk is. One place
for the administrators' page and for the numbers that a monitoring program fetches."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from amqp.exceptions import AMQPError
from django.conf import settings
from django.db.models import Count, Sum
from kombu.exceptions import KombuError

from foitracker.celery import app
from foitracker.health import all_checks, holds, nearest_existing
from ingestion.heartbeats import SILENT
from ingestion.models import Document, Heartbeat
from requests_app.models import Mailbox, Message, Removal

TRY_AGAIN = ("stops_reader", "not_kept", "timed_out", "interrupted", "missing")
"""Why a document could not be read where another try may help."""

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that failed. `retry` is the address that tries it again by POST; empty where that needs a person's look
    first, at `where`. Nothing of what it says is in it."""

    what: str
    since: datetime
    where: str
    retry: str = ""


@dataclass(slots=True)
class Status:
    """`queue` is the number of messages that wait at the broker; None where it does not answer. Bytes and seconds."""

    at: datetime
    parts: dict[str, bool]
    queue: int | None
    workers: list[tuple[str, float]]
    documents: dict[str, int]
    letters: dict[str, int]
    mailboxes: list[Mailbox]
    removals: int
    stored: tuple[int, int]
    disk_free: int
    disk_size: int
    last_backup: datetime | None
    failures: list[Failure] = field(default_factory=list)


def status(*, now: datetime) -> Status:
    """As it is now."""
    disk = shutil.disk_usage(nearest_existing(Path(settings.DOCUMENTS_FOLDER)))
    beats = Heartbeat.objects.order_by("name").values_list("name", "at")
    kept = Document.objects.filter(parent=None, deleted_at=None)
    distinct = kept.order_by().values("sha256", "size").distinct()
    total = distinct.aggregate(bytes=Sum("size"), number=Count("sha256"))
    return Status(
        at=now,
        parts={name: holds(check) for name, check in all_checks().items()},
        queue=_queue(),
        workers=[(name, (now - at).total_seconds()) for name, at in beats],
        documents=_by_state(Document.objects.filter(parent=None), Document.State.values),
        letters=_by_state(Message.objects.all(), Message.State.values),
        mailboxes=list(Mailbox.objects.order_by("address")),
        removals=Removal.objects.count(),
        stored=(total["number"] or 0, total["bytes"] or 0),
        disk_free=disk.free,
        disk_size=disk.total,
        last_backup=_last_backup(now),
        failures=_failures(),
    )


def alive(seconds: float) -> bool:
    """Whether a worker that was heard of so many seconds ago is there."""
    return seconds < SILENT.total_seconds()


def _by_state(rows: Any, states: Iterable[str]) -> dict[str, int]:
    counted = dict(rows.order_by().values_list("state").annotate(Count("pk")))
    return {state: counted.get(state, 0) for state in states}


def _queue() -> int | None:
    try:
        with app.connection_for_read() as connection:
            connection.ensure_connection(max_retries=1, timeout=2)
            return int(connection.default_channel.queue_declare(queue="celery", passive=True).message_count)
    except AMQPError:
        return 0  # nobody has put anything in yet
    except (KombuError, OSError):
        return None


def _last_backup(now: datetime) -> datetime | None:
    if not settings.BACKUP_FOLDER:
        return None
    times = [path.stat().st_mtime for path in Path(settings.BACKUP_FOLDER).glob("foitracker-*.backup")]
    return datetime.fromtimestamp(max(times), tz=now.tzinfo) if times else None


def _failures() -> list[Failure]:
    """The newest: documents that may be read another time, letters that did not leave, mails that could not be read."""
    found = [
        Failure(f"document {one.pk}: {one.error_code}", one.uploaded_at, f"/documents/{one.pk}/",
                f"/documents/{one.pk}/read-again/")
        for one in Document.objects.filter(state="refused", error_code__in=TRY_AGAIN, parent=None, deleted_at=None)
        .order_by("-pk")[:SHOWN]
    ]  # fmt: skip
    found += [
        Failure(f"letter {one.pk}: could not be sent", one.at, f"/messages/{one.pk}/",
                f"/campaigns/{one.request.campaign.slug}/sending/retry/" if one.request else "")
        for one in Message.objects.filter(state=Message.State.FAILED)
        .select_related("request__campaign").order_by("-pk")[:SHOWN]
    ]  # fmt: skip
    found += [
        Failure(f"mail {one.pk}: could not be read", one.at, f"/messages/{one.pk}/", f"/messages/{one.pk}/again/")
        for one in Message.objects.filter(state=Message.State.UNREADABLE).order_by("-pk")[:SHOWN]
    ]
    return sorted(found, key=lambda one: one.since, reverse=True)[:SHOWN]
