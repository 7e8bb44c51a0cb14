"""Letters in forces' manner drawn at random: a core that says one thing, among the stock sentences every "
    "applicant gets.

The wordings are invented; none was taken from the cues. One seed gives one letter, always the same.
"""

from __future__ import annotations

import random
import re
import textwrap

from tests.requests_app.mail.written_letters import ASKED, RIGHTS, Written

FORCES = ("Mercia Police", "Wessex Constabulary", "Northshire Police", "the Constabulary", "the Force")
GREETINGS = ("Dear Requester", "Dear Sir/Madam", "Good morning,", "Dear Applicant,", "Hello")
OPENINGS = (
    "",
    "I write further to your request for information, which reached us on 4 April 2022.",
    "Re: FOI 2022/{number}",
    "Thank you for your recent request for information.",
    "I refer to your e-mail of 4 April 2022 about sexual communication with a child.",
    "Your request for information, received on 4 April 2022, has now been considered.",
)
LAW = (
    "",
    "Section 1 of the Freedom of Information Act 2000 places two duties on public authorities. Unless "
    "exemptions apply, the "
    "first is to confirm or deny whether the information is held and the second is to disclose it.",
    "The Act gives any person a right of access to recorded information, subject to certain exemptions.",
    "Under the Act a public authority may refuse a request where an exemption applies or the cost is too high.",
    "Every public authority must, when refusing information, say which exemption it relies on and why.",
)
CAVEATS = (
    "",
    "The figures were taken from a live system and can change as investigations proceed.",
    "Forces record crime in different ways, so that these figures should not be compared with those of other forces.",
    "Should you need anything further please quote the reference above.",
    "We are always looking to improve our service and would welcome your comments.",
    "Please be aware that responses may be placed on our website after they have been sent.",
    "If any part of this letter is unclear, do not hesitate to contact me.",
    "This e-mail may contain confidential material; if it has reached you in error please delete it.",
)
ADVICE = (
    "",
    "If you were to shorten the period it might be possible to help, though exemptions could still apply.",
    "You may wish to submit a fresh request that leaves out question 4.",
    "Under section 16 we have a duty to advise: asking for the totals alone would bring the work within the limit.",
)

