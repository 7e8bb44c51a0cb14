"""The API: who is let in, what it tells, and that it tells no more than an edition's own exports."""

from __future__ import annotations

import pytest

from reporting.exports import tables
from reporting.exports.csv import write
from reporting.models import Publication

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
BASE = "/api/v1/editions"


def test_every_total_is_one_of_the_export_and_none_is_left_out(ask, publication):
    told, following = [], f"{BASE}/sept-2019/1/totals?limit=1000"
    while following:
        answer = ask(following.removeprefix(BASE).removeprefix(f"http://testserver{BASE}")).json()
        told += answer["items"]
        following = answer["next"]
    assert answer["count"] == len(told) == len(publication.content["totals"])
    kept = ("question", "period", "area", "low", "high", "marker", "breakdown", "answered", "asked")
    assert [[row[k] for k in kept] for row in told] == [[row[k] for k in kept] for row in publication.content["totals"]]
    written = ask("/sept-2019/1/totals.csv").content
    areas, forces = tables.tables(publication.content)[:2]
    assert written == write(areas) + write(forces).split(b"\r\n", 1)[1]


def test_changes_sentences_and_silences_are_the_edition_s(ask, publication):
    content = publication.content
    moved = ask("/sept-2019/1/changes?area=Thames%20Valley%20Police").json()["items"]
    assert [(row["from"], row["to"], row["percent"]) for row in moved] == [("2017/18", "2018/19", 140.4)]
    said = ask("/sept-2019/1/sentences?voice=press&limit=1000").json()["items"]
    assert [one["text"] for one in said] == [one["text"] for one in content["sentences"] if one["voice"] == "press"]
    assert ask("/sept-2019/1/withheld?limit=1000").json()["items"] == content["withheld"]


def test_nothing_can_be_changed(ask, client, token, publication):
    for method in ("post", "put", "patch", "delete"):
        refused = getattr(client, method)(f"{BASE}/sept-2019/1", headers={"Authorization": f"Bearer {token}"})
        assert refused.status_code in (403, 405), method
    assert Publication.objects.get().sha256 == publication.sha256
