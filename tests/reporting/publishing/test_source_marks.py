"""Nobody tries the counts of a short file until its mark fits; and what is kept apart later is found by either mark."""

import json
from datetime import date

import pytest

from ingestion.models import Document
from reporting.publishing.kept_apart import without_apart
from reporting.publishing.source_marks import KEYED, held_documents, keyed_mark
from reporting.queries import campaign_edition, campaign_figures
from requests_app.models import Quarantine
from requests_app.quarantine import APART
from tests.builders import campaign, csv_return, received, totals_return

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
TODAY = date(2019, 5, 20)


@pytest.fixture
def edition():
    """One force with a small count in one of its two files."""
    asked = campaign("kent")
    request = asked.requests.get()
    received(request, totals_return(40, 41), name="whole.csv")
    by_sex = csv_return([["Sex of victim", "2018/19"], ["Female", 3], ["Male", 12], ["Unknown", 26]])
    received(request, by_sex, name="by sex.csv")
    figures = campaign_figures(asked, today=TODAY, provisional=True)
    return campaign_edition(figures, today=TODAY, public=True)


def test_a_file_of_which_something_is_withheld_is_marked_with_a_secret_and_without_its_size(edition):
    told = {one["name"]: one for one in edition["documents"]}
    own = Document.objects.get(name="by sex.csv")
    assert "3" not in {cell["as_written"] for cell in edition["cells"] if cell["document"] == str(own.pk)}
    assert own.sha256 not in json.dumps(edition)
    assert (told["by sex.csv"]["sha256"], told["by sex.csv"]["bytes"]) == (keyed_mark(own.sha256), None)
    whole = Document.objects.get(name="whole.csv")
    assert (told["whole.csv"]["sha256"], told["whole.csv"]["bytes"]) == (whole.sha256, whole.size)


def test_the_mark_is_the_sites_own(edition, settings):
    own = Document.objects.get(name="by sex.csv").sha256
    here = keyed_mark(own)
    settings.SECRET_KEY = "another site's"
    assert here.startswith(KEYED)
    assert keyed_mark(own) != here


def test_what_is_kept_apart_later_is_known_by_its_keyed_mark(edition):
    own = Document.objects.get(name="by sex.csv")
    assert held_documents(edition["documents"]) == set()
    Quarantine.objects.create(sha256=own.sha256, names=[own.name], reason="names a person")
    assert held_documents(edition["documents"]) == {keyed_mark(own.sha256)}
    names = {one["id"]: one["name"] for one in without_apart(edition)["documents"]}
    assert names[str(own.pk)] == APART
