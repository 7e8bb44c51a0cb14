"""The figures behind the 43 demonstration returns: by year, by sex and age of the victim, by method.

Totals come from `known_figures`. The parts are made up, always the same, and so that every figure of the release of
12 September 2019 can be derived from what the returns print:

- victims of each year add up to the force's total; 20.4 per cent of those whose age was given are 11 or under;
- Instagram is used in 418 and 929 instances in the forces that gave the method;
- Thames Valley's instances of the two years are 300, of which Facebook, Instagram, Snapchat and WhatsApp 231 (77 per
  cent); Lancashire's four platforms are those printed with the release.

One victim to an offence, for simplicity; several methods may be used in one, and some offences have none recorded.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from demo.apportionment import apportion, variation
from demo.campaign import AGES, FIRST_YEAR, METHODS, NOT_RECORDED, SECOND_YEAR, SEXES, UNDER_12, YEARS
from demo.known_figures import BY_CODE, FORCES, INSTAGRAM, Force

SHARE_UNDER_12 = Fraction(204, 1000)
SHARE_OVER_15 = Fraction(35, 1000)
SHARE_AGE_UNKNOWN = Fraction(55, 1000)
SEXES_WHERE_AGE_KNOWN = (79, 17, 4)
SEXES_WHERE_AGE_UNKNOWN = (55, 15, 30)

LANCASHIRE, NORFOLK, THAMES_VALLEY = "E23000003", "E23000024", "E23000029"

NO_VICTIMS = frozenset({"E23000034", "E23000002", "E23000026"})
"""City of London (section 40(2)), Cumbria (section 12) and Bedfordshire (left unanswered) gave no sex and age."""

NO_METHODS = frozenset(
    {"E23000036", "E23000028", "E23000014", "E23000034", "E23000002", "E23000001", "W15000002", "E23000008"}
)
"""Avon and Somerset, Essex, West Midlands, City of London, Cumbria, the Metropolitan, Gwent and Durham gave none."""

ONE_METHOD_A_CASE = frozenset({"E23000007", "E23000010", "E23000030", "E23000037"})
"""Forces that answer with one row per offence and so with one method each."""

NATIONAL_METHODS = {
    FIRST_YEAR: (372, INSTAGRAM[FIRST_YEAR], 262, 88, 62, 24, 22, 14, 96, 28, 80),
    SECOND_YEAR: (610, INSTAGRAM[SECOND_YEAR], 440, 190, 75, 45, 30, 20, 150, 60, 130),
}
"""Instances in the forces that gave the method, in the order of METHODS without "Not recorded"."""

GIVEN_METHODS = {
    (THAMES_VALLEY, FIRST_YEAR): (24, 17, 14, 8, 5, 1, 1, 0, 7, 3, 2),
    (THAMES_VALLEY, SECOND_YEAR): (41, 67, 46, 14, 9, 4, 2, 1, 17, 7, 10),
    (LANCASHIRE, FIRST_YEAR): (17, 19, 24, 2, 0, 0, 0, 0, 1, 0, 1),
    (LANCASHIRE, SECOND_YEAR): (58, 90, 50, 9, 6, 3, 2, 1, 11, 5, 8),
}
"""Forces whose methods are set rather than apportioned, in the same order. Lancashire's first four of each year are
published (press of the release); Thames Valley's keep to the release's 77 per cent."""

OWN_METHODS = {NORFOLK: {"Facebook and Instagram": {FIRST_YEAR: 3, SECOND_YEAR: 5}}}
"""Categories that a force made itself. The two platforms cannot be told apart in them, so neither counts them."""

NAMED_METHODS = tuple(method for method in METHODS if method != NOT_RECORDED)
FLAGGED_SHARE = Fraction(7, 10)


@dataclass(frozen=True, slots=True)
class ForceFigures:
    """What one force's offences were. `victims` and `methods` are None where the force did not give them.

    `victims` is keyed by (year, sex, age), `methods` by (year, method) with a force's own methods last,
    `flags` (offences with a cyber flag) by year.
    """

    force: Force
    totals: dict[str, int]
    victims: dict[tuple[str, str, str], int] | None
    methods: dict[tuple[str, str], int] | None
    flags: dict[str, int]

    def ages(self, year: str) -> dict[str, int] | None:
        """Victims of one year by age, both sexes and none."""
        if self.victims is None:
            return None
        return {age: sum(self.victims[year, sex, age] for sex in SEXES) for age in AGES}


@cache
def figures() -> dict[str, ForceFigures]:
    """Every force's figures by code."""
    victims: dict[tuple[str, str], dict[tuple[str, str], int]] = {}
    methods: dict[tuple[str, str], dict[str, int]] = {}
    for year in YEARS:
        victims |= {(code, year): parts for code, parts in _victims(year).items()}
        methods |= {(code, year): parts for code, parts in _methods(year).items()}
    return {
        force.code: ForceFigures(
            force=force,
            totals=dict(force.totals),
            victims=None
            if force.code in NO_VICTIMS
            else {
                (year, sex, age): victims[force.code, year][sex, age] for year in YEARS for sex in SEXES for age in AGES
            },
            methods=None
            if force.code in NO_METHODS
            else {(year, method): methods[force.code, year][method] for year in YEARS for method in METHODS}
            | {
                (year, method): numbers[year]
                for method, numbers in OWN_METHODS.get(force.code, {}).items()
                for year in YEARS
            },
            flags={
                year: round(force.totals[year] * FLAGGED_SHARE * variation(force.code, year, "flag")) for year in YEARS
            },
        )
        for force in FORCES
    }


