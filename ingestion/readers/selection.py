"""Which reader for a file: told from its content, never from its suffix."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import cast
from zipfile import BadZipFile, ZipFile

import olefile

from ingestion.readers.foreign_files import refuse_foreign, refuse_json, refuse_markup, refuse_package
from ingestion.readers.ocr_installed import NOT_HERE, can_see
from ingestion.values.contents import Reader
from ingestion.values.reading import UnreadableFile

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OPEN_TEXT = "application/vnd.oasis.opendocument.text"
READERS = {
    "text/csv": "ingestion.readers.delimited",
    "text/plain": "ingestion.readers.delimited",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "ingestion.readers.workbook",
    "application/vnd.ms-excel.sheet.macroEnabled.12": "ingestion.readers.workbook",
    "application/vnd.ms-excel.sheet.binary.macroEnabled.12": "ingestion.readers.workbook",
    "application/vnd.oasis.opendocument.spreadsheet": "ingestion.readers.workbook",
    "application/vnd.ms-excel": "ingestion.readers.workbook",
    "application/vnd.ms-excel.spreadsheetml": "ingestion.readers.workbook_xml",
    "application/pdf": "ingestion.readers.pdf",
    WORD: "ingestion.readers.word",
    "application/msword": "ingestion.readers.legacy_word",
    "application/rtf": "ingestion.readers.legacy_word",
    OPEN_TEXT: "ingestion.readers.legacy_word",
    "text/html": "ingestion.readers.html",
    "message/rfc822": "ingestion.readers.email",
    "application/vnd.ms-outlook": "ingestion.readers.outlook",
    "application/zip": "ingestion.readers.archive",
    "image/png": "ingestion.readers.scan",
    "image/jpeg": "ingestion.readers.scan",
    "image/tiff": "ingestion.readers.scan",
}
"""The module of each media type; a module is imported when a file needs it."""

PICTURES = READERS["image/png"]

NAMES = {
    WORD: "Word documents",
    "application/msword": "old Word documents",
    "application/rtf": "RTF documents",
    OPEN_TEXT: "OpenDocument texts",
    "application/pdf": "PDF documents",
    "text/html": "web pages",
    "message/rfc822": "e-mails",
    "application/vnd.ms-outlook": "Outlook messages",
    "application/zip": "zip archives",
    "image/png": "pictures",
    "image/jpeg": "pictures",
    "image/tiff": "pictures",
}

_FIELD = re.compile(rb"([!-9;-~]{1,80}):([ \t]|$)?")
_MAIL_FIELDS = frozenset(
    b"received return-path delivered-to mime-version message-id content-type reply-to in-reply-to references".split()
)
_WORDS_TOO = frozenset((b"from", b"to", b"cc", b"subject", b"date", b"sender"))
"""Fields of every mail that also begin lines of tables and letters: in a mail a blank follows the colon."""
_FIRST_TAG = re.compile(rb"(?:<!--.*?-->\s*)*<(!doctype html|[a-z]\w*)(?=[\s>/])", re.DOTALL)
_WEB_TAGS = frozenset(
    b"html head body title meta style link script base table thead tbody tr td div p span font center h1 h2 h3 h4 ul "
    b"ol form section article main header b i strong br hr img a".split()
)
"""Tags that a web page, or a piece of one, begins with."""
HEAD = 64 * 1024
"""Bytes by which a file is told."""
_HEAD_LINES = 2000
_BOXES = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"{\\rtf", "application/rtf"),
)
SPREADSHEET_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def media_type(path: Path) -> str:
    """The file's media type by its content. Raises UnreadableFile for an empty or encrypted file and for bytes that
    are no document at all."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head.strip(b"\0\t\r\n "):
        raise UnreadableFile("empty", "The file is empty. Please check that the right file was uploaded.")
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _package_type(path)
    for mark, found in _BOXES:
        if head.startswith(mark):
            return found
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    if head.startswith(_OLE):
        return _compound_type(path)
    if head[:2] == b"\x09\x08" or head[:2] == b"\x09\x04":
        return "application/vnd.ms-excel"
    refuse_foreign(head)
    return _text_type(head)


def _package_type(path: Path) -> str:
    try:
        with ZipFile(path) as package:
            names = set(package.namelist())
            kind = package.read("mimetype").decode("ascii", "replace") if "mimetype" in names else ""
    except (BadZipFile, OSError, RuntimeError, NotImplementedError) as fault:
        raise UnreadableFile(
            "damaged", "The file is damaged or was cut short, and cannot be opened. Please ask the sender for it again."
        ) from fault
    if "spreadsheet" in kind:
        return "application/vnd.oasis.opendocument.spreadsheet"
    if kind == OPEN_TEXT:
        return OPEN_TEXT
    if kind:
        raise UnreadableFile(
            "unsupported", "This kind of OpenDocument file is not read. Please save it as .docx or PDF."
        )
    if "xl/workbook.bin" in names:
        return "application/vnd.ms-excel.sheet.binary.macroEnabled.12"
    if any(name.startswith("xl/") for name in names):
        if any(name.endswith("vbaProject.bin") for name in names):
            return "application/vnd.ms-excel.sheet.macroEnabled.12"
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    if any(name.startswith("word/") for name in names):
        return WORD
    if "[Content_Types].xml" in names:
        raise UnreadableFile(
            "unsupported", "This kind of Office file is not read. Please save it as PDF and upload that."
        )
    refuse_package(names)
    return "application/zip"


