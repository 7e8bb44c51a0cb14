"""Tables as systems print them and as officers lay them out, drawn by name and for seeds from `FIRST_SEED` on."""

from __future__ import annotations

from dataclasses import replace

from tests.world import words
from tests.world.arrangements import SHEETS, Arrangement, World
from tests.world.figures import Suppression
from tests.world.layouts import Crosstab, Manner
from tests.world.periods import Axis, Item, calendar_years, financial, financial_years, true_quarter
from tests.world.pieces import Cell, Figure, Line, Section, Table

FIRST_SEED = 4_000_000

WELSH = {
    "Female": "Benyw",
    "Male": "Gwryw",
    "Unknown": "Anhysbys",
    "Not stated": "Heb ei nodi",
    "Under 18": "O dan 18",
    "18 and over": "18 a throsodd",
}
MEASURES = (
    ("Offences", "Charges"),
    ("Crimes recorded", "Positive outcomes"),
    ("Incidents", "Arrests"),
    ("Stops", "Searches"),
)


def _years(world: World, least: int = 2, most: int = 4) -> Axis:
    make = world.drawn.choice((financial_years, calendar_years))
    return make(world.drawn, world.drawn.randint(least, most))


def _in_digits(world: World, least: int = 2, most: int = 4) -> Axis:
    """Years that begin with their digits, so that words can stand before them."""
    years = _years(world, least, most)
    return Axis("period", years.heads, tuple(Item((i.true,), i.true) for i in years.items))


def _data(*blocks: Table | Line) -> list[Section]:
    return [Section("Data", list(blocks))]


def _head(item: Item) -> Cell:
    return Cell(item.written[0], bold=True, number_format=item.number_format)


def totals_under_each_head(world: World) -> list[Section]:
    """Two heads, with the sum of each upper head as its last column."""
    d, years = world.drawn, _years(world, 2, 3)
    a, b = world.pick(2)
    down, inner = world.small(a, 6), world.small(b, 3)
    name = d.choice(("Total", "Total", "All", "Sub total"))
    upper, across = (years, inner) if d.random() < 0.6 else (inner, years)
    span = d.choice(("merged", "once", "repeated")) if world.container != "csv" else d.choice(("once", "repeated"))
    wide = len(across.items) + 1
    rows = [[Cell()], [Cell(down.heads[0], bold=True)]]
    for one in upper.items:
        first = _merged(_head(one), wide if span == "merged" else 1)
        rows[0] += [first, *(Cell(one.written[0] if span == "repeated" else None) for _ in across.items)]
        rows[1] += [*map(_head, across.items), Cell(name, bold=True)]
    for item in down.items:
        line = [Cell(item.written[0])]
        for one in upper.items:
            keys = []
            for other in across.items:
                year, label = (one, other) if upper is years else (other, one)
                keys.append((year.true, {a.name: item.true, b.name: label.true}))
            line += [world.figures.cell(*key) for key in keys]
            line.append(world.figures.total([world.figures.number(*key) for key in keys]))
        rows.append(line)
    return _data(Table(rows, heads=2))


def _merged(cell: Cell, across: int) -> Cell:
    cell.across = across
    return cell


def printed_reports(world: World) -> list[Section]:
    """A report of a crime system: each year's name, its lines, "Total for …" and an empty row; the whole at the end."""
    d, years = world.drawn, _in_digits(world)
    axis = world.small(world.pick(1)[0], 6)
    gap = d.choice((0, 0, 1))
    what = d.choice(words.COUNT_HEADS)
    wide = [Cell() for _ in range(gap)]
    rows = [[Cell(axis.heads[0], bold=True), *wide, Cell(what, bold=True)]]
    whole: list[int] = []
    form = d.choice(("Total for {}", "Total: {}", "{} total", "Group total"))
    for year in years.items:
        keys = [(year.true, {axis.name: item.true}) for item in axis.items]
        numbers = [world.figures.number(*key) for key in keys]
        whole += numbers
        rows.append([Cell(year.written[0], bold=True), *wide, Cell()])
        for item, key in zip(axis.items, keys, strict=True):
            rows.append([Cell(item.written[0]), *wide, world.figures.cell(*key)])
        rows.append([Cell(form.format(year.written[0])), *wide, world.figures.total(numbers)])
    rows.append([Cell(d.choice(("Report Total", "Grand total", "Total"))), *wide, world.figures.total(whole)])
    return _data(Table(rows))


