"""Every figure of a campaign by force, question, period and breakdown, and what each force contributes. Pure.

Figures are added only from usable returns. Nothing is imputed: a force without a figure is counted among the missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ingestion.values.interval import NOTHING_KNOWN, Interval, total
from ingestion.values.labels import excerpt
from ingestion.values.record import Kind
from reporting.statistics.figures import Area, Cell, Coverage, Figure, Force, Key, Source, State, Uncounted
from reporting.statistics.spans import uneven
from requests_app.specification import AskedPeriod, Question

Slot = tuple[str, str, str]
"""(force code, question number, period label)"""

EMPTY: Key = frozenset()

STATES = tuple(State)

MOST_NAMED = 3
"""Labels named in one doubt."""

NOT_COUNTED = "not counted:"
"""How the doubt begins of a figure beside rows that no category matches."""


class UnknownForce(ValueError):
    """A figure of a force that was not asked: the caller's mistake, never a person's."""


class Ledger:
    """The figures of one campaign, looked up by force, question, period and breakdown.

    `states` is each asked force's state (absent: missing); `outcomes` overrides it for one question, where a letter
    refused only that. `questions` lets a hidden part be bounded by the question it sums to. `uncounted` rows bound
    whatever is added up beside them. `periods` are the asked ones with their days.
    """

    def __init__(
        self,
        *,
        forces: Sequence[Force],
        figures: Iterable[Figure],
        states: Mapping[str, State],
        questions: Sequence[Question] = (),
        outcomes: Mapping[tuple[str, str], State] | None = None,
        uncounted: Iterable[Uncounted] = (),
        periods: Iterable[AskedPeriod] = (),
    ) -> None:
        self.forces = tuple(forces)
        self.states = dict(states)
        self.outcomes = dict(outcomes or {})
        self.questions = {question.number: question for question in questions}
        self.spans = {period.label: (period.start, period.end) for period in periods}
        self.names = {force.code: force.name for force in forces}
        self._slots: dict[Slot, dict[Key, list[Figure]]] = {}
        self._cells: dict[tuple[Slot, Key], Cell | None] = {}
        self._categories: dict[tuple[str, str], dict[str, None]] = {}
        self._uncounted: dict[Slot, list[Uncounted]] = {}
        for row in uncounted:
            self._uncounted.setdefault((row.force, row.question, row.period), []).append(row)
        for figure in figures:
            if figure.force not in self.names:
                raise UnknownForce(f"{figure.force} was not asked")
            slot = self._slots.setdefault((figure.force, figure.question, figure.period), {})
            slot.setdefault(figure.key, []).append(figure)
            for dimension, category in figure.breakdown.items():
                self._categories.setdefault((figure.question, dimension), {})[category] = None

    def state(self, force: str, question: str) -> State:
        overall = self.states.get(force, State.MISSING)
        if overall is not State.USABLE:
            return overall
        return self.outcomes.get((force, question), overall)

    def uneven(self, earlier: str, later: str) -> str | None:
        """Why no change between these two periods is told of anybody; None where it may be."""
        spans = [self.spans[label] for label in (earlier, later) if label in self.spans]
        return uneven(*spans) if len(spans) == 2 else None

    def categories(self, question: str, dimension: str) -> list[str]:
        """The categories that any return gave for this dimension of the question, in the order first met."""
        return list(self._categories.get((question, dimension), ()))

    def figures(self) -> list[Figure]:
        """Every figure of a usable return, the blank ones too."""
        usable = (slot for slot in self._slots.items() if self._counts(slot[0][0]))
        return [figure for _, entries in usable for figures in entries.values() for figure in figures]

    def uncounted(self) -> list[Uncounted]:
        """Every row of a usable return that no category matches."""
        return [row for slot, rows in self._uncounted.items() if self._counts(slot[0]) for row in rows]

    def cell(self, force: str, question: str, period: str, key: Key = EMPTY) -> Cell | None:
        """What the force says here: its own figure, else the sum of its finer figures; None where it gave none."""
        slot = (force, question, period)
        if (slot, key) not in self._cells:
            self._cells[slot, key] = self._contribution(slot, key)
        return self._cells[slot, key]

    def coverage(
        self, area: Area, question: str, period: str, key: Key = EMPTY
    ) -> tuple[Coverage, tuple[Cell, ...], tuple[str, ...]]:
        """The area's forces by what came of this figure, the cells of those that answered, and every doubt."""
        sorted_codes: dict[State, list[str]] = {state: [] for state in STATES}
        cells, doubts, partial = [], [], []
        known, states = self._cells, self.states
        for code in area.members:
            cell = None
            if states.get(code) is State.USABLE:
                place = ((code, question, period), key)
                cell = known[place] if place in known else self.cell(code, question, period, key)
            if cell is not None and cell.count:
                sorted_codes[State.USABLE].append(code)
                cells.append(cell)
            elif self.state(code, question) is State.USABLE:
                refused = self._refused_here((code, question, period), key)
                sorted_codes[State.REFUSED if refused else State.MISSING].append(code)
                if not refused:
                    partial.append(code)
            else:
                sorted_codes[self.state(code, question)].append(code)
            if cell is not None and cell.doubts:
                doubts += [f"{self.names.get(code, code)}: {doubt}" for doubt in cell.doubts]
        told = Coverage(
            answered=tuple(sorted_codes[State.USABLE]),
            refused=tuple(sorted_codes[State.REFUSED]),
            blocked=tuple(sorted_codes[State.BLOCKED]),
            missing=tuple(sorted_codes[State.MISSING]),
            partial=tuple(partial),
        )
        return told, tuple(cells), tuple(doubts)

    def _counts(self, force: str) -> bool:
        """A force with a usable return keeps the figures it gave, even for a question its letter partly refused."""
        return self.states.get(force, State.MISSING) is State.USABLE

    def _refused_here(self, slot: Slot, key: Key) -> bool:
        return any(figure.kind is Kind.REFUSED for figure in self._slots.get(slot, {}).get(key, ()))

    def _contribution(self, slot: Slot, key: Key) -> Cell | None:
        entries = self._slots.get(slot)
        if not entries:
            return None
        if any(figure.left_out for figure in entries.get(key, ())):
            return None
        own = _agreed(entries[key]) if key in entries else None
        if own is not None:
            return self._bounded(slot, key, own, entries)
        finer = _finer(entries, key)
        parts = [cell for part in finer if (cell := _agreed(entries[part])) is not None]
        if not parts:
            return None
        if any(not part.count for part in parts):
            # A part that two places contradict leaves the sum unsettled too.
            return Cell(slot[0], NOTHING_KNOWN, 0, _places(parts), _doubts(parts), False)
        summed = total(part.interval for part in parts)
        doubts = _doubts(parts)
        if silent := len(finer) - len(parts):
            # A blank is not nought: the parts that were given are only the least that the sum can be.
            summed = Interval(summed.low, None)
            doubts += (f"{silent} of the {len(finer)} parts added up here {'is' if silent == 1 else 'are'} not given.",)
        cell = Cell(
            slot[0],
            summed,
            sum(part.count for part in parts),
            _places(parts),
            doubts,
            all(part.comparable for part in parts),
        )
        return self._bounded(slot, key, self._with_uncounted(slot, key, cell, entries), entries)

    def _stated(self, slot: Slot, entries: Mapping[Key, list[Figure]]) -> Cell | None:
        """What the force itself states of the question whole: its own total, else the question that it sums to."""
        force, number, period = slot
        question = self.questions.get(number)
        own_total = entries.get(EMPTY)
        stated = _agreed(own_total) if own_total else None
        if stated is None and question is not None and question.sums_to:
            stated = self.cell(force, question.sums_to, period)
        return stated

    def _with_uncounted(self, slot: Slot, key: Key, cell: Cell, entries: Mapping[Key, list[Figure]]) -> Cell:
        """A sum of parts beside rows that no category matches is at most that much more. Nothing is added where the
        force states the whole and the parts make it: then those rows count something else."""
        rows = self._uncounted.get(slot)
        if not rows:
            return cell
        question = self.questions.get(slot[1])
        several = question is not None and question.several_per_case
        stated = None if several else self._stated(slot, entries)
        whole = _partition(entries, _finer(entries, key))
        if stated is not None and stated.interval.exact and stated.interval == whole:
            return cell
        most = total([cell.interval, *(row.interval for row in rows)]).high
        labels = ", ".join(
            dict.fromkeys(f"“{excerpt(row.label, 60)}” ({row.source.place})" for row in rows[:MOST_NAMED])
        )
        more = f" and {len(rows) - MOST_NAMED} more" if len(rows) > MOST_NAMED else ""
        doubt = f"{NOT_COUNTED} {labels}{more}: no category matches, so this is the least it can be."
        return replace(cell, interval=Interval(cell.interval.low, most), doubts=(*cell.doubts, doubt))

    def _bounded(self, slot: Slot, key: Key, cell: Cell, entries: Mapping[Key, list[Figure]]) -> Cell:
        """A figure with no upper bound cannot exceed the stated total less what the other parts are at least."""
        if cell.interval.high is not None or not cell.count:
            return cell
        force, number, _period = slot
        question = self.questions.get(number)
        if question is None or question.several_per_case:
            return cell
        stated = self._stated(slot, entries)
        if stated is None or stated.interval.high is None:
            return cell
        dimensions = frozenset(dimension for part in (_finer(entries, key) or [key]) for dimension, _ in part)
        others = [
            part
            for part in entries
            if part and frozenset(dimension for dimension, _ in part) == dimensions and not key <= part
        ]
        least = sum((_agreed(entries[part]) or Cell(force, Interval(0, None))).interval.low or 0 for part in others)
        high = stated.interval.high - least
        if high < (cell.interval.low or 0):
            return cell
        return Cell(
            force, Interval(cell.interval.low or 0, high), cell.count, cell.sources, cell.doubts, cell.comparable
        )


