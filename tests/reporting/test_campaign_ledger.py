"""Judged returns into figures: what is open about a figure goes with it into its sentence."""

from datetime import date

import pytest

from ingestion.models import DocumentFinding
from reporting.campaign_ledger import figures_of
from reporting.queries import campaign_edition, campaign_figures
from requests_app.roles import SUPERVISOR
from review import actions
from review.queries import judged_return
from tests.builders import campaign, csv_return, person, received, totals_return

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
TODAY = date(2019, 5, 20)


@pytest.fixture
def kent():
    return campaign("kent", "essex").requests.get(force__slug="kent")


def sentence_of(kent, *, provisional: bool) -> dict:
    figures = campaign_figures(kent.campaign, today=TODAY, provisional=provisional)
    content = campaign_edition(figures, today=TODAY, public=True)
    return next(one for one in content["sentences"] if one["area"] == "Kent Police" and one["voice"] == "press")


def test_an_open_warning_reaches_its_sentence_as_its_doubt(kent):
    received(kent, totals_return(25, 250))
    told = sentence_of(kent, provisional=True)
    assert "rose by 900 per cent" in told["text"]
    assert told["doubts"] == ["Kent Police: an open warning (R401): Question 1: 250 in 2018/19, against 25 in 2017/18."]


def test_an_accepted_warning_is_no_doubt_any_more(kent):
    received(kent, totals_return(25, 250))
    actions.sign_off(request=kent, by=person("s", SUPERVISOR), today=TODAY, accepting="The force explained the rise.")
    assert sentence_of(kent, provisional=False)["doubts"] == []


def test_a_figure_that_nothing_is_said_of_has_no_doubt(kent):
    received(kent, totals_return(25, 30))
    assert sentence_of(kent, provisional=True)["doubts"] == []


EVERY = {(period, sex) for period in ("2017/18", "2018/19") for sex in ("Female", "Male", "Unknown")}
SEXES = [["Sex of victim", "2017/18", "2018/19"], ["Female", 20, 41], ["Male", 6, 11], ["Unknown", 0, 0]]


@pytest.mark.parametrize(
    ("place", "doubted"),
    [
        ({"cell": "B2", "table": "t1"}, {("2017/18", "Female")}),
        (
            {"cell": "A2", "table": "t1"},
            EVERY,
        ),
        ({"cell": "", "table": "t9"}, set()),
    ],
    ids=["at a figure", "in its table", "elsewhere"],
)
def test_a_warning_of_the_document_reaches_the_figures_at_its_place_or_of_its_table(kent, place, doubted):
    document = received(kent, csv_return(SEXES))
    extraction = document.extractions.get(current=True)
    extraction.findings.all().delete()
    DocumentFinding.objects.create(
        extraction=extraction,
        kind="Q303",
        level="warning",
        message="A part of the year.",
        hint="",
        fingerprint="f",
        **place,
    )
    told = figures_of(judged_return(kent, today=TODAY))
    found = {
        (one.period, one.breakdown["victim_sex"]) for one in told if "(Q303): A part of the year." in (one.doubt or "")
    }
    assert found == doubted
