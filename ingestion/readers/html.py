"""Web pages: every table of figures as a grid, every other block of words as a line.

Tables that only arrange the page are no tables. A table's place is its number on the page and the cell within it; a
line's is its number among the lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import lxml.html
from lxml import etree

from ingestion.readers import kinds
from ingestion.readers.cell_rows import unfold
from ingestion.readers.delimited import decode
from ingestion.readers.superscripts import raised
from ingestion.values.contents import Contents, Progress, no_progress
from ingestion.values.grid import Grid, Line, Span
from ingestion.values.place import Place, cell_name, column_letters
from ingestion.values.reading import UnreadableFile

MEDIA_TYPES = frozenset({"text/html"})

MOST_CELLS = 2_000_000
WIDEST = 1000
LINES_ABOVE = 3

BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article blockquote body br caption center dd div dl dt form h1 h2 h3 h4 h5 h6 hr li main ol p pre "
        "section table td th tr ul",
    )
)
UNSEEN = frozenset(["script", "style", "head", "title", "template", "noscript", "object", "iframe", "svg"])
STRUCK = frozenset(["del", "s", "strike"])

_hidden_style = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.IGNORECASE)
_stated_charset = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)

Element = Any
"""lxml carries no types."""

DAMAGED = "The page cannot be read: there is nothing in it. Please ask the sender for the figures as a workbook or CSV."

TOO_DEEP = "The page is built deeper than any program builds one, and was not read. Please ask for a workbook or CSV."


def read(path: Path, *, progress: Progress = no_progress) -> Contents:
    """Raises UnreadableFile: damaged, too_large, unsafe."""
    return read_page(text_of(path.read_bytes()), progress=progress)


def text_of(raw: bytes) -> str:
    """The page's text by the charset it states, else by its bytes."""
    if match := _stated_charset.search(raw[:4096]):
        try:
            return raw.decode(match[1].decode("ascii"))
        except (LookupError, UnicodeError):
            pass
    return decode(raw)[0]


def read_page(
    text: str, *, progress: Progress = no_progress, sheets: str = "Table", said: list[str] | None = None
) -> Contents:
    """The page's tables and lines. `sheets` names the tables, with their number; `said` takes each table's words as the
    page has them, before the lines of its cells become rows. Raises UnreadableFile."""
    parser = lxml.html.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8"
    )
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.LxmlError, ValueError) as fault:
        raise UnreadableFile("damaged", DAMAGED) from fault
    # The parser stops quietly at its own limits, and what follows would be lost.
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnreadableFile("unsafe", TOO_DEEP)
    page = _Page(sheets, said if said is not None else [])
    page.walk(root)
    progress(len(page.contents.grids), len(page.contents.grids), "pages")
    return page.contents


class _Page:
    """One pass over the page in reading order."""

    def __init__(self, sheets: str, said: list[str]) -> None:
        self.contents = Contents()
        self.said = said
        self.sheets = sheets
        self.cells = 0
        self.hidden: list[str] = []
        self.open: list[str] = []
        self.last_table: Grid | None = None
        self.lines_since = 0

    def walk(self, root: Element) -> None:
        """Without recursion: a hostile page nests deeper than the stack."""
        skipped: Element | None = None
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if skipped is not None:
                if event == "end" and element is skipped:
                    skipped = None
                    self._say(element.tail)
                continue
            name = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if name in BLOCKS:
                    self._break()
                if name in UNSEEN or self._is_hidden(element):
                    skipped = element
                elif name == "table" and is_data(element):
                    self._table(element)
                    skipped = element
                else:
                    self._say(element.text)
            else:
                if name in BLOCKS:
                    self._break()
                self._say(element.tail)
        self._break()
        if self.hidden:
            said = " ".join(self.hidden)[:200]
            self.contents.findings.append(
                kinds.HIDDEN_TEXT.found(
                    f"The page holds {len(self.hidden)} pieces of text that it does not show: “{said}”."
                )
            )
            self.contents.quarantine = "The page holds text that it does not show."

    def _is_hidden(self, element: Element) -> bool:
        if not (_hidden_style.search(element.get("style", "")) or element.get("hidden") is not None):
            return False
        words = " ".join(element.itertext()).split()
        # Many mails hide a line meant for the list of mails; a figure or a longer text is another matter.
        if len(words) > 20 or any(letter.isdigit() for word in words for letter in word):
            self.hidden.append(" ".join(words)[:200])
        return True

    def _say(self, text: str | None) -> None:
        if text:
            self.open.append(text)

    def _break(self) -> None:
        said = " ".join("".join(self.open).split())
        self.open = []
        if not said:
            return
        number = len(self.contents.lines) + 1
        self.contents.lines.append(Line(said, Place(cell=f"A{number}")))
        self.lines_since += 1
        if self.last_table is not None and self.lines_since <= LINES_ABOVE:
            self.last_table.below = (*self.last_table.below, said)

    def _table(self, table: Element) -> None:
        grid, nested = grid_of(table)
        self.cells += len(grid.rows) * grid.width
        if self.cells > MOST_CELLS:
            raise UnreadableFile(
                "too_large", "The page's tables claim too many cells. Please ask for a workbook or CSV."
            )
        number = len(self.contents.grids) + 1
        grid.sheet = f"{self.sheets} {number}"
        before = self.contents.lines[-min(self.lines_since, LINES_ABOVE) :] if self.lines_since else []
        grid.above = tuple(line.text for line in before)
        captions = [" ".join("".join(one.itertext()).split()) for one in table.iterchildren("caption")]
        grid.above = (*grid.above, *(caption for caption in captions if caption))
        _drop_sheet_headings(grid)
        self.said.append(" ".join(str(value) for row in grid.rows for value in row if value is not None))
        self.contents.findings.extend(unfold(grid))
        grid.rows = [tuple(" ".join(v.split()) if isinstance(v, str) else v for v in row) for row in grid.rows]
        self.contents.grids.append(grid)
        self.last_table, self.lines_since = grid, 0
        for place in nested:
            where = Place(sheet=grid.sheet, cell=place)
            self.contents.findings.append(
                kinds.NESTED_TABLE.found(
                    f"A table stands inside cell {place} of {grid.sheet}; its words are read there.", where
                )
            )


