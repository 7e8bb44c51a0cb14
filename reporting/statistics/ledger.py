"""Every figure of a campaign by force, question, period and breakdown, and what each force contributes. Pure.

Figures are added only from usable returns. Nothing is imputed: a force without a figure is counted among the missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ingestion.values.interval import NOTHING_KNOWN, Interval, total
from ingestion.values.labels import excerpt
from ingestion.values.record import Kind
from reporting.statistics.cells import Finer, agreed, once, refining, sum_of_partition
from reporting.statistics.figures import Area, Cell, Coverage, Figure, Force, Key, State, Uncounted
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
        self._own: dict[Slot, dict[Key, Cell | None]] = {}
        self._parts: dict[Slot, Finer] = {}
        self._refining: dict[tuple[Key, ...], Finer] = {}
        self._left_out: set[tuple[Slot, Key]] = set()
        self._categories: dict[tuple[str, str], dict[str, None]] = {}
        self._uncounted: dict[Slot, list[Uncounted]] = {}
        for row in uncounted:
            self._uncounted.setdefault((row.force, row.question, row.period), []).append(row)
        self._lay_out(figures)

    def _lay_out(self, figures: Iterable[Figure]) -> None:
        # Figures of one breakdown share its key: hundreds of thousands are of some hundred breakdowns.
        keys: dict[tuple[str, tuple[tuple[str, str], ...]], Key] = {}
        for figure in figures:
            if figure.force not in self.names:
                raise UnknownForce(f"{figure.force} was not asked")
            named = figure.question, tuple(figure.breakdown.items())
            key = keys.get(named)
            if key is None:
                key = keys[named] = figure.key
                for dimension, category in figure.breakdown.items():
                    self._categories.setdefault((figure.question, dimension), {})[category] = None
            place = figure.force, figure.question, figure.period
            slot = self._slots.get(place)
            if slot is None:
                slot = self._slots[place] = {}
            if key in slot:
                slot[key].append(figure)
            else:
                slot[key] = [figure]
            if figure.left_out:
                self._left_out.add((place, key))

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
                refused = self.refused_here((code, question, period), key)
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

    def refused_here(self, slot: Slot, key: Key) -> bool:
        """Whether the force refused just this figure."""
        return any(figure.kind is Kind.REFUSED for figure in self._slots.get(slot, {}).get(key, ()))

    def cells_along(self, force: str, question: str, period: str, keys: Iterable[Key]) -> list[Cell | None]:
        """What `cell` says of each of these breakdowns."""
        slot = (force, question, period)
        if slot not in self._slots:
            return [None for _ in keys]
        own = self._own_cells(slot)
        found: list[Cell | None] = []
        for key in keys:
            cell = own.get(key)
            # As nearly always: one figure with an upper bound, which nothing else bounds or takes out.
            plain = cell is not None and cell.interval.high is not None and (slot, key) not in self._left_out
            found.append(cell if plain else self.cell(force, question, period, key))
        return found

    def _own_cells(self, slot: Slot) -> Mapping[Key, Cell | None]:
        """What the force's own figures say of each breakdown that it gave."""
        if slot not in self._own:
            self._own[slot] = {key: agreed(figures) for key, figures in self._slots.get(slot, {}).items()}
        return self._own[slot]

    def _contribution(self, slot: Slot, key: Key) -> Cell | None:
        entries = self._own_cells(slot)
        if not entries or (slot, key) in self._left_out:
            return None
        own = entries.get(key)
        if own is not None:
            return self._bounded(slot, key, own)
        finer = self._finer(slot, key)
        parts = [cell for part in finer if (cell := entries[part]) is not None]
        if not parts:
            return None
        _, intervals, counts, sources, doubted, comparable = zip(*parts, strict=True)
        places, doubts = once(sources), once(doubted)
        if not all(counts):
            # A part that two places contradict leaves the sum unsettled too.
            return Cell(slot[0], NOTHING_KNOWN, 0, places, doubts, False)
        summed = total(intervals)
        if silent := len(finer) - len(parts):
            # A blank is not nought: the parts that were given are only the least that the sum can be.
            summed = Interval(summed.low, None)
            doubts += (f"{silent} of the {len(finer)} parts added up here {'is' if silent == 1 else 'are'} not given.",)
        cell = Cell(slot[0], summed, sum(counts), places, doubts, all(comparable))
        return self._bounded(slot, key, self._with_uncounted(slot, key, cell))

    def _finer(self, slot: Slot, key: Key) -> list[Key]:
        """The finer figures that add up to this one: those of the coarsest single partition that refines it."""
        if slot not in self._parts:
            given = tuple(self._slots.get(slot, ()))
            # Most returns of a campaign give the same breakdowns.
            if given not in self._refining:
                self._refining[given] = refining(given)
            self._parts[slot] = self._refining[given]
        own = self._own_cells(slot)
        usable = [
            parts for parts in self._parts[slot].get(key, {}).values() if any(own[part] is not None for part in parts)
        ]
        if len(usable) == 1:
            return usable[0]
        return min(usable, key=lambda parts: (len(parts[0]), sorted(map(sorted, parts))), default=[])

    def _stated(self, slot: Slot) -> Cell | None:
        """What the force itself states of the question whole: its own total, else the question that it sums to."""
        force, number, period = slot
        question = self.questions.get(number)
        stated = self._own_cells(slot).get(EMPTY)
        if stated is None and question is not None and question.sums_to:
            stated = self.cell(force, question.sums_to, period)
        return stated

    def _with_uncounted(self, slot: Slot, key: Key, cell: Cell) -> Cell:
        """A sum of parts beside rows that no category matches is at most that much more. Nothing is added where the
        force states the whole and the parts make it: then those rows count something else."""
        rows = self._uncounted.get(slot)
        if not rows:
            return cell
        question = self.questions.get(slot[1])
        several = question is not None and question.several_per_case
        stated = None if several else self._stated(slot)
        whole = sum_of_partition(self._own_cells(slot), self._finer(slot, key))
        if stated is not None and stated.interval.exact and stated.interval == whole:
            return cell
        most = total([cell.interval, *(row.interval for row in rows)]).high
        labels = ", ".join(
            dict.fromkeys(f"“{excerpt(row.label, 60)}” ({row.source.place})" for row in rows[:MOST_NAMED])
        )
        more = f" and {len(rows) - MOST_NAMED} more" if len(rows) > MOST_NAMED else ""
        doubt = f"{NOT_COUNTED} {labels}{more}: no category matches, so this is the least it can be."
        return cell._replace(interval=Interval(cell.interval.low, most), doubts=(*cell.doubts, doubt))

    def _bounded(self, slot: Slot, key: Key, cell: Cell) -> Cell:
        """A figure with no upper bound cannot exceed the stated total less what the other parts are at least."""
        if cell.interval.high is not None or not cell.count:
            return cell
        force, number, _period = slot
        question = self.questions.get(number)
        if question is None or question.several_per_case:
            return cell
        stated = self._stated(slot)
        if stated is None or stated.interval.high is None:
            return cell
        dimensions = frozenset(dimension for part in (self._finer(slot, key) or [key]) for dimension, _ in part)
        entries = self._own_cells(slot)
        others = [
            part
            for part in entries
            if part and frozenset(dimension for dimension, _ in part) == dimensions and not key <= part
        ]
        least = sum((entries[part] or Cell(force, Interval(0, None))).interval.low or 0 for part in others)
        high = stated.interval.high - least
        if high < (cell.interval.low or 0):
            return cell
        return Cell(
            force, Interval(cell.interval.low or 0, high), cell.count, cell.sources, cell.doubts, cell.comparable
        )
