"""A new release's migrations run on the data of the one before while that one serves, all with real processes: its
pages, its uploads and its worker go on before, during and after; then the new one serves the same figures."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest
import requests
from django.db import connection

from foitracker import embedded, env
from tests import reliability
from tests.integration.test_slow_clients import answers, free_port

pytestmark = [pytest.mark.django_db, pytest.mark.integration, reliability.heavy]

PATIENCE = 120
"""Seconds after which something counts as stuck: nothing here is measured by it."""

NAME = "upgrade_rehearsal"

FILL = """
import json, time, django; django.setup()
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from requests_app.roles import STAFF, SUPERVISOR
from tests.builders import campaign, person, received, totals_return
made = campaign("kent", "essex", slug="upgrade")
staff, user = person("staff", STAFF), person("supervisor", SUPERVISOR)
documents = [received(one, totals_return(26 + n, 52 + n), by=staff).pk for n, one in enumerate(made.requests.all())]
session, now = SessionStore(), int(time.time())
session.update({SESSION_KEY: str(user.pk), BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
                HASH_SESSION_KEY: user.get_session_auth_hash(), "seen": now, "began": now, "proved": now})
session.create()
print(json.dumps({"request": made.requests.first().pk, "documents": documents, "cookie": session.session_key}))
"""

FIGURES = """
import json, django; django.setup()
from ingestion.models import OffenceRecord
print(json.dumps(sorted([one.extraction.document_id, one.cell, float(one.low)] for one in
                        OffenceRecord.objects.filter(extraction__current=True).select_related("extraction"))))
