"""Archives: each file inside is a document of its own."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from ingestion.readers import archive
from ingestion.values.reading import UnreadableFile


def packed(path: Path, *files: tuple[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        for name, content in files:
            package.writestr(name, content)
    return path


def test_files_keep_their_names_and_folders(tmp_path):
    path = packed(tmp_path / "a.zip", ("Kent/Réponse 2019.csv", b"a"), ("Kent/letter.docx", b"b"))
    assert [(m.name, m.content) for m in archive.read(path).members] == [
        ("Kent/Réponse 2019.csv", b"a"),
        ("Kent/letter.docx", b"b"),
    ]


def test_files_of_the_packing_program_are_left_out_and_told(tmp_path):
    path = packed(tmp_path / "a.zip", ("__MACOSX/._r.csv", b"x"), (".DS_Store", b"x"), ("r.csv", b"y"))
    contents = archive.read(path)
    assert [member.name for member in contents.members] == ["r.csv"]
    assert [finding.id for finding in contents.findings] == ["Q100"]
    assert "2 files" in contents.findings[0].message


def test_an_archive_of_nothing_says_so(tmp_path):
    with pytest.raises(UnreadableFile) as refusal:
        archive.read(packed(tmp_path / "a.zip"))
    assert refusal.value.code == "empty"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("../../r.csv", "r.csv"),
        ("/etc/r.csv", "etc/r.csv"),
        ("C:\\foi\\r.csv", "foi/r.csv"),
        ("a/./b/../r.csv", "a/b/r.csv"),
        ("..", "unnamed"),
        ("x\u202evsc.exe", "xvsc.exe"),
    ],
)
def test_a_name_leads_nowhere_else(written, kept):
    part = zipfile.ZipInfo(written)
    part.flag_bits |= archive.UTF8_FLAG
    assert archive.member_name(part) == kept


def test_a_damaged_file_is_told_and_the_others_are_read(tmp_path):
    path = packed(tmp_path / "a.zip", ("bad.csv", b"figures that will be spoilt"), ("good.csv", b"1,2"))
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"figures")] ^= 1
    path.write_bytes(raw)
    contents = archive.read(path)
    assert [member.name for member in contents.members] == ["good.csv"]
    assert [finding.id for finding in contents.findings] == ["Q101"]