def _drop_sheet_headings(grid: Grid) -> None:
    """Takes the letters over the columns and the numbers beside the rows off a sheet that was saved with them: they
    name its places and head nothing. What is left is a sheet, whose tables are still to be found."""
    top = [str(value or "").strip() for value in (grid.rows[0] if grid.rows else ())]
    side = [str(row[0] or "").strip() if row else "" for row in grid.rows[1:]]
    if len(top) < 2 or top[0] or top[1:] != [column_letters(n) for n in range(len(top) - 1)]:
        return
    numbers = [int(text) for text in side if text.isdecimal()]
    if not numbers or [text for text in side if text] != [str(n) for n in numbers] or numbers != sorted(set(numbers)):
        return
    kept = [n for n, text in enumerate(side, 1) if text]
    grid.rows = [grid.rows[n][1:] for n in kept]
    at = {n: new for new, n in enumerate(kept)}
    grid.merged = [
        replace(s, row=at[s.row], last_row=at[s.last_row], column=s.column - 1, last_column=s.last_column - 1)
        for s in grid.merged
        if s.column and s.row in at and s.last_row in at
    ]
    grid.struck = frozenset((at[r], c - 1) for r, c in grid.struck if c and r in at)
    grid.hidden_rows = frozenset(at[r] for r in grid.hidden_rows if r in at)
    grid.origins = tuple(n - 1 for n in numbers)
    grid.is_table, grid.header_rows = False, None


def is_data(table: Element) -> bool:
    """Whether the table holds data, rather than the page: two rows of two filled cells that hold no table."""
    rows = 0
    for row in rows_of(table):
        filled = [cell for cell in cells_of(row) if cell.find(".//table") is None and "".join(cell.itertext()).strip()]
        rows += len(filled) >= 2
        if rows >= 2:
            return True
    return False


def rows_of(table: Element) -> Iterator[Element]:
    """The table's own rows, heads first, feet last; not those of a table inside it."""
    direct = [child for child in table if child.tag in ("tr", "tbody", "thead", "tfoot")]
    order = {"thead": 0, "tfoot": 2}
    for child in sorted(direct, key=lambda part: order.get(part.tag, 1)):
        if child.tag == "tr":
            yield child
        else:
            yield from child.iterchildren("tr")


def cells_of(row: Element) -> Iterator[Element]:
    yield from row.iterchildren("td", "th")


def grid_of(table: Element) -> tuple[Grid, list[str]]:
    """The table cell by cell, and the cells that hold another table. A cell over several has its words in the first."""
    rows = list(rows_of(table))
    taken: dict[tuple[int, int], bool] = {}
    values: list[list[str | None]] = [[] for _ in rows]
    merged: list[Span] = []
    struck: set[tuple[int, int]] = set()
    hidden: set[int] = set()
    nested: list[str] = []
    heads = 0
    for r, row in enumerate(rows):
        if _hidden_style.search(row.get("style", "")) or row.get("hidden") is not None:
            hidden.add(r)
        c = 0
        own = list(cells_of(row))
        if own and heads == r and all(cell.tag == "th" for cell in own):
            heads += 1
        for cell in own:
            while taken.get((r, c)):
                c += 1
            down = min(_span(cell, "rowspan") or len(rows) - r, len(rows) - r)
            right = min(max(_span(cell, "colspan"), 1), WIDEST)
            if len(taken) + down * right > MOST_CELLS:
                raise UnreadableFile("too_large", "A table claims too many cells. Please ask for a workbook or CSV.")
            for row_at in range(r, r + down):
                for column in range(c, c + right):
                    taken[row_at, column] = True
            values[r].extend([None] * (c - len(values[r])))
            values[r].append(cell_text(cell))
            if down > 1 or right > 1:
                merged.append(Span(r, r + down - 1, c, c + right - 1))
            if any(child.tag in STRUCK for child in cell.iterdescendants()):
                struck.add((r, c))
            if cell.find(".//table") is not None:
                nested.append(cell_name(r, c))
            c += right
    grid = Grid(
        [tuple(row) for row in values],
        merged=merged,
        struck=frozenset(struck),
        hidden_rows=frozenset(hidden),
        is_table=True,
        header_rows=heads or None,
    )
    return grid, nested


_SPAN = re.compile(r"\s*\+?(\d{1,6})")


def _span(cell: Element, name: str) -> int:
    written = cell.get(name)
    match = _SPAN.match(written) if written is not None else None
    return int(match[1]) if match else 1


def cell_text(cell: Element) -> str:
    """The cell's words on one line for each block, raised marks kept apart."""
    said: list[str] = []
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if name in BLOCKS and element is not cell:
                said.append("\n")
            text = element.text or ""
            said.append(raised(text, "".join(said)) if name == "sup" else "" if name in UNSEEN else text)
        elif element is not cell:
            if name in BLOCKS:
                said.append("\n")
            said.append(element.tail or "")
    lines = ("".join(said)).replace("\r", "").split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))
