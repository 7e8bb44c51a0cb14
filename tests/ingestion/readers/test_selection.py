"""Files are told by their content."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from ingestion.readers.selection import READERS, media_type, reader_for
from ingestion.values.reading import UnreadableFile


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"Method,2018/19\nKik,4\n", "text/csv"),
        (b"Method\t2018/19\nKik\t4\n", "text/csv"),
        ("Method,2018/19\nKik,4\n".encode("utf-16"), "text/csv"),
        (b"Dear Sir\nThank you for your request\n", "text/plain"),
        (b"<!DOCTYPE html><html><table></table></html>", "text/html"),
        (b"<!-- saved from url=(0014)about:internet -->\n<html><body>12</body></html>", "text/html"),
        (b'<meta charset="utf-8"><style>td { color: red }</style><p>12', "text/html"),
        ("Method,2018/19\nKik,4\n".encode("utf-32"), "text/csv"),
        (b"[1] Counted by crime\nYear,Offences\n2018/19,4\n", "text/csv"),
        (b"<5 means fewer than five\nYear,Offences\n2018/19,4\n", "text/csv"),
        (b"BZh is no word, and PAR1 is none either\n", "text/plain"),
        (b"From: a@example.org\nTo: b@example.org\nSubject: FOI\n\nHello", "message/rfc822"),
        (b"From a@example.org Mon Jul  1 10:00:00 2019\nFrom: a@example.org\nSubject: FOI\n\nHello", "message/rfc822"),
        (b"From: a@example.org\nSubject: x\nContent-Type: text/html\n\n<html><table><tr><td>1", "message/rfc822"),
        (
            b"Authentication-Results: mx\n ok\nARC-Seal: i=1\nReceived:\n from x\nSubject:y\nMessage-ID:<a@b>\n\nx",
            "message/rfc822",
        ),
        (b"From: a@b\nTo: c@d\nSubject: a line that is cut\nand goes on\n\nHello", "message/rfc822"),
        (b"Dear Ms Example,\n\nIn 2019, we recorded 1,204 offences.\nYours sincerely,\n", "text/plain"),
        (b"To:,Kent\nFrom:,Amina\nDate:,5\n\nKik,4\n", "text/csv"),
        (b'Platform,Number\nKik,"over ,"\n', "text/csv"),
        (b"Date: 3 May 2019\nDear Sir, this is our answer\n", "text/plain"),
        (b"From the table below: 5\nTo: nobody\n", "text/plain"),
        (b"%PDF-1.7\n", "application/pdf"),
        (b"\n%PDF-1.4\n", "application/pdf"),
        (b"{\\rtf1 hello}", "application/rtf"),
        (b"\x89PNG\r\n\x1a\n0000", "image/png"),
        (b"\xff\xd8\xff\xe0 jfif", "image/jpeg"),
    ],
)
def test_kinds(tmp_path: Path, content: bytes, kind: str) -> None:
    path = tmp_path / "wrong.suffix"
    path.write_bytes(content)
    assert media_type(path) == kind


def test_a_kind_without_a_reader_is_refused_by_name() -> None:
    with pytest.raises(UnreadableFile) as refusal:
        reader_for("audio/mpeg")
    assert refusal.value.code == "unsupported"


def test_a_reader_that_is_not_there_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(READERS, "image/png", "ingestion.readers.not_yet")
    with pytest.raises(UnreadableFile, match=r"Pictures are not read yet\."):
        reader_for("image/png")


def test_an_opendocument_text_is_told_by_its_own_word(tmp_path: Path) -> None:
    path = tmp_path / "letter.doc"
    with ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert media_type(path) == "application/vnd.oasis.opendocument.text"
