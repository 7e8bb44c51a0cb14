"""Signing in, and what nobody sees without it."""

import pytest
from playwright.sync_api import expect

from tests.builders import person

pytestmark = [
    pytest.mark.browser,
    pytest.mark.integration,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def test_sign_in_page_is_styled_and_accessible(site, accessible):
    site.goto("/sign-in/")
    header = site.locator(".site-header").evaluate("element => getComputedStyle(element).backgroundColor")
    assert header == "rgb(23, 64, 109)", "the house's own style is applied"
    accessible()


def test_a_wrong_password_keeps_the_name_and_says_so(site):
    site.goto("/sign-in/")
    site.get_by_label("Username").fill("somebody")
    site.get_by_label("Password").fill("wrong")
    site.get_by_role("button", name="Sign in").click()
    expect(site.locator("main").first).to_contain_text("correct username and password", use_inner_text=True)
    assert site.get_by_label("Username").input_value() == "somebody"


@pytest.mark.parametrize("path", ["/documents/", "/review/", "/figures/", "/figures/cells/1/", "/documents/1/file/"])
def test_nothing_is_shown_without_signing_in(site, path):
    site.goto(path)
    assert "/sign-in/" in site.url


def test_signing_in_with_the_keyboard_alone(site):
    user = person("keyboard", "Readers")
    user.set_password("a long enough word")
    user.save()
    site.goto("/sign-in/?next=/figures/")
    assert site.evaluate("document.activeElement.name") == "username", "the cursor stands where typing begins"
    site.keyboard.type("keyboard")
    site.keyboard.press("Tab")
    site.keyboard.type("a long enough word")
    site.keyboard.press("Enter")
    site.wait_for_url(f"{site.base}/figures/")
    site.keyboard.press("Tab")
    assert site.evaluate("document.activeElement.className") == "skip-link"


@pytest.mark.parametrize("typed", [False, True], ids=["only looked at", "with words typed"])
def test_a_page_left_open_is_left_when_the_session_has_ended_and_keeps_what_was_typed(site, settings, typed):
    user = person("leaves", "Staff")
    user.set_password("a long enough word")
    user.save()
    site.clock.install()
    site.goto("/sign-in/?next=/search/")
    site.get_by_label("Username").fill("leaves")
    site.get_by_label("Password").fill("a long enough word")
    site.get_by_role("button", name="Sign in").click()
    site.wait_for_url(f"{site.base}/search/")
    field = site.locator("main input[name=q]")
    if typed:
        field.fill("half a sentence")
    site.context.clear_cookies()  # as the server has forgotten the session by then
    site.clock.fast_forward((settings.SESSION_IDLE_MINUTES - 1) * 60_000)
    assert site.url == f"{site.base}/search/"
    site.clock.fast_forward(70_000)
    if typed:
        assert field.input_value() == "half a sentence"
    else:
        site.wait_for_url(f"{site.base}/sign-in/?next=%2Fsearch%2F")
