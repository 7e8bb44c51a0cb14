"""What a cell shows where that is not what it holds: a year or a month of a date, words and marks that a number format
puts in a figure's place or beside it.

A workbook keeps 31 March 2018 and shows "Mar-18", keeps 3 and shows "<5", keeps 12 and shows "12*". What a force said
is what its sheet shows, so that is read; the value beneath is neither lost (the document holds it) nor told. Thousands
("#,##0,"), shares, money and a nought shown as a dash are how a number looks and stay the number.

Format codes: ECMA-376 part 1, 18.8.31.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ingestion.values.counted_things import thing_counted
from ingestion.values.figure_words import read_figure
from ingestion.values.grid import Grid, Value

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<date>y+|m+|d+|h+|s+|AM/PM|A/P)'
    r"|(?P<digits>[0#?][0#?.,]*(?:E[+-]0+)?|General|@)|(?P<percent>%)|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_LOOKS = frozenset(" ()-−–+/.,:;!?'’£$€%")
"""Characters of a format that are only looks: signs, brackets of negative numbers, currencies."""
_MONTHS = tuple(calendar.month_name)[1:]


@dataclass(frozen=True, slots=True)
class _Section:
    """One part of a format code: its tokens as (kind, text), and the numbers it is for, where it says so."""

    tokens: tuple[tuple[str, str], ...]
    relation: str = ""
    bound: float = 0.0

    def holds_for(self, number: float) -> bool:
        return {
            "<": number < self.bound,
            "<=": number <= self.bound,
            ">": number > self.bound,
            ">=": number >= self.bound,
            "=": number == self.bound,
            "<>": number != self.bound,
        }[self.relation]


HIDDEN = ""
"""What a cell shows whose format has nothing to show (";;;")."""


def shown(value: Value, code: str) -> Value:
    """The value as its cell shows it, where that says something else; the value itself where it only looks otherwise.
    `HIDDEN` for a number other than nought that is not shown at all.

    >>> shown(3, '"<5"'), shown(3, '[<5]"<5";0'), shown(7, '[<5]"<5";0'), shown(12, '0"*"'), shown(12345, "#,##0,")
    ('<5', '<5', 7, '12*', 12345)
    >>> shown(date(2018, 3, 31), "mmm-yy"), shown(date(2018, 1, 1), "yyyy"), shown(0, '0;-0;"-"')
    ('Mar-18', 2018, 0)
    """
    if not _says_more(code):
        return value
    if isinstance(value, date):
        return _shown_date(value, code)
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        return value
    return _shown_number(value, code)


def show_values(grid: Grid) -> set[tuple[int, int]]:
    """The sheet's cells as they are shown, in place. Gives those that hold a number and show nothing, which keep it."""
    unseen = set()
    for (row, column), code in grid.formats.items():
        value = grid.value(row, column) if row < len(grid.rows) else None
        if not isinstance(value, int | float | date):
            continue
        seen = shown(value, code)
        if seen == HIDDEN:
            unseen.add((row, column))
        elif seen is not value:
            line = list(grid.rows[row])
            line[column] = seen
            grid.rows[row] = line
    return unseen


def _shown_number(number: float, code: str) -> Value:
    section = _section_for(number, code)
    if section is None or any(kind == "date" for kind, _ in section.tokens):
        return number
    places = [at for at, (kind, _) in enumerate(section.tokens) if kind == "digits"]
    words = "".join(text for kind, text in section.tokens if kind == "word")
    if not places:
        if words.strip():
            return number if number == 0 and set(words) <= _LOOKS else words.strip()
        return HIDDEN if number else number
    if set(words) <= _LOOKS or section.tokens[places[-1]][1].endswith(",") or thing_counted(words) is not None:
        return number
    digits = str(int(number)) if float(number).is_integer() else str(number)
    first = places[0]
    text = "".join(
        digits if at == first else text
        for at, (kind, text) in enumerate(section.tokens)
        if kind == "word" or at == first
    ).strip()
    figure = read_figure(text)
    same = figure is not None and figure.low == figure.high == number and figure.footnote is None
    return number if same else text


@lru_cache(maxsize=2000)
def _says_more(code: str) -> bool:
    """Whether cells of this format may show more than how a number looks: most formats are asked of every cell."""
    for section in _sections(code):
        kinds = {kind for kind, _ in section.tokens}
        if "date" in kinds or "digits" not in kinds or section.relation:
            return True
        if not set("".join(text for kind, text in section.tokens if kind == "word")) <= _LOOKS:
            return True
    return False


def _section_for(number: float, code: str) -> _Section | None:
    """The section of the code that shows this number: by their conditions, or by its sign."""
    sections = _sections(code)
    if any(section.relation for section in sections):
        for section in sections:
            if section.relation and section.holds_for(number):
                return section
        return next((section for section in sections if not section.relation), None)
    if number > 0 or len(sections) == 1:
        return sections[0]
    return sections[1] if number < 0 else sections[2 if len(sections) > 2 else 0]


@lru_cache(maxsize=2000)
def _sections(code: str) -> tuple[_Section, ...]:
    sections: list[_Section] = []
    tokens: list[tuple[str, str]] = []
    relation, bound = "", 0.0
    for found in _TOKEN.finditer(code):
        kind, text = found.lastgroup, found[0]
        if kind == "plain" and text == ";":
            sections.append(_Section(tuple(tokens), relation, bound))
            tokens, relation, bound = [], "", 0.0
        elif kind in ("quoted", "escaped"):
            tokens.append(("word", found[kind]))
        elif kind == "plain":
            tokens.append(("word", text))
        elif kind == "bracket":
            if condition := _CONDITION.fullmatch(found["bracket"]):
                relation, bound = condition[1], float(condition[2])
            elif found["bracket"].lower() in ("h", "hh", "m", "mm", "s", "ss"):
                tokens.append(("date", text))
        elif kind is not None and kind != "percent":
            tokens.append((kind, text))
    sections.append(_Section(tuple(tokens), relation, bound))
    return tuple(sections[:4])


def _shown_date(value: date, code: str) -> Value:
    """A date whose day is not shown: its year as a number, its month in words. One with its day stays a date."""
    section = _sections(code)[0]
    units = {text[0].lower() for kind, text in section.tokens if kind == "date"}
    if "y" not in units or units & {"d", "h", "s", "a"}:
        return value
    words = "".join(text for kind, text in section.tokens if kind == "word").strip()
    if units == {"y"} and not words:
        return value.year
    return "".join(_date_part(value, kind, text) for kind, text in section.tokens).strip()


def _date_part(value: date, kind: str, text: str) -> str:
    if kind != "date":
        return text
    if text[0].lower() == "y":
        return str(value.year) if len(text) > 2 else f"{value.year % 100:02}"
    return {1: str(value.month), 2: f"{value.month:02}", 3: _MONTHS[value.month - 1][:3]}.get(
        len(text), _MONTHS[value.month - 1]
    )
