"""A table laid out for reading: its body rows over all its parts, its heads with merged cells filled, its columns' roles.

Columns are offsets from the table's first column, the same in every part.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingestion.values.figure_words import percent_format, plain_text, read_figure
from ingestion.values.grid import Grid, Value
from ingestion.values.period_words import read_period
from ingestion.values.place import Place
from ingestion.values.shape import BLANK, EITHER, MARK, NUMBER, PROSE, TEXT, YEAR, row_shape
from ingestion.values.table import Part, Table

LABEL, FIGURES, SHARES, NOTE, SPACER = "label", "figures", "shares", "note", "spacer"

_CODE_HEAD = re.compile(
    r"(?:\w+[ _])?(?:code|codes|id|ref|reference|no\.?|num|index|ind|#|row|line|rank|key|ward|beat|year|month|period|date|age|quarter|week)s?\.?(?: (?:no\.?|number|code|id))?",
    re.IGNORECASE,
)
_MEASURE_HEAD = re.compile(
    r"\b(?:count|counts|number|no\.? of|total|totals|volume|offences?|crimes?|incidents?|cases|patients|people|records?|clients?|victims|arrests|frequency|qty|quantity|sum|value)\b",
    re.IGNORECASE,
)
_SHARE_HEAD = re.compile(
    r"%|\bper ?cent(?:age)?s?\b|\bproportions?\b|\bpct\b|\brates?\b(?! of)|\brate per\b|\bper (?:day|head|week|capita|1,?000|100,?000|population|officer)\b|\baverage\b|\bmean\b|\bmedian\b|\b(?:change|difference|increase|decrease|variance|variation)\b|^\W*\+/-\W*$",
    re.IGNORECASE,
)
_NOTE_HEAD = re.compile(
    r"\b(?:notes?|comments?|remarks?|definition|caveats?|explanation|description of|rationale|footnotes?)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Row:
    """One body row: its part's grid, its row there, its values by offset."""

    grid: Grid
    number: int
    first_column: int
    values: list[Value]
    shapes: str

    def place(self, offset: int) -> Place:
        return self.grid.place(self.number, self.first_column + offset)

    def at(self, offset: int) -> tuple[int, int]:
        return self.number, self.first_column + offset


@dataclass(slots=True)
class Frame:
    """The table laid out. `heads[level][offset]` are the headings' values, merged cells filled; `roles[offset]` what each
    column is; `sections[row]` the section names standing above a body row."""

    table: Table
    width: int
    heads: list[list[Value]]
    rows: list[Row]
    roles: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    head_merged: set[tuple[int, int]] = field(default_factory=set)
    first_head: int = 0

    def columns(self, role: str) -> list[int]:
        return [c for c, found in enumerate(self.roles) if found == role]

    def head_text(self, offset: int) -> str:
        """All headings of a column from above to below, each once."""
        texts: list[str] = []
        for level in self.heads:
            text = plain_text(level[offset])
            if text and (not texts or texts[-1] != text):
                texts.append(text)
        return " ".join(texts)

    def bottom(self, offset: int) -> str:
        """The lowest heading of a column."""
        return next((text for level in reversed(self.heads) if (text := plain_text(level[offset]))), "")

    def head_place(self, offset: int, level: int) -> Place:
        part = self.table.parts[0]
        return part.grid.place(part.extent.row + level, part.extent.column + offset)


def lay_out(table: Table) -> Frame:
    """The table's cells in order, with merged cells filled in heads and labels, and its columns told apart."""
    width = max(part.extent.last_column - part.extent.column + 1 for part in table.parts)
    heads, merged = _heads(table.parts[0], table.header_rows, width)
    rows: list[Row] = []
    sections: list[str] = []
    for index, part in enumerate(table.parts):
        start = part.extent.row + (table.header_rows if index == 0 else 0)
        section = sections[-1] if index and sections else ""
        for row, name in _body(part, start, width, section):
            rows.append(row)
            sections.append(name)
    frame = Frame(table, width, heads, rows, sections=sections, head_merged=merged)
    frame.roles = _roles(frame)
    if frame.columns(FIGURES):
        _tell_sections(frame)
    return frame


def _heads(part: Part, depth: int, width: int) -> tuple[list[list[Value]], set[tuple[int, int]]]:
    top, left = part.extent.row, part.extent.column
    heads: list[list[Value]] = [
        [part.grid.value(top + level, left + offset) for offset in range(width)] for level in range(depth)
    ]
    merged: set[tuple[int, int]] = set()
    for span in part.grid.merged:
        if span.last_row < top or span.row >= top + depth:
            continue
        value = part.grid.value(span.row, span.column)
        for r in range(max(span.row, top), min(span.last_row, top + depth - 1) + 1):
            for c in range(max(span.column, left), min(span.last_column, left + width - 1) + 1):
                if (r, c) != (span.row, span.column) and heads[r - top][c - left] in ("", None):
                    # A heading merged downwards is said once, on its lowest level.
                    heads[r - top][c - left] = value
                    merged.add((r - top, c - left))
    return heads, merged


