"""Names of sections inside a table, told from rows whose figures are all blank. Pure."""

from __future__ import annotations

import itertools
from collections import Counter

from ingestion.interpretation.figures import BLANK_MARK, read_legend
from ingestion.interpretation.frame import FIGURES, INDEX, LABEL, NOTE, SHARES, Frame, Row
from ingestion.interpretation.totals import total_words
from ingestion.values.figure_words import plain_text
from ingestion.values.period_words import read_period
from ingestion.values.shape import BLANK, PROSE

LONGEST_NAME = 120
"""Characters of a section's name."""
FEWEST_GROUPS = 2
"""Lone texts that part a table's rows into groups before they are taken for the names of those."""
MOST_LEFT_OUT = 0.25
"""Of the figures below such texts may be blank, where no note says what a blank means: a row without any is then no
chance among them."""
ROWS_OF_A_GROUP = 2
"""On average, where some of their figures are blank."""


def tell_sections(frame: Frame) -> None:
    """A lone text names the section of the rows below it, or is a row whose figures are all blank. It is a section
    where
    a blank row sets it off, where it is a period, ends in a colon or is merged over the figures, and where the labels
    below it come again below another such text. Rows that name label columns again are dropped."""
    figures = {c for c, role in enumerate(frame.roles) if role in (FIGURES, SHARES)}
    labels = {c for c, role in enumerate(frame.roles) if role == LABEL}
    lone = [n for n, row in enumerate(frame.rows) if not any(row.shapes[c] != BLANK for c in figures)]
    if not lone:
        return
    names = {n: _section_name(frame, n) for n in lone}
    forms = (
        _forms_of_labels(frame, figures, labels) if any(name and read_period(name) for name in names.values()) else ()
    )
    # a month among months names no section of them
    candidates = [n for n, name in names.items() if name and getattr(read_period(name), "form", "") not in forms]
    if _labels_come_again(frame, candidates, labels) or _tile_the_rows(frame, candidates, figures, labels):
        sections = set(candidates)
    elif _part_rows_with_blanks(frame, candidates, figures, labels):
        sections = set(candidates)
        frame.doubtful_sections = [names[n] or "" for n in candidates]
    else:
        sections = {n for n in candidates if _set_off(frame, n, figures)}
    rows: list[Row] = []
    said: list[str] = []
    stack: list[str] = []
    if sections and min(sections) > 0:
        stack = _named_above_head(frame, labels) or _named_above(frame, [names[n] or "" for n in sections])
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


def _named_above_head(frame: Frame, labels: set[int]) -> list[str]:
    """The name of the first section, where it stands over the labels above the head as the others stand in the body."""
    if len(frame.heads) < 2 or not labels:
        return []
    filled = {c: text for c, value in enumerate(frame.heads[0]) if (text := plain_text(value))}
    name = filled.get(min(labels), "")
    lone = set(filled) == {min(labels)} and (0, min(labels)) not in frame.head_merged
    return [name] if lone and name != plain_text(frame.heads[-1][min(labels)]) else []


def _named_above(frame: Frame, others: list[str]) -> list[str]:
    """The period right above a table without heads, where the names of its sections are other periods of that kind: it
    is the first one's."""
    above = read_period(frame.table.above[-1]) if frame.table.above and not frame.heads else None
    if above is None or not above.whole:
        return []
    periods = [read_period(name) for name in others]
    alike = all(p is not None and p.form == above.form and p.start != above.start for p in periods)
    return [frame.table.above[-1]] if alike else []


def _section_name(frame: Frame, number: int) -> str | None:
    """The lone text of a row; None for rows of several words or of a sentence, which are notes or headings again."""
    row = frame.rows[number]
    filled = _beside_notes(frame, row)
    if not filled or any(row.shapes[c] == PROSE and not _long_name(plain_text(row.values[c])) for c in filled):
        return None
    if len(filled) > 1:
        again = [plain_text(row.values[c]) for c in filled]
        heads = {plain_text(level[c]) for level in frame.heads for c in filled}
        return None if set(again) <= heads else again[0]
    return plain_text(row.values[filled[0]])


def _long_name(text: str) -> bool:
    """Whether a long text is a name, as that of an Act or an offence is, and no sentence."""
    return len(text) <= LONGEST_NAME and not text.endswith((".", ";", ":"))


def _beside_notes(frame: Frame, row: Row) -> list[int]:
    """The filled cells of a row that stand in no column of notes."""
    notes = set(frame.columns(NOTE))
    return [c for c, letter in enumerate(row.shapes) if letter != BLANK and c not in notes]


