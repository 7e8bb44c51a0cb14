"""A list of a workbook's own sheets: its texts are their names, so its numbers count them and are no figures. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.values.figure_words import plain_text
from ingestion.values.grid import Grid
from ingestion.values.shape import FIGURES, shape

LONGEST = 100
"""Rows of a sheet that may be a list of contents."""
MOST_SHEETS = 999
"""The highest number that counts a sheet or says its page."""


def sheets_listed(grids: Sequence[Grid]) -> dict[str, dict[int, str]]:
    """By the name of each sheet that lists others the rows (0-based) that do so, and whom they name. A sheet lists
    others where every row of it that holds a number names one, and beside the name stand a small number or words."""
    names = {plain_text(grid.sheet).casefold(): grid.sheet for grid in grids if grid.sheet}
    if len(names) < 2:
        return {}
    found = {}
    for grid in grids:
        if grid.sheet and len(grid.rows) <= LONGEST and (rows := _listing(grid, names)):
            found[grid.sheet] = rows
    return found


def _listing(grid: Grid, names: dict[str, str]) -> dict[int, str]:
    listed: dict[int, str] = {}
    for row, values in enumerate(grid.rows):
        texts = [text for value in values if (text := plain_text(value))]
        named = [names[text.casefold()] for text in texts if text.casefold() in names]
        numbers = [text for text in texts if shape(text) in FIGURES]
        if len(named) == 1 and named[0] != grid.sheet and all(map(_counts, numbers)) and len(numbers) < 2:
            listed[row] = named[0]
        elif numbers:
            return {}
    return listed if len(set(listed.values())) == len(listed) else {}


def _counts(text: str) -> bool:
    return text.isdecimal() and int(text) <= MOST_SHEETS
