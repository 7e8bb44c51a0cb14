"""Workers say that they are there, and pages say when none is."""

from __future__ import annotations

import logging
import threading
from datetime import datetime, timedelta

from django.db import DatabaseError, connection
from django.utils import timezone

from ingestion.models import Heartbeat

log = logging.getLogger(__name__)

EVERY = 5.0
"""Seconds between two signs of life."""

SILENT = timedelta(seconds=30)
"""A worker not heard of for so long is gone."""

NOTHING_READS = (
    "Nothing is reading at the moment: no worker has been heard of. What is uploaded is kept and waits; tell whoever "
    "looks after this program."
)


def beat(*, name: str, now: datetime) -> None:
    """One sign of life; those of workers that are long gone are forgotten."""
    Heartbeat.objects.update_or_create(name=name, defaults={"at": now})
    Heartbeat.objects.filter(at__lt=now - timedelta(days=1)).delete()


def somebody_reads(*, now: datetime) -> bool:
    """Whether any worker has been heard of lately."""
    return Heartbeat.objects.filter(at__gt=now - SILENT).exists()


class Beating(threading.Thread):
    """Beats beside a worker, on a connection of its own, until told to stop. A database that is away is asked again."""

    def __init__(self, name: str) -> None:
        super().__init__(name="heartbeat", daemon=True)
        self.worker, self.told_to_stop = name, threading.Event()

    def run(self) -> None:
        while True:
            try:
                beat(name=self.worker, now=timezone.now())
            except DatabaseError as trouble:
                log.debug("No heartbeat: %s", trouble)
                connection.close()
            if self.told_to_stop.wait(EVERY):
                break
        connection.close()

    def stop(self) -> None:
        """Say goodbye, so that nobody waits for a worker that was stopped."""
        self.told_to_stop.set()
        try:
            Heartbeat.objects.filter(name=self.worker).delete()
        except DatabaseError:
            log.debug("The database is away; the heartbeat lapses by itself.")
