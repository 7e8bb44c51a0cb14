"""The Celery application: the workers that read returns, send letters and keep the clock."""

import logging
import os
from typing import Any

from billiard.exceptions import WorkerLostError
from celery import Celery
from celery.signals import (
    setup_logging,
    task_failure,
    worker_init,
    worker_process_init,
    worker_ready,
    worker_shutdown,
)

from foitracker import task_ids  # noqa: F401 - what a task is named by
from foitracker.timetable import TIMETABLE

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foitracker.settings")
log = logging.getLogger(__name__)
app = Celery("foitracker")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.include = ["foitracker.backup.schedule"]
app.conf.beat_schedule = TIMETABLE


BEHIND = 5
"""By so much a worker, its processes and what reads for them are nicer than the web server (nice(2)): one that reads a
thousand returns takes what processors pages leave, on a machine that both share."""

_beating: Any = None


@setup_logging.connect
def _keep_the_settings_logging(**_: object) -> None:
    """With a receiver here, Celery leaves logging as it is: its own lines would quote what tasks were given."""


@worker_init.connect
def _name_the_worker(sender: Any = None, **_: object) -> None:
    """Before the pool is made, so that its processes know whose readings theirs are."""
    import requests_app.mail.recognition  # noqa: F401 - once, before the pool is made, so that its processes share it
    from ingestion.heartbeats import take_name
    from ingestion.sandbox import kernel

    kernel.stand_back(BEHIND)
    take_name(processes=int(getattr(sender, "concurrency", None) or 1))


@worker_ready.connect
def _start_heartbeat(**_: object) -> None:
    """The worker's signs of life, from its first moment until its end; what a dead one left is taken up at once."""
    global _beating
    from ingestion.heartbeats import Beating, own_name
    from ingestion.tasks import take_up_what_is_left

    _beating = Beating(own_name(), first=take_up_what_is_left)
    _beating.start()


@worker_shutdown.connect
def _stop_heartbeat(**_: object) -> None:
    if _beating is not None:
        _beating.stop()


@task_failure.connect
def _requeue_of_lost_process(sender: Any, task_id: str, exception: Exception, args: Any, **_: object) -> None:
    """In the worker, for a process of its pool that was killed: the worker lives and beats, so nobody else would take
    its reading up for a while."""
    if not isinstance(exception, WorkerLostError) or not args:
        return
    from django.db import DatabaseError, connection

    from ingestion.actions import left_by_lost_process
    from requests_app.actions import mail_left_by_lost_process

    try:
        if sender.name == "ingestion.read_document":
            left_by_lost_process(task=task_id)
        elif sender.name == "requests_app.read_arrived_mail":
            mail_left_by_lost_process(pk=args[0])
    except DatabaseError as trouble:
        log.warning("What a lost process left waits until its claim lapses: %s", trouble)
    finally:
        connection.close()


@worker_process_init.connect
def _warm_up_reading(**_: object) -> None:
    """Each worker process has its reading process warm before the first document comes."""
    from ingestion.sandbox import prepare

    prepare()
