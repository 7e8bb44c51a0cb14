"""One force's reply before it has a format: its figures, its words for things, and what it keeps back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from demo.campaign import AGES, METHODS, SEXES, YEARS
from demo.figures import ForceFigures

DEMONSTRATION = "Demonstration data: made up to show FOI Tracker at work. Not a document of any police force."

Cell = str | int | date | None
"""What is put in a cell; None leaves it blank."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the force calls the years, sexes, ages and methods, where it differs from the campaign."""

    years: Mapping[str, str] = field(default_factory=dict)
    sexes: Mapping[str, str] = field(default_factory=dict)
    ages: Mapping[str, Cell] = field(default_factory=dict)
    methods: Mapping[str, str] = field(default_factory=dict)
    offences: str = "Number of offences recorded"
    total: str = "Total"

    def year(self, year: str) -> str:
        return self.years.get(year, year)

    def sex(self, sex: str) -> str:
        return self.sexes.get(sex, sex)

    def age(self, age: str) -> Cell:
        return self.ages.get(age, age)

    def method(self, method: str) -> str:
        return self.methods.get(method, method)


PLAIN = Words()
SHORT = Words(
    years={"2017/18": "2017-18", "2018/19": "2018-19"},
    sexes={"Female": "F", "Male": "M", "Unknown": "Not stated"},
    ages={"11 and under": "0-11", "12-15": "12 to 15", "16 and over": "16+", "Unknown": "Not known"},
    methods={"Facebook": "Facebook/Facebook Messenger", "WhatsApp": "Whatsapp", "Kik": "KIK", "Text message": "SMS"},
    offences="Offences",
    total="Grand Total",
)
LONG = Words(
    years={"2017/18": "3 April 2017 to 2 April 2018", "2018/19": "3 April 2018 to 2 April 2019"},
    sexes={"Female": "Girls", "Male": "Boys", "Unknown": "Sex not recorded"},
    ages={"11 and under": "Aged 11 and under", "12-15": "Aged 12-15", "16 and over": "Aged 16 and over"}
    | {"Unknown": "Age not recorded"},
    methods={
        "Facebook": "Facebook (incl. Messenger)",
        "Text message": "Text messages",
        "Online gaming": "Online games",
        "Other": "Other methods",
        "Not recorded": "Method not recorded",
    },
    offences="Total number of offences",
    total="Total offences",
)
DATED = Words(
    years={"2017/18": "03/04/2017 - 02/04/2018", "2018/19": "03/04/2018 - 02/04/2019"},
    ages={"11 and under": "Under 12", "16 and over": "16+"},
    methods={"Snapchat": "Snap Chat", "WhatsApp": "Whats App", "Instagram": "Instagram "},
)


@dataclass(frozen=True, slots=True)
class Marks:
    """How the force writes numbers: for nought it prints `nought`, and for victims from 1 to `below` − 1 `hidden`."""

    below: int = 0
    hidden: str = "<5"
    nought: Cell = 0

    def cell(self, number: int) -> Cell:
        if number == 0:
            return self.nought
        return self.hidden if number < self.below else number

    def open(self) -> Marks:
        """The same with nothing hidden."""
        return replace(self, below=0)


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A figure as a return prints it: question, year, categories as the campaign names them, the cell, and its bounds.

    Bounds are inclusive; both are None where the cell is blank.
    """

    question: str
    year: str
    breakdown: tuple[tuple[str, str], ...]
    cell: Cell
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Reply:
    """What one document answers. `crossed` is False where each offence has its own row: parts are counted, sex and age
    apart, and a category that no offence has is not printed."""

    figures: ForceFigures
    reference: str
    received_on: date
    words: Words = PLAIN
    marks: Marks = Marks()
    notes: tuple[str, ...] = ()
    crossed: bool = True
    flags: bool = False
    campaign_id: str | int = "demonstration"

    @property
    def force(self) -> str:
        return self.figures.force.name

    def total(self, year: str) -> int:
        return self.figures.totals[year]

    def victims(self, year: str, sex: str, age: str) -> Cell:
        assert self.figures.victims is not None
        return self.marks.cell(self.figures.victims[year, sex, age])

    def method(self, year: str, method: str) -> Cell:
        assert self.figures.methods is not None
        return self.marks.open().cell(self.figures.methods[year, method])

    def methods(self) -> list[str]:
        """The methods that the force names: the campaign's in order, then its own."""
        assert self.figures.methods is not None
        own = [method for _, method in self.figures.methods if method not in METHODS]
        return [*METHODS[:-1], *dict.fromkeys(own), METHODS[-1]]

    def printed(self) -> list[PrintedFigure]:
        """Every figure this reply prints, totals of parts left out."""
        found = [self._figure("1", year, (), number, Marks()) for year, number in self.figures.totals.items()]
        if self.figures.victims is not None:
            found += self._printed_victims(self.figures.victims)
        if self.figures.methods is not None:
            found += [
                self._figure("4", year, (("communication_method", method),), number, self.marks.open())
                for (year, method), number in self.figures.methods.items()
                if number or self.crossed
            ]
        if self.flags:
            found += [self._figure("5", year, (), number, Marks()) for year, number in self.figures.flags.items()]
        return found

    def _printed_victims(self, victims: Mapping[tuple[str, str, str], int]) -> list[PrintedFigure]:
        if self.crossed:
            return [
                self._figure("2", year, (("victim_age", age), ("victim_sex", sex)), number)
                for (year, sex, age), number in victims.items()
            ]
        by_age = [
            (year, "victim_age", age, sum(victims[year, sex, age] for sex in SEXES)) for year in YEARS for age in AGES
        ]
        by_sex = [
            (year, "victim_sex", sex, sum(victims[year, sex, age] for age in AGES)) for year in YEARS for sex in SEXES
        ]
        return [
            self._figure("2", year, ((dimension, category),), number)
            for year, dimension, category, number in by_age + by_sex
            if number
        ]

    def _figure(
        self, question: str, year: str, breakdown: tuple[tuple[str, str], ...], number: int, marks: Marks | None = None
    ) -> PrintedFigure:
        marks = marks or self.marks
        cell = marks.cell(number)
        if cell is None:
            return PrintedFigure(question, year, breakdown, cell, None, None)
        if number and cell == marks.hidden:
            return PrintedFigure(question, year, breakdown, cell, 1, marks.below - 1)
        return PrintedFigure(question, year, breakdown, cell, number, number)
