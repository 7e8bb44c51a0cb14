"""Passkeys in a real browser with an authenticator of its own: added, signed in with, required, removed."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import expect

from requests_app.models import AuditEntry
from requests_app.roles import STAFF, SUPERVISOR
from tests.builders import person

pytestmark = [
    pytest.mark.browser,
    pytest.mark.integration,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
GOOD = "marble otter viaduct seven"


@pytest.fixture
def authenticator(site):
    """The browser has an authenticator that verifies its person. Passkeys belong to a name, so the site has one."""
    site.base = site.base.replace("127.0.0.1", "localhost")
    session = site.context.new_cdp_session(site)
    session.send("WebAuthn.enable")
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }})  # fmt: skip
    session.own_id = made["authenticatorId"]
    return session


def has_password(name: str, role: str):
    user = person(name, role)
    user.set_password(GOOD)
    user.save()
    return user


def signs_in(site, name: str) -> None:
    site.goto(f"{site.base}/sign-in/")
    site.get_by_label("Username").fill(name)
    site.get_by_label("Password").fill(GOOD)
    site.get_by_role("button", name="Sign in").click()


def adds_one(site) -> None:
    site.goto(f"{site.base}/passkeys/")
    site.get_by_label("Name of the device").fill("My laptop")
    site.get_by_role("button", name="Add a passkey").click()
    site.get_by_role("heading", name="Recovery codes").wait_for()


def signs_out(site) -> None:
    site.get_by_role("button", name="Sign out", exact=True).click()
    site.wait_for_url("**/sign-in/")


def test_a_passkey_is_added_and_signs_in_without_name_and_password(site, authenticator, accessible):
    user = has_password("ada", STAFF)
    signs_in(site, "ada")
    adds_one(site)
    site.goto(f"{site.base}/passkeys/")
    expect(site.locator("main").first).to_contain_text("My laptop", use_inner_text=True)
    accessible()
    signs_out(site)
    site.get_by_role("link", name="Sign in with a passkey").click()
    accessible()
    site.get_by_role("button", name="Use a passkey").click()
    site.get_by_role("button", name="Sign out", exact=True).wait_for()
    expect(site.locator(".site-user").first).to_contain_text("ada", use_inner_text=True)
    kinds = list(AuditEntry.objects.filter(by_id=user.pk).values_list("kind", flat=True))
    assert kinds.count("signed in") == 2
    assert "added a passkey" in kinds


def test_the_password_alone_lets_nobody_in_who_has_one_and_it_proves_who_sits_there(site, authenticator):
    has_password("ada", STAFF)
    signs_in(site, "ada")
    adds_one(site)
    signs_out(site)
    signs_in(site, "ada")
    assert site.url.endswith("/sign-in/code/")
    site.goto(f"{site.base}/documents/")
    assert "/sign-in/" in site.url
    site.goto(f"{site.base}/sign-in/code/")
    site.get_by_role("link", name="Use your passkey").click()
    site.get_by_role("button", name="Use a passkey").click()
    site.get_by_role("button", name="Sign out", exact=True).wait_for()
    site.goto(f"{site.base}/sign-in/passkey/?next=/documents/")
    site.get_by_role("button", name="Use a passkey").click()
    site.wait_for_url(f"{site.base}/documents/")  # not the address that only names it
    expect(site.locator("main").first).to_contain_text("Thank you", use_inner_text=True)


def test_a_supervisor_who_needs_a_second_factor_may_take_a_passkey(site, authenticator, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    has_password("judge", SUPERVISOR)
    signs_in(site, "judge")
    assert site.url.endswith("/second-factor/")
    site.get_by_role("link", name="passkey", exact=True).click()
    adds_one(site)
    site.get_by_role("link", name="I have written them down").click()
    site.goto(f"{site.base}/documents/")
    assert site.url.endswith("/documents/")


def test_a_removed_passkey_a_strange_one_and_one_that_verifies_nobody_let_nobody_in(site, authenticator):
    user = has_password("ada", STAFF)
    signs_in(site, "ada")
    adds_one(site)
    signs_out(site)
    authenticator.send("WebAuthn.setUserVerified", {"authenticatorId": authenticator.own_id, "isUserVerified": False})
    site.goto(f"{site.base}/sign-in/passkey/")
    site.get_by_role("button", name="Use a passkey").click()
    site.get_by_text("No passkey was used").wait_for()
    authenticator.send("WebAuthn.setUserVerified", {"authenticatorId": authenticator.own_id, "isUserVerified": True})
    Authenticator.objects.filter(user=user, type="webauthn").delete()
    site.goto(f"{site.base}/sign-in/passkey/")
    site.get_by_role("button", name="Use a passkey").click()
    site.get_by_text("does not belong to anybody here").wait_for()
    site.goto(f"{site.base}/documents/")
    assert "/sign-in/" in site.url
