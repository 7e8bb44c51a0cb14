"""Outlining a table in a browser: by dragging, by the keyboard alone, and without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from ingestion.models import TableOutline
from requests_app.roles import SUPERVISOR
from tests.builders import campaign, csv_return, received
from tests.review.test_outlining import NO_YEARS, pdf_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.integration,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def say_what_it_is(page):
    page.get_by_label("The row of heads says").select_option("words")
    page.get_by_label("The first column of labels says").select_option("victim_sex")
    page.get_by_label("The figures answer question").select_option("2")
    page.get_by_label("All of them are for").select_option("2018/19")


def test_cells_are_chosen_by_dragging_and_the_page_breaks_no_rule(site, sign_in, accessible):
    document = received(campaign("kent").requests.get(), csv_return(NO_YEARS))
    sign_in("supervisor", SUPERVISOR)
    site.goto(f"/review/returns/{document.request_id}/")
    site.get_by_role("link", name="read a table of it anew").click()
    site.locator("[data-cell=A1]").hover()
    site.mouse.down()
    site.locator("[data-cell=B4]").hover()
    site.mouse.up()
    assert (site.get_by_label("First cell").input_value(), site.get_by_label("Last cell").input_value()) == ("A1", "B4")
    assert site.locator(".cell-outlined").count() == 8
    accessible()
    say_what_it_is(site)
    site.get_by_role("button", name="Read it like that").click()
    site.get_by_text("is being read again as you said").wait_for()
    assert TableOutline.objects.get().outline["cells"] == [0, 3, 0, 1]


def test_a_box_is_drawn_on_a_page_or_written_and_shown(site, sign_in, accessible):
    content = pdf_of([(20, 100, "Female"), (200, 100, "20"), (20, 120, "Male"), (200, 120, "6"), (190, 80, "held")])
    document = received(campaign("kent").requests.get(), content, name="answer.pdf")
    sign_in("supervisor", SUPERVISOR)
    site.goto(f"/documents/{document.pk}/outline/")
    frame = site.locator("[data-outline-page='1']")
    frame.scroll_into_view_if_needed()
    box = frame.bounding_box()
    site.mouse.move(box["x"] + box["width"] * 0.025, box["y"] + box["height"] * 0.22)
    site.mouse.down()
    site.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + box["height"] * 0.44)
    site.mouse.up()
    assert 295 <= float(site.get_by_label("Right edge").input_value()) <= 305
    assert float(site.locator(".outline-box").get_attribute("width")) > 280
    accessible()
    site.get_by_label("Top edge").fill("65")
    assert site.locator(".outline-box").get_attribute("y") == "65"
    say_what_it_is(site)
    site.get_by_role("button", name="Read it like that").click()
    site.get_by_text("is being read again as you said").wait_for()
    assert TableOutline.objects.get().outline["box"][1] == 65


def test_a_table_is_outlined_without_script(site, sign_in, browser):
    document = received(campaign("kent").requests.get(), csv_return(NO_YEARS))
    sign_in("supervisor", SUPERVISOR)
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(site.context.cookies())
    page = context.new_page()
    page.goto(f"{site.base}/documents/{document.pk}/outline/")
    page.get_by_label("First cell").fill("a1")
    page.get_by_label("Last cell").fill("B4")
    say_what_it_is(page)
    page.get_by_role("button", name="Read it like that").click()
    expect(page.locator("main").first).to_contain_text("is being read again as you said", use_inner_text=True)
    context.close()
    assert TableOutline.objects.get().words == "A1 to B4"
