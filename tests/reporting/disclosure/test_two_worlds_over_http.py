"""The two worlds again, whole: in each a campaign is read, corrected, signed and published; a reader opens every page
and file there is a link to, asks the API everything it answers, and searches. The documents are the same in both, and
what supervisors made of four figures differs, by as much as nobody may know. Every answer is the same, byte for byte.
"""

from __future__ import annotations

import html
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode, urljoin

import pytest
from django.db import connection, transaction
from django.test import Client

from reporting import actions as telling
from reporting import tokens
from reporting.api.urls import KNOWN
from requests_app.roles import READER, ROLES, SUPERVISOR
from review import actions as judging
from tests.builders import campaign, csv_return, person, received, totals_return

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
TODAY = date(2019, 5, 20)
NOW = datetime(2019, 5, 20, 9, 0, tzinfo=UTC)
SEXES = ("Female", "Male", "Unknown")
WRITTEN = {"kent": (5, 10, 20), "essex": (22, 25, 31), "surrey": (12, 13, 30), "sussex": (27, 23, 33)}
"""2018/19 as the documents say it, in both worlds."""
WORLDS = ({"kent": (3, 12), "surrey": (14, 11)}, {"kent": (2, 13), "surrey": (15, 10)})
"""What supervisors corrected the first two sexes to: the sums of forces and of sexes are the same."""
WORDS = [
    "offences",
    "Kent",
    "Surrey",
    "female",
    "rose",
    "3",
    "12",
    "13",
    "14",
    "15",
    "withheld",
    "corrected",
    "figures",
]
MOST = 400


@pytest.fixture(autouse=True)
def one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the worlds would differ by when they were made."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def made(world: dict[str, tuple[int, int]]) -> str:
    """A token for the API of this world."""
    with connection.cursor() as cursor:  # keys are told in addresses: both worlds count from the same
        cursor.execute("SELECT sequencename FROM pg_sequences WHERE schemaname = current_schema()")
        for (name,) in cursor.fetchall():
            cursor.execute(f'ALTER SEQUENCE "{name}" RESTART WITH 700000')
    asked = campaign(*WRITTEN)
    for slug, row in WRITTEN.items():
        request = asked.requests.get(force__slug=slug)
        received(request, totals_return(40, sum(row)), name=f"{slug}.csv")
        rows = [["Sex of victim", "2018/19"], *([sex, value] for sex, value in zip(SEXES, row, strict=True))]
        received(request, csv_return(rows), name=f"{slug} by sex.csv")
        for sex, value in zip(SEXES, world.get(slug, ()), strict=False):
            judging.correct(
                request=request, question="2", period="2018/19", breakdown={"victim_sex": sex}, low=Decimal(value),
                high=Decimal(value), reason="The force wrote again.", by=person("corrector", SUPERVISOR),
            )  # fmt: skip
        judging.sign_off(request=request, by=person("judge", SUPERVISOR), today=TODAY, accepting="Compared.")
    telling.publish(campaign=asked, by=person("publisher", SUPERVISOR), today=TODAY, note="The first.")
    return tokens.give_token(name="A newspaper", by=person("publisher", SUPERVISOR))


def plain(body: bytes) -> bytes:
    """Without what is drawn anew for each answer."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"', b"", body)


def client_of(role: str) -> Client:
    client = Client()
    client.force_login(person(f"a {role}", role))
    return client


def walked() -> dict[str, bytes]:
    """Every page and file of figures that a reader gets to from the list of editions by links."""
    client, found, waiting = client_of(READER), {}, ["/figures/"]
    while waiting and len(found) < MOST:
        address = waiting.pop(0)
        answer = client.get(address)
        found[address] = plain(b"".join(answer.streaming_content) if answer.streaming else answer.content)  # type: ignore[arg-type]
        if answer["Content-Type"].startswith("text/html"):
            for link in re.findall(r'(?:href|src)="([^"#]*)', found[address].decode()):
                to = urljoin(address, html.unescape(link)).split("#")[0]
                if to.startswith(("/figures/", "/search/")) and to not in found and to not in waiting:
                    waiting.append(to)
    return found


def asked_of_the_api(token: str) -> dict[str, bytes]:
    """Every operation, and the explorer's figures in every way there are."""
    client, found = Client(headers={"Authorization": f"Bearer {token}"}), {}
    addresses = [path.format(slug="offences", number=1) for path in KNOWN]
    for end in ("figures", "figures.csv"):
        for by, category in (("", ""), *(("victim_sex", sex) for sex in SEXES)):
            for measure in ("count", "change", "rate", "share"):
                for areas in ("force", "region", "country", "nation"):
                    asked = {"question": "2" if by else "1", "by": by, "category": category, "measure": measure}
                    asked |= {"areas": areas, "period": "2018/19"}
                    query = urlencode({name: value for name, value in asked.items() if value})
                    addresses.append(f"/editions/offences/1/{end}?{query}")
    for address in addresses:
        answer = client.get(f"/api/v1{address}")
        found[address] = b"%d %s" % (answer.status_code, plain(answer.content))
    return found


def searched(role: str) -> dict[str, bytes]:
    client = client_of(role)
    return {words: plain(client.get("/search/", {"q": words}).content) for words in WORDS}


def both(what: Any) -> list[Any]:
    found = []
    for world in WORLDS:
        with transaction.atomic():
            token = made(world)
            found.append(what(token))
            transaction.set_rollback(True)
    return found


def same(first: dict[str, bytes], second: dict[str, bytes]) -> None:
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_a_reader_and_another_program_are_answered_the_same_in_both(settings: Any) -> None:
    settings.API_CALLS_PER_MINUTE = 10_000

    def everything(token: str) -> tuple[Any, ...]:
        inside = client_of(SUPERVISOR).get("/figures/campaigns/offences/areas/kent-police/")
        return {"inside": plain(inside.content)}, walked(), asked_of_the_api(token), searched(READER)

    (inside, *first), (other_inside, *second) = both(everything)
    assert inside != other_inside, "whoever works on it sees that the worlds differ"
    for one, other in zip(first, second, strict=True):
        same(one, other)
    pages, answers, found = first
    assert len(pages) > 40
    assert any(address.endswith("/workbook/") or "xlsx" in address for address in pages), sorted(pages)
    assert sum(body.startswith(b"200") for body in answers.values()) > 60
    assert b"/sentences/" in found["rose"]


@pytest.mark.parametrize("role", [role for role in ROLES if role != READER])
def test_a_search_counts_and_quotes_the_same_for_every_role(role: str) -> None:
    """Whoever may see the documents may know the figures; a search gives them no second way."""
    same(*both(lambda _: searched(role)))
