"""Whatever anybody looks for, what is kept apart from them might as well not be there: the page they get is the same,
letter by letter, as in a world without it. So neither a passage nor a number can tell of it."""

from __future__ import annotations

import re

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from requests_app.models import Message
from requests_app.roles import READER, RESEARCHER, STAFF, SUPERVISOR
from requests_app.search import Wanted
from tests.builders import campaign, csv_return, person, received

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
NAME = "Zebedee Quartermaine.csv"
PERSONAL = b"Surname,2017/18,2018/19\nQuillfeather,77310,88420\nThistlewood,1,2\n"
ORDINARY = ["Snapchat", "Kik", "31", "offences", "attached", "custodian", "Kent", "table"]
SECRET = ["Quillfeather", "Thistlewood", "77310", "88420", "Zebedee", "Quartermaine", "quartermaine.csv", "Surname"]


def ordinary_world():
    kent = campaign("kent").requests.get()
    rows = [["Platform", "2017/18", "2018/19"], ["Snapchat", 31, 57], ["Kik", 12, 9]]
    received(kent, csv_return(rows), name="kent.csv")
    Message.objects.create(
        request=kent, direction="in", state="received", subject="Answer", body="Our custodian attached a table."
    )
    return kent


def with_what_is_apart(kent):
    document = received(kent, PERSONAL, name=NAME)
    assert document.quarantined
    Message.objects.create(
        request=kent, direction="in", state="received", subject="Second answer",
        body=f"A table, {NAME.upper()}, is attached by our custodian; offences.",
        files=[{"name": NAME, "bytes": len(PERSONAL), "sha256": document.sha256}],
    )  # fmt: skip


def page_of(role, words):
    client = Client()
    client.force_login(person(f"a {role}", role))
    body = client.get("/search/", {"q": words}).content.decode()
    return re.sub(r'csrf[^"]*"[^"]*"|X-CSRFToken[^}]*|value="[^"]{40,}"', "", body.split("<main")[1])


def hits(page):
    return re.findall(r'<a href="(/(?:messages|documents|requests|figures)/[^"]*)"', page)


@pytest.mark.parametrize("role", [READER, RESEARCHER, STAFF])
def test_a_search_tells_nothing_of_what_is_kept_apart(role):
    kent = ordinary_world()

    @settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(st.sampled_from(ORDINARY + SECRET), min_size=1, max_size=3),
        st.sampled_from([" ", " or ", " -"]),
        st.sampled_from(["", '"']),
    )
    def same(words, between, quote):
        sought = quote + between.join(words) + quote
        without = page_of(role, sought)
        with transaction.atomic():
            with_what_is_apart(kent)
            assert page_of(role, sought) == without
            transaction.set_rollback(True)

    same()


def test_a_supervisor_finds_it():
    with_what_is_apart(ordinary_world())
    page = page_of(SUPERVISOR, "quillfeather or zebedee")
    assert any(link.startswith("/documents/") for link in hits(page))
    assert any(link.startswith("/messages/") for link in hits(page))


def test_the_comparison_would_see_a_leak(monkeypatch):
    from ingestion import search as rooms

    monkeypatch.setattr(rooms, "_readable", lambda wanted, rows: rows)
    monkeypatch.setattr(Wanted, "unmentioned", lambda wanted, rows, *fields: rows)
    kent = ordinary_world()
    without = page_of(STAFF, "thistlewood")
    with_what_is_apart(kent)
    assert page_of(STAFF, "thistlewood") != without
