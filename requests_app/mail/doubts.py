"""Whether a letter holds something that its suggestion leaves out, and so nothing had better be suggested. Pure.

A cue can be met in a letter that means something else: "the figures did not agree with those given" gives nothing, and
"everything is in the workbook save the names" is no refusal. What no cue understood is looked at for hints of another
kind of letter; where there are any, a person reads the letter.
"""

from __future__ import annotations

from requests_app.mail.evidence import Evidence
from requests_app.mail.hints import Hint
from requests_app.mail.rules import Act, Seems
from requests_app.mail.understanding import WITHHOLDING, Told
from requests_app.statuses import Outcome

_ANOTHER = frozenset(
    {
        Hint.GIVEN,
        Hint.REVIEWED,
        Hint.KEPT,
        Hint.CITED,
        Hint.BURDEN,
        Hint.ASKED,
        Hint.LONGER,
        Hint.PAID,
        Hint.OTHERS,
        Hint.UNSAID,
        Hint.ENDED,
    }
)
SPEAKS_AGAINST: dict[Seems, frozenset[Hint]] = {
    Seems.ACKNOWLEDGEMENT: _ANOTHER | {Hint.LACKING, Hint.SORRY},
    Seems.HOLDING: _ANOTHER,
    Seems.FULL_ANSWER: _ANOTHER - {Hint.GIVEN, Hint.OTHERS, Hint.ENDED} | {Hint.LACKING, Hint.LATER, Hint.OTHER_PARTS},
    Seems.REFUSAL: frozenset({Hint.GIVEN, Hint.ASKED, Hint.LONGER, Hint.OTHERS, Hint.UNSAID, Hint.PAID, Hint.REVIEWED}),
    Seems.NOT_HELD: frozenset({Hint.GIVEN, Hint.KEPT, Hint.CITED, Hint.ASKED, Hint.LONGER, Hint.UNSAID, Hint.REVIEWED}),
    Seems.NEITHER: frozenset({Hint.GIVEN, Hint.REVIEWED}),
    Seems.ELSEWHERE: frozenset(
        {Hint.KEPT, Hint.CITED, Hint.GIVEN, Hint.ASKED, Hint.LONGER, Hint.LACKING, Hint.REVIEWED}
    ),
    Seems.CLARIFICATION: frozenset({Hint.KEPT, Hint.CITED, Hint.GIVEN, Hint.UNSAID, Hint.OTHERS, Hint.ENDED}),
    Seems.EXTENSION: frozenset({Hint.GIVEN, Hint.PAID, Hint.ENDED}),
    Seems.FEES: frozenset({Hint.GIVEN, Hint.KEPT, Hint.CITED, Hint.OTHERS}),
    Seems.TRANSFER: frozenset({Hint.GIVEN, Hint.KEPT, Hint.CITED}),
    Seems.REVIEW_ANSWER: frozenset({Hint.ASKED, Hint.OTHERS}),
}
"""What, in a sentence that no cue understood, is at odds with each kind."""

_SAYS_LITTLE = {Act.CITES, Act.HOLDS}
_BY_QUESTION = frozenset({Hint.LACKING, Hint.BURDEN, Hint.KEPT, Hint.CITED})
"""Of no weight against an answer by questions: there each question's own sentences say what came of it."""


_EVEN_UNDERSTOOD: dict[Seems, frozenset[Hint]] = {
    Seems.ACKNOWLEDGEMENT: frozenset({Hint.PUT_OFF, Hint.UNSAID}),
    Seems.HOLDING: frozenset({Hint.PUT_OFF, Hint.UNSAID}),
}
"""What speaks against a kind wherever it stands: a courtesy takes no further time in law."""


def doubted(seems: Seems, evidence: Evidence) -> bool:
    """Whether sentences that nothing was understood of speak of something that this kind of letter has no place for."""
    against = SPEAKS_AGAINST.get(seems, frozenset())
    if evidence.best(Act.REVIEW_RECEIVED):
        against -= {Hint.SORRY, Hint.REVIEWED}  # sorry that we were not content
    if seems is Seems.REFUSAL and evidence.best(Act.COST):
        against -= {Hint.ASKED, Hint.PAID, Hint.REVIEWED}  # whether we would narrow it, what it would cost
    settled = {one.question for one in evidence.by_question if one.outcome is not Outcome.ANSWERED}
    if seems is Seems.FULL_ANSWER and evidence.best(Act.NIL) >= 3:
        against -= {Hint.LACKING, Hint.OTHER_PARTS}
    for one in evidence.told:
        if one.hints & _EVEN_UNDERSTOOD.get(seems, frozenset()):
            return True
        if not one.acts.keys() <= _SAYS_LITTLE or (one.figure and not _no_count(seems, one)):
            continue
        known = not evidence.by_question or not (settled >= set(one.about))
        if (against if known else against - _BY_QUESTION) & one.hints:
            return True
    if Hint.REVIEWED in against and any(Hint.REVIEWED in one.hints for one in evidence.told):
        return True
    if (
        seems is Seems.ACKNOWLEDGEMENT
        and evidence.best(Act.REVIEW_RECEIVED)
        and evidence.best(Act.UPHOLDS, Act.OVERTURNS)
    ):
        return True
    if seems is Seems.REFUSAL and (_only_names(evidence) or _of_a_part(evidence)):
        return True
    if seems is Seems.NEITHER and any(one.figure and Act.NEITHER in one.acts for one in evidence.told):
        return True
    if seems is Seems.REFUSAL and not evidence.best(Act.COST) and any(_counts(one) for one in evidence.told):
        return True
    if seems is Seems.REFUSAL and not evidence.best(Act.COST, Act.FUTURE) and any(_set(one) for one in evidence.told):
        return True
    # What is still to come is said by sentences that are understood as delays.
    return seems is Seems.FULL_ANSWER and any(
        Hint.LATER in one.hints and one.acts.keys() == {Act.DELAYS} for one in evidence.told
    )


def _no_count(seems: Seems, one: Told) -> bool:
    """Whether a number in the answer to a question counts nothing: "that would mean reading 204 logs"."""
    return seems is Seems.FULL_ANSWER and bool(one.about and one.hints & _BY_QUESTION - {Hint.LACKING})


def _only_names(evidence: Evidence) -> bool:
    """Whether a refusal rests on a section's being named alone: no word says that anything is kept back."""
    named = evidence.best(*WITHHOLDING) <= 2 and not evidence.best(Act.COST, Act.FUTURE, Act.VEXATIOUS, Act.REPEATED)
    alone = any(section.startswith(("s12", "s14", "s22")) for section in evidence.sections)  # these mean but one thing
    return named and not alone and not any(Hint.KEPT in one.hints for one in evidence.told)


def _of_a_part(evidence: Evidence) -> bool:
    """Whether what is refused is said to be a rest, and so something else was given."""
    if evidence.by_question or evidence.best(Act.COST):
        return any(Hint.OTHER_PARTS in one.hints and "remain" in one.text for one in evidence.told if one.acts)
    return any(Hint.OTHER_PARTS in one.hints for one in evidence.told)


def _set(one: Told) -> bool:
    """Whether a sentence that refuses nothing sets a day: a refusal has none to wait for."""
    return Hint.DATED in one.hints and not {*WITHHOLDING, Act.NIL, Act.COUNTS} & one.acts.keys()


def _counts(one: Told) -> bool:
    """Whether a sentence that nothing else was understood of gives a figure."""
    return one.figure and one.acts.keys() <= _SAYS_LITTLE and not one.hints & {Hint.CITED, Hint.KEPT, Hint.BURDEN}
