"""The three laws a request can be made under, as data: how long, which days count, and what may stop the clock."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

ENGLAND = "England"
WALES = "Wales"
NORTHERN_IRELAND = "Northern Ireland"
SCOTLAND = "Scotland"

Nations = frozenset[str]
UNITED_KINGDOM: Nations = frozenset({ENGLAND, WALES, NORTHERN_IRELAND, SCOTLAND})
SCOTLAND_ALONE: Nations = frozenset({SCOTLAND})


class Unit(StrEnum):
    """What a span is counted in. Months end on the same day of the month, or on its last day where there is none."""

    WORKING_DAYS = "working days"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time, counted from the day after it begins, or `beginning_with` that day itself."""

    number: int
    unit: Unit
    beginning_with: bool = False

    def __str__(self) -> str:
        words = {20: "twenty", 40: "forty", 6: "six", 3: "three"}
        return f"{words.get(self.number, self.number)} {self.unit}"


def working_days(number: int) -> Span:
    return Span(number, Unit.WORKING_DAYS)


@dataclass(frozen=True, slots=True)
class Extension:
    """More time an authority may give itself. `further` is counted in working days on top of the ordinary limit."""

    further: int
    ground: str
    source: str
    needs_qualified_exemption: bool


@dataclass(frozen=True, slots=True)
class Law:
    """One access law. `nations` are those whose bank holidays are not working days under it."""

    code: str
    title: str
    name: str
    nations: Nations
    answer_within: int
    answer_source: str
    working_day_source: str
    clarification_source: str
    advice_source: str
    fee_source: str
    fee_paid_within: Span
    fee_lapse_source: str
    extension: Extension | None
    review_target: int
    review_maximum: int
    review_source: str
    ask_review_within: Span
    regulator: str
    regulator_short: str
    complain_within: Span
    silence_may_be_complained_of: bool
    appeal_within: Span | None


FOIA = Law(
    code="FOIA",
    title="FOIA 2000",
    name="Freedom of Information Act 2000",
    nations=UNITED_KINGDOM,
    answer_within=20,
    answer_source="section 10(1)",
    working_day_source="section 10(6)",
    clarification_source="sections 1(3) and 10(6)",
    advice_source="section 16",
    fee_source="section 10(2)",
    # Section 9(2): the period of three months begins with the day on which the notice is given to the applicant. The
    # three months and the stopped clock stand so in authorities' own policies; the Act's text was not at hand.
    fee_paid_within=Span(3, Unit.MONTHS, beginning_with=True),
    fee_lapse_source="section 9(2)",
    extension=Extension(
        further=20,
        ground="to weigh the public interest in a qualified exemption",
        source="sections 10(3) and 17(3)",
        needs_qualified_exemption=True,
    ),
    # No statute sets the time for a review: these are the Commissioner's, for most cases and for the exceptional.
    review_target=20,
    review_maximum=40,
    review_source="the Information Commissioner's guidance",
    ask_review_within=working_days(40),
    regulator="Information Commissioner",
    regulator_short="ICO",
    complain_within=Span(6, Unit.WEEKS),
    silence_may_be_complained_of=True,
    appeal_within=Span(28, Unit.DAYS),
)

EIR = Law(
    code="EIR",
    title="EIR 2004",
    name="Environmental Information Regulations 2004",
    nations=UNITED_KINGDOM,
    answer_within=20,
    answer_source="regulation 5(2)",
    working_day_source="regulation 2(1)",
    clarification_source="regulation 9",
    advice_source="regulation 9",
    # Regulation 8(6) disregards the days from the notice of an advance payment to its receipt; regulation 8(5) gives 60
    # working days after the notice to pay. Authorities' policies say 60 days; the Regulations' text was not at hand.
    fee_source="regulation 8(6)",
    fee_paid_within=working_days(60),
    fee_lapse_source="regulation 8(5)",
    extension=Extension(
        further=20,
        ground="because the request is complex and voluminous",
        source="regulation 7(1)",
        needs_qualified_exemption=False,
    ),
    review_target=40,
    review_maximum=40,
    review_source="regulation 11(4)",
    ask_review_within=working_days(40),
    regulator="Information Commissioner",
    regulator_short="ICO",
    complain_within=Span(6, Unit.WEEKS),
    silence_may_be_complained_of=True,
    appeal_within=Span(28, Unit.DAYS),
)

FOISA = Law(
    code="FOISA",
    title="FOISA 2002",
    name="Freedom of Information (Scotland) Act 2002",
    nations=SCOTLAND_ALONE,
    answer_within=20,
    answer_source="section 10(1)",
    working_day_source="section 73",
    clarification_source="sections 1(3) and 10(1)(b)",
    advice_source="section 15",
    fee_source="section 10",
    # Section 9 gives three months to pay, section 10 disregards the days between. Authorities' pages say three months;
    # the Act's text was not at hand, so no subsection is cited.
    fee_paid_within=Span(3, Unit.MONTHS, beginning_with=True),
    fee_lapse_source="section 9",
    extension=None,
    review_target=20,
    review_maximum=20,
    review_source="section 21(1)",
    ask_review_within=working_days(40),
    regulator="Scottish Information Commissioner",
    regulator_short="OSIC",
    complain_within=Span(6, Unit.MONTHS),
    # Silence counts as a refusal, but a review must be asked for before the Commissioner will look.
    silence_may_be_complained_of=False,
    appeal_within=None,
)

LAWS: dict[str, Law] = {law.code: law for law in (FOIA, EIR, FOISA)}


class UnknownLaw(ValueError):
    """No such law; the message says which there are."""


def law_named(words: str) -> Law:
    """The law of a code or title: "FOIA", "FOIA 2000", "foisa". Raises UnknownLaw with one sentence."""
    wanted = words.strip().casefold()
    for law in LAWS.values():
        if wanted in (law.code.casefold(), law.title.casefold(), law.name.casefold()):
            return law
    raise UnknownLaw(f"{words.strip() or 'Nothing'} is not a law this program knows: use FOIA, EIR or FOISA.")
