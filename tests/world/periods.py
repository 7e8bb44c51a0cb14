"""Periods as returns write them, each with the period that it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from tests.world.pieces import Written

MONTHS = [
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
]
FINANCIAL = MONTHS[3:] + MONTHS[:3]


@dataclass(frozen=True, slots=True)
class Item:
    """One place of an axis: what is written for it, a text for each level, and what it is (a period or a category)."""

    written: tuple[Written, ...]
    true: str
    number_format: str = ""


@dataclass(frozen=True, slots=True)
class Axis:
    """Periods, or the categories of one dimension, in the order in which they stand. `heads` names each level."""

    name: str
    heads: tuple[str, ...]
    items: tuple[Item, ...]

    @property
    def is_time(self) -> bool:
        return self.name == "period"

    @property
    def levels(self) -> int:
        return len(self.heads)

    def kept(self, most: int) -> Axis:
        """The axis with its first items only."""
        return Axis(self.name, self.heads, self.items[:most])


def financial(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02d}"


FINANCIAL_YEARS = (
    "{y}/{s}",
    "{y}/{s}",
    "{y}-{s}",
    "{y}/{z}",
    "{y}-{z}",
    "FY {y}/{s}",
    "FY{y}/{s}",
    "{y} - {z}",
    "Apr {y} - Mar {z}",
    "April {y} to March {z}",
    "01/04/{y} - 31/03/{z}",
    "1 April {y} to 31 March {z}",
    "{y}–{s}",
    "{t}/{s}",
)


def financial_years(drawn: Random, count: int) -> Axis:
    first, manner = drawn.randint(2009, 2020), drawn.choice(FINANCIAL_YEARS)
    years = [
        Item((manner.format(y=y, z=y + 1, s=f"{(y + 1) % 100:02d}", t=f"{y % 100:02d}"),), financial(y))
        for y in range(first, first + count)
    ]
    return Axis("period", (drawn.choice(("Financial year", "Year", "Period", "FY", "")),), tuple(years))


def calendar_years(drawn: Random, count: int) -> Axis:
    first = drawn.randint(2009, 2020)
    manner = drawn.choice((None, None, None, "{y}", "CY{y}", "CY {y}", "Jan - Dec {y}", "January to December {y}"))
    years = [Item((y if manner is None else manner.format(y=y),), str(y)) for y in range(first, first + count)]
    return Axis("period", (drawn.choice(("Year", "Calendar year", "")),), tuple(years))


def months(drawn: Random, count: int) -> Axis:
    start, manner = (
        drawn.randint(0, 11),
        drawn.choice(("Mmm-yy", "Mmm yy", "Month yyyy", "yyyy-mm", "date", "Mmm yyyy")),
    )
    year, items = drawn.randint(2010, 2021), []
    for step in range(count):
        y, m = year + (start + step) // 12, (start + step) % 12
        name = MONTHS[m]
        written: Written = {
            "Mmm-yy": f"{name[:3]}-{y % 100:02d}",
            "Mmm yy": f"{name[:3]} {y % 100:02d}",
            "Month yyyy": f"{name} {y}",
            "Mmm yyyy": f"{name[:3]} {y}",
            "yyyy-mm": f"{y}-{m + 1:02d}",
            "date": date(y, m + 1, 1),
        }[manner]
        items.append(Item((written,), f"{y}-{m + 1:02d}", "mmm-yy" if manner == "date" else ""))
    return Axis("period", (drawn.choice(("Month", "Month recorded", "Period")),), tuple(items))


def true_quarter(year: int, quarter: int) -> str:
    """The quarter of a financial year, as its first and last month."""
    first = 3 + 3 * quarter
    last = first + 2
    return f"{year + first // 12}-{first % 12 + 1:02d}/{year + last // 12}-{last % 12 + 1:02d}"


def quarters(drawn: Random, count: int) -> Axis:
    manner = drawn.choice(
        ("Q{q} {y}/{s}", "{y}/{s} Q{q}", "{y}-{s} Q{q}", "Q{q} {y}-{s}", "{a}-{c} {n}", "{a} - {c} {n}")
    )
    first, items = drawn.randint(2010, 2020), []
    for step in range(count):
        y, q = first + step // 4, step % 4
        names = [MONTHS[(3 + 3 * q + k) % 12][:3] for k in range(3)]
        text = manner.format(q=q + 1, y=y, s=f"{(y + 1) % 100:02d}", a=names[0], c=names[2], n=y + (q == 3))
        items.append(Item((text,), true_quarter(y, q)))
    return Axis("period", (drawn.choice(("Quarter", "Period")),), tuple(items))


def year_and_month(drawn: Random, count: int) -> Axis:
    """Months under their years, calendar or financial."""
    first, long, items = drawn.randint(2010, 2020), drawn.random() < 0.6, []
    whole = drawn.random() < 0.5
    by_financial = drawn.random() < 0.4
    start, names = (0, FINANCIAL if by_financial else MONTHS)
    shown = 12 if whole else max(2, count // 2)
    for year in range(first, first + 2):
        for name in names[start : start + shown]:
            real = year + (by_financial and MONTHS.index(name) < 3)
            written = financial(year) if by_financial else year
            items.append(Item((written, name if long else name[:3]), f"{real}-{MONTHS.index(name) + 1:02d}"))
    return Axis("period", ("Year", "Month"), tuple(items))


def year_and_quarter(drawn: Random, count: int) -> Axis:
    first, items = drawn.randint(2010, 2020), []
    manner = drawn.choice(("Q{q}", "Q{q}", "Quarter {q}", "Q{q} ({a}-{c})", "Qtr {q}", "{a}-{c}"))
    for year in range(first, first + 2):
        for q in range(4):
            names = [MONTHS[(3 + 3 * q + k) % 12][:3] for k in range(3)]
            items.append(Item((financial(year), manner.format(q=q + 1, a=names[0], c=names[2])), true_quarter(year, q)))
    return Axis("period", ("Year", "Quarter"), tuple(items))


def drawn_periods(drawn: Random, count: int) -> Axis:
    """A run of periods on one level."""
    make = drawn.choices((financial_years, calendar_years, months, quarters), (5, 4, 2, 1))[0]
    return make(drawn, count)


def drawn_nested_periods(drawn: Random, count: int) -> Axis:
    """Periods on two levels."""
    return drawn.choice((year_and_month, year_and_month, year_and_quarter))(drawn, count)
