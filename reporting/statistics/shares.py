"""Shares of the cases where something is known: "where age was provided". Pure.

The denominator is the cases with a known value, from the forces that gave one; cases whose value is unknown and forces
that gave none are outside it. Forces that list methods by name are taken to have none of a method they do not list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The cells of one dimension in an area over some periods: what every share of it is made from.

    `by_name` are the counted cells of each known category with their places in `whole`, `sums` what they come to.
    """

    by_name: Mapping[str, Sequence[tuple[int, Cell]]]
    sums: Mapping[str, Interval]
    whole: tuple[Cell, ...]
    unknown: Interval
    given: tuple[str, ...]
    doubts: tuple[str, ...]


def breakdown_of(
    ledger: Ledger, area: Area, question: str, periods: Sequence[str], dimension: str, expected: Iterable[str] = ()
) -> Breakdown:
    """Looked at once for all the shares of a dimension; `expected` as `share_of` takes it."""
    names = [(name, says_unknown(name)) for name in ledger.categories(question, dimension)]
    ordered = [name for name, unsaid in names if not unsaid] + [name for name, unsaid in names if unsaid]
    unsaid = {name for name, unknown in names if unknown}
    by_name: dict[str, list[tuple[int, Cell]]] = {name: [] for name in ordered if name not in unsaid}
    whole: list[Cell] = []
    not_known: list[Interval] = []
    given: dict[str, None] = {}
    doubts: dict[str, None] = {}
    must = [name for name in expected if not says_unknown(name)]
    for code in area.members:
        if ledger.states.get(code, State.MISSING) is not State.USABLE:
            continue
        told = ledger.names[code]
        for period in periods:
            found = set()
            for name in ordered:
                cell = ledger.cell(code, question, period, frozenset({(dimension, name)}))
                if cell is None:
                    continue
                doubts.update((f"{told}: {doubt}", None) for doubt in cell.doubts)
                if name in unsaid:
                    not_known += [cell.interval] if cell.count else []
                elif cell.count:
                    found.add(name)
                    by_name[name].append((len(whole), cell))
                    whole.append(cell)
            if not found:
                continue
            given[code] = None
            if absent := [name for name in must if name not in found]:
                doubts[f"{told} gave no figure for {', '.join(absent)} in {period}."] = None
    sums = {name: total(cell.interval for _, cell in cells) for name, cells in by_name.items()}
    return Breakdown(by_name, sums, tuple(whole), total(not_known), tuple(given), tuple(doubts))


def share_of(
    ledger: Ledger,
    area: Area,
    question: str,
    periods: Sequence[str],
    dimension: str,
    categories: Sequence[str],
    expected: Iterable[str] = (),
    *,
    breakdown: Breakdown | None = None,
) -> Share:
    """The share of `categories` among the known values of `dimension`, over one or more periods together.

    `expected` are the campaign's categories: a force that leaves out a known one of them is told in the doubts, since
    its own list may be shorter than was asked. A combined category ("Facebook and Instagram") counts in the part only
    when it is named in `categories`. `breakdown` is the dimension's, where it has been looked at already.
    """
    known = breakdown or breakdown_of(ledger, area, question, periods, dimension, expected)
    wanted = {name for name in categories if name in known.by_name}
    part = sorted((pair for name in wanted for pair in known.by_name[name]), key=lambda pair: pair[0])
    inside = total(known.sums[name] for name in wanted)
    outside = total(summed for name, summed in known.sums.items() if name not in wanted)
    low, high, why_not = proportion(inside, outside)
    if not known.given:
        why_not = "No force gave a known value."
    return Share(
        question, area, tuple(periods), dimension, tuple(categories), inside, inside + outside, known.unknown,
        known.given, len(area.members), tuple(cell for _, cell in part), known.whole, low, high, why_not, known.doubts,
        tuple(ledger.state(code, question) for code in area.members if code not in known.given),
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
