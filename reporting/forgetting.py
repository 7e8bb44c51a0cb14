"""What telling keeps ready of documents that are deleted: results only, which are made anew without them."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.db import transaction

from ingestion.models import Document
from reporting.models import KeptEdition


def forget(documents: list[Document], names: frozenset[str]) -> None:
    """Called inside the transaction that deletes the documents. Published editions are frozen and stay."""
    KeptEdition.objects.filter(campaign__in={one.campaign_id for one in documents}).delete()
    transaction.on_commit(caches["pages"].clear)
    transaction.on_commit(partial(shutil.rmtree, Path(settings.KEPT_FOLDER), ignore_errors=True))
