"""Workers say that they are there, and pages say when none is."""

from __future__ import annotations

import logging
import os
import socket
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import DatabaseError, connection

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


def the_clock() -> datetime:
    """The database's time, the one clock that all machines share: theirs may differ, and jump."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


_NAME = "FOITRACKER_WORKER"
"""In the worker's environment, so that the processes of its pool inherit it."""


_PROCESSES = "FOITRACKER_WORKER_PROCESSES"


def take_name(*, processes: int = 1) -> str:
    """A name for this worker that no other has had: host, process and the second of its start. `processes`: how many
    documents it reads at once."""
    os.environ[_PROCESSES] = str(processes)
    os.environ[_NAME] = f"{socket.gethostname()[:120]}/{os.getpid()}/{time.time():.0f}"
    return os.environ[_NAME]


def own_name() -> str:
    """The name of the worker that this process belongs to; empty where it belongs to none."""
    return os.environ.get(_NAME, "")


def forget_the_dead(*, name: str) -> None:
    """Forget the workers of this host whose process is gone: one that was killed says no goodbye."""
    host, number, _ = name.rsplit("/", 2)
    for other in Heartbeat.objects.filter(name__startswith=f"{host}/").exclude(name=name):
        pid = other.name.rsplit("/", 2)[1]
        gone = os.path.exists("/proc/self") and not os.path.exists(f"/proc/{pid}")
        if gone or pid == number:  # a container that starts again gives out the same numbers
            other.delete()


def beat(*, name: str, now: datetime) -> None:
    """One sign of life; those of workers that are long gone are forgotten."""
    processes = int(os.environ.get(_PROCESSES, "1"))
    Heartbeat.objects.update_or_create(name=name, defaults={"at": now, "processes": processes})
    Heartbeat.objects.filter(at__lt=now - timedelta(days=1)).delete()


def somebody_reads(*, now: datetime) -> bool:
    """Whether any worker has been heard of lately. One heard of in the future beat before the clock was set back; it is
    there if it beats again."""
    return Heartbeat.objects.filter(at__range=(now - SILENT, now + SILENT)).exists()


class Beating(threading.Thread):
    """Beats beside a worker, on a connection of its own, until told to stop. A database that is away is asked again."""

    def __init__(self, name: str, *, first: Callable[[], object] = lambda: None) -> None:
        super().__init__(name="heartbeat", daemon=True)
        self.worker, self.told_to_stop = name, threading.Event()
        self.first: Callable[[], object] | None = first

    def run(self) -> None:
        while True:
            try:
                beat(name=self.worker, now=the_clock())
                self._begin()
            except DatabaseError as trouble:
                log.debug("No heartbeat: %s", trouble)
                connection.close()
            if self.told_to_stop.wait(EVERY):
                break
        connection.close()

    def _begin(self) -> None:
        """Once, when the database is there: bury the dead of this host and take up what they left."""
        if self.first is not None:
            forget_the_dead(name=self.worker)
            self.first()
            self.first = None

    def stop(self) -> None:
        """Say goodbye, so that nobody waits for a worker that was stopped."""
        self.told_to_stop.set()
        try:
            Heartbeat.objects.filter(name=self.worker).delete()
        except DatabaseError:
            log.debug("The database is away; the heartbeat lapses by itself.")
