"""The Celery application: the workers that read returns, send letters and keep the clock."""

import os

from celery import Celery
from celery.signals import worker_process_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foitracker.settings")
app = Celery("foitracker")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_process_init.connect
def _make_reading_ready(**_: object) -> None:
    """Each worker process has its reading process warm before the first document comes."""
    from ingestion.sandbox import prepare

    prepare()
