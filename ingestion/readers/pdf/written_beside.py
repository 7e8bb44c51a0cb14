"""Tables side by side as a file wrote them, row by row through both: where labels come again behind figures."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.readers.pdf.tokens import is_figure
from ingestion.readers.pdf.written_cells import WrittenCell
from ingestion.readers.pdf.written_rows import WrittenRow
from ingestion.readers.pdf.written_runs import Run, many

NEAR = 1.0
"""Points by which a head may begin left of its table's labels."""


def parted(run: Run) -> list[Run]:
    """The run; or one for each of several tables beside each other, without the titles that stand over each alone."""
    data = [row for row in run.body if many(row)]
    most = max(len(row.all) for row in data)
    full = [row for row in data if len(row.all) == most]
    starts = _starts(full, run.heads)
    if len(starts) < 2:
        return [run]
    over = run.heads[-1].all if run.heads and len(run.heads[-1].all) == most else None
    edges = [min(c.x0 for c in (*(row.all[n] for row in full), *([over[n]] if over else []))) for n in starts]
    parts = []
    for number, edge in enumerate(edges):
        end = edges[number + 1] if number + 1 < len(edges) else float("inf")
        begin = edge if number else float("-inf")
        heads = _within(run.heads, begin, end)
        while len(heads) > 1 and len(heads[0].all) == 1:
            heads = heads[1:]
        parts.append(Run(heads, _within(run.body, begin, end), run.begins))
    return parts if all(part.body and any(map(many, part.body)) for part in parts) else [run]


def _starts(full: Sequence[WrittenRow], heads: Sequence[WrittenRow]) -> list[int]:
    """The columns of the first labels of each table: texts behind figures that repeat what the first table's rows are
    called, or stand under its head again."""
    width = len(full[0].all)
    texts = [2 * sum(is_figure(row.all[n].text) for row in full) <= len(full) for n in range(width)]
    if not texts[0]:
        return [0]
    over = [c.text for c in heads[-1].all] if heads and len(heads[-1].all) == width else None
    found = [0]
    for n in range(2, width - 1):
        if not texts[n] or texts[n - 1]:
            continue
        again = all(row.all[n].text == row.all[0].text for row in full)
        if again if over is None else over[n] == over[0] and (again or len(full) > 1):
            found.append(n)
    return found


def _within(rows: Sequence[WrittenRow], begin: float, end: float) -> list[WrittenRow]:
    """The rows' cells between two places; rows without any are left out."""

    def here(cells: Sequence[WrittenCell]) -> list[WrittenCell]:
        return [c for c in cells if begin - NEAR <= c.x0 < end - NEAR]

    found = []
    for row in rows:
        cells, names = here(row.cells), here(row.names)
        if cells or names:
            found.append(WrittenRow(cells or names, names if cells else [], [c for c in row.put_in if c in cells]))
    return found
