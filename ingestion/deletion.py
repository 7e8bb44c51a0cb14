"""A document deleted on purpose: its bytes, the mails that brought it, its text and, where it may hold personal data,
its name. What stays is its hash, its figures, who deleted it and why.

Deletion belongs to a content, as quarantine does: every document of the same content goes, and so does every archive or
mail that holds it, since its bytes lie in theirs.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ingestion.deletion_hooks import DELETION_HOOKS
from ingestion.history import tell
from ingestion.models import Document, DocumentText
from ingestion.quarantine import follow
from ingestion.reading_context import specification_of
from ingestion.scrubbed import scrub
from ingestion.storage import remove
from requests_app import deletion_ledger
from requests_app.actions import WORDS_GONE, delete_mail, hold_content, remove_later
from requests_app.mail.folder import remove_raw
from requests_app.models import Event, Message, Quarantine, QuestionOutcome, Removal
from requests_app.quarantine import DELETED, without
from requests_app.roles import require

log = logging.getLogger(__name__)

PERSONAL = "It was deleted because it held personal data, or may have."


@dataclass(slots=True)
class Goes:
    """Everything that goes with a document. `kept_apart`: its name is forgotten, and the same content is kept apart
    should it come again."""

    documents: list[Document] = field(default_factory=list)
    letters: list[Message] = field(default_factory=list)
    kept_apart: bool = False


def what_goes(document: Document) -> Goes:
    """Every document of the same content or of one kept apart inside of it, what holds such a content, all that lies in
    those, and the mails that brought any of it."""
    targets = {document.sha256} | {one.sha256 for one in _inside([document]) if one.quarantined}
    letters: dict[int, Message] = {}
    while True:
        rows = list(Document.objects.filter(sha256__in=targets).select_related("parent__parent__parent"))
        held = Q(content_sha256__in=targets)
        for sha256 in targets:
            held |= Q(files__contains=[{"sha256": sha256}])
        letters |= {one.pk: one for one in Message.objects.filter(held, direction=Message.Direction.IN)}
        more = {_outermost(one).sha256 for one in rows}
        more |= {one.content_sha256 for one in letters.values() if one.content_sha256}
        if more <= targets:
            break
        targets |= more
    found = {one.pk: one for one in [*rows, *_inside(rows)] if one.deleted_at is None}
    apart = any(one.quarantined for one in found.values())
    return Goes([found[pk] for pk in sorted(found)], [letters[pk] for pk in sorted(letters)], apart)


def _inside(documents: Iterable[Document]) -> list[Document]:
    found: list[Document] = []
    level = [one.pk for one in documents]
    while level:
        members = list(Document.objects.filter(parent__in=level))
        found += members
        level = [one.pk for one in members]
    return found


def _outermost(document: Document) -> Document:
    return _outermost(document.parent) if document.parent else document


def delete_document(*, document: Document, reason: str, by: Any, personal: bool = False) -> Goes:
    """Delete it with everything that holds it. With `personal`, or where it is kept apart, its name goes too.

    Raises ValueError without a reason, or where it was deleted. The bytes go when the transaction is through; a program
    that is killed between the two removes them when it is back (sweep_removals).
    """
    require(by, "delete documents")
    if not reason.strip():
        raise ValueError("Say why this is deleted: the reason is what stays.")
    with transaction.atomic():
        goes = what_goes(document)
        if not goes.documents:
            raise ValueError("This was deleted already.")
        locked = Document.objects.select_for_update(of=("self",)).filter(pk__in=[one.pk for one in goes.documents])
        rows = list(locked.select_related("request", "campaign").order_by("pk"))
        apart = {row.pk for row in rows if row.quarantined or (personal and row.sha256 == document.sha256)}
        names = frozenset(row.name for row in rows if row.pk in apart)
        contents = {row.sha256 for row in rows if row.parent_id is None}
        for letter in goes.letters:
            delete_mail(message=letter, reason=reason, by=by, hiding=names, told=False)
        for forgets in DELETION_HOOKS:
            forgets(rows, names)
        if apart:
            _forget_names([row for row in rows if row.pk in apart], names)
        for row in rows:
            _delete_row(row, reason.strip(), by, personal=row.pk in apart)
        for row in rows:
            deletion_ledger.note_document(sha256=row.sha256, personal=row.pk in apart)
        remove_later(folder=Removal.Folder.DOCUMENTS, names=sorted(contents))
        transaction.on_commit(sweep_removals)
    return goes


def _delete_row(row: Document, reason: str, by: Any, *, personal: bool) -> None:
    row.extractions.filter(current=False).delete()
    row.label_proposals.filter(decision=None).delete()
    specification = specification_of(row)
    quoted = {
        answer.get("quote", "")
        for answers in row.extractions.values_list("reading__answers", flat=True)
        for answer in answers or []
    }
    QuestionOutcome.objects.filter(request=row.request_id, quote__in=quoted - {""}).update(quote="(deleted)")
    for extraction in row.extractions.all():
        scrub(extraction, specification)
    DocumentText.objects.filter(extraction__document=row).update(text="")
    row.deleted_at, row.deletion_reason = timezone.now(), reason
    row.deleted_by = by if getattr(by, "is_authenticated", False) else None
    row.claimed_at = None  # a reading that goes on meanwhile is dropped
    if row.state != Document.State.READ:
        row.state, row.error_code = Document.State.REFUSED, "deleted"
        row.error_sentence = "It was deleted before anything was read from it."
    if personal:
        row.table_outlines.all().delete()
        row.name = DELETED
        row.quarantine_reason = PERSONAL if row.quarantined else ""
    row.save()
    tell(row, "document deleted", f"{row.name[:1].upper()}{row.name[1:]} was deleted: {reason}", by=row.deleted_by)


def _forget_names(rows: list[Document], names: frozenset[str]) -> None:
    """Out of the history too; and the same contents are kept apart from now on, wherever they come from."""
    links = [f"/documents/{row.pk}/" for row in rows]
    requests = {row.request_id for row in rows if row.request_id}
    told = Q(link__in=links) | Q(request__in=requests)
    for event in Event.objects.filter(told):
        said = without(event.sentence, names, DELETED)
        if said != event.sentence:
            Event.objects.filter(pk=event.pk).update(sentence=said)
    for sha256 in {row.sha256 for row in rows}:
        hold_content(sha256=sha256, names=[], reason=PERSONAL)
        live = Quarantine.objects.filter(sha256=sha256, released_at=None)
        live.update(names=[], reason=PERSONAL)
        follow(sha256)
    Quarantine.objects.filter(sha256__in=[row.sha256 for row in rows]).update(names=[])
    for row in rows:
        row.refresh_from_db(fields=["quarantined", "quarantine_reason"])


def replay_deletions() -> int:
    """Make again what was deleted after the backup that was restored; how many were still there. The same in any order
    and however often: each is done with its note, in one transaction."""
    made = 0
    for note in Removal.objects.filter(folder=Removal.Folder.AGAIN).order_by("pk"):
        with transaction.atomic():
            if Removal.objects.filter(pk=note.pk).delete()[0]:
                made += _again(deletion_ledger.noted_again(note))
    return made


def _again(one: deletion_ledger.Deletion) -> bool:
    reason = f"It was deleted on {timezone.localtime(one.at):%-d %B %Y}; a restored backup had brought it back."
    if one.what == deletion_ledger.LETTER:
        letter = deletion_ledger.letter_of(one)
        if letter is None or (letter.deleted_at and (letter.body == WORDS_GONE or not one.whole)):
            return False
        delete_mail(message=letter, reason=reason, by=None, words=one.whole)
        return True
    document = Document.objects.filter(sha256=one.key, deleted_at=None).order_by("pk").first()
    if document is None:
        return False
    delete_document(document=document, reason=reason, by=None, personal=one.whole)
    return True


def sweep_removals() -> int:
    """Delete the files whose deletion was decided, and write it down where no restored backup undoes it; how many that
    was. A content that came again since is another's, and stays. What the disk refuses is tried again."""
    gone = 0
    for removal in Removal.objects.exclude(folder=Removal.Folder.AGAIN):
        try:
            if removal.folder == Removal.Folder.LEDGER:
                deletion_ledger.write(removal)
            elif removal.folder == Removal.Folder.MAIL:
                if not Message.objects.filter(raw_path=removal.name, deleted_at=None).exists():
                    remove_raw(removal.name)
            elif not Document.objects.filter(sha256=removal.name, parent=None, deleted_at=None).exists():
                remove(removal.name)
        except OSError as trouble:
            log.error("A file that was to be deleted is still there: %s", type(trouble).__name__)
            continue
        removal.delete()
        gone += 1
    return gone
