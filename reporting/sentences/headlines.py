"""Which claims a campaign makes, and what comes of each: told in two voices, or withheld with why. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from reporting.disclosure.suppression import Suppression
from reporting.disclosure.withheld import Withheld
from reporting.sentences.campaign_wording import Wording, wording_of
from reporting.sentences.sentence import Sentence, Voice
from reporting.sentences.statements import change_sentence, count_sentence, share_sentence
from reporting.statistics.aggregation import change_of, total_of
from reporting.statistics.areas import ENGLAND_AND_WALES, areas
from reporting.statistics.figures import Area
from reporting.statistics.ledger import Ledger
from reporting.statistics.shares import Breakdown, breakdown_of, says_unknown, share_of
from requests_app.specification import Question, Specification

LEADING = 3
"""How many of an open list's categories are told."""


@dataclass(frozen=True, slots=True)
class ChangeClaim:
    """How a question's total moved in an area, set beside `against` where that is another area."""

    question: str
    area: str
    earlier: str
    later: str
    against: str = ENGLAND_AND_WALES
    subject: str = ""


@dataclass(frozen=True, slots=True)
class CountClaim:
    """How many were recorded in an area and period."""

    question: str
    area: str
    period: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class ShareClaim:
    """What part of the known cases fall in some categories, over one or more periods together."""

    question: str
    area: str
    periods: tuple[str, ...]
    dimension: str
    categories: tuple[str, ...]


Claim = ChangeClaim | CountClaim | ShareClaim


@dataclass(frozen=True, slots=True)
class Headlines:
    """Every claim's outcome, in the order of the claims: each told in both voices, or withheld once."""

    sentences: tuple[Sentence, ...]
    withheld: tuple[Withheld, ...]

    def voiced(self, voice: Voice) -> tuple[Sentence, ...]:
        return tuple(sentence for sentence in self.sentences if sentence.voice is voice)


def headlines(
    ledger: Ledger,
    specification: Specification,
    claims: Iterable[Claim] | None = None,
    wording: Wording | None = None,
    suppression: Suppression | None = None,
) -> Headlines:
    """The outcome of each claim; without `claims`, those that any campaign makes.

    With `suppression`, a share is withheld where any figure of its breakdown is: the rest could give that one away.
    Raises KeyError when a claim names an area that was not asked.
    """
    words = wording or wording_of(specification)
    known = {area.name: area for area in areas(ledger.forces)}
    hidden = suppression or Suppression()
    sentences: list[Sentence] = []
    withheld: dict[Withheld, None] = {}
    breakdowns: dict[tuple[str, ...], Breakdown] = {}
    for claim in default_claims(ledger, specification) if claims is None else claims:
        said = _outcome(ledger, specification, claim, words, known, hidden, breakdowns)
        for voice in Voice:
            told = said(voice)
            if isinstance(told, Sentence):
                sentences.append(replace(told, claim=_claimed(claim)))
            else:
                withheld[told] = None
    return Headlines(tuple(sentences), tuple(withheld))


def _claimed(claim: Claim) -> dict[str, Any]:
    """The claim as plain JSON, without the words it is told in."""
    said = {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(claim).items()}
    return {key: value for key, value in said.items() if key != "subject"}


def headline_question(specification: Specification) -> Question | None:
    """The question that counts the campaign's measure: the one others sum to, else the first with no breakdown."""
    summed = {question.sums_to for question in specification.questions if question.sums_to}
    whole = [question for question in specification.questions if not question.breakdown]
    return next((question for question in whole if question.number in summed), whole[0] if whole else None)


def repeated_claims(sentences: Iterable[Any], defaults: Sequence[Claim]) -> list[Claim]:
    """The claims of an edition's sentences, each once and in its order, then those that any campaign makes now: so an
    edition made again says again what somebody chose to say. A subject in words of one's own is not kept."""
    kinds = {"change": ChangeClaim, "count": CountClaim, "share": ShareClaim}
    found: dict[Claim, None] = {}
    for row in sentences:
        if row.get("claim") and row.get("kind") in kinds:
            told = {key: tuple(one) if isinstance(one, list) else one for key, one in row["claim"].items()}
            found[kinds[row["kind"]](**told)] = None
    return [*found, *(claim for claim in defaults if claim not in found)]