def _body(part: Part, start: int, width: int, section: str) -> list[tuple[Row, str]]:
    grid, left = part.grid, part.extent.column
    fill: dict[tuple[int, int], Value] = {}
    for span in grid.merged:
        if span.last_row > span.row and span.row >= start - 1:
            value = grid.value(span.row, span.column)
            for r in range(span.row + 1, span.last_row + 1):
                fill[(r, span.column)] = value
    found: list[tuple[Row, str]] = []
    for number in range(start, part.extent.last_row + 1):
        values = [grid.value(number, left + offset) for offset in range(width)]
        if fill:
            for offset in range(width):
                if values[offset] in ("", None) and (number, left + offset) in fill:
                    values[offset] = fill[(number, left + offset)]
        shapes = row_shape(values, 0, width - 1)
        if shapes.strip():
            found.append((Row(grid, number, left, values, shapes), section))
    return found


def _tell_sections(frame: Frame) -> None:
    """A lone text names the section of the rows below it, or is a row whose figures are all blank. It is a section where
    a blank row sets it off, where it is a period, ends in a colon or is merged over the figures, and where the labels
    below it come again below another such text. Rows that name label columns again are dropped."""
    figures = {c for c, role in enumerate(frame.roles) if role in (FIGURES, SHARES)}
    labels = {c for c, role in enumerate(frame.roles) if role == LABEL}
    lone = [n for n, row in enumerate(frame.rows) if not any(row.shapes[c] != BLANK for c in figures)]
    if not lone:
        return
    names = {n: _section_name(frame, n) for n in lone}
    candidates = [n for n in lone if names[n] is not None]
    sure = {n for n in candidates if _set_off(frame, n, figures)}
    if sure or _labels_come_again(frame, candidates, labels):
        sections = set(candidates) if _labels_come_again(frame, candidates, labels) else sure
    else:
        sections = set()
    rows: list[Row] = []
    said: list[str] = []
    stack: list[str] = []
    before = -2
    for n, row in enumerate(frame.rows):
        if n in sections:
            stack = [*stack, names[n] or ""] if before == n - 1 else [names[n] or ""]
            before = n
            continue
        if n in names and names[n] is None:
            continue
        rows.append(row)
        said.append(" – ".join(stack[-2:]) or frame.sections[n])
    frame.rows, frame.sections = rows, said


def _section_name(frame: Frame, number: int) -> str | None:
    """The lone text of a row; None for rows of several words or of a sentence, which are notes or headings again."""
    row = frame.rows[number]
    filled = [c for c, letter in enumerate(row.shapes) if letter != BLANK]
    if any(row.shapes[c] == PROSE for c in filled):
        return None
    if len(filled) > 1:
        again = [plain_text(row.values[c]) for c in filled]
        heads = {plain_text(level[c]) for level in frame.heads for c in filled}
        return None if set(again) <= heads else again[0]
    return plain_text(row.values[filled[0]])


def _set_off(frame: Frame, number: int, figures: set[int]) -> bool:
    row = frame.rows[number]
    if sum(letter != BLANK for letter in row.shapes) > 1:
        return False
    after = number + 1 < len(frame.rows) and frame.rows[number + 1].number == row.number + 1
    blank_above = number > 0 and frame.rows[number - 1].number < row.number - 1
    text = plain_text(row.values[next(c for c, letter in enumerate(row.shapes) if letter != BLANK)])
    across = any(
        span.row == row.number
        and span.column <= row.first_column
        and span.last_column - row.first_column >= min(figures)
        for span in row.grid.merged
        if figures
    )
    period = read_period(text)
    return after and (blank_above or across or text.endswith(":") or (period is not None and period.whole))


def _labels_come_again(frame: Frame, candidates: list[int], labels: set[int]) -> bool:
    """Whether the labels between the candidates repeat from one stretch to the next, and not within one."""
    if len(candidates) < 2:
        return False
    stretches: list[list[str]] = [[]]
    for n, row in enumerate(frame.rows):
        if n in candidates:
            stretches.append([])
        else:
            stretches[-1].append(" ".join(plain_text(row.values[c]) for c in sorted(labels)))
    filled = [stretch for stretch in stretches if stretch]
    if len(filled) < 2 or any(len(set(stretch)) < len(stretch) for stretch in filled):
        return False
    seen = Counter(text for stretch in filled for text in stretch)
    return sum(count > 1 for count in seen.values()) >= 0.5 * len(seen)


