"""Judging in a browser: a return followed to its cells, its warnings accepted, signed off by somebody else."""

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

SEXES = csv_return([["Sex of victim", "2017/18", "2018/19"], ["Female", 8, 60], ["Male", 2, 29], ["Unknown", 0, 0]])


def test_a_return_is_judged_and_signed_off_with_a_reason(site, sign_in, accessible):
    made = campaign("kent", "essex")
    kent = made.requests.get(force__slug="kent")
    received(kent, totals_return(10, 89), by=person("staff", STAFF))
    sign_in("supervisor", SUPERVISOR)
    site.goto("/review/")
    accessible()
    site.get_by_role("link", name="No answer (1)").click()
    expect(site.locator("tbody").first).to_contain_text("No answer: due on 3 May 2019", use_inner_text=True)
    site.get_by_role("link", name="Waiting for a second person (1)").click()
    site.get_by_role("link", name="Kent Police").click()
    accessible()
    site.locator(".records").get_by_role("link", name="89", exact=True).click()
    assert site.locator("td.lit, td:target").inner_text().startswith("89")
    site.allowed_statuses.add(422)
    site.get_by_role("button", name="Sign off").click()
    expect(site.locator(".error-summary").first).to_contain_text("say why they are all right", use_inner_text=True)
    site.get_by_label("Why the open warnings are all right").fill("The force explained the rise by letter.")
    site.get_by_role("button", name="Sign off").click()
    site.get_by_text("is signed off and counts from now on").wait_for()
    site.get_by_text("settled finding").first.click()
    expect(site.locator("#main").first).to_contain_text("The force explained the rise by letter.", use_inner_text=True)
    accessible()


def test_the_uploader_is_told_that_somebody_else_signs(site, sign_in, accessible):
    kent = campaign("kent").requests.get()
    received(kent, totals_return(26, 52), by=person("supervisor", SUPERVISOR))
    sign_in("supervisor", SUPERVISOR)
    site.goto(f"/review/returns/{kent.pk}/")
    expect(site.locator(".judging-matters").first).to_contain_text(
        "You uploaded this return, so somebody else has to sign it off.", use_inner_text=True
    )
    assert site.get_by_role("button", name="Sign off").count() == 0


def test_what_blocks_is_settled_by_setting_a_figure(site, sign_in, accessible):
    kent = campaign("kent").requests.get()
    received(kent, totals_return(10, 88), name="totals.csv")
    received(kent, SEXES, name="sexes.csv")
    sign_in("supervisor", SUPERVISOR)
    site.goto(f"/review/returns/{kent.pk}/")
    expect(site.locator(".judging-matters").first).to_contain_text("Something blocks", use_inner_text=True)
    site.get_by_text("Neither: enter the figure").first.click()
    site.get_by_role("link", name="Bounds, or another figure").first.click()
    accessible()
    assert site.get_by_label("Question").input_value() == "1", "the form opens at the figure in question"
    assert site.get_by_label("Period").input_value() == "2018/19"
    site.get_by_label("The figure").fill("89")
    site.allowed_statuses.add(422)
    site.get_by_role("button", name="Set the figure").click()
    expect(site.locator(".error-summary").first).to_contain_text("Reason", use_inner_text=True)
    assert site.get_by_label("The figure").input_value() == "89", "what was typed is kept"
    site.get_by_label("Reason").fill("The force confirmed 89 by telephone.")
    site.get_by_role("button", name="Set the figure").click()
    site.get_by_text("The machine's reading is kept beside it").wait_for()
    expect(site.locator("#main").first).to_contain_text("The force confirmed 89 by telephone.", use_inner_text=True)
    accessible()


@pytest.mark.parametrize("path", ["/review/rules/", "/admin/review/forcereturn/", "/admin/"])
def test_rules_and_the_admin_desk_open_without_a_complaint_of_the_browser(site, sign_in, path, accessible):
    campaign("kent")
    user = sign_in("supervisor", SUPERVISOR)
    user.is_staff = True
    user.save()
    site.goto(path)
    assert site.locator("h1").first.inner_text()
    if not path.startswith("/admin/"):
        accessible()


def test_a_return_is_reached_and_accepted_with_the_keyboard_alone(site, sign_in):
    kent = campaign("kent").requests.get()
    received(kent, totals_return(10, 89))
    sign_in("supervisor", SUPERVISOR)
    site.goto(f"/review/returns/{kent.pk}/")
    site.locator("input[name=finding]").first.focus()
    site.keyboard.press("Space")
    site.locator("[name=accept-reason]").focus()
    site.keyboard.type("Both cells compared.")
    site.keyboard.press("Tab")
    site.keyboard.press("Enter")
    site.get_by_text("accepted with that reason").wait_for()
