"""Every total of a campaign: each question by each of its dimensions and by all of them together, in every area. Pure.

A national campaign has hundreds of thousands. So nothing is looked up figure by figure: each force's contributions are
one column over all breakdowns and periods, and an area's totals are its forces' columns added up side by side. The rest
of a total, its coverage, is one value for each way in which an area's forces answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, product, repeat
from math import inf

from ingestion.values.interval import NOTHING_KNOWN, Interval, whole
from reporting.statistics.aggregation import Total
from reporting.statistics.figures import Area, Cell, Coverage, Key, State
from reporting.statistics.ledger import EMPTY, Ledger
from requests_app.specification import Dimension, Question

Odd = tuple[State, bool, tuple[str, ...]]
"""What came of a slot in which a force that may be counted gave no figure, or a doubtful one: where it stands there,
whether as one that left this out (partial), and its doubts."""

Column = list[Cell | None]
"""One force's contributions, a place for each breakdown and period; None where it is not among those that answered."""


def totals(
    ledger: Ledger,
    areas: Iterable[Area],
    questions: Iterable[Question],
    periods: Sequence[str],
    dimensions: Mapping[str, Dimension],
) -> Iterator[Total]:
    """Every total that a campaign asked for: of each question, by each of its dimensions, and by all of them together.

    Categories are the campaign's in its order, then any other that a return gave. Questions with no breakdown are told
    whole; a question with several answers a case has no whole to tell (its parts count instances, not cases).
    """
    places = list(areas)
    for question in questions:
        crossing = _Crossing(ledger, question.number, keys_of(ledger, question, dimensions), periods)
        told = [crossing.totals(area) for area in places]
        yield from chain.from_iterable(zip(*told, strict=True))


class _Crossing:
    """One question's totals. A slot is a breakdown and a period: the periods of the first breakdown, then the next."""

    def __init__(self, ledger: Ledger, question: str, keys: Sequence[Key], periods: Sequence[str]) -> None:
        self._ledger = ledger
        self._question = question
        self._slots = [(key, period) for key in keys for period in periods]
        self._keys = [key for key, _ in self._slots]
        self._periods = [period for _, period in self._slots]
        self._columns: dict[str, Column] = {}
        self._lows: dict[str, list[float]] = {}
        self._highs: dict[str, list[float]] = {}
        self._odd: dict[int, dict[str, Odd]] = {}
        self._intervals: dict[tuple[float, float], Interval] = {}
        for force in ledger.forces:
            if ledger.states.get(force.code) is State.USABLE:
                self._lay(force.code, keys, periods)

    def _lay(self, code: str, keys: Sequence[Key], periods: Sequence[str]) -> None:
        by_period = [self._ledger.cells_along(code, self._question, period, keys) for period in periods]
        column = list(chain.from_iterable(zip(*by_period, strict=True)))
        for slot, cell in enumerate(column):
            if cell is None or not cell.count or cell.doubts:
                self._odd.setdefault(slot, {})[code] = self._told_apart(code, slot, cell)
                column[slot] = cell if cell is not None and cell.count else None
        self._columns[code] = column
        bounds = [(0, 0) if cell is None else (cell.interval.low or 0, cell.interval.high) for cell in column]
        self._lows[code] = [low for low, _ in bounds]
        self._highs[code] = [inf if high is None else high for _, high in bounds]

    def _told_apart(self, code: str, slot: int, cell: Cell | None) -> Odd:
        key, period = self._slots[slot]
        doubts = () if cell is None else cell.doubts
        if cell is not None and cell.count:
            return State.USABLE, False, doubts
        state = self._ledger.state(code, self._question)
        if state is not State.USABLE:
            return state, False, doubts
        refused = self._ledger.refused_here((code, self._question, period), key)
        return State.REFUSED if refused else State.MISSING, not refused, doubts

    def totals(self, area: Area) -> list[Total]:
        """The area's total in every slot."""
        counted = [code for code in area.members if code in self._columns]
        plain, question = self._coverage(area, {}), self._question
        if not counted:
            return [Total(question, period, key, area, NOTHING_KNOWN, plain) for key, period in self._slots]
        lows = map(sum, zip(*(self._lows[code] for code in counted), strict=True))
        highs = map(sum, zip(*(self._highs[code] for code in counted), strict=True))
        cells = zip(*(self._columns[code] for code in counted), strict=True)
        intervals = map(self._interval, lows, highs)
        fields = zip(
            repeat(question), self._periods, self._keys, repeat(area), intervals, repeat(plain), cells, repeat(())
        )
        # As Total(*fields) makes them, in half the time.
        told: list[Total] = list(map(partial(tuple.__new__, Total), fields))
        members = dict.fromkeys(counted)
        alike: dict[tuple[tuple[str, Odd], ...], tuple[Coverage, tuple[str, ...]]] = {}
        for slot, forces in self._odd.items():
            odd = tuple((code, forces[code]) for code in members if code in forces)
            if not odd:
                continue
            if odd not in alike:
                alike[odd] = self._coverage(area, dict(odd)), self._doubts(odd)
            coverage, doubts = alike[odd]
            total = told[slot]
            of = tuple(cell for cell in total.cells if cell is not None)
            told[slot] = Total(
                question, total.period, total.key, area, total.interval if of else NOTHING_KNOWN, coverage, of, doubts
            )
        return told

    def _coverage(self, area: Area, odd: Mapping[str, Odd]) -> Coverage:
        """The area's forces by what came of a slot in which these are odd and each other one that counts answered."""
        by_state: dict[State, list[str]] = {state: [] for state in State}
        partial = []
        for code in area.members:
            state, part = self._ledger.state(code, self._question), False
            if code in odd:
                state, part, _ = odd[code]
            elif code in self._columns:
                state = State.USABLE
            by_state[state].append(code)
            if part:
                partial.append(code)
        return Coverage(
            answered=tuple(by_state[State.USABLE]),
            refused=tuple(by_state[State.REFUSED]),
            blocked=tuple(by_state[State.BLOCKED]),
            missing=tuple(by_state[State.MISSING]),
            partial=tuple(partial),
        )

    def _doubts(self, odd: Iterable[tuple[str, Odd]]) -> tuple[str, ...]:
        names = self._ledger.names
        return tuple(f"{names.get(code, code)}: {doubt}" for code, (_, _, doubts) in odd for doubt in doubts)

    def _interval(self, low: float, high: float) -> Interval:
        """Totals of the same bounds share one value."""
        bounds = low, high
        if bounds not in self._intervals:
            self._intervals[bounds] = Interval(whole(low), None if high == inf else whole(high))
        return self._intervals[bounds]


def keys_of(ledger: Ledger, question: Question, dimensions: Mapping[str, Dimension]) -> list[Key]:
    """The breakdowns that a question is told by."""
    if not question.breakdown:
        return [EMPTY]
    known = {name: _categories(ledger, question, name, dimensions) for name in question.breakdown}
    keys = [] if question.several_per_case else [EMPTY]
    keys += [frozenset({(name, category)}) for name in question.breakdown for category in known[name]]
    if len(question.breakdown) > 1:
        keys += [
            frozenset(zip(question.breakdown, crossed, strict=True))
            for crossed in product(*(known[name] for name in question.breakdown))
        ]
    return keys


def _categories(ledger: Ledger, question: Question, dimension: str, dimensions: Mapping[str, Dimension]) -> list[str]:
    asked = dimensions[dimension].categories if dimension in dimensions else ()
    return list(dict.fromkeys([*asked, *ledger.categories(question.number, dimension)]))
