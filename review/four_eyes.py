"""Whoever touched a return does not sign it: two people stand behind every figure that counts.

Touched by: uploading one of its documents, counted or not; saying that a document is this force's, or that one replaces
another; typing a figure; teaching a label since its first document came; outlining a table of it; setting a document
aside. The database asks the same (the trigger four_eyes), and lets nobody put another in an uploader's place (the
trigger uploader_stays).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection

from requests_app.models import FoiRequest

INVOLVEMENTS = {
    "uploaded this return": "SELECT FROM ingestion_document d WHERE d.request_id = r.id AND d.uploaded_by_id = %(by)s",
    "said whose it is": "SELECT FROM requests_app_event e"
    " WHERE e.request_id = r.id AND e.by_id = %(by)s AND e.kind = 'document placed'",
    "said which of its documents replaces another": "SELECT FROM requests_app_event e"
    " WHERE e.request_id = r.id AND e.by_id = %(by)s AND e.kind = 'document superseded'",
    "typed a figure of it": "SELECT FROM review_correction c"
    " WHERE c.request_id = r.id AND c.by_id = %(by)s AND c.withdrawn_at IS NULL",
    "taught a label of it": "SELECT FROM ingestion_vocabularydecision v"
    " WHERE v.force_id = r.force_id AND v.by_id = %(by)s AND v.at >="
    " (SELECT min(d.uploaded_at) FROM ingestion_document d WHERE d.request_id = r.id)",
    "outlined a table of it": "SELECT FROM ingestion_tableoutline o JOIN ingestion_document d ON d.id = o.document_id"
    " WHERE d.request_id = r.id AND o.by_id = %(by)s AND o.withdrawn_at IS NULL",
    "set a document of it aside": "SELECT FROM review_setaside s JOIN ingestion_document d ON d.id = s.document_id"
    " WHERE d.request_id = r.id AND s.by_id = %(by)s AND s.withdrawn_at IS NULL",
}
"""Each involvement in words and as the rows that prove it, in the words of the trigger."""

DID = ", ".join(f"EXISTS ({rows})" for rows in INVOLVEMENTS.values())
TOUCHED = f"SELECT r.id, {DID} FROM requests_app_foirequest r WHERE r.id = ANY(%(requests)s)"  # noqa: S608  constants


def why_not(request: FoiRequest, by: Any) -> str | None:
    """Why this person may not sign the return, with all that they did to it; None where they did nothing."""
    return touched([request.pk], by).get(request.pk)


def touched(requests: Iterable[int], by: Any) -> dict[int, str]:
    """Of these requests those whose return this person may not sign, each with why. One query."""
    asked = list(requests)
    if by is None or not asked:
        return {}
    found = {}
    with connection.cursor() as cursor:
        cursor.execute(TOUCHED, {"by": by.pk, "requests": asked})
        for request, *did in cursor.fetchall():
            if involvements := [words for words, done in zip(INVOLVEMENTS, did, strict=True) if done]:
                found[request] = f"You {_joined(involvements)}, so somebody else has to sign it off."
    return found


def _joined(involvements: list[str]) -> str:
    return involvements[0] if len(involvements) == 1 else f"{', '.join(involvements[:-1])} and {involvements[-1]}"
