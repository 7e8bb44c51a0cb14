"""Reading in a browser: files uploaded, watched while they are read, refused with a sentence, looked at beside what was
read from them."""

from __future__ import annotations

import io

import openpyxl
import pytest
from playwright.sync_api import expect

from ingestion.models import Document
from ingestion.tasks import read_waiting
from requests_app.roles import READER, STAFF, SUPERVISOR
from tests.builders import campaign, csv_return, received, totals_return

pytestmark = [
    pytest.mark.browser,
    pytest.mark.integration,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture
def at_once(settings):
    """What the worker would do is done when it is asked for."""
    settings.CELERY_TASK_ALWAYS_EAGER = True


@pytest.fixture
def unread(monkeypatch):
    """No worker is there: what is uploaded waits."""
    monkeypatch.setattr("ingestion.actions.documents.ask_for_reading", lambda pk: True)


def workbook(*rows) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def file(name: str, content: bytes) -> dict:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


ORDINARY = workbook(["", "2017/18", "2018/19"], ["Number of offences", 26, 52])


def test_a_workbook_is_uploaded_and_its_figure_followed_to_its_cell(site, sign_in, accessible, at_once):
    made = campaign("kent", "essex")
    sign_in("staff", STAFF)
    site.goto(f"/campaigns/{made.slug}/upload/")
    accessible()
    site.get_by_label("Files").set_input_files([file("Kent Police response.xlsx", ORDINARY)])
    site.get_by_text("Kent Police response.xlsx, ").wait_for()
    site.get_by_role("button", name="Upload").click()
    site.wait_for_url("**/documents/*/")
    assert site.locator("dd").first.inner_text() == "Kent Police", "the force is told from the file's name"
    site.get_by_role("link", name="Sheet!B2").first.click()
    assert site.locator("#marked").inner_text() == "26"
    accessible()


def test_several_files_are_kept_and_what_cannot_be_opened_says_why(site, sign_in, accessible, at_once):
    made = campaign("kent", "essex")
    sign_in("staff", STAFF)
    site.goto(f"/campaigns/{made.slug}/upload/")
    site.get_by_label("Files").set_input_files(
        [
            file("Kent.xlsx", b"PK\x03\x04 and then nothing of a workbook"),
            file("Essex.pdf", totals_return(3, 4)),
            file("answer.csv", totals_return(26, 52)),
        ]
    )
    site.get_by_role("button", name="Upload").click()
    site.wait_for_url("**/documents/?campaign=*")
    lines = {line.inner_text().split("\n")[0]: line.inner_text() for line in site.locator("tbody tr").all()}
    assert "could not be read" in lines["Kent.xlsx"]
    assert "Traceback" not in lines["Kent.xlsx"]
    assert "Essex Police" in lines["Essex.pdf"], "a wrong suffix is read by what it holds"
    assert "read" in lines["Essex.pdf"]
    assert "not told yet" in lines["answer.csv"]
    accessible()
    site.get_by_role("link", name="answer.csv").click()
    site.get_by_label("Whose answer").select_option(label="Kent Police")
    site.get_by_role("button", name="That force's").click()
    site.get_by_text("is Kent Police's answer").wait_for()
    accessible()


def test_a_waiting_document_shows_its_result_by_itself(site, sign_in, accessible, unread):
    made = campaign("kent")
    sign_in("staff", STAFF)
    site.goto(f"/campaigns/{made.slug}/upload/")
    site.get_by_label("Files").set_input_files([file("Kent.xlsx", ORDINARY)])
    site.get_by_role("button", name="Upload").click()
    site.locator("#progress").wait_for()
    expect(site.locator("#progress").first).to_contain_text("Waiting to be read", use_inner_text=True)
    accessible()
    read_waiting(Document.objects.get().pk)
    site.get_by_role("heading", name="Figures read").wait_for()
    assert site.locator("#progress").count() == 0


def test_no_file_is_said_in_a_sentence_that_leads_to_the_field(site, sign_in, accessible):
    made = campaign("kent")
    sign_in("staff", STAFF)
    site.allowed_statuses.add(422)
    site.goto(f"/campaigns/{made.slug}/upload/")
    site.get_by_role("button", name="Upload").click()
    assert "Choose at least one file" in site.inner_text(".error-summary") or "required" in site.inner_text(
        ".error-summary"
    )
    assert site.evaluate("document.activeElement.className") == "error-summary"
    accessible()


def test_a_label_is_taught_from_the_documents_page(site, sign_in, accessible, at_once):
    kent = campaign("kent").requests.get()
    rows = [["Sex of victim", "2017/18", "2018/19"], ["Female", 10, 20], ["Male", 11, 21], ["Qwertyish", 12, 22]]
    document = received(kent, csv_return(rows), name="sexes.csv")
    sign_in("supervisor", SUPERVISOR)
    site.goto(f"/documents/{document.pk}/")
    accessible()
    site.get_by_role("group", name="Qwertyish").get_by_role("button", name="Unknown").click()
    site.get_by_text("means Unknown from now on").wait_for()
    assert site.get_by_role("group", name="Qwertyish").count() == 0
    assert document.extractions.count() == 2


def test_a_reader_is_told_that_documents_are_not_theirs(site, sign_in):
    kent = campaign("kent").requests.get()
    document = received(kent, totals_return(26, 52))
    sign_in("reader", READER)
    site.allowed_statuses.add(403)
    site.goto(f"/documents/{document.pk}/")
    expect(site.locator("main").first).to_contain_text("may see documents", use_inner_text=True)
