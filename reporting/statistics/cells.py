"""What several figures of one force say together: the figures of one thing as one cell, and cells as a sum. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, combinations
from typing import TypeVar

from ingestion.values.interval import NOTHING_KNOWN, Interval, total
from reporting.statistics.figures import Cell, Figure, Key

Told = TypeVar("Told")

Finer = dict[Key, dict[frozenset[str], list[Key]]]
"""Each coarser breakdown → the finer ones inside it, by the dimensions of those."""


def refining(keys: Iterable[Key]) -> Finer:
    """The finer breakdowns among these, by each breakdown that they refine."""
    found: Finer = {}
    for part in keys:
        dimensions = frozenset(dimension for dimension, _ in part)
        for size in range(len(part)):
            for pairs in combinations(part, size):
                found.setdefault(frozenset(pairs), {}).setdefault(dimensions, []).append(part)
    return found


def sum_of_partition(entries: Mapping[Key, Cell | None], parts: Iterable[Key]) -> Interval:
    """The sum of all parts of the partition that these parts belong to."""
    dimensions = {frozenset(dimension for dimension, _ in part) for part in parts}
    cells = [
        cell for part, cell in entries.items() if part and frozenset(dimension for dimension, _ in part) in dimensions
    ]
    return total(cell.interval if cell is not None else NOTHING_KNOWN for cell in cells)


def agreed(figures: Sequence[Figure]) -> Cell | None:
    """One cell of the figures that a force gave for the same thing, counted once; None where none is an answer.

    Where two cannot both be true the cell has count 0: nothing is taken until a person settles it.
    """
    if len(figures) == 1:  # as nearly always: nothing to bring together
        only = figures[0]
        doubts: tuple[str, ...] = (only.doubt,) if only.doubt else ()
        sources = tuple(dict.fromkeys(only.sources)) if len(only.sources) > 1 else tuple(only.sources)
        return Cell(only.force, only.interval, 1, sources, doubts, only.comparable) if only.answers else None
    answers = [figure for figure in figures if figure.answers]
    if not answers:
        return None
    interval = answers[0].interval
    contradicted = False
    for other in answers[1:]:
        contradicted = contradicted or not interval.meets(other.interval)
        if not contradicted:
            interval = _both(interval, other.interval)
    sources = tuple(dict.fromkeys(source for figure in answers for source in figure.sources))
    doubts = tuple(dict.fromkeys(figure.doubt for figure in answers if figure.doubt))
    if contradicted:
        where = " and ".join(dict.fromkeys(_where(figure) for figure in answers))
        # The places and not the counts: a doubt is published, and the counts may be small.
        doubts += (f"two places disagree ({where}), so neither is counted until a person settles it.",)
        return Cell(answers[0].force, NOTHING_KNOWN, 0, sources, doubts, False)
    return Cell(answers[0].force, interval, 1, sources, doubts, all(figure.comparable for figure in answers))


def _both(one: Interval, other: Interval) -> Interval:
    """The numbers that both bounds allow; a bound that is not given allows any."""
    lows = [low for low in (one.low, other.low) if low is not None]
    highs = [high for high in (one.high, other.high) if high is not None]
    return Interval(max(lows) if lows else None, min(highs) if highs and lows else None)


def _where(figure: Figure) -> str:
    return figure.sources[0].place if figure.sources else "one place"


def once(told: Iterable[tuple[Told, ...]]) -> tuple[Told, ...]:
    """What any of them tells (places, doubts), each once, in the order met."""
    return tuple(dict.fromkeys(chain.from_iterable(told)))
