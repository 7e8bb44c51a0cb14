"""A table that a person outlined, read by what they said that its rows and columns are. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingestion.interpretation.asked_periods import fit, period_findings
from ingestion.interpretation.dimensions import Dimensions, Placed
from ingestion.interpretation.figure_cells import Cell, read_cells
from ingestion.interpretation.figures import Legend, read_legend
from ingestion.interpretation.frame import Frame, Row
from ingestion.interpretation.label_findings import Mapped, label_findings
from ingestion.interpretation.periods import written
from ingestion.values.decision import Decisions
from ingestion.values.figure_words import plain_text
from ingestion.values.finding import Finding, Level, declare
from ingestion.values.grid import Value
from ingestion.values.labels import says_total
from ingestion.values.outline import PERIOD, QUESTION, WORDS, Outline
from ingestion.values.period import Period
from ingestion.values.period_words import read_period
from ingestion.values.place import Place
from ingestion.values.record import Record
from ingestion.values.table import Table
from requests_app.specification import Question, Specification

AS_OUTLINED = declare(
    "Q807",
    Level.INFO,
    "Read as a person outlined it",
    "Nothing to do: a person said what the rows and columns of this table are.",
)
NOT_AS_OUTLINED = declare(
    "Q808",
    Level.WARNING,
    "A table that a person outlined is not there",
    "The document was read without it. Outline the table anew where it stands now, or take the outline back.",
)

ENOUGH_UNDERSTOOD = 0.5
"""The share of an axis's labels that must say what they are said to, before another document is read by an outline."""


@dataclass(slots=True)
class OutlinedReading:
    """What an outlined table says, mapped to the campaign's questions. `fits` is False where its labels are not what
    they were said to be: then another document than the outlined one is read without it."""

    records: list[Record] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    fits: bool = True


def read_outlined(
    outline: Outline, table: Table, specification: Specification, decisions: Decisions, notes: Sequence[str] = ()
) -> OutlinedReading:
    """The table's figures with the categories, questions and periods that its labels and the outline give them."""
    dimensions = Dimensions(specification, decisions)
    grid, span = table.parts[0].grid, table.parts[0].extent
    labels, heads = len(outline.rows), len(outline.columns)
    width = span.last_column - span.column + 1
    values = [
        [grid.value(row, span.column + offset) for offset in range(width)] for row in range(span.row, span.last_row + 1)
    ]
    top = [_filled(line[labels:], last=level == heads - 1) for level, line in enumerate(values[:heads])]
    side = _filled_down([line[:labels] for line in values[heads:]])
    legend = read_legend(notes)
    cells = _cells(table, values[heads:], range(labels, width), legend)
    axes = [*outline.rows, *outline.columns]
    items: list[Mapped] = []
    for down, line in enumerate(cells):
        for across, cell in enumerate(line):
            said = [*side[down], *(level[across] for level in top)]
            if not any(plain_text(value) for value in said) and not cell.text:
                continue
            place = replace(grid.place(span.row + heads + down, span.column + labels + across), table=table.id)
            struck = (span.row + heads + down, span.column + labels + across) in grid.struck
            record = Record(
                table.id, "", None, {}, cell.text, cell.kind, cell.interval, place=place,
                doubt="the figure is struck through" if struck else None,
            )  # fmt: skip
            items.append(_mapped(record, axes, said, outline, dimensions))
    done = [_done(item, specification) for item in items]
    findings = label_findings(dimensions, specification, table.id, items, "")
    fitted = [(record, item.fitting) for record, item in zip(done, items, strict=True) if item.fitting is not None]
    findings += period_findings([(r, f) for r, f in fitted if r.question is not None], specification.periods)
    findings.append(AS_OUTLINED.found(f"{outline} was read as a person outlined it.", _at(table)))
    fits = all(
        _understood(axis, said, dimensions) >= ENOUGH_UNDERSTOOD
        for axis, said in [
            *zip(outline.rows, zip(*side, strict=True), strict=False),
            *zip(outline.columns, top, strict=True),
        ]
    )
    return OutlinedReading(done, findings, fits and bool(done))


def _at(table: Table) -> Place:
    grid, span = table.parts[0].grid, table.parts[0].extent
    return replace(grid.place(span.row, span.column), table=table.id)


