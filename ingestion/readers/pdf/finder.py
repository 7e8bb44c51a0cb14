"""Tables on one page, from its words and rules alone."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.readers.pdf.charts import chart_zones, is_chart
from ingestion.readers.pdf.cut_cells import rooms_of, text_in
from ingestion.readers.pdf.frame import Cell
from ingestion.readers.pdf.headed import heads_above, under_heads
from ingestion.readers.pdf.overprinted import is_overprinted, run_into_each_other
from ingestion.readers.pdf.regions import regions
from ingestion.readers.pdf.ruled import labels_outside, ruled_tables, too_coarse, within
from ingestion.readers.pdf.rules import Across, edges_of, lattices, whole_rules
from ingestion.readers.pdf.shapes import Rule, TaggedTable, Word, box_of
from ingestion.readers.pdf.spaced import spaced_layout
from ingestion.readers.pdf.spacers import joined_over_blanks
from ingestion.readers.pdf.tagged import NOWHERE, tagged_layouts
from ingestion.readers.pdf.written import written_tables
from ingestion.values.grid import OVERPRINTED, Grid, Span, Value
from ingestion.values.place import Box

MARGIN = 12.0
"""Points by which the rules of a table reach past its texts."""


def find_tables(
    words: Sequence[Word],
    rules: Sequence[Rule],
    page_width: float,
    page_height: float,
    *,
    drawings: Sequence[Box] = (),
    shades: Sequence[Box] = (),
    page: int | None = None,
) -> list[Grid]:
    """Every table of a page, from the top, as grids with merged spans and cell boxes.

    All coordinates are points from the top left. `drawings` are bounds of curves and slanted lines: charts are no
    tables. Words of any source will do, those read from a scan too.
    """
    return tables_and_rest(words, rules, drawings=drawings, shades=shades, page=page)[0]


def tables_and_rest(
    words: Sequence[Word],
    rules: Sequence[Rule],
    *,
    drawings: Sequence[Box] = (),
    shades: Sequence[Box] = (),
    tagged: Sequence[TaggedTable] = (),
    page: int | None = None,
) -> tuple[list[Grid], list[Word]]:
    """The tables, and every word that is in none of them, in the order given: no word is in neither. `tagged` are those
    that the file's structure tree names."""
    across, down = whole_rules(rules)
    edges = edges_of(shades)
    zones = chart_zones(drawings)
    grids: list[Grid] = []
    rest = list(words)
    for table in tagged:
        for cells, head_rows in tagged_layouts(table, rest, across):
            own = [w for cell in cells if cell.box != NOWHERE for w in cell.words]
            grids.append(grid_of(cells, box_of(own), page, head_rows))
            rest = _unused(rest, cells)
    if grids:
        words = rest
        across, down = whole_rules([rule for rule in rules if not _inside_one(rule, grids)])
    drawn = [table for lattice in lattices(across, down) for table in ruled_tables(lattice, words)]
    drawn = joined_over_blanks(drawn, words)
    outside = _unused(rest, [cell for _, cells in drawn for cell in cells])
    for frame, cells in drawn:
        if is_chart(frame.box, zones, ()) or labels_outside(frame, cells, outside):
            continue
        inner = within(words, frame.box)
        if too_coarse(cells) or run_into_each_other(inner):
            written = written_tables(inner, _inside(across, frame.box))
            if len(written) == 1 and not _unused(inner, written[0].cells):
                grids.append(grid_of(written[0].cells, frame.box, page, written[0].head_rows))
                rest = _unused(rest, written[0].cells)
                continue
            layout = None
            if too_coarse(cells):
                layout = spaced_layout(inner, _inside(across, frame.box), frame.xs[1:-1], _inside(edges, frame.box))
            if layout is not None and layout.columns >= frame.columns:
                grids.append(grid_of(layout.cells, frame.box, page, layout.head_rows))
                rest = _unused(rest, layout.cells)
                continue
        rest = _unused(rest, cells)
        heads = heads_above(frame, cells, rest, across)
        if heads:
            cells, box = under_heads(heads, cells), box_of([w for head in heads for w in head.words])
            x0, _, x1, bottom = frame.box
            rest = _unused(rest, cells)
            grids.append(grid_of(cells, (x0, box[1], x1, bottom), page, max(h.last_level for h in heads) + 1))
        else:
            grids.append(grid_of(cells, frame.box, page))
    for layout in written_tables(rest, across):
        box = box_of([w for cell in layout.cells for w in cell.words])
        if not is_chart(box, zones, shades):
            grids.append(grid_of(layout.cells, box, page, layout.head_rows))
            rest = _unused(rest, layout.cells)
    for region in regions(rest, across):
        box = box_of(region)
        if is_chart(box, zones, shades):
            continue
        sideways = [w for w in within(rest, box) if not w.upright]
        layout = spaced_layout([*region, *sideways], _inside(across, box), edges=_inside(edges, box))
        if layout is not None and layout.columns > 1:
            grids.append(grid_of(layout.cells, box, page, layout.head_rows))
            rest = _unused(rest, layout.cells)
    grids.sort(key=lambda grid: (grid.box or (0, 0, 0, 0))[1])
    return grids, rest


