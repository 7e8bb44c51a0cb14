"""Draws a page of a PDF. Runs inside the sandbox and knows no Django."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from pathlib import Path

from ingestion.values.contents import Progress
from ingestion.values.grid import Line
from ingestion.values.place import Place
from ingestion.values.reading import FileFacts, Reading, UnreadableFile

SCALE = 1.5
"""Pixels a point."""

LARGEST = 3000
"""Pixels along the longer side: a poster-sized page is drawn smaller."""


def draw(path: Path, *, name: str, page: int, boxes: Sequence[Sequence[float]], progress: Progress) -> Reading:
    """A reading whose one line is the PNG in base64. `boxes` are (x0, top, x1, bottom) in points, marked in colour.

    Raises UnreadableFile when there is no such page.
    """
    import pypdfium2
    from PIL import ImageDraw

    document = pypdfium2.PdfDocument(path)
    if not 1 <= page <= len(document):
        raise UnreadableFile("damaged", f"There is no page {page}.")
    sheet = document[page - 1]
    scale = min(SCALE, LARGEST / max(sheet.get_size()))
    picture = sheet.render(scale=scale).to_pil().convert("RGB")
    pen = ImageDraw.Draw(picture, "RGBA")
    for x0, top, x1, bottom in boxes:
        around = (x0 * scale - 3, top * scale - 3, x1 * scale + 3, bottom * scale + 3)
        pen.rectangle(around, fill=(255, 200, 0, 70), outline=(179, 89, 0, 255), width=3)
    held = io.BytesIO()
    picture.save(held, "PNG")
    text = base64.b64encode(held.getvalue()).decode()
    return Reading(FileFacts(name, "", 0, "application/pdf"), lines=[Line(text, Place(page=page))])
