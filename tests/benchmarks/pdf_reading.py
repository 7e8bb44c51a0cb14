"""Reading PDFs: how fast against bare pdfium and pdfplumber, how right against public ground truth.

    python -m tests.benchmarks.pdf_reading

The table goes to docs/benchmarks/pdf.md. Compare the ratios of one run, not the seconds of two. Peers are measured
where they are installed; only pdfplumber is among the project's own requirements.
"""

from __future__ import annotations

import ctypes
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from ingestion.readers import pdf
from tests.benchmarks import printed_return
from tests.benchmarks.adjacency import Tally, true_tables
from tests.benchmarks.pdf_peers import pdfplumber_lines, readers

ROOT = Path(__file__).resolve().parents[2]
PUBLIC = Path(os.environ.get("FOITRACKER_SHARED", ROOT.parent / "shared")) / "tables" / "eu"
TOLD = ROOT / "docs" / "benchmarks" / "pdf.md"
REPEATS = 3


def bare(path: Path) -> tuple[int, int]:
    """Every character with its box and every path with its bounds, by pypdfium2 alone: (characters, paths)."""
    document = pypdfium2.PdfDocument(str(path))
    letters = paths = 0
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for number in range(len(document)):
        page = document[number]
        textpage = page.get_textpage()
        for index in range(textpage.count_chars()):
            pdfium.FPDFText_GetUnicode(textpage, index)
            pdfium.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
            letters += 1
        for drawn in page.get_objects([pdfium.FPDF_PAGEOBJ_PATH]):
            drawn.get_bounds()
            paths += 1
        textpage.close()
        page.close()
    document.close()
    return letters, paths


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def long_return() -> list[str]:
    """Lines of the table for one long ruled document."""
    body = printed_return.rows()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "return.pdf"
        pages = printed_return.build(path, body)
        letters, paths = bare(path)
        # in turns, so that a busy machine slows them alike
        both = [(timed(lambda: bare(path)), timed(lambda: pdf.read(path))) for _ in range(REPEATS)]
        plumber_s = timed(lambda: pdfplumber_lines(path))
        both += [(timed(lambda: bare(path)), timed(lambda: pdf.read(path))) for _ in range(REPEATS)]
        pdfium_s, ours_s = min(b for b, _ in both), min(o for _, o in both)
        grids = pdf.read(path).grids
    read = [list(row) for grid in grids for row in grid.rows[1:]]
    right = sum(1 for a, b in zip(read, body, strict=False) if a == b) if len(read) == len(body) else 0
    return [
        f"## One row per offence: {pages} pages, {len(body):,} ruled rows, {letters:,} characters, {paths:,} paths",
        "",
        "| | seconds | against bare pypdfium2 |",
        "| --- | --- | --- |",
        f"| bare pypdfium2: characters with boxes, paths with bounds | {pdfium_s:.2f} | 1 |",
        f"| **FOI Tracker: tables, cell by cell** | **{ours_s:.2f}** | **{ours_s / pdfium_s:.2f}** |",
        f"| pdfplumber `extract_tables` | {plumber_s:.1f} | {plumber_s / pdfium_s:.0f} |",
        "",
        f"{right:,} of {len(body):,} rows right in every cell; {plumber_s / ours_s:.0f} times as fast as pdfplumber.",
        "",
    ]


def public_tables() -> list[str]:
    """Lines of the table for the public set; a sentence where it is not on this machine."""
    documents = [p for p in sorted(PUBLIC.glob("*.pdf")) if p.with_name(f"{p.stem}-str.xml").exists()]
    if not documents:
        return ["The public set is not on this machine; its figures were not made anew.", ""]
    truth = {path: true_tables(path.with_name(f"{path.stem}-str.xml")) for path in documents}
    pages = 0
    for path in documents:
        document = pypdfium2.PdfDocument(str(path))
        pages += len(document)
        document.close()
    lines = [
        f"## Finding tables: ICDAR 2013 competition, European half ({len(documents)} documents, {pages} pages)",
        "",
        "| reader | micro F1 | document F1 | seconds a page | documents it failed on |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name, read in readers().items():
        tally, seconds, failed = Tally(), 0.0, 0
        for path in documents:
            begun = time.perf_counter()
            try:
                found = read(path)
            except Exception:
                found, failed = [], failed + 1
            seconds += time.perf_counter() - begun
            tally.add(found, truth[path])
        mark = "**" if name == "FOI Tracker" else ""
        lines.append(
            f"| {mark}{name}{mark} | {mark}{tally.micro:.3f}{mark} | {mark}{tally.document:.3f}{mark} |"
            f" {mark}{seconds / pages:.4f}{mark} | {failed or 'none'} |"
        )
    return [*lines, ""]


def main() -> None:
    lines = [
        "# Reading PDFs",
        "",
        "Made by `python -m tests.benchmarks.pdf_reading`, each table in one run. Take the ratios, not the seconds.",
        "Neighbour relations between filled cells are compared without blanks and case; micro is over all relations,",
        "document over the documents' means of precision and recall.",
        "",
        *long_return(),
        *public_tables(),
    ]
    TOLD.parent.mkdir(parents=True, exist_ok=True)
    TOLD.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
