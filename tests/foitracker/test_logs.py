"""Lines say what happened and where, with the request's name all the way into a worker, and no document's words."""

from __future__ import annotations

import inspect
import io
import json
import logging
import logging.config
import re
import time
from pathlib import Path

import pytest
from celery.contrib.testing.worker import start_worker
from celery.signals import before_task_publish, task_prerun
from django.conf import settings
from django.db import DataError, connection

from foitracker.celery import app as current_app
from foitracker.logs import Discreet, Json
from foitracker.request_ids import HEADER, Named, current
from ingestion.models import Document
from requests_app.models import Message
from requests_app.roles import STAFF
from tests.builders import campaign, person
from tests.ingestion.test_deletion import NAME, PERSONAL, WORDS, mail_with

pytestmark = [pytest.mark.integration]


@pytest.fixture
def written():
    """Everything logged, at every level, as a server writes it in JSON."""
    config = settings.LOGGING
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    made = config["formatters"]["json"]
    handler.setFormatter(Json(made["fmt"], rename_fields=made["rename_fields"]))
    for one in (Named(), Discreet()):
        handler.addFilter(one)
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.setLevel(before)
    root.removeHandler(handler)


def test_the_settings_write_lines_through_the_same_filters():
    handler = settings.LOGGING["handlers"]["console"]
    assert handler["filters"] == ["named", "discreet"]
    configured = logging.config.DictConfigurator(settings.LOGGING)
    configured.configure()
    logging.config.dictConfig(settings.LOGGING)


@pytest.mark.django_db
def test_an_answer_carries_its_name_and_only_the_sites_own_proxy_may_give_one(client, settings, written):
    first = client.get("/sign-in/", headers={HEADER: "from-outside-1"})[HEADER]
    assert len(first) == 32
    settings.BEHIND_PROXY = True
    assert client.get("/sign-in/", headers={HEADER: "from-the-proxy-1"})[HEADER] == "from-the-proxy-1"
    assert client.get("/sign-in/", headers={HEADER: "a b\nc"})[HEADER] != "a b\nc"
    client.get("/nowhere/", headers={HEADER: "from-the-proxy-2"})
    assert "from-the-proxy-2" in {line["request_id"] for line in written()}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_request_is_followed_into_the_worker_that_reads_and_nothing_of_the_document_is_logged_or_sent(
    client, settings, written
):
    settings.BEHIND_PROXY = True
    seen, ran = [], []

    def note(body=None, headers=None, sender=None, **_):
        seen.append((sender, body[0], body[1], headers.get("request_id")))

    def note_run(task=None, **_):
        ran.append((task.name, current.get()))

    before_task_publish.connect(note)
    task_prerun.connect(note_run)
    made = campaign("kent")
    client.force_login(person("staff", STAFF))
    try:
        with start_worker(current_app, perform_ping_check=False, pool="solo", loglevel="DEBUG"):
            names = {HEADER: "follow-this-name"}
            file = io.BytesIO(PERSONAL)
            file.name = NAME
            uploaded = {"received_on": "2019-05-01", "what": "answer", "files": file,
                        "request": made.requests.get().pk}  # fmt: skip
            assert client.post(f"/campaigns/{made.slug}/upload/", uploaded, headers=names).status_code == 302
            mail = io.BytesIO(mail_with((NAME, PERSONAL)))
            mail.name = "mail.eml"
            client.post("/tray/", {"mail": mail, "files": mail}, headers=names)
            document = Document.objects.get(parent=None)
            for _ in range(600):
                document.refresh_from_db()
                if document.state == "read" and ("ingestion.read_document", "follow-this-name") in ran:
                    break  # a worker that starts looks for what waits, and may come first: both run
                time.sleep(0.1)
    finally:
        before_task_publish.disconnect(note)
        task_prerun.disconnect(note_run)
    assert document.state == "read"
    assert ("ingestion.read_document", (document.pk,), {}, "follow-this-name") in seen
    assert ("ingestion.read_document", "follow-this-name") in ran, "the worker knows the request"
    everything = json.dumps([written(), [repr(one) for one in seen]])
    assert not [word for word in WORDS if word in everything]
    assert Message.objects.count() <= 1


