"""Backups kept by the clock: one a night, the last fortnight of them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from foitracker.backup.making import make
from requests_app.deletion_ledger import copy_beside_backups
from requests_app.task_queue import shared_task

KEPT = 14


def place_of(now: datetime) -> Path | None:
    """Where this moment's backup goes; None where no folder is set."""
    if not settings.BACKUP_FOLDER:
        return None
    return Path(settings.BACKUP_FOLDER) / f"foitracker-{now:%Y-%m-%d-%H%M%S}.backup"


@shared_task(name="foitracker.backup")
def nightly() -> str:
    """Make tonight's and let the oldest go; nothing where no folder is set. A failure is an error of the task."""
    now = timezone.now()
    target = place_of(now)
    if target is None:
        return "no folder"
    make(target, key=settings.BACKUP_KEY, now=now)
    copy_beside_backups()
    for old in sorted(target.parent.glob("foitracker-*.backup"))[:-KEPT]:
        old.unlink()
    return target.name
