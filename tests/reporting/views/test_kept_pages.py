"""A page whose body is kept is the page that would be made anew, whoever asks and whatever happened meanwhile."""

import re
from urllib.parse import urlencode

import pytest
from django.core.cache import caches
from django.test import Client

from ingestion.models import Document
from reporting.kept_results import edition_as_it_stands
from reporting.publishing.edition import mark
from requests_app.models import Quarantine
from requests_app.roles import READER, RESEARCHER
from tests.builders import person
from tests.scale.histories import History

pytestmark = [pytest.mark.django_db, pytest.mark.integration]

PAGES = ("", "explore/", "explore/?measure=change&sort=area", "sentences/?voice=statistical", "?voice=statistical")
OWN = re.compile(r"csrfmiddlewaretoken[^>]*>|hx-headers='[^']*'")


def page_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return OWN.sub("", answer.content.decode())


def clients(people):
    made = []
    for one in people:
        made.append(Client())
        made[-1].force_login(one)
    return made


def publish(history):
    content = dict(edition_as_it_stands(history.campaign, today=history.day, provisional=True, public=True))
    return history.campaign.publications.create(
        number=1, title="One", content=content, sha256=mark(content), by=history.supervisors[0]
    )


@pytest.mark.parametrize("seed", range(70, 72))
def test_through_any_history_every_role_is_shown_what_is_made_anew(seed, monkeypatch):
    history = History(seed, monkeypatch)
    supervisor, researcher, reader = clients(
        [history.supervisors[0], person("researcher", RESEARCHER), person("reader", READER)]
    )
    edition = publish(history)
    for _ in range(6):
        history.step()
        asked = [
            (client, f"/figures/campaigns/{history.campaign.slug}/{page}{'&' if '?' in page else '?'}count={count}")
            for page in PAGES
            for client in (supervisor, researcher)
            for count in ("provisional", "signed")
        ]
        asked += [
            (one, f"/figures/publications/{edition.pk}/{page}") for page in PAGES[:2] for one in (reader, researcher)
        ]
        for client, address in asked:
            page_of(client, address)  # kept, where it is not
            kept = page_of(client, address)
            caches["pages"].clear()
            assert kept == page_of(client, address), (address, history.done)


def never(*_, **__):
    raise AssertionError("made again")


@pytest.mark.parametrize(("name", "page"), [("front", ""), ("rows_of", "explore/"), ("points", "sentences/")])
def test_a_body_is_made_once_for_all_who_may_see_the_same(name, page, monkeypatch):
    history = History(1, monkeypatch)
    edition = publish(history)
    one, other = clients(history.supervisors)
    room = "explorer" if name == "rows_of" else "figures"
    for client in (one, one):  # the first view keeps the edition in parts
        page_of(client, f"/figures/publications/{edition.pk}/{page}")
    monkeypatch.setattr(f"reporting.views.{room}.{name}", never)
    shown = page_of(other, f"/figures/publications/{edition.pk}/{page}")
    assert other.get("/").wsgi_request.user.username in shown
    with pytest.raises(AssertionError, match="made again"):
        other.get(f"/figures/publications/{edition.pk}/{page}?another=address")


def test_what_is_kept_apart_later_is_not_found_in_a_kept_body(monkeypatch):
    history = History(1, monkeypatch)
    edition = publish(history)
    [researcher] = clients([person("researcher", RESEARCHER)])
    cell = edition.content["cells"][0]
    asked = urlencode({"question": cell["question"], "period": cell["period"], "area": "England and Wales"})
    address = f"/figures/publications/{edition.pk}/cells/?{asked}"
    for _ in range(3):
        before = page_of(researcher, address)
    source = Document.objects.get(pk=cell["document"])
    Quarantine.objects.create(sha256=source.sha256, names=[source.name], reason="names a person")
    after = page_of(researcher, address)
    caches["pages"].clear()
    assert after == page_of(researcher, address)
    assert f'<td class="number">{cell["as_written"]}</td>' in before
    assert after != before


def test_another_title_is_shown_at_once(monkeypatch):
    history = History(1, monkeypatch)
    edition = publish(history)
    [client] = clients(history.supervisors[:1])
    for _ in range(3):
        page_of(client, f"/figures/publications/{edition.pk}/")
    history.campaign.title = "Another title"
    history.campaign.save()
    assert "<h1>Another title</h1>" in page_of(client, f"/figures/publications/{edition.pk}/")
