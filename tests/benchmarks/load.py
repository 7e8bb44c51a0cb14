"""Many uploads at once while many people browse, against the site as ./run serve starts it.

./run bench load [--minutes 1] [--uploads 200] [--people 50]. Writes docs/benchmarks/load.md and returns the number of
errors."""

from __future__ import annotations

import argparse
import io
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import requests
from openpyxl import Workbook

ROOT = Path(__file__).resolve().parents[2]
TOLD = ROOT / "docs" / "benchmarks" / "load.md"
THINKS = (1.0, 3.0)
"""Seconds that a person looks at a page."""


@dataclass
class Seen:
    """What came of every request: seconds by kind of page, and errors in words."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def asked(self, kind: str, ask: Any) -> requests.Response | None:
        begun = time.monotonic()
        try:
            response: requests.Response = ask()
        except requests.RequestException as fault:
            with self.lock:
                self.errors[f"{kind}: {type(fault).__name__}"] += 1
            return None
        with self.lock:
            self.seconds[kind].append(time.monotonic() - begun)
            if response.status_code >= 400 or "/sign-in/" in response.url:
                self.errors[f"{kind}: {response.status_code}"] += 1
        return response


def workbook(number: int) -> bytes:
    """A small return of its own."""
    book, held = Workbook(), io.BytesIO()
    for row in (["Sex of victim", "2017/18", "2018/19"], ["Female", 40 + number, 28], ["Male", 12, 9 + number],
                ["Total", 52 + number, 37 + number]):  # fmt: skip
        book.active.append(row)
    book.save(held)
    return held.getvalue()


def prepared(people: int) -> tuple[str, list[int], list[str]]:
    """A campaign that asks every force, and sessions of so many people: its slug, its requests, their cookies."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from requests_app.models import Force
    from requests_app.roles import RESEARCHER, STAFF, SUPERVISOR
    from tests.builders import campaign, person

    made = campaign(*Force.objects.order_by("pk").values_list("slug", flat=True)[:43], slug="load")
    cookies = []
    for number in range(people):
        user = person(f"person{number}", (STAFF, RESEARCHER, SUPERVISOR)[number % 3])
        session = SessionStore()
        now = int(time.time())
        session.update({
            SESSION_KEY: str(user.pk), BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
            HASH_SESSION_KEY: user.get_session_auth_hash(), "seen": now, "began": now, "proved": now,
        })  # fmt: skip
        session.create()
        cookies.append(session.session_key)
    return made.slug, list(made.requests.values_list("pk", flat=True)), cookies


def caller(cookie: str) -> requests.Session:
    made = requests.Session()
    made.cookies.set("sessionid", cookie)
    return made


def browses(seen: Seen, site: str, slug: str, cookie: str, until: float, drawn: random.Random) -> None:
    pages = {"Today": "/", "board": f"/campaigns/{slug}/board/", "documents": "/documents/",
             "desk": f"/review/campaigns/{slug}/",
             "figures": f"/figures/campaigns/{slug}/", "campaign": f"/campaigns/{slug}/"}  # fmt: skip
    with caller(cookie) as me:
        time.sleep(drawn.uniform(0, THINKS[1]))
        while time.monotonic() < until:
            kind = drawn.choice(list(pages))
            seen.asked(kind, lambda at=pages[kind]: me.get(site + at, timeout=60))
            time.sleep(drawn.uniform(*THINKS))


def uploads(seen: Seen, site: str, slug: str, request: int, cookie: str, number: int, gate: threading.Event) -> None:
    with caller(cookie) as me:
        address = f"{site}/campaigns/{slug}/upload/"
        # The form is sent on a connection of its own: a browser asks again where the server closed an idle one
        # meanwhile, this client does not.
        form = me.get(address, timeout=60, headers={"Connection": "close"})
        token = form.text.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
        gate.wait()
        told = {"csrfmiddlewaretoken": token, "received_on": "2019-05-01", "request": request, "what": "part"}
        files = {"files": (f"return-{number}.xlsx", workbook(number))}
        seen.asked(
            "upload", lambda: me.post(address, data=told, files=files, timeout=120, headers={"Referer": address})
        )


def memory_of(serving: psutil.Process) -> float:
    """Megabytes that the site's processes hold of their own."""
    held = 0
    for one in [serving, *serving.children(recursive=True)]:
        try:
            held += one.memory_full_info().uss
        except psutil.Error:
            continue
    return held / 2**20


