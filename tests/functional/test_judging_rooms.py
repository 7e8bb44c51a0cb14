"""The rooms around the judging screen in a browser: no rule of axe is broken wide, on a phone and at 400 per cent, and
each is used by the keyboard alone and without script."""

from __future__ import annotations

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from ingestion import proposals
from ingestion.models import LabelProposal
from requests_app.models import Message
from requests_app.roles import STAFF, SUPERVISOR
from review import actions
from review.asking import ask_the_force
from review.models import SecondReading
from review.queries import judged_return
from review.second_readings import set_share
from tests.builders import campaign, csv_return, person, received, totals_return
from tests.review.test_comparing import BOTH, SEXES
from tests.review.test_judging import TODAY

pytestmark = [
    pytest.mark.browser,
    pytest.mark.integration,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

ODD = [["Sex of victim", "2017/18", "2018/19"], ["Female", 8, 9], ["Third kind", 3, 4]]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = {1280: 900, 390: 844, 320: 256}
"""Widths and heights: a desk's, a phone's, and a window of 1280 by 1024 magnified to 400 per cent."""


@pytest.fixture
def made(db):
    """Kent: a label proposed, a question asked. Essex: a revised return. Surrey: signed, and read a second time."""
    held = campaign("kent", "essex", "surrey")
    kent, essex, surrey = (held.requests.get(force__slug=slug) for slug in ("kent", "essex", "surrey"))
    odd = received(kent, csv_return(ODD), name="kent.csv")
    received(kent, totals_return(26, 900), name="second.csv")
    received(kent, totals_return(26, 85), name="third.csv")
    first = received(essex, csv_return([*BOTH, *SEXES]), name="essex.csv")
    received(essex, totals_return(26, 60), name="revised.csv", supersedes=first)
    received(surrey, csv_return([*BOTH, *SEXES, ["Note", "surrey"]]), by=person("uploader", STAFF), name="surrey.csv")
    signer = person("signer", SUPERVISOR)
    actions.sign_off(request=surrey, by=signer, today=TODAY, accepting="Compared.")
    set_share(campaign=held, percent=100, by=signer)
    proposals.propose(
        document=odd, dimension="victim_sex", label="Third kind", category="Unknown", reach="force",
        by=person("uploader"),
    )  # fmt: skip
    judged = judged_return(kent, today=TODAY)
    asked = ask_the_force(judged=judged, finding=judged.blocking[0], today=TODAY, by=signer)
    Message.objects.filter(pk=asked.letter_id).update(state="sent", on=date(2019, 5, 20))
    Message.objects.create(request=kent, direction="in", state="received", body="85.", on=date(2019, 5, 23))
    return {
        "desk": f"/review/campaigns/{held.slug}/",
        "labels": f"/review/campaigns/{held.slug}/labels/",
        "a return with a proposal": f"/review/returns/{kent.pk}/",
        "outline": f"/documents/{odd.pk}/outline/",
        "compare": f"/review/returns/{essex.pk}/compare/",
        "second reading": f"/review/campaigns/{held.slug}/second-reading/",
        "trial": "/review/rules/trial/?times=2&factor=2",
    }


def test_no_page_breaks_a_rule_or_scrolls_sideways_at_any_width(site, sign_in, made):
    sign_in("judge", SUPERVISOR)
    wrong = []
    for name, address in made.items():
        site.goto(address)
        for width, height in WIDTHS.items():
            site.set_viewport_size({"width": width, "height": height})
            found = Axe().run(site, options={"runOnly": RULES}).response["violations"]
            wrong += [(name, width, one["id"], one["nodes"][0]["html"][:160]) for one in found]
            beyond = site.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            wrong += [(name, width, f"scrolls sideways by {beyond}")] if beyond > 0 else []
    assert wrong == []


def reach(page, name, *, most=120):
    """Go on with Tab until the button of this name has the focus; what has it is seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        said = page.evaluate("document.activeElement.innerText || document.activeElement.value || ''")
        if name in said and page.evaluate("document.activeElement.tagName") == "BUTTON":
            assert page.evaluate("document.activeElement.matches(':focus-visible')")
            return
    raise AssertionError(f"Tab never reached {name}")


def test_a_proposal_is_confirmed_and_a_figure_read_again_by_the_keyboard_alone(site, sign_in, made):
    sign_in("judge", SUPERVISOR)
    site.goto(made["labels"])
    reach(site, "Confirm Unknown")
    site.keyboard.press("Enter")
    site.get_by_text("means Unknown from now on").wait_for()
    assert LabelProposal.objects.get().decision is not None
    site.goto(made["second reading"])
    site.get_by_label("The figure").focus()
    site.keyboard.type("999")
    reach(site, "That is what I read")
    site.keyboard.press("Enter")
    site.get_by_text("It differs from what is counted").wait_for()
    assert SecondReading.objects.get().low == 999


def test_each_room_works_without_script(site, sign_in, made, browser):
    sign_in("judge", SUPERVISOR)
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(site.context.cookies())
    page = context.new_page()
    page.goto(site.base + made["a return with a proposal"])
    page.get_by_role("button", name="that is the answer").first.click()
    expect(page.locator("main").first).to_contain_text("Kept with the finding as the answer", use_inner_text=True)
    page.get_by_role("button", name="Confirm Unknown").click()
    expect(page.locator("main").first).to_contain_text("from now on", use_inner_text=True)
    page.goto(site.base + made["compare"])
    expect(page.locator("main").first).to_contain_text("7 figures differ, 1 is the same", use_inner_text=True)
    page.goto(site.base + made["trial"])
    expect(page.locator("main").first).to_contain_text("Would be flagged too", use_inner_text=True)
    page.goto(site.base + made["second reading"])
    page.get_by_label("The document does not say").check()
    page.get_by_role("button", name="That is what I read").click()
    expect(page.locator("main").first).to_contain_text("It differs from what is counted", use_inner_text=True)
    context.close()
