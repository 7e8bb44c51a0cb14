"""What a letter from a force seems to be: suggestions with the sentence quoted, for a person to confirm. Pure.

Nothing here decides. Each suggestion quotes the words it rests on (never the subject line), names the exemptions, says
how sure it is, and which question it speaks of where the letter numbers its answers. A letter that nothing is
recognised in, or whose sentences speak against each other, says so by an empty list and waits for a person.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from requests_app.mail import regulators
from requests_app.mail.classifier import FEWEST, MARGIN, MARGIN_IF_SAID, agrees, learned
from requests_app.mail.evidence import Evidence
from requests_app.mail.found import Confidence, Found
from requests_app.mail.parsing import ParsedMail
from requests_app.mail.question_outcomes import OutcomeFound, outcomes_by_question
from requests_app.mail.rules import Nuance, Seems
from requests_app.mail.sentences import own_words, sentences_of
from requests_app.mail.understanding import told_by, understood
from requests_app.mail.weighing import weighed
from requests_app.statuses import Move, Outcome


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the letter as a whole seems to be. `move` is what confirming it would do; None where it only informs.
    `until` is the day an extension, a holding letter or an acknowledgement names, `link` where an answer lies."""

    seems: Seems
    quote: str
    move: Move | None
    exemptions: tuple[str, ...] = ()
    confidence: Confidence = Confidence.LIKELY
    nuance: Nuance | None = None
    until: date | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class SuggestedOutcome:
    """What the letter seems to say of one question. `question` None: of the request as a whole."""

    question: str | None
    outcome: Outcome
    quote: str
    exemptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recognition:
    """All that a letter suggests: the weightiest suggestion first, outcomes in the letter's order."""

    suggestions: tuple[Suggestion, ...] = ()
    outcomes: tuple[SuggestedOutcome, ...] = ()
    reference: str | None = None

    def seems(self, what: Seems) -> bool:
        return any(suggestion.seems is what for suggestion in self.suggestions)


MOVES: dict[Seems, Move | None] = {
    Seems.BOUNCE: Move.FAIL,
    Seems.OUT_OF_OFFICE: None,
    Seems.REVIEW_ANSWER: Move.ANSWER_REVIEW,
    Seems.FULL_ANSWER: Move.ANSWER,
    Seems.PARTIAL_ANSWER: Move.ANSWER,
    Seems.REFUSAL: Move.ANSWER,
    Seems.NOT_HELD: Move.ANSWER,
    Seems.NEITHER: Move.ANSWER,
    Seems.ELSEWHERE: Move.ANSWER,
    Seems.CLARIFICATION: Move.ASK_CLARIFICATION,
    Seems.FEES: Move.ASK_FEE,
    Seems.EXTENSION: Move.EXTEND,
    Seems.TRANSFER: None,
    Seems.LINK: None,
    Seems.HOLDING: None,
    Seems.ACKNOWLEDGEMENT: Move.ACKNOWLEDGE,
    Seems.DECISION: Move.DECIDE,
    Seems.REGULATOR: None,
}

_PLAIN = (Seems.BOUNCE, Seems.OUT_OF_OFFICE)
_OUTCOMES: dict[Seems, Outcome] = {
    Seems.FULL_ANSWER: Outcome.ANSWERED,
    Seems.PARTIAL_ANSWER: Outcome.PARTLY_ANSWERED,
    Seems.REFUSAL: Outcome.REFUSED,
    Seems.NOT_HELD: Outcome.NOT_HELD,
    Seems.NEITHER: Outcome.NEITHER,
    Seems.ELSEWHERE: Outcome.ELSEWHERE,
}

_REFERENCE = re.compile(
    r"\b(?:(?:our|foi|your foi|request|unique|case)\s+){0,4}"
    r"(?:ref(?:erence)?(?:\s+(?:no|num(?:ber)?))?|request\s+(?:no|num(?:ber)?))\s*\.?\s*(?:is|:|-|–|#)?\s*:?\s*"
    r"(?P<reference>(?=[\w/.-]*\d)[A-Z0-9][\w/.-]{3,38}[A-Z0-9])(?![\w@])",
    re.IGNORECASE,
)


