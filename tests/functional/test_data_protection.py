"""Deleting, a last day, a name and the status, in a browser: done by whoever may, with no mistake to see."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest
from django.utils import timezone

from ingestion.models import Document
from requests_app.models import Message
from requests_app.roles import OFFICER, SUPERVISOR
from tests.builders import campaign, person, received, totals_return
from tests.ingestion.test_deletion import NAME, PERSONAL

pytestmark = [
    pytest.mark.browser,
    pytest.mark.integration,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture
def picture(site):
    """A picture of the page at both widths, where a folder for them is named."""

    def take(name: str) -> None:
        folder = os.environ.get("PICTURES")
        for width in (1280, 390) if folder else ():
            site.set_viewport_size({"width": width, "height": 900})
            site.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
        site.set_viewport_size({"width": 1280, "height": 900})

    return take


def no_wider(site) -> None:
    """On a telephone nothing but tables is wider than the screen."""
    site.set_viewport_size({"width": 390, "height": 800})
    assert site.evaluate("document.documentElement.scrollWidth") <= 390
    site.set_viewport_size({"width": 1280, "height": 900})


def test_a_supervisor_deletes_a_document_and_says_how_long_a_campaign_is_kept(site, sign_in, accessible, picture):
    made = campaign("kent")
    document = received(made.requests.get(), PERSONAL, name=NAME)
    sign_in("supervisor", SUPERVISOR)
    site.goto(f"/documents/{document.pk}/")
    site.get_by_role("link", name="Delete …").click()
    accessible()
    no_wider(site)
    picture("delete")
    site.get_by_label("Why it is deleted").fill("It named people; the force asked us to.")
    site.get_by_role("button", name="Delete it for good").click()
    site.get_by_text("It was deleted.").wait_for()
    accessible()
    picture("deleted")
    assert NAME not in site.content()
    assert Document.objects.get().deleted_at is not None
    site.goto(f"/campaigns/{made.slug}/retention/")
    yesterday = timezone.localdate() - timedelta(days=1)
    site.get_by_label("Last day on which they are kept").fill(yesterday.isoformat())
    site.get_by_role("button", name="Save the day").click()
    assert site.get_by_label("Last day on which they are kept").input_value() == yesterday.isoformat()
    accessible()
    no_wider(site)
    picture("retention")
    site.goto("/")
    site.get_by_text("Confirm that they go, or say a later day.").wait_for()
    picture("today")
    site.goto(f"/campaigns/{made.slug}/retention/")
    site.get_by_role("button", name="Delete its documents and letters").click()
    site.get_by_text("they go tonight").wait_for()


def test_an_officer_looks_for_a_name(site, sign_in, accessible, picture):
    document = received(campaign("kent").requests.get(), PERSONAL, name=NAME)
    sign_in("officer", OFFICER)
    site.goto("/")
    site.get_by_role("link", name="Names").click()
    accessible()
    site.get_by_label("Name, or part of it").fill("thistlewood")
    site.get_by_role("button", name="Look for it").click()
    site.get_by_text("row 3").wait_for()
    accessible()
    no_wider(site)
    picture("person")
    assert "thistlewood" not in site.url
    site.get_by_role("link", name="Document, reading 1").first.click()
    assert site.url.endswith(f"/documents/{document.pk}/")


def test_an_administrator_sees_how_the_service_is(site, sign_in, accessible, picture):
    kent = campaign("kent").requests.get()
    received(kent, totals_return(1, 2))
    Message.objects.create(direction="in", state="unreadable")
    administrator = person("administrator")
    administrator.is_superuser = True
    administrator.save()
    sign_in("administrator", None)
    site.goto("/status/")
    site.get_by_text("No worker has been heard of").wait_for()
    accessible()
    no_wider(site)
    picture("status")
