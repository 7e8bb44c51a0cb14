"""Further forms of tables, drawn for seeds from `FIRST_SEED` on: those below stay what they were."""

from __future__ import annotations

from random import Random

from tests.world import words
from tests.world.arrangements import SHEETS, Arrangement, World
from tests.world.decorations import WITH_CELLS, Decoration
from tests.world.layouts import Crosstab, Manner
from tests.world.periods import MONTHS, Axis, Item, calendar_years, financial, financial_years, months
from tests.world.pieces import Cell, Document, Figure, Line, Section, Table

FIRST_SEED = 1_000_000

GROUPS = {
    "Violence against the person": ("Homicide", "Violence with injury", "Violence without injury", "Stalking"),
    "Sexual offences": ("Rape", "Other sexual offences"),
    "Theft offences": ("Burglary - residential", "Bicycle theft", "Vehicle offences", "Shoplifting"),
    "Robbery offences": ("Robbery of personal property", "Robbery of business property"),
    "Drug offences": ("Possession of drugs", "Trafficking of drugs"),
    "Public order offences": ("Violent disorder", "Public fear, alarm or distress", "Affray"),
}
CODED = (
    *(
        ("034A", "Robbery of business property"),
        ("034B", "Robbery of personal property"),
        ("045", "Theft from vehicle"),
    ),
    *(
        ("046", "Shoplifting"),
        ("149", "Criminal damage, other"),
        ("092E", "Possession of cannabis"),
        ("008Q", "Stalking"),
    ),
    *(
        ("019C", "Rape of a female aged 16 and over"),
        ("071/08", "Sexual communication with a child"),
        ("001/01", "Murder"),
    ),
)
MEASURES = (("Recorded", "Charged"), ("Arrests", "Charges"), ("Reported", "Detected"), ("Victims", "Suspects"))


def _plain(texts: tuple[str, ...] | list[str], name: str) -> Axis:
    return Axis(name, (name,), tuple(Item((text,), text) for text in texts))


def _whole_years(world: World, least: int = 2, most: int = 4) -> Axis:
    make = world.drawn.choice((financial_years, calendar_years))
    return make(world.drawn, world.drawn.randint(least, most))


def _section(table: Table) -> list[Section]:
    return [Section("Data", [table])]


def group_names(world: World) -> list[Section]:
    """Groups named on rows of their own, each with members of its own, with or without a total below each."""
    d, years = world.drawn, _whole_years(world)
    chosen = d.sample(sorted(GROUPS), d.randint(2, 4))
    subtotal = d.choice(("", "", "Total", "{} total", "Sub-total"))
    rows = [[Cell(d.choice(("Offence", "Crime type", "Offence type")), bold=True)]]
    rows[0] += [Cell(item.written[0], bold=True) for item in years.items]
    for group in chosen:
        rows.append([Cell(group, bold=True), *(Cell() for _ in years.items)])
        indent = d.choice((0, 0, 1))
        of = {m: [(i.true, {"group": group, "offence": m}) for i in years.items] for m in GROUPS[group]}
        rows += [[Cell(m, indent=indent), *(world.figures.cell(*key) for key in keys)] for m, keys in of.items()]
        if subtotal:
            sums = [[world.figures.number(*keys[n]) for keys in of.values()] for n in range(len(years.items))]
            rows.append([Cell(subtotal.format(group), bold=True), *(world.figures.total(s) for s in sums)])
    return _section(Table(rows))


def blocks_in_a_row(world: World) -> list[Section]:
    """Tables of one shape with no empty row between them, each named in the corner of its head or in a row above it."""
    d = world.drawn
    a, b = world.pick(2)
    named = [item for item in a.items if d.random() < 0.9][:3]
    if len(named) < 2:
        named = list(a.items[:2])
    cornered = d.random() < 0.5
    manner = world.manner(total_right="", spans="once", corner=True)
    years = _whole_years(world)
    down = world.small(b, 4)
    lines: list[list[Cell]] = []
    for item in named:
        table = Crosstab(world.figures, [down], [years], manner, ((a, item),)).table()
        if cornered:
            table.rows[0][0].written = item.written[0]
        else:
            lines.append([Cell(item.written[0], bold=True), *(Cell() for _ in range(table.width - 1))])
        lines += table.rows
    return _section(Table(lines, heads=1 if cornered else 2))


