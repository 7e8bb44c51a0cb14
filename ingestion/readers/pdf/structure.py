"""The structure tree of a tagged PDF: which text of a page is which cell of which table, as the program that saved the
file said. What it says is believed only where the page agrees (`tagged.py`).

pdfium gives the elements that have something on the page; all others are blanks in the list of their parent's, which
still count: that keeps the columns of a row whose first cells are empty, or stand on another page.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

MOST_ELEMENTS = 60_000
"""Of one page, blanks counted: more is a trap, and the page is read without its tree."""
DEEPEST = 40
MOST_SPAN = 500
"""Rows or columns of one cell."""
MOST_GAP = 200
"""Rows without text between two of a page's."""
NOTHING = -1

_Handle = ctypes.c_size_t
"""An address, taken as a number: an object for each of thousands of pointers would cost more than the tree itself."""


def _fast(name: str, answers: Any, *takes: Any) -> Any:
    return ctypes.CFUNCTYPE(answers, *takes)(ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value or 0)


_object_of = _fast("FPDFText_GetTextObject", _Handle, _Handle, ctypes.c_int)
_content_of = _fast("FPDFPageObj_GetMarkedContentID", ctypes.c_int, _Handle)
_object_at = _fast("FPDFPage_GetObject", _Handle, _Handle, ctypes.c_int)
_root_at = _fast("FPDF_StructTree_GetChildAtIndex", _Handle, _Handle, ctypes.c_int)
_count = _fast("FPDF_StructElement_CountChildren", ctypes.c_int, _Handle)
_child_at = _fast("FPDF_StructElement_GetChildAtIndex", _Handle, _Handle, ctypes.c_int)
_mark_at = _fast("FPDF_StructElement_GetChildMarkedContentID", ctypes.c_int, _Handle, ctypes.c_int)
_type = _fast("FPDF_StructElement_GetType", ctypes.c_ulong, _Handle, ctypes.c_char_p, ctypes.c_ulong)
_attributes = _fast("FPDF_StructElement_GetAttributeCount", ctypes.c_int, _Handle)
_attribute_at = _fast("FPDF_StructElement_GetAttributeAtIndex", _Handle, _Handle, ctypes.c_int)
_value_of = _fast("FPDF_StructElement_Attr_GetValue", _Handle, _Handle, ctypes.c_char_p)
_number_of = _fast("FPDF_StructElement_Attr_GetNumberValue", ctypes.c_int, _Handle, ctypes.c_void_p)

_KINDS = {f"{kind}\0".encode("utf-16-le"): kind for kind in ("Table", "TR", "TD", "TH", "THead", "TBody", "TFoot")}
_LONGEST = max(map(len, _KINDS))

Path = tuple[int, ...]


class TreeCell(NamedTuple):
    """A cell with its place in its table, 0-based and inclusive; `number` is its own on the page."""

    number: int
    row: int
    last_row: int
    column: int
    last_column: int
    is_head: bool


@dataclass(slots=True)
class TreeTable:
    """The part of a table that stands on one page. `path` is the table's place in the tree, the same on each page it
    goes over; `places` has for each row here, by its number, which of the table's rows it is."""

    path: Path
    cells: list[TreeCell] = field(default_factory=list)
    places: dict[int, tuple[int, int]] = field(default_factory=dict)
    sound: bool = True
    """False where it holds other tables, or is no table of rows of cells."""


class Structure(NamedTuple):
    """`cell_of[i]` is the number of the cell that character i of the page stands in, or NOTHING."""

    tables: list[TreeTable]
    cell_of: NDArray[np.int32]


class _Spent(Exception):
    """The tree has more elements than are looked at."""


def is_tagged(document: Any) -> bool:
    """Whether an opened pypdfium2 document says that it carries a structure tree."""
    return bool(pdfium.FPDFCatalog_IsTagged(document.raw))


class StructureReader:
    """Reads the trees of a document's pages from the first to the last: places that a cell takes in rows of a later
    page are remembered."""

    def __init__(self) -> None:
        self._taken: dict[Path, set[tuple[int, int, int]]] = {}
        self._reached: dict[Path, tuple[int, int]] = {}
        self._spent = False

    def read(self, page: Any, textpage: Any, count: int, *, formed: bool) -> Structure | None:
        """The tables that the tree of an opened pdfium page names; None where it has none.

        `count` is the number of characters of `textpage`. Where the page is `formed`, what stands in its form objects
        is marked by numbers of their own, and no cell.
        """
        if self._spent:
            return None
        tree = pdfium.FPDF_StructTree_GetForPage(page)
        if not tree:
            return None
        try:
            walk = _Walk(self._taken, self._reached)
            root = _address(tree)
            for index in range(max(0, pdfium.FPDF_StructTree_CountChildren(tree))):
                if element := _root_at(root, index):
                    walk.look(element, (index,))
        except _Spent:
            self._spent = True
            return None
        finally:
            pdfium.FPDF_StructTree_Close(tree)
        tables = [table for table in walk.tables if table.sound and table.cells]
        if not tables:
            return None
        known = {cell.number for table in tables for cell in table.cells}
        cells = {content: cell for content, cell in walk.cell_of.items() if cell in known}
        return Structure(tables, _cells_of_characters(page, textpage, count, cells, formed))


