"""One row per offence: what a force that cannot count for us exports from its crime system."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from demo.apportionment import variation
from demo.campaign import AGES, METHODS, SEXES, YEARS
from demo.returns.blocks import Block
from demo.returns.reply import Cell, Reply

_FIRST_DAYS = {"2017/18": date(2017, 4, 3), "2018/19": date(2018, 4, 3)}


def cases(reply: Reply, *, dates: bool = False) -> Block:
    """Every offence of both years with its victim and method, in the order of recording.

    With `dates` the day of recording stands in place of the year; no other column tells the year then.
    """
    rows: list[list[Cell]] = []
    for year in YEARS:
        number = reply.total(year)
        victims = [
            (sex, age) for sex in SEXES for age in AGES for _ in range(_count(reply.figures.victims, year, sex, age))
        ]
        methods = [method for method in METHODS for _ in range(_count(reply.figures.methods, year, method))]
        assert len(victims) == len(methods) == number
        victims = _mixed(victims, reply.reference, year, "victims")
        methods = _mixed(methods, reply.reference, year, "methods")
        for place, ((sex, age), method) in enumerate(zip(victims, methods, strict=True)):
            when: Cell = _day(year, place, number) if dates else reply.words.year(year)
            rows.append([len(rows) + 1, when, reply.words.sex(sex), reply.words.age(age), reply.words.method(method)])
    when_head = "Date recorded" if dates else "Year recorded"
    head: list[Cell] = ["No.", when_head, "Sex of victim", "Age of victim", "Method of communication"]
    return Block("Offences of sexual communication with a child", [head], rows)


def _count(parts: dict[tuple[str, str], int] | dict[tuple[str, str, str], int] | None, *key: str) -> int:
    assert parts is not None
    return parts[key]  # type: ignore[index]


def _mixed(items: list, *names: str) -> list:  # type: ignore[type-arg]
    """The items in an order that is always the same and follows none of their own."""
    order = sorted(range(len(items)), key=lambda place: variation(*names, str(place)))
    return [items[place] for place in order]


def _day(year: str, place: int, of: int) -> date:
    """The days of recording, spread evenly from the first day of the year to its last."""
    return _FIRST_DAYS[year] + timedelta(days=round(Fraction(364 * place, max(1, of - 1))))
