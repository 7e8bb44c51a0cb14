"""Which of a table's lines are its head, what heads they make, and where they are printed again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingestion.readers.pdf.columns import Column
from ingestion.readers.pdf.head_levels import parted_levels
from ingestion.readers.pdf.heads import Head, columns_under, heads_of, spread
from ingestion.readers.pdf.lines import Piece, TextLine
from ingestion.readers.pdf.repeats import heads_over_repeats
from ingestion.readers.pdf.rules import Across
from ingestion.readers.pdf.stacks import stacked_heads
from ingestion.readers.pdf.tokens import is_figure

NARROW_RULE = 0.92
"""A rule over less of a table's width among its heads parts those heads, and tells their spans."""
BESIDE = 0.2
"""Of the line height: lines that overlap by more stand side by side."""
SECTION = 0.25
"""Of the line height: the name of a section stands so much below the head."""
NAME = 0.5
"""Of the line height: the name of the first group stands so much below the head it is flush with."""
FLUSH = 1.5
"""Points by which labels begin apart."""
CLOSER = 0.15
"""Of the line height: a label stands so much closer to its own row than to the head."""


def head_cells(
    lines: Sequence[TextLine],
    found: Sequence[float],
    columns: Sequence[Column],
    voters: Sequence[Sequence[Piece]],
    across: Sequence[Across],
    height: float,
) -> list[Head]:
    """The heads over the first row: by where they stand where that is plain, else line by line."""
    if not lines:
        return []
    pieces = [spread(line.words, found, columns, height) for line in lines]
    width = columns[-1].x1 - columns[0].x0
    spanned = any(r.x1 - r.x0 < NARROW_RULE * width and lines[0].top < r.y < lines[-1].bottom for r in across)
    stacked = None if spanned else stacked_heads(lines, columns, voters, height)
    if stacked is not None and any(head.level for head in stacked):
        return stacked
    if stacked is not None and (levels := parted_levels(stacked)) is not None:
        return levels
    beside = any(below.top < above.bottom - BESIDE * height for above, below in pairwise(lines))
    if stacked is not None and beside:
        return stacked
    repeated = heads_over_repeats(pieces, found, columns)
    return repeated or stacked or heads_of(pieces, found, columns, across, height)


def first_of_body(
    lines: Sequence[TextLine],
    pieces: Sequence[Sequence[Piece]],
    first: int,
    found: Sequence[float],
    voters: Sequence[Sequence[Piece]],
    height: float,
) -> int:
    """The first line of the body, given the first line of figures: upper lines of its labels stand over it."""
    begun = upper_lines(lines, pieces, first, voters, height)
    return _without_sections(lines, pieces, begun, found, voters, height)


def upper_lines(
    lines: Sequence[TextLine],
    pieces: Sequence[Sequence[Piece]],
    first: int,
    voters: Sequence[Sequence[Piece]],
    height: float,
) -> int:
    """Lines above the first figures that hang together with them and stand apart from what is further up: of labels,
    or half beside each other."""
    top = first
    while top > 0 and lines[top].top - lines[top - 1].bottom <= CLOSER * height:
        top -= 1
    if top == 0:
        return first
    figures = min((p.x0 for line in voters for p in line[1:] if is_figure(p.text)), default=0.0)
    for at in range(top, first):
        beside = lines[at + 1].top - lines[at].bottom < -BESIDE * height
        if not beside and not all(p.x1 < figures and not is_figure(p.text) for p in pieces[at]):
            return first
    return top


def _without_sections(
    lines: Sequence[TextLine],
    pieces: Sequence[Sequence[Piece]],
    first: int,
    found: Sequence[float],
    voters: Sequence[Sequence[Piece]],
    height: float,
) -> int:
    """Lone labels just above the first row of figures belong to the body: a section's heading, a wrapped label."""
    figures = min((p.x0 for line in voters for p in line[1:] if is_figure(p.text)), default=0.0)
    texts = [p for line in voters for p in line if p.x1 < figures and not is_figure(p.text)]
    labels = [p.x0 for p in texts]
    while first > 1 and len(pieces[first - 1]) == 1:
        top = first - 1
        while top > 1 and len(pieces[top - 1]) == 1 and _one_text(lines[top - 1], lines[top], height):
            top -= 1
        piece = pieces[top][0]
        c0, c1 = columns_under(piece.x0, piece.x1, found)
        above = [columns_under(p.x0, p.x1, found) for p in pieces[top - 1]]
        apart = lines[top].top - lines[top - 1].bottom
        flush = any(abs(piece.x0 - x0) <= FLUSH for x0 in labels)
        section = flush and apart > SECTION * height and any(a[0] == c0 for a in above)
        # the name of the first group: as far left as the head, over members that stand further in
        section = section or (
            c0 == 0 and apart > NAME * height and abs(piece.x0 - lines[top - 1].x0) <= FLUSH and piece.x1 < figures
        )
        if (c0 != 0 or c1 != 0) and not section:
            break
        small = piece.text[:1].islower() and any(a[0] == 0 for a in above)
        if small and (apart < 1.0 or _had_no_room(pieces[top - 1][0], piece, texts)):
            break
        if apart < -BESIDE * height:
            break
        if all(len(p) == 1 for p in pieces[:top]):
            break
        first = top
    return first


def _had_no_room(upper: Piece, lower: Piece, labels: Sequence[Piece]) -> bool:
    """Whether the lower line's first word, after the upper line, would have reached further than the labels of its
    column do."""
    ends = [p.x1 for p in labels if abs(p.x0 - lower.x0) <= FLUSH]
    first = lower.words[0]
    return bool(ends) and upper.x1 + (first.x1 - first.x0) > max(ends)


def _one_text(above: TextLine, line: TextLine, height: float) -> bool:
    """Whether two lines follow each other closely at one margin."""
    return line.top - above.bottom <= CLOSER * height and abs(line.x0 - above.x0) <= FLUSH


def printed_again(lines: Sequence[TextLine], first: int) -> list[int]:
    """Where the head of the first lines stands word for word among the others."""
    head = [line.text for line in lines[:first]]
    starts: list[int] = []
    at = first
    while head and at + len(head) <= len(lines):
        if [line.text for line in lines[at : at + len(head)]] == head:
            starts.append(at)
            at += len(head)
        else:
            at += 1
    return starts