def captioned(world: World) -> list[Section]:
    """Tables of one year each, the year beside the word in a row above its head."""
    d = world.drawn
    a, b = world.pick(2)
    years = _whole_years(world, 2, 3)
    manner = world.manner()
    blocks: list[Table | Line] = []
    beside = d.random() < 0.5
    word = d.choice(("Year", "Period")) if "/" not in years.items[0].true else d.choice(("Financial year", "Period"))
    for item in years.items:
        table = Crosstab(world.figures, [world.small(a, 5)], [world.small(b, 4)], manner, ((years, item),)).table()
        top = [Cell(word), Cell(item.written[0])] if beside else [Cell(f"{word}: {item.written[0]}"), Cell()]
        table.rows.insert(0, [*top, *(Cell() for _ in range(table.width - 2))])
        table.heads += 1
        blocks.append(table)
    return [Section("Data", blocks)]


def month_matrix(world: World) -> list[Section]:
    """Years one way, months the other, totals at both edges."""
    d = world.drawn
    by_financial, first, count = d.random() < 0.5, d.randint(2010, 2019), d.randint(2, 4)
    order = [*range(3, 12), *range(3)] if by_financial else list(range(12))
    names = [MONTHS[m][:3] for m in order]
    years = [financial(y) if by_financial else y for y in range(first, first + count)]
    total = d.choice(words.TOTALS[:6])
    turned = d.random() < 0.5

    def true(year: int, month: int) -> str:
        return f"{first + year + (by_financial and order[month] < 3)}-{order[month] + 1:02d}"

    down, across = (names, years) if turned else (years, names)
    keys = [[true(c, r) if turned else true(r, c) for c in range(len(across))] for r in range(len(down))]
    rows = [[Cell("Month" if turned else "Year", bold=True), *(Cell(x, bold=True) for x in across), Cell(total)]]
    for label, line in zip(down, keys, strict=True):
        numbers = [world.figures.number(key, {}) for key in line]
        rows.append([Cell(label), *(world.figures.cell(key, {}) for key in line), world.figures.total(numbers)])
    sums = [[world.figures.number(line[c], {}) for line in keys] for c in range(len(across))]
    rows.append(
        [Cell(total), *(world.figures.total(s) for s in sums), world.figures.total([n for s in sums for n in s])]
    )
    return _section(Table(rows))


def months_with_year_totals(world: World) -> list[Section]:
    """Months across, the sum of each twelve behind them."""
    d = world.drawn
    [a] = world.pick(1)
    run = months(d, 12)
    name = d.choice(("Total {}", "{} Total"))
    span = f"{run.items[0].true[:4]}/{(int(run.items[0].true[:4]) + 1) % 100:02d}"
    if run.items[0].true[5:] != "04":
        name, span = "Total", ""
    rows = [[Cell(a.heads[0], bold=True)]]
    rows[0] += [Cell(i.written[0], bold=True, number_format=i.number_format) for i in run.items]
    rows[0].append(Cell(name.format(span), bold=True))
    for item in world.small(a, 5).items:
        keys = [(i.true, {a.name: item.true}) for i in run.items]
        sums = world.figures.total([world.figures.number(*key) for key in keys])
        rows.append([Cell(item.written[0]), *(world.figures.cell(*key) for key in keys), sums])
    return _section(Table(rows))


