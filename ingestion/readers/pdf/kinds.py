"""What a PDF reader may notice."""

from __future__ import annotations

from ingestion.values.finding import Level, declare

SCANNED_PAGE = declare(
    "Q150",
    Level.ERROR,
    "Page is a picture",
    "The page holds a picture and no text. Read it as a scan, or ask for the file it was printed from.",
)
UNREADABLE_PAGE = declare(
    "Q151",
    Level.ERROR,
    "Page could not be read",
    "Open the document and compare: figures on this page are missing here. Ask for it to be sent again.",
)
CROWDED_PAGE = declare(
    "Q152",
    Level.ERROR,
    "Page holds more than can be read",
    "Only the first part of this page was read. Ask for the figures as a spreadsheet.",
)
PICTURE_BESIDE_TEXT = declare(
    "Q153",
    Level.WARNING,
    "Large picture on a page with text",
    "The picture may hold figures that were not read. Look at the page.",
)
UNMAPPED_LETTERS = declare(
    "Q154",
    Level.ERROR,
    "Letters without a meaning",
    "The PDF's font does not say which letters it draws, so some text on this page is wrong. Read the page as a scan.",
)
