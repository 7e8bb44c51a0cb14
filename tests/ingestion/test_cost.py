"""What a document may take to read, told from its first bytes."""

import io
import zlib

import pypdfium2
import pytest
from PIL import Image

from ingestion.cost import HEAD, MOST, SLOW, seconds_to_read
from tests.builders import totals_return


def scan(pages: int, kind: str) -> bytes:
    """Noise as grey as a page, so that it weighs what a page weighs."""
    written = io.BytesIO()
    noise = [Image.effect_noise((500, 700), 60) for _ in range(pages)]
    noise[0].save(written, kind, save_all=pages > 1, append_images=noise[1:])
    return written.getvalue()


def told(content: bytes) -> int:
    return seconds_to_read(content[:HEAD], len(content))


@pytest.mark.parametrize("kind", ["PDF", "TIFF"])
def test_pages_that_are_pictures_are_slow_and_more_of_them_slower(kind):
    few, many = told(scan(2, kind)), told(scan(20, kind))
    assert few >= SLOW
    assert many > 5 * few


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_slow(kind):
    assert told(scan(1, kind)) >= SLOW


def test_a_workbook_a_list_and_a_printed_page_are_quick(tmp_path):
    assert told(totals_return(1, 2)) < SLOW
    assert told(b"PK\x03\x04" + bytes(2_000_000)) < SLOW
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    assert told(b"%PDF-1.7\n" + font + zlib.compress(bytes(500_000))) < SLOW


def test_a_printed_page_with_a_crest_is_quick():
    crest = b"<< /Subtype /Image /Filter /DCTDecode >>"
    assert told(b"%PDF-1.4\n" + crest + b"<< /Type /Font >>" + bytes(300_000)) < SLOW


def test_what_is_empty_or_enormous_has_a_bound():
    assert told(b"") == 1
    assert seconds_to_read(b"II*\x00", 1 << 40) == MOST


def test_pdfium_agrees_that_the_drawn_scan_holds_no_text():
    pages = pypdfium2.PdfDocument(scan(2, "PDF"))
    assert len(pages) == 2
    assert all(page.get_textpage().count_chars() == 0 for page in pages)
