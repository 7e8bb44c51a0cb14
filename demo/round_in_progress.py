"""A second round in progress, dated around the day it is looked at: what its forces have sent so far. Pure.

Every figure, name and letter is invented. Each return shows one thing that a supervisor has to judge; `shows` says
which.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from demo.campaign import METHODS
from demo.returns.reply import DEMONSTRATION

TITLE = "Sexual communication with a child, the round in progress (demonstration)"

UNSENT = ("cumbria", "north-yorkshire", "warwickshire", "dorset")
"""Forces whose letters nobody has sent yet."""

LONG_AGO, LATELY = 52, 6
"""Days since the letters of most forces, and of those that were asked last, were sent."""

ASKED_LATELY = ("wiltshire", "gloucestershire", "northumbria", "dyfed-powys", "gwent", "lincolnshire")
DUE_TOMORROW = ("merseyside", "south-wales", "west-mercia")


@dataclass(frozen=True, slots=True)
class Sent:
    """A file of a force: `days` before today it came. `shows` is what there is to judge in it."""

    slug: str
    name: str
    content: bytes
    days: int
    shows: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of a force to its reply address, or to the campaign's general one where `known` is False."""

    slug: str
    kind: str
    days: int
    subject: str
    text: str
    known: bool = True
    attachments: Sequence[tuple[str, bytes]] = field(default_factory=tuple)


def periods(today: date) -> list[dict[str, str]]:
    """The last two years that ended on 2 April."""
    end = today.year if today >= date(today.year, 4, 3) else today.year - 1
    return [
        {
            "label": f"{year - 1}/{year % 100:02d}",
            "start": date(year - 1, 4, 3).isoformat(),
            "end": date(year, 4, 2).isoformat(),
        }
        for year in (end - 1, end)
    ]


def specification(earlier: dict[str, Any], today: date) -> dict[str, Any]:
    """What the earlier round asked, of the last two years."""
    return {**earlier, "title": TITLE, "periods": periods(today)}


def _csv(*rows: Sequence[Any]) -> bytes:
    held = io.StringIO()
    csv.writer(held).writerows([[DEMONSTRATION], [], *rows])
    return held.getvalue().encode()