RECEIVED = (
    "Your request has been given the number {number} and handed to a researcher. You should have our answer by "
    "5 May 2022.",
    "This is to acknowledge your request. It will be handled under the Act and a reply will follow within 20 "
    "working days.",
    "We have received your enquiry and are looking into it. The date by which we must respond is 5 May 2022.",
    "Your e-mail was logged today. We will respond no later than 5 May 2022. A fee may be charged in certain "
    "cases, and if we "
    "need clarification somebody will be in touch.",
    "I confirm safe receipt of your application. It will be processed in line with the Act, and should an "
    "exemption apply you "
    "will be told in our response by 5 May 2022.",
)
REVIEW_RECEIVED = (
    "I acknowledge your request for an internal review of our decision to withhold the ages. You will be told "
    "the outcome "
    "within 20 working days.",
    "Your complaint about our handling of the request has been received. The decision will be reviewed by an "
    "officer who "
    "played no part in it.",
    "Thank you for asking for a review of the refusal. We aim to let applicants know the result of a review "
    "within 40 days.",
)
CLARIFICATION = (
    "Before we can start we need you to tell us which offences are meant. Until you do, the time limit is suspended.",
    "Could you please confirm whether you would like calendar years or financial years? Your request is on hold "
    "meanwhile.",
    "Your question about methods is unclear to us. Please specify what you mean by it so that a search can be made.",
    "In order that we can provide the right figures, would you let us know if attempts are to be counted as well?",
    "We require further information from you to identify what you want: do you mean offences recorded or "
    "offences committed?",
    "Under section 1(3) of the Act we are asking you to explain the term cyber flag. If we do not hear from you "
    "within two "
    "months the request will lapse.",
)
EXTENSION = (
    "The exemption at {q} is being considered and the public interest test has not yet been completed. Section "
    "10(3) allows us "
    "to take longer in these circumstances. We hope to reply by 9 June 2022.",
    "We need a further 20 working days to consider the public interest in relation to {q}. The revised date is "
    "9 June 2022.",
    "I am writing to let you know that the time limit for this request has been extended while the balance of "
    "the public "
    "interest under {q} is weighed. A full reply will be sent by 9 June 2022.",
    "Having identified that {q}, a qualified exemption, may be engaged, I am still assessing the public interest. I am "
    "therefore extending the deadline to 9 June 2022.",
)
HOLDING = (
    "Please accept our apologies for the delay. The figures are still being checked and will follow as soon as "
    "they are ready.",
    "I am sorry that you have not yet received an answer. Pressure of work has meant that deadlines were missed.",
    "We regret that your reply is now overdue. The team is still awaiting data from a colleague and will write "
    "shortly.",
    "I apologise that we have not been able to respond within the statutory time limit; we hope to do so by next week.",
)
COST = (
    "To answer we would have to open {records} crime records by hand. At five minutes each that comes to "
    "{hours} hours, which "
    "is more than the 18 hours the Regulations allow. {s12} of the Act is therefore engaged and your request is "
    "refused.",
    "The cost of compliance exceeds the appropriate limit, as the means of communication is noted in free text "
    "only and would "
    "need {records} files to be read. This letter is a refusal notice under {s12}.",
    "Retrieving the information would take in excess of {hours} hours. By virtue of {s12} we are not obliged to "
    "comply.",
    "Although the information is held, it is not in a retrievable format, and it is estimated that more than 18 "
    "hours would be "
    "needed. We therefore rely on {s12} and no information will be supplied.",
)
WITHHELD = (
    "The information is exempt from disclosure under {e} and will not be released.",
    "I have decided to withhold the information. {E} applies, because disclosure would do more harm than good.",
    "We are unable to provide this. It is covered by the exemption in {e} of the Act.",
    "After careful thought the request must be refused: {E} is engaged, and on balance the case for disclosure "
    "is the weaker.",
    "The force relies on {e} and declines to disclose what you ask for.",
    "I am not obliged to supply the information you have requested, by virtue of {e}.",
)
NOT_HELD = (
    "I can confirm that the information you seek is not held by {force}.",
    "{force} does not hold the information requested. Our systems do not record the means by which a suspect "
    "made contact.",
    "Searches were made and no information is held in relation to your request.",
    "There is no information held that would answer your request, since the flag was brought in only later.",
    "We do not possess any recorded information falling within the description that you give.",
)
NIL = (
    "I can confirm that no offences were recorded in the period.",
    "There were no offences of this kind. It follows that there is nothing to say on the other questions.",
    "The search returned no offences, so our answer is nil.",
    "Nil return: {force} recorded no such crimes in these dates.",
)
NEITHER = (
    "{force} can neither confirm nor deny that it holds the information, by virtue of {d}.",
    "We are not required to say whether the information is held: the duty to confirm or deny does not apply, by {d}.",
    "In accordance with {d} the force neither confirms nor denies whether such information exists. Nothing "
    "should be inferred "
    "from this.",
    "I must refuse to confirm or deny whether anything is held; {d} is relied upon.",
)
ELSEWHERE = (
    "The figures are already published and can be found at https://www.example.police.example/figures. They are "
    "exempt under "
    "{s21}, being reasonably accessible to you.",
    "This information is in the public domain. {S21} applies, and I would refer you to our website, "
    "https://www.example.police.example/foi.",
    "You can find what you ask for at https://www.example.police.example/stats. As it is readily available "
    "there, {s21} of the "
    "Act exempts us from sending it.",
)
FUTURE = (
    "The information is intended for future publication in the autumn, and it is withheld until then under {s22}.",
    "We rely on {s22}: these figures will be published in October and it is reasonable to keep them until that date.",
)
VEXATIOUS = (
    "Your request is considered to be vexatious under section 14(1) and we will not be answering it.",
    "I have concluded that this request is vexatious. Section 14(1) of the Act applies and nothing further will "
    "be provided.",
)
REPEATED = (
    "You made a substantially similar request in January, which was answered. Section 14(2) applies and this "
    "repeated request "
    "is refused.",
)
TRANSFER = (
    "We do not deal with that area. Your request has been passed to Wessex Constabulary, who will answer you.",
    "I have forwarded your request to the Home Office, as the subject is theirs, and have closed it here.",
    "Your e-mail has been transferred to the Police and Crime Commissioner for Mercia, who will reply to you direct.",
)
FEES = (
    "A fee of £{fee}.00 is payable for copying. This is a fees notice under section 9 of the Act; the clock "
    "stops until the "
    "money reaches us.",
    "In order for us to go on, please make a payment of £{fee}.50. If it is not received within three months we "
    "will close "
    "your request.",
)
LINK = (
    "Your response is ready. Please log in to our portal to view the response: https://portal.example/r/{number}",
    "You have received a secure message. Click the link to read it: https://secure.example/m/{number}",
    "Mercia Police has shared a file with you. Sign in with your e-mail address to view it: "
    "https://files.example/{number}",
)
REVIEW_ANSWERED = (
    ("I have completed my internal review. I uphold the original decision: {E} was correctly applied.", True),
    ("The internal review is now complete. The decision has been overturned and the figures are attached.", False),
    (
        "Outcome of your review: I am satisfied that {e} was properly engaged and the original decision is maintained.",
        True,
    ),
    ("Having reviewed our response I find that we were wrong to refuse. The information is now provided.", False),
)
FULL = (
    "The information is held and is disclosed in full. Please see the attached spreadsheet.",
    "I am pleased to provide the figures you asked for in the enclosed table.",
    "Our answer is as follows: {force} recorded {records} offences in the period.",
    "Please find our answers in the attached document. All the information has been provided.",
    "I have decided to release the information, and it is set out below.\n\nOffences recorded: {records}\nCyber "
    "flag: 9",
)
PART = (
    "Some of the information is provided in the attached table. The rest is exempt under {e} and is withheld.",
    "I am disclosing the totals, which are attached. The ages, however, are withheld, as {e} applies to them.",
    "A redacted version is attached; the names have been removed and are exempt under {e}.",
)