"""


def git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=env.ROOT, capture_output=True, text=True, check=True).stdout.strip()


def release_before() -> str:
    """UPGRADE_FROM, or the last release, or before the first what stood before the newest two changes of tables."""
    if chosen := os.environ.get("UPGRADE_FROM"):
        return chosen
    if tags := git("tag", "--list", "v*", "--sort=-version:refname").split():
        return tags[0]
    return git("log", "-2", "--format=%H", "--", "*/migrations/0*.py").split()[-1] + "^"


@pytest.fixture
def old(tmp_path) -> Path:
    """The release before, whole, in a folder of its own."""
    try:
        revision = git("rev-parse", "--verify", release_before())
    except (OSError, subprocess.CalledProcessError, IndexError):
        pytest.skip("the history that holds the release before is not here")
    folder = tmp_path / "old"
    folder.mkdir()
    packed = subprocess.run(["git", "archive", revision], cwd=env.ROOT, capture_output=True, check=True).stdout
    subprocess.run(["tar", "-x", "-C", str(folder)], input=packed, check=True)
    return folder


@pytest.fixture
def place(tmp_path, servers) -> Iterator[dict[str, str]]:
    """The settings of a database, a broker and folders that both releases share."""
    at = connection.settings_dict
    login = quote(at["USER"], safe="") + (f":{quote(at['PASSWORD'], safe='')}" if at["PASSWORD"] else "")
    server = f"postgresql://{login}@{quote(at['HOST'], safe='')}{':' + str(at['PORT']) if at['PORT'] else ''}"
    with psycopg.connect(f"{server}/{at['NAME']}", autocommit=True) as here:
        here.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        here.execute(f"CREATE DATABASE {NAME}")
        broker = embedded.broker_url()
        yield {
            **os.environ, "DATABASE_URL": f"{server}/{NAME}", "FOITRACKER_DATA": str(tmp_path / "data"),
            "CELERY_BROKER_URL": f"{broker}{'&' if '?' in broker else '?'}virtual_host=9",
            "REDIS_URL": embedded.redis_url(),
            "DJANGO_SETTINGS_MODULE": "foitracker.settings", "PYTHONPATH": "",
        }  # fmt: skip
        here.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


class Started:
    """Processes of either release, ended with the test."""

    def __init__(self, place: dict[str, str]) -> None:
        self.place, self.running = place, list[subprocess.Popen[bytes]]()

    def run(self, folder: Path, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, *words], cwd=folder, env=self.place, capture_output=True, text=True, timeout=PATIENCE * 3
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def start(self, folder: Path, *words: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen([sys.executable, "-m", *words], cwd=folder, env=self.place)
        self.running.append(process)
        return process

    def web(self, folder: Path) -> tuple[subprocess.Popen[bytes], str]:
        port = free_port()
        (folder / "staticfiles").mkdir(exist_ok=True)
        process = self.start(folder, "gunicorn", "-c", "python:foitracker.web_server", "--bind", f"127.0.0.1:{port}")
        assert answers(f"http://127.0.0.1:{port}/health/")
        return process, f"http://127.0.0.1:{port}"

    def end(self, process: subprocess.Popen[bytes]) -> None:
        process.terminate()
        process.wait(60)
        self.running.remove(process)


@pytest.fixture
def started(place) -> Iterator[Started]:
    made = Started(place)
    yield made
    for process in list(made.running):
        made.end(process)


class Visitor(threading.Thread):
    """Opens page after page and uploads one return a round, until told to stop; what came of each."""

    def __init__(self, site: str, told: dict[str, Any]) -> None:
        super().__init__(daemon=True)
        self.site, self.told = site, told
        self.rounds, self.uploaded, self.wrong, self.over = 0, 0, list[tuple[str, int]](), threading.Event()

    def run(self) -> None:
        while not self.over.is_set():
            self.round()

    def round(self) -> None:
        with requests.Session() as me:
            me.cookies.set("sessionid", self.told["cookie"])
            for page in pages(self.told):
                self._note(page, me.get(self.site + page, timeout=PATIENCE), 200)
            address = f"{self.site}/campaigns/upgrade/upload/"
            token = me.get(address, timeout=PATIENCE).text.partition('name="csrfmiddlewaretoken" value="')[2]
            said = {"csrfmiddlewaretoken": token.partition('"')[0], "received_on": "2019-05-01", "what": "part",
                    "request": self.told["request"]}  # fmt: skip
            sent = f",2017/18,2018/19\nNumber of offences,{self.rounds + 100},7\n".encode()
            posted = me.post(
                address, data=said, files={"files": (f"r{self.rounds}.csv", sent)}, timeout=PATIENCE,
                headers={"Referer": address}, allow_redirects=False,
            )  # fmt: skip
            self._note("upload", posted, 302)
        self.uploaded += posted.status_code == 302
        self.rounds += 1

    def _note(self, what: str, answer: requests.Response, wanted: int) -> None:
        if answer.status_code != wanted:
            self.wrong.append((what, answer.status_code))


def pages(told: dict[str, Any]) -> list[str]:
    return ["/", "/campaigns/upgrade/", "/campaigns/upgrade/board/", "/documents/", f"/requests/{told['request']}/",
            *(f"/documents/{pk}/" for pk in told["documents"]), "/review/campaigns/upgrade/",
            f"/review/returns/{told['request']}/",            "/figures/campaigns/upgrade/"]  # fmt: skip


def eventually(happened: Callable[[], bool]) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if happened():
            return True
        time.sleep(0.2)
    return False


def test_the_release_before_goes_on_while_and_after_the_migrations_run_and_the_new_one_tells_the_same(
    old, place, started
):
    started.run(old, "manage.py", "migrate", "--noinput", "-v0")
    told = json.loads(started.run(old, "-c", FILL).splitlines()[-1])
    before = json.loads(started.run(old, "-c", FIGURES).splitlines()[-1])
    assert len(before) >= 4
    web, site = started.web(old)
    worker = started.start(old, "celery", "-A", "foitracker", "worker", "--loglevel=WARNING", "--concurrency=1")
    visitor = Visitor(site, told)
    visitor.start()
    assert eventually(lambda: visitor.rounds >= 1)
    begun = time.monotonic()
    started.run(env.ROOT, "manage.py", "migrate", "--noinput", "-v0")
    took, during = time.monotonic() - begun, visitor.rounds
    assert eventually(lambda: visitor.rounds >= during + 2), "the release before serves on"
    visitor.over.set()
    visitor.join(PATIENCE)
    assert visitor.wrong == []
    with psycopg.connect(place["DATABASE_URL"], autocommit=True) as looks:
        asked = "SELECT count(*) FROM ingestion_document WHERE state = 'read'"
        everything = visitor.uploaded + len(told["documents"])
        assert eventually(lambda: looks.execute(asked).fetchone() == (everything,)), "its worker reads on"
    started.end(web)
    started.end(worker)
    started.run(env.ROOT, "manage.py", "migrate", "--check")
    after = json.loads(started.run(env.ROOT, "-c", FIGURES).splitlines()[-1])
    assert [one for one in after if one[0] in told["documents"]] == before
    started.run(env.ROOT, "manage.py", "verify_audit")
    _, site = started.web(env.ROOT)
    with requests.Session() as me:
        me.cookies.set("sessionid", told["cookie"])
        assert [page for page in pages(told) if me.get(site + page, timeout=PATIENCE).status_code != 200] == []
    reliability.note(
        "a new release's migrations while the one before serves",
        in_flight="pages, uploads and readings go on, during and after; then the new one tells the same figures",
        seconds=took,
    )
