"""What a letter from a force seems to be: suggestions with the sentence quoted, for a person to confirm. Pure.

Nothing here decides. Each suggestion quotes the words it rests on, names the exemptions in them, and says which
question they speak of where the letter numbers its answers. A letter that nothing is recognised in says so by an empty
list, and waits for a person all the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from requests_app.exemptions import exemption, sections_in
from requests_app.mail.parsing import ParsedMail
from requests_app.mail.rules import HEDGED, RULES, TELLS_THE_LAW, Seems
from requests_app.mail.sentences import Sentence, own_words, sentences_of, without_footer
from requests_app.statuses import Move, Outcome

ECHO = 88
"""How alike (of 100) a sentence and a question must be for the one to be the other repeated."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the letter as a whole seems to be. `move` is what confirming it would do; None where it only informs."""

    seems: Seems
    quote: str
    move: Move | None
    exemptions: tuple[str, ...] = ()


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
}

_OUTCOMES: dict[Seems, Outcome] = {
    Seems.FULL_ANSWER: Outcome.ANSWERED,
    Seems.PARTIAL_ANSWER: Outcome.PARTLY_ANSWERED,
    Seems.REFUSAL: Outcome.REFUSED,
    Seems.NOT_HELD: Outcome.NOT_HELD,
    Seems.NEITHER: Outcome.NEITHER,
    Seems.ELSEWHERE: Outcome.ELSEWHERE,
}
_WITHHOLDS = (Seems.REFUSAL, Seems.NOT_HELD, Seems.NEITHER, Seems.ELSEWHERE)

_NUMBERS = r"\d{1,2}[a-z]?"
_ABOUT = re.compile(
    # Only the plural is followed by a list: "for question 3, 2 offences" is about one question.
    rf"(?:^|(?:\bto|\bfor|\bof|\bin|\bon|\bregards?|\bregarding|\bconcerning)\s+|[(\[])(?:your\s+)?"
    rf"(?:(?:questions|qs|points|parts|items)[ .:#]*(?:numbers?|nos?\.?)?\s*"
    rf"(?P<numbers>{_NUMBERS}(?:\s*(?:,|&|and|to|-|–|/|,\s*and)\s*{_NUMBERS})*)"
    rf"|(?:question|q|point|part|item)[ .:#]*(?:number|no\.?)?\s*"
    rf"(?P<number>{_NUMBERS}(?:\s*(?:,|&|and|to|-|–|/)\s*(?:question|q)\s*{_NUMBERS})*))(?![\w(])",
    re.IGNORECASE,
)
_LISTED = re.compile(r"^\(?(?P<number>\d{1,2}[a-z]?)[.):]\s+")
_NUMBER = re.compile(r"\d{1,2}[a-z]?", re.IGNORECASE)
_RANGE = re.compile(r"(\d{1,2})\s*(?:to|-|–)\s*(?:q(?:uestion)?\s*)?(\d{1,2})", re.IGNORECASE)
_REFERENCE = re.compile(
    r"\b(?:(?:our|foi|your foi|request|unique|case)\s+){0,4}"
    r"(?:ref(?:erence)?(?:\s+(?:no|num(?:ber)?))?|request\s+(?:no|num(?:ber)?))\s*\.?\s*(?:is|:|-|–|#)?\s*:?\s*"
    r"(?P<reference>(?=[\w/.-]*\d)[A-Z0-9][\w/.-]{3,38}[A-Z0-9])(?![\w@])",
    re.IGNORECASE,
)
_A_FIGURE = re.compile(
    r"(?<![\w./-])(?:<\s?)?(?:\d{1,3}(?:,\d{3})*|(?!(?:19|20)\d\d\b)\d{4,7})(?![\w/%-]|\.\d)|\b(?:nil|none|zero)\b",
    re.IGNORECASE,
)
# Numbers that count nothing: sections of the Act, dates, spans of time.
_NO_FIGURE = re.compile(
    r"\b(?:sections?|s|regulation|article|part|schedule|class|code)[ .]*\d+(?:\s*\(\w+\))*"
    r"|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b"
    r"|£ ?[\d,.]+|\b\d+\s+(?:working |calendar )?(?:hours?|days?|weeks?|months?|years?|minutes?)\b",
    re.IGNORECASE,
)
_MARKED_ANSWER = re.compile(r"^(?:our\s+)?(?:response|answer|reply|a)\b\s*(?:\d{1,2}[a-z]?)?\s*[:.–-]", re.IGNORECASE)


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
        return Recognition((Suggestion(Seems.BOUNCE, _first(letter, subject), Move.FAIL),))
    sentences = [Sentence(line.strip(), -1) for line in [subject] if line.strip()]
    sentences += sentences_of(without_footer(letter))
    found: dict[Seems, Suggestion] = {}
    outcomes: list[SuggestedOutcome] = []
    about: tuple[str, ...] = ()
    for sentence in sentences:
        named = _questions_named(sentence.text, asked)
        if named is not None:
            about = named
        if _echoes(sentence.text, asked):
            continue
        told = _seems(sentence.text)
        for what, sections in told:
            first = found.get(what)
            quote = sentence.text if first is None or (sections and not first.exemptions) else first.quote
            known = first.exemptions if first else ()
            found[what] = Suggestion(what, quote, MOVES[what], tuple(dict.fromkeys((*known, *sections))))
            if what in _OUTCOMES and sentence.paragraph >= 0:
                outcomes += [
                    SuggestedOutcome(one, _OUTCOMES[what], sentence.text, sections) for one in about or (None,)
                ]
        if not told and about and sentence.paragraph >= 0 and _answers(sentence.text):
            outcomes += [SuggestedOutcome(one, Outcome.ANSWERED, sentence.text) for one in about]
    settled = _by_question(outcomes)
    return Recognition(
        tuple(_weighed(found, settled, auto_reply=auto_reply, attachments=attachments, letter=letter)),
        tuple(settled),
        reference_in(f"{subject}\n{letter}"),
    )


