"""A campaign's figures as they stand today: what an edition is told of besides its numbers."""

from __future__ import annotations

from datetime import date

import pytest

from reporting.queries import DEMONSTRATION_NOTICE, campaign_edition, campaign_figures
from requests_app.actions.organisation import say_who_asks
from requests_app.roles import STAFF, SUPERVISOR
from review import actions as judging
from tests.builders import campaign, person, received, totals_return

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
TODAY = date(2019, 5, 20)


@pytest.fixture
def asked():
    made = campaign("kent", "essex")
    for slug, after in (("kent", 52), ("essex", 41)):
        request = made.requests.get(force__slug=slug)
        received(request, totals_return(26, after), by=person("staff", STAFF), name=f"{slug}.csv")
    kent = made.requests.get(force__slug="kent")
    judging.sign_off(request=kent, by=person("judge", SUPERVISOR), today=TODAY, accepting="Compared.")
    return made


def told(asked, *, provisional=False, public=False, **more):
    figures = campaign_figures(asked, today=TODAY, provisional=provisional)
    return figures, campaign_edition(figures, today=TODAY, public=public, **more)


def states(content):
    return {force["name"]: force["state"] for force in content["forces"]}


def test_only_what_is_signed_off_counts_unless_it_is_provisional(asked):
    figures, content = told(asked)
    assert figures.signed == 1
    assert states(content) == {"Essex Police": "blocked", "Kent Police": "usable"}
    assert states(told(asked, provisional=True)[1]) == {"Essex Police": "usable", "Kent Police": "usable"}
    assert content["heading"]["provisional"] is False


def test_documents_are_those_that_counted_figures_came_from(asked):
    _, content = told(asked)
    assert [document["name"] for document in content["documents"]] == ["kent.csv"]
    assert content["documents"][0]["received_on"] == "2019-05-01"
    assert len(content["documents"][0]["sha256"]) == 64


def test_the_heading_says_whom_to_ask_and_that_a_demonstration_is_one(asked):
    say_who_asks(name="Children First", signatory="A. Person", postal_address="1 High Street\nLondon", by=None)
    heading = told(asked, number=3)[1]["heading"]
    assert heading["contact"].startswith("Children First; 1 High Street, London; ")
    assert (heading["number"], heading["notice"]) == (3, "")
    assert told(asked)[1]["heading"]["contact"] == "", "what is no edition is nobody's to write about"
    asked.demonstration = True
    assert told(asked)[1]["heading"]["notice"] == DEMONSTRATION_NOTICE


def test_warnings_of_counted_returns_are_told_open_ones_first(asked):
    _, content = told(asked, provisional=True)
    accepted = [item["accepted"] is not None for item in content["warnings"]]
    assert accepted == sorted(accepted)
    assert {item["force"] for item in told(asked)[1]["warnings"]} <= {
        force["code"] for force in content["forces"] if force["name"] == "Kent Police"
    }
