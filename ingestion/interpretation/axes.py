"""The two axes of a table of figures: what its rows and its columns say of each figure. Pure.

Each row and each column carries `Labels`: its categories by dimension, its words about time, whether it is a total.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingestion.interpretation.findings import UNNAMED_COLUMN, UNNAMED_ROW
from ingestion.interpretation.frame import LABEL, Frame, texts_of
from ingestion.interpretation.labels import Axis, Labels, add_categories, add_time, says_total
from ingestion.interpretation.period_groups import period_groups
from ingestion.interpretation.periods import read_axis
from ingestion.interpretation.question_columns import names_questions
from ingestion.values.figure_words import plain_text
from ingestion.values.finding import Finding
from ingestion.values.grid import Value
from ingestion.values.period_parts import PeriodWords
from ingestion.values.place import Place
from ingestion.values.shape import BLANK
from ingestion.values.time_spans import Span, read_spans


def rows_axis(frame: Frame, notes: frozenset[str], findings: list[Finding]) -> Axis:
    """What labels, sections and filled-down groups say of each row."""
    labels = frame.columns(LABEL)
    lines = [Labels() for _ in frame.rows]
    time = False
    values = {c: _filled_down(frame, c, labels) for c in labels}
    names = _names(frame, labels)
    parsed: dict[int, list[PeriodWords | None] | None] = dict.fromkeys(labels)
    any_years = False
    datable = [c for c in labels if not names_questions(frame, c)]
    for c in datable:
        parts = [None if says_total(value) else value for value in values[c]]
        parsed[c] = read_axis(parts, names[c], with_years=False)
        any_years = any_years or parsed[c] is not None
    for c in datable:
        if parsed[c] is None and any_years:
            parsed[c] = read_axis([None if says_total(v) else v for v in values[c]], names[c], with_years=True)
    _join_from_to(labels, names, parsed)
    for c in labels:
        periods = parsed[c]
        if periods is not None:
            time = True
            add_time(frame, lines, values[c], periods, findings, lambda n, c=c: frame.rows[n].place(c), name=names[c])
            continue
        groups = [] if time or c not in datable else period_groups(values[c])
        time = time or bool(groups)
        heads = {group.row for group in groups}
        kept = [None if number in heads else value for number, value in enumerate(values[c])]
        add_categories(frame, lines, kept, names[c], notes, findings, [row.place(c) for row in frame.rows])
        for group in groups:
            lines[group.row].total, lines[group.row].certain = "", True
            for line in lines[group.row : group.last + 1]:
                line.time.append((group.text, group.period))
    time = _add_sections(frame, lines) or time
    time = time or _add_named_in_labels(frame, lines, [values[c] for c in labels])
    for number, line in enumerate(lines):
        if not line.categories and not line.time and line.total is None and labels:
            line.unnamed = True
        elif line.total is None and all(frame.rows[number].shapes[c] == BLANK for c in labels) and len(labels) > 0:
            line.unnamed = not any(plain_text(values[c][number]) for c in labels[-1:])
    return Axis(lines, time)


def _add_named_in_labels(frame: Frame, lines: Sequence[Labels], columns: Sequence[Sequence[Value]]) -> bool:
    """Periods inside the words of labels ("Number of arrests in 2019"), where nothing in its head speaks of time and
    most labels do, or all are totals, each of a period of its own; whether there are any. The label stays whole."""
    if len(columns) != 1 or any(read_spans(text).found for level in frame.heads for text in texts_of(level)):
        return False
    named: list[tuple[Labels, Span]] = []
    totals_only = len(lines) > 1 and all(line.total for line in lines)
    for line, value in zip(lines, columns[0], strict=True):
        text = _QUESTION.sub("", value, count=1) if isinstance(value, str) else ""
        spans = read_spans(text).found if line.total is None or totals_only else ()
        if len(spans) == 1 and spans[0].period.whole and spans[0].period.form != "day" and not spans[0].short:
            named.append((line, spans[0]))
    if totals_only and len({(span.period.start, span.period.end) for _, span in named}) < len(lines):
        return False
    if len(named) <= 0.5 * sum(line.total is None for line in lines):
        return False  # one label among many speaks of itself
    for line, span in named:
        line.time.append((span.words, span.period))
        if totals_only:
            line.total, line.certain = None, False  # "Total crimes 2018/19", "Total crimes 2019/20": of no parts here
    return bool(named)


_QUESTION = re.compile(
    r"^\s*q(?:uestion)? ?\d{1,2}[a-z]?[.):]?\s+(?=(?:how|number|please|the|what|of|total|no\.?|count|data)\b)",
    re.IGNORECASE,
)
"""A question's number before its words: no quarter of the year they name."""
_FROM = re.compile(r"\b(?:from|start|starts|began|begin|since)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:to|until|till|end|ends|ended|correct to)\b", re.IGNORECASE)