def _finer(entries: Mapping[Key, list[Figure]], key: Key) -> list[Key]:
    """The finer figures that add up to this one: those of the coarsest single partition that refines it."""
    by_dimensions: dict[frozenset[str], list[Key]] = {}
    for part in entries:
        if key < part:
            by_dimensions.setdefault(frozenset(dimension for dimension, _ in part), []).append(part)
    usable = [
        parts for parts in by_dimensions.values() if any(figure.answers for part in parts for figure in entries[part])
    ]
    return min(usable, key=lambda parts: (len(parts[0]), sorted(map(sorted, parts))), default=[])


def _partition(entries: Mapping[Key, list[Figure]], parts: Iterable[Key]) -> Interval:
    """The sum of all parts of the partition that these parts belong to."""
    dimensions = {frozenset(dimension for dimension, _ in part) for part in parts}
    cells = [
        _agreed(figures)
        for part, figures in entries.items()
        if part and frozenset(dimension for dimension, _ in part) in dimensions
    ]
    return total(cell.interval if cell is not None else NOTHING_KNOWN for cell in cells)


def _agreed(figures: Sequence[Figure]) -> Cell | None:
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


def _places(cells: Iterable[Cell]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(source for cell in cells for source in cell.sources))


def _doubts(cells: Iterable[Cell]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(doubt for cell in cells for doubt in cell.doubts))