def _roles(frame: Frame) -> list[str]:
    counts = [Counter(row.shapes[c] for row in frame.rows if row.shapes[c] != BLANK) for c in range(frame.width)]
    roles = [_role(frame, c, counts[c]) for c in range(frame.width)]
    figures = [c for c, role in enumerate(roles) if role == FIGURES]
    if not figures:
        return roles
    _first_column(frame, roles, counts)
    figures = [c for c, role in enumerate(roles) if role == FIGURES]
    texts = [
        c
        for c, role in enumerate(roles)
        if role == LABEL and counts[c][TEXT] + counts[c][PROSE] >= 0.5 * counts[c].total()
    ]
    for c in figures:
        if any(text > c for text in texts) and _numbers_name(frame, c, counts[c]):
            roles[c] = LABEL
    figures = [c for c, role in enumerate(roles) if role == FIGURES]
    if figures:
        for c in texts:
            if c > min(figures) and _is_note(frame, c, counts[c], figures):
                roles[c] = NOTE
    for c, role in enumerate(roles):
        if role != SPACER or not _headed(frame, c):
            continue
        roles[c] = FIGURES if figures and c > min(figures) else LABEL
    return roles


def _headed(frame: Frame, column: int) -> bool:
    """Whether an empty column has a heading of its own, not only a merged neighbour's that lies over it."""
    return any(
        plain_text(level[column]) and (number, column) not in frame.head_merged for number, level in enumerate(frame.heads)
    )


def _role(frame: Frame, column: int, letters: Counter[str]) -> str:
    total = letters.total()
    if not total:
        return SPACER
    figures = letters[NUMBER] + letters[MARK] + letters[YEAR] + letters[EITHER]
    head = frame.head_text(column)
    if not letters[NUMBER] + letters[MARK]:
        if letters[YEAR] and letters[YEAR] + letters[EITHER] >= 0.6 * total:
            numbers = [row.values[column] for row in frame.rows if row.shapes[column] == YEAR]
            lowest = frame.bottom(column)
            counted = bool(read_period(lowest) or _MEASURE_HEAD.search(lowest)) and not _CODE_HEAD.fullmatch(lowest)
            return FIGURES if counted and len(numbers) > 0 else LABEL
        return FIGURES if letters[EITHER] == total and column > 0 and bool(read_period(head)) else LABEL
    if figures < 0.5 * total:
        return LABEL
    if not letters[NUMBER] and column == _first_filled(frame):
        return LABEL
    if letters[MARK] and not letters[NUMBER] + letters[YEAR] and letters[EITHER] + letters[TEXT] > letters[MARK]:
        return LABEL
    if _SHARE_HEAD.search(head) or _shares(frame, column):
        return SHARES
    return FIGURES


def _first_filled(frame: Frame) -> int:
    return min((c for c in range(frame.width) if any(row.shapes[c] != BLANK for row in frame.rows)), default=0)


def _shares(frame: Frame, column: int) -> bool:
    """Whether most numbers of the column are shown as per cent."""
    numbers = percents = 0
    for row in frame.rows:
        if row.shapes[column] != NUMBER:
            continue
        numbers += 1
        value = row.values[column]
        code = row.grid.formats.get(row.at(column))
        if isinstance(value, str):
            figure = read_figure(value)
            percents += figure is not None and figure.unit == "percent"
        else:
            percents += percent_format(code)
    return numbers > 0 and percents > 0.5 * numbers


def _first_column(frame: Frame, roles: list[str], counts: list[Counter[str]]) -> None:
    """A first column of numbers names the rows (single ages, codes, years) unless its heading says that it counts."""
    if LABEL in roles[: roles.index(FIGURES)]:
        return
    first = roles.index(FIGURES)
    if any(role == LABEL for role in roles[first:]) and not _CODE_HEAD.fullmatch(frame.bottom(first)):
        return
    head = frame.bottom(first)
    if read_period(head) or sum(role == FIGURES for role in roles) < 2:
        return
    if _CODE_HEAD.fullmatch(head) or (len(frame.rows) > 1 and _numbers_name(frame, first, counts[first])):
        roles[first] = LABEL


def _numbers_name(frame: Frame, column: int, letters: Counter[str]) -> bool:
    """Whether a column of numbers names its rows: codes, years, or a run that steps by one."""
    head = frame.bottom(column)
    if letters[NUMBER] + letters[YEAR] < letters.total():
        return False
    if _CODE_HEAD.fullmatch(head):
        return True
    if _MEASURE_HEAD.search(head) or read_period(head):
        return False
    numbers = [
        figure.low for row in frame.rows if (figure := read_figure(row.values[column])) and figure.low is not None
    ]
    if len(numbers) < 3 or len(set(numbers)) < len(numbers):
        return False
    return all(b - a == 1 for a, b in zip(numbers, numbers[1:], strict=False))


def _is_note(frame: Frame, column: int, letters: Counter[str], figures: list[int]) -> bool:
    if _NOTE_HEAD.search(frame.head_text(column)) or not frame.head_text(column):
        return True
    if letters.total() < 0.5 * len(frame.rows) or letters[PROSE] > 0.3 * letters.total():
        return True
    return column > max(figures) and len(figures) > 2


def texts_of(values: Sequence[Value]) -> list[str]:
    return [plain_text(value) for value in values]
