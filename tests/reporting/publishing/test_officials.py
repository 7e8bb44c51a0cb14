"""No export that leaves the house names an official who wrote to us."""

from __future__ import annotations

import pytest

from reporting import actions as telling
from reporting.kept_exports import WRITERS, export_file
from requests_app.models import Message
from requests_app.roles import STAFF, SUPERVISOR
from review import actions as judging
from tests.builders import campaign, person, received, totals_return
from tests.ingestion.test_deletion import unpacked
from tests.review.test_judging import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


def test_no_file_of_an_edition_names_one(client):
    made = campaign("essex")
    essex = made.requests.get()
    supervisor = person("supervisor", SUPERVISOR)
    name = "Response of Crispin_Hallowell for C.Hallowell@essex.police.example.csv"
    received(essex, totals_return(2611, 5277), by=person("staff", STAFF), name=name)
    judging.sign_off(request=essex, by=supervisor, today=TODAY, accepting="Compared with what Crispin Hallowell wrote.")
    publication = telling.publish(campaign=made, by=supervisor, today=TODAY)
    before = unpacked(export_file(publication, "evidence").read_bytes())
    assert b"Crispin_Hallowell" in before, "else this test looks at nothing"
    Message.objects.create(request=essex, direction="in", state="received",
                           sender="Crispin Hallowell <c@essex.police.example>", body="Attached.")  # fmt: skip
    for kind in WRITERS:
        told = unpacked(export_file(publication, kind).read_bytes())
        assert b"allowell" not in told, kind
    client.force_login(supervisor)
    assert b"allowell" not in unpacked(client.get(f"/figures/campaigns/{made.slug}/evidence/").content)
    assert "Crispin_Hallowell" in client.get(f"/requests/{essex.pk}/").content.decode(), "those who work on it see it"
