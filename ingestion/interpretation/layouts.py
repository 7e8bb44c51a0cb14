"""Tables into records: crosstabs, long tables, key and value. One row per case is counted in `cases`. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingestion.interpretation import cases
from ingestion.interpretation.axes import Axis, Labels, columns_axis, rows_axis, unnamed_findings
from ingestion.interpretation.context import Context
from ingestion.interpretation.figures import Legend, note_numbers, read_legend, settle
from ingestion.interpretation.findings import (
    GUESSED_YEAR,
    HEADLESS_PIECE,
    LABELS_FROM_BEFORE,
    MARK_UNEXPLAINED,
    NO_HEAD,
    NO_PERIOD,
    PERIOD_FROM_TITLE,
    REPEATED_ROWS,
    RUN_OF_LIMITS,
    SAME_LABELS,
    SHARES_LEFT_OUT,
    STRUCK_FIGURES,
    TEXT_FOR_FIGURE,
    TOTAL_BY_SUM,
)
from ingestion.interpretation.frame import FIGURES, LABEL, NOTE, SHARES, Frame, lay_out
from ingestion.interpretation.periods import doubtful, named_in, period_of, spanning
from ingestion.interpretation.totals import Sum, find_groups, find_sums, total_words
from ingestion.values.figure_words import FigureWords, plain_text, read_figure
from ingestion.values.finding import Finding
from ingestion.values.interval import NOTHING_KNOWN, Interval
from ingestion.values.period import Period
from ingestion.values.record import Kind, Record
from ingestion.values.table import Table


@dataclass(slots=True)
class TableReading:
    """What one table says. `understood` is False for a table that holds no figures at all (a list of codes or teams)."""

    records: list[Record] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    understood: bool = True


def read_table(table: Table, context: Context) -> TableReading:
    """The table's records and what was noticed; sets its layout and row count."""
    frame = lay_out(table)
    table.row_count = len(frame.rows)
    if cases.one_row_per_case(frame):
        return _read_cases(frame, table, context)
    if not frame.columns(FIGURES) or not frame.rows:
        return TableReading(understood=False)
    return _read_figures(frame, table, context)


def wants_rows_one_by_one(table: Table) -> bool:
    """Whether a table that is longer than what is held of it can be counted as it passes."""
    return cases.one_row_per_case(lay_out(table))


def _read_cases(frame: Frame, table: Table, context: Context) -> TableReading:
    table.layout = "one row per case"
    counted = cases.count(frame, table, context)
    return TableReading(counted.records, counted.findings)


@dataclass(slots=True)
class _Cell:
    words: FigureWords | None
    kind: Kind
    interval: Interval
    text: str


def _read_figures(frame: Frame, table: Table, context: Context) -> TableReading:
    findings: list[Finding] = []
    numbers = note_numbers([*table.notes, *context.notes])
    legend = read_legend(table.notes).joined(context.legend)
    columns, heads, said = columns_axis(frame, numbers, findings)
    rows = rows_axis(frame, numbers, findings)
    cells = _cells(frame, columns, legend)
    _mark_totals(frame, rows, columns, heads, cells, findings)
    _prove_dashes(frame, rows, heads, cells)
    table.layout = _layout(frame, rows, heads, columns)
    measure = _measure(frame, table, said, columns, heads)
    records = _records(frame, table, context, rows, columns, heads, cells, measure, findings)
    if not table.header_rows and len(columns) + len(frame.columns(LABEL)) > 2:
        first = frame.rows[0].place(0)
        findings.append(NO_HEAD.found(f"The table at {first} has no headings of its own.", first))
    if table.continued_from:
        here = frame.rows[0].place(columns[0])
        sentence = f"The piece at {here} has no row labels; they were taken from table {table.continued_from}."
        findings.append(LABELS_FROM_BEFORE.found(sentence, here))
    if table.headless:
        first = table.headless[0]
        pieces = f"{len(table.headless)} pieces" if len(table.headless) > 1 else "A piece"
        findings.append(
            HEADLESS_PIECE.found(
                f"{pieces} of the table from {first} on came without headings, and was read under those above.", first
            )
        )
    findings.extend(unnamed_findings(frame, rows, columns, heads))
    findings.extend(_noticed(frame, table, rows, columns, heads, cells))
    table.notes.extend(_side_notes(frame))
    return TableReading(records, findings)


