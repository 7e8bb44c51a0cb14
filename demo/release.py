"""The release of 12 September 2019 and its regional versions, statement by statement, to be derived from the returns.

What is published is written here as numbers and phrases. `derive` asks the reporting for each statement afresh and says
where the two part; nothing here reaches the figures of a page or an export.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from demo.campaign import FIRST_YEAR, METHOD, SECOND_YEAR, UNDER_12, YEARS
from reporting.sentences.headlines import ChangeClaim, Claim, ShareClaim, headlines
from reporting.sentences.sentence import Sentence, Voice
from reporting.statistics.aggregation import Total, total_of
from reporting.statistics.areas import ENGLAND_AND_WALES, areas
from reporting.statistics.ledger import Ledger
from requests_app.specification import Specification

FOUR_PLATFORMS = ("Facebook", "Instagram", "WhatsApp", "Snapchat")
THAMES_VALLEY = "Thames Valley Police"


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of the release: what it says, the claim that makes it, and what must come out.

    `figures` are exact counts by the role they have in the sentence; `phrases` must stand in the press sentence.
    """

    said: str
    claim: Claim
    figures: Mapping[str, int] = field(default_factory=dict)
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Instances:
    """A count of one method over England and Wales in one year, in the forces that gave it."""

    said: str
    method: str
    year: str
    number: int


@dataclass(frozen=True, slots=True)
class Derived:
    """What came of one statement: its sentences in both voices, or its total; no `faults` where it was derived."""

    said: str
    sentences: tuple[Sentence, ...] = ()
    total: Total | None = None
    faults: tuple[str, ...] = ()


def _change(said: str, area: str, earlier: int, later: int, *phrases: str) -> Statement:
    claim = ChangeClaim("1", area, FIRST_YEAR, SECOND_YEAR)
    return Statement(said, claim, {"earlier": earlier, "later": later}, phrases)


STATEMENTS: tuple[Statement | Instances, ...] = (
    _change(
        "England and Wales: 4,373 offences, compared with 3,217, an increase of 36 per cent",
        ENGLAND_AND_WALES,
        3217,
        4373,
        "4,373",
        "3,217",
        "36 per cent",
    ),
    _change(
        "Thames Valley: 274 offences, compared with 114, an increase of 140 per cent, almost four times the national "
        "increase",
        THAMES_VALLEY,
        114,
        274,
        "140 per cent",
        "almost four times the national increase",
    ),
    Statement(
        "Where age was provided, one in five victims were aged 11 or younger",
        ShareClaim("2", ENGLAND_AND_WALES, YEARS, "victim_age", (UNDER_12,)),
        phrases=("one in five",),
    ),
    Statement(
        "Thames Valley: Facebook, Instagram, WhatsApp and Snapchat in 77 per cent of the instances where the method "
        "was provided",
        ShareClaim("4", THAMES_VALLEY, YEARS, METHOD, FOUR_PLATFORMS),
        phrases=("77 per cent",),
    ),
    Instances("Instagram in 418 instances in the first year", "Instagram", FIRST_YEAR, 418),
    Instances("Instagram in 929 instances in the second year", "Instagram", SECOND_YEAR, 929),
    _change("Wiltshire: 54 offences, compared with 28", "Wiltshire Police", 28, 54),
    _change("Northamptonshire: 52 offences, compared with 26", "Northamptonshire Police", 26, 52),
    _change("Kent: 140 offences, compared with 122", "Kent Police", 122, 140),
    _change("Surrey: 76 offences, compared with 27", "Surrey Police", 27, 76),
    _change("Sussex: 76 offences, compared with 77", "Sussex Police", 77, 76),
    _change("Hampshire: 181 offences, compared with 152", "Hampshire and Isle of Wight Constabulary", 152, 181),
)


def derive(ledger: Ledger, specification: Specification) -> list[Derived]:
    """Every statement of the release, derived from the figures or with the reasons why it could not be."""
    return [
        _instances(ledger, statement) if isinstance(statement, Instances) else _told(ledger, specification, statement)
        for statement in STATEMENTS
    ]


def claims() -> list[Claim]:
    """The claims of the release, to be published with the campaign."""
    return [statement.claim for statement in STATEMENTS if isinstance(statement, Statement)]


def _told(ledger: Ledger, specification: Specification, statement: Statement) -> Derived:
    made = headlines(ledger, specification, [statement.claim])
    faults = [f"{held.about}: {held.why}" for held in made.withheld]
    for sentence in made.voiced(Voice.PRESS):
        faults += [
            f"“{sentence.text}” does not say {phrase}." for phrase in statement.phrases if phrase not in sentence.text
        ]
        faults += _figures_apart(sentence, statement.figures)
    return Derived(statement.said, made.sentences, faults=tuple(faults))


def _figures_apart(sentence: Sentence, expected: Mapping[str, int]) -> Sequence[str]:
    apart = []
    for role, number in expected.items():
        cited = sentence.figure(role)
        if not cited.low == cited.high == number:
            apart.append(f"“{sentence.text}”: {cited.words}, where {number} was published.")
    return apart


def _instances(ledger: Ledger, statement: Instances) -> Derived:
    nation = next(area for area in areas(ledger.forces) if area.name == ENGLAND_AND_WALES)
    total = total_of(ledger, nation, "4", statement.year, frozenset({(METHOD, statement.method)}))
    faults: tuple[str, ...] = ()
    if not total.interval.low == total.interval.high == statement.number:
        faults = (f"{statement.method}, {statement.year}: {total.interval}, where {statement.number} was published.",)
    return Derived(statement.said, total=total, faults=faults)
