"""The API: who is let in, what it tells, and that it tells no more than an edition's own exports."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from reporting import actions, tokens
from reporting.exports import tables
from reporting.exports.csv import write
from reporting.models import ApiCalls, ApiToken, Publication
from reporting.publishing.edition import mark
from requests_app.models import Event, Quarantine
from requests_app.roles import READER, RESEARCHER, SUPERVISOR
from tests.builders import campaign, person
from tests.reporting.editions import september

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
BASE = "/api/v1/editions"


@pytest.fixture
def publication() -> Publication:
    content = json.loads(json.dumps(september()))
    made = campaign("kent", slug="sept-2019", demonstration=True)
    return made.publications.create(
        number=1, title=made.title, content=content, sha256=mark(content), by=person("supervisor", SUPERVISOR)
    )


@pytest.fixture
def token() -> str:
    return tokens.give_token(name="A newspaper", by=person("supervisor", SUPERVISOR))


@pytest.fixture
def ask(client: Client, token: str) -> Any:
    def asked(end: str = "", **headers: str) -> Any:
        return client.get(f"{BASE}{end}", headers={"Authorization": f"Bearer {token}", **headers})

    return asked


def test_nobody_is_let_in_without_a_token_unless_the_owner_opened_it(client, publication, settings):
    for end in ("", "/sept-2019/1", "/sept-2019/1/figures", "/sept-2019/1/totals.csv"):
        refused = client.get(f"{BASE}{end}")
        assert (refused.status_code, refused["WWW-Authenticate"]) == (401, "Bearer")
        assert "274" not in refused.content.decode()
    assert client.get("/api/v1/openapi.json").status_code == 401
    assert client.get("/api/v1/").status_code == 302
    settings.API_OPEN = True
    assert client.get(BASE).json()["items"][0]["number"] == 1
    assert "info" in client.get("/api/v1/openapi.json").json()


def test_a_token_is_said_once_and_opens_until_it_is_ended(client, publication):
    supervisor = person("supervisor", SUPERVISOR)
    client.force_login(supervisor)
    page = client.post("/api/tokens/", {"name": "A newspaper"}).content.decode()
    said = page.split('id="new-token">')[1].split("<")[0]
    assert said not in client.get("/api/tokens/").content.decode()
    row = ApiToken.objects.get()
    assert said not in str(vars(row))
    outside = Client()
    assert outside.get(BASE, headers={"Authorization": f"bearer {said}"}).json()["count"] == 1
    row.refresh_from_db()
    assert row.used_on == timezone.localdate()
    client.post(f"/api/tokens/{row.pk}/end/")
    assert outside.get(BASE, headers={"Authorization": f"Bearer {said}"}).status_code == 401
    assert [e.kind for e in Event.objects.filter(kind__startswith="token")] == ["token ended", "token given"]


def test_a_wrong_token_is_refused_also_where_none_is_needed(client, publication, settings):
    settings.API_OPEN = True
    assert client.get(BASE, headers={"Authorization": "Bearer foi_wrong"}).status_code == 401


def test_only_supervisors_give_tokens(client):
    client.force_login(person("researcher", RESEARCHER))
    assert client.post("/api/tokens/", {"name": "x"}).status_code == 403
    assert not ApiToken.objects.exists()


def test_readers_who_are_signed_in_need_no_token(client, publication):
    client.force_login(person("reader", READER))
    assert client.get(BASE).json()["count"] == 1


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


def test_who_asks_too_often_is_told_when_to_ask_again_and_others_are_not_hindered(ask, publication, settings):
    settings.API_CALLS_PER_MINUTE = 3
    statuses = [ask().status_code for _ in range(8)]
    # A minute may have begun in between.
    assert 429 in statuses
    assert statuses[:3] == [200, 200, 200]
    last = ask()
    while last.status_code != 429:
        last = ask()
    assert 1 <= int(last["Retry-After"]) <= 60
    other = Client()
    other.force_login(person("reader", READER))
    assert other.get(BASE).json()["count"] == 1
    assert tokens.forget_calls(timezone.now() + timedelta(hours=2)) >= 2
    assert not ApiCalls.objects.exists()


def test_no_network_address_is_kept(client, publication, settings):
    settings.API_OPEN = True
    client.get(BASE, REMOTE_ADDR="203.0.113.9")
    assert "203.0.113" not in ApiCalls.objects.get().caller


def test_the_documentation_is_a_page_without_script_that_names_every_operation(client, publication):
    client.force_login(person("reader", READER))
    page = client.get("/api/v1/").content.decode()
    main = page.split("<main")[1].split("</main>")[0]
    assert "<script" not in main
    assert "https://" not in page.replace("https://testserver", "")
    for path in client.get("/api/v1/openapi.json").json()["paths"]:
        assert path in main


def test_nothing_can_be_changed(ask, client, token, publication):
    for method in ("post", "put", "patch", "delete"):
        refused = getattr(client, method)(f"{BASE}/sept-2019/1", headers={"Authorization": f"Bearer {token}"})
        assert refused.status_code in (403, 405), method
    assert Publication.objects.get().sha256 == publication.sha256
