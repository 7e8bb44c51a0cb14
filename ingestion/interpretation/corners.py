"""Tables whose head rows are alike but for the corner over their row labels, where a place or the like is named: the
corner is a category of every figure where the same labels stand under several. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ingestion.interpretation.footnote_marks import clean_label
from ingestion.interpretation.sisters import Distinction, categories_of, corners
from ingestion.interpretation.totals import total_words
from ingestion.values.figure_words import plain_text
from ingestion.values.table import Table

MOST_ROWS = 200


def tell_by_corners(
    tables: Sequence[Table], apart: Mapping[str, Sequence[Distinction]]
) -> dict[str, list[Distinction]]:
    """`apart`, with the corner's word for tables that nothing else tells apart though they share row labels."""
    groups: dict[tuple[str, ...], list[Table]] = defaultdict(list)
    for table in tables if len(tables) > 1 else ():
        if heads := _heads_beside_the_corner(table):
            groups[heads].append(table)
    found = {id: list(each) for id, each in apart.items()}
    for group in groups.values():
        untold = [table for table in group if table.id not in found]
        if len(group) < 2 or not untold or not _shares_labels(untold, group):
            continue
        texts = corners(group)
        named = categories_of(texts) if len(set(texts)) == len(texts) else None
        for table, each in zip(group, named or (), strict=False):
            if table.id not in found and each is not None:
                found[table.id] = [each]
    return found


def _heads_beside_the_corner(table: Table) -> tuple[str, ...]:
    """The texts of the last head row behind its corner, and where it stands; none where it has no corner."""
    part = table.parts[0]
    span = part.extent
    if not table.header_rows:
        return ()
    row = part.grid.rows[span.row + table.header_rows - 1]
    texts = [plain_text(value).casefold() for value in row[span.column : span.last_column + 1]]
    if len(texts) < 2 or not texts[0] or not any(texts[1:]):
        return ()
    return str(span.column), *texts[1:]


def _shares_labels(untold: Sequence[Table], group: Sequence[Table]) -> bool:
    labels = {table.id: _labels(table) for table in group}
    return any(labels[one.id] & labels[other.id] for one in untold for other in group if one is not other)


def _labels(table: Table) -> frozenset[str]:
    part = table.parts[0]
    first = part.extent.row + table.header_rows
    rows = range(first, min(part.extent.last_row + 1, first + MOST_ROWS))
    texts = (clean_label(plain_text(part.grid.value(row, part.extent.column)).casefold()) for row in rows)
    return frozenset(text for text in texts if text and total_words(text) is None)
