"""Printed totals and subtotals, whatever they are called: by their words, and by what they add up to. Pure.

A line that equals the sum of its neighbours in many columns is a total even without a name. How much evidence a match
is, is counted in bits: a small sum is easily hit by chance, a large one hardly ever.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingestion.values.interval import Interval

_KINDS = (
    r"(?:grand|sub|overall|combined|column|row|annual|yearly|final|cumulative|force|regional?|national|monthly|quarterly|year(?:ly)?|all|"
    r"full|report|table|section|period|overal|general)"
)
_SURE = re.compile(
    rf"(?:{_KINDS}[\s\-–]*)*(?:totals?|ttl|tot\.?)(?:[\s\-–:(]*(?:overall|all|sum|s|count|of above|"
    rf"for (?:the )?(?:period|year|month))\)?)*"
    rf"|(?:(?:{_KINDS} )?totals? ?[/|\-–(]? ?)?cyfanswm\)?(?: ?[/|\-–(]? ?(?:{_KINDS} )?totals?\)?)?"
    r"|sum(?: total)?s?|overall|all|all (?:ages?|forces?|offences?|methods?|categories|areas?|types?|sexes|"
    r"genders?|persons|years?|months?|groups?|platforms?|victims)"
    r"|combined|in total|aggregate|altogether|totals? \(?all\)?|grand sum",
    re.IGNORECASE,
)
_WITH_REST = re.compile(
    rf"(?P<before>.+?)[\s\-–:]+(?:{_KINDS}\s)?(?:sub-?)?(?:totals?|in all|altogether)$"
    rf"|^\*?(?:{_KINDS}\s)?(?:sub-?)?totals?[\s\-–:]+(?P<after>.+)",
    re.IGNORECASE,
)

WHOLE_AREA = re.compile(
    r"england (?:and|&) wales|england,? wales (?:and|&) northern ireland|(?:the )?united kingdom|(?:the )?uk"
    r"|great britain|national(?:ly)?|nationwide",
    re.IGNORECASE,
)

TO_DATE = re.compile(
    r"(?:(?:financial |calendar )?year[ -]to[ -]date|f?ytd|(?:full|whole|entire) year)(?: \w+ \d{2,4})?"
    r"(?: figures?| counts?)?",
    re.IGNORECASE,
)
"""A total of months where they add up to it, and a part of a year beside other years."""

_NOTED = re.compile(r"(?:\s*(?:\(\d\)|\[\d\]|\((?:r|p)\)|[¹²³⁴⁵⁶⁷⁸⁹†‡]))+\s*$")
"""Marks of footnotes and revision behind a label."""

ENOUGH = 14.0
"""Bits beyond those that the number of places looked at costs."""
ENOUGH_FOR_ALL = 11.0
"""For a line that adds up all the others: there are few such places."""
ENOUGH_UNNAMED = 5.0
"""For a line without a name that adds up all the others."""
MOST_LINES = 1500


@dataclass(frozen=True, slots=True)
class TotalWords:
    """What a label says of being a total: `sure` where it says nothing else; `rest` is what it is the total of."""

    sure: bool
    rest: str = ""


def without_notes(label: str) -> str:
    """A label without the marks of footnotes and the signs around it."""
    return _NOTED.sub("", label).strip(" *^:~\"'")


@lru_cache(maxsize=20_000)
def total_words(label: str) -> TotalWords | None:
    """
    >>> total_words("Grand Total"), total_words("2018 Total"), total_words("Totnes")
    (TotalWords(sure=True, rest=''), TotalWords(sure=False, rest='2018'), None)
    """
    text = without_notes(label)
    if _SURE.fullmatch(text):
        return TotalWords(True)
    if WHOLE_AREA.fullmatch(text):
        return TotalWords(False)
    if found := _WITH_REST.match(text):
        return TotalWords(False, (found["before"] or found["after"] or "").strip())
    return None


@dataclass(frozen=True, slots=True)
class Sum:
    """Line `line` equals the sum of lines first..last (inclusive)."""

    line: int
    first: int
    last: int


def find_sums(
    figures: Sequence[Sequence[Interval | None]],
    known: Sequence[bool],
    unnamed: Sequence[bool] = (),
    following: Sequence[bool] = (),
) -> list[Sum]:
    """Lines of figures that add up a stretch of lines next to them, `known` totals left out of the addends.

    figures[line][column] is None where nothing stands. `known` marks lines already known as totals by their words,
    `unnamed` those without a label. A stretch runs up to the line from above or from below it. `following` marks the
    columns that are sums of others themselves: where the parts add up, they do too, and prove nothing more.
    """
    count = len(figures)
    if count < 3 or count > MOST_LINES:
        return []
    low, high, exact = _arrays(figures)
    if following and not all(following):
        exact[:, np.array(following, dtype=bool)] = False
    is_total = np.array(known, dtype=bool)
    found: dict[int, Sum] = {}
    for _ in range(2):
        weight = (~is_total).astype(float)[:, None]
        before = (
            _running(low * weight),
            _running(high * weight),
            _running((low > 0) * weight),
            _running((high > low) * weight),
        )
        fresh = False
        for line in range(count):
            if line in found or known[line]:
                continue
            best = _best(line, count, low, high, exact, before, is_total, bool(unnamed and unnamed[line]))
            if best is not None:
                found[line] = best
                fresh = True
        for line in found:
            is_total[line] = True
        if not fresh:
            break
    return list(_without_contradictions(found, known).values())


def find_groups(
    figures: Sequence[Sequence[Interval | None]], known: Sequence[bool], named: frozenset[int] = frozenset()
) -> list[Sum]:
    """Groups that tile all the lines: each a line that adds up the lines after it (or, everywhere, those before it),
    as in a compact pivot. Together they are evidence where one alone would not be, the more so where they are the lines
    that the title names (`named`). Empty where the lines do not tile so."""
    count = len(figures)
    lines = [n for n in range(count) if not known[n]]
    if len(lines) < 5 or count > 400:
        return []
    low, high, exact = _arrays(figures)
    for grand in (None, lines[-1], lines[0]):
        rest = [n for n in lines if n != grand]
        for order in (rest, rest[::-1]):
            groups = _tiled(order, low, high, exact)
            if groups is None or not (_convincing(groups, low, high, exact) or _are_all(groups, named)):
                continue
            members = [n for _, group in groups for n in group]
            if grand is not None and not _adds_up(grand, members, low, high):
                continue
            found = [Sum(head, min(group), max(group)) for head, group in groups]
            return found if grand is None else [*found, Sum(grand, rest[0], rest[-1])]
    return []


def _are_all(groups: Sequence[tuple[int, list[int]]], named: frozenset[int]) -> bool:
    return len(groups) > 1 and {head for head, _ in groups} == named and all(len(members) > 1 for _, members in groups)


def _convincing(
    groups: Sequence[tuple[int, list[int]]],
    low: NDArray[np.float64],
    high: NDArray[np.float64],
    exact: NDArray[np.bool_],
) -> bool:
    """Whether the groups' heads are hit more closely than chance would. A head of n is worth log2(1 + n) bits, less
    what its members leave open: parts that may be anything fit any head and prove nothing."""
    if len(groups) < 2 or all(len(members) < 2 for _, members in groups):
        return False
    cost = 2 * float(np.log2(1 + sum(len(members) + 1 for _, members in groups)))
    bits = 0.0
    for head, members in groups:
        if len(members) > 1:
            room = high[members].sum(axis=0) - low[members].sum(axis=0)
            each = np.log2(1 + low[head]) - np.log2(1 + room)
            bits += float(np.clip(each, 0, None)[exact[head]].sum()) - cost
    return bits >= ENOUGH_FOR_ALL


def _adds_up(line: int, members: Sequence[int], low: NDArray[np.float64], high: NDArray[np.float64]) -> bool:
    parts_low, parts_high = low[members].sum(axis=0), high[members].sum(axis=0)
    return bool(((parts_low <= high[line] + 1e-6) & (parts_high >= low[line] - 1e-6)).all()) and low[line].any()


def _tiled(
    order: Sequence[int], low: NDArray[np.float64], high: NDArray[np.float64], exact: NDArray[np.bool_]
) -> list[tuple[int, list[int]]] | None:
    """The one way of cutting the lines into a head and the members it adds up, by looking ahead and back again."""
    failed: set[int] = set()

    def cut(start: int) -> list[tuple[int, list[int]]] | None:
        if start == len(order):
            return []
        if start in failed:
            return None
        head = order[start]
        if exact[head].any():
            sum_low, sum_high = np.zeros(low.shape[1]), np.zeros(low.shape[1])
            for end in range(start + 1, len(order)):
                sum_low, sum_high = sum_low + low[order[end]], sum_high + high[order[end]]
                if (sum_low > high[head] + 1e-6).any():
                    break
                if (sum_high >= low[head] - 1e-6).all() and (rest := cut(end + 1)) is not None:
                    return [(head, list(order[start + 1 : end + 1])), *rest]
        failed.add(start)
        return None

    return cut(0)


def _without_contradictions(found: dict[int, Sum], known: Sequence[bool]) -> dict[int, Sum]:
    """Two lines may each be the sum of the other with noughts: the first of such a pair stays a part."""
    kept = dict(found)
    for line, stretch in found.items():
        inside = [other for other in range(stretch.first, stretch.last + 1) if other in kept and other != line]
        parts = [n for n in range(stretch.first, stretch.last + 1) if n != line and not known[n] and n not in kept]
        if not parts and inside:
            kept.pop(line, None)
    return kept


def _arrays(
    figures: Sequence[Sequence[Interval | None]],
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]]:
    width = max(len(line) for line in figures)
    low = np.zeros((len(figures), width))
    high = np.zeros((len(figures), width))
    exact = np.zeros((len(figures), width), dtype=bool)
    for r, line in enumerate(figures):
        for c, interval in enumerate(line):
            if interval is None:
                continue
            low[r, c] = interval.low or 0
            high[r, c] = interval.high if interval.high is not None else 1e12
            exact[r, c] = interval.exact
    return low, high, exact


def _running(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.vstack([np.zeros((1, numbers.shape[1])), np.cumsum(numbers, axis=0)])


_Running = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]


def _best(
    line: int,
    count: int,
    low: NDArray[np.float64],
    high: NDArray[np.float64],
    exact: NDArray[np.bool_],
    before: _Running,
    is_total: NDArray[np.bool_],
    unnamed: bool,
) -> Sum | None:
    own = exact[line] & (low[line] > 0)
    if not own.any():
        return None
    best: tuple[float, Sum] | None = None
    parts = np.concatenate([[0], np.cumsum(~is_total)])
    for above in (True, False):
        edges = np.arange(0, line - 1) if above else np.arange(line + 3, count + 1)
        if edges.size == 0:
            continue
        sums_low, sums_high = _between(before[0], edges, line, above), _between(before[1], edges, line, above)
        members = _between(parts, edges, line, above)
        fits = ((sums_low <= high[line] + 1e-6) & (sums_high >= low[line] - 1e-6)) | (~exact[line] & (high[line] == 0))
        fitting = np.flatnonzero(fits.all(axis=1) & (members >= 2))
        if not fitting.size:
            continue  # nearly always: how closely is asked of the few stretches that fit
        edges, members, sums_low = edges[fitting], members[fitting], sums_low[fitting]
        nonzero, vague = _between(before[2], edges, line, above), _between(before[3], edges, line, above)
        telling = own & (vague == 0) & (np.abs(sums_low - low[line]) < 1e-6) & (nonzero >= 2)
        bits = np.where(telling, np.log2(1 + np.abs(low[line])), 0).sum(axis=1)
        others = int(parts[-1]) - (0 if is_total[line] else 1)
        for index in range(len(fitting)):
            whole = members[index] >= others
            need = ENOUGH_UNNAMED if unnamed else ENOUGH_FOR_ALL if whole else ENOUGH + 2 * float(np.log2(count))
            if bits[index] >= need and (best is None or bits[index] > best[0]):
                edge = int(edges[index])
                best = float(bits[index]), Sum(line, edge, line - 1) if above else Sum(line, line + 1, edge - 1)
    return best[1] if best else None


def _between(running: NDArray[Any], edges: NDArray[Any], line: int, above: bool) -> NDArray[Any]:
    """What stands between each of the edges and the line, of sums that run from above to below."""
    between: NDArray[Any] = running[line] - running[edges] if above else running[edges] - running[line + 1]
    return between
