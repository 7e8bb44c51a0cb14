"""A letter's sentences weighed against each other: its kinds, how surely, and what came of each question. Pure.

Where sentences speak against each other and nothing settles it, nothing is suggested: a wrong suggestion confirmed in
haste costs more than a letter read by a person.
"""

from __future__ import annotations

import re

from requests_app.mail.answers_weighed import answers_in, notice_of_refusal
from requests_app.mail.doubts import doubted
from requests_app.mail.evidence import Evidence
from requests_app.mail.found import Confidence, Found, found_in
from requests_app.mail.hints import Hint
from requests_app.mail.notices_weighed import notices_in
from requests_app.mail.reviews_weighed import answer_under_review, review_in
from requests_app.mail.rules import Act, Nuance, Seems
from requests_app.mail.understanding import GIVING, WITHHOLDING


def weighed(evidence: Evidence) -> list[Found]:
    """The suggestions worth making, the weightiest first: none where the letter holds more than was understood."""
    found = _suggested(evidence)
    return [] if found and doubted(found[0].seems, evidence) else found


def _suggested(evidence: Evidence) -> list[Found]:
    """What the understood sentences make of the letter."""
    if evidence.best(Act.BOUNCES):
        return [found_in(evidence, Seems.BOUNCE, Act.BOUNCES)]
    if evidence.auto_reply:
        return [_machine(evidence)]
    answers = answers_in(evidence)
    if (
        evidence.best(Act.AWAY) >= 2
        and not answers
        and evidence.best(Act.ACKNOWLEDGES) < 2
        and not notices_in(evidence)
    ):
        return [found_in(evidence, Seems.OUT_OF_OFFICE, Act.AWAY)]
    if (review := review_in(evidence)) is not None:
        return [review]
    if answers and (review := answer_under_review(evidence, answers[0])) is not None:
        return [review]
    return _told_apart(evidence, answers)


def _told_apart(evidence: Evidence, answers: list[Found]) -> list[Found]:
    """Answers, notices and courtesies: an answer makes acknowledgements and delays in the same letter mere courtesy."""
    gives = any(one.seems in (Seems.FULL_ANSWER, Seems.PARTIAL_ANSWER) for one in answers)
    refuses = any(one.seems in (Seems.REFUSAL, Seems.NEITHER, Seems.NOT_HELD) for one in answers)
    notices = notices_in(evidence)
    kinds = [one.seems for one in notices]
    asks = evidence.best(Act.ASKS)
    if Seems.FEES in kinds and not evidence.by_question and evidence.best(*WITHHOLDING) < 3:
        return notices
    if Seems.EXTENSION in kinds and not gives and not notice_of_refusal(evidence):
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
            and not notice_of_refusal(evidence)
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
    if evidence.best(Act.TRANSFERS) >= 3 and answers and all(one.seems is Seems.NOT_HELD for one in answers):
        return notices + answers  # not held here, and sent to where it is
    if answers:
        # An extension for part of a request may come with the answer to the rest; a question back rarely does.
        return answers + [one for one in notices if one.seems in (Seems.EXTENSION, Seems.TRANSFER, Seems.LINK)]
    if notices:
        return notices
    late, received = evidence.best(Act.DELAYS), evidence.best(Act.ACKNOWLEDGES)
    if late >= 2 or evidence.sum(Act.DELAYS) >= 2:
        return [found_in(evidence, Seems.HOLDING, Act.DELAYS, until=evidence.until(Act.DELAYS, Act.ACKNOWLEDGES))]
    if received >= 2 or evidence.sum(Act.ACKNOWLEDGES) >= 2:
        nuance = Nuance.AUTOMATIC if evidence.best(Act.AUTOMATIC) else None
        until = evidence.until(Act.ACKNOWLEDGES)
        return [found_in(evidence, Seems.ACKNOWLEDGEMENT, Act.ACKNOWLEDGES, nuance=nuance, until=until)]
    if evidence.best(Act.AUTOMATIC):
        return [found_in(evidence, Seems.OUT_OF_OFFICE, Act.AUTOMATIC)]
    if evidence.attachments and not late and _says_little(evidence):
        quote = f"The letter itself says little; attached: {', '.join(evidence.attachments[:5])}"
        return [Found(Seems.FULL_ANSWER, quote, Confidence.DOUBTFUL)]
    return []


_LITTLE = 40

_WELSH = re.compile(
    r"\b(?:eich|gwybodaeth|wybodaeth|mae|rydym|wedi|gweler|gais|cais|datgelir|ynghlwm)\b", re.IGNORECASE
)
"""A letter in Welsh says things that no cue reads."""


def _says_little(evidence: Evidence) -> bool:
    """Whether a letter is no more than the envelope of its files: few words, none that hint at anything else."""
    words = sum(len(one.text.split()) for one in evidence.told)
    return (
        not _WELSH.search(evidence.first)
        and words <= _LITTLE
        and all(one.hints <= {Hint.GIVEN, Hint.SORRY} and not one.weighed for one in evidence.told)
    )


def _machine(evidence: Evidence) -> Found:
    """An automatic reply can acknowledge but never answers."""
    if evidence.best(Act.ACKNOWLEDGES) >= (2 if evidence.best(Act.AWAY) else 1):
        return found_in(evidence, Seems.ACKNOWLEDGEMENT, Act.ACKNOWLEDGES, nuance=Nuance.AUTOMATIC)
    if evidence.best(Act.AWAY):
        return found_in(evidence, Seems.OUT_OF_OFFICE, Act.AWAY)
    return Found(Seems.OUT_OF_OFFICE, evidence.first, Confidence.DOUBTFUL)
