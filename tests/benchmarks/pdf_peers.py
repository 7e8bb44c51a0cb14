"""Other readers of PDF tables, called as their own guides say; those not installed are left out.

Each takes a path and gives its tables as cells (row, last row, column, last column, text).
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from ingestion.readers import pdf
from ingestion.values.grid import Grid
from tests.benchmarks.adjacency import Cells

Reader = Callable[[Path], list[Cells]]


def ours(path: Path) -> list[Cells]:
    return [grid_cells(grid) for grid in pdf.read(path).grids]


def grid_cells(grid: Grid) -> Cells:
    """A grid's filled cells, merged ones with their span."""
    spans = {(span.row, span.column): span for span in grid.merged}
    cells = []
    for r, row in enumerate(grid.rows):
        for c, value in enumerate(row):
            if value not in (None, ""):
                span = spans.get((r, c))
                last_row, last_column = (span.last_row, span.last_column) if span else (r, c)
                cells.append((r, last_row, c, last_column, str(value)))
    return cells


def plain_cells(rows: Iterable[Sequence[Any]]) -> Cells:
    return [(r, r, c, c, str(v)) for r, row in enumerate(rows) for c, v in enumerate(row) if v not in (None, "")]


def pdfplumber_lines(path: Path) -> list[Cells]:
    import pdfplumber

    found: list[Cells] = []
    with pdfplumber.open(path) as document:
        for page in document.pages:
            found.extend(plain_cells(table) for table in page.extract_tables())
            page.close()
    return found


def pdfplumber_text(path: Path) -> list[Cells]:
    import pdfplumber

    settings = {"vertical_strategy": "text", "horizontal_strategy": "text"}
    found: list[Cells] = []
    with pdfplumber.open(path) as document:
        for page in document.pages:
            found.extend(plain_cells(table) for table in page.extract_tables(settings))
            page.close()
    return found


def camelot(flavour: str) -> Reader:
    def read(path: Path) -> list[Cells]:
        import camelot as library

        tables = library.read_pdf(str(path), pages="all", flavor=flavour)
        return [plain_cells(table.df.values.tolist()) for table in tables]

    return read


def tabula(path: Path) -> list[Cells]:
    import tabula as library

    frames = library.read_pdf(str(path), pages="all", stream=True, pandas_options={"header": None, "dtype": str})
    return [plain_cells(frame.fillna("").values.tolist()) for frame in frames]


def img2table(path: Path) -> list[Cells]:
    from img2table.document import PDF

    found: list[Cells] = []
    for tables in PDF(str(path)).extract_tables(borderless_tables=True, implicit_rows=True).values():
        found.extend(plain_cells(table.df.values.tolist()) for table in tables if table.df is not None)
    return found


def readers() -> dict[str, Reader]:
    """The readers that this environment has, ours first."""
    found: dict[str, Reader] = {"FOI Tracker": ours}
    for module, named in (
        ("pdfplumber", {"pdfplumber, lines": pdfplumber_lines, "pdfplumber, text": pdfplumber_text}),
        ("camelot", {f"camelot, {name}": camelot(name) for name in ("lattice", "stream", "network", "hybrid")}),
        ("tabula", {"tabula, stream": tabula}),
        ("img2table", {"img2table, borderless": img2table}),
    ):
        if importlib.util.find_spec(module) is not None:
            found.update(named)
    return found
