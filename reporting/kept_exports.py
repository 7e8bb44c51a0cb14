"""A publication's exports as files, each written once and kept under the mark of what it was written from.

A publication never changes, but what may be shown of it does: when one of its documents comes to be kept apart, the
export is another file. The folder holds results only and may be emptied at any time.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from reporting.exports import bulletin, csv, datapackage, evidence_pack, tables, xlsx
from reporting.exports.redacted import mark_of
from reporting.kept_results import edition_as_published
from reporting.models import Publication
from reporting.publishing.edition import Content
from reporting.publishing.kept_apart import without_apart
from reporting.publishing.officials import without_people
from reporting.publishing.source_marks import held_documents
from reporting.redacted_documents import allowed
from reporting.redaction.rebuilt import Rebuilt
from requests_app.officials import officials_of
from requests_app.program import program_mark

Writer = Callable[[Content, Mapping[str, Rebuilt]], bytes]


def _alone(write: Callable[[Content], bytes]) -> Writer:
    """What is made of the edition and of no document."""
    return lambda content, documents: write(content)


WRITERS: Mapping[str, Writer] = {
    "workbook": _alone(xlsx.write),
    "totals": _alone(lambda content: csv.write(tables.tables(content)[0])),
    "data-package": _alone(datapackage.write),
    "bulletin": _alone(bulletin.write),
    "evidence": evidence_pack.write,
}
"""Each kind of export and what writes it, of the edition and of the redacted documents that a supervisor allowed."""

KEPT_FOR = 30 * 24 * 3600
"""Seconds after which a file that nobody fetched goes."""


def export_file(publication: Publication, kind: str) -> Path:
    """The file, written now where it is not there. Raises KeyError for a kind that there is not."""
    write = WRITERS[kind]
    content = edition_as_published(publication)
    apart = sorted(held_documents(content["documents"]))
    people = officials_of(publication.campaign)
    documents = allowed(publication, without_apart(dict(content))) if kind == "evidence" else {}
    marks = sorted(mark_of(document, rebuilt) for document, rebuilt in documents.items())
    grounds = (publication.sha256, program_mark(), kind, apart, sorted(people), marks)
    mark = hashlib.sha256(repr(grounds).encode()).hexdigest()
    path = Path(settings.KEPT_FOLDER) / "exports" / mark
    try:
        os.utime(path)  # fetched just now
    except FileNotFoundError:
        _write(path, write(without_people(without_apart(dict(content)), people), documents))
    return path


def write_exports(publication: Publication) -> int:
    """Every export of the publication, beforehand; how many there are."""
    return len([export_file(publication, kind) for kind in WRITERS])


def _write(path: Path, body: bytes) -> None:
    """Whole or not at all: two may write it at once, and a page may be sending it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(body)
    os.replace(file.name, path)
    for old in path.parent.iterdir():
        with suppress(FileNotFoundError):
            if time.time() - old.stat().st_mtime > KEPT_FOR:
                old.unlink()
