"""One file with everything: the tables from one snapshot of the database, then the documents and mails they name.

Documents lie under their hash and are only added, so copying them after the snapshot gives the same moment. The tables
are PostgreSQL's own COPY format: nothing but the database itself is needed, whatever its version."""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from django.db import connection, transaction
from psycopg import sql

from foitracker.backup.sealed import Sealing
from requests_app import shelf

FORMAT = 1
MANIFEST = "manifest.json"
LEFT_OUT = {"django_session", "django_migrations", "ingestion_heartbeat"}
"""Tables that a restored place has of its own."""
PIECE = 1 << 20


class Unsound(Exception):
    """What was to be kept is not what it should be; each trouble is a sentence."""


def tables() -> list[str]:
    with connection.cursor() as cursor:
        return sorted(set(connection.introspection.table_names(cursor)) - LEFT_OUT)


def migrations() -> list[list[str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
        return [list(row) for row in cursor.fetchall()]


ROOMS = ("documents", "mail", "deletions")
"""What is kept beside the database, on this machine or in shared storage."""


def make(target: Path, *, key: str, now: datetime) -> dict[str, Any]:
    """Write the backup; its manifest. It appears under its name only when it is whole. Raises Unsound for a document
    that is not what its name says, or is gone: then there is no backup, for it would not be one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".backup-", delete=False) as file:
        try:
            os.chmod(file.name, 0o600)
            sealing = Sealing(file, key) if key else None
            with tarfile.open(fileobj=sealing or file, mode="w|") as archive:  # type: ignore[call-overload]
                manifest = _fill(archive, now, beside=target.parent)
            if sealing:
                sealing.close()
            file.flush()
            os.fsync(file.fileno())
            os.replace(file.name, target)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
    return manifest


def _fill(archive: tarfile.TarFile, now: datetime, *, beside: Path) -> dict[str, Any]:
    """A table is held in the folder `beside` until its size is known: the temporary folder may be memory."""
    manifest: dict[str, Any] = {"format": FORMAT, "made_at": now.isoformat(), "tables": {}, "files": {}}
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        manifest["migrations"] = migrations()
        for table in tables():
            manifest["tables"][table] = _add_table(archive, table, beside)
        named = _named_contents()
    troubles = []
    for name in (name for room in ROOMS for name in shelf.names(room)):
        try:
            manifest["files"][name] = _add_file(archive, name)
        except FileNotFoundError:
            continue  # a piece of an upload that was still coming
    have = {name.rpartition("/")[2]: mark for name, mark in manifest["files"].items() if name.startswith("documents/")}
    troubles += [f"Document {mark} is gone from the documents' folder." for mark in sorted(named - set(have))]
    troubles += [f"Document {name} has another content than its name says." for name in sorted(named & set(have))
                 if have[name] != name]  # fmt: skip
    if troubles:
        raise Unsound("\n".join(troubles))
    body = json.dumps(manifest, indent=1).encode()
    _add(archive, MANIFEST, io.BytesIO(body), len(body))
    return manifest


def _named_contents() -> set[str]:
    """The hashes of the documents that must be there; one inside another lies in its container, one that
    was deleted nowhere."""
    from ingestion.models import Document

    return set(Document.objects.filter(parent=None, deleted_at=None).values_list("sha256", flat=True))


def _add_table(archive: tarfile.TarFile, table: str, beside: Path) -> dict[str, Any]:
    digest, rows = hashlib.sha256(), 0
    with tempfile.TemporaryFile(dir=beside) as held:
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("SELECT * FROM {} LIMIT 0").format(sql.Identifier(table)))
            columns = [column.name for column in cursor.description]
            asked = sql.SQL("COPY {} ({}) TO STDOUT").format(
                sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
            )
            with cursor.copy(asked) as copied:
                for piece in copied:
                    digest.update(piece)
                    rows += bytes(piece).count(b"\n")
                    held.write(piece)
        size = held.tell()
        held.seek(0)
        _add(archive, f"tables/{table}", held, size)
    return {"columns": columns, "rows": rows, "sha256": digest.hexdigest()}


def _add_file(archive: tarfile.TarFile, name: str) -> str:
    with shelf.opened(name) as file:
        size = os.fstat(file.fileno()).st_size
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        _add(archive, name, file, size)
    return digest


def _add(archive: tarfile.TarFile, name: str, file: Any, size: int) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    archive.addfile(entry, file)


def copied_pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(PIECE):
        yield piece
