"""How long a document may take to read, told from its first bytes and its size. Pure.

Told before anything opens it, so by looking for words in bytes and by nothing that parses. It decides only whose turn
it is (ingestion/turns.py): told wrongly, a document waits longer than it need.
"""

from __future__ import annotations

HEAD = 1 << 16
"""Bytes of a document that are looked at."""

SLOW = 5
"""Seconds from which a document is a slow one: it must leave a process to the quick ones."""

MOST = 3600

_A_PAGE = 5
"""Seconds of recognition for a scanned page (docs/deploy.md)."""
_PAGE_BYTES = 60_000
"""Bytes of a scanned page, about: fewer of them are taken for one page."""
_TEXT_BYTES = 4_000_000
"""Bytes a second of a PDF that holds text: most of them are pictures and fonts that nobody reads."""
_TABLE_BYTES = 3_000_000
"""Bytes a second of everything else: a packed workbook of 200,000 rows is 10 MB and takes some seconds."""

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
_DRAWN = (b"/DCTDecode", b"/CCITTFaxDecode", b"/JBIG2Decode", b"/JPXDecode")


def seconds_to_read(head: bytes, size: int) -> int:
    """About how many seconds of one processor, at least 1. `head` is the document's first `HEAD` bytes, `size` its
    length."""
    pdf = b"%PDF-" in head[:1024]
    if head.startswith(_PICTURES) or (pdf and _scanned(head)):
        seconds = _A_PAGE * max(1, size // _PAGE_BYTES)
    else:
        seconds = size // (_TEXT_BYTES if pdf else _TABLE_BYTES)
    return min(max(1, seconds), MOST)


def _scanned(head: bytes) -> bool:
    """A PDF that begins with a picture of a page, and with no font."""
    return b"/Font" not in head and any(filter_ in head for filter_ in _DRAWN)
