"""Forms that exports of crime systems and letters' tables take, drawn by name and for seeds from `FIRST_SEED` on."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from tests.world.arrangements import SHEETS, Arrangement, World
from tests.world.figures import Suppression
from tests.world.layouts import Crosstab, Manner
from tests.world.periods import MONTHS, Axis, Item, calendar_years, financial, financial_years
from tests.world.pieces import Cell, Line, Section, Table

FIRST_SEED = 2_000_000

MARKS = (
    Suppression("..", 5, notes=(".. = a figure below 5",)),
    Suppression("[c]", 5, notes=("[c] = suppressed, fewer than 5",)),
    Suppression("[c]", 5, notes=("[c]: value between 1 and 4 withheld to prevent identification",)),
    Suppression("1-4", 5),
    Suppression("less than five", 5),
    Suppression("*", 5, nought="..", notes=("Key: * = between 1 and 4; .. = nil",)),
)
"""How other programs and officers write what is held back."""


def _marked(world: World) -> None:
    if world.drawn.random() < 0.4:
        world.figures.suppression = world.drawn.choice(MARKS)


def _days_of_weeks(drawn: Random, count: int) -> Axis:
    """Weeks by their days, or as ISO 8601 numbers them."""
    start = date(drawn.randint(2012, 2022), drawn.randint(1, 12), drawn.randint(1, 28))
    start -= timedelta(days=start.weekday())
    iso, items = drawn.random() < 0.4, []
    for step in range(count):
        first = start + timedelta(days=7 * step)
        last = first + timedelta(days=6)
        year, week, _ = first.isocalendar()
        month = MONTHS[last.month - 1]
        if iso:
            said = f"{year}-W{week:02d}"
        elif first.month == last.month:
            said = f"{first.day}-{last.day} {month} {last.year}"
        else:
            said = f"{first.day} {MONTHS[first.month - 1]} - {last.day} {month} {last.year}"
        items.append(Item((said,), f"{first}/{last}"))
    return Axis("period", (drawn.choice(("Week", "Period", "")),), tuple(items))


def _quarters_with_their_months(drawn: Random) -> Axis:
    """Quarters of a calendar or a financial year, told apart by nothing but the months behind them."""
    year, by_financial = drawn.randint(2010, 2021), drawn.random() < 0.5
    items = []
    for quarter in range(4):
        first = 3 * quarter + (3 if by_financial else 0)
        in_year = year + first // 12
        names = f"{MONTHS[first % 12][:3]}-{MONTHS[(first + 2) % 12][:3]}"
        named = financial(year) if by_financial else year
        true = f"{in_year}-{first % 12 + 1:02d}/{in_year}-{(first + 2) % 12 + 1:02d}"
        items.append(Item((f"Q{quarter + 1} {named} ({names})",), true))
    return Axis("period", ("Quarter",), tuple(items))


def _sorted_months(drawn: Random, count: int) -> Axis:
    """Months written so that they sort: "2018 04 Apr"."""
    year, first = drawn.randint(2010, 2021), drawn.randint(0, 12 - count)
    items = [Item((f"{year} {m + 1:02d} {MONTHS[m][:3]}",), f"{year}-{m + 1:02d}") for m in range(first, first + count)]
    return Axis("period", ("Month",), tuple(items))


def times_of_exports(world: World) -> list[Section]:
    """Weeks by their days, ISO weeks, quarters with their months behind, months that sort: across or down."""
    d = world.drawn
    _marked(world)
    times = d.choice((_days_of_weeks(d, d.randint(3, 6)), _quarters_with_their_months(d), _sorted_months(d, 5)))
    axis = world.small(world.pick(1)[0], 6)
    down, across = ([axis], [times]) if d.random() < 0.6 else ([times], [axis])
    return [Section("Data", [Crosstab(world.figures, down, across, world.manner()).table()])]


def other_years_beside(world: World) -> list[Section]:
    """Two tables of the same rows side by side, each under its own title and over its own years."""
    d = world.drawn
    _marked(world)
    titles, rows = world.pick(2)
    make = d.choice((financial_years, calendar_years))
    pair = [(item, make(d, d.randint(2, 4))) for item in titles.items[:2]]
    down = world.small(rows, 6)
    tables = [
        Crosstab(world.figures, [down], [years], Manner(corner=True), ((titles, item),)).table() for item, years in pair
    ]
    lines: list[list[Cell]] = [[]]
    for (item, _), table in zip(pair, tables, strict=True):
        gap = [Cell()] if lines[0] else []
        lines[0] += [*gap, Cell(item.written[0], bold=True), *(Cell() for _ in range(table.width - 1))]
    for left, right in zip(tables[0].rows, tables[1].rows, strict=True):
        lines.append([*left, Cell(), *right])
    return [Section("Data", [Table(lines, heads=2)])]


def months_to_date(world: World) -> list[Section]:
    """Months across and the year to date behind them."""
    d = world.drawn
    _marked(world)
    year, count = d.randint(2012, 2021), d.choice((6, 9, 12))
    keys = [(year + (3 + m) // 12, (3 + m) % 12) for m in range(count)]
    axis = world.small(world.pick(1)[0], 6)
    heads = [Cell(f"{MONTHS[m][:3]}-{y % 100:02d}", bold=True) for y, m in keys]
    rows = [[Cell(axis.heads[0], bold=True), *heads, Cell(d.choice(("YTD", "Year to date", "YTD Total")), bold=True)]]
    for item in axis.items:
        of = [(f"{y}-{m + 1:02d}", {axis.name: item.true}) for y, m in keys]
        numbers = [world.figures.number(*key) for key in of]
        rows.append([Cell(item.written[0]), *(world.figures.cell(*key) for key in of), world.figures.total(numbers)])
    return [Section("Data", [Table(rows)])]


def lines_called(world: World) -> list[Section]:
    """Numbers that people call, 101 and 999, as heads: over a column each, or over the same years."""
    d = world.drawn
    make = d.choice((financial_years, calendar_years))
    called = Axis("called", ("",), tuple(Item((d.choice((int, str))(n),), n) for n in ("101", "999")))
    if d.random() < 0.5:
        years = make(d, d.randint(3, 5))
        named = Axis(
            "period", (d.choice(("Period", "Year")),), tuple(Item((f"{i.true}",), i.true) for i in years.items)
        )
        return [Section("Data", [Crosstab(world.figures, [named], [called], Manner(corner=True)).table()])]
    reasons = Axis("Reason", ("Reason",), tuple(Item((r,), r) for r in ("Noise", "Theft", "Lost property", "Welfare")))
    manner = Manner(spans=d.choice(("merged", "once")))
    table = Crosstab(world.figures, [reasons], [called, make(d, 2)], manner).table()
    return [Section("Data", [table])]


def sheets_of_years(world: World) -> list[Section]:
    """A sheet a year, named for it; some say it again above their table."""
    d = world.drawn
    years = financial_years(d, d.randint(2, 4))
    a, b = world.pick(2)
    sections = []
    for item in years.items:
        table = Crosstab(
            world.figures, [world.small(a, 5)], [world.small(b, 4)], Manner(corner=True), ((years, item),)
        ).table()
        title = [Line(f"Financial Year {item.true}", "heading")] if d.random() < 0.5 else []
        sections.append(Section(f"Financial Year {item.true.replace('/', '-')}", [*title, table]))
    return sections


FLOWING = ("docx", "html", "eml")
ANY = (*SHEETS, "csv", *FLOWING, "zip")
ARRANGEMENTS: dict[str, tuple[float, Arrangement, tuple[str, ...]]] = {
    "times of exports": (6, times_of_exports, ANY),
    "other years beside": (4, other_years_beside, (*SHEETS, "csv")),
    "months to date": (4, months_to_date, ANY),
    "lines called": (3, lines_called, (*SHEETS, "docx", "html")),
    "sheets of years": (3, sheets_of_years, SHEETS),
}

UNSUITED = {
    "other years beside": frozenset(("marks", "rate column", "running numbers", "repeated head")),
    "lines called": frozenset(("marks", "rate column", "running numbers")),
}
"""Decorations that know one table, or heads of words, only."""