def _victims(year: str) -> dict[str, dict[tuple[str, str], int]]:
    """Victims of one year by (sex, age), for every force that gives them."""
    giving = [force for force in FORCES if force.code not in NO_VICTIMS]
    unknown = {
        force.code: round(force.totals[year] * SHARE_AGE_UNKNOWN * variation(force.code, year, "age unknown"))
        for force in giving
    }
    known = {force.code: force.totals[year] - unknown[force.code] for force in giving}
    under_12 = _share_of(known, SHARE_UNDER_12, year, "under 12")
    over_15 = _share_of(known, SHARE_OVER_15, year, "over 15")
    parts = {}
    for code, number in known.items():
        by_age = (under_12[code], number - under_12[code] - over_15[code], over_15[code], unknown[code])
        parts[code] = _by_sex(code, year, dict(zip(AGES, by_age, strict=True)))
    return parts


def _share_of(numbers: dict[str, int], share: Fraction, *names: str) -> dict[str, int]:
    """The share of all the numbers, given to each in proportion and a little unevenly."""
    spread = Fraction(1, 6)
    weights = {code: number * variation(code, *names, spread=spread) for code, number in numbers.items()}
    return apportion(round(sum(numbers.values()) * share), weights)


def _by_sex(code: str, year: str, ages: dict[str, int]) -> dict[tuple[str, str], int]:
    parts: dict[tuple[str, str], int] = {}
    for age, number in ages.items():
        shares = SEXES_WHERE_AGE_UNKNOWN if age == "Unknown" else SEXES_WHERE_AGE_KNOWN
        spread = Fraction(1, 10)
        weights = {
            sex: weight * variation(code, year, age, sex, spread=spread)
            for sex, weight in zip(SEXES, shares, strict=True)
        }
        parts |= {(sex, age): share for sex, share in apportion(number, weights).items()}
    return parts


def _methods(year: str) -> dict[str, dict[str, int]]:
    """Instances of one year by method, for every force that gives them."""
    giving = [force for force in FORCES if force.code not in NO_METHODS]
    parts: dict[str, dict[str, int]] = {force.code: {} for force in giving}
    for place, method in enumerate(NAMED_METHODS):
        given = {code: numbers[place] for (code, when), numbers in GIVEN_METHODS.items() if when == year}
        weights = {
            force.code: force.totals[year] * variation(force.code, year, method)
            for force in giving
            if force.code not in given
        }
        shares = apportion(NATIONAL_METHODS[year][place] - sum(given.values()), weights)
        for code, number in (shares | given).items():
            parts[code][method] = number
    for code, numbers in parts.items():
        named = sum(numbers.values())
        instances = 1 if code in ONE_METHOD_A_CASE else Fraction(9, 10)
        numbers[NOT_RECORDED] = max(0, BY_CODE[code].totals[year] - round(named * instances))
    return parts


def under_12_of_known(year: str) -> tuple[int, int]:
    """Victims aged 11 or under, and victims whose age was given, in the forces that gave it."""
    ages = [by_age for each in figures().values() if (by_age := each.ages(year)) is not None]
    known = sum(number for by_age in ages for age, number in by_age.items() if age != "Unknown")
    return sum(by_age[UNDER_12] for by_age in ages), known
