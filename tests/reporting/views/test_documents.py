"""The pages of redacted documents: a supervisor looks at exactly what goes out, allows it, and takes it back."""

from __future__ import annotations

import re

import pytest

from reporting import redacted_documents
from reporting.models import AllowedDocument
from requests_app.roles import READER, STAFF
from tests.builders import person
from tests.reporting.test_redacted_documents import TELLING, document, publication, supervisor

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
__all__ = ["publication", "supervisor"]


@pytest.mark.parametrize("role", [STAFF, READER, None])
def test_only_supervisors_see_them(publication, client, role):
    client.force_login(person("other", role))
    base = f"/figures/publications/{publication.pk}/documents/"
    for address in (base, f"{base}{document(publication).row['id']}/"):
        assert "as it would go out" not in client.get(address).content.decode()
        assert client.get(address).status_code == 403


def test_a_supervisor_looks_at_exactly_what_goes_out_and_allows_it_there(publication, supervisor, client):
    client.force_login(supervisor)
    base = f"/figures/publications/{publication.pk}/documents/"
    one = document(publication)
    assert "0 of 2" in re.sub("<[^>]+>", "", client.get(base).content.decode())
    said = client.get(f"{base}{one.row['id']}/").content.decode()
    assert "<td>Number of offences</td><td>261</td><td>527</td>" in said
    assert not [word for word in TELLING if word.decode() in said]
    client.post(base, {"allow": f"{one.row['id']}:{one.mark}"})
    given = AllowedDocument.objects.get()
    assert (given.document, given.sha256, given.by) == (one.row["id"], one.mark, supervisor)
    assert "1 of 2" in re.sub("<[^>]+>", "", client.get(base).content.decode())
    client.post(f"{base}{one.row['id']}/take-back/")
    assert redacted_documents.allowed(publication, publication.content) == {}
    assert client.get(f"{base}999999/").status_code == 404
