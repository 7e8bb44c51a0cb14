"""Tables of figures: axes nest down the rows or across the heads in any number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, product

from tests.world.figures import Figures
from tests.world.periods import Axis, Item
from tests.world.pieces import Cell, Figure, Table, Written

Choice = tuple[tuple[Axis, Item], ...]


@dataclass(frozen=True, slots=True)
class Manner:
    """How the axes are printed. Names of totals are empty where none is printed."""

    total_below: str = ""
    total_right: str = ""
    subtotal: str = ""
    """The name of a sub-total with {} for its group; for rows on two levels or more."""
    groups: str = "repeated"
    """Outer labels of rows: in columns "repeated", "once", "merged"; or on rows of their own "above", "indented"."""
    group_figures: bool = False
    """Rows of groups hold the sums of their members."""
    spans: str = "merged"
    """Outer heads: "merged", "once", "repeated"."""
    corner: bool = True
    shares: str = ""
    """Under every head of periods a count and its share of the column: "joined" in one head, or "below" it."""
    count_head: str = ""
    """What is counted, as a band over the heads."""


def choices(axes: Sequence[Axis]) -> list[Choice]:
    return [tuple(zip(axes, items, strict=True)) for items in product(*(axis.items for axis in axes))]


def written(choice: Choice) -> list[tuple[Written, str]]:
    """The texts of a choice, one for each level, with their number formats."""
    return [(text, item.number_format) for _, item in choice for text in item.written]


def meant(*parts: Choice) -> tuple[str, dict[str, str]]:
    """The period and categories of a choice; no period is an empty text."""
    period, breakdown = "", {}
    for axis, item in (pair for part in parts for pair in part):
        if axis.is_time:
            period = item.true
        elif axis.name:
            breakdown[axis.name] = item.true
    return period, breakdown


def levels(axes: Sequence[Axis]) -> list[str]:
    return [head for axis in axes for head in axis.heads]


class Crosstab:
    """Axes down the rows and across the heads. `outside` is what holds for the whole table."""

    def __init__(
        self, figures: Figures, down: Sequence[Axis], across: Sequence[Axis], manner: Manner, outside: Choice = ()
    ) -> None:
        self.figures, self.down, self.across, self.manner, self.outside = figures, down, across, manner, outside
        self.rows, self.columns = choices(down), choices(across)
        self.in_columns = manner.groups in ("repeated", "once", "merged") or len(levels(down)) < 2
        self.stub = len(levels(down)) if self.in_columns else 1

    def table(self) -> Table:
        heads = self._heads()
        body = self._body_in_columns() if self.in_columns else self._body_in_groups()
        if self.manner.total_below:
            body.append([*self._label_cells([self.manner.total_below], bold=True), *self._sums(self.rows)])
        if self.manner.shares:
            return self._with_shares(heads, body)
        return Table([*heads, *body], heads=len(heads), stub=self.stub)

    # heads

    def _heads(self) -> list[list[Cell]]:
        depth = len(levels(self.across))
        lines = []
        for level in range(depth):
            texts = [written(column)[: level + 1] for column in self.columns]
            cells: list[Cell] = []
            for _, run in groupby(texts):
                same = list(run)
                (text, form), last = same[0][-1], level == depth - 1
                if last:
                    cells += [Cell(text, bold=True, number_format=form) for _ in same]
                    continue
                first = Cell(text, bold=True, across=len(same) if self.manner.spans == "merged" else 1)
                rest = text if self.manner.spans == "repeated" else None
                cells += [first, *(Cell(rest, bold=True) for _ in same[1:])]
            if self.manner.total_right:
                cells.append(
                    Cell(
                        self.manner.total_right
                        if level == (0 if self.manner.spans == "merged" else depth - 1)
                        else None,
                        bold=True,
                    )
                )
            names = self._stub_heads()
            at_foot = level == depth - 1 and self.manner.corner
            lines.append([*(Cell(n if at_foot else None, bold=True) for n in names), *cells])
        return lines

    def _stub_heads(self) -> list[str]:
        names = levels(self.down)
        return names if self.in_columns else names[-1:]

    # bodies

    def _values(self, row: Choice) -> list[Cell]:
        cells = [self.figures.cell(*meant(self.outside, row, column)) for column in self.columns]
        if self.manner.total_right:
            cells.append(self.figures.total(self._numbers([row], self.columns)))
        return cells

    def _numbers(self, rows: Sequence[Choice], columns: Sequence[Choice]) -> list[int]:
        return [self.figures.number(*meant(self.outside, row, column)) for row in rows for column in columns]

    def _sums(self, rows: Sequence[Choice]) -> list[Cell]:
        cells = [self.figures.total(self._numbers(rows, [column])) for column in self.columns]
        if self.manner.total_right:
            cells.append(self.figures.total(self._numbers(rows, self.columns)))
        return cells

    def _label_cells(self, texts: Sequence[Written], bold: bool = False) -> list[Cell]:
        return [Cell(text, bold=bold) for text in [*texts, *[None] * (self.stub - len(texts))]]

    def _groups(self) -> list[list[Choice]]:
        return [list(run) for _, run in groupby(self.rows, key=lambda row: written(row)[:1])]

    def _body_in_columns(self) -> list[list[Cell]]:
        body: list[list[Cell]] = []
        for group in self._groups():
            before: list[tuple[Written, str]] = []
            top = len(body)
            for row in group:
                texts = written(row)
                cells = [Cell(text, number_format=form) for text, form in texts]
                if self.manner.groups in ("once", "merged"):
                    for level in range(len(texts) - 1):
                        if texts[: level + 1] == before[: level + 1]:
                            cells[level] = Cell()
                before = texts
                body.append([*cells, *self._values(row)])
            if self.manner.groups == "merged" and self.stub > 1:
                body[top][0].down = len(group)
            if self.manner.subtotal and self.stub > 1:
                label = self.manner.subtotal.format(written(group[0])[0][0])
                body.append([*self._label_cells([label], bold=True), *self._sums(group)])
        return body

    def _body_in_groups(self) -> list[list[Cell]]:
        body: list[list[Cell]] = []
        indent = 1 if self.manner.groups == "indented" else 0
        for group in self._groups():
            (text, form) = written(group[0])[0]
            sums = self._sums(group) if self.manner.group_figures else [Cell() for _ in self._sums(group)]
            body.append([Cell(text, bold=True, number_format=form), *sums])
            for row in group:
                member = " ".join(str(t) for t, _ in written(row)[1:])
                body.append([Cell(member, indent=indent), *self._values(row)])
            if self.manner.subtotal and not self.manner.group_figures:
                body.append([Cell(self.manner.subtotal.format(text), bold=True), *self._sums(group)])
        return body

    def _with_shares(self, heads: list[list[Cell]], body: list[list[Cell]]) -> Table:
        """A share of its column beside every count; for heads of one level."""
        numbers = [self._numbers(self.rows, [column]) for column in self.columns]
        whole = [max(1, sum(column)) for column in numbers]
        [head] = heads
        below: list[Cell] = [Cell() for _ in range(self.stub)]
        told = [*head[: self.stub]]
        for cell in head[self.stub :]:
            if self.manner.shares == "joined":
                told += [Cell(f"{cell.written} count", bold=True), Cell(f"{cell.written} %", bold=True)]
            else:
                told += [Cell(cell.written, bold=True, across=2), Cell()]
                below += [Cell("Number", bold=True), Cell("%", bold=True)]
        lines = [told] if self.manner.shares == "joined" else [told, below]
        for index, row in enumerate(body):
            line = row[: self.stub]
            for place, cell in enumerate(row[self.stub :]):
                share = (numbers[place][index] if index < len(self.rows) else sum(numbers[place])) / whole[place]
                line += [cell, Cell(f"{100 * share:.1f}%")]
            lines.append(line)
        return Table(lines, heads=len(lines) - len(body), stub=self.stub)


def long(figures: Figures, axes: Sequence[Axis], count_head: str, outside: Choice = (), total: str = "") -> Table:
    """A line for every combination, its labels in columns and its count last."""
    rows = [[Cell(head or "Period", bold=True) for head in levels(axes)] + [Cell(count_head, bold=True)]]
    for row in choices(axes):
        rows.append([*(Cell(t, number_format=f) for t, f in written(row)), figures.cell(*meant(outside, row))])
    if total:
        numbers = [figures.number(*meant(outside, row)) for row in choices(axes)]
        rows.append([Cell(total, bold=True), *(Cell() for _ in levels(axes)[1:]), figures.total(numbers)])
    return Table(rows, stub=len(levels(axes)))


def key_value(figures: Figures, axis: Axis, outside: Choice = (), total: str = "") -> Table:
    """Label and figure, without a head."""
    rows = [
        [Cell(t, number_format=f) for t, f in written(row)] + [figures.cell(*meant(outside, row))]
        for row in choices([axis])
    ]
    if total:
        numbers = [figures.number(*meant(outside, row)) for row in choices([axis])]
        rows.append([Cell(total, bold=True), *(Cell() for _ in range(axis.levels - 1)), figures.total(numbers)])
    return Table(rows, heads=0, stub=axis.levels)


def one_line(figures: Figures, periods: Axis, label: str, outside: Choice = ()) -> Table:
    """Periods across one row of figures that has a name which is no category."""
    head = [Cell(), *(Cell(t, bold=True, number_format=f) for row in choices([periods]) for t, f in written(row))]
    return Table([head, [Cell(label), *(figures.cell(*meant(outside, row)) for row in choices([periods]))]])


def beside(tables: Sequence[tuple[str, Table]], gap: int) -> Table:
    """Tables of one shape side by side under their headings, with empty columns between."""
    deep = max(len(table.rows) for _, table in tables)
    lines: list[list[Cell]] = [[] for _ in range(deep + 1)]
    for number, (heading, table) in enumerate(tables):
        for line in lines:
            line += [Cell() for _ in range(gap if number else 0)]
        lines[0] += [Cell(heading, bold=True), *(Cell() for _ in range(table.width - 1))]
        for index in range(deep):
            row = table.rows[index] if index < len(table.rows) else []
            lines[index + 1] += [*row, *(Cell() for _ in range(table.width - len(row)))]
    return Table(lines, heads=1 + tables[0][1].heads, stub=tables[0][1].stub)


def cases(
    figures: Figures, period: Axis, axes: Sequence[Axis], reference: str, most: int = 60
) -> tuple[Table, list[Figure]]:
    """A row for every offence, and what is counted from them: by period, and by period and each column."""
    rows = [
        [
            Cell("Crime reference", bold=True),
            Cell(period.heads[0] or "Period", bold=True),
            *(Cell(a.heads[0], bold=True) for a in axes),
        ]
    ]
    counted: dict[tuple[str, tuple[tuple[str, str], ...]], int] = {}
    drawn = figures.drawn
    for number in range(drawn.randint(12, most)):
        when = drawn.choice(period.items)
        labels = [drawn.choice(axis.items) for axis in axes]
        rows.append(
            [
                Cell(reference.format(1000 + 7 * number)),
                Cell(when.written[0], number_format=when.number_format),
                *(Cell(item.written[0]) for item in labels),
            ]
        )
        for key in [(), *(((axis.name, item.true),) for axis, item in zip(axes, labels, strict=True))]:
            counted[when.true, key] = counted.get((when.true, key), 0) + 1
    return Table(rows, stub=len(rows[0])), [Figure(p, key, value) for (p, key), value in counted.items()]
