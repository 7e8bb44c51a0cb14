"""What headings say is counted: offences, victims, incidents."""

from __future__ import annotations

import re

from ingestion.values.labels import plain

THINGS = {
    "offence": "offences", "offences": "offences", "crime": "offences", "crimes": "offences",
    "victim": "victims", "victims": "victims", "incident": "incidents", "incidents": "incidents",
    "suspect": "suspects", "suspects": "suspects", "offender": "suspects", "offenders": "suspects",
    "arrest": "arrests", "arrests": "arrests", "referral": "referrals", "referrals": "referrals",
    "person": "people", "persons": "people", "people": "people", "patients": "people", "individuals": "people",
    "contacts": "contacts", "episodes": "episodes",
}  # fmt: skip
"""What a heading may say is counted → the thing, offences and crimes being one."""

NAMES = "|".join(THINGS)
COUNT_OF = re.compile(rf"\b(?:number|count|counts|total|volume) of (?:\w+ )?(?P<thing>{NAMES})\b", re.IGNORECASE)
"""A plain word for what is counted: "Number of victims"."""


def thing_counted(words: str) -> str | None:
    """What the words say is counted, None where they name nothing or several things."""
    named = {THINGS[word] for word in re.findall(r"[a-z]+", plain(words)) if word in THINGS}
    return named.pop() if len(named) == 1 else None