def unpivoted(world: World) -> list[Section]:
    """Periods and counts in columns called "Attribute" and "Value"."""
    d, years = world.drawn, world.periods
    a, b = world.pick(2)
    down, inner = world.small(a, 4), world.small(b, 3)
    heads = d.choice((("Attribute", "Value"), ("Variable", "Value"), ("Name", "Total"), ("Metric", "Value")))
    rows = [[Cell(h, bold=True) for h in (down.heads[0], inner.heads[0], *heads)]]
    for one in down.items:
        for other in inner.items:
            for year in years.items:
                key = year.true, {a.name: one.true, b.name: other.true}
                time = Cell(year.written[0], number_format=year.number_format)
                rows.append([Cell(one.written[0]), Cell(other.written[0]), time, world.figures.cell(*key)])
    return _data(Table(rows, stub=3))


def of_which(world: World) -> list[Section]:
    """The whole first and "of which" its parts."""
    d, years = world.drawn, world.periods
    axis = world.small(world.pick(1)[0], 6)
    keys = [[(i.true, {axis.name: item.true}) for i in years.items] for item in axis.items]
    sums = [[world.figures.number(*line[c]) for line in keys] for c in range(len(years.items))]
    rows = [[Cell(d.choice(("", "Offences", axis.heads[0])), bold=True), *map(_head, years.items)]]
    rows.append([Cell(d.choice(("All offences", "Total offences", "Total"))), *map(world.figures.total, sums)])
    before = d.choice(("of which: ", "- ", "", "Of which "))
    if before == "of which: ":
        rows.append([Cell(d.choice(("of which:", "Of which"))), *(Cell() for _ in years.items)])
        before = ""
    for item, line in zip(axis.items, keys, strict=True):
        label = f"{before}{item.written[0]}"
        cells = [world.figures.cell(*key) for key in line]
        if before == "Of which ":
            for cell in cells:
                cell.figure = replace(cell.figure, breakdown=((axis.name, label),)) if cell.figure else None
        rows.append([Cell(label, indent=0 if before else d.choice((0, 1))), *cells])
    return _data(Table(rows))


QUESTIONS = (
    "Number of stalking offences recorded",
    "Number of arrests for stalking",
    "Number of people charged",
    "Number of cautions issued",
    "How many civil orders were applied for?",
    "How many victims were under 18?",
)


def questions_down(world: World) -> list[Section]:
    """A question a row, numbered, with periods across; some are answered in words."""
    d, years = world.drawn, _years(world)
    number = d.choice(("{}", "{}.", "Q{}", "{})"))
    rows = [[Cell(d.choice(("No", "Q", "No.", "Ref"))), Cell("Question", bold=True), *map(_head, years.items)]]
    asked = d.sample(QUESTIONS, d.randint(3, 5))
    for n, question in enumerate(asked, 1):
        cells = [world.figures.cell(i.true, {"Question": question}) for i in years.items]
        rows.append([Cell(n if number == "{}" else number.format(n)), Cell(question), *cells])
    if d.random() < 0.5:
        n = len(asked) + 1
        said = [Cell(d.choice(("Yes", "Yes", "No"))) for _ in years.items]
        rows.append([Cell(n if number == "{}" else number.format(n)), Cell("Does the force hold a policy?"), *said])
    return _data(Table(rows, stub=2))


def two_languages(world: World) -> list[Section]:
    """Every word in English and Welsh."""
    d, years = world.drawn, _years(world)
    between = d.choice((" / ", " | ", "/")) if world.container == "csv" else d.choice((" / ", " | ", "/", "\n"))
    welsh_first = d.random() < 0.5

    def both(english: str, welsh: str) -> str:
        return between.join((welsh, english) if welsh_first else (english, welsh))

    labels = d.sample(sorted(WELSH), d.randint(2, 4))
    kept = {label: both(label, WELSH[label]) for label in labels}
    axis = Axis("group", (both("Group", "Grŵp"),), tuple(Item((text,), text) for text in kept.values()))
    total = both("Total", "Cyfanswm")
    manner = Manner(total_below=total if d.random() < 0.6 else "", total_right=total if d.random() < 0.4 else "")
    title = both("Number of crimes recorded", "Nifer y troseddau a gofnodwyd").replace("\n", " ")
    return _data(Line(title, "heading"), Crosstab(world.figures, [axis], [years], manner).table())


def cards(world: World) -> list[Section]:
    """A block of labels and figures a period, under its name."""
    d, years = world.drawn, _in_digits(world, 2, 4)
    axis = world.small(world.pick(1)[0], 5)
    total = d.choice(("Total", "All", "")) or ""
    blocks: list[Table | Line] = []
    for year in years.items:
        keys = [(year.true, {axis.name: item.true}) for item in axis.items]
        rows = [[Cell(i.written[0]), world.figures.cell(*key)] for i, key in zip(axis.items, keys, strict=True)]
        if total:
            rows.append([Cell(total), world.figures.total([world.figures.number(*key) for key in keys])])
        blocks += [Line(str(year.written[0]), "heading"), Table(rows, heads=0)]
    return [Section("Data", blocks)]


