"""What is odd about a table's figures and labels, said once for each cause. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from ingestion.interpretation.figure_cells import Cell
from ingestion.interpretation.findings import (
    MARK_UNEXPLAINED,
    NAME_OR_BLANK,
    NUMBER_IN_BRACKETS,
    REPEATED_ROWS,
    RUN_OF_LIMITS,
    SAME_LABELS,
    SHARES_LEFT_OUT,
    STRUCK_FIGURES,
    TEXT_FOR_FIGURE,
)
from ingestion.interpretation.footnote_marks import note_numbers
from ingestion.interpretation.frame import LABEL, SHARES, Frame
from ingestion.interpretation.labels import Axis, Labels
from ingestion.values.figure_words import plain_text
from ingestion.values.finding import Finding
from ingestion.values.interval import NOTHING_KNOWN
from ingestion.values.record import Kind
from ingestion.values.table import Table

FEWEST_BELOW = 3
"""Rows of a table, a lone label the first of them, before the label may name the others."""
_NAMED_NOTE = re.compile(r"\b(?:foot)?note\s*\(?(\d)\b", re.IGNORECASE)
SHORTEST_RUN = 4
"""Limits that rise by one before they are a cell dragged down."""
MOST_DRAGGED = 100
"""Such cells told of in one table."""


def irregularities(
    frame: Frame,
    table: Table,
    rows: Axis,
    columns: Sequence[int],
    heads: Axis,
    cells: list[list[Cell]],
    notes: Sequence[str] = (),
) -> list[Finding]:
    """`notes` are the document's lines, where what a number in brackets means may be said."""
    found: list[Finding] = []
    shares = frame.columns(SHARES)
    if shares and frame.rows:
        place = frame.rows[0].place(shares[0])
        names = ", ".join(f"“{frame.head_text(c)}”" for c in shares[:4] if frame.head_text(c))
        found.append(
            SHARES_LEFT_OUT.found(
                f"{len(shares)} {'column holds' if len(shares) == 1 else 'columns hold'} shares, rates or running "
                f"totals{' (' + names + ')' if names else ''}; they were not read as counts.",
                place,
            )
        )
    if frame.share_rows:
        labels = [plain_text(row.values[c]) for row in frame.share_rows for c in frame.columns(LABEL)]
        many = "One row holds" if len(frame.share_rows) == 1 else f"{len(frame.share_rows)} rows hold"
        names = ", ".join(f"“{label}”" for label in labels[:4] if label)
        sentence = f"{many} averages, shares or changes ({names}); they were not read as counts."
        found.append(SHARES_LEFT_OUT.found(sentence, frame.share_rows[0].place(columns[0])))
    marks: dict[str, list[tuple[int, int]]] = defaultdict(list)
    words: list[tuple[int, int]] = []
    struck: list[tuple[int, int]] = []
    for r, line in enumerate(cells):
        answered = _answered_in_words(rows.lines[r], line)
        for c, cell in enumerate(line):
            mark = cell.words.mark if cell.words is not None and cell.interval == NOTHING_KNOWN else None
            if mark and cell.kind in (Kind.ZERO_MARK, Kind.SUPPRESSED):
                marks[mark].append((r, c))
            if cell.kind is Kind.UNREAD and not answered:
                words.append((r, c))
            if cell.text and frame.rows[r].at(columns[c]) in frame.rows[r].grid.struck:
                struck.append((r, c))
    for places in marks.values():
        r, c = places[0]
        place = frame.rows[r].place(columns[c])
        many = f"{len(places)} cells" if len(places) > 1 else "one cell"
        found.append(
            MARK_UNEXPLAINED.found(
                f"“{cells[r][c].text}” stands in {many} (first at {place}), and no note says what it means.", place
            )
        )
    for places, kind, said in (
        (
            words,
            TEXT_FOR_FIGURE,
            ("holds words, or a share, where a figure stands", "hold words, or a share, where figures stand"),
        ),
        (struck, STRUCK_FIGURES, ("is struck through", "are struck through")),
    ):
        if places:
            r, c = places[0]
            place = frame.rows[r].place(columns[c])
            text = cells[r][c].text[:60]
            if len(places) == 1:
                found.append(kind.found(f"One cell {said[0]}, at {place} (“{text}”).", place))
            else:
                found.append(kind.found(f"{len(places)} cells {said[1]}, the first at {place} (“{text}”).", place))
    found.extend(_name_or_blank(frame, rows, cells))
    found.extend(_same_labels(frame, rows, columns, heads))
    found.extend(_runs_of_limits(frame, columns, cells))
    found.extend(_repeated(frame, columns, cells))
    found.extend(_in_brackets(frame, columns, cells, notes))
    return found


_BRACKETED = re.compile(r"\d\s*\((?P<number>\d)\)$")


def _in_brackets(frame: Frame, columns: Sequence[int], cells: list[list[Cell]], notes: Sequence[str]) -> list[Finding]:
    """Figures with a number in brackets behind them ("77 (5)") where no note bears that number: it was taken for the
    mark of one, and may count."""
    held = [
        (r, c, match["number"])
        for r, line in enumerate(cells)
        for c, cell in enumerate(line)
        if cell.kind is Kind.EXACT and (match := _BRACKETED.search(cell.text))
    ]
    if not held:
        return []
    explained = note_numbers(notes) | {number for line in notes for number in _NAMED_NOTE.findall(line)}
    bare = [(r, c) for r, c, number in held if number not in explained]
    if not bare:
        return []
    r, c = bare[0]
    place = frame.rows[r].place(columns[c])
    many = "One figure has" if len(bare) == 1 else f"{len(bare)} figures have"
    sentence = f"{many} a number in brackets behind it that no note explains, at {place} (“{cells[r][c].text}”)."
    return [
        NUMBER_IN_BRACKETS.found(sentence.replace("behind it", "behind them") if len(bare) > 1 else sentence, place)
    ]


