"""The demonstration campaign: what was asked, in the shape of a campaign's specification.

The dates are a choice, recorded here. The offence came into force on 3 April 2017, and the figures to be derived are
told as those of "the year to April 2019" and "the previous year", so the campaign asks for two years that run from
3 April to the 2 April after. It labels them 2017/18 and 2018/19 as forces do; a force that takes its own financial
year (1 April to 31 March) differs by two days at the end, and none at the start of the first year.

Number 3, the age and sex of the youngest victim, was dropped before sending: one child of one force can be recognised
from it. Its number is not used again.
"""

from __future__ import annotations

from typing import Any

FIRST_YEAR = "2017/18"
SECOND_YEAR = "2018/19"
YEARS = (FIRST_YEAR, SECOND_YEAR)

AGE = "victim_age"
SEX = "victim_sex"
METHOD = "communication_method"

UNDER_12 = "11 and under"
AGES = (UNDER_12, "12-15", "16 and over", "Unknown")
SEXES = ("Female", "Male", "Unknown")

NOT_RECORDED = "Not recorded"
METHODS = (
    "Facebook",
    "Instagram",
    "Snapchat",
    "WhatsApp",
    "Kik",
    "Twitter",
    "Skype",
    "Musical.ly",
    "Text message",
    "Online gaming",
    "Other",
    NOT_RECORDED,
)

REQUESTED_ON = "2019-04-08"
"""The day every force was sent the request."""

_UNKNOWN_WORDS = ["Not known", "Not stated", "N/K", "Unspecified", "Not provided", "Unknown/not stated"]

_AGE_SYNONYMS = {
    "11 and under": ["0-11", "11 & under", "11 or under", "11 or younger", "Under 12", "Aged 11 and under", "U12"],
    "12-15": ["12 to 15", "12–15", "Aged 12-15", "12-15 years", "Dec-15"],
    "16 and over": ["16+", "16 & over", "16 or over", "Aged 16 and over", "Over 15"],
    "Unknown": ["Age not recorded", "Unknown age", "Age unknown", "Age not known", *_UNKNOWN_WORDS],
}

_SEX_SYNONYMS = {
    "Female": ["F", "Females", "Girl", "Girls", "Female victims"],
    "Male": ["M", "Males", "Boy", "Boys", "Male victims"],
    "Unknown": [
        "U",
        "Not recorded",
        "Sex unknown",
        "Unknown sex",
        "Sex not recorded",
        "No victim recorded",
        *_UNKNOWN_WORDS,
    ],
}

_METHOD_SYNONYMS = {
    "Facebook": [
        "Facebook/Facebook Messenger",
        "Facebook or Facebook Messenger",
        "Facebook and Messenger",
        "Facebook (incl. Messenger)",
        "FB",
    ],
    "Instagram": ["Insta", "IG"],
    "Snapchat": ["Snap Chat", "Snap"],
    "WhatsApp": ["Whats App"],
    "Musical.ly": ["Musically", "Musical.ly/TikTok"],
    "Text message": ["SMS", "Text", "Texts", "SMS/text message", "Text messages"],
    "Online gaming": ["Gaming", "Online game", "Online games", "Games console"],
    "Other": ["Other methods", "Other platform", "All other methods"],
    "Not recorded": ["Method not recorded", "Not known", "Unknown", "No method recorded"],
}


def specification() -> dict[str, Any]:
    """The specification as a new JSON document each time, fit for `parse_specification`."""
    return {
        "title": "Sexual communication with a child, the first two years (demonstration)",
        "law": "FOIA 2000",
        "measure": {
            "name": "offences of sexual communication with a child",
            "definition": (
                "section 15A of the Sexual Offences Act 2003, Home Office recording code 71/17, by the day the offence "
                "was recorded"
            ),
        },
        "periods": [
            {"label": FIRST_YEAR, "start": "2017-04-03", "end": "2018-04-02"},
            {"label": SECOND_YEAR, "start": "2018-04-03", "end": "2019-04-02"},
        ],
        "dimensions": {
            SEX: {"label": "Sex of victim", "categories": list(SEXES), "synonyms": _copy(_SEX_SYNONYMS)},
            AGE: {"label": "Age of victim", "categories": list(AGES), "synonyms": _copy(_AGE_SYNONYMS)},
            METHOD: {
                "label": "Method of communication",
                "categories": list(METHODS),
                "synonyms": _copy(_METHOD_SYNONYMS),
            },
        },
        "questions": [
            {
                "number": "1",
                "text": "How many offences of sexual communication with a child did the force record?",
                "breakdown": [],
                "required": True,
            },
            {
                "number": "2",
                "text": "How many of those offences had a victim of each sex and age?",
                "breakdown": [SEX, AGE],
                "sums_to": "1",
            },
            {
                "number": "4",
                "text": "Which methods of communication were used, and how many times was each recorded?",
                "breakdown": [METHOD],
                "several_per_case": True,
            },
            {
                "number": "5",
                "text": "To how many of those offences was a cyber flag attached?",
                "breakdown": [],
                "required": False,
            },
        ],
    }


def _copy(synonyms: dict[str, list[str]]) -> dict[str, list[str]]:
    return {category: list(words) for category, words in synonyms.items()}
