"""Whether a letter answers, and how: given, in part, refused, not held, neither confirmed nor denied, elsewhere.

Pure.
"""

from __future__ import annotations

import re

from requests_app.mail.evidence import Evidence
from requests_app.mail.found import Confidence, Found, found_in
from requests_app.mail.hints import Hint
from requests_app.mail.question_outcomes import denies, once
from requests_app.mail.rules import Act, Nuance, Seems
from requests_app.mail.understanding import GIVING, WITHHOLDING, Told
from requests_app.statuses import Outcome

_DATA_FILE = re.compile(r"\.(?:xlsx?|xlsm|csv|ods|tsv)$", re.IGNORECASE)


def answers_in(evidence: Evidence) -> list[Found]:
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
            found_in(
                evidence, Seems.REFUSAL, *WITHHOLDING, Act.CITES, sections=_refusing(sections), nuance=_why(evidence)
            )
        )
    if held_not:
        regulation = tuple(section for section in sections if section == "r12(4)(a)")
        found.append(found_in(evidence, Seems.NOT_HELD, Act.NOT_HELD, sections=regulation))
    if neither:
        denying = tuple(section for section in sections if denies(section)) or (() if refused else sections)
        found.append(found_in(evidence, Seems.NEITHER, Act.NEITHER, sections=denying))
    if elsewhere >= 2:
        held = ("s21",) if "s21" in sections else ()
        found.append(found_in(evidence, Seems.ELSEWHERE, Act.ELSEWHERE, sections=held, link=evidence.link))
    if (gives and found) or (part >= 3 and (found or gives or not evidence.best(Act.ASKS))):
        basis = found[0] if found else found_in(evidence, Seems.PARTIAL_ANSWER, Act.PART)
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
        full = found_in(evidence, Seems.FULL_ANSWER, *GIVING, nuance=Nuance.NIL if nothing else None)
        if quote is not None:
            full = Found(Seems.FULL_ANSWER, quote, Confidence.PLAIN)
        return [full]
    if not found and given:
        return [found_in(evidence, Seems.FULL_ANSWER, Act.GIVES)]
    return found


def _to_come(one: Told) -> bool:
    """Whether the sentence says of some questions that their answer is still to come."""
    delays = bool(one.acts) and one.acts.keys() <= {Act.DELAYS, Act.ACKNOWLEDGES}
    return Hint.LATER in one.hints and (delays or not (one.acts or one.figure))


def _refused_beside(evidence: Evidence) -> bool:
    """Whether something is refused that is not merely not held: on cost, under a section, or of another question."""
    if evidence.best(Act.COST, Act.VEXATIOUS, Act.REPEATED) or set(evidence.sections) - {"r12(4)(a)"}:
        return True
    return any(one.outcome is Outcome.REFUSED for one in evidence.by_question)


def notice_of_refusal(evidence: Evidence) -> bool:
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


def _refusing(sections: tuple[str, ...]) -> tuple[str, ...]:
    """The sections a refusal rests on: those that only deny belong to the denial, where there are others."""
    return tuple(section for section in sections if not denies(section)) or sections
