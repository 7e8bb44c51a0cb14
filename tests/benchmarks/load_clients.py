"""Who asks the site in tests/benchmarks/load.py: people who look at pages, and many who upload, each kind in a process
of its own. Python runs one thread of a process at a time, so a thousand senders beside ten readers in one process would
measure themselves."""

from __future__ import annotations

import contextlib
import io
import os
import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from typing import Any

import requests
from openpyxl import Workbook

from ingestion.sandbox import kernel

THINKS = (1.0, 3.0)
"""Seconds that a person looks at a page."""

PAGES = {
    "Today": "/",
    "board": "/campaigns/{slug}/board/",
    "documents": "/documents/",
    "desk": "/review/campaigns/{slug}/",
    "figures": "/figures/campaigns/{slug}/",
    "campaign": "/campaigns/{slug}/",
}


@dataclass(frozen=True, slots=True)
class View:
    """One answer: what was asked for, when by the machine's own clock, and after how many seconds it was there."""

    kind: str
    at: float
    seconds: float


@dataclass
class Seen:
    """What came of every request."""

    views: list[View] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def asked(self, kind: str, ask: Callable[[], requests.Response]) -> None:
        begun = time.monotonic()
        try:
            response = ask()
        except requests.RequestException as fault:
            with self.lock:
                self.errors[f"{kind}: {type(fault).__name__}"] += 1
            return
        with self.lock:
            self.views.append(View(kind, begun, time.monotonic() - begun))
            if response.status_code >= 400 or "/sign-in/" in response.url:
                self.errors[f"{kind}: {response.status_code}"] += 1


def caller(cookie: str) -> requests.Session:
    made = requests.Session()
    made.trust_env = False  # looking for proxies in the environment takes longer than asking
    made.cookies.set("sessionid", cookie)
    return made


def together(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def people(site: str, slugs: list[str], cookies: list[str], over: Event, told: Queue[Any]) -> None:
    """The process of those who look at pages, until it is over."""
    seen = Seen()
    together([threading.Thread(target=_browses, args=(seen, site, slugs, cookie, over, random.Random(n)))
              for n, cookie in enumerate(cookies)])  # fmt: skip
    told.put((seen.views, seen.errors))


def _browses(seen: Seen, site: str, slugs: list[str], cookie: str, over: Event, drawn: random.Random) -> None:
    with caller(cookie) as me:
        time.sleep(drawn.uniform(0, THINKS[1]))
        while not over.is_set():
            kind = drawn.choice(list(PAGES))
            address = site + PAGES[kind].format(slug=drawn.choice(slugs))
            seen.asked(kind, lambda at=address: me.get(at, timeout=60))  # type: ignore[misc]
            time.sleep(drawn.uniform(*THINKS))


def workbook(number: int) -> bytes:
    """A small return of its own."""
    book, held = Workbook(), io.BytesIO()
    for row in (["Sex of victim", "2017/18", "2018/19"], ["Female", 40 + number, 28], ["Male", 12, 9 + number],
                ["Total", 52 + number, 37 + number]):  # fmt: skip
        book.active.append(row)
    book.save(held)
    return held.getvalue()


def senders(site: str, whose: list[tuple[str, int, str]], ready: Event, gate: Event, told: Queue[Any]) -> None:
    """The process of those who upload, each with the file at hand before any sends. It lets everybody else
    go first: in life they sit at machines of their own."""
    with contextlib.suppress(OSError):
        os.setsid()
    kernel.stand_back(5)
    seen = Seen()
    secret = "load" * 8  # the form's own: what a browser has in its cookie and in the form, and no page was asked for
    files = [workbook(number) for number in range(len(whose))]

    def sends(number: int) -> None:
        slug, request, cookie = whose[number]
        address = f"{site}/campaigns/{slug}/upload/"
        with caller(cookie) as me:
            me.cookies.set("csrftoken", secret)
            fields = {"csrfmiddlewaretoken": secret, "received_on": "2019-05-01", "request": request, "what": "answer"}
            file = {"files": (f"return-{number}.xlsx", files[number])}
            gate.wait()
            seen.asked(
                "upload", lambda: me.post(address, data=fields, files=file, timeout=300, headers={"Referer": address})
            )

    ready.set()
    together([threading.Thread(target=sends, args=(number,)) for number in range(len(whose))])
    told.put((seen.views, seen.errors))