def _name_or_blank(frame: Frame, rows: Axis, cells: list[list[Cell]]) -> list[Finding]:
    """Labels without figures that were taken for names of the rows below; or the table's first row, where it is a lone
    label over rows none of which leaves a figure out: it may name them all ("Male" over offences), or be a row of
    blanks."""
    if frame.doubtful_sections:
        names = ", ".join(f"“{name}”" for name in frame.doubtful_sections[:4])
        more = " and more" if len(frame.doubtful_sections) > 4 else ""
        sentence = f"{names}{more} were taken to name the rows below them; they may be rows of blank figures."
        return [NAME_OR_BLANK.found(sentence, frame.rows[0].place(0))]
    if len(cells) < FEWEST_BELOW or any(cell.kind is not Kind.BLANK for cell in cells[0]):
        return []
    labels = list(rows.lines[0].categories.values())
    lone = len(labels) == 1 and rows.lines[0].total is None and not rows.lines[0].time
    if not lone or any(cell.kind is Kind.BLANK for line in cells[1:] for cell in line):
        return []
    sentence = f"“{labels[0]}” has no figures, and all rows below it have: it may name them all, or its own are blank."
    return [NAME_OR_BLANK.found(sentence, frame.rows[0].place(0))]


_ASKS_WHETHER = re.compile(
    r"(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should)\b.*\?", re.IGNORECASE
)
_YES_OR_NO = re.compile(r"(?:yes|no|y|n)\.?", re.IGNORECASE)


def _answered_in_words(labels: Labels, line: Sequence[Cell]) -> bool:
    """Whether a row asks whether something is so and is answered by yes or no: no figure stands there."""
    asks = any(_ASKS_WHETHER.match(text) for text in labels.categories.values())
    return asks and all(_YES_OR_NO.fullmatch(cell.text) for cell in line if cell.text)


def _same_labels(frame: Frame, rows: Axis, columns: Sequence[int], heads: Axis) -> list[Finding]:
    found = []
    for axis, what in ((rows, "row"), (heads, "column")):
        seen: dict[object, int] = {}
        for number, labels in enumerate(axis.lines):
            if labels.total is not None or labels.unnamed:
                continue
            key = (tuple(sorted(labels.categories.items())), tuple(labels.time))
            if key in seen and (key[0] or key[1]):
                place = frame.rows[number].place(columns[0]) if what == "row" else frame.rows[0].place(columns[number])
                name = ", ".join([*labels.categories.values(), *(text for text, _ in labels.time)])
                found.append(SAME_LABELS.found(f"Two {what}s are both called “{name}”, the second at {place}.", place))
                break
            seen[key] = number
    return found


def _runs_of_limits(frame: Frame, columns: Sequence[int], cells: list[list[Cell]]) -> list[Finding]:
    """<5, <6, <7 … one below or beside the other: each such cell is told of, for none can be taken as it stands."""
    dragged: dict[tuple[int, int], None] = {}
    for c in range(len(columns)):
        dragged.update(dict.fromkeys((r, c) for r in _dragged([line[c] for line in cells])))
    for r, line in enumerate(cells):
        dragged.update(dict.fromkeys((r, c) for c in _dragged(line)))
    return [
        RUN_OF_LIMITS.found(
            f"“{cells[r][c].text}” at {frame.rows[r].place(columns[c])} stands in a run of limits that rise by one.",
            frame.rows[r].place(columns[c]),
        )
        for r, c in list(dragged)[:MOST_DRAGGED]
    ]


def _dragged(line: Sequence[Cell]) -> list[int]:
    """The cells of a line that stand in a run of limits, each one more than the one before."""
    found: list[int] = []
    start = 0
    for n in range(1, len(line) + 1):
        if n < len(line) and _rises(line[n - 1], line[n]):
            continue
        if n - start >= SHORTEST_RUN:
            found.extend(range(start, n))
        start = n
    return found


def _rises(a: Cell, b: Cell) -> bool:
    return (
        a.kind is b.kind is Kind.SUPPRESSED and a.interval.high is not None and b.interval.high == a.interval.high + 1
    )


def _repeated(frame: Frame, columns: Sequence[int], cells: list[list[Cell]]) -> list[Finding]:
    """Three or more rows that print the same many figures one after another."""
    start = 0
    for r in range(1, len(cells) + 1):
        same = r < len(cells) and [c.text for c in cells[r]] == [c.text for c in cells[start]]
        if same:
            continue
        distinct = {cell.text for cell in cells[start] if cell.kind is Kind.EXACT and (cell.interval.low or 0) > 9}
        if r - start >= 3 and len(distinct) >= 3:
            place = frame.rows[start].place(columns[0])
            last = frame.rows[r - 1].place(columns[0])
            return [REPEATED_ROWS.found(f"The {r - start} rows from {place} to {last} print the same figures.", place)]
        start = r
    return []
