"""Files that people send and that are not read: each told by name, with what to do instead.

Most would otherwise be taken for text or for an archive, and their numbers for notes: a file that nothing is read from
must say so. Marks are those of the programs' own formats (`file(1)`, the PRONOM registry).
"""

from __future__ import annotations

import json
import re
from collections.abc import Set

from ingestion.values.reading import UnreadableFile

ARCHIVE = "This is {name}, which is not opened here. Please unpack it, and upload the documents in it."
PICTURE = "This is {name}, a kind of picture that is not read. Please save it as PNG, JPEG or PDF, and upload that."
DATABASE = "This is {name}. Please ask for its tables as a workbook or CSV."
DATA_FILE = "This is a file for programs ({name}). Please ask for the figures as a workbook or CSV."
DOCUMENT = "This is {name}, which is not read. Please save it as {instead}, and upload that."
RECORDING = "This is a recording, not a document. Please ask for the figures in writing."

_MARKS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"7z\xbc\xaf\x27\x1c", ARCHIVE.format(name="a 7-Zip archive")),
    (0, b"Rar!\x1a\x07", ARCHIVE.format(name="a RAR archive")),
    (0, b"\x1f\x8b", ARCHIVE.format(name="a gzip archive")),
    (0, b"BZh", ARCHIVE.format(name="a bzip2 archive")),
    (0, b"\xfd7zXZ\x00", ARCHIVE.format(name="an xz archive")),
    (257, b"ustar", ARCHIVE.format(name="a tar archive")),
    (0, b"MSCF\x00\x00\x00\x00", ARCHIVE.format(name="a Windows cabinet")),
    (0, b"GIF87a", PICTURE.format(name="a GIF")),
    (0, b"GIF89a", PICTURE.format(name="a GIF")),
    (8, b"WEBP", PICTURE.format(name="a WebP")),
    (4, b"ftypheic", PICTURE.format(name="a photograph of a phone (HEIC)")),
    (4, b"ftypmif1", PICTURE.format(name="a photograph of a phone (HEIF)")),
    (4, b"ftypavif", PICTURE.format(name="an AVIF")),
    (4, b"ftyp", RECORDING),
    (0, b"ID3", RECORDING),
    (8, b"WAVE", RECORDING),
    (4, b"Standard ACE DB", DATABASE.format(name="an Access database")),
    (4, b"Standard Jet DB", DATABASE.format(name="an Access database")),
    (0, b"SQLite format 3\x00", DATABASE.format(name="an SQLite database")),
    (0, b"PAR1", DATA_FILE.format(name="Parquet")),
    (0, b"%!PS-Adobe", DOCUMENT.format(name="a PostScript file", instead="PDF")),
    (0, b"$FL2", DATABASE.format(name="an SPSS data set")),
)
_TEXT_MARKS = (b"BZh", b"ID3", b"PAR1")
"""Marks that a text might begin with too: a byte that no text holds must follow soon."""

_XML = re.compile(rb"<\?xml\b|<[A-Za-z_][\w.:-]*(?:\s[^<>]*)?>\s*<")
_JSON = re.compile(r'\s*(?:\{\s*"|\[\s*[\[{"\d])')
_APPLE = re.compile(r"(?:^|/)(?:Index/Document\.iwa|Index\.zip|index\.(?:xml|apxl)(?:\.gz)?)$")


def refuse_foreign(head: bytes) -> None:
    """Nothing for a file that begins otherwise. Raises UnreadableFile "unsupported" for a kind known by its mark."""
    for offset, mark, said in _MARKS:
        if head[offset : offset + len(mark)] == mark and (mark not in _TEXT_MARKS or b"\0" in head[:512]):
            raise UnreadableFile("unsupported", said)
    if head[:2] == b"BM" and head[6:10] == b"\0\0\0\0":
        raise UnreadableFile("unsupported", PICTURE.format(name="a bitmap"))


def refuse_package(names: Set[str]) -> None:
    """Nothing for a zip file of other names. Raises UnreadableFile "unsupported" for Apple's Numbers, Pages, Keynote,
    which are zip files too and hold no text that an archive's reader would find."""
    if any(_APPLE.search(name) for name in names) and not any(name.endswith("/workbook.xml") for name in names):
        raise UnreadableFile(
            "unsupported",
            DOCUMENT.format(name="an Apple document (Numbers, Pages or Keynote)", instead="Excel, Word or PDF"),
        )


def refuse_markup(start: bytes) -> None:
    """Nothing for text. Raises UnreadableFile "unsupported" for XML: of the web pages and Excel's own XML, which are
    read, it must have been told apart before."""
    if _XML.match(start):
        if b"w:worddocument" in start or b'progid="word' in start:
            raise UnreadableFile("unsupported", DOCUMENT.format(name="a Word document in XML", instead=".docx or PDF"))
        if b"office:document" in start:
            raise UnreadableFile(
                "unsupported", DOCUMENT.format(name="an OpenDocument file in one piece", instead=".ods, .odt or PDF")
            )
        if b"<svg" in start:
            raise UnreadableFile("unsupported", PICTURE.format(name="an SVG"))
        raise UnreadableFile("unsupported", DATA_FILE.format(name="XML"))


def refuse_json(text: str, *, whole: bool) -> None:
    """Nothing for other text. Raises UnreadableFile "unsupported" for JSON; of a text that is cut (not `whole`) only
    its beginning says so."""
    if not _JSON.match(text):
        return
    try:
        json.loads(text)
    except ValueError:
        lines = text.lstrip().splitlines()
        if not (_of_lines(lines) or (not whole and re.match(r'\s*\[?\s*\{\s*"[^"\n]*"\s*:', text))):
            return
    except RecursionError:
        pass
    raise UnreadableFile("unsupported", DATA_FILE.format(name="JSON"))


def _of_lines(lines: list[str]) -> bool:
    """A JSON value a line: how logs and exports of records are kept."""
    try:
        return len(lines) > 1 and all(isinstance(json.loads(line), dict) for line in lines[:3] if line.strip())
    except ValueError:
        return False