def _cells(frame: Frame, columns: Sequence[int], legend: Legend) -> list[list[_Cell]]:
    read = [
        [
            read_figure(row.values[c], row.grid.formats.get(row.at(c))) if row.values[c] not in ("", None) else None
            for c in columns
        ]
        for row in frame.rows
    ]
    shown = any(
        (words is None and row.values[c] in ("", None))
        or (words is not None and ((words.low == 0 and words.kind is Kind.EXACT) or words.kind is Kind.ZERO_MARK))
        for row, line in zip(frame.rows, read, strict=True)
        for words, c in zip(line, columns, strict=True)
    )
    cells: list[list[_Cell]] = []
    for row, line in zip(frame.rows, read, strict=True):
        out: list[_Cell] = []
        for words, c in zip(line, columns, strict=True):
            value = row.values[c]
            if value in ("", None) or (words is not None and words.kind is Kind.BLANK):
                out.append(_Cell(None, Kind.BLANK, NOTHING_KNOWN, ""))
            elif words is None or words.unit == "percent":
                out.append(_Cell(words, Kind.UNREAD, NOTHING_KNOWN, plain_text(value)))
            else:
                kind, interval = settle(words, legend, shown)
                out.append(_Cell(words, kind, interval, plain_text(value)))
        cells.append(out)
    return cells


def _mark_totals(
    frame: Frame, rows: Axis, columns: Sequence[int], heads: Axis, cells: list[list[_Cell]], findings: list[Finding]
) -> None:
    """Totals by their words and by their sums, in both directions. A word alone is not enough where nothing is left to
    add up, and words with more to them ("Total PCNs") only where the figures allow it."""
    matrix = [[None if cell.kind is Kind.BLANK else cell.interval for cell in line] for line in cells]
    for axis, figures, what in ((rows, matrix, "row"), (heads, _turned(matrix), "column")):
        if all(labels.total is not None for labels in axis.lines):
            _keep_one_level(axis, bool(frame.columns(LABEL)))
        sure = [labels.total is not None and labels.certain for labels in axis.lines]
        unnamed = [labels.unnamed for labels in axis.lines]
        sums = find_groups(figures, sure) or find_sums(figures, sure, unnamed)
        summed = {found.line for found in sums}
        for number, labels in enumerate(axis.lines):
            if labels.total is not None and not labels.certain and number not in summed:
                _settle_by_size(axis, number, figures, what)
        told = []
        for found in sums:
            labels = axis.lines[found.line]
            if labels.timeless:
                continue
            if labels.total is None:
                told.append(found)
            whole = found.last - found.first + 1 >= len(axis.lines) - 1
            _name_of_total(labels, whole)
            labels.total = labels.total or ""
            _set_group(axis, found.line, found.first, found.last)
        if told:
            findings.append(_totals_told(frame, axis, columns, told, what))


def _keep_one_level(axis: Axis, labelled: bool) -> None:
    """Where every line calls itself a total, the surest words say no more than "figure"."""
    for labels in axis.lines:
        if len(axis.lines) == 1 or not labelled or not labels.certain:
            labels.total = None


def _settle_by_size(axis: Axis, number: int, figures: Sequence[Sequence[Interval | None]], what: str) -> None:
    """Words such as "Total offences", without a sum to show for it: a total unless its neighbours are larger. A column
    must stand first or last and be as large as every other one."""
    labels = axis.lines[number]
    parts = [n for n, other in enumerate(axis.lines) if other.total is None]
    before, after = [n for n in parts if n < number], [n for n in parts if n > number]
    if what == "column":
        fits = (not before or not after) and all(_no_larger(figures[n], figures[number]) for n in parts)
    else:
        near = [side for side in (before[-2:], after[:2]) if side]
        fits = any(all(_no_larger(figures[n], figures[number]) for n in side) for side in near)
    if fits:
        _name_of_total(labels, whole=True)
    else:
        labels.total = None


def _no_larger(part: Sequence[Interval | None], whole: Sequence[Interval | None]) -> bool:
    return all(
        a is None or b is None or a.low is None or b.high is None or a.low <= b.high
        for a, b in zip(part, whole, strict=True)
    )


def _name_of_total(labels: Labels, whole: bool) -> None:
    """A total's words leave its breakdown; what a partial total is of ("Total North East") stays as its category."""
    if not labels.total:
        return
    for name, text in list(labels.categories.items()):
        words = total_words(text)
        if words is not None:
            if whole or not words.rest:
                del labels.categories[name]
            else:
                labels.categories[name] = words.rest