def codes_over_names(world: World) -> list[Section]:
    """Years down; the offences' codes stand over their names."""
    d, years = world.drawn, _whole_years(world)
    chosen = d.sample(CODED, d.randint(3, 6))
    rows = [[Cell(), *(Cell(code, bold=True) for code, _ in chosen)]]
    rows.append([Cell("Year", bold=True), *(Cell(name, bold=True) for _, name in chosen)])
    for item in years.items:
        cells = [world.figures.cell(item.true, {"offence": name}) for _, name in chosen]
        rows.append([Cell(item.written[0]), *cells])
    return _section(Table(rows, heads=2))


def total_first(world: World) -> list[Section]:
    """The total is the first row, under any of its names."""
    d, years = world.drawn, world.periods
    axis = world.small(world.pick(1)[0], 7)
    rows = [[Cell(axis.heads[0], bold=True)]]
    rows[0] += [Cell(i.written[0], bold=True, number_format=i.number_format) for i in years.items]
    keys = [[(i.true, {axis.name: item.true}) for i in years.items] for item in axis.items]
    sums = [[world.figures.number(*line[c]) for line in keys] for c in range(len(years.items))]
    rows.append([Cell(d.choice(("Total", "All offences", "Force total")), bold=True), *map(world.figures.total, sums)])
    for item, line in zip(axis.items, keys, strict=True):
        rows.append([Cell(item.written[0]), *(world.figures.cell(*key) for key in line)])
    return _section(Table(rows))


def share_in_the_cell(world: World) -> list[Section]:
    """A count and its share in each cell."""
    world.figures.suppression = type(world.figures.suppression)()
    axis = world.small(world.pick(1)[0], 6)
    years, form = _whole_years(world), world.drawn.choice(("{} ({:.1f}%)", "{} ({:.0f}%)", "{} [{:.1f}%]"))
    table = Crosstab(world.figures, [axis], [years], Manner()).table()
    for column in range(1, table.width):
        numbers = [
            world.figures.number(cell.figure.period, dict(cell.figure.breakdown))
            for row in table.rows[1:]
            if (cell := row[column]).figure is not None
        ]
        for row, number in zip(table.rows[1:], numbers, strict=True):
            row[column].written = form.format(number, 100 * number / max(1, sum(numbers)))
    return _section(table)


def single_ages(world: World) -> list[Section]:
    """Ages in single years, down or across under a band."""
    d, years = world.drawn, _whole_years(world)
    first = d.randint(4, 12)
    ages = Axis("age", ("Age",), tuple(Item((n,), str(n)) for n in range(first, first + d.randint(5, 9))))
    manner = world.manner(spans="merged")
    if d.random() < 0.5:
        return _section(Crosstab(world.figures, [ages], [years], manner).table())
    table = Crosstab(world.figures, [years], [ages], manner).table()
    if d.random() < 0.6:
        band = d.choice(("Age of victim", "Victim age (years)", "Age"))
        table.rows.insert(0, [Cell(), Cell(band, bold=True), *(Cell() for _ in range(table.width - 2))])
        table.heads += 1
    return _section(table)


