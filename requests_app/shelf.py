"""Where what must last lies, by name (`documents/ab/ab12…`, `mail/in/ab/ab12….eml`): in this machine's folders, or in
storage that several machines share (S3), by settings alone.

Shared storage has no locks and needs none: what lies there is named by its content and only added. A program that wants
a file has a copy of its own for as long as it uses it, so no machine keeps what was deleted.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.core.files import File
from django.core.files.storage import storages

SHARED = "shared"
"""The alias in STORAGES."""


class Away(OSError):
    """The shared storage does not answer: a fault of the place and not of the file, which may be there."""


def is_shared() -> bool:
    return SHARED in settings.STORAGES


def folders() -> dict[str, Path]:
    """The folders of this machine, by the first part of a name. With shared storage what arrives is written there
    first."""
    return {
        "documents": Path(settings.DOCUMENTS_FOLDER),
        "mail": Path(settings.MAIL_FOLDER),
        "deletions": Path(settings.DELETIONS_FOLDER),
    }


def place_of(name: str) -> Path:
    """Where this machine's own file of that name lies."""
    room, _, rest = name.partition("/")
    return folders()[room] / rest


def handed_over(name: str) -> None:
    """The file of that name is whole in this machine's folder: with shared storage it goes there, and is kept here no
    longer. Raises Away, with nothing left here: whoever brought it is told, and brings it again."""
    if not is_shared():
        return
    here = place_of(name)
    try:
        with _answering(), here.open("rb") as file:
            if not _storage().exists(name):
                _storage().save(name, File(file))
    finally:
        here.unlink(missing_ok=True)


def there(name: str) -> bool:
    """Raises Away."""
    if not is_shared():
        return place_of(name).exists()
    with _answering():
        return bool(_storage().exists(name))


def size_of(name: str) -> int:
    """In bytes. Raises FileNotFoundError, and Away."""
    if not is_shared():
        return place_of(name).stat().st_size
    with _answering():
        return int(_storage().size(name))


def opened(name: str) -> BinaryIO:
    """To be read from its beginning, and closed. Raises FileNotFoundError, and Away."""
    if not is_shared():
        return place_of(name).open("rb")
    held: Any = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
    try:
        with _answering(), _storage().open(name) as file:
            shutil.copyfileobj(file, held, 1 << 20)
    except BaseException:
        held.close()
        raise
    held.seek(0)
    return held


@contextlib.contextmanager
def at_hand(name: str) -> Iterator[Path]:
    """A file of this machine with that content, for as long as the block lasts. Raises FileNotFoundError, and Away."""
    if not is_shared():
        yield place_of(name)
        return
    handle, copy = tempfile.mkstemp(prefix="foitracker-at-hand-")
    try:
        with os.fdopen(handle, "wb") as target, opened(name) as source:
            shutil.copyfileobj(source, target, 1 << 20)
        yield Path(copy)
    finally:
        Path(copy).unlink(missing_ok=True)


def removed(name: str) -> None:
    """Gone for good, if it was there. Raises Away."""
    if not is_shared():
        place_of(name).unlink(missing_ok=True)
        return
    with _answering():
        _storage().delete(name)


def names(room: str) -> Iterator[str]:
    """What lies in `documents`, `mail` or `deletions`, in order. Raises Away."""
    if not is_shared():
        place = folders()[room]
        found = (path for path in sorted(place.rglob("*")) if path.is_file() and not path.is_symlink())
        yield from (f"{room}/{path.relative_to(place)}" for path in found)
        return
    with _answering():
        yield from _listed(room)


def _listed(folder: str) -> Iterator[str]:
    inner, files = _storage().listdir(folder)
    yield from (f"{folder}/{name}" for name in sorted(files) if name)
    for each in sorted(inner):
        yield from _listed(f"{folder}/{each}")


def _storage() -> Any:
    return storages[SHARED]


@contextlib.contextmanager
def _answering() -> Iterator[None]:
    """Whatever its library raises, save that a file is not there, is the storage's absence."""
    from boto3.exceptions import Boto3Error
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except (Boto3Error, BotoCoreError, ClientError) as fault:
        if isinstance(fault, ClientError) and fault.response.get("Error", {}).get("Code") in ("404", "NoSuchKey"):
            raise FileNotFoundError(str(fault)) from fault
        raise Away(f"The shared storage does not answer ({type(fault).__name__}).") from fault
