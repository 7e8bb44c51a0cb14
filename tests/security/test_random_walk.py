"""A stranger's walk: every address with what nobody types, in its path, its query and the fields of its own forms. Each
answer is a page, a refusal or "not found", never a fault of the program. WALKS=20 walks on."""

from __future__ import annotations

import inspect
import os
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse

from requests_app.roles import ROLES
from tests.builders import person
from tests.security import addresses
from tests.security.rooms import furnished

pytestmark = [pytest.mark.django_db, pytest.mark.integration]

WALKS = int(os.environ.get("WALKS", "1"))
LEAVES = {"sign-out", "admin:logout", "end-other-sessions", "admin:password_change", "password-change"}
"""Addresses after which the walker would be somebody else or nobody."""

MAY_BE_DOWN = {"ready"}
"""What says by its status that no worker is there, which none is in this test."""

STRANGE = [
    "", " ", "0", "-1", "1", "2", "9" * 19, "9" * 40, "9" * 5000, "²", "1e309", "NaN", "-0.0", "½", "٣", "\x00",
    "a\x00b", "\u202e",
    "%00", "%", "'", '"', "<b>", "{{7*7}}", "{0}", "../../etc/passwd", "/", "\\", "null", "true", "[]", "[1,", "{}",
    '{"a": [1, {"b": null}]}', "2019-02-30", "0000-00-00", "9999-12-31", "10000-01-01", "1899-01-01", "31/12/2019",
    "x" * 5000, "=cmd()", "a,b", "a\nb", "a\r\nSet-Cookie: x=1", "on", "off", "csv", "xlsx", "zip", "kent",
    "essex-police", "-", "--", "1,2,3", "1-2", "🏴", "é" * 300, "(", "((((", "a & | !", "* OR 1=1", "https://elsewhere.example/",
    "//elsewhere.example",
]  # fmt: skip
FILES = [
    b"",
    b"\0",
    b"a,2018/19\nb,7\n",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"From: a@b\r\n\r\nx",
    b"{",
    b"\xff\xfe\0",
    b"<a>",
]
ASKED = re.compile(r"(?:GET|POST)(?:\.get|\.getlist)?[\[(]\s*\"(\w+)\"")
ROWS = [-1, 0, 1, 2**31 - 1, 2**31, 2**63 - 1, 2**63, 10**30]
WORDS_IN_PATHS = ["none", "-", "x" * 300, "a b", "é", "\x00", "..", "%2e%2e", "\u202e", "0"]


def asked_about() -> list[str]:
    """Names that the program's views look for in a query or in what is sent."""
    found: set[str] = set()
    for room in ("requests_app", "ingestion", "review", "reporting", "foitracker"):
        for path in (Path(settings.ROOT) / room).rglob("*.py"):
            found |= set(re.findall(ASKED, path.read_text()))
    return sorted(found | {"page", "next", "q", "in", "o", "p", "e", "_popup", "_to_field"})


def asked_by() -> dict[str, list[str]]:
    """Those of them that the view of each address names itself."""
    bodies = {name: inspect.getsource(view) for name, view in addresses.views().items() if inspect.isfunction(view)}
    return {name: re.findall(ASKED, body) for name, body in bodies.items()}


class Walker:
    def __init__(self, drawn: Random, known: dict[str, dict[str, Any]], who: str) -> None:
        self.drawn, self.known = drawn, known
        self.client = Client(raise_request_exception=False)
        user = person(f"walks as {who}", who if who in ROLES else None)
        user.is_staff = True
        user.is_superuser = who == "administrator"
        user.save()
        self.client.force_login(user)
        self.words, self.named = asked_about(), asked_by()

    def strange(self) -> str:
        return self.drawn.choice(STRANGE)

    def path(self, name: str) -> str:
        """The address as it is, or with another thing in it; as it is where that cannot be written."""
        there = self.known.get(name, {})
        if there and self.drawn.random() < 0.3:
            other = {key: self.drawn.choice(ROWS if isinstance(value, int) else WORDS_IN_PATHS)
                     for key, value in there.items()}  # fmt: skip
            try:
                return reverse(name, kwargs=other)
            except NoReverseMatch:
                pass
        return addresses.where(name, self.known)

    def query(self) -> dict[str, list[str]]:
        return {self.drawn.choice(self.words): [self.strange() for _ in range(self.drawn.choice((1, 1, 2)))]
                for _ in range(self.drawn.choice((0, 1, 3)))}  # fmt: skip

    def fields(self, page: bytes) -> Iterator[tuple[str, Any]]:
        """The fields of the page's forms with what they hold, or something strange."""
        for field in BeautifulSoup(page, "html.parser").select("main form [name]"):
            if field["name"] == "csrfmiddlewaretoken":
                continue
            if field.get("type") == "file":
                content = self.drawn.choice(FILES)
                yield field["name"], SimpleUploadedFile(self.drawn.choice(["a.csv", "x" * 250, "\u202e.eml"]), content)
            elif self.drawn.random() < 0.6:
                choices = [one.get("value", "") for one in field.select("option")]
                yield field["name"], self.drawn.choice(choices) if choices else field.get("value", "")
            else:
                yield field["name"], self.strange()

    def step(self, name: str) -> Iterator[tuple[str, str, Any, int]]:
        """What was asked and the status, of one look and one change."""
        path, query = self.path(name), self.query()
        head = {"HX-Request": "true"} if self.drawn.random() < 0.2 else {}
        undo = transaction.savepoint()
        looked = self.client.get(path, query, headers=head)
        yield "GET", path, query, looked.status_code
        held = b"" if getattr(looked, "streaming", False) else looked.content
        sent: dict[str, Any] = dict(self.fields(held)) if looked.status_code == 200 else {}
        sent |= {self.drawn.choice(self.words): self.strange() for _ in range(2)}
        sent |= {word: self.strange() for word in self.named.get(name, []) if self.drawn.random() < 0.5}
        changed = self.client.post(path, {key: value for key, value in sent.items() if value is not None}, headers=head)
        transaction.savepoint_rollback(undo)
        yield "POST", path, sent, changed.status_code


@pytest.mark.parametrize("walk", range(WALKS))
@pytest.mark.parametrize("who", ["administrator", "Supervisors", "drawn"])
def test_no_address_answers_with_a_fault_whatever_is_asked(walk, who):
    drawn = Random(f"{who} {walk}")
    walker = Walker(drawn, furnished(), drawn.choice(list(ROLES)) if who == "drawn" else who)
    names = [name for name in addresses.names() if name not in LEAVES]
    drawn.shuffle(names)
    if who == "drawn":
        names = names[::4]
    wrong = [(name, *one) for name in names for one in walker.step(name) if one[3] >= 500 and name not in MAY_BE_DOWN]
    assert wrong == []
