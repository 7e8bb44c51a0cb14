"""Scans and pictures: words read twice, tables found on them, every figure that the two readings dispute marked.

Works without a network. A page takes some seconds, so pages are read beside each other (scan_processes.py) and the
time is bounded: pages not reached are told, not left out quietly.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image

from ingestion.readers import kinds, scan_processes
from ingestion.readers.pdf.finder import tables_and_rest
from ingestion.readers.pdf.shapes import Word, turn
from ingestion.readers.pdf.surroundings import page_lines, set_surroundings
from ingestion.readers.scan_agreement import (
    Doubt,
    better_spaced,
    doubts_of,
    is_sign,
    plain,
    settled_elsewhere,
    words_within,
)
from ingestion.readers.scan_edges import unread
from ingestion.readers.scan_gaps import MARGIN, printed_cells
from ingestion.readers.scan_picture import (
    LEAST_LETTER,
    LONGEST_LETTER_STROKE,
    POINTS,
    Picture,
    ink,
    lies_on_its_side,
    made_fit,
    rules_of,
    skew,
    turned,
    wiped,
)
from ingestion.readers.scan_words import SeenWord, load, read_again, read_cells_again, read_parts, read_words
from ingestion.values.contents import Contents, Progress, no_progress
from ingestion.values.grid import Grid, Line
from ingestion.values.place import Box, Place
from ingestion.values.reading import UnreadableFile

MEDIA_TYPES = frozenset({"image/png", "image/jpeg", "image/tiff"})

MOST_PAGES = 60
LONGEST = 45.0
"""Seconds of processor time that all pages may take in this very process, kept between pages: less than it may have."""
FIRST_PAGES, EACH_PAGE = 90.0, 13.0
"""Seconds on the clock for all pages of a document, and for each one read: less than ingestion/sandbox gives."""
MOST_PIXELS = 120_000_000
DOTS_AN_INCH = 200
UNREADABLE = "?"
"""Stands in a cell in which something is printed that neither program can read."""
LEAST_SURE_ALONE = 0.6
"""Below this a lone sign is more likely dirt."""
MOST_NAMED = 8
"""Doubtful figures that a page's finding names; all of them are marked in the table."""

DAMAGED = "The picture is damaged and cannot be opened. Please ask the sender for it again."
TOO_LARGE = "The picture is larger than can be read. Please save it at 200 dots an inch and upload it again."


def read(path: Path, *, progress: Progress = no_progress) -> Contents:
    """Raises UnreadableFile: damaged, too_large."""
    contents = Contents()
    try:
        with Image.open(path) as picture:
            pages = getattr(picture, "n_frames", 1)
        _read_pages(partial(_frame, path), list(range(1, pages + 1)), contents, progress)
    except Image.DecompressionBombError as fault:
        raise UnreadableFile("too_large", TOO_LARGE) from fault
    except (OSError, ValueError, SyntaxError, EOFError) as fault:
        raise UnreadableFile("damaged", DAMAGED) from fault
    return contents


def add_scanned_pages(path: Path, pages: list[int], contents: Contents, progress: Progress = no_progress) -> list[int]:
    """Read these pages (1-based) of a PDF as pictures; places are those of the page as shown. Gives the pages read."""
    return _read_pages(partial(_rendered, path), pages, contents, progress)


def _frame(path: Path, number: int) -> tuple[Picture, float]:
    """A picture of the file, and how many points one of its pixels is."""
    with Image.open(path) as picture:
        if number > 1:
            picture.seek(number - 1)
        if picture.width * picture.height > MOST_PIXELS:
            raise UnreadableFile("too_large", TOO_LARGE)
        shown = picture.convert("RGBA") if picture.mode in ("P", "LA", "PA") else picture
        if shown.mode == "RGBA":
            # What is clear is paper, not ink.
            paper = Image.new("RGBA", shown.size, "white")
            shown = Image.alpha_composite(paper, shown)
        grey = np.array(shown.convert("L"), dtype=np.uint8)
    # A picture has no points of its own: those of a page at the same dots an inch are as good as any.
    return grey, 72 / DOTS_AN_INCH


