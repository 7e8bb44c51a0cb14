"""Files within an upload, an archive's or a mail's: how many, how deep and how long they are read, and what those side
by side tell of each other. Pure."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingestion.interpretation.context import Context, stem_of
from ingestion.interpretation.figures import agreed
from ingestion.interpretation.sisters import tell_apart
from ingestion.values.contents import Contents
from ingestion.values.reading import Reading
from ingestion.values.table import Table

DEEPEST = 4
"""Files within files that are opened: an archive in a mail in an archive."""
MOST_MEMBERS = 200
MOST_ROWS_INSIDE = 150_000
"""Rows of all files inside one upload that are held; the files after them are named and not read."""
LONGEST_INSIDE = 35.0
"""Seconds of processor time after which no further file inside an upload is begun."""
BY_ITSELF = "Please upload this file by itself."
TIME_SPENT = f"The files before it took all the time that one upload may take. {BY_ITSELF}"


class Budget:
    """What the files inside one upload may still take, over all its depths."""

    def __init__(self) -> None:
        self.members, self.rows = MOST_MEMBERS, MOST_ROWS_INSIDE
        self.until = time.process_time() + LONGEST_INSIDE

    def refusal(self, depth: int) -> str | None:
        """Why the next file at this depth is not read, or None."""
        if depth >= DEEPEST or self.members <= 0:
            return "This file lies too deep inside others, or among too many. Please upload it by itself."
        if self.rows <= 0:
            return f"The files before it hold {MOST_ROWS_INSIDE:,} rows, as many as are read of one upload. {BY_ITSELF}"
        if self.spent:
            return TIME_SPENT
        return None

    @property
    def spent(self) -> bool:
        return time.process_time() > self.until


@dataclass(slots=True)
class OpenedDocument:
    """A document whose tables are found and not yet read: what tells them apart may stand in the files beside it."""

    path: Path
    reading: Reading
    contents: Contents
    context: Context
    tables: list[Table]


def tell_files_apart(opened: Sequence[OpenedDocument]) -> None:
    """Files side by side that hold one table each, all of one shape, are told apart as sheets are: by their titles or
    their names."""
    alone = {str(n): one for n, one in enumerate(opened) if len(one.tables) == 1}
    tables = [replace(one.tables[0], id=id, sheet=stem_of(one.reading.file.name)) for id, one in alone.items()]
    titles = {id: one.context.titles.get(one.tables[0].id, []) for id, one in alone.items()}
    for id, distinctions in tell_apart(tables, titles, names="file").items():
        alone[id].context.apart.setdefault(alone[id].tables[0].id, distinctions)
    _name_files_of_several(opened)


def _name_files_of_several(opened: Sequence[OpenedDocument]) -> None:
    """Of files with several tables each, headings tell the tables of one file apart and names the files: White.csv and
    Mixed.csv, both with a table for each year."""
    if all(len(one.tables) < 2 for one in opened):
        return
    placed = {f"{n} {table.id}": (one, table) for n, one in enumerate(opened) for table in one.tables}
    tables = [replace(table, id=id, sheet=stem_of(one.reading.file.name)) for id, (one, table) in placed.items()]
    titles = {id: one.context.titles.get(table.id, []) for id, (one, table) in placed.items()}
    for id, distinctions in tell_apart(tables, titles, names="file").items():
        one, table = placed[id]
        told = one.context.apart.setdefault(table.id, [])
        told += [d for d in distinctions if d.name == "file" and d not in told]


def share_legends(opened: Sequence[OpenedDocument]) -> None:
    """A mark that one of the files side by side explains, and none explains otherwise, means that in all of them."""
    said = agreed([one.context.legend.shared() for one in opened])
    for one in opened:
        one.context.legend = one.context.legend.joined(said)
