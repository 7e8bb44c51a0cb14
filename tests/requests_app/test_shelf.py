"""Documents and mails in storage that machines share, through a real server of its protocol."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from foitracker.backup.making import make
from foitracker.backup.restoring import restore
from ingestion.models import Document
from ingestion.storage import keep
from ingestion.tasks import read_waiting
from requests_app import shelf
from requests_app.mail.folder import keep_raw, kept_at, raw_of
from requests_app.roles import STAFF
from tests.builders import campaign, person, received, totals_return
from tests.shared_storage import s3_server, settings_of, stored

pytestmark = pytest.mark.integration
CONTENT = b"Offence,2017/18\nSexual communication with a child,26\n"
SHA256 = hashlib.sha256(CONTENT).hexdigest()
NAME = f"documents/{SHA256[:2]}/{SHA256}"


@pytest.fixture
def shared(settings):
    """The server's address; this process keeps its documents there."""
    with s3_server() as (address, server):
        settings.STORAGES = {**settings.STORAGES, "shared": settings_of(address)}
        settings.SERVER = server
        yield address


def files_here(settings) -> list[Path]:
    folders = (Path(settings.DOCUMENTS_FOLDER), Path(settings.MAIL_FOLDER))
    return [path for folder in folders for path in folder.rglob("*") if path.is_file()]


def test_a_document_lies_there_under_its_hash_and_not_on_this_machine(shared, settings):
    assert keep([CONTENT[:10], CONTENT[10:]]) == (SHA256, len(CONTENT))
    assert keep([CONTENT]) == (SHA256, len(CONTENT))
    assert stored(shared) == {NAME: CONTENT}
    assert files_here(settings) == []
    assert shelf.there(NAME)
    assert shelf.size_of(NAME) == len(CONTENT)
    with shelf.opened(NAME) as file:
        assert file.read() == CONTENT


def test_a_copy_at_hand_is_gone_when_it_is_no_longer_used(shared):
    keep([CONTENT])
    with shelf.at_hand(NAME) as copy:
        assert copy.read_bytes() == CONTENT
        assert copy.stat().st_mode & 0o077 == 0
    assert not copy.exists()


def test_what_is_not_there_is_no_fault_of_the_storage(shared):
    assert not shelf.there(NAME)
    for ask in (shelf.opened, shelf.size_of):
        with pytest.raises(FileNotFoundError):
            ask(NAME)
    with pytest.raises(FileNotFoundError), shelf.at_hand(NAME):
        pass
    shelf.removed(NAME)


def test_what_is_removed_is_gone_for_every_machine(shared):
    keep([CONTENT])
    shelf.removed(NAME)
    assert stored(shared) == {}


def test_a_mail_lies_there_too(shared, settings):
    path = keep_raw(b"Subject: x\r\n\r\ny", "ab" * 32, direction="in")
    assert keep_raw(b"Subject: x\r\n\r\ny", "ab" * 32, direction="in") == path
    assert raw_of(path) == b"Subject: x\r\n\r\ny"
    with kept_at(path) as file:
        assert file.read_bytes() == b"Subject: x\r\n\r\ny"
    assert list(shelf.names("mail")) == [f"mail/{path}"]
    assert files_here(settings) == []


def test_storage_that_does_not_answer_refuses_the_upload_and_leaves_nothing(shared, settings):
    settings.SERVER.stop()
    with pytest.raises(shelf.Away):
        keep([CONTENT])
    assert files_here(settings) == []


@pytest.mark.django_db
def test_a_reading_waits_while_the_storage_is_away_and_that_is_no_attempt(shared, settings):
    document = received(campaign("kent").requests.get(), totals_return(26, 52))
    Document.objects.update(state="waiting", attempts=0)
    settings.SERVER.stop()
    assert read_waiting(document.pk) == "waits"
    document.refresh_from_db()
    assert (document.state, document.attempts, document.claimed_at) == ("waiting", 0, None)


@pytest.mark.django_db
def test_the_page_says_that_the_storage_is_away_and_ready_says_it_is_down(shared, settings, client):
    document = received(campaign("kent").requests.get(), totals_return(26, 52))
    client.force_login(person("staff", STAFF))
    there = client.get(reverse("document-file", args=[document.pk]))
    assert b"".join(there.streaming_content) == totals_return(26, 52)
    assert client.get("/ready/").json()["storage"] == "up"
    settings.SERVER.stop()
    away = client.get(reverse("document-file", args=[document.pk]))
    assert away.status_code == 503
    assert "storage does not answer" in away.content.decode()
    assert client.get("/ready/").json()["storage"] == "down"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_backup_holds_what_lies_there_and_brings_it_back(shared, tmp_path):
    received(campaign("kent").requests.get(), totals_return(26, 52))
    before = stored(shared)
    assert len(before) == 1
    made = make(tmp_path / "kept", key="", now=timezone.now())
    assert set(before) <= set(made["files"])
    from tests.foitracker.test_backup import emptied

    emptied()
    for name in before:
        shelf.removed(name)
    restore(tmp_path / "kept", key="")
    assert stored(shared) == before
    assert Document.objects.get().state == "read"
