"""A person's word on what a letter is, where the suggestion was another or where there was none."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from requests_app.actions.mailroom import confirm_suggestion
from requests_app.mail.rules import Seems
from requests_app.models import FoiRequest, Message
from requests_app.roles import require
from requests_app.statuses import MoveRefused

SAID_BY_A_PERSON = "said by a person"


def say_kind(
    *,
    message: Message,
    seems: Seems,
    by: Any,
    number: int | None = None,
    request: FoiRequest | None = None,
    on: date | None = None,
) -> None:
    """Record that the letter is of this kind, instead of suggestion `number` or where none was made (None). What was
    suggested is kept beside it. Raises MoveRefused or ClockError, a sentence each; nothing is done then."""
    require(by, "log answers")
    with transaction.atomic():
        fresh = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
        if fresh.direction != Message.Direction.IN:
            raise MoveRefused("Only a letter from a force is told apart by kind.")
        if number is None:
            number = len(fresh.suggestions)
            fresh.suggestions.append({"what": "letter", "quote": "", "exemptions": [], "state": "open"})
        if not 0 <= number < len(fresh.suggestions) or fresh.suggestions[number]["what"] != "letter":
            raise MoveRefused("This letter has no such suggestion: open it again and look.")
        row = fresh.suggestions[number]
        if row["state"] != "open":
            return
        from requests_app.mail.recognition import MOVES  # slow to import: the whole grammar of letters

        move = MOVES[seems]
        row.update(
            instead_of=row.get("seems"),
            seems=seems.value,
            move=move.name if move else None,
            confidence=SAID_BY_A_PERSON,
            nuance=None,
            until=None,
            link=None,
        )
        fresh.kind = seems.value[:40]
        fresh.save(update_fields=["suggestions", "kind"])
        confirm_suggestion(message=fresh, number=number, by=by, request=request, on=on)
    message.refresh_from_db()
