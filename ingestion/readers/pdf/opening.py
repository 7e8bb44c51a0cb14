"""Opening a PDF: what cannot be opened is told in one sentence."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from ingestion.values.reading import UnreadableFile

MOST_PAGES = 3_000
"""The longest return seen has 175 pages."""

_SENTENCES = {
    "encrypted": "This PDF is protected by a password. Save a copy without the password and upload that.",
    "damaged": "This PDF is damaged and cannot be opened. Ask for it to be sent again, or print it to a new PDF.",
    "empty": "This file is empty. Ask for it to be sent again.",
    "unsafe": "This PDF uses a kind of protection that cannot be opened here. Print it to a new PDF and upload that.",
    "too_large": "This PDF has {pages:,} pages; at most {most:,} are read. "
    "Split it and upload the part with the figures.",
}


def unreadable(code: str, **figures: int) -> UnreadableFile:
    """The refusal of this code, with its sentence."""
    return UnreadableFile(code, _SENTENCES[code].format(**figures))


def open_document(path: Path) -> pypdfium2.PdfDocument:
    """An open document, which the caller closes. Raises UnreadableFile."""
    if path.stat().st_size == 0:
        raise unreadable("empty")
    try:
        document = pypdfium2.PdfDocument(str(path))
    except pypdfium2.PdfiumError as trouble:
        code = getattr(trouble, "err_code", None)
        if code is None:
            code = pdfium.FPDF_GetLastError()
        if code == pdfium.FPDF_ERR_PASSWORD:
            raise unreadable("encrypted") from trouble
        if code == pdfium.FPDF_ERR_SECURITY:
            raise unreadable("unsafe") from trouble
        raise unreadable("damaged") from trouble
    pages = len(document)
    if pages > MOST_PAGES:
        document.close()
        raise unreadable("too_large", pages=pages, most=MOST_PAGES)
    if pages == 0:
        document.close()
        raise unreadable("damaged")
    return document
