"""A total that its parts do not make, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingestion.quality.entries import Entry
from ingestion.quality.sum_kinds import LARGER_PART, LEAVES_OUT, UNCLEAR_PARTS
from ingestion.quality.wording import number, place_of, some, span
from ingestion.values.finding import Finding, FindingKind
from ingestion.values.interval import Interval


@dataclass(frozen=True, slots=True)
class Difference:
    """A total that its parts do not make, and in which direction: the head summed over, None for periods."""

    kind: FindingKind
    entry: Entry
    parts: Sequence[Entry]
    direction: str | None
    sentence: str


def unclear_ones(differences: Sequence[Difference]) -> Finding:
    """One finding for all totals of a direction that could not be checked."""
    places = ", ".join(dict.fromkeys(str(one.entry.record.place) for one in differences[:8]))
    sentence = f"{some(len(differences), 'total')} of this table could not be checked{over(differences[0].direction)}: "
    more = f" and {len(differences) - 8} more" if len(differences) > 8 else ""
    return UNCLEAR_PARTS.found(f"{sentence}{places}{more}.", place_of(differences[0].entry.record))


def over(head: str | None) -> str:
    """The direction added up in: over the periods (None), by a head, or over all ("")."""
    return " over the periods" if head is None else f" by {head.replace('_', ' ')}" if head else ""


def said_of(entry: Entry) -> str:
    """What a total is of."""
    period = entry.record.period
    words = [value for _, value in sorted(entry.key)] + ([period.as_written] if period and period.as_written else [])
    return f" of {', '.join(words)}" if words else ""


def part_named(part: Entry, entry: Entry) -> str:
    """The part by what it says beyond its total."""
    words: Mapping[str, str] = dict(part.key - entry.key)
    return ", ".join(words.values()) or "A part"


def leaves_out(entry: Entry, parts: Sequence[Entry], suppressed: Sequence[Entry], head: str | None) -> Difference:
    """A total that its printed parts make, though some are hidden."""
    cells = ", ".join(f"“{part.record.as_written}”" for part in suppressed[:4])
    sentence = (
        f"The total {number(entry.record.interval)}{said_of(entry)} equals its printed parts{over(head)} alone, "
        f"though {some(len(suppressed), 'of them is', 'of them are')} hidden ({cells}): either nothing stands "
        "behind them, or the total leaves them out."
    )
    return Difference(LEAVES_OUT, entry, parts, head, sentence)


def larger_part(entry: Entry, parts: Sequence[Entry], head: str | None) -> Difference | None:
    """The first part that is larger than its total, None where none is."""
    top = entry.record.interval.high
    larger = [part for part in parts if top is not None and (part.record.interval.low or 0) > top]
    if not larger:
        return None
    part = larger[0]
    sentence = (
        f"{part_named(part, entry)} is {number(part.record.interval)} at {part.record.place}, more than the total "
        f"{number(entry.record.interval)}{said_of(entry)}."
    )
    return Difference(LARGER_PART, entry, parts, head, sentence)


def not_made(
    kind: FindingKind, entry: Entry, parts: Sequence[Entry], head: str | None, summed: Interval, why: str
) -> Difference:
    """A total and what its parts come to; `why` is said of the parts."""
    where = f" ({span(parts[0].record.place, parts[-1].record.place)})"
    more = f", {why}" if why else ""
    sentence = (
        f"The {len(parts)} parts{over(head)}{where} add up to {number(summed)}{more}; the printed total"
        f"{said_of(entry)} is {number(entry.record.interval)}."
    )
    return Difference(kind, entry, parts, head, sentence)
