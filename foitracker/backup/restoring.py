"""A backup brought back into an empty place, each part compared with its hash."""

from __future__ import annotations

import contextlib
import hashlib
import json
import tarfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from psycopg import sql

from foitracker.backup.making import FORMAT, MANIFEST, PIECE, ROOMS, copied_pieces, migrations, tables
from foitracker.backup.sealed import Opening, is_sealed
from ingestion.deletion import replay_deletions, sweep_removals
from requests_app import deletion_ledger, shelf

HOLDING = ("documents", "mail")
"""What an empty place holds none of. Deletions may be there: they outlast what is restored."""


class Refused(Exception):
    """Nothing was restored; the sentence says why."""


def restore(source: Path, *, key: str, ledgers: Iterable[Path] = ()) -> tuple[dict[str, Any], int]:
    """Bring everything back, save what was deleted since: the manifest, and how many deletions were made again. They
    are found where documents lie, beside the backup, and in the folders `ledgers`.

    The database must be migrated by the program that made the backup, hold no campaign and no account, and the folders
    must be empty. Raises Refused, and WrongKey; the database is then as it was."""
    manifest = _looked_through(source, key)
    _must_be_empty()
    if migrations() != manifest["migrations"]:
        raise Refused(
            "The backup was made by another version of the program. Install that one, restore, and upgrade then."
        )
    with transaction.atomic(), connection.cursor() as cursor:
        # No trigger and no reference speaks while whole tables come back; the audit's chain is verified at the end.
        cursor.execute("SET LOCAL session_replication_role = replica")
        names = sql.SQL(", ").join(map(sql.Identifier, tables()))
        cursor.execute(sql.SQL("TRUNCATE {} CASCADE").format(names))
        for name, file in _members(source, key):
            kind, _, rest = name.partition("/")
            if kind == "tables":
                _fill_table(cursor, rest, manifest["tables"][rest], file)
            elif kind in ROOMS:
                _write(name, file, manifest["files"][name])
        _count_on(cursor)
        made_at = datetime.fromisoformat(manifest["made_at"])
        deletion_ledger.to_be_made_again(made_at, source.parent / deletion_ledger.ROOM, *ledgers)
    call_command("verify_audit", stdout=_Nowhere())
    again = replay_deletions()
    sweep_removals()
    return manifest, again


class _Nowhere:
    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        pass


@contextlib.contextmanager
def _open(source: Path, key: str) -> Iterator[tarfile.TarFile]:
    if is_sealed(source) and not key:
        raise Refused("This backup is sealed: set BACKUP_KEY to the key that it was made with.")
    with source.open("rb") as file:
        stream: Any = Opening(file, key) if is_sealed(source) else file
        if stream is file:
            file.seek(0)
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            yield archive


def _members(source: Path, key: str) -> Iterator[tuple[str, BinaryIO]]:
    with _open(source, key) as archive:
        for entry in archive:
            name = entry.name
            if not entry.isfile() or name.startswith("/") or ".." in Path(name).parts:
                raise Refused(f"The backup holds something that no backup holds: {name}.")
            file = archive.extractfile(entry)
            assert file is not None
            yield name, file


def _looked_through(source: Path, key: str) -> dict[str, Any]:
    """The manifest, after every part was compared with it: what is damaged is known before anything is touched."""
    marks: dict[str, str] = {}
    manifest: dict[str, Any] = {}
    try:
        for name, file in _members(source, key):
            if name == MANIFEST:
                manifest = json.loads(file.read())
                continue
            digest = hashlib.sha256()
            for piece in copied_pieces(file):
                digest.update(piece)
            marks[name] = digest.hexdigest()
    except (tarfile.TarError, ValueError) as fault:
        raise Refused("This is no backup, or it is damaged.") from fault
    if manifest.get("format") != FORMAT:
        raise Refused("This is no backup, or it was cut short.")
    said = {f"tables/{table}": told["sha256"] for table, told in manifest["tables"].items()} | manifest["files"]
    wrong = sorted(name for name in said.keys() | marks.keys() if said.get(name) != marks.get(name))
    if wrong:
        raise Refused(f"The backup is damaged: {', '.join(wrong[:5])}{' …' if len(wrong) > 5 else ''}.")
    return manifest


def _must_be_empty() -> None:
    with connection.cursor() as cursor:
        for table in ("requests_app_campaign", "auth_user", "ingestion_document", "requests_app_message"):
            cursor.execute(sql.SQL("SELECT EXISTS (SELECT FROM {})").format(sql.Identifier(table)))
            if cursor.fetchone()[0]:
                raise Refused("The database is not empty: a backup is only restored into an empty place.")
    for room in HOLDING:
        if next(shelf.names(room), None) is not None:
            where = "The shared storage" if shelf.is_shared() else str(shelf.folders()[room])
            raise Refused(f"{where} is not empty: a backup is only restored into an empty place.")


def _fill_table(cursor: Any, table: str, told: dict[str, Any], file: BinaryIO) -> None:
    columns = sql.SQL(", ").join(map(sql.Identifier, told["columns"]))
    with cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), columns)) as copied:
        for piece in copied_pieces(file):
            copied.write(piece)
    cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))
    if cursor.fetchone()[0] != told["rows"]:
        raise Refused(f"{table} did not come back whole.")


def _count_on(cursor: Any) -> None:
    """The counters of the tables go on after the highest number that came back."""
    from django.apps import apps

    for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True)):
        cursor.execute(statement)


def _write(name: str, file: BinaryIO, mark: str) -> None:
    path = shelf.place_of(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with path.open("wb") as target:
        path.chmod(0o600)
        while piece := file.read(PIECE):
            digest.update(piece)
            target.write(piece)
    if digest.hexdigest() != mark:
        raise Refused(f"{path.name} did not come back whole.")
    shelf.handed_over(name)
