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


HEADED_BY = re.compile(
    rf"(?:^|[.:)\]]\s)\W*(?:(?:table|annex|appendix|q|question|sheet)?\s*\d{{0,3}}[a-z]?\s*[.:)–-]?\s)?"
    rf"\W*(?:(?:the|total|all|recorded|reported|number|numbers|no\.?|count|counts|of)\s+){{0,4}}"
    rf"(?P<thing>{NAMES})(?=\s*$|\s+(?:recorded|reported|identified|by|per|in|each|for)\b)",
    re.IGNORECASE,
)
"""A title or head that begins with what is counted: "Table 1: Victims recorded by financial year", "Victims"."""

_NO_COUNT = re.compile(
    r"%|[£€$]|\b(?:rates?|averages?|median|mean (?:number|time|length|age)|per ?cent(?:age)?s?|proportions?|shares? of"
    r"|ratios?|costs?|how long|hours|days|weeks|f\.?t\.?e|full[- ]time equivalents?"
    r"|per (?!(?:calendar |financial |full )?(?:year|quarter|month|annum)\b)\w+)",
    re.IGNORECASE,
)
"""What is asked for where the answer may be a fraction: a rate, an average, a time, money, posts in full-time terms."""


def whole_things(*asked: str) -> str | None:
    """What is counted in whole numbers by what is asked: the first words that name one thing (a question's, then the
    campaign's measure). None where none do, and where any ask for a rate, a time or money.

    >>> whole_things("How many by the sex of each?", "offences"), whole_things("The rate of offences per 1,000 people")
    ('offences', None)
    """
    if any(_NO_COUNT.search(words) for words in asked):
        return None
    return next((thing for words in asked if (thing := thing_counted(words)) is not None), None)


def thing_counted(words: str) -> str | None:
    """What the words say is counted, None where they name nothing or several things."""
    named = {THINGS[word] for word in re.findall(r"[a-z]+", plain(words)) if word in THINGS}
    return named.pop() if len(named) == 1 else None
