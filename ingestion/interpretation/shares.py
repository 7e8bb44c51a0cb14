"""What counts nothing that was asked: shares and rates, averages, changes, inhabitants. Columns, rows and sections of
them, told by their words and by how they are shown. Pure."""

from __future__ import annotations

import re

from ingestion.interpretation.footnote_marks import FOOTNOTES
from ingestion.interpretation.frame import FIGURES, LABEL, Frame, Row
from ingestion.values.figure_words import percent_format, plain_text, read_figure
from ingestion.values.shape import BLANK, MARK, NUMBER

_SHARE_HEAD = re.compile(
    r"%|\bper ?cent(?:age)?s?\b|\bproportions?\b|\bpct\b|\brates?\b(?! of)|\brate per\b|\bper (?:head|"
    r"capita|1,?000|100,?000|population|officer)\b|\baverage\b|\bavg\b|\bmean\b|\bmedian\b|\b(?:change|diff|difference|"
    r"increase|decrease|variance|variation)\b|^\W*\+/-\W*$",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:numbers?|counts?|volumes?)\b(?: of)?(?: [\w'’-]+){0,4} (?:and|&) (?:(?:as|the|a) )*(?:per ?cent(?:age)?s?"
    r"|proportions?|%|rates?)",
    re.IGNORECASE,
)
"""A head over counts and shares alike says of no column which it holds: "Number of persons and percentage of total"."""
_SHARES_NAMED = re.compile(
    r"\W*(?:(?:the|as|a|row|column) )*(?:%|per ?cent(?:age)?s?\b|proportions?\b|rates? per\b|rates?$|pct\b|average\b"
    r"|mean\b|median\b)|.*(?:\(%\)|\(per ?cent(?:age)?s?\)|\bper (?:1,?000|100,?000|head|capita)\b)",
    re.IGNORECASE,
)
"""How the name of a section of shares begins, or what it says anywhere."""
_IN_SHARES = (
    "%", "cent", "proportion", "pct", "rate", "per", "average", "mean", "median", "change", "difference", "crease",
    "varia", "+/-", "avg", "diff",
)  # fmt: skip
"""What stands in every text that the expression finds: most labels hold none of it."""
_AVERAGE = re.compile(
    r"(?:(?:\d+|\w+)[ -]){0,3}(?:average|mean|median)(?: (?:per|a|an|each|of|for|over|by|\() ?.*)?", re.IGNORECASE
)
_DESCRIBES = re.compile(
    r"(?:(?:ons|mid|year|est\.?|estimated?|total|resident|local|area|force|district|\d{4}|of|the)[ -])*population"
    r"(?:[ -](?:estimates?|size|figures?|in|of|\d{4}|\(.*\)))*|rank(?:ing)?",
    re.IGNORECASE,
)
"""Headings of numbers that describe a row and count nothing that was asked; told only beside counts."""
_PER_TIME = re.compile(r"\bper (?:day|week|month|year|hour)\b", re.IGNORECASE)
"""A rate where the numbers are broken; whole numbers may count what is open ten hours per week."""


def names_shares(section: str) -> bool:
    """Whether the name of a section says that its numbers are shares or rates.

    >>> names_shares("Percentage of victims"), names_shares("Change of name offences")
    (True, False)
    """
    return _SHARES_NAMED.match(section) is not None


def share_row(frame: Frame, row: Row) -> bool:
    """Whether a row below or among rows of counts holds none: an average, or, by its label, shares or changes that are
    shown as per cent or broken, throughout where the label may also say something else."""
    label = " ".join(plain_text(row.values[c]) for c in frame.columns(LABEL)).strip()
    folded = label.casefold()
    if not any(part in folded for part in _IN_SHARES) or not _SHARE_HEAD.search(label):
        return False
    cells = [c for c in frame.columns(FIGURES) if row.shapes[c] != BLANK]
    words = [read_figure(row.values[c], row.grid.formats.get(row.at(c))) for c in cells]
    if not cells or any(one is None for one in words):
        return False
    if _AVERAGE.fullmatch(label):
        return True
    shown = [one for one in words if one is not None and one.mark is None]  # a share of nothing is shown as a dash
    broken = [one.low is not None and (one.unit == "percent" or not float(one.low).is_integer()) for one in shown]
    return bool(shown) and (all(broken) or (any(broken) and names_shares(label)))


def holds_shares(frame: Frame, column: int) -> bool:
    """Whether a column of numbers holds shares or rates, by its head or by how they are shown."""
    head = _BOTH.sub("", frame.head_text(column))
    return bool(
        _SHARE_HEAD.search(FOOTNOTES.sub("", head))
        or _shares(frame, column)
        or (_PER_TIME.search(head) and _broken(frame, column))
    )


def describes(frame: Frame, column: int) -> bool:
    """Whether a column's numbers describe its rows: inhabitants, ranks."""
    return _DESCRIBES.fullmatch(FOOTNOTES.sub("", frame.bottom(column))) is not None


def _broken(frame: Frame, column: int) -> bool:
    """Whether some of the column's numbers are no whole ones."""
    found = [read_figure(row.values[column]) for row in frame.rows]
    return any(one is not None and one.low is not None and not float(one.low).is_integer() for one in found)


def _shares(frame: Frame, column: int) -> bool:
    """Whether most numbers of the column are shown as per cent, and not only those of a row of shares below counts."""
    numbers = [row for row in frame.rows if row.shapes[column] == NUMBER]
    shown = [row for row in numbers if _percent(row, column)]
    if not shown or len(shown) <= 0.5 * len(numbers):
        return False
    hidden = any(row.shapes[column] == MARK and not all(_percents(row)) for row in frame.rows)
    return not hidden or not all(len(found := _percents(row)) > 1 and all(found) for row in shown)


def _percents(row: Row) -> list[bool]:
    """Of each number of a row whether it is shown as per cent."""
    return [_percent(row, column) for column, letter in enumerate(row.shapes) if letter == NUMBER]


def _percent(row: Row, column: int) -> bool:
    value = row.values[column]
    if not isinstance(value, str):
        return percent_format(row.grid.formats.get(row.at(column)))
    figure = read_figure(value)
    return figure is not None and figure.unit == "percent"