def _rendered(path: Path, number: int) -> tuple[Picture, float]:
    document = pypdfium2.PdfDocument(path)
    try:
        page = document[number - 1]
        scale = min(DOTS_AN_INCH / 72, 4000 / max(*page.get_size(), 1))
        return np.array(page.render(scale=scale, grayscale=True).to_pil().convert("L"), dtype=np.uint8), 1 / scale
    finally:
        document.close()


def _read_pages(
    picture_of: Callable[[int], tuple[Picture, float]], numbers: list[int], contents: Contents, progress: Progress
) -> list[int]:
    """Add what stands on these pages; those that were read. What was not reached is told."""
    began, read = _Clock(), []

    def one(number: int) -> Contents:
        page = Contents()
        picture, points = picture_of(number)
        read_page(picture, number, points, page)
        return page

    wanted = numbers[:MOST_PAGES]
    if len(wanted) > 1 and scan_processes.possible():
        load()  # once, for all that are forked from here
        pages = scan_processes.read_beside_each_other(one, wanted, go_on=lambda: began.time_for_another(len(read)))
    else:
        pages = ((number, one(number)) for number in wanted if began.time_for_another(len(read)))
    found: dict[int, Contents | None] = {}
    for number, page in pages:
        found[number] = page
        read.append(number)
        progress(len(read), len(numbers), "pages")
    for number in sorted(found):
        _add(found[number], number, contents)
    left = [number for number in numbers if number not in found]
    if left:
        told = f"{len(left)} scanned pages were not read, from page {left[0]} on: reading scans takes long."
        contents.findings.append(kinds.SCANS_LEFT.found(told, Place(page=left[0])))
    return sorted(number for number, page in found.items() if page is not None)


def _add(page: Contents | None, number: int, contents: Contents) -> None:
    if page is None:
        told = f"Page {number} is a picture, and reading it took more time or memory than a page may have."
        contents.findings.append(kinds.SCANS_LEFT.found(told, Place(page=number)))
        return
    contents.grids += page.grids
    contents.lines += page.lines
    contents.findings += page.findings


class _Clock:
    """What the pages of one document have taken so far."""

    def __init__(self) -> None:
        self.wall, self.processor = time.monotonic(), time.process_time()

    def time_for_another(self, done: int) -> bool:
        processor = (time.process_time() - self.processor) * (1 + 1 / max(1, done))
        return processor <= LONGEST and time.monotonic() - self.wall <= FIRST_PAGES + EACH_PAGE * done


def read_page(picture: Picture, number: int, points: float, contents: Contents) -> None:
    """Add one page's tables, lines and findings. `points` are those of one pixel of the picture as given."""
    whole, scale = made_fit(picture)
    quarters = 1 if lies_on_its_side(whole) else 0
    page = np.rot90(whole, -quarters) if quarters else whole
    page = np.ascontiguousarray(page)
    angle = skew(page)
    page = turned(page, angle) if angle else page
    first, upside_down = read_words(page)
    if upside_down:
        page, quarters = np.ascontiguousarray(np.rot90(page, 2)), quarters + 2
    clean = wiped(page)
    first += _signs_passed_over(clean, first)
    second = read_again(clean)
    height, width = page.shape
    words = [Word(w.x0 * POINTS, w.top * POINTS, w.x1 * POINTS, w.bottom * POINTS, w.text) for w in first]
    grids, rest = tables_and_rest(words, rules_of(page), page=number)
    lines = page_lines(rest)
    set_surroundings(grids, lines)
    in_points = [_in_points(word) for word in first]
    in_points += [word for grid in grids for word in _passed_over(grid, clean)]
    again = [_in_points(word) for word in second] if second is not None else None
    doubtful = [(grid, doubt) for grid in grids for doubt in _mark(grid, in_points, again, clean)]
    back = _way_back(quarters, angle, width, height, points / (POINTS * scale))
    for grid in grids:
        grid.boxes = {cell: back(box) for cell, box in grid.boxes.items()}
        grid.box = back(grid.box) if grid.box else None
    contents.grids.extend(grids)
    contents.lines.extend(Line(text, Place(page=number, box=back(box))) for text, box in lines)
    _tell(number, grids, doubtful, missed(again, in_points, grids, back), second is None, contents)