def _set_off(frame: Frame, number: int, figures: set[int]) -> bool:
    row = frame.rows[number]
    filled = _beside_notes(frame, row)
    if len(filled) != 1:
        return False
    after = number + 1 < len(frame.rows) and frame.rows[number + 1].number == row.number + 1
    blank_above = number > 0 and frame.rows[number - 1].number < row.number - 1
    text = plain_text(row.values[filled[0]])
    across = any(
        span.row == row.number
        and span.column <= row.first_column
        and span.last_column - row.first_column >= min(figures)
        for span in row.grid.merged
        if figures
    )
    period = read_period(text)
    whole = period is not None and period.whole
    if whole and blank_above and number + 1 < len(frame.rows):
        return True  # a blank row may follow it, too
    return after and (blank_above or across or text.endswith(":") or whole)


def _forms_of_labels(frame: Frame, figures: set[int], labels: set[int]) -> frozenset[str]:
    """The forms of the periods that rows with figures are called by."""
    called = [row.values[c] for row in frame.rows for c in labels if any(row.shapes[f] != BLANK for f in figures)]
    return frozenset(period.form for label in called if (period := read_period(label)) is not None)


def _tile_the_rows(frame: Frame, candidates: list[int], figures: set[int], labels: set[int]) -> bool:
    """Whether lone texts part all rows into groups: the first row is one, each has rows of figures right below it, and
    either every group but the last ends in a total, or no other row leaves a figure out, so that rows without any are
    no rows of blanks."""
    stretches = _stretches(frame, candidates)
    if not stretches or not _stand_left(frame, candidates, labels):
        return False
    last = [" ".join(plain_text(frame.rows[stretch[-1]].values[c]) for c in sorted(labels)) for stretch in stretches]
    if all(len(stretch) > 1 and total_words(text.strip()) for stretch, text in list(zip(stretches, last, strict=True))):
        return True
    if BLANK_MARK in read_legend(frame.table.notes).marks:
        return False
    return not any(frame.rows[n].shapes[c] == BLANK for stretch in stretches for n in stretch for c in figures)


def _part_rows_with_blanks(frame: Frame, candidates: list[int], figures: set[int], labels: set[int]) -> bool:
    """Whether lone texts part all rows into groups, though some figures are blank: those are few, and most groups have
    several rows. A row that fills several columns of labels is a case or a row of blanks."""
    if any(sum(frame.rows[n].shapes[c] != BLANK for c in labels) > 1 for n in candidates):
        return False
    stretches = _stretches(frame, candidates)
    if not stretches or not _stand_left(frame, candidates, labels):
        return False
    if BLANK_MARK in read_legend(frame.table.notes).marks:
        return False
    below = [frame.rows[n].shapes[c] for stretch in stretches for n in stretch for c in figures]
    rows = sum(map(len, stretches))
    return rows >= ROWS_OF_A_GROUP * len(stretches) and below.count(BLANK) <= MOST_LEFT_OUT * len(below)


def _stretches(frame: Frame, candidates: list[int]) -> list[range]:
    """The rows below each of the candidates, where the first row is one and rows stand below each; otherwise none."""
    if len(candidates) < FEWEST_GROUPS or candidates[0] != 0:
        return []
    stretches = [range(a + 1, b) for a, b in itertools.pairwise([*candidates, len(frame.rows)])]
    return stretches if all(stretches) else []


def _stand_left(frame: Frame, candidates: list[int], labels: set[int]) -> bool:
    """Whether each of them says something in the first column of labels, or in one of numbers before it."""
    left = {c for c, role in enumerate(frame.roles) if role == INDEX and c < min(labels, default=0)}
    left.add(min(labels, default=0))
    return not any(all(frame.rows[n].shapes[c] == BLANK for c in left) for n in candidates)


def _labels_come_again(frame: Frame, candidates: list[int], labels: set[int]) -> bool:
    """Whether the labels between the candidates repeat from one stretch to the next, and not within one."""
    if len(candidates) < 2:
        return False
    stretches: list[list[str]] = [[]]
    for n, row in enumerate(frame.rows):
        if n in candidates:
            stretches.append([])
        elif total_words(text := " ".join(plain_text(row.values[c]) for c in sorted(labels)).strip()) is None:
            stretches[-1].append(text)
    filled = [stretch for stretch in stretches if stretch]
    if len(filled) < 2 or any(len(set(stretch)) < len(stretch) for stretch in filled):
        return False
    seen = Counter(text for stretch in filled for text in stretch)
    return sum(count > 1 for count in seen.values()) >= 0.5 * len(seen)
