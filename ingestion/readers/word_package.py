"""What lies in a Word document's package beside its text: notes, comments, embedded files, links."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass, field

import olefile
from docx.document import Document
from docx.opc.part import Part
from lxml import etree

from ingestion.readers.pictures import may_hold_figures
from ingestion.readers.word_text import W, shown_text
from ingestion.values.contents import Member

MOST_FILES = 100
LARGEST_TOTAL = 200 * 1024 * 1024
NATIVE_STREAM = "\x01Ole10Native"

_parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)


@dataclass(slots=True)
class Inside:
    """Files inside a document: read ones, names of those that could not be taken out, and how many small pictures."""

    members: list[Member] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    small_pictures: int = 0


def _parts(document: Document) -> list[Part]:
    return list(document.part.package.iter_parts())


def _named(document: Document, ending: str) -> etree._Element | None:
    """The root of the part of this name in the document's folder."""
    for part in _parts(document):
        if str(part.partname).endswith(ending):
            try:
                return etree.fromstring(part.blob, _parser)
            except (etree.LxmlError, ValueError):
                return None
    return None


def notes_of(document: Document) -> dict[tuple[str, str], str]:
    """Footnotes and endnotes by their kind and number."""
    found = {}
    for kind in ("footnote", "endnote"):
        root = _named(document, f"/{kind}s.xml")
        for note in root.iter(W + kind) if root is not None else ():
            if note.get(W + "type") in (None, "normal"):
                text = " ".join(shown_text(paragraph).text for paragraph in note.iter(W + "p"))
                found[kind, note.get(W + "id", "")] = " ".join(text.split())
    return found


def comments_of(document: Document) -> list[str]:
    """The words of the comments, of which the document itself shows none."""
    root = _named(document, "/comments.xml")
    if root is None:
        return []
    said = [" ".join(part.text or "" for part in note.iter(W + "t")) for note in root.iter(W + "comment")]
    return [words for words in said if words.strip()]


def linked_targets(document: Document) -> list[str]:
    """Files elsewhere that the document fetches from. Web addresses of its text are not among them."""
    kinds = ("oleObject", "attachedTemplate", "subDocument", "image", "frame", "externalLinkPath")
    return [
        relation.target_ref[:200]
        for part in [document.part, *_parts(document)]
        for relation in part.rels.values()
        if relation.is_external and relation.reltype.rpartition("/")[2] in kinds
    ]


def embedded_files(document: Document) -> Inside:
    """Workbooks, documents and pictures inside the package, each by its own name."""
    inside = Inside()
    total = 0
    for part in sorted(_parts(document), key=lambda one: str(one.partname)):
        name = str(part.partname).rpartition("/")[2]
        kind = part.content_type
        if str(part.partname).startswith("/docProps/"):
            continue  # the picture of the first page that the program keeps for folder views
        if kind.startswith("image/"):
            if may_hold_figures(part.blob):
                member = Member(f"picture {name}", part.blob)
            else:
                inside.small_pictures += 1
                continue
        elif "/embeddings/" in str(part.partname) or "afchunk" in name.lower():
            taken = taken_out(name, part.blob)
            if taken is None:
                inside.unread.append(name)
                continue
            member = taken
        else:
            continue
        total += len(member.content)
        if len(inside.members) >= MOST_FILES or total > LARGEST_TOTAL:
            inside.unread.append(name)
            continue
        inside.members.append(member)
    return inside


def taken_out(name: str, content: bytes) -> Member | None:
    """The file inside an embedded part: itself, or what an old container wraps. None where it is of no known kind."""
    if not content.startswith(olefile.MAGIC):
        return Member(name, content) if content else None
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as container:
            if container.exists("Package"):
                return Member(name, container.openstream("Package").read())
            if container.exists(NATIVE_STREAM):
                return _native(name, container.openstream(NATIVE_STREAM).read())
            if any(container.exists(stream) for stream in ("Workbook", "Book", "WordDocument", "EncryptedPackage")):
                return Member(name, content)
            if container.exists("CONTENTS"):
                return Member(name, container.openstream("CONTENTS").read())
    except (OSError, ValueError, IndexError, struct.error):
        return None
    return None


def _native(name: str, content: bytes) -> Member | None:
    """A packaged file: length, flags, its name, its old path, then length and bytes."""
    at = 6
    texts = []
    for _ in range(2):
        end = content.index(b"\0", at)
        texts.append(content[at:end].decode("cp1252", "replace"))
        at = end + 1
    at += 4
    (length,) = struct.unpack_from("<I", content, at)
    at += 4 + length
    (size,) = struct.unpack_from("<I", content, at)
    body = content[at + 4 : at + 4 + size]
    return Member(texts[0].replace("\\", "/").rpartition("/")[2] or name, body) if body else None