def hours_and_days(world: World) -> list[Section]:
    """Hours down, days of the week across, the year in the title."""
    d, years = world.drawn, financial_years(world.drawn, 1)
    form = d.choice(("{:02d}:00", "{:02d}:00-{:02d}:59", "{:02d}00 - {:02d}59"))
    hours = _plain([form.format(h, h) for h in range(24)], "Hour")
    days = _plain(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"], "Day")
    item = years.items[0]
    table = Crosstab(world.figures, [hours], [days], world.manner(spans="merged"), ((years, item),)).table()
    return [Section("Data", [Line(f"Offences by hour and day, {item.true}", "heading"), table])]


def measures_under_years(world: World) -> list[Section]:
    """Two things counted under each year, or beside each other in one head with it."""
    d, years = world.drawn, _whole_years(world, 2, 3)
    axis = world.small(world.pick(1)[0], 6)
    pair = _plain(list(d.choice(MEASURES)), "Measure")
    if d.random() < 0.5:
        return _section(Crosstab(world.figures, [axis], [years, pair], world.manner(total_right="")).table())
    form = d.choice(("{p} {m}", "{m} {p}", "{m} ({p})", "{p} - {m}", "{m} in {p}"))
    if not str(years.items[0].written[0])[:2].isdigit():
        form = "{p} - {m}"
    keys = [(year, measure) for year in years.items for measure in pair.items]
    rows = [[Cell(axis.heads[0], bold=True)]]
    rows[0] += [Cell(form.format(p=y.written[0], m=m.written[0]), bold=True) for y, m in keys]
    for item in axis.items:
        cells = [world.figures.cell(y.true, {axis.name: item.true, "Measure": m.true}) for y, m in keys]
        rows.append([Cell(item.written[0]), *cells])
    return _section(Table(rows))


def period_said_twice(world: World) -> list[Section]:
    """A financial year over its first and last day."""
    first, axis = world.drawn.randint(2010, 2019), world.small(world.pick(1)[0], 6)
    years = range(first, first + world.drawn.randint(2, 4))
    rows = [[Cell(axis.heads[0], bold=True), *(Cell(financial(y), bold=True) for y in years)]]
    rows.append([Cell(), *(Cell(f"01/04/{y} - 31/03/{y + 1}") for y in years)])
    for item in axis.items:
        cells = [world.figures.cell(financial(y), {axis.name: item.true}) for y in years]
        rows.append([Cell(item.written[0]), *cells])
    return _section(Table(rows, heads=2))


def nothing_held_at_first(world: World) -> list[Section]:
    """The first year says over all columns that nothing is held of it."""
    d, years = world.drawn, _whole_years(world, 3, 5)
    axis = world.small(world.pick(1)[0], 5)
    table = Crosstab(world.figures, [years], [axis], Manner()).table()
    row = table.rows[1]
    said = d.choice(("No information held", "Not held", "Data not available before the new system", "No data recorded"))
    row[1:] = [Cell(said, Figure(years.items[0].true, (), None), across=len(axis.items)), *(Cell() for _ in row[2:])]
    return _section(table)


FLOWING = ("docx", "html", "eml")
ANY = (*SHEETS, "csv", *FLOWING, "zip")
ARRANGEMENTS: dict[str, tuple[float, Arrangement, tuple[str, ...]]] = {
    "group names": (6, group_names, (*ANY, "txt")),
    "blocks in a row": (5, blocks_in_a_row, (*SHEETS, "csv", "docx", "html")),
    "captioned": (4, captioned, (*SHEETS, "csv")),
    "month matrix": (5, month_matrix, ANY),
    "months with year totals": (4, months_with_year_totals, ANY),
    "codes over names": (4, codes_over_names, ANY),
    "total first": (4, total_first, (*ANY, "txt")),
    "share in the cell": (3, share_in_the_cell, (*ANY, "txt")),
    "single ages": (4, single_ages, ANY),
    "hours and days": (2, hours_and_days, (*SHEETS, "csv", "docx")),
    "measures under years": (5, measures_under_years, ANY),
    "period said twice": (3, period_said_twice, ANY),
    "nothing held at first": (2, nothing_held_at_first, (*SHEETS, "docx", "html")),
}


def _counted(table: Table) -> list[list[Cell]]:
    return [row for row in table.rows[table.heads :] if any(cell.figure for cell in row)]


def average_row(document: Document, drawn: Random) -> bool:
    """A last row of averages or rates."""
    if document.layout not in ("crosstab", "transposed", "total first", "one line"):
        return False
    label, form = drawn.choice((("Average", "{:.1f}"), ("Mean per month", "{:.2f}"), ("Detection rate", "{:.1f}%")))
    for table in document.tables():
        stub = [Cell(label), *(Cell() for _ in range(table.stub - 1))]
        width = table.width - table.stub
        table.rows.append([*stub, *(Cell(form.format(drawn.uniform(0.1, 99.8))) for _ in range(width))])
    return True


def population_column(document: Document, drawn: Random) -> bool:
    """A last column with the people who live there."""
    if document.layout not in ("crosstab", "transposed", "total first", "long"):
        return False
    head = drawn.choice(("Population", "Population estimate", "Resident population", "Rank"))
    for table in document.tables():
        counted = _counted(table)
        for index, row in enumerate(table.rows):
            number = 1 + counted.index(row) if row in counted else 0
            value = number if head == "Rank" else drawn.randint(40_000, 260_000)
            row.append(Cell(value if number else head if index == table.heads - 1 else None))
    return True


def remarks(document: Document, drawn: Random) -> bool:
    """A last column of remarks, some with numbers."""
    if document.layout not in ("crosstab", "transposed", "total first", "nested rows", "codes over names"):
        return False
    head = drawn.choice(("Comments", "Notes", "Remarks"))
    said = ("Includes attempts", "2 of these were transferred", "See note 2", "Reclassified in 2018", None, None)
    for table in document.tables():
        for index, row in enumerate(table.rows):
            counted = index >= table.heads and any(cell.figure for cell in row)
            row.append(Cell(drawn.choice(said) if counted else head if index == table.heads - 1 else None))
    return True


def note_in_the_last_row(document: Document, drawn: Random) -> bool:
    """A last row merged over the table, with a note."""
    if document.container not in ("docx", "html"):
        return False
    done = False
    for table in document.tables():
        if table.width > 2:
            note = drawn.choice(("Note: 3 records had no place.", "Source: crime system as at 3 May 2022"))
            table.rows.append([Cell(note, across=table.width), *(Cell() for _ in range(table.width - 1))])
            done = True
    return done


def spaced_rows(document: Document, drawn: Random) -> bool:
    """An empty row before every row of the body."""
    if document.container not in ("xlsx", "xls", "ods") or document.layout not in (
        "crosstab",
        "transposed",
        "two heads",
    ):
        return False
    for table in document.tables():
        if any(cell.down > 1 for row in table.rows for cell in row):
            continue
        for index in range(len(table.rows) - 1, table.heads - 1, -1):
            table.rows.insert(index, [Cell() for _ in range(table.width)])
    return True


def blanks_at_the_end(document: Document, drawn: Random) -> bool:
    """Blanks behind words, as exports leave them."""
    if document.container not in (*WITH_CELLS, "docx"):
        return False
    for table in document.tables():
        for row in table.rows:
            for cell in row:
                if isinstance(cell.written, str) and drawn.random() < 0.3:
                    cell.written += drawn.choice((" ", "\u00a0", "  "))
    return True


def pivot_filters(document: Document, drawn: Random) -> bool:
    """A pivot's filters above it."""
    if document.layout != "pivot":
        return False
    filters = (("Force", "(All)"), ("Offence group", "(Multiple Items)"), ("Status", "Recorded"), ("Year", "(All)"))
    table = next(document.tables())
    chosen = [[Cell(a), Cell(b), *(Cell() for _ in range(table.width - 2))] for a, b in drawn.sample(filters, 2)]
    table.rows[:0] = [*chosen, [Cell() for _ in range(table.width)]]
    table.heads += 3
    return True


DECORATIONS: dict[str, tuple[float, Decoration]] = {
    "average row": (0.08, average_row),
    "population column": (0.08, population_column),
    "remarks": (0.08, remarks),
    "note in the last row": (0.08, note_in_the_last_row),
    "spaced rows": (0.06, spaced_rows),
    "blanks at the end": (0.08, blanks_at_the_end),
    "pivot filters": (0.5, pivot_filters),
}

UNSUITED = {
    "blocks in a row": frozenset(("marks", "rate column", "running numbers", "repeated head", "numbered columns"))
}
"""Decorations that know one head only."""
