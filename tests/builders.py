"""Small campaigns, people and files for tests that need a database."""

from __future__ import annotations

import csv
import io
from copy import deepcopy
from datetime import date
from typing import Any

from django.contrib.auth.models import Group, User

from ingestion import actions as documents
from ingestion.models import Document
from ingestion.tasks import read_waiting
from requests_app.models import Campaign, FoiRequest, Force
from requests_app.roles import ROLES

SPECIFICATION: dict[str, Any] = {
    "title": "Offences of sexual communication with a child",
    "law": "FOIA 2000",
    "measure": {"name": "offences", "definition": "s.15A Sexual Offences Act 2003"},
    "periods": [
        {"label": "2017/18", "start": "2017-04-01", "end": "2018-03-31"},
        {"label": "2018/19", "start": "2018-04-01", "end": "2019-03-31"},
    ],
    "dimensions": {"victim_sex": {"label": "Sex of victim", "categories": ["Female", "Male", "Unknown"]}},
    "questions": [
        {"number": "1", "text": "How many offences were recorded?", "breakdown": [], "required": True},
        {
            "number": "2",
            "text": "How many by the sex of the victim?",
            "breakdown": ["victim_sex"],
            "sums_to": "1",
            "required": False,
        },
    ],
}


def person(name: str, role: str | None = None) -> User:
    """A user in one role, or in none: someone who must see nothing."""
    user, _ = User.objects.get_or_create(username=name, defaults={"email": f"{name}@charity.example"})
    if role is not None:
        assert role in ROLES
        user.groups.add(Group.objects.get_or_create(name=role)[0])
    return user


def campaign(*forces: str, **changes: Any) -> Campaign:
    """A campaign asking these forces (by slug), without letters: made straight, for rooms that do not ask."""
    made = Campaign.objects.create(
        title=SPECIFICATION["title"], slug=changes.pop("slug", "offences"), document=deepcopy(SPECIFICATION), **changes
    )
    for slug in forces:
        FoiRequest.objects.create(
            campaign=made,
            force=Force.objects.get(slug=slug),
            status="sent",
            sent_on=date(2019, 4, 3),
            received_on=date(2019, 4, 3),
            due_on=date(2019, 5, 3),
            latest_on=date(2019, 5, 3),
        )
    return made


def csv_return(rows: list[list[Any]]) -> bytes:
    held = io.StringIO()
    csv.writer(held).writerows(rows)
    return held.getvalue().encode()


def totals_return(before: Any, after: Any, measure: str = "Number of offences") -> bytes:
    """An ordinary small return: years across, one line."""
    return csv_return([["", "2017/18", "2018/19"], [measure, before, after]])


def received(request: FoiRequest, content: bytes, *, by: Any = None, name: str = "return.csv", **more: Any) -> Document:
    """A document received and read, through the sandbox, without a worker."""
    document = documents.receive_document(
        name=name, chunks=[content], received_on=date(2019, 5, 1), by=by, request=request, nudge=False, **more
    )
    read_waiting(document.pk)
    document.refresh_from_db()
    return document
