"""What a press brings is waited for: the page that comes, or the part of it, before anything is looked at.

Playwright waits for an element that is looked for, and for nothing where a test looks at the address, at a count, at
the whole page or at the database. So every press of a test ends when the browser asks for nothing any more, the page is
whole and htmx has put in its place what came.
"""

from __future__ import annotations

import functools
import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Request
from playwright.sync_api import Error as PlaywrightError

PATIENCE = 60
"""Seconds after which a page counts as stuck: nothing here is measured by it."""

ASKED_FOR = {"document", "xhr", "fetch"}
WHOLE = """document.readyState === "complete"
    && !document.querySelector(".htmx-request, .htmx-swapping, .htmx-settling")"""
PRESSES = ("click", "check", "uncheck", "select_option")
KEYS = {"Enter", "Space"}
"""Keys that press what has the focus; the others change no page."""


class Traffic:
    """What the browser has asked for and not got yet, of one context."""

    def __init__(self, context: BrowserContext) -> None:
        self.open: set[Request] = set()
        context.on("request", self._begins)
        context.on("requestfinished", self._ends)
        context.on("requestfailed", self._ends)

    def _begins(self, request: Request) -> None:
        if request.resource_type in ASKED_FOR:
            self.open.add(request)

    def _ends(self, request: Request) -> None:
        self.open.discard(request)


def settle(page: Page, traffic: Traffic | None = None) -> None:
    """Wait until the page is whole and nothing is asked for, twice in a row: what a press starts may start a little
    later. Fails where it never comes to rest."""
    until, quiet = time.monotonic() + PATIENCE, 0
    while quiet < 2:
        assert time.monotonic() < until, f"{page.url} never comes to rest"
        page.wait_for_timeout(15)
        try:
            whole = page.evaluate(WHOLE)
        except PlaywrightError:  # the page that was asked for comes just now
            whole = False
        quiet = quiet + 1 if whole and not (traffic and traffic.open) else 0


def wait_after_presses(page: Page, traffic: Traffic, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on every press on this page, by mouse or by key, ends when what it brings is there."""

    def waiting(press: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(press)
        def run(self: Locator, *how: Any, **more: Any) -> Any:
            pressed = press(self, *how, **more)
            settle(self.page, traffic if self.page.context == page.context else None)
            return pressed

        return run

    for name in PRESSES:
        monkeypatch.setattr(Locator, name, waiting(getattr(Locator, name)))
    type_key = page.keyboard.press

    def press_key(key: str, **more: Any) -> None:
        type_key(key, **more)
        if key in KEYS:
            settle(page, traffic)

    monkeypatch.setattr(page.keyboard, "press", press_key)
