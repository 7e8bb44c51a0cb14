"""The tables that forces print, before they have a format: a title, a head and a body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from demo.campaign import AGES, SEXES, YEARS
from demo.returns.reply import Cell, Reply


@dataclass(slots=True)
class Block:
    """One table. `spans` are merged cells of the head: (row, first column, last column), 0-based and inclusive."""

    title: str
    head: list[list[Cell]]
    body: list[list[Cell]]
    spans: list[tuple[int, int, int]] = field(default_factory=list)

    @property
    def width(self) -> int:
        return max(len(row) for row in (*self.head, *self.body))

    @property
    def rows(self) -> list[list[Cell]]:
        return [*self.head, *self.body]


def _years(reply: Reply) -> list[Cell]:
    return [reply.words.year(year) for year in YEARS]


def offences_across(reply: Reply, title: str = "Question 1: offences recorded") -> Block:
    """One row, years across; a second row for the cyber flags where they are given."""
    body: list[list[Cell]] = [[reply.words.offences, *(reply.total(year) for year in YEARS)]]
    if reply.flags:
        body.append(["Number of times a cyber flag was attached", *(reply.figures.flags[year] for year in YEARS)])
    return Block(title, [["", *_years(reply)]], body)


def offences_down(reply: Reply, title: str = "Question 1: offences recorded") -> Block:
    """Years down."""
    body: list[list[Cell]] = [[reply.words.year(year), reply.total(year)] for year in YEARS]
    return Block(title, [["Year", reply.words.offences]], body)


def victims_across(reply: Reply, *, once: bool = False, subtotals: bool = False, total: bool = True) -> Block:
    """Sex and age down, years across. `once` prints each sex in the first row of its group only."""
    body: list[list[Cell]] = []
    for sex in SEXES:
        for place, age in enumerate(AGES):
            label = None if once and place else reply.words.sex(sex)
            body.append([label, reply.words.age(age), *(reply.victims(year, sex, age) for year in YEARS)])
        if subtotals:
            sums: list[Cell] = [_sum(reply, year, [sex], AGES) for year in YEARS]
            body.append([f"{reply.words.sex(sex)} total", None, *sums])
    if total:
        body.append([reply.words.total, None, *(reply.total(year) for year in YEARS)])
    return Block("Question 2: sex and age of victim", [["Sex of victim", "Age of victim", *_years(reply)]], body)


def victims_of_year(reply: Reply, year: str) -> Block:
    """One year: sexes down, ages across, totals in both directions."""
    body: list[list[Cell]] = []
    for sex in SEXES:
        cells = [reply.victims(year, sex, age) for age in AGES]
        body.append([reply.words.sex(sex), *cells, _sum(reply, year, [sex], AGES)])
    sums: list[Cell] = [_sum(reply, year, SEXES, [age]) for age in AGES]
    body.append([reply.words.total, *sums, reply.total(year)])
    head: list[list[Cell]] = [["Sex of victim", *(reply.words.age(age) for age in AGES), reply.words.total]]
    return Block(f"Question 2: sex and age of victim, {reply.words.year(year)}", head, body)


def victims_wide(reply: Reply) -> Block:
    """Years down, as the request suggests: the total, then each sex over its ages, in a head of two merged rows."""
    above: list[Cell] = ["Period", reply.words.offences]
    below: list[Cell] = [None, None]
    spans = []
    for sex in SEXES:
        spans.append((0, len(above), len(above) + len(AGES) - 1))
        above += [
            f"Number of {sex.lower()} victims" if sex != "Unknown" else "Victims of unknown sex",
            None,
            None,
            None,
        ]
        below += [reply.words.age(age) for age in AGES]
    body: list[list[Cell]] = [
        [
            reply.words.year(year),
            reply.total(year),
            *(reply.victims(year, sex, age) for sex in SEXES for age in AGES),
        ]
        for year in YEARS
    ]
    return Block("Questions 1 and 2: offences, and sex and age of victim", [above, below], body, spans=spans)


def victims_long(reply: Reply) -> Block:
    """One row per year, sex and age with its number."""
    body: list[list[Cell]] = [
        [reply.words.year(year), reply.words.sex(sex), reply.words.age(age), reply.victims(year, sex, age)]
        for year in YEARS
        for sex in SEXES
        for age in AGES
    ]
    return Block("Question 2", [["Period", "Sex of victim", "Age of victim", "Number of victims"]], body)


def methods_across(reply: Reply, *, total: bool = False) -> Block:
    """Methods down, years across. No total unless asked for: several methods may be used in one offence."""
    body: list[list[Cell]] = [
        [reply.words.method(method), *(reply.method(year, method) for year in YEARS)] for method in reply.methods()
    ]
    if total:
        body.append([reply.words.total, *(_all_methods(reply, year) for year in YEARS)])
    return Block("Question 4: method of communication", [["Method of communication", *_years(reply)]], body)


def methods_down(reply: Reply) -> Block:
    """Years down, methods across."""
    head: list[list[Cell]] = [["Period", *(reply.words.method(method) for method in reply.methods())]]
    body: list[list[Cell]] = [
        [reply.words.year(year), *(reply.method(year, method) for method in reply.methods())] for year in YEARS
    ]
    return Block("Question 4: number of times each method of communication was used", head, body)


def methods_of_year(reply: Reply, year: str) -> Block:
    """One year: a list of methods with the number of times each was used."""
    body: list[list[Cell]] = [[reply.words.method(method), reply.method(year, method)] for method in reply.methods()]
    return Block(
        f"Question 4: method of communication, {reply.words.year(year)}",
        [["Method of communication", "Number of times used"]],
        body,
    )


def _sum(reply: Reply, year: str, sexes: Sequence[str], ages: Sequence[str]) -> int:
    assert reply.figures.victims is not None
    return sum(reply.figures.victims[year, sex, age] for sex in sexes for age in ages)


def _all_methods(reply: Reply, year: str) -> int:
    assert reply.figures.methods is not None
    return sum(number for (when, _), number in reply.figures.methods.items() if when == year)