def recognise_mail(mail: ParsedMail, questions: Mapping[str, str] | None = None) -> Recognition:
    """The suggestions of a parsed mail, with what its headers, its files and its links say."""
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
    link = Suggestion(Seems.LINK, mail.secure_link, MOVES[Seems.LINK])
    return replace(found, suggestions=(*found.suggestions, link))


def reference_in(text: str) -> str | None:
    """The force's own reference, where the letter introduces it as one ("Our ref: 005954/19"); None else."""
    found = _REFERENCE.search(text)
    return found["reference"] if found else None


def _first(letter: str, subject: str) -> str:
    sentences = sentences_of(letter)
    return sentences[0].text if sentences else " ".join(subject.split())


def _seems(sentence: str) -> list[tuple[Seems, tuple[str, ...]]]:
    """What one sentence says, with the sections it names. A sentence that explains the law, or says only what might
    be, says nothing."""
    sentence = _LISTED.sub("", sentence)
    if TELLS_THE_LAW.search(sentence):
        return []
    told: list[tuple[Seems, tuple[str, ...]]] = []
    for rule in RULES:
        if rule.says.search(sentence) is None:
            continue
        if rule.unless is not None and rule.unless.search(sentence):
            continue
        if rule.plainly and HEDGED.search(sentence):
            continue
        sections = sections_in(sentence) if rule.seems in (*_WITHHOLDS, Seems.EXTENSION, Seems.PARTIAL_ANSWER) else ()
        if rule.seems not in [what for what, _ in told]:
            told.append((rule.seems, sections))
    kinds = {what for what, _ in told}
    if Seems.EXTENSION in kinds:
        # The exemption named is the one being weighed; nothing is refused yet.
        return [(what, found) for what, found in told if what is not Seems.REFUSAL]
    if Seems.REFUSAL in kinds:
        sections = sections_in(sentence)
        if sections == ("s21",):
            return [(Seems.ELSEWHERE, sections)]
        # A refusal to confirm or deny is that, and not a refusal of something held.
        if Seems.NEITHER in kinds or (sections and all(_denies(section) for section in sections)):
            told = [(what, found) for what, found in told if what is not Seems.REFUSAL]
            if Seems.NEITHER not in kinds:
                told.append((Seems.NEITHER, sections))
    return told


def _denies(section: str) -> bool:
    named = exemption(section)
    return named is not None and named.denies and section != "s12(2)"


def _questions_named(sentence: str, asked: Mapping[str, str]) -> tuple[str, ...] | None:
    """The questions that a sentence says it is about, in order; None where it says nothing of that."""
    found: list[str] = []
    if listed := _LISTED.match(sentence):
        found.append(listed["number"].lower())
    for match in _ABOUT.finditer(sentence):
        numbers = match["numbers"] or match["number"]
        for low, high in _RANGE.findall(numbers):
            found += [str(number) for number in range(int(low), min(int(high), int(low) + 30) + 1)]
        found += [number.lower() for number in _NUMBER.findall(numbers)]
    known = [number for number in dict.fromkeys(found) if number in asked]
    return tuple(known) if known else None


def _echoes(sentence: str, asked: Mapping[str, str]) -> bool:
    """Whether the sentence is one of our own questions, repeated before its answer."""
    words = _LISTED.sub("", sentence).casefold()
    if len(words) < 12:
        return False
    return any(len(text) >= 12 and fuzz.partial_ratio(words, text.casefold()) >= ECHO for text in asked.values())


