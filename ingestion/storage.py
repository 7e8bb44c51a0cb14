"""The documents' folder: each content once, under its own sha256, outside the web root, for the service alone."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from requests_app import shelf

FORGOTTEN_AFTER = 3600.0
"""Seconds after which a half-arrived file is nobody's any more: the upload that wrote it was killed."""


def sweep_arriving(*, now: float) -> int:
    """Remove what killed uploads left half-written beside the documents; how many files that was. `now` in seconds of
    the epoch."""
    swept = 0
    for left in Path(settings.DOCUMENTS_FOLDER).glob(".arriving-*"):
        with contextlib.suppress(FileNotFoundError):
            if now - left.stat().st_mtime > FORGOTTEN_AFTER:
                left.unlink()
                swept += 1
    return swept


def remove(sha256: str) -> None:
    """The content, gone for good; nothing where it is gone already. Raises OSError when the disk or the shared storage
    refuses."""
    shelf.removed(f"documents/{sha256[:2]}/{sha256}")


def keep(chunks: Iterable[bytes]) -> tuple[str, int]:
    """Store the content and return its sha256 and length. The same content is stored once; a crash midway leaves no
    half-written document. Raises OSError when the disk or the shared storage refuses."""
    folder = Path(settings.DOCUMENTS_FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".arriving-", delete=False) as arriving:
        try:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                arriving.write(chunk)
            arriving.flush()
            os.fsync(arriving.fileno())
        except BaseException:
            os.unlink(arriving.name)
            raise
    place = folder / digest.hexdigest()[:2] / digest.hexdigest()
    place.parent.mkdir(exist_ok=True)
    os.chmod(arriving.name, 0o600)
    os.replace(arriving.name, place)
    shelf.handed_over(f"documents/{digest.hexdigest()[:2]}/{digest.hexdigest()}")
    return digest.hexdigest(), size