def listed(world: World) -> list[Section]:
    """No table: a line for every category under a line for every year."""
    d, years = world.drawn, _in_digits(world, 2, 3)
    axis = world.small(world.pick(1)[0], 5)
    form = d.choice(("{}: {}", "{} - {}", "{} – {}", "- {}: {}", "• {}: {}", "{} = {}"))
    heading = d.choice(("{}", "{}:", "Year {}", "In {}:"))
    if "/" in years.items[0].true and heading == "Year {}":
        heading = "Financial year {}"
    section = Section(
        "Data", [Line(d.choice(("Dear requester,", "Our answer is as follows.", "The figures are below:")))]
    )
    for year in years.items:
        section.blocks.append(Line(heading.format(year.written[0])))
        for item in axis.items:
            number = max(2, world.figures.number(year.true, {axis.name: item.true}))
            section.blocks.append(Line(form.format(item.written[0], number)))
            section.spoken.append(Figure(year.true, ((axis.name, item.true),), number))
    return [section]


def changes_beside(world: World) -> list[Section]:
    """Two years, the difference between them, and the change in per cent."""
    d = world.drawn
    world.figures.suppression = Suppression()
    years, axis = _years(world, 2, 2), world.small(world.pick(1)[0], 7)
    change = d.choice(("Change", "Difference", "Change +/-", "Diff", "Numerical change"))
    share = d.choice(("% Change", "% change", "Percentage change", "% diff", ""))
    heads = [change, *([share] if share else [])]
    rows = [[Cell(axis.heads[0], bold=True), *map(_head, years.items), *(Cell(h, bold=True) for h in heads)]]
    for item in axis.items:
        keys = [(i.true, {axis.name: item.true}) for i in years.items]
        before, after = (world.figures.number(*key) for key in keys)
        line = [Cell(item.written[0]), *(world.figures.cell(*key) for key in keys), Cell(after - before)]
        if share:
            line.append(Cell(f"{100 * (after - before) / before:.1f}%" if before else "n/a"))
        rows.append(line)
    return _data(Table(rows))


def measures_in_rows(world: World) -> list[Section]:
    """Under each category a row for each thing counted, and one for their ratio."""
    d, years = world.drawn, _years(world)
    world.figures.suppression = Suppression()
    axis, pair = world.small(world.pick(1)[0], 5), d.choice(MEASURES)
    rate = d.choice(("Rate (%)", "% of total", "Outcome rate (%)", ""))
    once = d.random() < 0.5
    rows = [[Cell(axis.heads[0], bold=True), Cell(d.choice(("Measure", "")), bold=True), *map(_head, years.items)]]
    for item in axis.items:
        for n, measure in enumerate(pair):
            cells = [world.figures.cell(i.true, {axis.name: item.true, "Measure": measure}) for i in years.items]
            rows.append([Cell(item.written[0] if not (once and n) else None), Cell(measure), *cells])
        if rate:
            shares = [Cell(f"{d.uniform(0, 99):.1f}%") for _ in years.items]
            rows.append([Cell(None if once else item.written[0]), Cell(rate), *shares])
    return _data(Table(rows, stub=2))


def rates_beside(world: World) -> list[Section]:
    """The people who live in each area, and under each year a count and its rate."""
    d, years = world.drawn, _in_digits(world, 1, 3)
    world.figures.suppression = Suppression()
    areas = Axis("district", ("District",), tuple(Item((x,), x) for x in words.DIMENSIONS["district"][1][:6]))
    people = d.choice(("Population", "Population (2011 Census)", "Mid-2020 population"))
    count, rate = d.choice((("{} offences", "{} rate per 1,000"), ("{} number", "{} rate per 1,000 population")))
    rows = [[Cell("District", bold=True), Cell(people, bold=True)]]
    rows[0] += [Cell(form.format(i.written[0]), bold=True) for i in years.items for form in (count, rate)]
    for item in areas.items:
        live = d.randint(20_000, 90_000)
        line = [Cell(item.written[0]), Cell(live)]
        for year in years.items:
            key = year.true, {"district": item.true}
            line += [world.figures.cell(*key), Cell(round(1000 * world.figures.number(*key) / live, 2))]
        rows.append(line)
    return _data(Table(rows))


