"""PDFs made to stop a reader: the work stays bounded, and what is left out is told. Harder limits are the sandbox's."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.readers import pdf
from ingestion.readers.pdf.columns import table_pieces
from ingestion.readers.pdf.finder import find_tables
from ingestion.readers.pdf.lines import lines_of
from ingestion.readers.pdf.opening import MOST_PAGES
from ingestion.readers.pdf.page_rows import row_of
from ingestion.readers.pdf.shapes import Rule, Word
from ingestion.values.reading import UnreadableFile

HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def written(path: Path, *objects: bytes) -> Path:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table)
    path.write_bytes(out)
    return path


def one_page(path: Path, content: bytes) -> Path:
    return written(
        path,
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /A 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content),
        HELVETICA,
    )


def test_two_hundred_thousand_pages_are_refused_in_a_sentence(tmp_path):
    many = 200_000
    path = written(
        tmp_path / "pages.pdf",
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (b"3 0 R " * many, many),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    )
    with pytest.raises(UnreadableFile) as refused:
        pdf.read(path)
    assert refused.value.code == "too_large"
    assert f"{MOST_PAGES:,}" in refused.value.sentence


def test_pages_that_contain_themselves_are_told(tmp_path):
    path = written(
        tmp_path / "loop.pdf",
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>",
    )
    assert [f.id for f in pdf.read(path).findings] == ["Q151"]


def test_hundreds_of_thousands_of_characters_in_one_stream_are_read(tmp_path):
    path = one_page(tmp_path / "long.pdf", b"BT /A 8 Tf 20 800 Td (" + b"ab " * 133_334 + b") Tj ET")
    assert pdf.read(path).lines


def test_characters_past_the_limit_are_told(tmp_path, monkeypatch):
    monkeypatch.setattr("ingestion.readers.pdf.MOST_CHARACTERS", 100)
    path = one_page(tmp_path / "long.pdf", b"BT /A 8 Tf 20 800 Td (" + b"ab " * 200 + b") Tj ET")
    assert "Q152" in [f.id for f in pdf.read(path).findings]


def test_a_line_of_scattered_text_is_no_row():
    words = [Word(6.0 * n, 0, 6.0 * n + 2, 4, "7") for n in range(5_000)]
    (line,) = lines_of(words)
    assert len(table_pieces(line, 4)) > 1_000
    assert not row_of(line, 4).many


def test_a_lattice_of_too_many_cells_is_no_table_and_its_words_stay():
    rules = [Rule(0, 4.0 * n, 2_000, 4.0 * n) for n in range(500)] + [
        Rule(4.0 * n, 0, 4.0 * n, 2_000) for n in range(500)
    ]
    words = [Word(10.0 * n, 100, 10.0 * n + 4, 103, "7") for n in range(20)]
    assert find_tables(words, rules, 2_000, 2_000) == []