def _totals_told(frame: Frame, axis: Axis, columns: Sequence[int], sums: Sequence[Sum], what: str) -> Finding:
    shown = []
    place = frame.rows[0].place(columns[0])
    for number, found in enumerate(sums):
        labels = axis.lines[found.line]
        name = ", ".join([*labels.categories.values(), *(text for text, _ in labels.time)])
        at = frame.rows[found.line].place(columns[0]) if what == "row" else frame.rows[0].place(columns[found.line])
        if not number:
            place = at
        shown.append(f"“{name}” ({at})" if name else f"the one at {at}")
    more = f" and {len(shown) - 6} more" if len(shown) > 6 else ""
    listed = ", ".join(shown[:6]) + more
    one = len(sums) == 1
    return TOTAL_BY_SUM.found(
        f"{'One' if one else len(sums)} {what}{'' if one else 's'} {'is' if one else 'are'} the sum of the {what}s next to "
        f"{'it' if one else 'them'} and {'was' if one else 'were'} read as {'a total' if one else 'totals'}: {listed}.",
        place,
    )


def _set_group(axis: Axis, line: int, first: int, last: int) -> None:
    """Members of a group in one column of labels belong to the line that adds them up; a grand total groups nothing."""
    labels = axis.lines[line]
    if last - first + 1 >= len(axis.lines) - 1:
        return
    members = [axis.lines[n] for n in range(first, last + 1) if n != line]
    shared = {name for member in members for name in member.categories}
    for name, text in labels.categories.items():
        if name in shared:
            for member in members:
                if member.categories.get(name) not in (None, text):
                    member.categories.setdefault(f"{name} (group)", text)
    if labels.time:
        for member in members:
            if member.time and all(part is not None and not part.whole for _, part in member.time):
                member.time.extend(labels.time)


def _turned(matrix: list[list[Interval | None]]) -> list[list[Interval | None]]:
    return [list(line) for line in zip(*matrix, strict=True)] if matrix else []


def _prove_dashes(frame: Frame, rows: Axis, heads: Axis, cells: list[list[_Cell]]) -> None:
    """A dash that no note explains is nought where a printed total shows it: the parts without it add up already."""
    for axis, lines, turned in (
        (rows, cells, False),
        (heads, [list(line) for line in zip(*cells, strict=True)] if cells else [], True),
    ):
        totals = [n for n, labels in enumerate(axis.lines) if labels.total is not None and labels.certain]
        if len(totals) != 1:
            continue
        total = totals[0]
        for position, cell in enumerate(lines[total] if lines else []):
            parts = [line[position] for n, line in enumerate(lines) if n != total and axis.lines[n].total is None]
            unsure = [
                part for part in parts if part.words is not None and part.words.mark == "-" and not part.interval.known
            ]
            if not unsure or cell.kind is not Kind.EXACT or cell.interval.low is None:
                continue
            rest = [part for part in parts if part not in unsure and part.kind is not Kind.BLANK]
            if all(part.interval.exact for part in rest) and rest:
                if abs(sum(part.interval.low or 0 for part in rest) - cell.interval.low) < 1e-9:
                    for part in unsure:
                        part.interval = Interval(0, 0)


def _layout(frame: Frame, rows: Axis, heads: Axis, columns: Sequence[int]) -> str:
    labels = frame.columns(LABEL)
    if len(columns) == 1 and not heads.time:
        if len(labels) >= 2 or rows.time:
            return "long"
        return "key-value" if not frame.table.header_rows or len(frame.rows) < 3 else "long"
    return "crosstab"


def _measure(frame: Frame, table: Table, said: str, columns: Sequence[int], heads: Axis) -> str:
    return said or table.title


