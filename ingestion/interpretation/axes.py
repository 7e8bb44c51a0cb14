"""The two axes of a table of figures: what its rows and its columns say of each figure. Pure.

Each row and each column carries `Labels`: its categories by dimension, its words about time, whether it is a total.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from ingestion.interpretation.figures import clean_label
from ingestion.interpretation.findings import AGE_AS_DATE, NO_DATE, UNNAMED_COLUMN, UNNAMED_ROW
from ingestion.interpretation.frame import FIGURES, LABEL, SHARES, SPACER, Frame
from ingestion.interpretation.periods import read_axis, written
from ingestion.interpretation.totals import total_words
from ingestion.values.figure_words import plain_text, read_figure
from ingestion.values.finding import Finding
from ingestion.values.grid import Value
from ingestion.values.period_words import PeriodWords, read_period
from ingestion.values.place import Place
from ingestion.values.shape import BLANK

_AGE = re.compile(
    r"\b\d{1,2}\s*(?:-|–|to)\s*\d{1,2}\b|\bunder \d|\bover \d|\d\s*\+|\band (?:over|under)\b|\bor (?:over|under)\b|\baged?\b",
    re.IGNORECASE,
)
_NO_TIME = re.compile(
    r"ongoing|n/?a|unknown|not (?:known|recorded|stated|specified)|blank|\(blank\)|null|none|other|undated",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Labels:
    """What one row or column says. `time` holds (words, period) pairs; `total` is None for no total, else what it is the
    total of ("" for everything)."""

    categories: dict[str, str] = field(default_factory=dict)
    time: list[tuple[str, PeriodWords | None]] = field(default_factory=list)
    total: str | None = None
    certain: bool = False
    unnamed: bool = False
    timeless: bool = False
    """Whether a label stands where the others have a period, and is none."""


@dataclass(slots=True)
class Axis:
    lines: list[Labels]
    time: bool = False
    """Whether its labels are periods (a crosstab's other axis then has the categories)."""


def columns_axis(frame: Frame, notes: frozenset[str], findings: list[Finding]) -> tuple[list[int], Axis, str]:
    """The columns of figures, what their heads say, and what heads say of all of them together (a measure)."""
    columns = frame.columns(FIGURES)
    levels = [[_head_value(frame, level, c) for c in range(frame.width)] for level in range(len(frame.heads))]
    levels = [_spread(frame, levels, index, columns) for index in range(len(levels))]
    _join_wrapped(levels, columns)
    lines = [Labels() for _ in columns]
    said: list[str] = []
    spanner = ""
    time = False
    levels_of_time = sum(1 for level in levels if any(read_period(level[c]) for c in columns))
    for index, level in enumerate(levels):
        values = [level[c] for c in columns]
        texts = [plain_text(value) for value in values]
        if not any(texts):
            continue
        last = index == len(levels) - 1
        parts_said = {text for text, value in zip(texts, values, strict=True) if not _total_of(value)}
        below = [plain_text(level[c]) for level in levels[index + 1 :] for c in columns]
        same = len(parts_said - {""}) == 1 and len(columns) > 1 and (len(set(texts)) == 1 or any(below))
        parts = [value if not _total_of(value) else None for value in values]
        periods = read_axis(parts, spanner or _corner(frame, index), with_years=levels_of_time > 0)
        if periods is not None:
            time = True
            _add_time(frame, lines, values, periods, findings, lambda n, i=index: frame.head_place(columns[n], i))
            spanner = ""
            continue
        if same and not (last and len(levels) == 1) and ("" not in parts_said or last is False):
            spanner = next(text for text in texts if text in parts_said - {""})
            said.append(spanner)
            for labels, value in zip(lines, values, strict=True):
                if _total_of(value):
                    words = total_words(plain_text(value))
                    labels.total, labels.certain = (words.rest, words.sure) if words else ("", False)
            continue
        name = spanner if spanner and len(spanner) <= 60 else _heading_name(lines)
        values = _without_time_names(levels, index, columns, values)
        _add_categories(frame, lines, values, name, notes, findings, [frame.head_place(c, index) for c in columns])
        spanner = ""
    if len(columns) == 1:
        said.extend(text for labels in lines for text in labels.categories.values())
        if lines and not lines[0].time:
            if frame.columns(LABEL):
                lines[0].categories.clear()
                lines[0].total = None
    for labels, column in zip(lines, columns, strict=True):
        if not labels.categories and not labels.time and labels.total is None and len(columns) > 1:
            labels.unnamed = True
    return columns, Axis(lines, time), " ".join(said)


_NAMES_TIME = re.compile(
    r"(?:as at|snapshot|position at|(?:financial|calendar|fiscal)?\s*years?|months?|quarters?|dates?|periods?|time period|year ending|"
    r"months? (?:and|/)? ?years?|reporting period|date recorded|year recorded)\W*",
    re.IGNORECASE,
)


def _without_time_names(
    levels: Sequence[Sequence[Value]], index: int, columns: Sequence[int], values: Sequence[Value]
) -> list[Value]:
    """Headings such as "As at" over columns of dates name their axis; they are no categories."""
    kept: list[Value] = []
    for c, value in zip(columns, values, strict=True):
        dated = any(read_period(lower[c]) is not None for lower in levels[index + 1 :])
        kept.append(None if dated and _NAMES_TIME.fullmatch(plain_text(value)) else value)
    return kept


def _join_wrapped(levels: list[list[Value]], columns: Sequence[int]) -> None:
    """A period typed over two rows ("Jan-" above "June") is one period: joined on the lower row."""
    for upper, lower in zip(levels, levels[1:], strict=False):
        pairs = [(c, f"{plain_text(upper[c])} {plain_text(lower[c])}") for c in columns if plain_text(upper[c])]
        if not pairs:
            continue
        alone = sum(read_period(upper[c]) is not None for c, _ in pairs)
        joined = sum(read_period(text) is not None for _, text in pairs)
        wrapped = any(plain_text(upper[c]).endswith(("-", "–", "/", " to")) for c, _ in pairs)
        if wrapped and joined >= 0.6 * len(pairs) and alone < 0.5 * len(pairs):
            for c, text in pairs:
                upper[c], lower[c] = None, text


def _head_value(frame: Frame, level: int, column: int) -> Value:
    return frame.heads[level][column]


def _spread(frame: Frame, levels: list[list[Value]], index: int, columns: list[int]) -> list[Value]:
    """A heading over several columns that was not merged but typed once: it holds to the right until the next one, an
    empty column, or a column that says all on its own level."""
    level = list(levels[index])
    if index == len(levels) - 1:
        return level
    current: Value = None
    inside = False
    for column in range(frame.width):
        value = level[column]
        role = frame.roles[column]
        if plain_text(value):
            current, inside = value, role in (FIGURES, SHARES)
            continue
        if role == SPACER and not any(plain_text(lower[column]) for lower in levels[index + 1 :]):
            if (index, column) not in frame.head_merged and not _covered(frame, column):
                current, inside = None, False
            continue
        below = [plain_text(lower[column]) for lower in levels[index + 1 :]]
        if inside and role in (FIGURES, SHARES) and any(below):
            level[column] = current
    return level


def _covered(frame: Frame, column: int) -> bool:
    part = frame.table.parts[0]
    at = part.extent.column + column
    return any(span.column < at <= span.last_column for span in part.grid.merged)


def _corner(frame: Frame, level: int) -> str:
    labels = frame.columns(LABEL)
    return " ".join(plain_text(frame.heads[level][c]) for c in labels[-1:]) if labels else ""


def _heading_name(lines: Sequence[Labels]) -> str:
    taken = {name for labels in lines for name in labels.categories}
    name, number = "category", 2
    while name in taken:
        name, number = f"category {number}", number + 1
    return name


def _total_of(value: Value) -> bool:
    return isinstance(value, str) and total_words(plain_text(value)) is not None


def rows_axis(frame: Frame, notes: frozenset[str], findings: list[Finding]) -> Axis:
    """What labels, sections and filled-down groups say of each row."""
    labels = frame.columns(LABEL)
    lines = [Labels() for _ in frame.rows]
    time = False
    values = {c: _filled_down(frame, c, labels) for c in labels}
    names = _names(frame, labels)
    parsed = {}
    any_years = False
    for c in labels:
        parts = [None if _total_of(value) else value for value in values[c]]
        parsed[c] = read_axis(parts, names[c], with_years=False)
        any_years = any_years or parsed[c] is not None
    for c in labels:
        if parsed[c] is None and any_years:
            parsed[c] = read_axis([None if _total_of(v) else v for v in values[c]], names[c], with_years=True)
    _join_from_to(labels, names, parsed)
    for c in labels:
        periods = parsed[c]
        if periods is not None:
            time = True
            _add_time(frame, lines, values[c], periods, findings, lambda n, c=c: frame.rows[n].place(c), name=names[c])
        else:
            _add_categories(frame, lines, values[c], names[c], notes, findings, [row.place(c) for row in frame.rows])
    _add_sections(frame, lines, names)
    for number, line in enumerate(lines):
        if not line.categories and not line.time and line.total is None and labels:
            line.unnamed = True
        elif line.total is None and all(frame.rows[number].shapes[c] == BLANK for c in labels) and len(labels) > 0:
            line.unnamed = not any(plain_text(values[c][number]) for c in labels[-1:])
    return Axis(lines, time)


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
    values: list[Value] = []
    current: Value = None
    section = None
    for row, name in zip(frame.rows, frame.sections, strict=True):
        value = row.values[column]
        if name != section:
            current, section = None, name
        if plain_text(value):
            current = None if _total_of(value) else value
            values.append(value)
        elif later and any(row.shapes[c] != BLANK for c in later):
            values.append(current)
        else:
            values.append(value)
    return values


def _add_time(
    frame: Frame,
    lines: Sequence[Labels],
    values: Sequence[Value],
    periods: Sequence[PeriodWords | None],
    findings: list[Finding],
    place: object,
    name: str = "period",
) -> None:
    strangers: list[int] = []
    for number, (line, value, period) in enumerate(zip(lines, values, periods, strict=True)):
        text = plain_text(value)
        if not text:
            continue
        if period is not None:
            line.time.append((written(value), period))
            continue
        total = total_words(text)
        if total is not None:
            rest = read_period(total.rest) if total.rest else None
            if rest is not None:
                line.time.append((text, rest))
            line.total, line.certain = total.rest, total.sure or rest is not None
            continue
        line.timeless = True
        line.categories.setdefault(name, text)
        strangers.append(number)
    if strangers:
        first = strangers[0]
        shown = ", ".join(dict.fromkeys(f"“{plain_text(values[n])}”" for n in strangers))
        where = place(first) if callable(place) else None
        findings.append(NO_DATE.found(f"Among the periods stands {shown[:200]}, which is no period.", where))


def _add_categories(
    frame: Frame,
    lines: Sequence[Labels],
    values: Sequence[Value],
    name: str,
    notes: frozenset[str],
    findings: list[Finding],
    places: Sequence[object],
) -> None:
    texts = [_category_text(value) for value in values]
    ages = _ages_from_dates(values, texts)
    siblings = frozenset(text for text in texts if text)
    for number, (line, value) in enumerate(zip(lines, values, strict=True)):
        text = ages.get(number, texts[number])
        if not text:
            continue
        total = total_words(text)
        if total is not None and len({t for t in texts if t}) > 1:
            rest = read_period(total.rest) if total.rest else None
            if rest is not None:
                line.time.append((text, rest))
            if line.total is None or total.rest:
                line.total = total.rest
            line.certain = line.certain or total.sure or rest is not None
            if not total.sure and rest is None:
                line.categories[name] = text
            continue
        line.categories[name] = clean_label(text, notes, siblings)
    for number, age in ages.items():
        place = places[number]
        findings.append(
            AGE_AS_DATE.found(
                f"The label at {place} is the date {written(values[number])}; among ages it was read as “{age}”.",
                place if isinstance(place, Place) else None,
            )
        )


def _category_text(value: Value) -> str:
    if isinstance(value, datetime | date):
        return written(value)
    figure = read_figure(value) if isinstance(value, int | float) else None
    return plain_text(figure.low if figure is not None and figure.low is not None else value)


def _ages_from_dates(values: Sequence[Value], texts: Sequence[str]) -> dict[int, str]:
    """Labels that a spreadsheet program made dates of, among ages: 5 November was "5-11", December 2015 "12-15"."""
    dates: dict[int, str] = {}
    for number, value in enumerate(values):
        age = None
        if isinstance(value, datetime | date):
            low, high = value.day, value.month
            if low == 1 and value.year % 100 > value.month:
                low, high = value.month, value.year % 100
            age = (low, high)
        elif isinstance(value, str):
            age = _age_in_words(plain_text(value))
        if age is not None and age[0] < age[1]:
            dates[number] = f"{age[0]}-{age[1]}"
    others = [text for number, text in enumerate(texts) if text and number not in dates]
    aged = sum(bool(_AGE.search(text)) for text in others)
    return dates if dates and aged and len(dates) <= 3 and aged >= 0.3 * len(others) else {}


def _age_in_words(text: str) -> tuple[int, int] | None:
    months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    found = re.fullmatch(r"(\d{1,2})[-\s/](\w{3})|(\w{3})[-\s/](\d{1,2})", text)
    if not found:
        return None
    number, name = found[1] or found[4], (found[2] or found[3] or "").casefold()
    if name not in months:
        return None
    month = months.index(name) + 1
    return (int(number), month) if found[1] and int(number) < month else (month, int(number))


def _add_sections(frame: Frame, lines: Sequence[Labels], names: dict[int, str]) -> None:
    sections = [section for section in frame.sections if section]
    if not sections:
        return
    periods = read_axis(list(dict.fromkeys(sections)), "")
    by_name = dict(zip(dict.fromkeys(sections), periods, strict=True)) if periods else {}
    for line, section in zip(lines, frame.sections, strict=True):
        if not section:
            continue
        period = by_name.get(section)
        if period is not None:
            line.time.append((section, period))
        else:
            line.categories["section"] = section


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
    if bare and frame.columns(LABEL):
        place = frame.rows[bare[0]].place(columns[0])
        many = f"{len(bare)} rows of figures have" if len(bare) > 1 else "A row of figures has"
        found.append(UNNAMED_ROW.found(f"{many} no label, the first at {place}.", place))
    return found
