"""The Celery application: the workers that read returns, send letters and keep the clock."""

import os
from typing import Any

from celery import Celery
from celery.signals import worker_process_init, worker_ready, worker_shutdown

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foitracker.settings")
app = Celery("foitracker")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


_beating: Any = None


@worker_ready.connect
def _say_that_it_is_there(sender: Any = None, **_: object) -> None:
    """The worker's signs of life, from its first moment until its end."""
    global _beating
    from ingestion.heartbeats import Beating

    _beating = Beating(f"{getattr(sender, 'hostname', 'worker')}-{os.getpid()}")
    _beating.start()


@worker_shutdown.connect
def _say_goodbye(**_: object) -> None:
    if _beating is not None:
        _beating.stop()


@worker_process_init.connect
def _make_reading_ready(**_: object) -> None:
    """Each worker process has its reading process warm before the first document comes."""
    from ingestion.sandbox import prepare

    prepare()
