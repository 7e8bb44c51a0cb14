"""What the API answers with: each answer's fields, as OpenAPI describes them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Generic, TypeVar

from ninja import Field, Schema

T = TypeVar("T")
Number = int | float | None

LOW = Field(description="At least this; empty where no figure is told.")
HIGH = Field(description="At most this; empty beside a lower bound: no upper bound is known.")
MARKER = Field(
    description="[c] withheld, [x] no figure, [z] no percentage, [u] a range, [low] rounds to 0, [r] revised."
)


class Problem(Schema):
    """Why there is no answer, in a sentence."""

    detail: str


class Entry(Schema):
    """An edition in the list of them."""

    campaign: str = Field(description="The campaign's name in addresses.")
    number: int
    title: str
    published_at: datetime
    mark: str = Field(description="The sha256 of its content: the same mark is the same edition.")
    note: str = Field(description="Why it was published.")
    withdrawn_at: datetime | None
    withdrawn_reason: str
    notice: str = Field(description="A sentence that must stand wherever its figures do; may be empty.")


class Period(Schema):
    label: str
    start: date
    end: date


class Question(Schema):
    number: str
    text: str


class Dimension(Schema):
    key: str
    label: str


class Force(Schema):
    code: str
    name: str
    region: str
    country: str
    state: str = Field(description="usable, blocked, refused or missing: only usable returns are counted.")


class Edition(Entry):
    """An edition: what was asked, of whom, and what its figures mean."""

    measure: str
    definition: str
    law: str
    periods: list[Period]
    questions: list[Question]
    dimensions: list[Dimension]
    forces: list[Force]
    markers: dict[str, str]
    children_source: str = Field(description="Where the children that rates are taken of were counted.")


class Figure(Schema):
    """One area's figure in a state of the explorer."""

    area: str
    measure: str
    low: Number = LOW
    high: Number = HIGH
    words: str
    marker: str = MARKER
    why_not: str = Field(description="Why no figure is told; may be empty.")
    answered: int = Field(description="Forces in the figure.")
    asked: int
    rank: str
    compared: str = Field(description="The count of the period to compare with, in words.")
    doubts: str


class Total(Schema):
    """A count of one area, question, period and breakdown. No force is imputed."""

    question: str
    period: str
    area: str
    area_type: str
    breakdown: dict[str, str]
    low: Number = LOW
    high: Number = HIGH
    marker: str = MARKER
    asked: int
    answered: int
    refused: int
    blocked: int
    partial: int | None = None
    missing: int
    doubts: list[str]


class Ends(Schema):
    low: Number = LOW
    high: Number = HIGH


class Change(Schema):
    """How a figure moved, over the forces that gave it for both periods: the ends need not be the periods' totals."""

    question: str
    area: str
    area_type: str
    from_: str = Field(alias="from")
    to: str
    before: Ends
    after: Ends
    percent: float | None
    percent_low: float | None
    percent_high: float | None
    marker: str = MARKER
    forces: int
    why_not: str | None


class Sentence(Schema):
    """A sentence that the edition says, with what it covers."""

    voice: str
    area: str
    text: str
    coverage: str
    note: str
    doubts: list[str]


class Silence(Schema):
    """What is not said or shown, and why."""

    about: str
    why: str


class State(Schema):
    """What the explorer shows: give it back as parameters and get the same rows."""

    question: str
    period: str
    by: str
    category: str
    measure: str
    areas: str
    sort: str
    compare: str


class Explored(Schema):
    """The explorer's rows in one state."""

    campaign: str
    number: int
    notice: str
    state: State
    items: list[Figure]


class Page(Schema, Generic[T]):
    """Some of many: `next` is the address of the following ones, empty at the end."""

    count: int
    next: str | None
    items: list[T]
