"""A backup restored into an empty place: every row, file, figure and hash; and nothing damaged comes back."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from foitracker.backup import schedule
from foitracker.backup.making import make, tables
from foitracker.backup.sealed import MARK
from ingestion.models import Document, OffenceRecord
from requests_app import audit
from requests_app.models import AuditSeal, Campaign
from requests_app.roles import STAFF
from requests_app.shelf import folders
from tests.builders import campaign, person, received, totals_return

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.integration]


def everything() -> dict[str, str]:
    """Every table and every file by its hash."""
    found = {}
    with connection.cursor() as cursor:
        for table in tables():
            with cursor.copy(f'COPY (SELECT * FROM "{table}" ORDER BY 1) TO STDOUT') as copied:
                found[table] = hashlib.sha256(b"".join(map(bytes, copied))).hexdigest()
    for place in folders().values():
        for path in place.rglob("*"):
            if path.is_file():
                found[str(path)] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def figures() -> list[tuple[str, object]]:
    return sorted(OffenceRecord.objects.values_list("cell", "low"))


def emptied() -> None:
    """As a new place is."""
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(tables())} CASCADE")
    for place in folders().values():
        for path in list(place.rglob("*")):
            if path.is_file():
                path.unlink()


@pytest.fixture
def filled():
    made = campaign("kent", "essex")
    staff = person("staff", STAFF)
    for number, request in enumerate(made.requests.all()):
        document = received(request, totals_return(26 + number, 52), by=staff)
        assert document.state == "read"
    return made


@pytest.fixture(params=["", "a key kept elsewhere"], ids=["open", "sealed"])
def backup(request, settings, tmp_path, filled) -> Path:
    settings.BACKUP_KEY = request.param
    target = tmp_path / "kept" / "one.backup"
    call_command("backup", str(target), stdout=io.StringIO())
    assert target.stat().st_mode & 0o077 == 0, "for nobody else to read"
    return target


def test_everything_comes_back_into_an_empty_place_as_it_was(backup):
    before, told = everything(), figures()
    assert len(told) >= 4
    emptied()
    assert figures() == []
    out = io.StringIO()
    call_command("restore", str(backup), stdout=out)
    assert everything() == before
    assert figures() == told
    assert "the audit's chain holds" in out.getvalue()
    for document in Document.objects.all():
        assert hashlib.sha256(document.path.read_bytes()).hexdigest() == document.sha256
    assert Campaign.objects.create(title="After", slug="after", document={}).pk > 1, "its counters go on"
    audit.note(kind="after")
    assert AuditSeal.objects.count() > 1
    assert audit.verify().faults == ()


def test_it_is_restored_into_an_empty_place_only(backup):
    with pytest.raises(CommandError, match="not empty"):
        call_command("restore", str(backup))


@pytest.mark.parametrize("at", [0.3, 0.5, 0.7])
def test_one_changed_byte_is_found_before_anything_is_touched(backup, at):
    raw = bytearray(backup.read_bytes())
    place = next(n for n in range(int(len(raw) * at), len(raw)) if raw[n])
    raw[place] ^= 1
    backup.write_bytes(raw)
    emptied()
    with pytest.raises(CommandError, match="Nothing was restored"):
        call_command("restore", str(backup))
    assert not Campaign.objects.exists()
    assert not any(path.is_file() for place in folders().values() for path in place.rglob("*"))


def test_one_cut_short_is_refused(backup):
    backup.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])
    emptied()
    with pytest.raises(CommandError, match="Nothing was restored"):
        call_command("restore", str(backup))


def test_without_its_key_a_sealed_one_tells_nothing(settings, tmp_path, filled):
    target = tmp_path / "sealed.backup"
    make(target, key="right", now=timezone.now())
    raw = target.read_bytes()
    assert raw.startswith(MARK)
    assert b"Number of offences" not in raw
    emptied()
    for wrong in ("", "wrong"):
        settings.BACKUP_KEY = wrong
        with pytest.raises(CommandError, match="key"):
            call_command("restore", str(target))


def test_a_document_that_is_gone_or_changed_is_told_and_no_backup_pretends(tmp_path, filled):
    document = Document.objects.first()
    document.path.chmod(0o600)
    document.path.write_bytes(b"something else")
    with pytest.raises(CommandError, match=f"{document.sha256} has another content"):
        call_command("backup", str(tmp_path / "x.backup"))
    document.path.unlink()
    with pytest.raises(CommandError, match=f"{document.sha256} is gone"):
        call_command("backup", str(tmp_path / "x.backup"))
    assert not list(tmp_path.glob("*.backup"))
    assert not list(tmp_path.glob(".backup-*"))


def test_the_clock_keeps_a_fortnight_of_them(settings, tmp_path, filled):
    assert schedule.nightly() == "no folder"
    settings.BACKUP_FOLDER = str(tmp_path / "nightly")
    (tmp_path / "nightly").mkdir()
    for day in range(1, 21):
        (tmp_path / "nightly" / f"foitracker-2019-01-{day:02}-023000.backup").touch()
    newest = schedule.nightly()
    kept = sorted(path.name for path in (tmp_path / "nightly").iterdir())
    assert len(kept) == schedule.KEPT
    assert kept[-1] == newest
    assert kept[0] == "foitracker-2019-01-08-023000.backup"
