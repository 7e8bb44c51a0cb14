"""What is shown to a signed-in person is kept in no cache."""

import pytest

from requests_app.roles import SUPERVISOR
from tests.builders import campaign, person, received, totals_return

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


def test_pages_files_and_refusals_are_stored_nowhere(client):
    document = received(campaign("kent").requests.get(), totals_return(1, 2))
    client.force_login(person("supervisor", SUPERVISOR))
    for address in ("/", "/documents/", f"/documents/{document.pk}/", f"/documents/{document.pk}/file/",
                    "/documents/999999/", "/admin/", "/figures/"):  # fmt: skip
        assert client.get(address)["Cache-Control"] == "no-store", address
    client.logout()
    assert "no-store" in client.get("/sign-in/")["Cache-Control"]
