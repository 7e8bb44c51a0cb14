"""A table of a Word document cell by cell. Pure: XML to values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from ingestion.readers.word_text import Passage, W, shown_text
from ingestion.values.grid import Grid, Span
from ingestion.values.place import cell_name

WIDEST = 1000
WRAPPERS = frozenset((W + "sdt", W + "sdtContent", W + "customXml", W + "ins"))


@dataclass(slots=True)
class WordTable:
    """The grid, everything its paragraphs told, tables inside its cells with those cells, notes referred to."""

    grid: Grid
    passages: list[Passage] = field(default_factory=list)
    nested: list[tuple[etree._Element, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    replaced: list[tuple[str, str]] = field(default_factory=list)
    """Cells where some words are struck through and others not, with what was struck: the others are read."""
    cut: bool = False


def table_grid(table: etree._Element) -> WordTable:
    """Cells keep their lines.

    A cell over several columns or rows has its words in the first; rows deleted as a tracked change are left out."""
    read = WordTable(Grid([], is_table=True))
    rows: list[tuple[str | None, ...]] = []
    struck: set[tuple[int, int]] = set()
    open_below: dict[int, Span] = {}
    heads = 0
    for row in _children(table, W + "tr"):
        properties = row.find(W + "trPr")
        if properties is not None and properties.find(W + "del") is not None:
            words = "".join(part.text or "" for part in row.iter(W + "t", W + "delText"))
            read.passages.append(Passage(deleted=[words]))
            continue
        r = len(rows)
        if properties is not None and properties.find(W + "tblHeader") is not None and heads == r:
            heads += 1
        values: list[str | None] = [None] * min(_number(properties, "gridBefore"), WIDEST)
        still_open: dict[int, Span] = {}
        for cell in _children(row, W + "tc"):
            c = len(values)
            about = cell.find(W + "tcPr")
            width = min(max(_number(about, "gridSpan"), 1), WIDEST)
            if c + width > WIDEST:
                read.cut = True
                break
            text = _cell(cell, read, r, c, struck)
            merge = about.find(W + "vMerge") if about is not None else None
            above = open_below.get(c)
            if merge is not None and merge.get(W + "val") != "restart" and above is not None:
                still_open[c] = Span(above.row, r, above.column, above.last_column)
                values.extend([text or None, *[None] * (width - 1)])
                continue
            if merge is not None:
                still_open[c] = Span(r, r, c, c + width - 1)
            elif width > 1:
                read.grid.merged.append(Span(r, r, c, c + width - 1))
            values.extend([text, *[None] * (width - 1)])
        read.grid.merged.extend(span for c, span in open_below.items() if c not in still_open and _is_wide(span))
        open_below = still_open
        rows.append(tuple(values))
    read.grid.merged.extend(span for span in open_below.values() if _is_wide(span))
    read.grid.rows = list(rows)
    read.grid.struck = frozenset(struck)
    read.grid.header_rows = heads if 0 < heads < len(rows) else None
    return read


def _is_wide(span: Span) -> bool:
    return span.last_row > span.row or span.last_column > span.column


def _cell(cell: etree._Element, read: WordTable, r: int, c: int, struck: set[tuple[int, int]]) -> str:
    said, kept = [], []
    crossed = False
    for block in _children(cell, W + "p", W + "tbl"):
        if block.tag == W + "tbl":
            read.nested.append((block, cell_name(r, c)))
            continue
        passage = shown_text(block)
        read.passages.append(passage)
        read.notes.extend(passage.notes)
        crossed = crossed or passage.struck
        said += [" ".join(line.split()) for line in passage.text.split("\n")]
        kept += [" ".join(line.split()) for line in passage.unstruck.split("\n")]
    text, new = "\n".join(filter(None, said)), "\n".join(filter(None, kept))
    if crossed and new:
        read.replaced.append((cell_name(r, c), " ".join(text.split())))
        return new
    if crossed:
        struck.add((r, c))
    return text


def _children(parent: etree._Element, *wanted: str) -> Iterator[etree._Element]:
    """The wanted children in order, also those wrapped in content controls or insertions."""
    waiting = list(reversed(parent))
    while waiting:
        element = waiting.pop()
        if element.tag in wanted:
            yield element
        elif element.tag in WRAPPERS:
            waiting.extend(reversed(element))


def _number(properties: etree._Element | None, name: str) -> int:
    said = properties.find(W + name) if properties is not None else None
    value = said.get(W + "val", "0") if said is not None else "0"
    return int(value) if value.isdigit() and len(value) < 6 else 0
