"""Where mail lies whole, by the hash of its content, outside the web root."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from requests_app import shelf


def keep_raw(raw: bytes, sha256: str, *, direction: str) -> str:
    """Keep these bytes and return their path inside the mail folder. Written aside and renamed: never half there."""
    relative = Path(direction) / sha256[:2] / f"{sha256}.eml"
    target = Path(settings.MAIL_FOLDER) / relative
    with contextlib.suppress(FileNotFoundError):
        if shelf.size_of(f"mail/{relative}") == len(raw):
            return str(relative)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=target.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, target)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(aside)
        raise
    shelf.handed_over(f"mail/{relative}")
    return str(relative)


@contextlib.contextmanager
def kept_at(path: str) -> Iterator[Path]:
    """A file with the bytes kept under this path, for as long as the block lasts. Raises FileNotFoundError where they
    are gone from shared storage."""
    with shelf.at_hand(f"mail/{path}") as file:
        yield file


def remove_raw(path: str) -> None:
    """The bytes kept under this path, gone for good; nothing where they are gone already."""
    shelf.removed(f"mail/{path}")


def raw_of(path: str) -> bytes:
    """The bytes kept under this path. Raises FileNotFoundError where the folder was moved or emptied."""
    with shelf.opened(f"mail/{path}") as file:
        return file.read()