def main(options: Sequence[str] = ()) -> int:
    wanted = argparse.ArgumentParser(prog="./run bench load")
    wanted.add_argument("--minutes", type=float, default=1.0)
    wanted.add_argument("--uploads", type=int, default=200)
    wanted.add_argument("--people", type=int, default=50)
    chosen = wanted.parse_args(list(options))
    with tempfile.TemporaryDirectory(prefix="foitracker-load-") as folder:
        os.environ |= {"FOITRACKER_DATA": folder, "FOITRACKER_DISPOSABLE": "1", "SECRET_KEY": "only-for-load"}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foitracker.settings")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "manage.py", "serve", "--port", str(port)]
        serving = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        try:
            assert serving.stdout is not None
            site = next(line for line in serving.stdout if "FOI Tracker is at" in line).split()[4].rstrip("/")
            import django

            django.setup()
            return _measured(chosen, site, psutil.Process(serving.pid))
        finally:
            serving.terminate()
            serving.wait(60)


def _measured(chosen: argparse.Namespace, site: str, serving: psutil.Process) -> int:
    from ingestion.models import Document

    slug, requests_, cookies = prepared(chosen.people)
    seen, gate, drawn = Seen(), threading.Event(), random.Random(1)
    sending = [
        threading.Thread(
            target=uploads, args=(seen, site, slug, drawn.choice(requests_), drawn.choice(cookies), n, gate)
        )
        for n in range(chosen.uploads)
    ]
    for thread in sending:
        thread.start()
        time.sleep(0.02)
    time.sleep(2)
    begun = time.monotonic()
    until = begun + chosen.minutes * 60
    people = [threading.Thread(target=browses, args=(seen, site, slug, cookie, until, random.Random(n)))
              for n, cookie in enumerate(cookies)]  # fmt: skip
    for thread in people:
        thread.start()
    gate.set()
    memory, read_after, load = [], 0.0, []
    while any(thread.is_alive() for thread in [*people, *sending]) or not read_after:
        time.sleep(2)
        memory.append(memory_of(serving))
        load.append(os.getloadavg()[0])
        waits = Document.objects.filter(state__in=["waiting", "reading"]).exists()
        if not read_after and not waits and not any(thread.is_alive() for thread in sending):
            read_after = time.monotonic() - begun
        if time.monotonic() > until + 600:
            seen.errors["not everything was read ten minutes after the end"] += 1
            break
    states = Counter(Document.objects.values_list("state", flat=True))
    if states["read"] != chosen.uploads:
        seen.errors[f"documents: {dict(states)}"] += 1
    TOLD.write_text(_page(chosen, seen, memory, read_after, load))
    print(TOLD.read_text())
    return seen.errors.total()


def _page(chosen: argparse.Namespace, seen: Seen, memory: list[float], read_after: float, load: list[float]) -> str:
    def line(kind: str, seconds: list[float]) -> str:
        cut = statistics.quantiles(seconds, n=20) if len(seconds) > 1 else seconds * 19
        return f"| {kind} | {len(seconds)} | {cut[9]:.2f} s | {cut[18]:.2f} s | {max(seconds):.2f} s |"

    pages = [one for kind, seconds in seen.seconds.items() if kind != "upload" for one in seconds]
    rows = [line("every page", pages), *(line(kind, seconds) for kind, seconds in sorted(seen.seconds.items()))]
    third = max(1, len(memory) // 3)
    early, late = statistics.median(memory[third : 2 * third] or memory), statistics.median(memory[-third:])
    errors = ", ".join(f"{what} ({count})" for what, count in seen.errors.items()) or "none"
    return "\n".join([
        "# Under load", "",
        f"Made by `./run bench load --minutes {chosen.minutes:g} --uploads {chosen.uploads} --people {chosen.people}`:"
        " the site as `./run serve` starts it",
        "(one web process of 24 threads, a worker of two), uploads all at once at the beginning, people who look at"
        " each page for",
        f"1 to 3 seconds. On two processors shared with other work and with the load itself (load average"
        f" {statistics.mean(load):.0f} meanwhile):", "take the seconds as upper bounds.", "",
        "| asked for | times | median | p95 | longest |", "| --- | --- | --- | --- | --- |", *rows, "",
        f"- Errors: {errors}.",
        f"- The last of {chosen.uploads} documents was read {read_after:.0f} s after all were sent at once.",
        f"- Memory of all processes of the site: {early:.0f} MB in the middle third, {late:.0f} MB in the last,"
        f" {max(memory):.0f} MB at most.", "",
    ])  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
