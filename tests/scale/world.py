"""A world of authorities, campaigns, requests, letters, documents and records, drawn from a seed into the database.

Nothing of it is real. Every campaign asks the same questions; some requests were answered with one document of records,
all read, some are on their way, some were refused. Figures add up, so returns are usable.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import Group, User
from django.db import connection

from ingestion.models import Document, DocumentFinding, Extraction, OffenceRecord
from ingestion.record_key import record_key
from ingestion.values.encoding import encode
from ingestion.values.reading import FileFacts, Reading
from requests_app.models import Campaign, ClockEvent, Event, FoiRequest, Force, Message
from requests_app.roles import ROLES
from tests.scale.copying import copy_lines, copy_rows, next_ids

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIRST_DAY = date.today() - timedelta(days=100)
"""The first campaign's; the others begin in the days after it, so that some answers are due about now."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a world is. `records` are shared out evenly among the documents of the answered requests."""

    authorities: int = 200
    requests: int = 1000
    records: int = 10_000
    a_campaign: int = 100
    """Authorities that each campaign asks."""


def specification(periods: int, methods: int) -> dict[str, Any]:
    """Four questions over some years: a total, by sex and age, by method, and by sex and method."""
    return {
        "title": "Offences of a kind",
        "law": "FOIA 2000",
        "measure": {"name": "offences", "definition": "an offence that nobody committed"},
        "periods": [
            {"label": f"{year}/{(year + 1) % 100:02}", "start": f"{year}-04-01", "end": f"{year + 1}-03-31"}
            for year in range(2018, 2018 + periods)
        ],
        "dimensions": {
            "victim_sex": {"label": "Sex of victim", "categories": ["Female", "Male", "Unknown"]},
            "victim_age": {"label": "Age of victim", "categories": ["11 and under", "12-15", "16 and over", "Unknown"]},
            "method": {"label": "Method", "categories": [f"Method {number}" for number in range(1, methods + 1)]},
        },
        "questions": [
            {"number": "1", "text": "How many?", "breakdown": [], "required": True},
            {"number": "2", "text": "By sex and age?", "breakdown": ["victim_sex", "victim_age"], "sums_to": "1"},
            {"number": "3", "text": "By method?", "breakdown": ["method"], "sums_to": "1"},
            {"number": "4", "text": "By sex and method?", "breakdown": ["victim_sex", "method"], "sums_to": "1"},
        ],
    }