def recognise(
    text: str,
    *,
    subject: str = "",
    questions: Mapping[str, str] | None = None,
    attachments: Sequence[str] = (),
    auto_reply: bool = False,
    bounce: bool = False,
) -> Recognition:
    """The suggestions of a letter. `questions` maps the campaign's question numbers to their texts; `attachments` are
    file names; the two flags are what the mail's own headers say."""
    asked = {number.lower(): words for number, words in (questions or {}).items()}
    letter = own_words(text)
    if bounce:
        return Recognition((Suggestion(Seems.BOUNCE, _first(letter, subject), Move.FAIL, confidence=Confidence.PLAIN),))
    told = understood(letter, asked)
    evidence = Evidence(
        told,
        outcomes_by_question(told),
        told_by(" ".join(subject.split())),
        auto_reply=auto_reply,
        attachments=tuple(attachments),
        first=_first(letter, ""),
    )
    found = weighed(evidence)
    if found and not auto_reply and not _seconded(found[0], evidence):
        found = []  # read by its words alone it is of another kind: a person reads it
    suggestions = tuple(
        Suggestion(
            one.seems, one.quote, MOVES[one.seems], one.sections, one.confidence, one.nuance, one.until, one.link
        )
        for one in found
    )
    return Recognition(
        suggestions,
        tuple(_outcomes(suggestions, evidence.by_question)),
        reference_in(f"{subject}\n{letter}"),
    )


def _seconded(one: Found, evidence: Evidence) -> bool:
    """Whether the classifier lets a suggestion pass. It is not asked where machines speak, where the letter answers
    question by question (the questions tell more than the words), and where there are too few words to go by. It must
    be surer against what is plainly said, that nothing is held or a refusal with its section: in a short letter the
    courtesies around that one sentence are most of the words."""
    if one.seems in _PLAIN or evidence.by_question or len(evidence.words) < FEWEST:
        return True
    said = (one.seems is Seems.REFUSAL and bool(one.sections)) or one.seems is Seems.NOT_HELD
    plainly = said and one.confidence is Confidence.PLAIN
    return agrees(one.seems, evidence.words, learned(), MARGIN_IF_SAID if plainly else MARGIN)


def recognise_mail(mail: ParsedMail, questions: Mapping[str, str] | None = None) -> Recognition:
    """The suggestions of a parsed mail, with what its headers, its files and its links say."""
    if mail.notice:
        return Recognition()  # a mail server's words: what is to be done is told with the mail
    if regulators.writes(mail.sender.address, mail.text):
        return _of_regulator(mail)
    found = recognise(
        mail.text,
        subject=mail.subject,
        questions=questions,
        attachments=[attachment.name for attachment in mail.attachments if not attachment.inline],
        auto_reply=mail.automatic is not None,
        bounce=any(bounce.lasting for bounce in mail.bounces),
    )
    if mail.secure_link is None or found.seems(Seems.LINK) or found.seems(Seems.BOUNCE):
        return found
    link = Suggestion(Seems.LINK, mail.secure_link, MOVES[Seems.LINK], link=mail.secure_link)
    return replace(found, suggestions=(*found.suggestions, link))


def _of_regulator(mail: ParsedMail) -> Recognition:
    """Nothing that would move the force's clock: a decision notice where one is brought, else whose letter it is."""
    decided = regulators.decision_in(mail.text)
    seems = Seems.REGULATOR if decided is None else Seems.DECISION
    quote = decided or _first(own_words(mail.text), mail.subject)
    sure = Confidence.PLAIN if decided is None else Confidence.LIKELY
    return Recognition((Suggestion(seems, quote, MOVES[seems], confidence=sure),))


def reference_in(text: str) -> str | None:
    """The force's own reference, where the letter introduces it as one ("Our ref: 005954/19"); None else."""
    found = _REFERENCE.search(text)
    return found["reference"] if found else None


def _first(letter: str, subject: str) -> str:
    sentences = sentences_of(letter)
    return sentences[0].text if sentences else " ".join(subject.split())


def _outcomes(suggestions: Sequence[Suggestion], by_question: Sequence[OutcomeFound]) -> list[SuggestedOutcome]:
    """One outcome a question; where the letter names no question, one for the whole, if the letter says it plainly."""
    if not suggestions or suggestions[0].move not in (Move.ANSWER, Move.EXTEND, None):
        return []
    if by_question:
        if suggestions[0].move is not Move.ANSWER and suggestions[0].seems is not Seems.EXTENSION:
            return []
        return [SuggestedOutcome(one.question, one.outcome, one.quote, one.sections) for one in by_question]
    first = suggestions[0]
    if first.seems not in _OUTCOMES or first.confidence is Confidence.DOUBTFUL:
        return []
    return [SuggestedOutcome(None, _OUTCOMES[first.seems], first.quote, first.exemptions)]