def _signs_passed_over(clean: Picture, words: list[SeenWord]) -> list[SeenWord]:
    """Figures and signs on the words' lines that nobody looked at: where a column holds nothing else, its table would
    have no such column."""
    boxes = [
        (x0 - MARGIN, top - MARGIN, x1 + MARGIN, bottom + MARGIN)
        for x0, top, x1, bottom in unread(ink(clean), [word[:4] for word in words], LONGEST_LETTER_STROKE)
    ]
    read = read_parts(clean, boxes)
    # Dashes and swung dashes are read badly one by one: what they are taken for together is what they are.
    low = [bottom - top - 2 * MARGIN <= LEAST_LETTER for _, top, _, bottom in boxes]
    votes: dict[str, float] = {UNREADABLE: 1.0}
    for (text, sure), is_low in zip(read, low, strict=True):
        if is_low and is_sign(text):
            votes[text] = votes.get(text, 0.0) + sure
    dash = max(votes, key=lambda text: votes[text])
    found = []
    for box, (text, sure), is_low in zip(boxes, read, low, strict=True):
        if is_low:
            found.append(SeenWord(*box, dash, sure))
        elif sure >= LEAST_SURE_ALONE and is_sign(text):
            found.append(SeenWord(*box, text, sure))
    return found


def _passed_over(grid: Grid, clean: Picture) -> list[SeenWord]:
    """What is printed in empty cells, read by itself and put into the grid; as words in points."""
    cells = printed_cells(grid, clean)
    boxes = [(x0 / POINTS, top / POINTS, x1 / POINTS, bottom / POINTS) for _, _, (x0, top, x1, bottom) in cells]
    rows, words = [list(row) for row in grid.rows], []
    for (row, column, box), (text, sure) in zip(cells, read_parts(clean, boxes), strict=True):
        text = text or UNREADABLE
        rows[row].extend([None] * (column + 1 - len(rows[row])))
        rows[row][column] = text
        grid.boxes[row, column] = box
        words.append(SeenWord(*box, text, sure))
    grid.rows = list(rows)
    return words


def _in_points(word: SeenWord) -> SeenWord:
    return word._replace(x0=word.x0 * POINTS, top=word.top * POINTS, x1=word.x1 * POINTS, bottom=word.bottom * POINTS)


def _mark(grid: Grid, first: list[SeenWord], second: list[SeenWord] | None, page: Picture) -> list[Doubt]:
    """Doubtful cells marked in the grid. What only the second reader saw is put in, doubtful as it is."""
    rows = [list(row) for row in grid.rows]
    for (row, column), text in settled_elsewhere(grid, second or ()).items():
        rows[row][column] = text
    grid.rows = list(rows)
    found = _looked_at_closely(grid, doubts_of(grid, first, second), first, page)
    rows = [list(row) for row in grid.rows]
    for (row, column), text in better_spaced(grid, second or ()).items():
        rows[row][column] = text
    for doubt in found:
        if not doubt.first and doubt.second:
            rows[doubt.row].extend([None] * (doubt.column + 1 - len(rows[doubt.row])))
            rows[doubt.row][doubt.column] = doubt.second
    grid.rows = list(rows)
    grid.doubts = {(doubt.row, doubt.column): doubt.sentence for doubt in found}
    return found


def _looked_at_closely(grid: Grid, doubts: list[Doubt], first: list[SeenWord], page: Picture) -> list[Doubt]:
    """The doubts that remain once the second reader was shown each figure it passed over by itself."""
    passed_over = [doubt for doubt in doubts if doubt.first and doubt.second == ""]
    boxes = []
    for doubt in passed_over:
        words = words_within(first, grid.boxes[doubt.row, doubt.column]) or [SeenWord(0, 0, 0, 0, "", 0)]
        x0, x1 = min(word.x0 for word in words), max(word.x1 for word in words)
        top, bottom = min(word.top for word in words), max(word.bottom for word in words)
        boxes.append(((x0 - 3) / POINTS, top / POINTS, (x1 + 3) / POINTS, bottom / POINTS))
    again = dict(zip(((d.row, d.column) for d in passed_over), read_cells_again(page, boxes), strict=True))
    remaining = []
    for doubt in doubts:
        text = again.get((doubt.row, doubt.column), doubt.second)
        if text is None or plain(text) != plain(doubt.first):
            remaining.append(replace(doubt, second=text))
    return remaining