def _join_from_to(
    labels: Sequence[int], names: dict[int, str], parsed: dict[int, list[PeriodWords | None] | None]
) -> None:
    """A column of first days and one of last days are one period."""
    starts = [c for c in labels if parsed[c] is not None and _FROM.search(names[c])]
    ends = [c for c in labels if parsed[c] is not None and _UNTIL.search(names[c]) and c not in starts]
    if len(starts) != 1 or len(ends) != 1:
        return
    first, last = parsed[starts[0]] or [], parsed[ends[0]] or []
    both: list[PeriodWords | None] = []
    for a, b in zip(first, last, strict=True):
        if a is None or b is None or a.start is None or b.end is None or a.start > b.end:
            both.append(None)
        else:
            both.append(PeriodWords("range", a.start, b.end))
    parsed[starts[0]] = both
    parsed[ends[0]] = list(both)


def _names(frame: Frame, labels: Sequence[int]) -> dict[int, str]:
    names: dict[int, str] = {}
    for c in labels:
        texts = [plain_text(level[c]) for level in frame.heads if plain_text(level[c])]
        name = texts[-1] if texts else "label" if len(labels) == 1 else f"label {labels.index(c) + 1}"
        name = name[:80]
        while name in names.values():
            name += " (again)"
        names[c] = name
    return names


def _filled_down(frame: Frame, column: int, labels: Sequence[int]) -> list[Value]:
    """A group's name typed once holds for the rows below it that have a label further right, until the next total."""
    later = [c for c in labels if c > column]
    open_rows = [
        row for row in frame.rows if row.shapes[column] == BLANK and any(row.shapes[c] != BLANK for c in later)
    ]
    if all(any(says_total(row.values[c]) for c in later) for row in open_rows):
        later = []  # a code beside each row but the total is no group's name
    values: list[Value] = []
    current: Value = None
    section = None
    for row, name in zip(frame.rows, frame.sections, strict=True):
        value = row.values[column]
        if name != section:
            current, section = None, name
        if plain_text(value):
            current = None if says_total(value) else value
            values.append(value)
        elif later and any(row.shapes[c] != BLANK for c in later):
            values.append(current)
        else:
            values.append(value)
    return values


def _add_sections(frame: Frame, lines: Sequence[Labels]) -> bool:
    """The sections' names become periods or categories of their rows; whether they are periods."""
    sections = [section for section in frame.sections if section]
    if not sections:
        return False
    periods = read_axis(list(dict.fromkeys(sections)), "")
    by_name = dict(zip(dict.fromkeys(sections), periods, strict=True)) if periods else {}
    of_all = _total_of_all_sections(frame.sections, lines)
    for number, (line, section) in enumerate(zip(lines, frame.sections, strict=True)):
        if not section or number == of_all:
            continue
        period = by_name.get(section)
        if period is not None:
            line.time.append((section, period))
        else:
            line.categories["section"] = section
    return bool(by_name)


def _total_of_all_sections(sections: Sequence[str], lines: Sequence[Labels]) -> int | None:
    """The last row, where it is a total and its section has one more than those before it: it is of all sections."""
    totals: dict[str, int] = {section: 0 for section in sections if section}
    for section, line in zip(sections, lines, strict=True):
        if section and line.total is not None:
            totals[section] += 1
    last = len(lines) - 1
    if len(totals) < 2 or not sections[last] or lines[last].total is None:
        return None
    *before, own = totals.values()
    return last if sections[last] == list(totals)[-1] and own > max(before) else None


def _first_filled(frame: Frame, column: int) -> Place:
    return next((row.place(column) for row in frame.rows if row.shapes[column] != BLANK), frame.rows[0].place(column))


def unnamed_findings(frame: Frame, rows: Axis, columns: Sequence[int], heads: Axis) -> list[Finding]:
    """Lines of figures that carry no label and are no total either."""
    found: list[Finding] = []
    nameless = [c for c, labels in zip(columns, heads.lines, strict=True) if labels.unnamed and labels.total is None]
    if nameless and frame.rows and frame.table.header_rows:
        places = [_first_filled(frame, c) for c in nameless]
        some = f"{len(nameless)} columns of figures have" if len(nameless) > 1 else "A column of figures has"
        found.append(UNNAMED_COLUMN.found(f"{some} no heading, the first from {places[0]} down.", places[0]))
    bare = [n for n, labels in enumerate(rows.lines) if labels.unnamed and labels.total is None]
    # One row under heads alone needs no label; of several, nothing tells which is which.
    if bare and (frame.columns(LABEL) or len(bare) > 1):
        place = frame.rows[bare[0]].place(columns[0])
        many = f"{len(bare)} rows of figures have" if len(bare) > 1 else "A row of figures has"
        found.append(UNNAMED_ROW.found(f"{many} no label, the first at {place}.", place))
    return found
