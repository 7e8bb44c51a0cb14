"""Layouts put together freely: any axes nest down or across, and tables of one shape are stacked, set side by side or
on sheets, one way in another. Drawn by name and for seeds from `FIRST_SEED` on."""

from __future__ import annotations

from collections.abc import Sequence

from tests.world import words
from tests.world.arrangements import ANY, SHEETS, Arrangement, World, _heading
from tests.world.layouts import Choice, Crosstab, Manner, beside, choices
from tests.world.periods import Axis
from tests.world.pieces import Line, Section, Table

FIRST_SEED = 12_000_000
MOST_COLUMNS = 14
MOST_ROWS = 36
SHEET_NAME = 31
"""Most characters of a sheet's name."""
OUTER = {
    "stack": (*ANY, "txt"),
    "beside": (*SHEETS, "csv"),
    "sheet": (*SHEETS, "zip"),
}
"""Ways in which tables of one shape are set out, and where each can be."""


def composed(world: World) -> list[Section]:
    d = world.drawn
    ways = [way for way, containers in OUTER.items() if world.container in containers]
    outer_count = d.choice((0, 0, 1, 1, 2))
    ways = d.sample(ways, min(outer_count, len(ways)))
    down_count, across_count = d.choice(((1, 1), (2, 1), (1, 2), (2, 2), (3, 1), (1, 3)) if not ways else INNER)
    axes = _axes(world, len(ways) + down_count + across_count)
    ways = ways[: max(0, len(axes) - down_count - across_count)]
    outer, axes = axes[: len(ways)], axes[len(ways) :]
    down, across = axes[:down_count], axes[down_count:]
    across = _fitting(across, MOST_COLUMNS // (3 if "beside" in ways else 1))
    down = _fitting(down, MOST_ROWS)
    manner = _manner(world, down, across)
    return _set_out(world, list(zip(ways, outer, strict=True)), down, across, manner)


INNER = ((1, 1), (1, 1), (2, 1), (1, 2), (2, 2))


def _axes(world: World, count: int) -> list[Axis]:
    """Periods and dimensions in any order."""
    named = [axis for axis in world.pick(4) if len(axis.items) > 1]
    axes = [world.periods, *named[: count - 1]]
    world.drawn.shuffle(axes)
    return [world.small(axis, 4) for axis in axes]


def _fitting(axes: Sequence[Axis], most: int) -> list[Axis]:
    """The axes with so few items each that all their combinations fit."""
    kept, size = list(axes), 5
    while size > 2 and _combinations(kept) > most:
        size -= 1
        kept = [axis.kept(size) for axis in kept]
    return kept


def _combinations(axes: Sequence[Axis]) -> int:
    found = 1
    for axis in axes:
        found *= len(axis.items)
    return found


def _manner(world: World, down: Sequence[Axis], across: Sequence[Axis]) -> Manner:
    d = world.drawn
    set_: dict[str, object] = {} if len(across) == 1 else {"total_right": ""}
    if len(down) > 1:
        set_["subtotal"] = d.choice(("", "", *words.SUBTOTALS))
    if len(down) == 2 and d.random() < 0.3:
        set_["groups"] = d.choice(("above", "indented"))
    return world.manner(**set_)


def _set_out(
    world: World, ways: list[tuple[str, Axis]], down: list[Axis], across: list[Axis], manner: Manner
) -> list[Section]:
    """Sheets hold stacks, and stacks hold tables side by side."""
    sheet = next((axis for way, axis in ways if way == "sheet"), None)
    stack = next((axis for way, axis in ways if way == "stack"), None)
    side = next((axis for way, axis in ways if way == "beside"), None)
    if sheet is not None and any(len(_heading(i, world.drawn)) > SHEET_NAME or "/" in i.true for i in sheet.items):
        sheet, stack, side = None, sheet if stack is None else stack, side if stack is None else None
    gap = world.drawn.randint(1, 2)
    sections = []
    for of_sheet in choices([sheet] if sheet else []):
        blocks: list[Table | Line] = []
        for of_stack in choices([stack] if stack else []):
            if of_stack:
                blocks.append(Line(_words(world, of_stack), "heading"))
            outside = (*of_sheet, *of_stack)
            blocks.append(_row(world, side, down, across, manner, outside, gap))
        name = _words(world, of_sheet) if of_sheet else "Data"
        sections.append(Section(name, blocks))
    return sections


def _words(world: World, choice: Choice) -> str:
    return _heading(choice[0][1], world.drawn)


def _row(
    world: World, side: Axis | None, down: list[Axis], across: list[Axis], manner: Manner, outside: Choice, gap: int
) -> Table:
    if side is None:
        return Crosstab(world.figures, down, across, manner, outside).table()
    parts = [
        (_heading(item, world.drawn), Crosstab(world.figures, down, across, manner, (*outside, (side, item))).table())
        for item in side.kept(3).items
    ]
    return beside(parts, gap)


ARRANGEMENTS: dict[str, tuple[float, Arrangement, Sequence[str]]] = {"composed": (30, composed, (*ANY, "txt"))}
_HEADS = frozenset(("marks", "rate column", "running numbers", "repeated head", "numbered columns", "spacer column"))
UNSUITED = {"composed": _HEADS | {"part of a year", "headed periods", "count band"}}
"""Decorations that know one table of one head only."""
