"""Which columns of a list of cases belong together: asked for crossed, or going on with one another. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingestion.interpretation.context import Context
from ingestion.interpretation.dimensions import Dimensions
from ingestion.interpretation.frame import Frame
from ingestion.values.figure_words import plain_text
from ingestion.values.interval import exactly
from ingestion.values.labels import plain
from ingestion.values.place import Place
from ingestion.values.record import Kind, Record


def asked_by_column(frame: Frame, columns: Sequence[int], context: Context) -> dict[int, str]:
    """Column → the dimension of the campaign that its head and categories stand for."""
    if context.specification is None:
        return {}
    heads = {frame.head_text(c): c for c in columns}
    sample = [
        Record(frame.table.id, "", None, {head: text}, "1", Kind.EXACT, exactly(1), place=Place())
        for head, c in heads.items()
        for text in dict.fromkeys(plain_text(row.values[c]) for row in frame.rows)
        if text
    ]
    return {heads[head]: key for head, key in Dimensions(context.specification).of_heads(sample).items() if key}


def asked_together(asked_by: Mapping[int, str], context: Context) -> list[tuple[int, ...]]:
    """The columns that a question of the campaign asks for together (sex by age): counted crossed as well."""
    if context.specification is None:
        return []
    stands_for = {key: column for column, key in asked_by.items()}
    found = [
        tuple(stands_for[key] for key in question.breakdown)
        for question in context.specification.questions
        if len(question.breakdown) > 1 and all(key in stands_for for key in question.breakdown)
    ]
    return list(dict.fromkeys(found))


def columns_joined(
    frame: Frame, columns: Sequence[int], asked_by: Mapping[int, str], context: Context
) -> list[tuple[int, ...]]:
    """Columns that go on with one another ("Method 1", "Method 2") where a question allows several answers a case: a
    case has what any of them says, once."""
    if context.specification is None:
        return []
    several = {key for q in context.specification.questions if q.several_per_case for key in q.breakdown}
    stems = {_stem(frame, column) for column, key in asked_by.items() if key in several} - {""}
    groups = [tuple(column for column in columns if _stem(frame, column) == stem) for stem in sorted(stems)]
    return [group for group in groups if len(group) > 1]


def _stem(frame: Frame, column: int) -> str:
    return re.sub(r"[\s._-]*\d{1,2}$", "", plain(frame.head_text(column)))


def second_columns(frame: Frame, columns: Sequence[int]) -> frozenset[int]:
    """Columns that only go on with an earlier one ("Method 1", "Method 2"): left empty, they say nothing."""
    stems: set[str] = set()
    later = set()
    for column in columns:
        stem = _stem(frame, column)
        if stem and stem in stems:
            later.add(column)
        stems.add(stem)
    return frozenset(later)
