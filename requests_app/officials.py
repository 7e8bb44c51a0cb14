"""Officials who wrote to us: named in letters, for those who work on them, and in nothing that leaves the house."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from email.utils import getaddresses
from functools import lru_cache

from django.db.models import Count, Max

from requests_app.models import Campaign, Message

OFFICIAL = "an official"
"""What stands for the name of one."""

ADDRESS = "an address"

_NO_PERSON = re.compile(
    r"\b(?:foi|foia|freedom|information|disclosure|police|constabulary|team|unit|office|officer|access|governance|"
    r"request|requests|data|protection|no.?reply|mailbox|service|services|department|records|council|admin|enquiries|"
    r"compliance|legal|corporate|legislation|heddlu)\b",
    re.IGNORECASE,
)
_CLOSE = re.compile(
    r"^\s*(?:yours (?:sincerely|faithfully|truly)|(?:kind|best|warm|many)? ?regards|kindest regards|many thanks|"
    r"best wishes),?\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_NAMED = re.compile(
    r"(?:(?i:mr|mrs|ms|miss|mx|dr|pc|dc|ds|di)\.? )?([A-Z][\w'’-]*\.?(?: [A-Z][\w'’-]*\.?){1,3})", re.UNICODE
)
_EMAIL = re.compile(r"[\w.+'-]{1,100}@[\w-]{1,100}(?:\.[\w-]{1,60}){1,6}")
SIGNS = 3
"""Lines after the close of a letter that may name who signs."""


def officials_of(campaign: Campaign) -> frozenset[str]:
    """The people who sent or signed the letters that came in this campaign, as "First Last". Names of offices and of
    teams are none."""
    letters = Message.objects.filter(request__campaign=campaign, direction=Message.Direction.IN)
    told = letters.aggregate(number=Count("pk"), last=Max("pk"))
    return _officials(campaign.pk, told["number"], told["last"])


@lru_cache(maxsize=64)
def _officials(campaign: int, number: int, last: int | None) -> frozenset[str]:
    """Looked for once while no other letter comes."""
    letters = Message.objects.filter(request__campaign=campaign, direction=Message.Direction.IN)
    return officials_in(letters.values_list("sender", "body").iterator(chunk_size=500))


def officials_in(letters: Iterable[tuple[str, str]]) -> frozenset[str]:
    """(sender, text) of letters → the people who sent or signed them."""
    found: set[str] = set()
    for sender, body in letters:
        written = [name for name, _ in getaddresses([sender])]
        for close in _CLOSE.finditer(body):
            after = [line.strip(" ,*_") for line in body[close.end() : close.end() + 400].splitlines()]
            written += [line for line in after if line][:SIGNS]
        found |= {name for text in written if (name := _person(text))}
    return frozenset(found)


def _person(text: str) -> str:
    """The person that a display name or the line of a signature names; empty where it names none."""
    last, comma, first = text.partition(",")
    turned = f"{first.strip()} {last.strip()}" if comma and " " not in first.strip() else text
    named = _NAMED.fullmatch(" ".join(turned.strip(" '\"").split()))
    return named.group(1) if named and not _NO_PERSON.search(named.group(1)) else ""


def without_officials(text: str, names: Collection[str]) -> str:
    """The text without these people, however their names are joined ("Jane_Smith", "Smith, Jane"), and without e-mail
    addresses."""
    if "@" in text:
        text = _EMAIL.sub(ADDRESS, text)
    return _any_of(frozenset(names)).sub(OFFICIAL, text) if names else text


@lru_cache(maxsize=8)
def _any_of(names: frozenset[str]) -> re.Pattern[str]:
    ways = set()
    for name in names:
        parts = [re.escape(part.rstrip(".")) for part in name.split()]
        ways |= {r"[\s_.,-]+".join(parts), r"[\s_.,-]+".join([parts[-1], *parts[:-1]])}
    longest = sorted(ways, key=lambda way: (-len(way), way))
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(longest)})(?![^\W_])", re.IGNORECASE)
