"""The files of letters in: each becomes a document of the request that its mail belongs to."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from ingestion import actions
from ingestion.models import Document
from requests_app.mail.parsing import Attachment
from requests_app.models import FoiRequest, Message


def receive_attachments(*, message: Message, request: FoiRequest, attachments: Sequence[Attachment], by: Any) -> None:
    """Keep and read each file. Called again for the same message it takes none twice; what it took for a request that
    the letter was filed with in error becomes this one's. A mail that the program itself took from the mailbox has no
    uploader."""
    _bring_along(message, request, by=by)
    have = set(Document.objects.filter(message=message, request=request).values_list("sha256", "name"))
    for attachment in attachments:
        if (hashlib.sha256(attachment.content).hexdigest(), attachment.name[:255] or "unnamed") in have:
            continue
        actions.receive_document(
            name=attachment.name,
            chunks=[attachment.content],
            received_on=message.on or timezone.localdate(),
            by=by,
            request=request,
            message=message,
        )


def _bring_along(message: Message, request: FoiRequest, *, by: Any) -> None:
    """Documents of the letter that lie with a request it is no longer filed with are placed with this one. A letter
    for several is filed first with the one that it names first."""
    if request.pk != message.request_id:
        return
    filed = {message.request_id, *message.also_for.values_list("pk", flat=True)}
    astray = Document.objects.filter(message=message, parent=None, deleted_at=None).exclude(request=None)
    for document in astray.exclude(request_id__in=filed):
        actions.place_document(document=document, request=request, by=by)