def _records(
    frame: Frame,
    table: Table,
    context: Context,
    rows: Axis,
    columns: Sequence[int],
    heads: Axis,
    cells: list[list[_Cell]],
    measure: str,
    findings: list[Finding],
) -> list[Record]:
    records: list[Record] = []
    outer = context.period_for(table)
    row_span = [labels.time for labels in rows.lines if labels.total is None]
    head_span = [labels.time for labels in heads.lines if labels.total is None]
    periods: dict[tuple[object, ...], Period | None] = {}
    used_outer = missing = guessed = 0
    for row, labels, line in zip(frame.rows, rows.lines, cells, strict=True):
        for column, head, cell in zip(columns, heads.lines, line, strict=True):
            key = (
                tuple(labels.time),
                tuple(head.time),
                labels.total is None,
                head.total is None,
                labels.timeless,
                head.timeless,
            )
            if key not in periods:
                periods[key] = _period(labels, head, rows, heads, row_span, head_span, outer)
            period = periods[key]
            if labels.timeless or head.timeless:
                period = None
            elif period is None:
                missing += 1
            elif period.doubt == "no year is given":
                guessed += 1
            elif not labels.time and not head.time and not rows.time and not heads.time:
                used_outer += 1
            breakdown = {**labels.categories, **head.categories}
            total = labels.total is not None or head.total is not None
            doubt = row.grid.doubts.get(row.at(column))
            if row.at(column) in row.grid.struck:
                doubt = doubt or "the figure is struck through"
            records.append(
                Record(
                    table=table.id,
                    measure=measure,
                    period=period,
                    breakdown=breakdown,
                    as_written=cell.text,
                    kind=cell.kind,
                    interval=cell.interval,
                    total=total,
                    place=row.place(column),
                    doubt=doubt,
                )
            )
    if not records:
        return records
    first = records[0].place
    if missing:
        findings.append(
            NO_PERIOD.found(f"Nothing in the table or its titles says which period its {missing} figures cover.", first)
        )
    if guessed:
        findings.append(
            GUESSED_YEAR.found(f"{guessed} figures of the table name a month or quarter, but no year is given.", first)
        )
    if used_outer and outer is not None:
        findings.append(
            PERIOD_FROM_TITLE.found(f"The table names no period; “{outer[0]}” was taken from {outer[2]}.", first)
        )
    return records


def _period(
    labels: Labels,
    head: Labels,
    rows: Axis,
    heads: Axis,
    row_span: Sequence[Sequence[tuple[str, object]]],
    head_span: Sequence[Sequence[tuple[str, object]]],
    outer: object,
) -> Period | None:
    named = [*labels.time, *head.time]
    found = period_of(named)
    if found is not None and found.known:
        over_rows = labels.total is not None and rows.time and not labels.time
        over_heads = head.total is not None and heads.time and not head.time
        if not (over_rows or over_heads):
            return found
        if over_heads and labels.time and any(part is not None and part.whole for _, part in labels.time):
            return found
        if over_rows and head.time and any(part is not None and part.whole for _, part in head.time):
            return found
    spans: list[tuple[str, object]] = []
    if labels.total is not None and rows.time and not labels.time:
        spans = [(text, part) for line in row_span for text, part in line]
    elif head.total is not None and heads.time and not head.time:
        other = [part for part in labels.time]
        spans = [(text, part) for line in head_span for text, part in line]
        if other:
            resolved = [period_of([*other, pair]) for pair in spans if isinstance(pair[0], str)]  # type: ignore[list-item]
            known = [period for period in resolved if period is not None and period.start and period.end]
            if known:
                return Period(min(p.start for p in known if p.start), max(p.end for p in known if p.end), other[0][0])
    if spans:
        whole = spanning([part for _, part in spans], "all periods shown")  # type: ignore[misc]
        if whole is not None:
            return whole
    if isinstance(outer, tuple):
        text, words, _ = outer
        if not named:
            return Period(words.start, words.end, text)
        together = period_of([*named, (text, words)])
        if together is not None and together.known:
            return together
    return found