def _answers(sentence: str) -> bool:
    """Whether a sentence under a question's number gives a figure rather than asks for one."""
    if sentence.endswith("?") or HEDGED.search(sentence) or TELLS_THE_LAW.search(sentence):
        return False
    rest = _NO_FIGURE.sub("", _LISTED.sub("", _ABOUT.sub("", sentence)))
    marked = _MARKED_ANSWER.match(rest)
    return (marked is not None and bool(rest[marked.end() :].strip())) or _A_FIGURE.search(rest) is not None


def _by_question(outcomes: list[SuggestedOutcome]) -> list[SuggestedOutcome]:
    """One outcome a question: figures beside a refusal make it partly answered; a denial weighs less than either."""
    grouped: dict[str | None, list[SuggestedOutcome]] = {}
    for outcome in outcomes:
        grouped.setdefault(outcome.question, []).append(outcome)
    if len(grouped) > 1:
        # What is said of the whole letter only repeats what is said of its questions.
        grouped.pop(None, None)
    settled = []
    for question, said in grouped.items():
        kinds = {one.outcome for one in said}
        withheld = [one for one in said if one.outcome not in (Outcome.ANSWERED, Outcome.PARTLY_ANSWERED)]
        sections = tuple(dict.fromkeys(section for one in said for section in one.exemptions))
        chosen = withheld[0] if withheld else said[0]
        came = chosen.outcome
        if Outcome.PARTLY_ANSWERED in kinds or (Outcome.ANSWERED in kinds and withheld):
            came = Outcome.PARTLY_ANSWERED
        elif withheld and {Outcome.REFUSED, Outcome.NOT_HELD} & kinds:
            chosen = next(one for one in withheld if one.outcome in (Outcome.REFUSED, Outcome.NOT_HELD))
            came = chosen.outcome
        settled.append(SuggestedOutcome(question, came, chosen.quote, sections))
    return settled


def _weighed(
    found: dict[Seems, Suggestion],
    outcomes: list[SuggestedOutcome],
    *,
    auto_reply: bool,
    attachments: Sequence[str],
    letter: str,
) -> list[Suggestion]:
    """The suggestions worth making, the weightiest first. An answer makes acknowledgements and delays in the same
    letter mere courtesy; an automatic reply can acknowledge but never answers."""
    if Seems.BOUNCE in found:
        return [found[Seems.BOUNCE]]
    if auto_reply:
        for courtesy in (Seems.ACKNOWLEDGEMENT, Seems.OUT_OF_OFFICE):
            if courtesy in found:
                return [found[courtesy]]
        return [Suggestion(Seems.OUT_OF_OFFICE, _first(letter, ""), None)]
    if Seems.OUT_OF_OFFICE in found and not any(what in found for what in (*_WITHHOLDS, Seems.FULL_ANSWER)):
        return [found[Seems.OUT_OF_OFFICE]]
    if Seems.REVIEW_ANSWER in found:
        return [found[Seems.REVIEW_ANSWER]]
    withheld = [found[what] for what in _WITHHOLDS if what in found]
    figures = found.get(Seems.FULL_ANSWER) or next(
        (Suggestion(Seems.FULL_ANSWER, one.quote, Move.ANSWER) for one in outcomes if one.outcome is Outcome.ANSWERED),
        None,
    )
    answers: list[Suggestion] = []
    if Seems.PARTIAL_ANSWER in found or (figures and withheld):
        basis = found.get(Seems.PARTIAL_ANSWER) or withheld[0]
        sections = tuple(dict.fromkeys(section for one in [basis, *withheld] for section in one.exemptions))
        answers.append(Suggestion(Seems.PARTIAL_ANSWER, basis.quote, Move.ANSWER, sections))
    elif figures:
        answers.append(figures)
    answers += withheld
    order = [Seems.CLARIFICATION, Seems.FEES, Seems.EXTENSION, Seems.TRANSFER, Seems.LINK]
    notices = [found[what] for what in order if what in found]
    if Seems.EXTENSION in found and answers and not figures and Seems.PARTIAL_ANSWER not in found:
        return notices + answers
    if answers:
        # An extension for part of a request may come with the answer to the rest; a question back rarely does.
        return answers + [one for one in notices if one.seems in (Seems.EXTENSION, Seems.TRANSFER, Seems.LINK)]
    if notices:
        return notices
    lesser = [found[what] for what in (Seems.HOLDING, Seems.ACKNOWLEDGEMENT) if what in found]
    if not lesser and attachments:
        quote = f"The letter itself says little; attached: {', '.join(attachments[:5])}"
        return [Suggestion(Seems.FULL_ANSWER, quote, Move.ANSWER)]
    return lesser