def default_claims(ledger: Ledger, specification: Specification) -> list[Claim]:
    """The nation's change, or its count where the last two periods are not of a kind, the shares of each breakdown over
    the nation, then every other area's change.

    Only the question that counts the campaign's measure is told in full; other questions count something else, which
    only their campaign can put into words.
    """
    question = headline_question(specification)
    periods = [period.label for period in specification.periods]
    places = areas(ledger.forces)
    claims: list[Claim] = []
    if question is not None:
        claims += _over_time(ledger, question.number, places[:1], periods)
    claims += _shares(ledger, specification, places[:1], tuple(periods))
    if question is not None:
        claims += _over_time(ledger, question.number, places[1:], periods)
    return claims


def _over_time(ledger: Ledger, question: str, places: Sequence[Area], periods: Sequence[str]) -> list[Claim]:
    """Each place's change between the last two periods, or its count in the last where those are not of a kind; that
    no change is told then, the nation's says."""
    if len(periods) > 1 and not ledger.uneven(periods[-2], periods[-1]):
        return [ChangeClaim(question, area.name, periods[-2], periods[-1]) for area in places]
    claims: list[Claim] = [CountClaim(question, area.name, periods[-1]) for area in places]
    if len(periods) > 1:
        claims += [ChangeClaim(question, area.name, *periods[-2:]) for area in places if area.kind == "nation"]
    return claims


def _shares(
    ledger: Ledger, specification: Specification, places: Sequence[Area], periods: tuple[str, ...]
) -> list[Claim]:
    claims: list[Claim] = []
    for question in specification.questions:
        for dimension in question.breakdown:
            known = [name for name in ledger.categories(question.number, dimension) if not says_unknown(name)]
            for area in places:
                if question.several_per_case:
                    known = _leading(ledger, area, question.number, periods, dimension, known)
                claims += [ShareClaim(question.number, area.name, periods, dimension, (name,)) for name in known]
    return claims


def _leading(
    ledger: Ledger, area: Area, question: str, periods: Sequence[str], dimension: str, names: Sequence[str]
) -> list[str]:
    """The most named categories, largest first; ties in the alphabet's order."""

    def size(name: str) -> float:
        key = frozenset({(dimension, name)})
        return sum(total_of(ledger, area, question, period, key).interval.low or 0 for period in periods)

    return sorted(names, key=lambda name: (-size(name), name))[:LEADING]


def _outcome(
    ledger: Ledger,
    specification: Specification,
    claim: Claim,
    wording: Wording,
    known: dict[str, Area],
    suppression: Suppression,
    breakdowns: dict[tuple[str, ...], Breakdown],
) -> Callable[[Voice], Sentence | Withheld]:
    """What comes of a claim, in either voice: worked out once. `breakdowns` are those looked at already."""
    area = known[claim.area]
    if isinstance(claim, ShareClaim):
        return _share_outcome(ledger, specification, claim, wording, area, suppression, breakdowns)
    words = replace(wording, subject=claim.subject) if claim.subject else wording
    if isinstance(claim, CountClaim):
        total = total_of(ledger, area, claim.question, claim.period)
        return lambda voice: count_sentence(total, words, voice)
    change = change_of(ledger, area, claim.question, claim.earlier, claim.later)
    against = known.get(claim.against)
    national = (
        change_of(ledger, against, claim.question, claim.earlier, claim.later)
        if against is not None and against != area
        else None
    )
    return lambda voice: change_sentence(change, words, voice, national)


def _share_outcome(
    ledger: Ledger,
    specification: Specification,
    claim: ShareClaim,
    wording: Wording,
    area: Area,
    suppression: Suppression,
    breakdowns: dict[tuple[str, ...], Breakdown],
) -> Callable[[Voice], Sentence | Withheld]:
    dimension = specification.dimensions.get(claim.dimension)
    question = specification.question(claim.question)
    expected = dimension.categories if dimension and question and not question.several_per_case else ()
    which = (claim.area, claim.question, claim.dimension, *claim.periods)
    if which not in breakdowns:
        breakdowns[which] = breakdown_of(ledger, area, claim.question, claim.periods, claim.dimension, expected)
    share = share_of(
        ledger, area, claim.question, claim.periods, claim.dimension, claim.categories, breakdown=breakdowns[which]
    )
    touched = suppression.touches(claim.area, claim.question, claim.periods, claim.dimension)

    def said(voice: Voice) -> Sentence | Withheld:
        told = share_sentence(share, wording, voice)
        if touched:
            return Withheld(
                told.about, "Small counts of this breakdown are withheld here, and a share could give one away."
            )
        return told

    return said
