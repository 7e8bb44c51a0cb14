"""A real browser against a real server. Every response that fails, and every request that leaves, fails the test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response

from tests.builders import person
from tests.functional.settled import Traffic, settle, wait_after_presses

CHROMIUM = shutil.which("chromium")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKED_FOR = {"runOnly": RULES, "resultTypes": ["violations"]}
"""For axe: which rules, and that of what keeps them it need not tell."""

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--no-default-browser-check",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser these tests say why they are skipped; where one is required they fail instead."""
    if CHROMIUM or os.environ.get("FOITRACKER_REQUIRE_BROWSER"):
        return
    downloaded = os.path.isdir(os.path.expanduser("~/.cache/ms-playwright"))
    for item in items:
        if item.get_closest_marker("browser") and not downloaded:
            item.add_marker(
                pytest.mark.skip("no Chromium: install Debian's, or run .venv/bin/playwright install chromium")
            )


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    own = {"args": QUIET}
    return {**browser_type_launch_args, **own, **({"executable_path": CHROMIUM} if CHROMIUM else {})}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict) -> dict:
    return {**browser_context_args, "locale": "en-GB", "timezone_id": "Europe/London"}


@pytest.fixture
def site(live_server, page: Page, settings, monkeypatch) -> Iterator[Page]:
    """A page on the live server. `site.goto("/path")` works; each press waits for what it brings; what fails or leaves
    is told at the end."""
    settings.ALLOWED_HOSTS = ["*"]
    trouble: list[str] = []
    allowed: set[int] = set()
    page.allowed_statuses = allowed  # type: ignore[attr-defined]
    page.base = live_server.url  # type: ignore[attr-defined]

    def check(response: Response) -> None:
        if urlsplit(response.url).netloc != urlsplit(page.base).netloc and not response.url.startswith(
            ("data:", "blob:")
        ):
            trouble.append(f"left the machine: {response.url}")
        if response.status >= 400 and response.status not in allowed:
            trouble.append(f"{response.status} {response.url}")

    page.on("response", check)
    page.on("pageerror", lambda error: trouble.append(f"script error: {error}"))
    page.on("console", lambda said: trouble.append(f"console: {said.text}") if said.type == "error" else None)
    page.context.set_default_timeout(60_000)  # a machine that others use is slow, which proves nothing
    page.traffic = Traffic(page.context)  # type: ignore[attr-defined]
    wait_after_presses(page, page.traffic, monkeypatch)  # type: ignore[attr-defined]
    go = page.goto
    page.goto = lambda path, **how: go(live_server.url + path if path.startswith("/") else path, **how)  # type: ignore[method-assign]
    yield page
    problems = [line for line in trouble if not any(str(status) in line for status in allowed)]
    assert not problems, problems


@pytest.fixture
def sign_in(site: Page, client, settings):
    """Sign a person in by name and role, through their session cookie."""

    def do(name: str, role: str | None = None):
        user = person(name, role)
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        site.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie.value, "url": site.base}])
        return user

    return do


@pytest.fixture
def accessible(site: Page):
    """The page breaks no rule of axe for WCAG 2.2 AA or good practice (order of headings, landmarks), wide and at 320
    pixels, and does not scroll sideways."""

    def check() -> None:
        for width in (1280, 320):
            site.set_viewport_size({"width": width, "height": 900})
            settle(site, site.traffic)
            results = Axe().run(site, options=LOOKED_FOR)
            found = [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in results.response["violations"]]
            assert not found, (width, site.url, found)
            overflow = site.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert overflow <= 0, f"{site.url} scrolls sideways by {overflow} pixels at {width}"

    return check
