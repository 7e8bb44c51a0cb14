"""Telling in a browser: a total followed to its cells, published, saved."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from reporting.actions import publish
from requests_app.roles import READER, SUPERVISOR
from review import actions
from tests.builders import campaign, person, received, totals_return

pytestmark = [
    pytest.mark.browser,
    pytest.mark.integration,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

TODAY = date(2019, 9, 12)


@pytest.fixture
def signed():
    """Kent and Essex signed off, Surrey read and not signed: 26 and 22, 52 and 41, 7 and 9."""
    made = campaign("kent", "essex", "surrey")
    figures = {"kent": (26, 52), "essex": (22, 41), "surrey": (17, 19)}
    for slug, (before, after) in figures.items():
        request = made.requests.get(force__slug=slug)
        received(request, totals_return(before, after), name=f"{slug}.csv")
        if slug != "surrey":
            actions.sign_off(
                request=request, by=person("colleague", SUPERVISOR), today=TODAY, accepting="Cells compared."
            )
    return made


def test_a_total_leads_to_its_cells_and_each_to_its_place(site, sign_in, accessible, signed):
    sign_in("supervisor", SUPERVISOR)
    site.goto("/figures/")
    accessible()
    site.get_by_role("link", name="signed-off returns only").click()
    accessible()
    expect(site.locator("dl.facts").first).to_contain_text("2 of 3 counted", use_inner_text=True)
    site.get_by_role("link", name="England and Wales in full").click()
    accessible()
    site.locator("#totals ~ .table-scroll").first.get_by_role("link", name="93", exact=True).click()
    accessible()
    places = site.locator("tbody tr").all_inner_texts()
    assert len(places) == 2
    assert any("52" in line for line in places)
    assert any("41" in line for line in places)
    site.get_by_role("row").filter(has_text="Kent").get_by_role("link").click()
    assert site.locator("#marked").inner_text() == "52"


def test_provisional_figures_say_so_and_cannot_be_published(site, sign_in, accessible, signed):
    sign_in("supervisor", SUPERVISOR)
    site.goto(f"/figures/campaigns/{signed.slug}/?count=provisional")
    expect(site.locator(".edition-bar").first).to_contain_text("may not be quoted", use_inner_text=True)
    expect(site.locator("dl.facts").first).to_contain_text("3 of 3 counted", use_inner_text=True)
    assert site.get_by_role("button", name="Publish").count() == 0
    accessible()


def test_figures_are_published_saved_and_withdrawn_with_a_reason(site, sign_in, accessible, signed):
    sign_in("supervisor", SUPERVISOR)
    site.goto(f"/figures/campaigns/{signed.slug}/")
    site.get_by_role("link", name="Preview and publish").click()
    accessible()
    expect(site.locator(".headline").first).to_contain_text("rose by 94 per cent", use_inner_text=True)
    site.get_by_label("Why this edition is published").fill("The first figures.")
    site.get_by_role("button", name="Publish as edition 1").click()
    site.wait_for_url("**/figures/publications/*/")
    accessible()
    saved = {}
    for name in ("Workbook", "Totals", "Data package", "Evidence pack"):
        with site.expect_download() as waiting:
            site.get_by_role("link", name=name).click()
        saved[name] = Path(waiting.value.path()).read_bytes()
    book = openpyxl.load_workbook(io.BytesIO(saved["Workbook"]), read_only=True)
    assert any(93 in row for sheet in book for row in sheet.iter_rows(values_only=True))
    assert b"93" in saved["Totals"]
    assert "datapackage.json" in zipfile.ZipFile(io.BytesIO(saved["Data package"])).namelist()
    assert zipfile.ZipFile(io.BytesIO(saved["Evidence pack"])).testzip() is None
    site.locator("summary", has_text="Withdraw this edition").click()
    site.get_by_label("Reason").fill("Kent wrote again.")
    site.get_by_role("button", name="Withdraw this edition").click()
    site.get_by_text("withdrawn, and says so").wait_for()
    expect(site.locator("#main").first).to_contain_text("Kent wrote again.", use_inner_text=True)
    accessible()
    site.get_by_role("link", name="Editions and revisions").click()
    accessible()
    expect(site.locator("#main").first).to_contain_text("Withdrawn: Kent wrote again.", use_inner_text=True)


def test_a_reader_sees_totals_and_no_way_into_documents(site, sign_in, accessible, signed):
    made = publish(campaign=signed, by=person("publisher", SUPERVISOR), today=TODAY)
    sign_in("reader", READER)
    site.goto(f"/figures/publications/{made.pk}/")
    expect(site.locator("#main").first).to_contain_text("93", use_inner_text=True)
    assert site.locator("a[href*='/cells/']").count() == 0
    accessible()


def test_before_any_return_the_page_says_that_nothing_can_be_said(site, sign_in, accessible):
    made = campaign("kent", slug="empty")
    sign_in("supervisor", SUPERVISOR)
    site.goto(f"/figures/campaigns/{made.slug}/")
    told = site.inner_text("#main")
    assert "There is no national figure." in told
    assert "Nothing can be said" not in told
    accessible()


PAGES = (
    "",
    "sentences/",
    "sentences/0/",
    "explore/",
    "explore/?measure=change&areas=force",
    "areas/kent-police/",
    "missing/",
    "series/",
)


def test_every_page_of_an_edition_is_accessible_and_fits_its_screen(site, sign_in, accessible, signed):
    made = publish(campaign=signed, by=person("publisher", SUPERVISOR), today=TODAY)
    sign_in("supervisor", SUPERVISOR)
    for page in PAGES:
        site.goto(f"/figures/publications/{made.pk}/{page}")
        accessible()
        site.set_viewport_size({"width": 390, "height": 844})
        assert site.evaluate("document.documentElement.scrollWidth") <= 390, page
        site.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
        bar = site.locator(".edition-bar").bounding_box()
        assert bar["y"] >= 0, page
        expect(site.locator(".edition-bar").first).to_contain_text("Edition 1", use_inner_text=True)


def test_the_pages_of_search_and_of_the_api_are_accessible_and_fit_their_screen(site, sign_in, accessible, signed):
    publish(campaign=signed, by=person("publisher", SUPERVISOR), today=TODAY)
    sign_in("supervisor", SUPERVISOR)
    for page in ("/search/?q=Kent", "/api/v1/", "/api/tokens/"):
        site.goto(page)
        accessible()
        site.set_viewport_size({"width": 320, "height": 800})
        assert site.evaluate("document.documentElement.scrollWidth") <= 320, page
        site.set_viewport_size({"width": 1280, "height": 1000})


def test_the_first_screen_is_short_and_says_the_same_on_paper(site, sign_in, signed):
    made = publish(campaign=signed, by=person("publisher", SUPERVISOR), today=TODAY)
    sign_in("supervisor", SUPERVISOR)
    site.set_viewport_size({"width": 1280, "height": 1000})
    site.goto(f"/figures/publications/{made.pk}/")
    assert site.evaluate("document.documentElement.scrollHeight") < 3 * 1000
    assert site.locator(".points > li").count() <= 6
    missing, headline = site.locator(".missing-line").bounding_box(), site.locator(".headline").bounding_box()
    assert headline["y"] < missing["y"] < 1000
    pictures = [one.bounding_box() for one in site.locator(".pictures .chart").all()]
    assert len(pictures) == 2
    assert pictures[0]["x"] + pictures[0]["width"] <= pictures[1]["x"], "beside each other"
    assert all(one["y"] + one["height"] <= 1000 for one in pictures), "above the fold"
    site.set_viewport_size({"width": 320, "height": 800})
    assert site.evaluate("document.documentElement.scrollWidth") <= 320
    site.emulate_media(media="print")
    site.locator(".headline").wait_for()
    site.locator(".edition-bar").wait_for()
    pressed = site.locator(".front a, .breadcrumbs a, main details")
    assert pressed.count() > 10
    assert not [one.inner_text() for one in pressed.all() if one.is_visible()], "nothing to press on paper"
    site.goto(f"/figures/campaigns/{signed.slug}/")
    site.locator(".headline").wait_for()
    assert site.locator(".front-side").count() == 1
    assert not site.locator(".front-side").is_visible()


def test_the_explorer_works_without_script_and_its_address_is_its_state(site, sign_in, signed, browser):
    made = publish(campaign=signed, by=person("publisher", SUPERVISOR), today=TODAY)
    sign_in("supervisor", SUPERVISOR)
    plain = browser.new_context(java_script_enabled=False, storage_state=site.context.storage_state())
    page = plain.new_page()
    page.goto(f"{site.base}/figures/publications/{made.pk}/explore/")
    page.get_by_label("Measure").select_option("change")
    page.get_by_label("Order").select_option("area")
    page.get_by_role("button", name="Show").click()
    assert "measure=change" in page.url
    rows = page.locator("table.explored tbody tr").all_inner_texts()
    assert [row.split("\t")[0].strip() for row in rows] == ["Essex Police", "Kent Police", "Surrey Police"]
    assert "+86.4%" in rows[0], "22 to 41"
    page.get_by_role("link", name="JSON").click()
    assert '"words": "+86.4%"' in page.content()
    plain.close()
