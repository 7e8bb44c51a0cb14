"""Shares of the cases where something is known: "where age was provided". Pure.

The denominator is the cases with a known value, from the forces that gave one; cases whose value is unknown and forces
that gave none are outside it. Forces that list methods by name are taken to have none of a method they do not list.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ingestion.values.interval import Interval, total
from reporting.statistics.aggregation import SMALLEST_BASE
from reporting.statistics.figures import Area, Cell, State
from reporting.statistics.ledger import Ledger

UNKNOWN_WORDS = (
    "unknown", "not known", "not recorded", "not stated", "not provided", "not specified", "unspecified",
    "undetermined", "no method recorded", "none recorded", "missing", "blank", "n/a", "not available",
)  # fmt: skip


def says_unknown(category: str) -> bool:
    """Whether a category says that the value is not known: "Unknown", "Not recorded", "Unknown age"."""
    words = " ".join(category.casefold().replace("/", " / ").split()).replace(" / ", "/")
    return any(words == word or words.startswith(word + " ") or words.endswith(" " + word) for word in UNKNOWN_WORDS)


@dataclass(frozen=True, slots=True)
class Share:
    """What part of the known cases fall in `categories`.

    `part` and `whole` are intervals of cases (or of instances, where one case may count under several categories);
    `given` are the forces that gave a known value in any of the periods, of `asked`. `low` and `high` are exact
    percentages; None, with `why_not`, where none can be told.
    """

    question: str
    area: Area
    periods: tuple[str, ...]
    dimension: str
    categories: tuple[str, ...]
    part: Interval
    whole: Interval
    unknown: Interval
    given: tuple[str, ...]
    asked: int
    cells_part: tuple[Cell, ...]
    cells_whole: tuple[Cell, ...]
    low: Fraction | None = None
    high: Fraction | None = None
    why_not: str | None = None
    doubts: tuple[str, ...] = ()
    absent: tuple[State, ...] = ()
    """What came of each force that gave no known value; USABLE where its return is counted for other figures."""


def share_of(
    ledger: Ledger,
    area: Area,
    question: str,
    periods: Sequence[str],
    dimension: str,
    categories: Sequence[str],
    expected: Iterable[str] = (),
) -> Share:
    """The share of `categories` among the known values of `dimension`, over one or more periods together.

    `expected` are the campaign's categories: a force that leaves out a known one of them is told in the doubts, since
    its own list may be shorter than was asked. A combined category ("Facebook and Instagram") counts in the part only
    when it is named in `categories`.
    """
    known = [name for name in ledger.categories(question, dimension) if not says_unknown(name)]
    unsaid = [name for name in ledger.categories(question, dimension) if says_unknown(name)]
    wanted = [name for name in categories if name in known]
    part, rest, whole, not_known = [], [], [], []
    given: dict[str, None] = {}
    doubts: dict[str, None] = {}
    must = [name for name in expected if not says_unknown(name)]
    for code in area.members:
        if ledger.states.get(code, State.MISSING) is not State.USABLE:
            continue
        for period in periods:
            cells = {
                name: cell
                for name in known + unsaid
                if (cell := ledger.cell(code, question, period, frozenset({(dimension, name)}))) is not None
            }
            told = ledger.names[code]
            doubts.update((f"{told}: {doubt}", None) for cell in cells.values() for doubt in cell.doubts)
            not_known += [cell for name, cell in cells.items() if name in unsaid and cell.count]
            found = {name: cell for name, cell in cells.items() if name in known and cell.count}
            if not found:
                continue
            given[code] = None
            if absent := [name for name in must if name not in found]:
                doubts[f"{told} gave no figure for {', '.join(absent)} in {period}."] = None
            part += [cell for name, cell in found.items() if name in wanted]
            rest += [cell for name, cell in found.items() if name not in wanted]
            whole += list(found.values())
    inside, outside = total(cell.interval for cell in part), total(cell.interval for cell in rest)
    low, high, why_not = proportion(inside, outside)
    if not given:
        why_not = "No force gave a known value."
    return Share(
        question, area, tuple(periods), dimension, tuple(categories), inside, inside + outside,
        total(cell.interval for cell in not_known), tuple(given), len(area.members), tuple(part), tuple(whole),
        low, high, why_not, tuple(doubts),
        tuple(ledger.state(code, question) for code in area.members if code not in given),
    )  # fmt: skip


def proportion(inside: Interval, outside: Interval) -> tuple[Fraction | None, Fraction | None, str | None]:
    """The bounds of inside / (inside + outside) in per cent, exactly, or None twice with why.

    The two sums are of different cases, so the least share is the least inside with the most outside.
    """
    if inside.low is None or outside.low is None:
        return None, None, "Nothing is known of some of the cases."
    if inside.low + outside.low < SMALLEST_BASE:
        return None, None, f"Fewer than {SMALLEST_BASE} cases have a known value: the counts are told instead."
    if inside.high is None or outside.high is None:
        return None, None, "Some of the cases are hidden with no upper bound."
    return (
        Fraction(inside.low) * 100 / (Fraction(inside.low) + Fraction(outside.high)),
        Fraction(inside.high) * 100 / (Fraction(inside.high) + Fraction(outside.low)),
        None,
    )
