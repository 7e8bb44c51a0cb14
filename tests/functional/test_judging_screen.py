"""The judging screen in a browser: what lights up, the keyboard, no script, and how many clicks a return takes."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from requests_app.roles import STAFF, SUPERVISOR
from tests.builders import campaign, csv_return, person, received, totals_return

pytestmark = [
    pytest.mark.browser,
    pytest.mark.integration,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

ALL_FOUR = [
    ["", "2017/18", "2018/19"],
    ["Number of offences", 26, 52],
    [],
    ["Sex of victim", "2017/18", "2018/19"],
    ["Female", 20, 41],
    ["Male", 6, 11],
    ["Unknown", 0, 0],
]


class Clicks:
    """Counts what a person presses."""

    def __init__(self, page):
        self.page, self.made = page, 0

    def __call__(self, role, name, **more):
        self.made += 1
        self.page.get_by_role(role, name=name, **more).first.click()


def two_conflicts(kent):
    received(kent, totals_return(260, 900), name="first.csv")
    received(kent, totals_return(26, 85), name="second.csv")


def test_a_figure_and_its_cell_light_up_together(site, sign_in):
    kent = campaign("kent").requests.get()
    received(kent, csv_return(ALL_FOUR))
    sign_in("supervisor", SUPERVISOR)
    site.goto(f"/review/returns/{kent.pk}/")
    left = [site.locator(one).first.bounding_box()["x"] for one in (".site-name", "h1", ".site-footer p")]
    assert len(set(left)) == 1, "the wide page and what frames it begin at one line"
    site.locator(".records a.figure", has_text="41").click()
    lit = site.locator(".lit")
    lit.nth(1).wait_for()
    assert sorted(text.split()[0] for text in lit.all_inner_texts()) == ["41", "41"]
    assert site.locator("td.lit").evaluate("cell => cell.cellIndex") == 3, "C of the heads, after the row's number"
    site.locator(".judging-documents").get_by_role("link", name="20", exact=True).click()
    site.locator(".record.lit", has_text="20").wait_for()
    assert [text.split()[0] for text in lit.all_inner_texts()] == ["20", "20"]
    site.locator(".record.lit .history").click()
    site.get_by_text("Read “20” at B5").wait_for()
    site.get_by_role("button", name="Close").click()
    assert site.locator(".life-box").count() == 0


def test_keys_go_from_doubt_to_doubt_and_can_be_switched_off(site, sign_in, accessible):
    kent = campaign("kent").requests.get()
    two_conflicts(kent)
    sign_in("supervisor", SUPERVISOR)
    site.goto(f"/review/returns/{kent.pk}/")
    met = []
    for key in "nnnnnp":
        site.keyboard.press(key)
        met.append(site.locator(".record.lit a.figure").inner_text())
    assert met == ["260", "26", "900", "85", "260", "85"], "round and round, and back"
    site.keyboard.press("?")
    site.locator(".shortcuts dl").wait_for()
    accessible()
    site.get_by_label("Keys work on this page").uncheck()
    site.goto(f"/review/returns/{kent.pk}/")
    site.keyboard.press("n")
    assert site.locator(".lit").count() == 0


def test_a_clean_return_takes_the_second_person_two_clicks(site, sign_in):
    kent = campaign("kent").requests.get()
    received(kent, csv_return(ALL_FOUR), by=person("staff", STAFF))
    sign_in("supervisor", SUPERVISOR)
    site.goto("/review/")
    press = Clicks(site)
    press("link", "Kent Police")
    press("button", "Sign off 8 figures")
    site.get_by_text("is signed off and counts from now on").wait_for()
    assert press.made <= 3
    assert kent.sign_offs.count() == 1


def test_a_return_with_two_conflicts_takes_both_people_together_no_more_than_five(site, sign_in):
    kent = campaign("kent").requests.get()
    two_conflicts(kent)
    sign_in("supervisor", SUPERVISOR)
    site.goto("/review/")
    press = Clicks(site)
    press("link", "Kent Police")
    press("button", "26: B2 of second.csv")
    site.get_by_text("1 matter still blocks").wait_for()
    press("button", "85: C2 of second.csv")
    site.get_by_text("nothing blocks any more").wait_for()
    expect(site.locator(".judging-matters").first).to_contain_text(
        "You typed a figure of it, so somebody else has to sign it off.", use_inner_text=True
    )
    sign_in("second", SUPERVISOR)
    site.goto("/review/")
    press("link", "Kent Police")
    if (why := site.get_by_label("Why the open warnings are all right")).count():
        why.fill("Compared with the letter.")
    press("button", "Sign off 2 figures")
    site.get_by_text("is signed off and counts from now on").wait_for()
    assert press.made <= 5
    assert sorted(int(correction.low) for correction in kent.corrections.all()) == [26, 85]


@pytest.fixture
def without_script(site, sign_in, browser):
    """The site for somebody whose browser runs no script."""
    sign_in("supervisor", SUPERVISOR)
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(site.context.cookies())
    page = context.new_page()
    page.base = site.base
    yield page
    context.close()


def test_everything_is_done_without_script(without_script):
    kent = campaign("kent").requests.get()
    two_conflicts(kent)
    page = without_script
    page.goto(f"{page.base}/review/returns/{kent.pk}/")
    page.locator(".records a.figure", has_text="900").click()
    assert page.locator("td:target").inner_text().startswith("900")
    page.locator("td:target a").first.click()
    assert page.locator(".record:target").inner_text().startswith("900")
    page.locator(".record:target").get_by_role("link", name="next").click()
    assert page.locator(".record:target").inner_text().startswith("85")
    page.locator(".record:target .history").click()
    expect(page.locator("main").first).to_contain_text("Read “85” at C2 of second.csv", use_inner_text=True)
    page.get_by_role("link", name="Back to the return").click()
    assert not page.get_by_label("Keys work on this page").is_visible(), "what needs script is not offered"
    page.get_by_role("button", name="85: C2 of second.csv").click()
    expect(page.locator("main").first).to_contain_text("still blocks", use_inner_text=True)
    page.get_by_role("button", name="26: B2 of second.csv").click()
    expect(page.locator("main").first).to_contain_text("nothing blocks any more", use_inner_text=True)


@pytest.mark.parametrize("what", ["sheets", "blocked", "clean"])
def test_the_screen_breaks_no_rule_wide_narrow_or_on_a_phone(site, sign_in, accessible, what):
    kent = campaign("kent").requests.get()
    if what == "blocked":
        two_conflicts(kent)
    received(kent, csv_return(ALL_FOUR if what != "sheets" else [*ALL_FOUR, ["Binary other thing", 3, 4]]))
    sign_in("supervisor", SUPERVISOR)
    site.goto(f"/review/returns/{kent.pk}/#figures")
    accessible()
    site.set_viewport_size({"width": 390, "height": 800})
    assert site.evaluate("document.documentElement.scrollWidth") <= 390
    order = site.evaluate(
        "[...document.querySelectorAll('.judging-matters, .judging-documents, .judging-records')]"
        ".map(one => one.getBoundingClientRect().top)"
    )
    assert order == sorted(order), "matters, then the document, then the records"