ANSWERS = {
    "1": ("{records}", "There were {records}.", "{records} offences were recorded.", "A total of {records} offences."),
    "2": (
        "Female 80, male 12.",
        "Please see the attached table.",
        "Girls {records}; boys 4; not known 2.",
        "See tab 2.",
    ),
    "3": ("{age}", "{age} years", "Aged {age}.", "The youngest victim was {age} years old.", "A girl of {age}."),
    "4": ("Snapchat 40, Kik 2.", "Text message: 11. WhatsApp: 6.", "See the attached list.", "Listed in tab 3."),
    "5": ("{records}", "The flag was applied {records} times.", "None.", "All {records}."),
}
DENIED: tuple[tuple[str, str, str], ...] = (
    ("REFUSED", "This is exempt under {e}.", "e"),
    ("REFUSED", "We are unable to provide this: {E} applies.", "e"),
    ("REFUSED", "Withheld - {e}.", "e"),
    ("REFUSED", "To answer would take more than 18 hours, so {s12} applies.", "s12"),
    ("REFUSED", "Refused under {s12}; {records} logs would have to be read at ten minutes apiece.", "s12"),
    ("NOT_HELD", "No information held.", ""),
    ("NOT_HELD", "Not held.", ""),
    ("NOT_HELD", "{force} does not hold this information.", ""),
    ("NEITHER", "We neither confirm nor deny that this is held, by virtue of {d}.", "d"),
)
QUALIFIED = ("31(1)(a)", "30(1)", "24(1)", "38(1)", "43(2)", "31", "36")
EXEMPT = (*QUALIFIED, "40(2)", "41", "44", "40")
DENYING = ("31(3)", "23(5)", "30(3)", "24(2)", "40(5)")
_KEYS = {"31": "s31", "40": "s40", "31(1)(a)": "s31(1)"}

