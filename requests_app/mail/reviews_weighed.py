"""Whether a letter is about an internal review: its receipt, or its answer and which way it went. Pure."""

from __future__ import annotations

import re

from requests_app.mail.evidence import Evidence
from requests_app.mail.found import Confidence, Found, found_in
from requests_app.mail.question_outcomes import once
from requests_app.mail.rules import Act, Nuance, Seems
from requests_app.mail.understanding import WITHHOLDING, Told

_REVIEW = re.compile(r"\b(?:internal review|review)\b", re.IGNORECASE)

_REVIEW_ASKED = re.compile(r"\brequest(?:ing)? (?:for )?(?:an? )?(?:internal )?review\b", re.IGNORECASE)


def review_in(evidence: Evidence) -> Found | None:
    """The answer to a review, or the receipt of a request for one."""
    done = evidence.best(Act.REVIEW_DONE)
    received = evidence.best(Act.REVIEW_RECEIVED)
    upholds, overturns = evidence.best(Act.UPHOLDS), evidence.best(Act.OVERTURNS)
    about_review = any(_REVIEW.search(one.text) for one in evidence.told) or _REVIEW.search(evidence.subject.text)
    done = done or min(evidence.subject.acts.get(Act.REVIEW_DONE, 0), upholds + overturns)
    if done or (about_review and (upholds or overturns) and (not received or upholds + overturns > 2)):
        nuance = None
        if upholds and overturns:
            nuance = Nuance.REVIEW_PARTLY
        elif upholds or overturns:
            nuance = Nuance.REVIEW_UPHELD if upholds else Nuance.REVIEW_OVERTURNED
        kept = [one for one in evidence.told if not releases(one)]
        if nuance is Nuance.REVIEW_OVERTURNED:
            kept = [one for one in kept if one.acts.keys() & set(WITHHOLDING)]  # else only what was looked at is named
        sections = once(section for one in kept for section in one.sections)
        return found_in(
            evidence,
            Seems.REVIEW_ANSWER,
            *((Act.UPHOLDS, Act.OVERTURNS) if nuance else (Act.REVIEW_DONE,)),
            sections=sections,
            nuance=nuance,
        )
    if received:
        return found_in(evidence, Seems.ACKNOWLEDGEMENT, Act.REVIEW_RECEIVED, nuance=Nuance.REVIEW_RECEIVED)
    return None


def releases(one: Told) -> bool:
    """Whether the sections a sentence of a review names are those it gives up."""
    return Act.OVERTURNS in one.acts or (Act.GIVES in one.acts and Act.UPHOLDS not in one.acts)


def answer_under_review(evidence: Evidence, first: Found) -> Found | None:
    """The answer to a review where only the subject says that it is about one: whichever way it went."""
    subject = evidence.subject.text
    if not _REVIEW.search(subject) or _REVIEW_ASKED.search(subject):
        return None
    kept = once(section for one in evidence.told if not releases(one) for section in one.sections)
    return Found(Seems.REVIEW_ANSWER, first.quote, Confidence.LIKELY, kept)
