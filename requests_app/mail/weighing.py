"""A letter's sentences weighed against each other: its kinds, how surely, and what came of each question. Pure.

Where sentences speak against each other and nothing settles it, nothing is suggested: a wrong suggestion confirmed in
haste costs more than a letter read by a person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from requests_app.exemptions import exemption
from requests_app.mail.doubts import doubted
from requests_app.mail.evidence import Evidence
from requests_app.mail.hints import Hint
from requests_app.mail.question_outcomes import denies, once
from requests_app.mail.rules import Act, Nuance, Seems
from requests_app.mail.understanding import GIVING, WITHHOLDING, Told
from requests_app.statuses import Outcome

_REVIEW = re.compile(r"\b(?:internal review|review)\b", re.IGNORECASE)


_REVIEW_ASKED = re.compile(r"\brequest(?:ing)? (?:for )?(?:an? )?(?:internal )?review\b", re.IGNORECASE)
_DATA_FILE = re.compile(r"\.(?:xlsx?|xlsm|csv|ods|tsv)$", re.IGNORECASE)


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


def weighed(evidence: Evidence) -> list[Found]:
    """The suggestions worth making, the weightiest first: none where the letter holds more than was understood."""
    found = _suggested(evidence)
    return [] if found and doubted(found[0].seems, evidence) else found


def _suggested(evidence: Evidence) -> list[Found]:
    """What the understood sentences make of the letter."""
    if evidence.best(Act.BOUNCES):
        return [_found(evidence, Seems.BOUNCE, Act.BOUNCES)]
    if evidence.auto_reply:
        return [_machine(evidence)]
    answers = _answers(evidence)
    if evidence.best(Act.AWAY) and not answers and evidence.best(Act.ACKNOWLEDGES) < 2:
        return [_found(evidence, Seems.OUT_OF_OFFICE, Act.AWAY)]
    if (review := _review(evidence)) is not None:
        return [review]
    if answers and _REVIEW.search(evidence.subject.text) and not _REVIEW_ASKED.search(evidence.subject.text):
        # The subject says that it is about a review, and the letter answers: whichever way it went.
        first = answers[0]
        kept = once(section for one in evidence.told if not _releases(one) for section in one.sections)
        return [Found(Seems.REVIEW_ANSWER, first.quote, Confidence.LIKELY, kept)]
    return _told_apart(evidence, answers)


def _told_apart(evidence: Evidence, answers: list[Found]) -> list[Found]:
    """Answers, notices and courtesies: an answer makes acknowledgements and delays in the same letter mere courtesy."""
    gives = any(one.seems in (Seems.FULL_ANSWER, Seems.PARTIAL_ANSWER) for one in answers)
    refuses = any(one.seems in (Seems.REFUSAL, Seems.NEITHER, Seems.NOT_HELD) for one in answers)
    notices = _notices(evidence)
    kinds = [one.seems for one in notices]
    asks = evidence.best(Act.ASKS)
    if Seems.FEES in kinds and not evidence.by_question and evidence.best(*WITHHOLDING) < 3:
        return notices
    if Seems.EXTENSION in kinds and not gives and not _notice_of_refusal(evidence):
        rest = answers if evidence.best(Act.EXTENDS) < 3 else [one for one in answers if one.seems is not Seems.REFUSAL]
        if not rest or evidence.best(Act.EXTENDS) >= 3:
            return notices + rest
    if Seems.CLARIFICATION in kinds and answers:
        cited = any(one.sections for one in evidence.told)
        said_plainly = (
            cited or evidence.by_question or evidence.best(Act.NIL, Act.NOT_HELD, Act.PART, Act.WITHHOLDS) >= 3
        )
        if (
            not cited
            and not _notice_of_refusal(evidence)
            and not gives
            and asks >= 3
            and evidence.best(Act.WITHHOLDS) < 3
        ):
            # Over the limit as it stands, and asked to narrow it: not refused.
            return notices
        if not said_plainly and (
            (asks >= 3 and evidence.sum(Act.ASKS) > 3) or evidence.best(Act.GIVES, *WITHHOLDING) < 3
        ):
            return notices
    if Seems.LINK in kinds and not refuses and evidence.best(*GIVING) < 3 and not evidence.by_question:
        return notices
    if gives and Seems.EXTENSION in kinds and answers[0].seems is Seems.FULL_ANSWER:
        first = answers[0]
        answers = [Found(Seems.PARTIAL_ANSWER, first.quote, first.confidence), *answers[1:]]
    if answers:
        # An extension for part of a request may come with the answer to the rest; a question back rarely does.
        return answers + [one for one in notices if one.seems in (Seems.EXTENSION, Seems.TRANSFER, Seems.LINK)]
    if notices:
        return notices
    late, received = evidence.best(Act.DELAYS), evidence.best(Act.ACKNOWLEDGES)
    if late >= 2 or evidence.sum(Act.DELAYS) >= 2:
        return [_found(evidence, Seems.HOLDING, Act.DELAYS, until=evidence.until(Act.DELAYS, Act.ACKNOWLEDGES))]
    if received >= 2 or evidence.sum(Act.ACKNOWLEDGES) >= 2:
        nuance = Nuance.AUTOMATIC if evidence.best(Act.AUTOMATIC) else None
        until = evidence.until(Act.ACKNOWLEDGES)
        return [_found(evidence, Seems.ACKNOWLEDGEMENT, Act.ACKNOWLEDGES, nuance=nuance, until=until)]
    if evidence.best(Act.AUTOMATIC):
        return [_found(evidence, Seems.OUT_OF_OFFICE, Act.AUTOMATIC)]
    if evidence.attachments and not late and _says_little(evidence):
        quote = f"The letter itself says little; attached: {', '.join(evidence.attachments[:5])}"
        return [Found(Seems.FULL_ANSWER, quote, Confidence.DOUBTFUL)]
    return []


_LITTLE = 40
_WELSH = re.compile(r"\b(?:eich|gwybodaeth|wybodaeth|mae|rydym|wedi|gweler|gais|cais|datgelir|ynghlwm)\b", re.IGNORECASE)
"""A letter in Welsh says things that no cue reads."""


def _says_little(evidence: Evidence) -> bool:
    """Whether a letter is no more than the envelope of its files: few words, none that hint at anything else."""
    words = sum(len(one.text.split()) for one in evidence.told)
    return not _WELSH.search(evidence.first) and words <= _LITTLE and all(one.hints <= {Hint.GIVEN, Hint.SORRY} and not one.weighed for one in evidence.told)


def _machine(evidence: Evidence) -> Found:
    """An automatic reply can acknowledge but never answers."""
    if evidence.best(Act.ACKNOWLEDGES) >= (2 if evidence.best(Act.AWAY) else 1):
        return _found(evidence, Seems.ACKNOWLEDGEMENT, Act.ACKNOWLEDGES, nuance=Nuance.AUTOMATIC)
    if evidence.best(Act.AWAY):
        return _found(evidence, Seems.OUT_OF_OFFICE, Act.AWAY)
    return Found(Seems.OUT_OF_OFFICE, evidence.first, Confidence.LIKELY)


def _review(evidence: Evidence) -> Found | None:
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
        sections = once(section for one in evidence.told if not _releases(one) for section in one.sections)
        return _found(
            evidence,
            Seems.REVIEW_ANSWER,
            *((Act.UPHOLDS, Act.OVERTURNS) if nuance else (Act.REVIEW_DONE,)),
            sections=sections,
            nuance=nuance,
        )
    if received:
        return _found(evidence, Seems.ACKNOWLEDGEMENT, Act.REVIEW_RECEIVED, nuance=Nuance.REVIEW_RECEIVED)
    return None


def _answers(evidence: Evidence) -> list[Found]:
    """The answers a letter gives or denies, the weightiest first."""
    outcomes = {one.outcome for one in evidence.by_question}
    sections = evidence.sections
    refused, held_not = evidence.best(*WITHHOLDING), evidence.best(Act.NOT_HELD)
    neither, elsewhere = evidence.best(Act.NEITHER), evidence.best(Act.ELSEWHERE)
    given, part = evidence.best(Act.GIVES, Act.NIL), evidence.best(Act.PART)
    counted = evidence.best(Act.COUNTS) if not evidence.best(Act.COST) else 0
    gives = max(given, counted) >= 2 or bool(outcomes & {Outcome.ANSWERED, Outcome.PARTLY_ANSWERED})
    if refused and not gives and evidence.best(Act.GIVES) and any(map(_DATA_FILE.search, evidence.attachments)):
        gives = True  # "our response is attached", and it is a table
    if evidence.best(Act.FUTURE) == refused == 2 and "s22" not in sections and not evidence.best(Act.WITHHOLDS):
        refused = 0
    if refused and sections and all(denies(section) for section in sections):
        # Sections that only deny are no refusal of something held, whatever the verb.
        refused, neither = 0, max(neither, 2)
    if refused and elsewhere and sections and set(sections) <= {"s21"}:
        refused = 0
    elif refused and sections == ("s21",):
        refused, elsewhere = 0, 3
    elif (
        elsewhere
        and "s21" not in sections
        and (refused or held_not >= 3 or gives)
        and Outcome.ELSEWHERE not in outcomes
    ):
        elsewhere = 0
    if held_not and refused and not _refused_beside(evidence):
        refused = 0
    if held_not == 1 and (refused or gives or elsewhere or neither) and Outcome.NOT_HELD not in outcomes:
        held_not = 0
    if held_not and evidence.best(Act.NIL) >= held_not and Outcome.NOT_HELD not in outcomes:
        held_not = 0
    if held_not == 1 and evidence.sum(Act.NOT_HELD) < 2:
        held_not = 0
    found = []
    if refused:
        found.append(
            _found(
                evidence, Seems.REFUSAL, *WITHHOLDING, Act.CITES, sections=_refusing(sections), nuance=_why(evidence)
            )
        )
    if held_not:
        regulation = tuple(section for section in sections if section == "r12(4)(a)")
        found.append(_found(evidence, Seems.NOT_HELD, Act.NOT_HELD, sections=regulation))
    if neither:
        denying = tuple(section for section in sections if denies(section)) or (() if refused else sections)
        found.append(_found(evidence, Seems.NEITHER, Act.NEITHER, sections=denying))
    if elsewhere >= 2:
        held = ("s21",) if "s21" in sections else ()
        found.append(_found(evidence, Seems.ELSEWHERE, Act.ELSEWHERE, sections=held, link=evidence.link))
    if (gives and found) or (part >= 3 and (found or gives or not evidence.best(Act.ASKS))):
        basis = found[0] if found else _found(evidence, Seems.PARTIAL_ANSWER, Act.PART)
        cited = once([*basis.sections, *(section for one in found for section in one.sections), *sections])
        return [Found(Seems.PARTIAL_ANSWER, basis.quote, basis.confidence, cited, basis.nuance), *found]
    if gives and evidence.by_question and any(_to_come(one) for one in evidence.told):
        quote = next(one.text for one in evidence.told if _to_come(one))
        return [Found(Seems.PARTIAL_ANSWER, quote, Confidence.LIKELY)]
    if gives:
        nothing = evidence.best(Act.NIL) >= max(evidence.best(Act.GIVES), 3) and not evidence.by_question
        quote = None
        if not given and not counted:
            quote = next((one.quote for one in evidence.by_question if one.outcome is Outcome.ANSWERED), None)
        full = _found(evidence, Seems.FULL_ANSWER, *GIVING, nuance=Nuance.NIL if nothing else None)
        if quote is not None:
            full = Found(Seems.FULL_ANSWER, quote, Confidence.PLAIN)
        return [full]
    if not found and given:
        return [_found(evidence, Seems.FULL_ANSWER, Act.GIVES)]
    return found


def _releases(one: Told) -> bool:
    """Whether the sections a sentence of a review names are those it gives up."""
    return Act.OVERTURNS in one.acts or (Act.GIVES in one.acts and Act.UPHOLDS not in one.acts)


def _to_come(one: Told) -> bool:
    """Whether the sentence says of some questions that their answer is still to come."""
    delays = bool(one.acts) and one.acts.keys() <= {Act.DELAYS, Act.ACKNOWLEDGES}
    return Hint.LATER in one.hints and (delays or not (one.acts or one.figure))


def _refused_beside(evidence: Evidence) -> bool:
    """Whether something is refused that is not merely not held: on cost, under a section, or of another question."""
    if evidence.best(Act.COST, Act.VEXATIOUS, Act.REPEATED) or set(evidence.sections) - {"r12(4)(a)"}:
        return True
    return any(one.outcome is Outcome.REFUSED for one in evidence.by_question)


def _notices(evidence: Evidence) -> list[Found]:
    found = []
    if evidence.best(Act.ASKS) >= 2:
        found.append(_found(evidence, Seems.CLARIFICATION, Act.ASKS))
    if evidence.best(Act.FEE) >= 3:
        found.append(_found(evidence, Seems.FEES, Act.FEE))
        found = [one for one in found if one.seems is Seems.FEES]
    extends = evidence.best(Act.EXTENDS)
    if extends >= 3 or evidence.sum(Act.EXTENDS) >= 4 or (extends == 2 and evidence.best(*WITHHOLDING, Act.GIVES) < 3):
        named = tuple(
            one for one in evidence.weighed if (entry := exemption(one)) and entry.section not in ("s12(1)", "s14(1)")
        )
        until = evidence.until(Act.EXTENDS, Act.ACKNOWLEDGES, Act.DELAYS)
        found.append(_found(evidence, Seems.EXTENSION, Act.EXTENDS, sections=named, until=until))
        found = [one for one in found if one.seems is not Seems.CLARIFICATION]
    if evidence.best(Act.TRANSFERS) >= 3 or evidence.sum(Act.DIRECTS) >= 2:
        found.append(_found(evidence, Seems.TRANSFER, Act.TRANSFERS, Act.DIRECTS))
    if evidence.best(Act.LINKS) >= 2:
        found.append(_found(evidence, Seems.LINK, Act.LINKS, link=evidence.link))
    return found


def _notice_of_refusal(evidence: Evidence) -> bool:
    return any("refusal notice" in one.text.casefold() and Act.WITHHOLDS in one.acts for one in evidence.told)


def _why(evidence: Evidence) -> Nuance | None:
    """What sort of refusal it is, where there is one reason only."""
    sections = set(evidence.sections)
    for nuance, act, own in (
        (Nuance.COST, Act.COST, {"s12(1)", "s12(2)"}),
        (Nuance.REPEATED, Act.REPEATED, {"s14(2)"}),
        (Nuance.VEXATIOUS, Act.VEXATIOUS, {"s14(1)", "r12(4)(b)"}),
        (Nuance.FUTURE, Act.FUTURE, {"s22"}),
    ):
        if sections <= own and (sections or evidence.best(act) >= 2):
            return nuance
    return None


def _found(
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


def _refusing(sections: tuple[str, ...]) -> tuple[str, ...]:
    """The sections a refusal rests on: those that only deny belong to the denial, where there are others."""
    return tuple(section for section in sections if not denies(section)) or sections
