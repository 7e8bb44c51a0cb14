"""Columns that say one word throughout which may be a figure or a label ("nil", "redacted"), empty ones too. Pure."""

from __future__ import annotations

import re
from collections import Counter

from ingestion.interpretation.ages import age_range
from ingestion.interpretation.frame import FIGURES, LABEL, SHARES, SPACER, Frame
from ingestion.values.figure_words import plain_text
from ingestion.values.shape import BLANK, EITHER

_NOUGHT = re.compile(r"nil|zero|nought", re.IGNORECASE)
"""Words for nought that name nothing; "None" may be a category."""


def words_for_figures(frame: Frame, roles: list[str], counts: list[Counter[str]]) -> None:
    """A headed column that says throughout a word which may be a figure ("nil", "None", "redacted") holds figures where
    it stands to the right of others, under an age, or where the word names nothing."""
    figures = [c for c, role in enumerate(roles) if role == FIGURES]
    for c, role in enumerate(roles):
        if role != LABEL or not figures or c == frame.first_filled or not frame.bottom(c):
            continue
        if not counts[c].total() or counts[c][EITHER] != counts[c].total():
            continue
        words = {plain_text(row.values[c]) for row in frame.rows if row.shapes[c] != BLANK}
        bare = all(_NOUGHT.fullmatch(word) for word in words)
        if len(words) == 1 and (c > min(figures) or bare or age_range(frame.bottom(c)) is not None):
            roles[c] = FIGURES


def blank_among_figures(frame: Frame, column: int, roles: list[str]) -> bool:
    """Whether an empty column is one whose figures were left out: right of the one column that names the rows, among
    columns of which all others hold figures, several of them."""
    beside = [role for c, role in enumerate(roles) if c > frame.first_filled and c != column]
    figures = sum(role == FIGURES for role in beside)
    return column > frame.first_filled and figures > 1 and set(beside) <= {FIGURES, SHARES, SPACER}
