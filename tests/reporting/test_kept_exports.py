"""An export is written once, sent from its file, and written anew when less of it may be shown."""

import json
import os
import time
import zipfile
from io import BytesIO

import pytest
from django.conf import settings
from django.urls import reverse

from foitracker.signing_in.sessions import PROVED
from reporting import kept_exports, tasks
from reporting.exports import csv, tables, xlsx
from reporting.kept_exports import WRITERS, export_file, write_exports
from reporting.publishing.edition import mark
from reporting.publishing.kept_apart import without_apart
from requests_app.models import Quarantine
from requests_app.roles import READER, SUPERVISOR
from tests.builders import campaign, person
from tests.reporting.editions import september

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def publication():
    content = json.loads(json.dumps(september()))
    made = campaign("kent")
    return made.publications.create(
        number=1, title=made.title, content=content, sha256=mark(content), by=person("supervisor", SUPERVISOR)
    )


def never(*_):
    raise AssertionError("written again")


def test_what_is_sent_is_what_was_always_written(client, publication):
    client.force_login(person("reader", READER))
    session = client.session
    session[PROVED] = int(time.time())
    session.save()
    content = without_apart(publication.content)
    written = {"workbook": xlsx.write(content), "totals": csv.write(tables.tables(content)[0])}
    for kind, wanted in written.items():
        answer = client.get(reverse("publication-export", args=[publication.pk, kind]))
        assert answer.streaming
        assert b"".join(answer.streaming_content) == wanted
        assert f'filename="{publication.campaign.slug}-1' in answer["Content-Disposition"]


def test_it_is_written_once(publication, monkeypatch):
    first = export_file(publication, "workbook")
    monkeypatch.setattr(kept_exports, "WRITERS", dict.fromkeys(WRITERS, never))
    assert export_file(publication, "workbook") == first


def test_a_document_kept_apart_since_makes_another_file(publication):
    before = export_file(publication, "data-package")
    name = publication.content["documents"][0]["name"]
    assert name in _text(before)
    Quarantine.objects.create(sha256="ab" * 32, reason="Names of victims.", names=[name])
    after = export_file(publication, "data-package")
    assert after != before
    assert name not in _text(after)


def _text(path):
    with zipfile.ZipFile(BytesIO(path.read_bytes())) as archive:
        return "".join(archive.read(part).decode(errors="replace") for part in archive.namelist())


def test_a_worker_writes_them_after_publishing(publication, monkeypatch):
    tasks.keep_results()
    monkeypatch.setattr(kept_exports, "WRITERS", dict.fromkeys(WRITERS, never))
    assert write_exports(publication) == len(WRITERS) == 5


def test_a_file_that_nobody_fetched_for_a_month_goes(publication):
    old = export_file(publication, "totals")
    os.utime(old, (time.time() - 40 * 24 * 3600,) * 2)
    kept = export_file(publication, "workbook")
    assert not old.exists()
    assert {path.name for path in (settings.KEPT_FOLDER / "exports").iterdir()} == {kept.name}