def _filled(values: Sequence[Value], *, last: bool) -> list[Value]:
    """A row of heads; in all but the lowest a head stands over the blanks after it."""
    filled: list[Value] = []
    for value in values:
        blank = not plain_text(value)
        filled.append(filled[-1] if blank and not last and filled else value)
    return filled


def _filled_down(lines: Sequence[Sequence[Value]]) -> list[list[Value]]:
    """Columns of labels; in all but the rightmost a label stands beside the blanks under it."""
    filled: list[list[Value]] = []
    for line in lines:
        above = filled[-1] if filled else None
        filled.append(
            [
                above[i] if above is not None and i < len(line) - 1 and not plain_text(value) else value
                for i, value in enumerate(line)
            ]
        )
    return filled


def _cells(table: Table, values: Sequence[Sequence[Value]], columns: range, legend: Legend) -> list[list[Cell]]:
    grid, span = table.parts[0].grid, table.parts[0].extent
    first = span.row + table.header_rows
    rows = [Row(grid, first + number, span.column, list(line), "") for number, line in enumerate(values)]
    return read_cells(Frame(table, len(columns), [], rows), list(columns), legend)


def _mapped(
    record: Record, axes: Sequence[str], said: Sequence[Value], outline: Outline, dimensions: Dimensions
) -> Mapped:
    """What a figure's labels say of it, each by the axis it stands on."""
    placed = Placed()
    specification = dimensions.questions.specification
    question = specification.question(outline.question) if outline.question else None
    period: Period | None = None
    total = False
    for axis, value in zip(axes, said, strict=True):
        label = " ".join(plain_text(value).split())
        if axis == PERIOD:
            period = _period(value)
        elif axis == QUESTION:
            question = dimensions.questions.numbered(label) or dimensions.questions.undivided_named(label)
        elif axis != WORDS and says_total(label):
            total = True
            placed.labels[axis] = label
        elif axis != WORDS:
            _place(placed, axis, label, dimensions)
    if outline.period and PERIOD not in axes:
        asked = next((one for one in specification.periods if one.label == outline.period), None)
        period = Period(asked.start, asked.end, asked.label) if asked else None
    question = _of_total(question, placed, specification) if total else question
    return Mapped(replace(record, total=total, breakdown=dict(placed.breakdown)), placed, period, question)


def _period(value: Value) -> Period | None:
    found = read_period(value)
    if found is None:
        return None
    said = written(value)
    return Period(found.start, found.end, said) if found.start and found.end else Period(None, None, said)


def _of_total(question: Question | None, placed: Placed, specification: Specification) -> Question | None:
    """A total over everything answers what its table's question sums to."""
    if question is None or placed.breakdown or not question.sums_to:
        return question
    target = specification.question(question.sums_to)
    return target if target is not None and not target.breakdown else question


def _place(placed: Placed, key: str, label: str, dimensions: Dimensions) -> None:
    match = dimensions.vocabularies[key].match(label) if label else None
    if match is None:
        placed.breakdown[key] = label or "(no label)"
        placed.left[key] = label or "(no label)"
        return
    placed.breakdown[key], placed.matches[key] = match.category, match
    if match.category != label:
        placed.labels[key] = label


def _done(item: Mapped, specification: Specification) -> Record:
    item.fitting = fit(item.period, specification.periods)
    answers = item.fitting.answers and item.fitting.asked is not None
    return replace(
        item.record,
        period=item.period,
        question=item.question.number if item.question else None,
        asked=item.fitting.asked.label if answers and item.fitting.asked else None,
        labels=dict(item.placed.labels),
    )


def _understood(axis: str, said: Sequence[Value], dimensions: Dimensions) -> float:
    """The share of an axis's labels that are what the axis is said to be."""
    labels = {" ".join(plain_text(value).split()) for value in said if plain_text(value)}
    if axis == WORDS:
        return 1.0
    if not labels:
        return 0.0
    if axis == PERIOD:
        known = sum(read_period(value) is not None for value in {value for value in said if plain_text(value)})
        return known / len({value for value in said if plain_text(value)})
    if axis == QUESTION:
        questions = dimensions.questions
        known = sum((questions.numbered(one) or questions.undivided_named(one)) is not None for one in labels)
        return known / len(labels)
    vocabulary = dimensions.vocabularies[axis]
    return sum(says_total(one) or vocabulary.match(one) is not None for one in labels) / len(labels)
