"""Deletions written down beside the documents, where no backup of the database reaches: an older backup that is
restored brings back what was deleted since, and by this it is deleted again. Hashes, keys and times only; one file a
deletion, and a copy beside the nightly backups."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from requests_app import shelf
from requests_app.models import Message, Removal

ROOM = "deletions"
DOCUMENT, LETTER = "document", "letter"

MARGIN = timedelta(hours=1)
"""A deletion may be told by a clock that is behind, and may end after the backup that it began before."""


@dataclass(frozen=True, slots=True)
class Deletion:
    """`key` is a document's sha256, or a letter's number with the moment of its making: numbers are given out again
    after a restore. `whole`: the document's name went too, the letter's words."""

    at: datetime
    what: str
    key: str
    whole: bool


def note_document(*, sha256: str, personal: bool) -> None:
    """Inside the transaction that deletes it; the file is written when that is through."""
    _note(DOCUMENT, sha256, personal)


def note_letter(*, message: Message, words: bool) -> None:
    _note(LETTER, _key_of(message), words)


def _key_of(message: Message) -> str:
    return f"{message.pk}@{message.at.astimezone(UTC).isoformat()}"


def _note(what: str, key: str, whole: bool) -> None:
    Removal.objects.get_or_create(folder=Removal.Folder.LEDGER, name=f"{what} {key} {'whole' if whole else 'kept'}")


def write(note: Removal) -> None:
    """Put the note where it outlasts the database. Raises OSError, and shelf.Away: then it stays and is tried again."""
    what, key, whole = note.name.split(" ")
    at = note.at.astimezone(UTC)
    body = json.dumps({"at": at.isoformat(), "what": what, "key": key, "whole": whole == "whole"}).encode()
    name = f"{at:%Y%m%dT%H%M%SZ}-{hashlib.sha256(body).hexdigest()[:16]}.json"
    place = shelf.place_of(f"{ROOM}/{name}")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(body)
    shelf.handed_over(f"{ROOM}/{name}")
    with contextlib.suppress(OSError):  # the night brings what is not there
        _copy(name, body)


def beside_backups() -> Path | None:
    """Where the copies lie; None where no folder for backups is set."""
    return Path(settings.BACKUP_FOLDER) / ROOM if settings.BACKUP_FOLDER else None


def copy_beside_backups() -> int:
    """Copy there what is not there yet; how many files that was. Raises OSError."""
    folder = beside_backups()
    copied = 0
    for name in shelf.names(ROOM) if folder else ():
        short = name.rpartition("/")[2]
        if folder and not (folder / short).exists():
            with shelf.opened(name) as file:
                _copy(short, file.read())
            copied += 1
    return copied


def _copy(name: str, body: bytes) -> None:
    if folder := beside_backups():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(body)


def deletions(*folders: Path) -> list[Deletion]:
    """Everything that was written down, on the shelf and in these folders, the wholest first. What is no such file is
    passed over."""
    found = {one for body in _bodies(folders) if (one := _read(body))}
    return sorted(found, key=lambda one: (not one.whole, one.at, one.key))


def _bodies(folders: tuple[Path, ...]) -> Iterator[bytes]:
    for name in shelf.names(ROOM):
        with shelf.opened(name) as file:
            yield file.read()
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            yield path.read_bytes()


def _read(body: bytes) -> Deletion | None:
    try:
        told = json.loads(body)
        made = Deletion(datetime.fromisoformat(told["at"]), str(told["what"]), str(told["key"]), told["whole"] is True)
    except (ValueError, KeyError, TypeError):
        return None
    return made if made.what in (DOCUMENT, LETTER) and made.at.tzinfo else None


def to_be_made_again(since: datetime, *folders: Path) -> int:
    """Note, in the database that was restored as of `since`, every deletion made from then on; how many. They are made
    again by ingestion/deletion.py, by a program that is killed meanwhile when it is back."""
    noted = 0
    for one in deletions(*folders):
        if one.at >= since - MARGIN:
            name = json.dumps([one.at.isoformat(), one.what, one.key, one.whole], separators=(",", ":"))
            noted += Removal.objects.get_or_create(folder=Removal.Folder.AGAIN, name=name)[1]
    return noted


def noted_again(note: Removal) -> Deletion:
    at, what, key, whole = json.loads(note.name)
    return Deletion(datetime.fromisoformat(at), what, key, whole)


def letter_of(one: Deletion) -> Message | None:
    """The letter itself, not another that was given its number."""
    found = Message.objects.filter(pk=int(one.key.partition("@")[0])).first()
    return found if found and _key_of(found) == one.key else None
