"""Forms that the requester made and a force filled in, and workbooks that begin with their contents: drawn by name and
for seeds from `FIRST_SEED` on."""

from __future__ import annotations

from random import Random

from tests.world import words
from tests.world.arrangements import SHEETS, Arrangement, World
from tests.world.figures import Suppression
from tests.world.layouts import Crosstab, Manner
from tests.world.periods import Axis, calendar_years, financial_years
from tests.world.pieces import Cell, Line, Section

FIRST_SEED = 3_000_000
LONGEST_NAME = 31
"""Characters that a sheet's name may have."""

WORDS = (
    Suppression("low", 5, notes=("low = fewer than 5",)),
    Suppression("Low", 5, notes=("'Low' means 1 to 4",)),
    Suppression("small", 5, notes=("small: less than 5",)),
)
"""Words for what is held back, with a note that says so."""
NUMBERED = ("({})", "{}.", "1.{}", "{}")
REMARKS = (
    "As at 14/05/2022", "See note 2", "n/a", "Includes 3 historic cases", "Checked 12 May 2022", "2018/19 only in part"
)  # fmt: skip


def _worded(world: World) -> None:
    if world.drawn.random() < 0.4:
        world.figures.suppression = world.drawn.choice(WORDS)


def _years(drawn: Random) -> Axis:
    return (financial_years if drawn.random() < 0.6 else calendar_years)(drawn, drawn.randint(3, 5))


def filled_in(world: World) -> list[Section]:
    """A form: what is asked and who answers above, a reference before each row, remarks behind some."""
    d = world.drawn
    _worded(world)
    years = _years(d)
    table = Crosstab(world.figures, [world.small(world.pick(1)[0], 9)], [years], Manner(corner=True)).table()
    manner = d.choice(NUMBERED)
    head = d.choice(("Comments", "Notes", "Remarks", "Any comments"))
    for index, row in enumerate(table.rows):
        body = index >= table.heads and any(cell.figure for cell in row)
        last = index == table.heads - 1
        row.insert(0, Cell(manner.format(index + 1 - table.heads) if body else "Ref" if last else None))
        row.append(Cell(d.choice((*REMARKS, None, None, None)) if body else head if last else None))
    table.stub += 1
    above = [
        Line(f"Name of force: {d.choice(words.FORCES)}"),
        Line("Date completed: 14/05/2022"),
        Line(d.choice(("Enter 0 where none were recorded.", "Please complete the table below."))),
    ]
    return [Section(d.choice(("Template", "Return")), [*above, table])]


def contents_first(world: World) -> list[Section]:
    """A sheet for each of some categories after one that numbers them."""
    d = world.drawn
    _worded(world)
    years = _years(d)
    outer, down = world.pick(2)
    named = tuple(item for item in outer.items if len(item.true) <= LONGEST_NAME and "/" not in item.true)
    outer = Axis(outer.name, outer.heads, named)
    outer = world.small(outer, 4)
    sections = []
    for item in outer.items:
        table = Crosstab(world.figures, [world.small(down, 5)], [years], Manner(corner=True), ((outer, item),)).table()
        sections.append(Section(str(item.written[0])[:LONGEST_NAME], [table]))
    names = [Line("Contents", "heading")] if d.random() < 0.5 else []
    listed = Crosstab(world.figures, [outer], [years], Manner(corner=True)).table()
    listed.rows = [[Cell(n), Cell(item.written[0])] for n, item in enumerate(outer.items, 1)]
    listed.heads, listed.stub = 0, 2
    cover = Section("Cover", [Line(d.choice(words.FORCES)), Line("FOI 8247/2022"), *names, listed])
    return [cover, *sections]


ARRANGEMENTS: dict[str, tuple[float, Arrangement, tuple[str, ...]]] = {
    "filled in": (4, filled_in, (*SHEETS, "csv", "docx", "html")),
    "contents first": (3, contents_first, SHEETS),
}
UNSUITED = {
    "filled in": frozenset(("marks", "rate column", "running numbers", "repeated head", "numbered columns", "remarks")),
    "contents first": frozenset(("marks", "rate column", "running numbers", "repeated head", "numbered columns")),
}
"""Decorations that know one table that begins with its labels only."""
