"""A campaign's own words, ready to be put into sentences: its measure, its periods, its breakdowns. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from reporting.sentences.numbers_in_words import CARDINALS, list_words
from reporting.statistics.figures import Area
from requests_app.specification import AskedPeriod, Dimension, Specification


@dataclass(frozen=True, slots=True)
class DimensionWording:
    """How a breakdown is spoken of.

    `provided` completes "where … " ("age was provided"); `unit` is what is counted ("victims"); `before` and `after`
    stand round the categories in "victims … were" ("were aged", ""). With `used` the categories are the subject
    instead: "Facebook and Instagram were used in … of the instances".
    """

    provided: str
    unit: str
    before: str
    used: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one campaign. `subject` is its measure in the plural, as a sentence would say it."""

    subject: str
    periods: dict[str, AskedPeriod] = field(default_factory=dict)
    dimensions: dict[str, DimensionWording] = field(default_factory=dict)


def wording_of(specification: Specification, subject: str = "") -> Wording:
    """The default words of a specification; a campaign may say its subject more fully than its measure's name."""
    several = {
        dimension
        for question in specification.questions
        if question.several_per_case
        for dimension in question.breakdown
    }
    return Wording(
        subject=subject or specification.measure,
        periods={period.label: period for period in specification.periods},
        dimensions={
            key: dimension_wording(dimension, several=key in several, measure=specification.measure)
            for key, dimension in specification.dimensions.items()
        },
    )


def dimension_wording(dimension: Dimension, *, several: bool, measure: str) -> DimensionWording:
    """Ages and sexes read as people say them; anything else by its label."""
    words = re.findall(r"[a-z]+", f"{dimension.key} {dimension.label}".casefold().replace("_", " "))
    if several:
        return DimensionWording(f"the {_lower(dimension.label)} was recorded and provided", "instances", "", used=True)
    unit = next((f"{who}s" for who in ("victim", "suspect", "offender", "perpetrator") if who in words), measure)
    if "age" in words or "ages" in words:
        return DimensionWording("age was provided", unit, "were aged")
    if "sex" in words or "gender" in words:
        return DimensionWording(f"{'sex' if 'sex' in words else 'gender'} was provided", unit, "were")
    return DimensionWording(f"{_lower(dimension.label)} was provided", unit, "were recorded as")


def category_words(dimension: DimensionWording, categories: Sequence[str]) -> str:
    """The categories inside a sentence: "11 or under", "female", "Facebook, Instagram and WhatsApp"."""
    if dimension.used:
        return list_words(categories)
    said = [re.sub(r"\s+and\s+(under|over|younger|older|above|below)$", r" or \1", name) for name in categories]
    said = [re.sub(r"(?<=\d)\s*[-–]\s*(?=\d)", " to ", name) for name in said]
    if dimension.before == "were":
        said = [_lower(name) for name in said]
    return list_words(said, "or")


def year_long(period: AskedPeriod) -> bool:
    """Whether a period is a year, give or take the days that an offence's first year lacks."""
    return 360 <= (period.end - period.start).days + 1 <= 367


def follows(earlier: AskedPeriod, later: AskedPeriod) -> bool:
    return later.start == earlier.end + timedelta(days=1)


def period_words(label: str, periods: dict[str, AskedPeriod]) -> str:
    """ "the year to April 2019" for a year; the label as it stands for anything else."""
    period = periods.get(label)
    return f"the year to {period.end:%B %Y}" if period and year_long(period) else label


def span_words(labels: Sequence[str], periods: dict[str, AskedPeriod]) -> str:
    """ "in the year to April 2019", "over the two years to April 2019", "in 2017 and 2019 together"."""
    if len(labels) == 1:
        return f"in {period_words(labels[0], periods)}"
    asked = [periods[label] for label in labels if label in periods]
    in_a_row = len(asked) == len(labels) and all(map(follows, asked, asked[1:])) and all(map(year_long, asked))
    if in_a_row and len(asked) < len(CARDINALS):
        return f"over the {CARDINALS[len(asked)]} years to {asked[-1].end:%B %Y}"
    return f"in {list_words(labels)} together"


def date_words(on: date) -> str:
    """3 April 2018"""
    return f"{on.day} {on:%B %Y}"


def dates_note(labels: Sequence[str], periods: dict[str, AskedPeriod]) -> str:
    """The exact dates behind each label: "2018/19 is 3 April 2018 to 2 April 2019." """
    known = [periods[label] for label in labels if label in periods]
    return " ".join(f"{period.label} is {date_words(period.start)} to {date_words(period.end)}." for period in known)


def area_words(area: Area) -> str:
    """The area as it stands in a sentence: "the East Midlands", "Wales"."""
    compass = area.name.startswith(("East ", "West ", "North ", "South "))
    return f"the {area.name}" if area.kind == "region" and compass else area.name


def _lower(words: str) -> str:
    """Lower case at the start, except for a word that is all capitals or has capitals inside."""
    first = words.split(" ", 1)[0]
    return words if not first[1:].islower() and len(first) > 1 else words[:1].lower() + words[1:]