def methods_for(records: int, periods: int) -> int:
    """How many methods make a return of about this many records."""
    return max(2, (records // periods - 20) // 8)


def people() -> dict[str, User]:
    """One person of each role and one administrator."""
    found = {}
    for role in ROLES:
        user, _ = User.objects.get_or_create(username=f"one-of-{role.lower()}")
        user.groups.add(Group.objects.get_or_create(name=role)[0])
        found[role] = user
    admin, _ = User.objects.get_or_create(username="administrator", is_staff=True, is_superuser=True)
    return {**found, "Administrator": admin}


def make(size: Size, *, seed: int = 1) -> None:
    """The world outside the campaign that is looked at."""
    chance = random.Random(seed)
    _authorities(size.authorities)
    forces = list(Force.objects.filter(territorial=False).order_by("pk").values_list("pk", flat=True))
    number = -(-size.requests // size.a_campaign)
    answered = max(1, round(size.requests * 0.6))
    for place in range(number):
        asked = chance.sample(forces, min(size.a_campaign, size.requests - place * size.a_campaign, len(forces)))
        records = size.records // answered
        _campaign(f"world-{seed}-{place + 1}", asked, chance, records=records, periods=2, of=place)
    _settle()


def large_campaign(*, records: int = 500, periods: int = 8, seed: int = 2, slug: str = "large") -> Campaign:
    """A campaign of the 43 forces over some years, every force answered: the one that pages are measured on."""
    chance = random.Random(seed)
    asked = list(Force.objects.filter(territorial=True).order_by("pk").values_list("pk", flat=True))
    made = _campaign(slug, asked, chance, records=records, periods=periods, of=0, all_answered=True)
    _settle()
    return made


def _settle() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _authorities(number: int) -> None:
    there = Force.objects.filter(territorial=False).count()
    copy_rows(
        Force,
        ["code", "name", "short_name", "slug", "region", "country", "territorial", "foi_email"],
        (
            (f"A{n:08}", f"Authority {n:06}", f"A {n:06}", f"authority-{n:06}", f"Region {n % 9 + 1}", "England", False,
             f"foi@authority-{n:06}.example")
            for n in range(there + 1, number + 1)
        ),
    )  # fmt: skip


def _campaign(
    slug: str, forces: list[int], chance: random.Random, *, records: int, periods: int, of: int,
    all_answered: bool = False,
) -> Campaign:  # fmt: skip
    methods = methods_for(records, periods)
    document = specification(periods, methods)
    campaign = Campaign.objects.create(title=f"Campaign {slug}", slug=slug, document=document, created_by=None)
    owner = User.objects.order_by("pk").first()
    start = FIRST_DAY + timedelta(days=of % 90)
    keys = next_ids(FoiRequest, len(forces))
    stands = ["answered" if all_answered or chance.random() < 0.6 else chance.choice(OTHER) for _ in forces]
    copy_rows(
        FoiRequest,
        ["id", "campaign_id", "force_id", "status", "token", "sent_on", "received_on", "due_on", "latest_on",
         "responded_on", "owner_id"],
        (
            (key, campaign.pk, force, status, f"w{key:x}", *((None,) * 4 if status == "drafted" else _days(start)),
             start + timedelta(days=20) if status == "answered" else None, owner.pk if key % 3 else None)
            for key, force, status in zip(keys, forces, stands, strict=True)
        ),
    )  # fmt: skip
    told = [(key, status) for key, status in zip(keys, stands, strict=True) if status != "drafted"]
    copy_rows(
        ClockEvent,
        ["request_id", "kind", "on"],
        [(key, "response", start + timedelta(days=20)) for key, status in told if status in ("answered", "closed")]
        + [(key, "clarification-asked", start + timedelta(days=9)) for key, status in told if "clar" in status]
        + [(key, "extension-notice", start + timedelta(days=9)) for key, status in told if status == "extended"],
    )
    _letters(campaign, told, start)
    answered = [key for key, status in told if status == "answered"]
    _documents(campaign, answered, owner, chance, records=records, periods=periods, methods=methods)
    return campaign


OTHER = ("sent", "acknowledged", "drafted", "extended", "clarification_requested", "closed")


def _days(start: date) -> tuple[date, ...]:
    return start, start, start + timedelta(days=28), start + timedelta(days=28)


def _letters(campaign: Campaign, told: list[tuple[int, str]], start: date) -> None:
    """The request and, where it was answered, the answer; and what happened, in sentences."""
    copy_rows(
        Message,
        ["request_id", "direction", "kind", "state", "subject", "body", "on", "message_id", "at"],
        (
            (key, way, kind, state, f"{kind} {key}", f"A letter about request {key}.\n" * 8, start, f"<{way}{key}@w>",
             f"{start} 09:00:00+00")
            for key, status in told
            for way, kind, state in (("out", "request", "sent"), ("in", "response", "received"))
            if way == "out" or status == "answered"
        ),
    )  # fmt: skip
    copy_rows(
        Event,
        ["kind", "sentence", "campaign_id", "request_id", "at", "link"],
        (
            (kind, f"{kind} of request {key}.", campaign.pk, key, f"{start} {9 + number:02}:00:00+00",
             f"/requests/{key}/")
            for key, status in told
            for number, kind in enumerate(("letter sent", "letter received", "document read"))
            if number == 0 or status == "answered"
        ),
    )  # fmt: skip


def _documents(
    campaign: Campaign, requests: list[int], owner: User, chance: random.Random, *, records: int, periods: int,
    methods: int,
) -> None:  # fmt: skip
    reading = encode(Reading(FileFacts("Return.xlsx", "0" * 64, 20_000, XLSX)))["reading"]
    documents, extractions = next_ids(Document, len(requests)), next_ids(Extraction, len(requests))
    copy_rows(
        Document,
        ["id", "campaign_id", "request_id", "name", "sha256", "size", "media_type", "received_on", "uploaded_by_id",
         "state"],
        (
            (key, campaign.pk, request, f"Return {request}.xlsx", f"{key:064x}", 20_000,
             XLSX, FIRST_DAY, owner.pk, "read")
            for key, request in zip(documents, requests, strict=True)
        ),
    )  # fmt: skip
    copy_rows(
        Extraction,
        ["id", "document_id", "number", "reading", "grids", "layout", "reader_version"],
        ((key, document, 1, reading, "[]", {}, "1") for key, document in zip(extractions, documents, strict=True)),
    )
    copy_lines(
        OffenceRecord,
        ["extraction_id", "table", "question", "measure", "period_label", "period_start", "period_end",
         "period_as_written", "breakdown", "as_written", "kind", "low", "high", "total", "answers_asked_period",
         "doubt", "sheet", "cell", "key"],
        _record_lines(campaign.document, extractions, chance, most=records, methods=methods),
    )  # fmt: skip
    copy_rows(
        DocumentFinding,
        ["extraction_id", "kind", "level", "message", "fingerprint"],
        ((key, "Q201", "info", "A note that is beside the figures.", f"{key:064x}") for key in extractions),
    )


def _record_lines(
    document: dict[str, Any], extractions: range, chance: random.Random, *, most: int, methods: int
) -> Iterator[str]:
    """Every question's figures for every period and document; sums hold over each breakdown."""
    periods = document["periods"]
    sexes = document["dimensions"]["victim_sex"]["categories"]
    ages = document["dimensions"]["victim_age"]["categories"]
    names = document["dimensions"]["method"]["categories"]
    for extraction in extractions:
        place = 0
        for period in periods:
            fixed = f"{period['label']}\t{period['start']}\t{period['end']}\t{period['label']}"
            by_both = {(sex, name): chance.choice((0, 0, 0, 1, 3, 7, 12, 40)) for name in names for sex in sexes}
            whole = sum(by_both.values())
            for question, breakdown, number in _figures(by_both, whole, sexes, ages, names, chance):
                if place >= most:
                    break
                place += 1
                key = record_key(question, period["label"], breakdown)
                yield (
                    f"{extraction}\tt1\t{question}\toffences\t{fixed}\t{json.dumps(breakdown)}\t{number}\texact\t"
                    f"{number}\t{number}\tf\tt\t\tSheet1\tC{place}\t{key}\n"
                )


def _figures(
    by_both: dict[tuple[str, str], int], whole: int, sexes: list[str], ages: list[str], names: list[str],
    chance: random.Random,
) -> Iterator[tuple[str, dict[str, str], int]]:  # fmt: skip
    yield "1", {}, whole
    left = whole
    pairs = [(sex, age) for sex in sexes for age in ages]
    for position, (sex, age) in enumerate(pairs, start=1):
        number = left if position == len(pairs) else chance.randint(0, left // 3)
        left -= number
        yield "2", {"victim_sex": sex, "victim_age": age}, number
    for name in names:
        yield "3", {"method": name}, sum(by_both[sex, name] for sex in sexes)
    for (sex, name), number in by_both.items():
        yield "4", {"victim_sex": sex, "method": name}, number
