"""The explorer asked by a program: the very rows of its page, and nothing in place of what is not offered."""

from __future__ import annotations

import csv
import io

import pytest

from requests_app.roles import READER
from tests.builders import person

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
BASE = "/api/v1/editions"


def test_the_explorer_s_rows_are_those_of_its_page_as_json_and_csv(ask, client, publication):
    query = "?question=1&measure=change&areas=force&sort=area"
    told = ask(f"/sept-2019/1/figures{query}").json()
    assert told["state"]["period"] == "2018/19"
    assert told["notice"].startswith("Demonstration")
    thames = next(row for row in told["items"] if row["area"] == "Thames Valley Police")
    assert (thames["low"], thames["high"], thames["words"]) == (140.4, 140.4, "+140.4%")
    client.force_login(person("reader", READER))
    page = client.get(f"/figures/publications/{publication.pk}/explore.json{query}").json()
    assert told["items"] == page["rows"]
    rows = list(csv.DictReader(io.StringIO(ask(f"/sept-2019/1/figures.csv{query}").content.decode())))
    assert [row["words"].lstrip("'") for row in rows] == [row["words"] for row in told["items"]]


def test_what_is_not_offered_is_refused_with_what_is_and_never_replaced(ask, publication):
    for query in (
        "question=99",
        "period=1999",
        "by=shoe_size",
        "question=2&by=victim_age&category=Elves",
        "measure=weight",
    ):
        refused = ask(f"/sept-2019/1/figures?{query}")
        assert refused.status_code == 422, query
        assert refused.json()["detail"][0]["loc"][-1] == query.split("&")[-1].split("=")[0]
    misspelt = ask("/sept-2019/1/figures?perod=2017/18")
    assert (misspelt.status_code, misspelt.json()["detail"][0]["loc"]) == (422, ["query", "perod"])
    assert "2018/19" in ask("/sept-2019/1/figures?period=1999").json()["detail"][0]["msg"]