CORES: dict[str, tuple[tuple[str, ...], tuple[str, ...], str]] = {
    "received": (RECEIVED, ("ACKNOWLEDGEMENT",), ""),
    "review received": (REVIEW_RECEIVED, ("ACKNOWLEDGEMENT",), ""),
    "clarification": (CLARIFICATION, ("CLARIFICATION",), ""),
    "extension": (EXTENSION, ("EXTENSION",), "q"),
    "holding": (HOLDING, ("HOLDING",), ""),
    "cost": (COST, ("REFUSAL",), "s12"),
    "withheld": (WITHHELD, ("REFUSAL",), "e"),
    "not held": (NOT_HELD, ("NOT_HELD",), ""),
    "nil": (NIL, ("FULL_ANSWER",), ""),
    "neither": (NEITHER, ("NEITHER",), "d"),
    "elsewhere": (ELSEWHERE, ("ELSEWHERE",), "s21"),
    "future": (FUTURE, ("REFUSAL",), "s22"),
    "vexatious": (VEXATIOUS, ("REFUSAL",), "s14(1)"),
    "repeated": (REPEATED, ("REFUSAL",), "s14(2)"),
    "transfer": (TRANSFER, ("TRANSFER",), ""),
    "fees": (FEES, ("FEES",), ""),
    "link": (LINK, ("LINK",), ""),
    "full": (FULL, ("FULL_ANSWER",), ""),
    "part": (PART, ("PARTIAL_ANSWER",), "e"),
}
_LAYOUTS = ("Q{n}. {a}", "Question {n}: {a}", "{n}. {a}", "Question {n}\n\n{a}", "Q{n} - {q}\n\n{a}", "{n}) {a}")
KINDS = (*CORES, "review answered", "by question", "by question in full")


def generate(seed: int) -> Written:
    """The letter of a seed. Kinds are drawn evenly."""
    draw = random.Random(seed)
    kind = KINDS[seed % len(KINDS)]
    words = _Words(draw)
    if kind.startswith("by question"):
        core, kinds, sections, outcomes = _by_question(draw, words, in_full=kind.endswith("full"))
    elif kind == "review answered":
        text, cites = draw.choice(REVIEW_ANSWERED)
        core, kinds, outcomes = words.fill(text), ("REVIEW_ANSWER",), {}
        sections = (words.sections["e"],) if cites else ()
    else:
        wordings, kinds, slot = CORES[kind]
        core, outcomes = words.fill(draw.choice(wordings)), {}
        sections = (words.sections.get(slot, slot),) if slot else ()
    answers = kinds[0] in ("REFUSAL", "NOT_HELD", "NEITHER", "ELSEWHERE", "FULL_ANSWER", "PARTIAL_ANSWER")
    pieces = [draw.choice(GREETINGS)]
    if kind not in ("link",):
        pieces.append(words.fill(draw.choice(OPENINGS)))
    if answers:
        if draw.random() < 0.3:
            pieces.append("You asked:\n\n" + "\n".join(f"{number}. {text}" for number, text in ASKED.items()))
            pieces.append(draw.choice(("Our response", "In response:", "Decision")))
        pieces.append(draw.choice(LAW))
    pieces.append(core)
    if kind == "cost":
        pieces.append(draw.choice(ADVICE))
    pieces += draw.sample(CAVEATS, 2) if kind not in ("link", "holding") else []
    text = _combined(draw, "\n\n".join(piece for piece in pieces if piece))
    files = ("figures.xlsx",) if kinds[0] in ("FULL_ANSWER", "PARTIAL_ANSWER") and draw.random() < 0.5 else ()
    if draw.random() < 0.4:
        text = "\n\n".join(
            "\n".join(textwrap.fill(line, 72) for line in piece.split("\n")) for piece in text.split("\n\n")
        )
    return Written(f"{kind}, seed {seed}", f"{text}\n", kinds, sections, outcomes, "Freedom of Information", files)


