"""Drawn returns as scans of paper, held against their truth. Run: ./run bench scans

Each return is printed, made a picture of 200 dots an inch, slanted, blurred, made grainy, and saved as a PDF of
pictures. The pages are read beside each other and one by one in one run; words looked for at the pictures' full size
show what the resolution does. Processor time is that of all processes, the second reader's too.
"""

from __future__ import annotations

import os
import random
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
from PIL import Image

from ingestion.pipeline import read_file
from ingestion.readers import scan, scan_processes, scan_words
from tests.world.drawing import drawn_document, write
from tests.world.judging import judge
from tests.world.pieces import Return
from tests.world.tallies import Tally

TOLD = Path(__file__).resolve().parents[2] / "docs" / "benchmarks" / "scans.md"
FIRST, RETURNS = 5_000_000, 14
AGAIN = 4
"""How many of them are looked for at full size as well: that takes thrice as long."""
DOTS = 200


ONCE = (
    "## Before and after",
    "",
    "Each return read by itself, in the way above; measured when words began to be put where they are printed. Of the",
    "figures that are left, 8 are misread when printed too, and 3 stand under a label that is marked as doubtful.",
    "",
    "| draw | figures | exact | silent | invented |",
    "| --- | ---: | ---: | ---: | ---: |",
    "| 6 returns from 5,000,000, before | 270 | 214 | 24 | 56 |",
    "| 6 returns from 5,000,000 | 225 | 225 | 0 | 0 |",
    "| 8 returns from 6,000,000 | 223 | 220 | 3 | 3 |",
    "| 8 returns from 7,000,000 | 459 | 459 | 0 | 0 |",
    "| 8 returns from 8,000,000 | 167 | 159 | 8 | 8 |",
    "",
    "Drawn anew when more of the reader had been mended; the same numbers draw other returns by then. None of these",
    "figures is misread in silence, printed or scanned; most of those told are of one return from 6,000,000.",
    "",
    "| draw | figures | exact | told | silent | invented |",
    "| --- | ---: | ---: | ---: | ---: | ---: |",
    "| 6 returns from 5,000,000 | 230 | 230 | 0 | 0 | 0 |",
    "| 8 returns from 6,000,000 | 315 | 235 | 80 | 0 | 0 |",
    "| 8 returns from 8,000,000 | 171 | 146 | 25 | 0 | 0 |",
    "| 8 returns from 9,000,000 | 315 | 315 | 0 | 0 | 0 |",
    "| 8 returns from 10,000,000 | 224 | 221 | 3 | 0 | 0 |",
    "",
)
"""What no run measures anew."""


def main() -> None:
    """Measures and writes docs/benchmarks/scans.md."""
    with tempfile.TemporaryDirectory() as folder:
        scans = list(_scans(Path(folder), int(os.environ.get("SCANS", RETURNS))))
        ways = {
            "beside each other": _read(scans, at_once=2),
            "one by one": _read(scans, at_once=1),
            f"the first {AGAIN} of them, beside each other": _read(scans[:AGAIN], at_once=2),
            "the same, words looked for at full size": _read(scans[:AGAIN], at_once=2, letters=10_000.0),
        }
        accuracy = list(_accuracy(scans))
    rows = ways.items()
    lines = [
        "# Scans",
        "",
        f"{len(scans)} drawn returns printed, made pictures of {DOTS} dots an inch, slanted by up to 1.5 degrees,",
        "blurred, made grainy and bound into one PDF of all their pages. Made by `./run bench scans`.",
        "",
        "| | pages | processor seconds a page | seconds a page | most memory of a process, MB |",
        "| --- | ---: | ---: | ---: | ---: |",
        *(f"| {name} | {way.pages} | {way.processor:.1f} | {way.clock:.1f} | {way.memory} |" for name, way in rows),
        "",
        "| each return read by itself | figures | exact | told | silent | invented |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
        *accuracy,
        "",
        "A page takes the processor as long either way; beside each other two take as long on the clock as one, where",
        "two processors are free: on a machine that others use, take the processor's seconds. Each process may hold a",
        "gigabyte and take a minute of the processor, so a scan of sixty pages is read to its end.",
        "",
        *ONCE,
    ]  # fmt: skip
    TOLD.write_text("\n".join(lines), encoding="utf-8")
    print(TOLD.read_text())


class Way:
    """What reading so many pages took, a page; `memory` is that of the process that held the most by now."""

    def __init__(self, pages: int, processor: float, clock: float) -> None:
        self.pages, self.processor, self.clock = pages, processor / pages, clock / pages
        self.memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


def _scans(folder: Path, wanted: int) -> Iterator[tuple[Return, Path, list[Image.Image]]]:
    seed = FIRST
    while wanted:
        seed += 1
        document = drawn_document(seed, trapped=False)
        if not document.container.startswith("pdf"):
            continue
        (folder / str(seed)).mkdir()
        made = write(document, folder / str(seed))
        pages = [_scanned(page, seed) for page in pypdfium2.PdfDocument(made.path)]
        path = folder / f"{seed}.pdf"
        pages[0].save(path, resolution=DOTS, save_all=True, append_images=pages[1:])
        wanted -= 1
        yield made, path, pages


def _scanned(page: pypdfium2.PdfPage, seed: int) -> Image.Image:
    picture = np.array(page.render(scale=DOTS / 72, grayscale=True).to_pil().convert("L"))
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), random.Random(seed).uniform(-1.5, 1.5), 1)
    picture = cv2.GaussianBlur(cv2.warpAffine(picture, turn, (width, height), borderValue=255), (3, 3), 0.7)
    grain = np.random.default_rng(seed).normal(0, 7, picture.shape)
    return Image.fromarray(np.clip(picture * 0.93 + 8 + grain, 0, 255).astype(np.uint8))


def _read(
    scans: Sequence[tuple[Return, Path, list[Image.Image]]], *, at_once: int, letters: float | None = None
) -> Way:
    """All pages as one document."""
    pages = [page for _, _, pages in scans for page in pages]
    scan.EACH_PAGE = 120.0  # a machine that others use is slow, and all pages are to be measured
    usual, scan_processes.AT_ONCE = scan_processes.AT_ONCE, at_once
    height, scan_words.LETTERS = scan_words.LETTERS, letters or scan_words.LETTERS
    many, scan_words.MOST_LOOKED_THROUGH = scan_words.MOST_LOOKED_THROUGH, 10**9 if letters else 2_000_000
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "all.pdf"
            pages[0].save(path, resolution=DOTS, save_all=True, append_images=pages[1:])
            used, began = _processor(), time.monotonic()
            reading = read_file(path)
            way = Way(len(pages), _processor() - used, time.monotonic() - began)
    finally:
        scan_processes.AT_ONCE, scan_words.LETTERS, scan_words.MOST_LOOKED_THROUGH = usual, height, many
    left = [finding.message for finding in reading.findings if finding.id == "Q133"]
    if left:
        raise SystemExit(f"not all pages were read: {left}")
    return way


def _accuracy(scans: Sequence[tuple[Return, Path, list[Image.Image]]]) -> Iterator[str]:
    tally = Tally()
    for made, path, _ in scans:
        tally.add(judge(made, read_file(path)))
    yield (
        f"| {tally.returns} returns | {tally.expected:,} | {tally.exact:,} | {tally.flagged} | {tally.silent} | "
        f"{tally.invented} |"
    )


def _processor() -> float:
    usages = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


if __name__ == "__main__":
    main()
