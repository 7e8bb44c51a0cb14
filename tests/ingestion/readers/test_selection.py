"""Files are told by their content."""

from __future__ import annotations

from pathlib import Path

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
        (b"From: a@example.org\nTo: b@example.org\nSubject: FOI\n\nHello", "message/rfc822"),
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