def part_years(world: World) -> list[Section]:
    """The last year's head says which part of it is told."""
    d, years = world.drawn, _in_digits(world, 2, 3)
    axis = world.small(world.pick(1)[0], 6)
    last = int(years.items[-1].true[:4]) + 1
    if "/" in years.items[0].true:
        short = f"{last}/{(last + 1) % 100:02d}"
        said = d.choice(
            (f"{short} (Apr-Dec)", f"Apr-Dec {last}", f"01/04/{last} - 31/12/{last}", f"{short} (Apr to Dec)")
        )
        part = Item((said,), f"{last}-04/{last}-12")
    else:
        said = d.choice(
            (f"{last} (Jan-Jun)", f"Jan-Jun {last}", f"01/01/{last} - 30/06/{last}", f"{last} (Jan to Jun)")
        )
        part = Item((said,), f"{last}-01/{last}-06")
    years = Axis("period", years.heads, (*years.items, part))
    manner = world.manner(total_right="")
    return _data(Crosstab(world.figures, [axis], [years], manner).table())


def screen_copies(world: World) -> list[Section]:
    """Searches as a screen shows them, one for each year: what was searched, a line, hits."""
    d, years = world.drawn, _in_digits(world, 2, 3)
    axis = world.small(world.pick(1)[0], 5)
    searched = d.choice(("Search: Offences {}", "Criteria: recorded {}", "Results for {}"))
    line, total = d.choice(("----------------", "________________", "")), d.choice(("Hits in all", "Total hits", ""))
    blocks: list[Table | Line] = []
    for year in years.items:
        blocks.append(Line(searched.format(year.written[0]), "heading"))
        if line:
            blocks.append(Line(line))
        rows = [[Cell(axis.heads[0]), Cell(d.choice(("Hits", "Count")))]]
        keys = [(year.true, {axis.name: item.true}) for item in axis.items]
        rows += [[Cell(i.written[0]), world.figures.cell(*key)] for i, key in zip(axis.items, keys, strict=True)]
        if total:
            rows.append([Cell(total), world.figures.total([world.figures.number(*key) for key in keys])])
        blocks.append(Table(rows))
    return [Section("Data", blocks)]


def lines_in_cells(world: World) -> list[Section]:
    """A category a row, and in one cell a line for each year with its count."""
    d, years = world.drawn, _in_digits(world, 2, 4)
    world.figures.suppression = Suppression()
    axis = world.small(world.pick(1)[0], 6)
    between = d.choice((": ", " - ", " = "))
    rows = [[Cell(axis.heads[0], bold=True), Cell(d.choice(("Number", "Response", "Figures")), bold=True)]]
    section = Section("Data", [Table(rows)])
    for item in axis.items:
        lines = []
        for year in years.items:
            number = world.figures.number(year.true, {axis.name: item.true})
            lines.append(f"{year.written[0]}{between}{number}")
            section.spoken.append(Figure(year.true, ((axis.name, item.true),), number))
        rows.append([Cell(item.written[0]), Cell("\n".join(lines))])
    return [section]


def breakdowns_beside(world: World) -> list[Section]:
    """Two breakdowns of the same years beside each other, as long as each happens to be."""
    d, years = world.drawn, _years(world)
    a, b = world.pick(2)
    parts = [Crosstab(world.figures, [world.small(one, 6)], [years], Manner(corner=True)).table() for one in (a, b)]
    deep, gap = max(len(part.rows) for part in parts), d.choice((1, 1, 2))
    lines: list[list[Cell]] = [[] for _ in range(deep)]
    for number, part in enumerate(parts):
        for index, line in enumerate(lines):
            row = part.rows[index] if index < len(part.rows) else []
            line += [Cell() for _ in range(gap if number else 0)]
            line += [*row, *(Cell() for _ in range(part.width - len(row)))]
    return _data(Table(lines))


def quarters_with_totals(world: World) -> list[Section]:
    """Quarters under financial years, each year's sum behind its quarters."""
    d, axis = world.drawn, world.small(world.pick(1)[0], 6)
    first, total = d.randint(2010, 2020), d.choice(("Total", "Year total", "Full year"))
    names = d.choice(
        (("Q1", "Q2", "Q3", "Q4"), ("Apr-Jun", "Jul-Sep", "Oct-Dec", "Jan-Mar"), ("Qtr 1", "Qtr 2", "Qtr 3", "Qtr 4"))
    )
    span = 5 if world.container != "csv" and d.random() < 0.6 else 1
    rows = [[Cell()], [Cell(axis.heads[0], bold=True)]]
    years = range(first, first + d.randint(1, 3))
    for year in years:
        rows[0] += [_merged(Cell(financial(year), bold=True), span), *(Cell() for _ in range(4))]
        rows[1] += [Cell(name, bold=True) for name in (*names, total)]
    for item in axis.items:
        line = [Cell(item.written[0])]
        for year in years:
            keys = [(true_quarter(year, q), {axis.name: item.true}) for q in range(4)]
            line += [world.figures.cell(*key) for key in keys]
            line.append(world.figures.total([world.figures.number(*key) for key in keys]))
        rows.append(line)
    return _data(Table(rows, heads=2))


