"""The edition that an address names: there, withdrawn, under embargo, or known to the asker already."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from reporting import actions
from requests_app.models import Quarantine

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
BASE = "/api/v1/editions"


def test_an_edition_under_embargo_is_not_there_and_one_withdrawn_says_why_and_tells_nothing(ask, publication):
    publication.embargo_until = timezone.now() + timedelta(hours=1)
    publication.save()
    assert ask().json()["count"] == 0
    assert ask("/sept-2019/1/figures").status_code == 404
    publication.embargo_until = None
    publication.save()
    actions.withdraw_publication(publication=publication, reason="Kent's figure was wrong.", by=publication.by)
    assert ask().json()["items"][0]["withdrawn_reason"] == "Kent's figure was wrong."
    assert ask("/sept-2019/1").json()["withdrawn_at"]
    gone = ask("/sept-2019/1/figures")
    assert gone.status_code == 410
    assert gone.json()["detail"] == "This edition was withdrawn: Kent's figure was wrong."


def test_an_answer_is_asked_for_again_by_its_mark_until_something_behind_it_changes(ask, publication):
    first = ask("/sept-2019/1/totals")
    again = ask("/sept-2019/1/totals", **{"If-None-Match": f'"other", W/{first["ETag"]}'})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert ask("/sept-2019/1/totals?offset=1")["ETag"] != first["ETag"]
    Quarantine.objects.create(sha256="ab" * 32, reason="It names somebody.", names=["Kent.xlsx"])
    assert ask("/sept-2019/1/totals", **{"If-None-Match": first["ETag"]}).status_code == 200


def test_an_unchanged_answer_costs_few_queries_and_a_page_of_totals_too(
    ask, publication, django_assert_max_num_queries
):
    first = ask("/sept-2019/1/totals")
    with django_assert_max_num_queries(6):
        assert ask("/sept-2019/1/totals", **{"If-None-Match": first["ETag"]}).status_code == 304
    for end in ("/totals", "/figures", "/figures.csv", "/sentences", "/changes", ""):
        with django_assert_max_num_queries(15):
            assert "ETag" in ask(f"/sept-2019/1{end}").headers
