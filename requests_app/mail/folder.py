"""Where mail lies whole, by the hash of its content, outside the web root."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from django.conf import settings


def keep_raw(raw: bytes, sha256: str, *, direction: str) -> str:
    """Keep these bytes and return their path inside the mail folder. Written aside and renamed: never half there."""
    relative = Path(direction) / sha256[:2] / f"{sha256}.eml"
    target = Path(settings.MAIL_FOLDER) / relative
    if target.exists() and target.stat().st_size == len(raw):
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
    return str(relative)


def kept_at(path: str) -> Path:
    """Where the bytes kept under this path lie."""
    return Path(settings.MAIL_FOLDER) / path


def raw_of(path: str) -> bytes:
    """The bytes kept under this path. Raises FileNotFoundError where the folder was moved or emptied."""
    return kept_at(path).read_bytes()
