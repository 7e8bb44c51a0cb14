"""The pages round publishing: the files of an edition, its revisions, its withdrawal, its rules."""

from __future__ import annotations

import json

import pytest

from reporting.models import PublishingRules
from reporting.publishing.edition import mark
from requests_app.roles import STAFF, SUPERVISOR
from tests.builders import person
from tests.reporting.builders import figure
from tests.reporting.editions import september

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


def test_every_file_is_of_its_kind_and_named_after_its_edition(edition, reader, client):
    client.force_login(person("staff", STAFF))
    starts = {
        "workbook": b"PK", "totals": b"question,", "data-package": b"PK", "bulletin": b"%PDF-", "evidence": b"PK",
    }  # fmt: skip
    for kind, start in starts.items():
        answer = client.get(f"/figures/publications/{edition.pk}/{kind}/")
        body = b"".join(answer.streaming_content).removeprefix(b"\xef\xbb\xbf")
        assert body.startswith(start), kind
        assert f'filename="{edition.campaign.slug}-1' in answer["Content-Disposition"]
    assert client.get(f"/figures/publications/{edition.pk}/nothing/").status_code == 404


def test_the_file_of_a_withdrawn_edition_says_so_in_its_name(edition, client):
    client.force_login(person("supervisor", SUPERVISOR))
    client.post(f"/figures/publications/{edition.pk}/withdraw/", {"reason": ""})
    edition.refresh_from_db()
    assert edition.withdrawn_at is None, "not without a reason"
    client.post(f"/figures/publications/{edition.pk}/withdraw/", {"reason": "Kent restated."})
    answer = client.get(f"/figures/publications/{edition.pk}/totals/")
    assert "-1-withdrawn-totals.csv" in answer["Content-Disposition"]


def test_revisions_name_every_figure_that_moved_between_two_editions(edition, reader):
    content = json.loads(json.dumps(september(more=[figure("Kent", 999, question="9")])))
    for row in content["totals"]:
        if (row["area"], row["question"], row["period"]) == ("Kent Police", "1", "2018/19"):
            row["low"] = row["high"] = 150
    edition.campaign.publications.create(number=2, title="x", content=content, sha256=mark(content), by=edition.by)
    answer = reader.get(f"/figures/campaigns/{edition.campaign.slug}/revisions/")
    moved = {(one.area, one.before, one.after) for one in answer.context["revision"].whole}
    assert moved == {("Kent Police", "140", "150")}
    assert (answer.context["earlier"].number, answer.context["later"].number) == (1, 2)


def test_whether_a_second_supervisor_confirms_is_set_by_supervisors(edition, client):
    address = f"/figures/campaigns/{edition.campaign.slug}/publish/rules/"
    client.force_login(person("staff", STAFF))
    assert client.post(address, {"second_supervisor": "yes"}).status_code == 403
    client.force_login(person("supervisor", SUPERVISOR))
    client.post(address, {"second_supervisor": "yes"})
    assert PublishingRules.objects.get().second_supervisor is True


def test_the_internal_evidence_is_for_those_who_work_on_documents(edition, reader):
    assert reader.get(f"/figures/campaigns/{edition.campaign.slug}/evidence/").status_code == 403