_SWAPS = (
    ("therefore", "accordingly"), ("request", "enquiry"), ("I can confirm", "I am able to confirm"),
    ("information", "data"),
    ("We are", "We're"), ("I am", "I'm"), ("is not", "isn't"), ("does not", "doesn't"), ("obliged", "required"),
    ("Please", "Kindly"), ("by virtue of", "under"), ("applies", "is engaged"), ("withheld", "being withheld"),
)  # fmt: skip


def _combined(draw: random.Random, text: str) -> str:
    """The same letter worded a little otherwise: a synonym here and there, sentences joined, paragraphs run "
    "together."""
    for plain, other in draw.sample(_SWAPS, 2):
        if draw.random() < 0.5 and "enquiry" not in text:
            text = text.replace(plain, other, 1)
    if draw.random() < 0.3:
        text = re.sub(r"(?<=[a-z])\. (?=(?:We|I|The|This|It) )", "; ", text, count=1)
        text = re.sub(r"; (We|The|This|It) ", lambda found: f"; {found[1].lower()} ", text)
    if draw.random() < 0.25:
        text = re.sub(r"(?<=[a-z]\.)\n\n(?=[A-Z][a-z]+ [a-z])", " ", text, count=1)
    return text


def _by_question(
    draw: random.Random, words: _Words, *, in_full: bool
) -> tuple[str, tuple[str, ...], tuple[str, ...], dict[str, str]]:
    """An answer to each question, some denied unless in full, in one of the layouts forces use."""
    denied = set() if in_full else set(draw.sample(list(ASKED), draw.randint(1, 3)))
    layout = draw.choice(_LAYOUTS)
    parts, outcomes, sections = [], {}, []
    for number, question in ASKED.items():
        if number in denied:
            outcome, text, slot = draw.choice(DENIED)
            sections += [words.sections[slot]] if slot else []
        else:
            outcome, text = "ANSWERED", draw.choice(ANSWERS[number])
        outcomes[number] = outcome
        parts.append(layout.format(n=number, q=question, a=words.fill(text)))
    between = "\n\n" if "\n" in layout else draw.choice(("\n", "\n\n"))
    kinds = ("FULL_ANSWER",) if in_full else ("PARTIAL_ANSWER",)
    return between.join(parts), kinds, tuple(dict.fromkeys(sections)), outcomes


class _Words:
    """What one letter names, the same throughout: its force, its sections in its own spelling, its figures."""

    def __init__(self, draw: random.Random) -> None:
        self._spell = draw.choice(("Section {}", "section {}", "s.{}", "S{}", "Section {} of the Act"))
        chosen = {
            "q": draw.choice(QUALIFIED), "e": draw.choice(EXEMPT), "d": draw.choice(DENYING),
            "s12": draw.choice(("12", "12(1)")), "s21": draw.choice(("21", "21(1)")),
            "s22": draw.choice(("22", "22(1)")),
        }  # fmt: skip
        self.sections = {slot: _KEYS.get(number, f"s{number}") for slot, number in chosen.items()}
        self.sections.update({"s12": "s12(1)", "s21": "s21", "s22": "s22"})
        self._slots = {
            **{slot: self._spell.format(number) for slot, number in chosen.items()},
            "E": f"Section {chosen['e']}",
            "S21": f"Section {chosen['s21']}",
            "force": draw.choice(FORCES),
            "number": str(draw.randint(100, 9999)),
            "records": str(draw.randint(20, 900)),
            "hours": str(draw.randint(19, 400)),
            "fee": str(draw.randint(5, 90)),
            "age": str(draw.randint(5, 13)),
        }

    def fill(self, text: str) -> str:
        filled = re.sub(r"\{(\w+)\}", lambda found: self._slots[found[1]], text)
        return filled.replace("of the Act of the Act", "of the Act")


__all__ = ["ASKED", "KINDS", "RIGHTS", "generate"]
