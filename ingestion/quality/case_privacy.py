"""Lists of cases that could tell of a person though nobody is named: an age, a day and a place often do. Pure.

Looked at is what says who, when and where to the row: exact ages, days, and places smaller than a force's. A list is
told of where it is about people, holds two of these, and most of its rows are the only ones that say the same of them.
What was found is never quoted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from ingestion.values.finding import Finding, Level, declare
from ingestion.values.grid import Value
from ingestion.values.labels import plain
from ingestion.values.period_words import read_period
from ingestion.values.place import Place, column_letters
from ingestion.values.reading import Reading
from ingestion.values.table import Table

CASES_TELL = declare(
    "Q604",
    Level.WARNING,
    "A list of cases that could tell of a person",
    "Show the document to nobody until a supervisor has looked: release it if nobody can be told from it, else tell "
    "the force and delete it.",
)

FEWEST_CASES = 5
ALONE = 0.5
"""The share of rows that are the only ones with their age, day and place, from which a list could tell of a person."""

OLDEST = 115
NEARLY_ALL = 0.8
LOOKED_AT = 2_000
"""Rows of a list that are looked at."""

_AGE_HEAD = re.compile(r"\bage(?:d|s)?\b|\byear of birth\b|\bborn\b")
_AGE = re.compile(r"(\d{1,3})(?:\.0)?(?: ?(?:years?|yrs?|y/?o)(?: old)?)?")
_PLACE_HEAD = re.compile(
    r"\b(?:address|street|road|post ?code|town|village|city|ward|parish|district|neighbou?rhood|location|place|venue|"
    r"school|beat|lsoa|msoa|easting|northing|grid ref(?:erence)?|latitude|longitude|lat|long|premises)\b"
)
_KIND_OF_PLACE = re.compile(r"\b(?:type|kind|category|class|force|country|region)\b")
_PERSON_HEAD = re.compile(
    r"\b(?:age(?:d|s)?|sex|gender|ethnic\w*|nationality|religion|occupation|relationship|victims?|suspects?|"
    r"offenders?|child(?:ren)?|patients?|complainants?|deceased|missing persons?|persons?|pupils?|birth|self.defined)\b"
)


def check_cases(reading: Reading) -> Iterator[Finding]:
    """One finding for each such list."""
    for table in reading.tables:
        if table.layout == "one row per case" and (told := _told(table)):
            yield told


@dataclass(slots=True)
class _Column:
    head: str
    letters: str
    values: list[Value] = field(default_factory=list)


def _told(table: Table) -> Finding | None:
    columns = _columns(table)
    rows = max((len(one.values) for one in columns), default=0)
    if rows < FEWEST_CASES:
        return None
    ages = [one for one in columns if _AGE_HEAD.search(one.head) and _share(one, _is_age) >= NEARLY_ALL]
    days = [one for one in columns if one not in ages and _share(one, _is_day) >= NEARLY_ALL and _on_many_days(one)]
    places = [
        one
        for one in columns
        if one not in ages and one not in days and _PLACE_HEAD.search(one.head) and not _KIND_OF_PLACE.search(one.head)
    ]
    about_people = any(_PERSON_HEAD.search(one.head) for one in columns)
    if not about_people or not ((ages and (days or places)) or (days and places)):
        return None
    telling = [*ages, *days, *places]
    said = Counter(_row(telling, row) for row in range(rows))
    alone = sum(1 for times in said.values() if times == 1)
    if alone < max(FEWEST_CASES, ALONE * rows):
        return None
    named = " and ".join(
        f"{word} ({', '.join(one.letters for one in found[:3])})"
        for word, found in (("age", ages), ("day", days), ("place", places))
        if found
    )
    where = f"Sheet {table.sheet}" if table.sheet else f"Page {table.page}" if table.page else "The file"
    return CASES_TELL.found(
        f"{where} lists {rows:,} cases by {named}: {alone:,} of them are the only one of theirs, "
        "so somebody could be told from them though nobody is named.",
        Place(sheet=table.sheet, page=table.page, table=table.id),
    )


def _columns(table: Table) -> list[_Column]:
    """The list's columns with their heads, plain, and the values below them, row by row; as far as rows are held."""
    if not table.parts:
        return []
    first = table.parts[0]
    columns = []
    for offset, column in enumerate(range(first.extent.column, first.extent.last_column + 1)):
        heads = range(first.extent.row, first.extent.row + table.header_rows)
        texts = (first.grid.value(row, column) for row in heads)
        head = plain(" ".join(str(text) for text in texts if text not in (None, "")))
        one = _Column(head, f"column {column_letters(first.grid.column_number(column))}")
        if first.grid.page is not None:
            one.letters = f"column {offset + 1}"
        for number, part in enumerate(table.parts):
            body = part.extent.row + (table.header_rows if number == 0 else 0)
            last = min(part.extent.last_row, body + LOOKED_AT)
            at = part.extent.column + offset
            one.values += [part.grid.value(row, at) for row in range(body, last + 1)]
        columns.append(one)
    return columns


def _share(column: _Column, is_one: Callable[[Value], bool]) -> float:
    filled = [value for value in column.values if value not in (None, "")]
    if len(filled) < max(FEWEST_CASES, 0.3 * len(column.values)):
        return 0.0
    told = {value: is_one(value) for value in set(filled)}
    return sum(told[value] for value in filled) / len(filled)


def _is_age(value: Value) -> bool:
    if isinstance(value, bool):
        return False
    text = str(value).strip().casefold()
    found = _AGE.fullmatch(text)
    return int(found.group(1)) <= OLDEST if found else bool(re.fullmatch(r"(?:19|20)\d\d", text))


def _is_day(value: Value) -> bool:
    period = read_period(value)
    return period is not None and period.form == "day"


def _on_many_days(column: _Column) -> bool:
    """Whether it names days, and not months by their first."""
    periods = [read_period(value) for value in column.values if value not in (None, "")]
    return len({period.start.day for period in periods if period is not None and period.start}) >= 3


def _row(columns: Iterable[_Column], row: int) -> tuple[str, ...]:
    return tuple(str(one.values[row]).strip().casefold() if row < len(one.values) else "" for one in columns)