def _noticed(
    frame: Frame, table: Table, rows: Axis, columns: Sequence[int], heads: Axis, cells: list[list[_Cell]]
) -> list[Finding]:
    found: list[Finding] = []
    shares = frame.columns(SHARES)
    if shares and frame.rows:
        place = frame.rows[0].place(shares[0])
        names = ", ".join(f"“{frame.head_text(c)}”" for c in shares[:4] if frame.head_text(c))
        found.append(
            SHARES_LEFT_OUT.found(
                f"{len(shares)} {'column holds' if len(shares) == 1 else 'columns hold'} shares or rates"
                f"{' (' + names + ')' if names else ''}; they were not read as counts.",
                place,
            )
        )
    marks: dict[str, list[tuple[int, int]]] = defaultdict(list)
    words: list[tuple[int, int]] = []
    struck: list[tuple[int, int]] = []
    for r, line in enumerate(cells):
        for c, cell in enumerate(line):
            if cell.words is not None and cell.words.mark and cell.interval == NOTHING_KNOWN:
                if cell.kind in (Kind.ZERO_MARK, Kind.SUPPRESSED) or len(cell.words.mark) < 3:
                    marks[cell.words.mark].append((r, c))
            if cell.kind is Kind.UNREAD:
                words.append((r, c))
            if cell.text and frame.rows[r].at(columns[c]) in frame.rows[r].grid.struck:
                struck.append((r, c))
    for mark, places in marks.items():
        r, c = places[0]
        if cells[r][c].kind is Kind.NOT_RECORDED:
            continue
        place = frame.rows[r].place(columns[c])
        many = f"{len(places)} cells" if len(places) > 1 else "one cell"
        found.append(
            MARK_UNEXPLAINED.found(
                f"“{cells[r][c].text}” stands in {many} (first at {place}), and no note says what it means.", place
            )
        )
    for places, kind, sentence in (
        (words, TEXT_FOR_FIGURE, "hold words, or a share, where figures stand"),
        (struck, STRUCK_FIGURES, "are struck through"),
    ):
        if places:
            r, c = places[0]
            place = frame.rows[r].place(columns[c])
            found.append(
                kind.found(f"{len(places)} cells {sentence}, the first at {place} (“{cells[r][c].text[:60]}”).", place)
            )
    found.extend(_same_labels(frame, rows, columns, heads))
    found.extend(_runs_of_limits(frame, columns, cells))
    found.extend(_repeated(frame, columns, cells))
    return found


def _same_labels(frame: Frame, rows: Axis, columns: Sequence[int], heads: Axis) -> list[Finding]:
    found = []
    for axis, what in ((rows, "row"), (heads, "column")):
        seen: dict[object, int] = {}
        for number, labels in enumerate(axis.lines):
            if labels.total is not None or labels.unnamed:
                continue
            key = (tuple(sorted(labels.categories.items())), tuple(labels.time))
            if key in seen and (key[0] or key[1]):
                place = frame.rows[number].place(columns[0]) if what == "row" else frame.rows[0].place(columns[number])
                name = ", ".join([*labels.categories.values(), *(text for text, _ in labels.time)])
                found.append(SAME_LABELS.found(f"Two {what}s are both called “{name}”, the second at {place}.", place))
                break
            seen[key] = number
    return found


def _runs_of_limits(frame: Frame, columns: Sequence[int], cells: list[list[_Cell]]) -> list[Finding]:
    """<5, <6, <7 … one below or beside the other."""

    def limits(line: Sequence[_Cell]) -> int | None:
        run = 1
        for n in range(1, len(line)):
            a, b = line[n - 1], line[n]
            step = (
                a.kind is b.kind is Kind.SUPPRESSED
                and a.interval.high is not None
                and b.interval.high == a.interval.high + 1
            )
            run = run + 1 if step else 1
            if run >= 4:
                return n
        return None

    for c, column in enumerate(columns):
        at = limits([line[c] for line in cells])
        if at is not None:
            place = frame.rows[at].place(column)
            return [RUN_OF_LIMITS.found(f"Suppression limits rise by one from cell to cell up to {place}.", place)]
    for r, line in enumerate(cells):
        at = limits(line)
        if at is not None:
            place = frame.rows[r].place(columns[at])
            return [RUN_OF_LIMITS.found(f"Suppression limits rise by one from cell to cell up to {place}.", place)]
    return []


def _repeated(frame: Frame, columns: Sequence[int], cells: list[list[_Cell]]) -> list[Finding]:
    """Three or more rows that print the same many figures one after another."""
    start = 0
    for r in range(1, len(cells) + 1):
        same = r < len(cells) and [c.text for c in cells[r]] == [c.text for c in cells[start]]
        if same:
            continue
        distinct = {cell.text for cell in cells[start] if cell.kind is Kind.EXACT and (cell.interval.low or 0) > 9}
        if r - start >= 3 and len(distinct) >= 3:
            place = frame.rows[start].place(columns[0])
            last = frame.rows[r - 1].place(columns[0])
            return [REPEATED_ROWS.found(f"The {r - start} rows from {place} to {last} print the same figures.", place)]
        start = r
    return []


def _side_notes(frame: Frame) -> list[str]:
    notes = []
    for column in frame.columns(NOTE):
        for row in frame.rows:
            if text := plain_text(row.values[column]):
                notes.append(text)
    return list(dict.fromkeys(notes))[:50]


__all__ = ["Counter", "TableReading", "doubtful", "named_in", "read_table"]