def _inside_one(rule: Rule, grids: Sequence[Grid]) -> bool:
    """Whether a rule stands within one of the tables, where it parts their rows or columns."""
    return any(
        box[0] - MARGIN <= rule.x0 and rule.x1 <= box[2] + MARGIN and box[1] <= rule.top and rule.bottom <= box[3]
        for grid in grids
        if (box := grid.box)
    )


def _unused(words: Sequence[Word], cells: Sequence[Cell]) -> list[Word]:
    used = {id(word) for cell in cells for word in cell.words}
    return [word for word in words if id(word) not in used]


def _inside(across: Sequence[Across], box: Box) -> list[Across]:
    x0, top, x1, bottom = box
    return [r for r in across if top - 2 <= r.y <= bottom + 2 and r.x0 < x1 and r.x1 > x0]


def grid_of(cells: Sequence[Cell], box: Box, page: int | None, head_rows: int | None = None) -> Grid:
    """A grid of the cells' text; rows and columns in which no cell with text begins or ends are left out."""
    filled = [cell for cell in cells if cell.words]
    kept_rows = sorted({cell.row for cell in filled} | {cell.last_row for cell in filled})
    kept_columns = sorted({cell.column for cell in filled} | {cell.last_column for cell in filled})
    rows: list[list[Value]] = [[None] * len(kept_columns) for _ in kept_rows]
    merged: list[Span] = []
    boxes: dict[tuple[int, int], Box] = {}
    doubts: dict[tuple[int, int], str] = {}
    row_at = {row: index for index, row in enumerate(kept_rows)}
    column_at = {column: index for index, column in enumerate(kept_columns)}
    rooms = rooms_of(filled)
    for cell in cells:
        down = [row_at[row] for row in range(cell.row, cell.last_row + 1) if row in row_at]
        right = [column_at[c] for c in range(cell.column, cell.last_column + 1) if c in column_at]
        if not down or not right:
            continue
        r0, r1, c0, c1 = down[0], down[-1], right[0], right[-1]
        if cell.words:
            rows[r0][c0], doubt = text_in(cell, rooms)
            if doubt:
                doubts[r0, c0] = doubt
            if is_overprinted(cell.words) or run_into_each_other(cell.words):
                doubts[r0, c0] = OVERPRINTED
        if cell.box != NOWHERE:
            boxes[r0, c0] = cell.box
        if r1 > r0 or c1 > c0:
            merged.append(Span(r0, r1, c0, c1))
    heads = sum(1 for row in kept_rows if row < head_rows) if head_rows is not None else None
    return Grid(
        list(rows),
        page=page,
        merged=merged,
        boxes=boxes,
        doubts=doubts,
        box=_rounded(box),
        is_table=True,
        header_rows=heads,
    )


def _rounded(box: Box) -> Box:
    x0, top, x1, bottom = box
    return round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1)
