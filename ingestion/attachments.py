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
    """Keep and read each file. Called again for the same message it takes none twice. A mail that the program itself
    took from the mailbox has no uploader."""
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
