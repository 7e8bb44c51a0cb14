"""The documents' folder: each content once, under its own sha256, outside the web root, for the service alone."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings


def keep(chunks: Iterable[bytes]) -> tuple[str, int]:
    """Store the content and return its sha256 and length. The same content is stored once; a crash midway leaves no
    half-written document. Raises OSError when the disk refuses."""
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
    return digest.hexdigest(), size
