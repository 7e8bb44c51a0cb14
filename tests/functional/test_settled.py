"""A press ends when what it asks for has come, however late."""

import pytest

pytestmark = [
    pytest.mark.browser,
    pytest.mark.integration,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

ASKS = """document.querySelector('h1').addEventListener('click', () => {
    fetch('/late/').then(() => { document.title = 'it came' })
})"""


def test_what_comes_late_is_there_after_the_press(site):
    def late(route):
        site.wait_for_timeout(400)
        route.fulfill(body="here")

    site.goto("/sign-in/")
    site.route("**/late/", late)
    site.evaluate(ASKS)
    site.locator("h1").first.click()
    assert site.title() == "it came"
