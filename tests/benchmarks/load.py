"""Many uploads at once beside people who browse, against the site as ./run serve starts it.

./run bench load [--minutes 1] [--uploads 200] [--people 50]. The same people first alone, then beside the uploads and
the reading of them, then alone again with all that was read. Writes docs/benchmarks/load.md and returns the number of
errors."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from tests.benchmarks import load_clients
from tests.benchmarks.load_clients import PAGES, View

ROOT = Path(__file__).resolve().parents[2]
TOLD = ROOT / "docs" / "benchmarks" / "load.md"
LONGEST = 600
"""Seconds after which not everything was read, and that is an error."""


@dataclass
class Course:
    """What was seen, and when what ended: by the machine's own clock, which all processes share."""

    begun: float = 0.0
    sent: float = 0.0
    taken: float = 0.0
    read: float = 0.0
    ended: float = 0.0
    views: list[View] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    memory: list[float] = field(default_factory=list)
    load: list[float] = field(default_factory=list)

    def between(self, begun: float, ended: float) -> list[View]:
        """Pages asked for in that time."""
        return [view for view in self.views if view.kind in PAGES and begun <= view.at < ended]


def prepared(people: int, returns: int) -> tuple[list[tuple[str, int]], list[str]]:
    """Campaigns that ask every force, so many that each return answers a request of its own, and sessions of so many
    people: the requests with their campaigns' slugs, and the people's cookies."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from requests_app.models import Force
    from requests_app.roles import RESEARCHER, STAFF, SUPERVISOR
    from tests.builders import campaign, person

    forces = Force.objects.order_by("pk").values_list("slug", flat=True)[:43]
    asked: list[tuple[str, int]] = []
    while len(asked) < returns or not asked:
        made = campaign(*forces, slug=f"load-{len(asked)}")
        asked += [(made.slug, pk) for pk in made.requests.values_list("pk", flat=True)]
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
    return asked, cookies


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
    wanted.add_argument("--minutes", type=float, default=1.0, help="how long people are alone, before and after")
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
            course = _measured(chosen, site, psutil.Process(serving.pid))
        finally:
            serving.terminate()
            serving.wait(60)
    TOLD.write_text(_page(chosen, course))
    print(TOLD.read_text())
    return course.errors.total()


def _measured(chosen: argparse.Namespace, site: str, serving: psutil.Process) -> Course:
    from ingestion.models import Document

    asked, cookies = prepared(chosen.people, chosen.uploads)
    slugs = sorted({slug for slug, _ in asked})
    course, drawn, apart = Course(), random.Random(1), multiprocessing.get_context("spawn")
    ready, gate, over = apart.Event(), apart.Event(), apart.Event()
    seen_by_people, seen_by_senders = apart.Queue(), apart.Queue()
    whose = [(*one, drawn.choice(cookies)) for one in drawn.sample(asked, chosen.uploads)]
    sending = apart.Process(target=load_clients.senders, args=(site, whose, ready, gate, seen_by_senders), daemon=True)
    looking = apart.Process(target=load_clients.people, args=(site, slugs, cookies, over, seen_by_people), daemon=True)
    with load_clients.caller(cookies[-1]) as me:  # what the first view of each page needs is no part of any time
        for slug in slugs:
            for address in PAGES.values():
                me.get(site + address.format(slug=slug), timeout=60)
    sending.start()
    ready.wait()
    looking.start()
    time.sleep(load_clients.THINKS[1])
    course.begun = time.monotonic()
    time.sleep(chosen.minutes * 60)
    course.sent = time.monotonic()
    gate.set()
    while not course.read:
        time.sleep(1)
        course.load.append(os.getloadavg()[0])
        if len(course.load) % 5 == 0:
            course.memory.append(memory_of(serving))
        if not course.taken and not seen_by_senders.empty():
            views, errors = seen_by_senders.get()
            course.views += views
            course.errors += errors
            course.taken = max((view.at + view.seconds for view in views), default=time.monotonic())
        if course.taken and not Document.objects.filter(state__in=["waiting", "reading"]).exists():
            course.read = time.monotonic()
        if time.monotonic() > course.sent + LONGEST:
            course.errors[f"not everything was read after {LONGEST} s"] += 1
            course.taken, course.read = course.taken or time.monotonic(), time.monotonic()
    time.sleep(5)  # what follows from the last reading
    course.memory.append(memory_of(serving))
    time.sleep(chosen.minutes * 60)
    over.set()
    views, errors = seen_by_people.get()
    course.views += views
    course.errors += errors
    course.ended = time.monotonic()
    states = Counter(Document.objects.values_list("state", flat=True))
    if states["read"] != chosen.uploads:
        course.errors[f"documents: {dict(states)}"] += 1
    return course


def _p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[18] if len(seconds) > 1 else (seconds or [float("nan")])[0]


def _line(name: str, seconds: list[float], against: Sequence[float] = ()) -> str:
    if not seconds:
        return f"| {name} | 0 |" + " |" * (3 + len(against))
    ratios = "".join(f" {_p95(seconds) / one:.1f} |" for one in against)
    return (
        f"| {name} | {len(seconds)} | {statistics.median(seconds):.3f} s | {_p95(seconds):.3f} s |"
        f" {max(seconds):.3f} s |{ratios}"
    )


def _page(chosen: argparse.Namespace, course: Course) -> str:
    settled = course.read + 5
    phases = {
        "alone, before": course.between(course.begun, course.sent),
        "beside both": course.between(course.sent, course.read),
        "… while uploads are taken": course.between(course.sent, course.taken),
        "… while the worker reads on": course.between(course.taken, course.read),
        "alone, after": course.between(settled, course.ended),
    }
    times = {name: [view.seconds for view in views] for name, views in phases.items()}
    before, after = _p95(times["alone, before"]), _p95(times["alone, after"])
    by_kind = [
        _line(kind, [view.seconds for view in phases["beside both"] if view.kind == kind],
              [_p95([view.seconds for view in phases[name] if view.kind == kind])
               for name in ("alone, before", "alone, after")])
        for kind in sorted(PAGES)
    ]  # fmt: skip
    uploads = [view.seconds for view in course.views if view.kind == "upload"]
    errors = ", ".join(f"{what} ({count})" for what, count in course.errors.items()) or "none"
    columns = "| times | median | p95 | longest |"
    against = " against before | against after |"
    ruled = "| --- | ---: | ---: | ---: | ---: |"
    return "\n".join([
        "# Under load", "",
        f"Made by `./run bench load --minutes {chosen.minutes:g} --uploads {chosen.uploads} --people {chosen.people}`:"
        " the site as `./run serve` starts it",
        "(one web process of 24 threads, a worker of two), people who look at each page for 1 to 3"
        " seconds, first alone,",
        "then beside uploads that are all sent at once and the reading of them, then alone again beside all that was"
        " read. Uploads are sent by a",
        "process of its own that lets every other go first, as if from elsewhere; pages are asked for by another."
        " Ratios are of p95s, all of one run.",
        f"Each return answers a request of its own, in {-(-chosen.uploads // 43)} campaigns of 43 forces; a page is any"
        " one's.",
        f"On two processors shared with other work and with both of these (load average"
        f" {statistics.mean(course.load or [0]):.0f} meanwhile).", "",
        f"| people {columns}{against}", f"{ruled} ---: | ---: |",
        *(_line(name, seconds, (before, after)) for name, seconds in times.items()), "",
        f"| beside both {columns}{against}", f"{ruled} ---: | ---: |", *by_kind, "",
        f"| an upload, with the page that follows {columns}", ruled, _line("all at once", uploads), "",
        f"- Errors: {errors}.",
        f"- All {chosen.uploads} were taken {course.taken - course.sent:.0f} s after they were sent at once, the last"
        f" was read after {course.read - course.sent:.0f} s.",
        f"- Memory of all processes of the site: {max(course.memory):.0f} MB at most, {course.memory[-1]:.0f} MB at the"
        " end.", "",
    ])  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
