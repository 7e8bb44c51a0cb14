"""What was deleted stays deleted: an older backup that is restored brings it back only to be deleted again."""

from __future__ import annotations

import io
import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from foitracker.backup import restoring, schedule
from ingestion.deletion import delete_document, sweep_removals
from ingestion.models import Document
from ingestion.tasks import sweep_documents
from requests_app import audit, deletion_ledger
from requests_app.actions import delete_mail, match_message, receive_mail
from requests_app.models import Message, Removal
from requests_app.roles import OFFICER, RESEARCHER, STAFF, SUPERVISOR
from requests_app.shelf import folders
from requests_app.tasks import read_arrived_mail
from tests.builders import campaign, person, received, totals_return
from tests.foitracker.test_backup import emptied
from tests.ingestion.test_deletion import NAME, PERSONAL, REASON, WORDS, left, mail_with

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.integration]


@pytest.fixture
def older(settings, tmp_path) -> Path:
    """A backup that holds a document with personal data and the mail that brought another."""
    settings.BACKUP_FOLDER = str(tmp_path / "nightly")
    made = campaign("kent", "essex")
    kent, essex = (made.requests.get(force__slug=slug) for slug in ("kent", "essex"))
    received(kent, PERSONAL, by=person("staff", STAFF), name=NAME)
    letter = receive_mail(raw=mail_with(("fine.csv", totals_return(1, 2))))
    match_message(message=letter, request=essex, by=person("researcher", RESEARCHER))
    read_arrived_mail(letter.pk)
    (tmp_path / "nightly").mkdir()
    return Path(settings.BACKUP_FOLDER) / schedule.nightly()


def restored(backup: Path, *options: str) -> str:
    out = io.StringIO()
    call_command("restore", str(backup), *options, stdout=out)
    return out.getvalue()


def deleted_since() -> None:
    document = Document.objects.get(parent=None, name=NAME)
    delete_document(document=document, reason=REASON, by=person("supervisor", SUPERVISOR))
    delete_mail(message=Message.objects.get(), reason=REASON, by=person("officer", OFFICER), words=True)
    sweep_removals()
    assert left(*WORDS) == []


@pytest.mark.parametrize("survives", ["beside the documents", "beside the backup", "elsewhere"])
def test_what_was_deleted_since_is_gone_after_an_older_backup_is_restored(older, survives, tmp_path, settings):
    deleted_since()
    here, nightly, elsewhere = folders()["deletions"], older.parent / "deletions", tmp_path / "elsewhere"
    shutil.copytree(here, elsewhere)
    emptied()
    if survives == "beside the documents":
        shutil.copytree(elsewhere, here, dirs_exist_ok=True)
    if survives != "beside the backup":
        shutil.rmtree(nightly)
    told = restored(older, *(["--deletions", str(elsewhere)] if survives == "elsewhere" else []))
    assert "2 deletions made since were made again" in told
    assert left(*WORDS) == []
    document = Document.objects.get(parent=None, deleted_at__isnull=False)
    assert document.deletion_reason.endswith("a restored backup had brought it back.")
    assert document.extractions.get(current=True).records.exists(), "its figures stay"
    letter = Message.objects.get()
    assert (letter.raw_path, letter.body) == ("", "The words of this letter were deleted.")
    assert audit.verify().faults == ()
    emptied()
    shutil.rmtree(nightly)
    assert "0 deletions" in restored(older), "else this test looks at nothing"
    assert left(*WORDS) != []


def test_a_program_killed_after_the_restore_makes_the_deletions_again_when_it_is_back(older, monkeypatch):
    deleted_since()
    emptied()

    def killed() -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(restoring, "replay_deletions", killed)
        with pytest.raises(KeyboardInterrupt):
            restored(older)
    assert left(*WORDS) != []
    sweep_documents()
    assert left(*WORDS) == []
    assert not Removal.objects.exists()


def test_what_is_written_down_is_hashes_keys_and_times(older):
    deleted_since()
    written = [json.loads(path.read_bytes()) for path in sorted(folders()["deletions"].glob("*.json"))]
    letter = Message.objects.get()
    documents = set(Document.objects.exclude(deleted_at=None).values_list("sha256", flat=True))
    assert {one["key"] for one in written if one["what"] == "document"} == documents
    assert [one["key"].partition("@")[0] for one in written if one["what"] == "letter"] == [str(letter.pk)]
    assert all(set(one) == {"at", "what", "key", "whole"} for one in written)
    assert {path.name for path in (older.parent / "deletions").iterdir()} == {
        path.name for path in folders()["deletions"].iterdir()
    }


def test_a_note_that_the_disk_refuses_is_written_when_there_is_room(older, monkeypatch):
    def full(*_: object) -> None:
        raise OSError("no space")

    with monkeypatch.context() as patched:
        patched.setattr(deletion_ledger, "write", full)
        deleted_since()
        assert deletion_ledger.deletions() == []
    shutil.rmtree(older.parent / "deletions", ignore_errors=True)
    sweep_removals()
    assert len(deletion_ledger.deletions()) == 2
    shutil.rmtree(older.parent / "deletions")
    assert deletion_ledger.copy_beside_backups() == 2, "the night brings what is not there"


def test_what_came_again_after_it_was_deleted_and_another_letter_of_the_same_number_stay(older):
    letter = Message.objects.get()
    long_ago = timezone.now() - timedelta(days=2)
    document = Document.objects.get(parent=None, name=NAME)
    written = {
        "a": {"at": long_ago.isoformat(), "what": "document", "key": document.sha256, "whole": True},
        "b": {"at": timezone.now().isoformat(), "what": "letter", "key": f"{letter.pk}@{long_ago.isoformat()}",
              "whole": True},
        "c": {"at": "no day", "what": "document", "key": document.sha256, "whole": True},
    }  # fmt: skip
    folder = older.parent / "deletions"
    folder.mkdir()
    for name, one in written.items():
        (folder / f"{name}.json").write_text(json.dumps(one))
    (folder / "d.json").write_bytes(b"\xff{")
    emptied()
    assert "0 deletions made since" in restored(older)
    assert Document.objects.filter(parent=None, name=NAME, deleted_at=None).exists()
    assert Message.objects.get().deleted_at is None


def test_a_place_with_documents_is_still_refused(older):
    deleted_since()
    with pytest.raises(CommandError, match="not empty"):
        restored(older)
