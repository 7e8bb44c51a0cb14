"""A page of a PDF as a picture, drawn by the same confined process that reads documents."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence

from ingestion.models import Document
from ingestion.page_drawing import draw
from ingestion.sandbox import Limits
from ingestion.sandbox.supervision import read_with
from ingestion.values.contents import no_progress
from requests_app import shelf

LIMITS = Limits(cpu_seconds=20, wall_seconds=20.0)


def picture_of(document: Document, page: int, boxes: Sequence[Sequence[float]] = ()) -> bytes | None:
    """A PNG of the page (1-based) at 1.5 pixels a point with the boxes marked, or None when it cannot be drawn."""
    if document.media_type != "application/pdf" or not shelf.there(document.shelved):
        return None
    with shelf.at_hand(document.shelved) as file:
        reading = read_with(
            f"{draw.__module__}:{draw.__name__}",
            file,
            name=document.name,
            how={"page": page, "boxes": [list(box) for box in boxes]},
            progress=no_progress,
            limits=LIMITS,
        )
    if reading.error or not reading.lines:
        return None
    return _checked(base64.b64decode(reading.lines[0].text))


def _checked(png: bytes) -> bytes | None:
    """The confined process is not trusted: only a PNG of a sane size passes on."""
    from PIL import Image

    with Image.open(io.BytesIO(png), formats=["PNG"]) as picture:
        return png if max(picture.size) <= 4000 else None
