"""What follows from another finding of the same document and is not told by itself: one cause, one finding. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ingestion.values.finding import Finding
from ingestion.values.reading import Reading

Follows = Callable[[Finding, Finding, Reading], bool]


def _always(told: Finding, cause: Finding, reading: Reading) -> bool:
    return True


_ABOUT_PERIOD = re.compile(r", (?P<period>[^,]+): the \d")


def _same_sum(told: Finding, cause: Finding, reading: Reading) -> bool:
    """Whether both are about one table, and the cause names the period, or speaks of the table as a whole."""
    about = _ABOUT_PERIOD.search(told.message)
    if told.place.table is None or told.place.table != cause.place.table or about is None:
        return False
    return cause.id != "Q401" or about["period"] in cause.message


_ASKED = re.compile(r"(?:part of|where|whole of|year or) (?P<label>\S+(?: \S+){0,4}?) \(")
_LACKING = re.compile(r" no figure for (?P<labels>.+?)(?: \(given for .*)?\.$")


def _of_its_periods(told: Finding, cause: Finding, reading: Reading) -> bool:
    """Whether all periods without a figure are ones that the document gives otherwise, each said in its own finding."""
    lacking = _LACKING.search(told.message)
    given = {
        found["label"]
        for one in reading.findings
        if one.id in OTHER_PERIODS and (found := _ASKED.search(one.message)) is not None
    }
    return lacking is not None and set(lacking["labels"].split(" or ")) <= given


def _struck_figures(told: Finding, cause: Finding, reading: Reading) -> bool:
    """Whether the struck cells of the sheet are figures that were told as struck, or stand in their rows."""
    sheet = told.place.sheet
    rows = {
        row_of(record.place.cell)
        for record in reading.records
        if record.doubt is not None and "struck" in record.doubt and record.place.sheet == sheet
    }
    struck = {
        row_of(grid.place(row, column).cell)
        for grid in reading.grids
        if grid.sheet == sheet
        for row, column in grid.struck
        if grid.value(row, column) not in ("", None)
    }
    return bool(struck) and struck <= rows


def row_of(cell: str | None) -> str:
    """The row of a cell's name.

    >>> row_of("AB12")
    '12'
    """
    return (cell or "").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


OTHER_PERIODS = ("Q301", "Q302", "Q303")
RULES: tuple[tuple[str, tuple[str, ...], Follows], ...] = (
    ("Q253", ("Q222",), _struck_figures),
    ("Q409", ("Q401", "Q413", "Q415"), _same_sum),
    ("Q506", ("Q438",), _always),
    ("Q511", OTHER_PERIODS, _of_its_periods),
    ("Q710", ("Q706",), _always),
)
"""What follows · from which kinds · when."""


def without_what_follows(reading: Reading) -> list[Finding]:
    """The reading's findings, in their order, without those that only follow from others among them."""
    return [one for one in reading.findings if not _follows(one, reading)]


def _follows(told: Finding, reading: Reading) -> bool:
    return any(
        told.id == kind and any(when(told, cause, reading) for cause in _of(causes, reading.findings))
        for kind, causes, when in RULES
    )


def _of(kinds: Sequence[str], findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.id in kinds]