MONTHS_OF_QUARTERS = ("Apr-Jun", "Jul-Sep", "Oct-Dec", "Jan-Mar")


def three_levels(world: World) -> list[Section]:
    """Labels on three levels, written once, merged or again and again."""
    a, b, c = world.pick(3)
    down = [world.small(a, 2), world.small(b, 3), world.small(c, 3)]
    return _data(Crosstab(world.figures, down, [_years(world)], world.manner(total_right="")).table())


def said_and_tabled(world: World) -> list[Section]:
    """A letter that says each year's total, gives its parts in a table, and refuses the rest."""
    d, years = world.drawn, _in_digits(world, 2, 3)
    axis = world.small(world.pick(1)[0], 5)
    world.figures.suppression = Suppression()
    section = Section("Data", [Line("Question 1 - How many offences were recorded in each year?")])
    for year in years.items:
        number = sum(world.figures.number(year.true, {axis.name: item.true}) for item in axis.items)
        section.blocks.append(Line(d.choice(SAID).format(year.written[0], number)))
    section.blocks.append(Line(f"Question 2 - Please break these down by {axis.name}.", "heading"))
    section.blocks.append(Crosstab(world.figures, [axis], [years], Manner(corner=True)).table())
    refused = (
        "Question 3 - Please provide the outcome of each.",
        "This part of your request is refused under section 12 of the Act: 4,112 records would have to be read.",
    )
    section.blocks += map(Line, refused)
    return [section]


SAID = (
    "In {0} there were {1} offences recorded.",
    "In {0} the force recorded {1} offences.",
    "{1} offences were recorded in {0}.",
)


FLOWING = ("docx", "html", "eml")
ANY = (*SHEETS, "csv", *FLOWING, "zip")
ARRANGEMENTS: dict[str, tuple[float, Arrangement, tuple[str, ...]]] = {
    "totals under each head": (6, totals_under_each_head, (*ANY, "pdf ruled")),
    "printed reports": (5, printed_reports, (*ANY, "txt")),
    "unpivoted": (4, unpivoted, ANY),
    "of which": (4, of_which, (*ANY, "txt")),
    "questions down": (4, questions_down, (*ANY, "pdf ruled")),
    "two languages": (4, two_languages, (*ANY, "pdf ruled")),
    "cards": (4, cards, (*ANY, "txt")),
    "listed": (4, listed, ("docx", "eml", "txt", "html", "pdf bare")),
    "changes beside": (4, changes_beside, (*ANY, "pdf ruled")),
    "measures in rows": (4, measures_in_rows, (*ANY, "pdf ruled")),
    "rates beside": (4, rates_beside, (*ANY, "pdf ruled")),
    "part years": (4, part_years, (*ANY, "txt")),
    "screen copies": (3, screen_copies, (*SHEETS, "csv", "docx", "txt")),
    "lines in cells": (3, lines_in_cells, ("xlsx", "ods", "docx", "html")),
    "breakdowns beside": (4, breakdowns_beside, (*SHEETS, "csv")),
    "quarters with totals": (5, quarters_with_totals, (*ANY, "pdf ruled")),
    "three levels": (4, three_levels, (*ANY, "pdf ruled")),
    "said and tabled": (4, said_and_tabled, ("docx", "html", "txt", "pdf ruled")),
}
_HEADS = frozenset(("marks", "rate column", "running numbers", "repeated head", "numbered columns", "spacer column"))
UNSUITED = {
    "questions down": frozenset(("running numbers", "numbered columns", "headed periods")),
    "listed": _HEADS,
    "changes beside": frozenset(("rate column",)),
    "measures in rows": frozenset(("rate column",)),
    "rates beside": frozenset(("rate column", "headed periods", "count band")),
    "unpivoted": frozenset(("rate column",)),
    "part years": frozenset(("marks", "headed periods", "part of a year")),
    "cards": _HEADS,
    "lines in cells": _HEADS | {"spacer row"},
    "breakdowns beside": _HEADS | {"spacer row"},
    "said and tabled": frozenset(("part of a year", "note between rows")),
}
"""Decorations that would say something else there."""
