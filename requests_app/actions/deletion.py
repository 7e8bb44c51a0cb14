"""Mails deleted on purpose: the bytes as they came, and with `words` what was written in them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import timezone

from requests_app import deletion_ledger
from requests_app.actions.history import record_event
from requests_app.models import Event, Message, QuestionOutcome, Removal
from requests_app.quarantine import DELETED, without
from requests_app.roles import require

WORDS_GONE = "The words of this letter were deleted."


def remove_later(*, folder: str, names: Collection[str]) -> None:
    """Note files that are to go, inside the transaction that decides it."""
    for name in names:
        Removal.objects.get_or_create(folder=folder, name=name)


def delete_mail(
    *, message: Message, reason: str, by: Any, words: bool = False, hiding: Collection[str] = (), told: bool = True
) -> None:
    """The mail as it came is gone for good; with `words` so are its text, its sender and what was quoted from it. The
    row keeps the day, the kind and the hash. `hiding` are names of files that are taken out of what stays.

    Raises ValueError without a reason. The file goes with the next sweep of removals (ingestion/deletion.py).
    """
    require(by, "delete documents")
    if not reason.strip():
        raise ValueError("Say why this is deleted: the reason is what stays.")
    with transaction.atomic():
        fresh = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
        if fresh.raw_path:
            remove_later(folder=Removal.Folder.MAIL, names=[fresh.raw_path])
        deletion_ledger.note_letter(message=fresh, words=words)
        on = timezone.localdate()
        fresh.deleted_at = fresh.deleted_at or timezone.now()
        fresh.raw_path = ""
        fresh.trouble = f"The mail as it came was deleted on {on:%-d %B %Y}: {reason.strip()}"
        fresh.subject, fresh.body = (without(text, hiding, DELETED) for text in (fresh.subject, fresh.body))
        fresh.heads = without(fresh.heads, hiding, DELETED) if fresh.heads else fresh.heads
        fresh.suggestions, fresh.matches = _hidden(fresh.suggestions, hiding), _hidden(fresh.matches, hiding)
        fresh.files = [_named(file, hiding, everything=words) for file in fresh.files]
        if words:
            fresh.subject, fresh.body = f"A {fresh.kind or 'letter'} that was deleted", WORDS_GONE
            fresh.sender = fresh.recipient = fresh.heads = ""
            fresh.suggestions, fresh.matches = [_bare(one) for one in fresh.suggestions], []
        if fresh.state in (Message.State.ARRIVED, Message.State.UNREADABLE):
            fresh.state = Message.State.RECEIVED if fresh.request_id else Message.State.SET_ASIDE
        fresh.save()
        # What the history said of the letter quoted its subject.
        for event in Event.objects.filter(link=f"/messages/{fresh.pk}/") if words or hiding else ():
            said = "About a letter that was deleted since." if words else without(event.sentence, hiding, DELETED)
            Event.objects.filter(pk=event.pk).update(sentence=said)
        quoted = QuestionOutcome.objects.filter(message=fresh)
        if words:
            quoted.update(quote="")
        if told:
            record_event(
                kind="letter deleted",
                sentence=f"{'A letter' if words else 'A mail as it came'} was deleted: {reason.strip()}",
                by=by,
                request=fresh.request,
                link=f"/messages/{fresh.pk}/",
            )
    message.refresh_from_db()


def _named(file: dict[str, Any], hiding: Collection[str], *, everything: bool) -> dict[str, Any]:
    name = str(file.get("name", ""))
    return file | {"name": DELETED} if everything or name in hiding else file


def _hidden(value: Any, names: Collection[str]) -> Any:
    """A plain JSON value with the names taken out of every text in it."""
    if isinstance(value, str):
        return without(value, names, DELETED)
    if isinstance(value, dict):
        return {key: _hidden(one, names) for key, one in value.items()}
    return [_hidden(one, names) for one in value] if isinstance(value, list) else value


def _bare(suggestion: dict[str, Any]) -> dict[str, Any]:
    """Without what it quotes; whoever confirmed it stays."""
    return {key: "" if key in ("quote", "link", "reference") else value for key, value in suggestion.items()}
