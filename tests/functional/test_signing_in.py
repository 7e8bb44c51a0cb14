"""Signing in, and what nobody sees without it."""

import pytest

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
    assert "correct username and password" in site.inner_text("main")
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
