"""Whole returns: how the tables of one world are laid out over a document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from tests.world import words
from tests.world.figures import Figures, suppression
from tests.world.layouts import Crosstab, Manner, beside, cases, key_value, long, one_line
from tests.world.periods import Axis, Item, calendar_years, drawn_nested_periods, drawn_periods, financial_years
from tests.world.pieces import Cell, Figure, Line, Section, Table


@dataclass
class World:
    """What is there to be told: periods, dimensions, figures. `most` bounds the categories of each dimension."""

    drawn: Random
    container: str
    most: int = 7

    def __post_init__(self) -> None:
        d = self.drawn
        self.figures = Figures(Random(d.random()), suppression(d), d.random() < 0.2)
        self.figures.as_words = d.random() < 0.06
        self.figures.size = d.choice(("mixed", "mixed", "small", "large"))
        self.periods = drawn_periods(d, d.randint(2, 6))
        kinds = d.sample(list(words.DIMENSIONS), 4)
        ages = [k for k in kinds if k.startswith("age")]
        kinds = [k for k in kinds if not k.startswith("age")] + ages[:1]
        self.dimensions = [self._dimension(kind) for kind in kinds]

    def _dimension(self, kind: str) -> Axis:
        heads, categories = words.DIMENSIONS[kind]
        d = self.drawn
        if kind == "ward":
            chosen = d.sample(categories, d.randint(12, 50) if self.most > 6 else self.most)
        elif kind.startswith("age"):
            first = d.randint(0, max(0, len(categories) - 4))
            chosen = list(categories[first:])[: max(2, min(self.most, 6))]
        else:
            chosen = d.sample(categories, min(len(categories), max(2, min(self.most, d.randint(2, 8)))))
        head = d.choice(heads)
        return Axis(head, (head,), tuple(Item((label,), label) for label in chosen))

    def pick(self, count: int) -> list[Axis]:
        """The first dimensions; one with very many categories only where a table has no other."""
        few = [axis for axis in self.dimensions if len(axis.items) <= 10]
        few += [axis.kept(10) for axis in self.dimensions if len(axis.items) > 10]
        return few[:count] if count > 1 or len(self.dimensions[0].items) <= 10 else self.dimensions[:1]

    def small(self, axis: Axis, most: int) -> Axis:
        return axis.kept(most)

    def total(self, chance: float = 0.6) -> str:
        return self.drawn.choice(words.TOTALS) if self.drawn.random() < chance else ""

    def manner(self, **set_: object) -> Manner:
        d = self.drawn
        base = {
            "total_below": self.total(0.55),
            "total_right": self.total(0.35),
            "spans": d.choice(("merged", "merged", "once", "repeated")),
            "groups": d.choice(("repeated", "once", "merged")),
            "corner": d.random() < 0.8,
        }
        if self.container == "csv" and base["spans"] == "merged":
            base["spans"] = "once"
        return Manner(**{**base, **set_})  # type: ignore[arg-type]


def _one(world: World, table: Table, name: str = "") -> list[Section]:
    return [Section(name or world.drawn.choice(("Data", "Sheet1", "Response", "Table 1", "FOI")), [table])]


def crosstab(world: World) -> list[Section]:
    [a] = world.pick(1)
    return _one(world, Crosstab(world.figures, [a], [world.periods], world.manner()).table())


def transposed(world: World) -> list[Section]:
    a = world.pick(2)[0]
    return _one(world, Crosstab(world.figures, [world.periods], [a], world.manner()).table())


def two_heads(world: World) -> list[Section]:
    a, b = world.pick(2)
    across = [world.small(world.periods, 4), world.small(b, 3)]
    world.drawn.shuffle(across)
    return _one(world, Crosstab(world.figures, [a], across, world.manner(total_right="")).table())


def three_heads(world: World) -> list[Section]:
    a, b, c = world.pick(3)
    across = [world.small(world.periods, 2), world.small(b, 2), world.small(c, 2)]
    world.drawn.shuffle(across)
    return _one(world, Crosstab(world.figures, [a], across, world.manner(total_right="")).table())


def nested_rows(world: World) -> list[Section]:
    a, b = world.pick(2)
    down = [world.small(a, 5), world.small(b, 4)]
    subtotal = world.drawn.choice(("", "", *words.SUBTOTALS))
    return _one(world, Crosstab(world.figures, down, [world.periods], world.manner(subtotal=subtotal)).table())


def years_down_nested(world: World) -> list[Section]:
    a, b = world.pick(2)
    down = [world.periods, world.small(a, 4)]
    return _one(world, Crosstab(world.figures, down, [b], world.manner()).table())


def group_rows(world: World) -> list[Section]:
    a, b = world.pick(2)
    d = world.drawn
    outer = d.choice((world.small(a, 5), world.small(a, 5), world.periods))
    across = b if outer is world.periods else world.periods
    down = [outer, world.small(b if outer is not world.periods else a, 4)]
    with_figures = d.random() < 0.4
    groups = "indented" if with_figures else d.choice(("above", "indented"))
    subtotal = d.choice(words.SUBTOTALS) if not with_figures and d.random() < 0.4 else ""
    manner = world.manner(groups=groups, group_figures=with_figures, subtotal=subtotal)
    return _one(world, Crosstab(world.figures, down, [across], manner).table())


def year_over_month(world: World) -> list[Section]:
    a = world.pick(2)[0]
    nested = drawn_nested_periods(world.drawn, world.drawn.randint(4, 12))
    fits_across = len(nested.items) <= 12
    if fits_across and world.drawn.random() < 0.5:
        return _one(world, Crosstab(world.figures, [a], [nested], world.manner()).table())
    groups = world.drawn.choice(("repeated", "once", "merged", "above"))
    subtotal = world.drawn.choice(("", "", "{} Total", "Total {}"))
    return _one(world, Crosstab(world.figures, [nested], [a], world.manner(groups=groups, subtotal=subtotal)).table())


def _stack(world: World, outer: Axis, down: Axis, across: Axis) -> list[tuple[Item, Table]]:
    manner = world.manner()
    return [(item, Crosstab(world.figures, [down], [across], manner, ((outer, item),)).table()) for item in outer.items]


def _heading(item: Item, drawn: Random) -> str:
    text = item.written[0]
    return text.strftime("%b-%y") if hasattr(text, "strftime") else str(text)


def stacked_categories(world: World) -> list[Section]:
    a, b = world.pick(2)
    down, across = (b, world.periods) if world.drawn.random() < 0.6 else (world.periods, b)
    blocks: list[Table | Line] = []
    for item, table in _stack(world, world.small(a, 4), down, across):
        blocks += [Line(_heading(item, world.drawn), "heading"), table]
    return [Section("Data", blocks)]


def stacked_periods(world: World) -> list[Section]:
    a, b = world.pick(2)
    d = world.drawn
    manner = d.choice(("{}", "{}", "Offences {}", "Offences recorded in {}", "Period: {}", "Year {}"))
    if (
        not isinstance(world.periods.items[0].written[0], str | int)
        or not str(world.periods.items[0].written[0])[:2].isdigit()
    ):
        manner = "{}"
    blocks: list[Table | Line] = []
    for item, table in _stack(world, world.small(world.periods, 4), a, b):
        blocks += [Line(manner.format(_heading(item, d)), "heading"), table]
    return [Section("Data", blocks)]


def sheet_a_category(world: World) -> list[Section]:
    a, b = world.pick(2)
    named = [item for item in a.items if len(item.true) <= 31 and "/" not in item.true]  # a workbook's limit
    if len(named) < 2:
        return stacked_categories(world)
    a = Axis(a.name, a.heads, tuple(named))
    return [
        Section(_heading(item, world.drawn), [table])
        for item, table in _stack(world, world.small(a, 4), b, world.periods)
    ]


def sheet_a_period(world: World) -> list[Section]:
    a, b = world.pick(2)
    return [
        Section(_heading(item, world.drawn), [table])
        for item, table in _stack(world, world.small(world.periods, 5), a, b)
    ]


def side_by_side(world: World) -> list[Section]:
    a, b = world.pick(2)
    outer, across = (
        (world.small(a, 3), world.small(world.periods, 4))
        if world.drawn.random() < 0.6
        else (world.small(world.periods, 3), world.small(a, 4))
    )
    parts = [(_heading(item, world.drawn), table) for item, table in _stack(world, outer, b, across)]
    return _one(world, beside(parts, world.drawn.randint(1, 2)))


def long_table(world: World) -> list[Section]:
    axes: list[Axis] = [world.periods, *world.pick(world.drawn.randint(1, 2))]
    axes = [world.small(axis, 5) for axis in axes]
    if world.drawn.random() < 0.3:
        world.drawn.shuffle(axes)
    return _one(world, long(world.figures, axes, world.drawn.choice(words.COUNT_HEADS), total=world.total(0.3)))


def labels_and_values(world: World) -> list[Section]:
    """Label and figure line by line, the period in a title."""
    [a] = world.pick(1)
    make = world.drawn.choice((financial_years, calendar_years))
    one = make(world.drawn, 1)
    item = one.items[0]
    title = world.drawn.choice(("Offences recorded in {}", "{}", "Number of offences, {}", "Offences by type {}"))
    if not str(item.written[0])[0].isdigit():
        title = "{}"
    table = key_value(world.figures, a, ((one, item),), world.total(0.6))
    return [Section("Data", [Line(title.format(item.written[0]), "heading"), table])]


def with_shares(world: World) -> list[Section]:
    [a] = world.pick(1)
    years = world.drawn.choice((financial_years, calendar_years))(world.drawn, world.drawn.randint(2, 5))
    shares = world.drawn.choice(("joined", "below"))
    if world.container == "csv":
        shares = "joined"
    world.figures.suppression = type(world.figures.suppression)()
    return _one(world, Crosstab(world.figures, [a], [years], world.manner(total_right="", shares=shares)).table())


def yearly_line(world: World) -> list[Section]:
    label = world.drawn.choice(
        ("Number of offences", "Offences recorded", "Total offences", "Recorded crimes", "Count")
    )
    return _one(world, one_line(world.figures, world.periods, label))


def _agree(world: World, axes: Sequence[Axis]) -> None:
    """Every breakdown of a period adds up to the same number of offences."""
    for item in world.periods.items:
        whole = world.figures.number(item.true, {}) + 12
        world.figures.held[item.true, ()] = whole
        for axis in axes:
            left = whole
            for place, category in enumerate(axis.items):
                last = place == len(axis.items) - 1
                part = left if last else world.drawn.randint(0, max(0, 2 * left // (len(axis.items) - place)))
                part = min(part, left)
                world.figures.held[item.true, ((axis.name, category.true),)] = part
                left -= part


def several_questions(world: World) -> list[Section]:
    """A table for each question, each under its question, each with the periods across."""
    blocks: list[Table | Line] = []
    manner = world.drawn.choice(words.QUESTIONS)
    number = 1
    asked = world.pick(world.drawn.randint(2, 3))
    _agree(world, asked)
    with_whole = world.drawn.random() < 0.5
    if with_whole:
        blocks += [
            Line(manner.format(n=1, what="year"), "heading"),
            one_line(world.figures, world.periods, "Number of offences"),
        ]
        number = 2
    style = world.manner()
    for axis in asked:
        blocks.append(Line(manner.format(n=number, what=axis.name.lower()), "heading"))
        blocks.append(Crosstab(world.figures, [axis], [world.periods], style).table())
        number += 1
    return [Section("Data", blocks)]


def question_column(world: World) -> list[Section]:
    """One table whose first column says the question and whose second the category."""
    asked = world.pick(2)
    _agree(world, asked)
    d, periods = world.drawn, world.periods
    once = d.random() < 0.5
    heads = [
        Cell(d.choice(("Question", "Q", "Question no.")), bold=True),
        Cell(d.choice(("Category", "Breakdown", "Answer")), bold=True),
    ]
    rows = [[*heads, *(Cell(i.written[0], bold=True, number_format=i.number_format) for i in periods.items)]]
    manner = d.choice(("Q{n}", "Question {n}", "Q{n}. By {what}", "Offences by {what}"))
    for number, axis in enumerate(asked, 1):
        for place, category in enumerate(axis.items):
            text = manner.format(n=number, what=axis.name.lower())
            cells = [world.figures.cell(i.true, {axis.name: category.true}) for i in periods.items]
            rows.append([Cell(None if once and place else text), Cell(category.written[0]), *cells])
    return _one(world, Table(rows, stub=2))


def pivot(world: World) -> list[Section]:
    """A pivot table as it is pasted: its captions over the heads, groups in one column with their sums."""
    d = world.drawn
    a, b = world.pick(2)
    down = [world.small(a, 5), world.small(b, 4)] if d.random() < 0.5 else [a]
    manner = world.manner(
        total_below="Grand Total", total_right="Grand Total", groups="indented", group_figures=True, spans="once"
    )
    table = Crosstab(world.figures, down, [world.periods], manner).table()
    table.rows[0][0].written = "Row Labels"
    counted = d.choice(("Count of Crime Ref", "Count of Offence", "Sum of Count", "Count of URN"))
    caption = [Cell(counted), Cell("Column Labels"), *(Cell() for _ in range(table.width - 2))]
    table.rows.insert(0, caption)
    table.heads += 1
    return _one(world, table)


def list_of_cases(world: World) -> list[Section]:
    axes = world.pick(world.drawn.randint(1, 3))
    period = world.drawn.choice((financial_years, calendar_years))(world.drawn, world.drawn.randint(1, 3))
    reference = world.drawn.choice(("42/{}/19", "NS{:06d}", "C-{}-2019", "4321{}"))
    table, counted = cases(world.figures, period, axes, reference)
    return [Section("Data", [table], counted)]


def sentences(world: World) -> list[Section]:
    """A letter that says its figures."""
    d, years = (
        world.drawn,
        world.drawn.choice((financial_years, calendar_years))(world.drawn, world.drawn.randint(1, 4)),
    )
    what = d.choice(words.COUNTED)
    pairs = [(str(i.written[0]), max(2, world.figures.number(i.true, {})), i.true) for i in years.items]
    say = d.choice(
        (
            "In {p} there were {n} {w}.",
            "{n} {w} were recorded in {p}.",
            "There were {n} {w} recorded in {p}.",
            "{p}: {n} {w}",
            "{p} - {n}",
            "For {p} the number of {w} was {n}.",
        )
    )
    lines = [say.format(p=p, n=n, w=what) for p, n, _ in pairs]
    body = [Line(" ".join(lines))] if d.random() < 0.4 and say.endswith(".") else [Line(line) for line in lines]
    first = Line(
        d.choice(("Dear requester,", "Thank you for your request dated 3 June 2023.", "Our reference: FOI 2024/0417"))
    )
    last = Line(d.choice(("Yours faithfully,", "You may ask for a review within 40 working days.")))
    return [Section("Letter", [first, *body, last], [Figure(true, (), n) for _, n, true in pairs])]


Arrangement = Callable[[World], list[Section]]
SHEETS = ("xlsx", "xls", "ods")
FLOWING = ("docx", "html", "eml", "pdf ruled", "pdf half-ruled", "pdf bare", "pdf banded")
WRAPPED = ("zip",)
ANY = (*SHEETS, "csv", *FLOWING, *WRAPPED)
ARRANGEMENTS: dict[str, tuple[float, Arrangement, Sequence[str]]] = {
    "crosstab": (10, crosstab, (*ANY, "txt")),
    "transposed": (7, transposed, (*ANY, "txt")),
    "two heads": (7, two_heads, ANY),
    "three heads": (3, three_heads, ANY),
    "nested rows": (6, nested_rows, ANY),
    "years and rows": (4, years_down_nested, ANY),
    "group rows": (7, group_rows, ANY),
    "year over month": (6, year_over_month, ANY),
    "stacked categories": (7, stacked_categories, ANY),
    "stacked periods": (6, stacked_periods, ANY),
    "sheet a category": (4, sheet_a_category, (*SHEETS, *WRAPPED)),
    "sheet a period": (4, sheet_a_period, (*SHEETS, *WRAPPED)),
    "side by side": (4, side_by_side, (*SHEETS, "csv")),
    "long": (6, long_table, ANY),
    "labels and values": (4, labels_and_values, ANY),
    "shares": (5, with_shares, ANY),
    "one line": (3, yearly_line, ANY),
    "several questions": (7, several_questions, ANY),
    "question column": (2, question_column, ANY),
    "pivot": (3, pivot, (*SHEETS, "csv")),
    "cases": (4, list_of_cases, (*SHEETS, "csv", "docx", "pdf ruled")),
    "sentences": (4, sentences, ("docx", "eml", "txt", "pdf bare", "html")),
}
