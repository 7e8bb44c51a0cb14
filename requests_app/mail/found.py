"""A kind that a letter seems to be of, with its sentence and how sure it is. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from requests_app.mail.evidence import Evidence
from requests_app.mail.rules import Act, Nuance, Seems


class Confidence(StrEnum):
    """How sure a suggestion is, in words for people."""

    PLAIN = "plainly said"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Found:
    """A kind the letter seems to be of, as recognition tells it."""

    seems: Seems
    quote: str
    confidence: Confidence
    sections: tuple[str, ...] = ()
    nuance: Nuance | None = None
    until: date | None = None
    link: str | None = None


def found_in(
    evidence: Evidence,
    seems: Seems,
    *acts: Act,
    sections: tuple[str, ...] = (),
    nuance: Nuance | None = None,
    until: date | None = None,
    link: str | None = None,
) -> Found:
    total, best = evidence.sum(*acts), evidence.best(*acts)
    sure = Confidence.PLAIN if best >= 3 else Confidence.LIKELY if total >= 2 else Confidence.DOUBTFUL
    return Found(seems, evidence.quote(*acts), sure, sections, nuance, until, link)
