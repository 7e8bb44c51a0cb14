"""Kinds of file that are not read are told by name, each with what to do; none is taken for text or an archive."""

from __future__ import annotations

import gzip
import io
import json
import sqlite3
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from ingestion.pipeline import read_file
from ingestion.readers.selection import media_type
from ingestion.values.reading import UnreadableFile

ROWS = [{"year": "2017/18", "offences": 12}, {"year": "2018/19", "offences": 15}]
CSV = b"Year,Offences\n2017/18,12\n2018/19,15\n"


def _tar() -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as tar:
        entry = tarfile.TarInfo("figures.csv")
        entry.size = len(CSV)
        tar.addfile(entry, io.BytesIO(CSV))
    return held.getvalue()


def _zip(*names: str) -> bytes:
    held = io.BytesIO()
    with ZipFile(held, "w") as package:
        for name in names:
            package.writestr(name, b"\0" * 200)
    return held.getvalue()


def _picture(kind: str) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(held, kind)
    return held.getvalue()


def _database() -> bytes:
    database = sqlite3.connect(":memory:")
    database.execute("create table offences (year text, number integer)")
    return database.serialize()


XML = '<?xml version="1.0"?>\n{}'
FOREIGN = {
    "7-Zip": b"7z\xbc\xaf\x27\x1c" + bytes(50),
    "RAR": b"Rar!\x1a\x07\x01\x00" + bytes(60),
    "gzip": gzip.compress(CSV),
    "tar": _tar(),
    "Apple": _zip("Index/Document.iwa", "Metadata/Properties.plist", "preview.jpg"),
    "GIF": _picture("GIF"),
    "WebP": _picture("WEBP"),
    "bitmap": _picture("BMP"),
    "HEIC": b"\0\0\0\x18ftypheic" + bytes(100),
    "recording": b"\0\0\0\x18ftypmp42" + bytes(100),
    "Access": b"\0\1\0\0Standard ACE DB\0" + bytes(500),
    "SQLite": _database(),
    "(JSON)": json.dumps(ROWS).encode(),
    "(XML)": XML.format("<rows><row><year>2017/18</year><n>12</n></row></rows>").encode(),
    "Word document in XML": XML.format('<?mso-application progid="Word.Document"?><w:wordDocument/>').encode(),
    "OpenDocument file in one piece": XML.format('<office:document xmlns:office="x">12</office:document>').encode(),
    "SVG": b'<svg xmlns="http://www.w3.org/2000/svg"> <text>12</text></svg>',
}


@pytest.mark.parametrize(("name", "content"), FOREIGN.items(), ids=FOREIGN)
def test_each_kind_is_told_by_name_with_what_to_do(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / "answer.csv"
    path.write_bytes(content)
    read = read_file(path)
    assert read.error is not None
    assert read.error.code == "unsupported"
    assert name in str(read.error)
    assert "Please " in str(read.error)
    assert not read.records


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(min_size=1, max_size=10), inner, max_size=4),
    max_leaves=30,
)


@given(st.lists(st.dictionaries(st.text(min_size=1, max_size=10), VALUES, min_size=1), min_size=1), st.booleans())
def test_json_of_any_shape_is_never_read_as_text(tmp_path_factory: pytest.TempPathFactory, rows, by_lines) -> None:
    path = tmp_path_factory.mktemp("json") / "data.csv"
    if by_lines:
        path.write_text("\n".join(json.dumps(row) for row in [*rows, ROWS[0]]))
    else:
        path.write_text(json.dumps(rows, indent=1))
    with pytest.raises(UnreadableFile, match=r"\(JSON\)"):
        media_type(path)


def test_json_longer_than_what_is_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "data.json"
    path.write_text(json.dumps(ROWS * 4000))
    with pytest.raises(UnreadableFile, match=r"\(JSON\)"):
        media_type(path)


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-le", "utf-32-be", "utf-16", "utf-8-sig"])
def test_text_of_four_bytes_a_letter_is_read(tmp_path: Path, encoding: str) -> None:
    mark = {"utf-32-le": b"\xff\xfe\0\0", "utf-32-be": b"\0\0\xfe\xff"}.get(encoding, b"")
    path = tmp_path / "figures.csv"
    path.write_bytes(mark + CSV.decode().encode(encoding))
    assert [str(record.as_written) for record in read_file(path).records] == ["12", "15"]
