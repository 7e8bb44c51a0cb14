"""From a campaign's judged returns to the ledger that everything told is made from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingestion.values.interval import NOTHING_KNOWN
from ingestion.values.record import Kind
from reporting.statistics.figures import Figure, Force, Source, State, Uncounted
from reporting.statistics.ledger import Ledger
from requests_app.specification import Specification
from review.judged import REFUSING, JudgedFinding, ReturnFigure
from review.judged import State as ReturnState
from review.judged import Uncounted as Cell
from review.queries import JudgedReturn


def ledger_of(judged: Iterable[JudgedReturn], specification: Specification, *, provisional: bool) -> Ledger:
    """The ledger of these returns.

    Only signed-off returns count; with `provisional`, every return without a blocking finding does, and whoever shows
    such totals says so. A return that is not counted keeps its state: blocked (waiting for a supervisor), refused or
    missing. A question that a letter refused is refused for that question only.
    """
    forces: list[Force] = []
    figures: list[Figure] = []
    uncounted: list[Uncounted] = []
    states: dict[str, State] = {}
    outcomes: dict[tuple[str, str], State] = {}
    for item in judged:
        force = item.force
        forces.append(
            Force(force.code, force.name, force.region, force.country, force.short_name, force.population_under_18)
        )
        states[force.code] = _state(item, provisional)
        for question, outcome in item.facts.outcomes.items():
            if outcome in REFUSING:
                outcomes[force.code, question] = State.REFUSED
        if states[force.code] is State.USABLE:
            figures += [*figures_of(item), *_blanks_of(item)]
            uncounted += _uncounted_of(item)
    return Ledger(
        forces=forces,
        figures=figures,
        states=states,
        questions=specification.questions,
        outcomes=outcomes,
        uncounted=uncounted,
        periods=specification.periods,
    )


def figures_of(item: JudgedReturn) -> list[Figure]:
    """The return's figures as telling takes them, each with the open warnings about it as its doubt."""
    warned = _warned(item.waiting, item.facts.figures)
    return [
        _figure(item.force.code, figure, (*warned.get(figure.key, ()), *warned.get(figure.record, ())))
        for figure in item.facts.figures
    ]


def _warned(findings: Iterable[JudgedFinding], figures: Sequence[ReturnFigure]) -> dict[str | int | None, list[str]]:
    """The warnings that nobody has accepted, by the figures they are about: by key, or by record. One that names no
    figure is about those at its place, else about those of its table."""
    places: dict[tuple[int | None, str], list[int]] = {}
    tables: dict[tuple[int | None, str], list[int]] = {}
    for figure in figures:
        if figure.record is not None:
            places.setdefault((figure.document, figure.place), []).append(figure.record)
            tables.setdefault((figure.document, figure.table), []).append(figure.record)
    found: dict[str | int | None, list[str]] = {}
    for finding in findings:
        words = f"an open warning ({finding.id}): {finding.message}"
        names: list[str | int] = [*finding.about]
        if finding.record is not None:
            names.append(finding.record)
        if not names and finding.document is not None:
            at = places.get((finding.document, finding.place)) if finding.place else None
            names += at or (tables.get((finding.document, finding.table), []) if finding.table else [])
        for name in names:
            found.setdefault(name, []).append(words)
    return found


def _blanks_of(item: JudgedReturn) -> list[Figure]:
    """The cells of asked categories that hold nothing that was understood: a sum over them is only the least it is."""
    return [
        Figure(
            force=item.force.code,
            question=cell.question,
            period=cell.period,
            breakdown=cell.breakdown,
            interval=NOTHING_KNOWN,
            kind=Kind.BLANK,
            sources=(_source(cell),),
        )
        for cell in item.facts.uncounted
        if cell.breakdown
    ]


def _uncounted_of(item: JudgedReturn) -> list[Uncounted]:
    return [
        Uncounted(item.force.code, cell.question, cell.period, cell.interval, cell.label, _source(cell))
        for cell in item.facts.uncounted
        if not cell.breakdown and cell.interval.low is not None
    ]


def _source(cell: Cell) -> Source:
    return Source(str(cell.document), cell.place, cell.document_name, str(cell.record))


def _state(item: JudgedReturn, provisional: bool) -> State:
    if item.state is ReturnState.USABLE:
        return State.USABLE if provisional or item.signed else State.BLOCKED
    return State(str(item.state))


def _figure(force: str, figure: ReturnFigure, warnings: Sequence[str]) -> Figure:
    record = str(figure.record) if figure.record else ""
    return Figure(
        force=force,
        question=figure.question,
        period=figure.period,
        breakdown=figure.breakdown,
        interval=figure.interval,
        kind=Kind(figure.kind),
        sources=(Source(str(figure.document), figure.place, figure.document_name, record),),
        doubt=" ".join(dict.fromkeys([figure.doubt, *warnings] if figure.doubt else warnings)) or None,
        comparable=figure.comparable,
        as_written=figure.as_written,
        left_out=figure.left_out,
    )