def answer(labels: Sequence[str], first: int, second: int, **changes: Any) -> bytes:
    """A whole answer: question 1, its parts by sex and age, the methods, and the cyber flags. `total` replaces the
    second year's printed figure of question 1, `method` a method's label."""
    stated = changes.get("total", second)
    parts = [_shared(first), _shared(second)]
    methods = [changes.get("method", name) if name == "Snapchat" else name for name in METHODS]
    return _csv(
        ["Question 1: offences recorded"],
        ["", *labels],
        ["Number of offences", first, stated],
        [],
        ["Question 2: sex and age of victim"],
        ["Sex of victim", "Age of victim", *labels],
        *([sex, age, parts[0][sex, age], parts[1][sex, age]] for sex, age in parts[0]),
        [],
        ["Question 4: method of communication"],
        ["Method of communication", *labels],
        *([name, first // (place + 2), second // (place + 2)] for place, name in enumerate(methods)),
        [],
        ["Question 5: offences with a cyber flag"],
        ["", *labels],
        ["Cyber flag attached", first // 2, second // 2],
    )


def _shared(whole: int) -> dict[tuple[str, str], int]:
    """The whole shared out over sex and age, with nothing over."""
    weights = {
        ("Female", "11 and under"): 16, ("Female", "12-15"): 44, ("Female", "16 and over"): 8, ("Female", "Unknown"): 5,
        ("Male", "11 and under"): 5, ("Male", "12-15"): 14, ("Male", "16 and over"): 3, ("Male", "Unknown"): 2,
        ("Unknown", "11 and under"): 0, ("Unknown", "12-15"): 1, ("Unknown", "16 and over"): 0,
        ("Unknown", "Unknown"): 2,
    }  # fmt: skip
    shares = {key: whole * weight // 100 for key, weight in weights.items()}
    shares["Female", "12-15"] += whole - sum(shares.values())
    return shares


def returns(today: date) -> list[Sent]:
    """What has come and waits to be judged, in the order received."""
    labels = [period["label"] for period in periods(today)]
    years = [label[:4] for label in labels]
    calendar = _csv(
        ["Calendar years, January to December"],
        ["", *(f"Jan to Dec {year}" for year in years)],
        ["Number of offences", 61, 66],
    )
    personal = _csv(
        ["Name of victim", "Date of birth", "Date recorded", "Sex of victim"],
        *(
            [f"Example Person {number}", "01/02/2003", f"{number:02d}/06/{years[0]}", "Female"]
            for number in range(1, 9)
        ),
    )
    return [
        Sent(
            "bedfordshire",
            "Bedfordshire response.csv",
            answer(labels, 41, 46),
            20,
            "only tables that last time's answer did not have",
        ),
        Sent("derbyshire", "Derbyshire response.csv", answer(labels, 77, 81), 19, "nothing: ready to sign off"),
        Sent("kent", "Kent response.csv", answer(labels, 151, 160, total=168), 18, "parts that do not make the total"),
        Sent("essex", "Essex calendar years.csv", calendar, 17, "calendar years"),
        Sent("surrey", "Surrey response.csv", answer(labels, 80, 88, method="Chirrup"), 15, "a method of no category"),
        Sent("sussex", "Sussex response.csv", answer(labels, 21, 108), 14, "five times as many as the year before"),
        Sent("hampshire", "Hampshire response.csv", answer(labels, 181, 190), 16, "a first answer"),
        Sent("hampshire", "Hampshire revised.csv", answer(labels, 184, 197), 9, "a revision of it"),
        Sent("cleveland", "Cleveland case list.csv", personal, 8, "possible personal data, kept apart"),
        Sent(
            "humberside",
            "Humberside response.csv",
            _csv(["", labels[1]], ["Number of offences", 92]),
            7,
            "a year absent",
        ),
    ]


def letters(today: date) -> list[Letter]:
    """What else has come: letters that wait to be confirmed, and two in the tray."""
    labels = [period["label"] for period in periods(today)]
    joint = answer(labels, 64, 70)
    return [
        Letter("lancashire", "refusal", 12, "Our response", _REFUSED),
        Letter("west-midlands", "extension", 24, "More time needed", _EXTENDED),
        Letter("leicestershire", "clarification", 38, "Clarification needed", _CLARIFY),
        Letter("cheshire", "acknowledgement", 50, "Acknowledgement", _ACKNOWLEDGED),
        Letter("norfolk", "joint", 5, "Response of Norfolk and Suffolk", _JOINT, False, (("Joint unit.csv", joint),)),
        Letter("humberside", "unplaced", 3, "Your request: further data", _FURTHER, False),
    ]


_REFUSED = """Dear requester,

Section 12(1) of the Freedom of Information Act 2000 applies to the whole of your request, which is therefore refused:
answering it would exceed the cost limit.
"""
_EXTENDED = """Dear requester,

We believe that the exemption in section 31 of the Act may apply to part of your request. It is a qualified exemption,
and we need more time to consider where the public interest lies. Under section 10(3) we are extending the time for our
response by 20 working days.
"""
_CLARIFY = """Dear requester,

Before we can go on we need you to clarify your request under section 1(3) of the Act. Do you mean the platform on which
the first contact was made, or every platform that was used? The time for answering does not run until we hear from you.
"""
_ACKNOWLEDGED = """Dear requester,

Thank you for your request for information. We are dealing with it under the Freedom of Information Act 2000.
"""
_JOINT = """Dear requester,

Norfolk and Suffolk Constabularies answer requests through one joint unit. The figures of both are attached.
"""
_FURTHER = """Dear requester,

Further to our response we will send the figures of the earlier year.
"""
