"""Where does this name stand: asked by officers alone, in a form's body, audited by a mark and never by the name."""

from __future__ import annotations

import csv
import io

import pytest

from reporting.views.person_search import mark_of
from requests_app.models import AuditEntry, Message
from requests_app.roles import OFFICER, STAFF, SUPERVISOR
from tests.builders import campaign, person

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
NAME = "Zoë Quillfeather"


@pytest.fixture
def officer(client):
    request = campaign("kent").requests.get()
    Message.objects.create(request=request, direction="in", state="received", subject="x", body=f"From {NAME}.")
    client.force_login(person("officer", OFFICER))
    return client


def test_a_name_is_found_whatever_its_case_and_accents(officer):
    answer = officer.post("/person/", {"name": "zoe QUILLFEATHER", "why": "access"})
    assert any("Quillfeather" in one.passage for one in answer.context["answer"].found)


def test_the_audit_holds_a_mark_that_the_name_makes_and_not_the_name(officer):
    officer.post("/person/", {"name": NAME, "why": "breach"})
    (about,) = AuditEntry.objects.filter(kind="searched for a person").values_list("about", flat=True)
    assert about == f"/person/breach/{mark_of(NAME)}"
    assert "uill" not in about
    assert mark_of("quillfeather zoe") == mark_of(NAME)
    assert mark_of("Zoe Quill") != mark_of(NAME)


def test_too_short_a_name_is_refused_and_looked_for_nowhere(officer):
    assert officer.post("/person/", {"name": "Z.", "why": "access"}).status_code == 422
    assert not AuditEntry.objects.filter(kind="searched for a person").exists()


def test_what_was_found_goes_out_as_csv_that_runs_nothing(officer):
    rows = list(
        csv.reader(io.StringIO(officer.post("/person/found.csv", {"name": NAME, "why": "access"}).content.decode()))
    )
    assert rows[0] == ["what", "page", "where", "passage"]
    assert any("Quillfeather" in row[3] for row in rows)
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@")]


@pytest.mark.parametrize("role", [STAFF, SUPERVISOR])
def test_nobody_else_may_look(officer, role):
    officer.force_login(person("other", role))
    for address in ("/person/", "/person/found.csv"):
        assert officer.post(address, {"name": NAME, "why": "access"}).status_code == 403
