"""Redacted documents go out with an edition's evidence where a supervisor looked at exactly that; never what is kept
apart, deleted, or other than they saw."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from openpyxl.comments import Comment

from reporting import actions as telling
from reporting.exports.verifying import verify
from reporting.kept_exports import export_file
from reporting.models import AllowedDocument
from reporting.redacted_documents import NotAllowed, allow, allowed, offered, take_back
from requests_app.models import Event, Message, Quarantine
from requests_app.roles import READER, STAFF, SUPERVISOR
from review import actions as judging
from tests.builders import campaign, person, received, totals_return

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
TODAY = date(2019, 5, 20)


def workbook() -> bytes:
    """An ordinary return with all that a workbook carries besides its figures."""
    book = openpyxl.Workbook()
    book.properties.creator, book.properties.created = "Crispin Hallowell", datetime(2019, 4, 30)
    sheet = book.active
    sheet.title = "Answer"
    for row in (["Prepared by Crispin Hallowell, 01245 491491"], [], ["", "2017/18", "2018/19"],
                ["Number of offences", 261, 527], ["Of which by Mr T. Atkin", 2, 3]):  # fmt: skip
        sheet.append(row)
    sheet["B4"].comment = Comment("Checked with Aunt Mary", "CH")
    book.create_sheet("Working").append(["Child of Elm Road", 4411])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


TELLING = (b"Hallowell", b"Atkin", b"Mary", b"Elm Road", b"491491", b"4411", b"Crispin")


@pytest.fixture
def supervisor():
    return person("supervisor", SUPERVISOR)


@pytest.fixture
def publication(supervisor):
    asked = campaign("essex", "kent")
    essex, kent = (asked.requests.get(force__slug=slug) for slug in ("essex", "kent"))
    received(essex, workbook(), by=person("staff", STAFF), name="Answer.xlsx")
    received(kent, totals_return(2611, 3277), by=person("staff", STAFF), name="Kent.csv")
    for request in (essex, kent):
        judging.sign_off(request=request, by=supervisor, today=TODAY, accepting="Compared.")
    return telling.publish(campaign=asked, by=supervisor, today=TODAY)


def document(publication, name="Answer.xlsx"):
    return next(one for one in offered(publication, publication.content) if one.row["name"] == name)


def allow_all(publication, by):
    offers = offered(publication, publication.content)
    seen = {one.row["id"]: one.mark for one in offers if one.rebuilt}
    return allow(publication=publication, content=publication.content, seen=seen, by=by)


def unpacked(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def of_documents(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: body for name, body in files.items() if name.startswith("documents/")}


def test_without_a_word_no_document_goes_out(publication):
    files = unpacked(export_file(publication, "evidence"))
    assert of_documents(files) == {}
    assert b"the documents themselves are not in this pack" in files["README.txt"]


def test_what_is_allowed_is_in_the_pack_and_nothing_personal_is(publication, supervisor):
    assert sorted(allow_all(publication, supervisor)) == ["Answer.xlsx", "Kent.csv"]
    files = unpacked(export_file(publication, "evidence"))
    held = of_documents(files)
    assert len(held) == 3
    answer = held[f"documents/{document(publication).row['id']}/1.csv"].decode()
    assert list(csv.reader(io.StringIO(answer))) == [
        ["[removed]", "", ""], ["", "", ""], ["", "2017/18", "2018/19"], ["Number of offences", "261", "527"],
        ["[removed]", "[removed]", "[removed]"],
    ]  # fmt: skip
    for name, body in held.items():
        assert not [word for word in TELLING if word.lower() in body.lower()], name
    # The file that was sent is not in it; its hash is.
    assert not [name for name in files if name.endswith(".xlsx") and name != "figures.xlsx"]
    assert document(publication).row["sha256"].encode() in files["data/documents.csv"]
    assert f"{supervisor}".encode() not in b"".join(held.values())


def test_the_pack_reads_them_again_and_so_does_the_project(publication, supervisor, tmp_path):
    allow_all(publication, supervisor)
    pack = export_file(publication, "evidence")
    done = verify(pack)
    assert done.holds, done.said
    assert "2 redacted documents were read again." in done.said
    assert re.search(r"4 cells of 2 redacted tables read again by the reader of figures, 0 differ\.", done.said)


@pytest.mark.parametrize("told", ["differs by hand", "moved"])
def test_a_document_that_says_otherwise_than_its_cells_does_not_hold(publication, supervisor, tmp_path, told):
    allow_all(publication, supervisor)
    for name, body in unpacked(export_file(publication, "evidence")).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(body)
    table = tmp_path / "documents" / document(publication).row["id"] / "1.csv"
    text = table.read_text()
    table.write_text(text.replace("261", "262") if told == "differs by hand" else "\n" + text)
    done = verify(tmp_path)
    assert not done.holds
    assert "differ" in done.said.split("read again by the reader of figures, ")[1]
    assert not done.said.rstrip().endswith("0 differ.")


def test_what_would_be_written_otherwise_now_is_not_in_it_until_somebody_looks_again(publication, supervisor):
    allow_all(publication, supervisor)
    assert len(allowed(publication, publication.content)) == 2
    essex = publication.campaign.requests.get(force__slug="essex")
    Message.objects.create(request=essex, direction="in", state="received",
                           sender="Number Offences <n@essex.police.example>", body="Attached.")  # fmt: skip
    # A head that is now the name of somebody who wrote to us.
    changed = offered(publication, publication.content)
    assert [one.stale for one in changed] == [False, False]
    AllowedDocument.objects.filter(document=document(publication).row["id"]).update(sha256="0" * 64)
    assert document(publication).stale
    assert list(allowed(publication, publication.content)) == [document(publication, "Kent.csv").row["id"]]
    assert len(of_documents(unpacked(export_file(publication, "evidence")))) == 2
    assert allow_all(publication, supervisor) == ["Answer.xlsx"]
    assert len(allowed(publication, publication.content)) == 2


def test_a_mark_that_is_another_allows_nothing(publication, supervisor):
    one, other = document(publication), document(publication, "Kent.csv")
    seen = {one.row["id"]: one.mark, other.row["id"]: "f" * 64}
    with pytest.raises(NotAllowed, match=r"Kent\.csv would be written otherwise"):
        allow(publication=publication, content=publication.content, seen=seen, by=supervisor)
    with pytest.raises(NotAllowed, match="Choose"):
        allow(publication=publication, content=publication.content, seen={}, by=supervisor)
    with pytest.raises(NotAllowed, match="no such document"):
        allow(publication=publication, content=publication.content, seen={"0": "f" * 64}, by=supervisor)
    assert not AllowedDocument.objects.exists()


def test_what_is_kept_apart_since_goes_out_no_more_and_can_not_be_allowed(publication, supervisor):
    allow_all(publication, supervisor)
    one = document(publication)
    Quarantine.objects.create(sha256=one.row["sha256"], reason="Names of children.", names=[one.row["name"]])
    assert list(allowed(publication, publication.content)) == [document(publication, "Kent.csv").row["id"]]
    files = of_documents(unpacked(export_file(publication, "evidence")))
    assert not [name for name in files if f"/{one.row['id']}/" in name]
    assert one.row["id"] not in files["documents/places.csv"].decode()
    with pytest.raises(NotAllowed, match="kept apart"):
        allow(publication=publication, content=publication.content, seen={one.row["id"]: one.mark}, by=supervisor)


def test_it_can_be_taken_back_and_both_are_told_in_the_history(publication, supervisor):
    allow_all(publication, supervisor)
    before = export_file(publication, "evidence")
    take_back(publication=publication, document=document(publication).row["id"], by=supervisor)
    after = export_file(publication, "evidence")
    assert len(of_documents(unpacked(after))) == len(of_documents(unpacked(before))) - 1
    told = Event.objects.filter(kind="redacted documents").order_by("pk").values_list("sentence", flat=True)
    assert [sentence.split()[0] for sentence in told] == ["Allowed", "Took"]
    take_back(publication=publication, document=document(publication).row["id"], by=supervisor)
    assert Event.objects.filter(kind="redacted documents").count() == 2


def test_only_supervisors_give_the_word(publication):
    for role in (STAFF, READER, None):
        with pytest.raises(PermissionDenied):
            allow_all(publication, person("other", role))
        with pytest.raises(PermissionDenied):
            take_back(publication=publication, document="1", by=person("other", role))
    assert not AllowedDocument.objects.exists()