def _compound_type(path: Path) -> str:
    """Old Office files and Outlook messages share one container; so do encrypted new ones. What they are is told by
    the entries of the container's root: a workbook may carry a Word document further down."""
    try:
        with olefile.OleFileIO(str(path)) as container:
            names = {entry[0] for entry in container.listdir(streams=True, storages=True)}
    except (OSError, ValueError, IndexError, AttributeError) as fault:
        raise UnreadableFile(
            "damaged", "The file is damaged or was cut short, and cannot be opened. Please ask the sender for it again."
        ) from fault
    if names & {"EncryptedPackage", "EncryptionInfo"}:
        raise UnreadableFile(
            "encrypted", "The file is locked with a password. Please ask the sender for a copy without one."
        )
    if "__properties_version1.0" in names:
        return "application/vnd.ms-outlook"
    if names & {"Workbook", "Book"}:
        return "application/vnd.ms-excel"
    if "WordDocument" in names:
        return "application/msword"
    raise UnreadableFile(
        "unsupported", "This kind of file is not read. Please save it as a workbook, a Word document or PDF."
    )


_NO_TEXT = bytes(byte for byte in range(32) if not 9 <= byte <= 13)
"""Control characters that no text has many of."""


def _text_type(head: bytes) -> str:
    if not head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")) and not _two_bytes_a_letter(head):
        begins = head[:4096]
        if len(begins) - len(begins.translate(None, _NO_TEXT)) > len(begins) * 0.02:
            raise UnreadableFile(
                "unsupported",
                "This is not a document that can be read. Please upload a workbook, CSV, PDF or Word document.",
            )
    if _is_mail(head):
        return "message/rfc822"
    start = head.lstrip(b"\xef\xbb\xbf\r\n\t ")[:2048].lower()
    if start.startswith((b"<?xml", b"<workbook", b"<ss:workbook")) and SPREADSHEET_XML in head.replace(b"\0", b""):
        return "application/vnd.ms-excel.spreadsheetml"
    tag = _FIRST_TAG.match(start)
    if (tag is not None and tag[1].removeprefix(b"!doctype ") in _WEB_TAGS) or b"<table" in start:
        return "text/html"
    if start.startswith(b"<?xml") and b"<html" in head.lower():
        return "text/html"
    refuse_markup(start)
    from ingestion.readers.delimited import decode, delimiter_of

    text = decode(head)[0]
    refuse_json(text, whole=len(head) < HEAD)
    if max(text.count(mark) for mark in ",\t;|") < 2:
        return "text/plain"
    return "text/csv" if delimiter_of(text) is not None else "text/plain"


def _is_mail(head: bytes) -> bool:
    """Whether this begins as a mail does: perhaps a line of a mailbox file, then only fields, two of them such as
    every mail has, up to a blank line or one that no field is."""
    lines = head.lstrip(b"\xef\xbb\xbf\r\n\t ").splitlines()[:_HEAD_LINES]
    while lines and lines[0].startswith((b"From ", b">From ")):
        lines = lines[1:]
    known: set[bytes] = set()
    for number, line in enumerate(lines):
        if not line.strip():
            return len(known) >= 2
        if line[:1] in b" \t" and number:
            continue
        field = _FIELD.match(line)
        if field is None:
            return len(known) >= 3
        name = field[1].lower()
        if name in _MAIL_FIELDS or (name in _WORDS_TOO and field[2] is not None):
            known.add(name)
    return len(known) >= 2


def _two_bytes_a_letter(head: bytes) -> bool:
    """UTF-16 without its mark: every other byte of western text is nought, and none of the rest."""
    even, odd = head[0:200:2].count(0), head[1:200:2].count(0)
    return max(even, odd) > 40 and min(even, odd) == 0


def reader_for(kind: str) -> Reader:
    """The reader of a media type. Raises UnreadableFile "unsupported" for one that has none here."""
    name = READERS.get(kind)
    if name is None:
        raise UnreadableFile(
            "unsupported", f"Files of the kind “{kind}” are not read. Please save it as a workbook or PDF."
        )
    if name == PICTURES and not can_see():
        raise UnreadableFile("unsupported", NOT_HERE)
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError as missing:
        if missing.name != name:
            raise
        what = NAMES.get(kind, "Files of this kind")
        raise UnreadableFile(
            "unsupported",
            f"{what[0].upper()}{what[1:]} are not read yet. Please ask for the figures as a workbook or CSV.",
        ) from missing
    return cast(Reader, module)