@pytest.mark.django_db
def test_an_exceptions_words_are_left_out_and_its_kind_and_way_are_not(written):
    log = logging.getLogger("foitracker.tests")
    surname = WORDS[1]
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s::int", [surname])
    except DataError as fault:
        log.exception("It was refused.")
        log.warning("Said: %s", fault)
        log.error("%(name)s: %(exc)s", {"name": "a task", "exc": repr(fault), "args": surname})
    lines = [line for line in written() if line["name"] == "foitracker.tests"]
    assert len(lines) == 3
    assert "DataError" in lines[0]["exc_info"]
    assert "test_logs.py" in lines[0]["exc_info"]
    assert surname not in json.dumps(lines)


SECRET = "s3cr3t-T0ken_of-somebodys_ca1endar"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    ["/calendar/{}/", "/calendar/{}.ics", "/calendar/{}", "/invitation/{}/", "/invitation/{}", "/CALENDAR/{}/x",
     "/nowhere/calendar/{}/", "/calendar%2F{}", "/nowhere/?code={}&state=1", "/campaigns/?q={}",
     "/api/v1/nothing?token={}"],
)  # fmt: skip
@pytest.mark.parametrize("method", ["get", "post", "put"])
def test_the_secret_of_an_address_that_is_refused_stands_in_no_line(client, written, address, method):
    answer = getattr(client, method)(address.format(SECRET))
    assert answer.status_code >= 300
    lines = written()
    assert SECRET not in json.dumps(lines)
    assert set().union(*lines) <= {"at", "level", "name", "message", "request_id", "exc_info"}
    if answer.status_code == 404:
        assert [line["message"] for line in lines if line["message"].startswith("Not Found: /")]


def test_a_servers_password_and_words_that_do_not_fit_stand_in_no_line(written):
    log = logging.getLogger("foitracker.tests")
    log.warning("Cannot connect to %s", f"amqp://foitracker:{SECRET}@broker:5672//")
    log.warning("Cannot connect to postgresql://foitracker:" + SECRET + "@postgres/foitracker")
    log.warning("%s and %s", SECRET)
    lines = [line["message"] for line in written()]
    assert lines == [
        "Cannot connect to amqp://foitracker:…@broker:5672//",
        "Cannot connect to postgresql://foitracker:…@postgres/foitracker",
        "%s and %s",
    ]


def test_the_web_servers_own_lines_go_through_the_same_filter(tmp_path):
    """As gunicorn writes of a request that it refuses before the program hears of it."""
    from gunicorn.config import Config

    from foitracker.web_worker import DiscreetLog

    config = Config()
    config.set("errorlog", str(tmp_path / "error.log"))
    log = DiscreetLog(config)
    log.warning("Invalid request from ip=127.0.0.1: Invalid HTTP request line: 'GET /calendar/%s.ics'", SECRET)
    log.error("Error handling request /invitation/" + SECRET + "/")
    written = (tmp_path / "error.log").read_text()
    assert "Invalid HTTP request line" in written
    assert "Error handling request /invitation/…" in written
    assert SECRET not in written


def test_every_task_takes_keys_and_nothing_else():
    for name, task in current_app.tasks.items():
        if name.startswith(("ingestion", "requests_app", "review", "reporting", "foitracker")):
            taken = [one for one in inspect.signature(task.run).parameters if one != "self"]
            assert set(taken) <= {"pk", "mark", "number"}, (name, taken)


def test_no_line_of_the_program_logs_a_name_or_a_text():
    """Of what is logged only keys, counts, kinds of exception and addresses of the program are arguments."""
    root = Path(settings.ROOT)
    for room in ("requests_app", "ingestion", "review", "reporting", "foitracker"):
        for path in (root / room).rglob("*.py"):
            for call in re.findall(r"\blog\.(?:debug|info|warning|error|exception)\((.*)\)", path.read_text()):
                assert not re.search(r"(?<!place)\.(?:name|subject|body|sentence|content|text)\b|f\"", call), (
                    path,
                    call,
                )