def _way_back(quarters: int, angle: float, width: int, height: int, factor: float) -> Callable[[Box], Box]:
    """From points of the page made straight to points of the page as it was given."""
    half_turned = quarters >= 2
    middle = (width * POINTS / 2, height * POINTS / 2)
    radians = np.deg2rad(angle)
    cosine, sine = float(np.cos(radians)), float(np.sin(radians))

    def back(box: Box) -> Box:
        if half_turned:
            box = turn(box, 2, width * POINTS, height * POINTS)
        xs, ys = [], []
        for x, y in ((box[0], box[1]), (box[2], box[1]), (box[0], box[3]), (box[2], box[3])):
            left, down = x - middle[0], y - middle[1]
            xs.append(middle[0] + left * cosine - down * sine)
            ys.append(middle[1] + left * sine + down * cosine)
        level = (min(xs), min(ys), max(xs), max(ys)) if angle else box
        if quarters % 2:
            level = turn(level, 3, width * POINTS, height * POINTS)
        x0, top, x1, bottom = level
        return round(x0 * factor, 1), round(top * factor, 1), round(x1 * factor, 1), round(bottom * factor, 1)

    return back


def missed(
    second: list[SeenWord] | None, first: list[SeenWord], grids: list[Grid], back: Callable[[Box], Box]
) -> list[tuple[str, Box]]:
    """Numbers outside every table that only the second reader saw, with their boxes on the page as given."""
    found = []
    for word in second or ():
        box = (word.x0, word.top, word.x1, word.bottom)
        in_a_table = any(grid.box is not None and _meet(box, grid.box) for grid in grids)
        if sum(letter.isdigit() for letter in word.text) < 2 or word.sure < 0.6 or in_a_table:
            continue
        wide = (box[0] - 4, box[1] - 4, box[2] + 4, box[3] + 4)
        if not any(_meet(wide, (w.x0, w.top, w.x1, w.bottom)) for w in first) and not words_within(first, wide):
            found.append((word.text, back(box)))
    return found


def _meet(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _tell(
    number: int,
    grids: list[Grid],
    doubtful: list[tuple[Grid, Doubt]],
    unseen: list[tuple[str, Box]],
    alone: bool,
    contents: Contents,
) -> None:
    figures = sum(
        any(letter.isdigit() for letter in str(value or "")) for g in grids for row in g.rows for value in row
    )
    readers = "one program" if alone else "two programs"
    told = f"Page {number} is a picture; it was read by {readers}, {figures} cells with figures."
    contents.findings.append(kinds.READ_FROM_PICTURE.found(told, Place(page=number)))
    if alone and doubtful:
        told = f"All {len(doubtful)} figures on page {number} are doubtful: there is no second program to compare with."
        contents.findings.append(kinds.ONE_READER.found(told, Place(page=number)))
    elif doubtful:
        named = [f"“{doubt.first or doubt.second}”" for _, doubt in doubtful[:MOST_NAMED]]
        more = f" and {len(doubtful) - MOST_NAMED} more" if len(doubtful) > MOST_NAMED else ""
        told = (
            f"{len(doubtful)} cells on page {number} were read differently by two programs: {', '.join(named)}{more}."
        )
        grid, first = doubtful[0]
        place = replace(Place(page=number), box=grid.boxes.get((first.row, first.column)))
        contents.findings.append(kinds.DISPUTED.found(told, place))
    for text, box in unseen:
        told = f"“{text}” on page {number} was seen by the second program only and is in no table."
        contents.findings.append(kinds.DISPUTED.found(told, Place(page=number, box=box)))
