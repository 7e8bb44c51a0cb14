"""The desk in a browser: eight returns signed at once, a label settled over ten forces, two supervisors at once."""

from __future__ import annotations

import pytest
from django.test import Client
from playwright.sync_api import expect

from ingestion.models import VocabularyDecision
from ingestion.tasks import read_waiting
from requests_app.models import Force
from requests_app.roles import SUPERVISOR
from tests.builders import campaign, csv_return, person, received, totals_return
from tests.functional.test_judging_screen import Clicks

pytestmark = [
    pytest.mark.browser,
    pytest.mark.integration,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def many(count):
    slugs = list(Force.objects.filter(territorial=True).order_by("name").values_list("slug", flat=True)[:count])
    return list(campaign(*slugs).requests.select_related("force", "campaign"))


def test_eight_clean_returns_are_signed_at_once_in_two_clicks(site, sign_in, accessible):
    requests = many(9)
    for number, request in enumerate(requests[:8]):
        received(request, totals_return(26 + number, 52 + number))
    sign_in("supervisor", SUPERVISOR)
    site.goto("/review/")
    accessible()
    press = Clicks(site)
    press("link", "Sign off 8 clean returns at once")
    accessible()
    press("button", "Sign off those that are ticked")
    site.get_by_text("8 signed off").wait_for()
    assert press.made <= 3
    assert sum(request.sign_offs.count() for request in requests) == 8


def test_a_label_of_ten_forces_is_settled_in_two_clicks_and_taken_back(site, sign_in, accessible):
    requests = many(10)
    for number, request in enumerate(requests):
        label = "Non binary persons" if number % 2 else "persons, non-binary"
        rows = [["Sex of victim", "2017/18", "2018/19"], ["Female", 9 + number, 8], [label, 3, 4]]
        received(request, csv_return(rows))
    sign_in("supervisor", SUPERVISOR)
    site.goto("/review/")
    press = Clicks(site)
    press("link", "Settle 1 unknown label")
    accessible()
    expect(site.locator("#main").first).to_contain_text("10 forces", use_inner_text=True)
    press("button", "Unknown", exact=True)
    site.get_by_text("10 documents are being read again").wait_for()
    assert press.made <= 3
    assert VocabularyDecision.objects.filter(withdrawn_at=None).count() == 2
    for request in requests:
        document = request.documents.get()
        read_waiting(document.pk)
        said = document.extractions.get(current=True).records.values_list("breakdown__victim_sex", flat=True)
        assert set(said) == {"Female", "Unknown"}
    site.goto("/review/")
    assert site.get_by_role("link", name="unknown label").count() == 0
    site.goto("/review/campaigns/offences/labels/")
    site.get_by_role("button", name="Take it back").first.click()
    site.get_by_text("documents are being read again").wait_for()


def test_of_two_supervisors_at_once_one_wins_and_the_other_is_told(site, sign_in, browser, settings):
    [request] = many(1)
    received(request, totals_return(26, 52))
    sign_in("first", SUPERVISOR)
    site.goto(f"/review/returns/{request.pk}/")
    client = Client()
    client.force_login(person("second", SUPERVISOR))
    context = browser.new_context()
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie.value, "url": site.base}])
    other = context.new_page()
    other.goto(f"{site.base}/review/returns/{request.pk}/")
    other.get_by_role("button", name="Sign off 2 figures").click()
    other.get_by_text("is signed off and counts from now on").wait_for()
    site.allowed_statuses.add(422)
    site.get_by_role("button", name="Sign off 2 figures").click()
    expect(site.locator(".error-summary").first).to_contain_text(
        "This return is signed off already.", use_inner_text=True
    )
    assert [str(signed.by) for signed in request.sign_offs.all()] == ["second"]
    context.close()