class _Walk:
    """One walk over the elements of a page."""

    def __init__(self, taken: dict[Path, set[tuple[int, int, int]]], reached: dict[Path, tuple[int, int]]) -> None:
        self.tables: list[TreeTable] = []
        self.cell_of: dict[int, int] = {}
        self._taken = taken
        self._reached = reached
        self._budget = MOST_ELEMENTS
        self._cells = 0
        self._name = ctypes.create_string_buffer(_LONGEST)
        self._number = ctypes.c_float()
        self._place = ctypes.addressof(self._number)

    def look(self, element: int, path: Path) -> None:
        """Find the tables in an element, given by its address."""
        if self._type(element) == "Table":
            self._table(element, path)
            return
        for index, child in self._children(element):
            if child and len(path) < DEEPEST:
                self.look(child, (*path, index))

    def _table(self, element: int, path: Path) -> None:
        table = TreeTable(path)
        self.tables.append(table)
        rows: list[tuple[int, int, int]] = []
        for index, child in self._children(element):
            kind = self._type(child) if child else ""
            if kind == "TR":
                rows.append((NOTHING, index, child))
            elif kind in ("THead", "TBody", "TFoot"):
                rows += [(index, at, row) for at, row in self._children(child) if row and self._type(row) == "TR"]
        taken = self._taken.setdefault(path, set())
        number, reached = 0, self._reached.get(path, (NOTHING, NOTHING))
        for at, (group, index, row) in enumerate(rows):
            if at:
                last_group, last_index, _ = rows[at - 1]
                # heads that the page prints again stand right above its rows
                again = (last_group, last_index) < reached
                number += min(index - last_index, MOST_GAP) if group == last_group and not again else 1
            table.places[number] = (group, index)
            self._row(row, (group, index, number), table, (*path, group + 1, index), taken)
        if rows:
            self._reached[path] = max(reached, (rows[-1][0], rows[-1][1]))

    def _row(
        self,
        element: int,
        place: tuple[int, int, int],
        table: TreeTable,
        path: Path,
        taken: set[tuple[int, int, int]],
    ) -> None:
        group, index, number = place
        column = 0
        for at, child in self._children(element):
            while (group, index, column) in taken:
                column += 1
            if not child:
                column += 1
                continue
            kind = self._type(child)
            if kind not in ("TD", "TH"):
                table.sound = False
                return
            across, down = self._spans(child)
            if down > 1:
                taken |= {(group, index + r, column + c) for r in range(1, down) for c in range(across)}
            cell = TreeCell(self._cells, number, number + down - 1, column, column + across - 1, kind == "TH")
            self._cells += 1
            table.cells.append(cell)
            self._contents(child, (*path, at), cell.number, table)
            column += across

    def _contents(self, element: int, path: Path, cell: int, table: TreeTable) -> None:
        """Note whose the marks in a cell are; a table in it is one by itself."""
        for index, child in self._children(element):
            if not child:
                content = _mark_at(element, index)
                if content >= 0 and self.cell_of.setdefault(content, cell) != cell:
                    table.sound = False
            elif self._type(child) == "Table":
                table.sound = False
                self._table(child, (*path, index))
            elif len(path) < DEEPEST:
                self._contents(child, (*path, index), cell, table)

    def _children(self, element: int) -> list[tuple[int, int]]:
        """The element's children with their places among all it has; nought for those with nothing on this page."""
        count = max(0, _count(element))
        self._budget -= count + 1
        if self._budget < 0:
            raise _Spent
        return [(index, _child_at(element, index)) for index in range(count)]

    def _type(self, element: int) -> str:
        """What kind of a table's part an element is; empty for all else."""
        length = _type(element, self._name, _LONGEST)
        return _KINDS.get(self._name.raw[:length], "") if length <= _LONGEST else ""

    def _spans(self, element: int) -> tuple[int, int]:
        """How many columns and rows a cell says it takes."""
        across = down = 1
        for index in range(_attributes(element)):
            if attributes := _attribute_at(element, index):
                across = self._said(attributes, b"ColSpan", across)
                down = self._said(attributes, b"RowSpan", down)
        return across, down

    def _said(self, attributes: int, name: bytes, otherwise: int) -> int:
        value = _value_of(attributes, name)
        if not value or not _number_of(value, self._place):
            return otherwise
        given = self._number.value
        return int(min(max(given, 1), MOST_SPAN)) if given == given else otherwise


def _address(handle: Any) -> int:
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _cells_of_characters(
    page: Any, textpage: Any, count: int, cells: dict[int, int], formed: bool
) -> NDArray[np.int32]:
    """By character, the number of the cell whose marks its text object carries."""
    objects = np.fromiter(map(_object_of, repeat(_address(textpage)), range(count)), np.uint64, count)
    different, which = np.unique(objects, return_inverse=True)
    own = _objects_of_page(page) if formed else None
    found = np.full(len(different), NOTHING, np.int32)
    for at, address in enumerate(different.tolist()):
        if address and (own is None or address in own):
            found[at] = cells.get(_content_of(address), NOTHING)
    return _over_blanks(found[which], objects == 0)


def _objects_of_page(page: Any) -> set[int]:
    """Addresses of the objects that stand on the page itself."""
    handle = _address(page)
    return {_object_at(handle, index) for index in range(pdfium.FPDFPage_CountObjects(page))}


def _over_blanks(cells: NDArray[np.int32], made_up: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Blanks and line ends that pdfium puts between texts have no object: they go with what stands before them."""
    if not made_up.any() or not len(cells):
        return cells
    last = np.maximum.accumulate(np.where(made_up, 0, np.arange(len(cells))))
    return cells[last]
