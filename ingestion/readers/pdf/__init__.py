"""PDFs with a text layer: every table of every page as a grid, every other line with its place.

Pages that are only a picture are told as findings; `pages_to_scan` lists them for the reader of scans.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import Path

import pypdfium2

from ingestion.readers.ocr_installed import can_see
from ingestion.readers.pdf import kinds
from ingestion.readers.pdf.carried import MOST_ABOVE, carried_rows, cut_lines, join_cut_row, open_table, reaches_foot
from ingestion.readers.pdf.characters import MOST_CHARACTERS
from ingestion.readers.pdf.finder import find_tables, tables_and_rest
from ingestion.readers.pdf.foot import foot_lines, take_from_foot, take_head_of_lines
from ingestion.readers.pdf.lines import TextLine
from ingestion.readers.pdf.lone_columns import lone_column
from ingestion.readers.pdf.marks import page_marks
from ingestion.readers.pdf.opening import open_document
from ingestion.readers.pdf.shapes import Marks, Rule, Word, turn
from ingestion.readers.pdf.sheet_headings import without_sheet_headings
from ingestion.readers.pdf.structure import StructureReader, is_tagged
from ingestion.readers.pdf.surroundings import PageLine, page_lines, set_surroundings
from ingestion.readers.pdf.tagged_pages import Parts, by_path, join_cut_rows, with_heads_of, without_carried
from ingestion.values.contents import Contents, Progress, no_progress
from ingestion.values.grid import Grid, Line
from ingestion.values.place import Box, Place

__all__ = ["MEDIA_TYPES", "Marks", "Rule", "Word", "find_tables", "page_contents", "pages_to_scan", "read"]

MEDIA_TYPES = frozenset({"application/pdf"})

PICTURE_SHARE = 0.25
"""A picture over this share of the page may hold a table."""
WHOLE_PAGE = 0.7
"""A picture over this share of the page is the page itself."""
_NUMBER = re.compile(r"\d+")
FEWEST_LETTERS = 5
"""Beside a smaller picture, a page with so many characters has a title of its own: a map, a chart, a cover."""
FEW_LETTERS = 25
"""A page with fewer characters than this beside a large picture is a scan with a stamp or a page number."""


def read(path: Path, *, progress: Progress = no_progress) -> Contents:
    """Raises UnreadableFile when the file cannot be opened at all; a page that cannot be read is a finding."""
    document = open_document(path)
    contents = Contents()
    trees = StructureReader() if is_tagged(document) else None
    try:
        pages = len(document)
        foot: list[TextLine] = []
        tables: Parts = {}
        for index in range(pages):
            try:
                page = document[index]
            except pypdfium2.PdfiumError:
                where = Place(page=index + 1)
                contents.findings.append(kinds.UNREADABLE_PAGE.found(f"Page {index + 1} could not be opened.", where))
                continue
            contents.page_sizes[index + 1] = (round(page.get_width(), 2), round(page.get_height(), 2))
            try:
                marks = page_marks(page, trees)
            finally:
                page.close()
            _tagged_over_pages(marks, tables, contents, index)
            foot = page_contents(marks, index + 1, contents, foot)
            tables = by_path(marks.tables)
            progress(index + 1, pages, "pages")
    finally:
        document.close()
    _scan(path, contents, progress)
    return contents


def _scan(path: Path, contents: Contents, progress: Progress) -> None:
    """Pages that are pictures, read as such: what was told or half read of them gives way to what is read now."""
    wanted = pages_to_scan(contents)
    if not wanted or not can_see():  # without, each stays told as a page that was not read
        return
    from ingestion.readers.scan import add_scanned_pages

    garbled = {f.place.page for f in contents.findings if f.id == kinds.UNMAPPED_LETTERS.id}
    told = Contents()
    seen = set(add_scanned_pages(path, wanted, told, progress))
    unwanted = garbled & seen
    contents.grids = [grid for grid in contents.grids if grid.page not in unwanted] + told.grids
    contents.lines = [line for line in contents.lines if line.place.page not in unwanted] + told.lines
    contents.findings = [
        finding
        for finding in contents.findings
        if not (finding.id == kinds.SCANNED_PAGE.id and finding.place.page in seen)
    ] + told.findings
    contents.grids.sort(key=lambda grid: (grid.page or 0, (grid.box or (0, 0, 0, 0))[1]))
    contents.lines.sort(key=lambda line: line.place.page or 0)


def _tagged_over_pages(marks: Marks, before: Parts, contents: Contents, page: int) -> None:
    """Put what a structure tree says of the tables that go on from the page before, `page`, into the marks."""
    if not marks.tables or not before or marks.turned:
        return
    marks.tables, taken = join_cut_rows(before, marks.tables, contents.grids, page)
    used = {id(word) for word in taken}
    marks.words = [word for word in marks.words if id(word) not in used]
    marks.tables = with_heads_of(before, marks.tables, marks.words)
    contents.lines = without_carried(contents.lines, marks.tables, before, page)


def page_contents(marks: Marks, number: int, contents: Contents, foot: Sequence[TextLine] = ()) -> list[TextLine]:
    """Add one page's tables, lines and findings to the contents. `foot` are the lines that ended the page before and
    may belong to this page's first table; this page's own are returned."""
    _notice(marks, number, contents)
    marks = without_sheet_headings(marks)
    if not marks.words:
        return []
    grids, rest = tables_and_rest(
        marks.words,
        marks.rules,
        drawings=marks.drawings,
        shades=marks.shades,
        tagged=marks.tables,
        page=number,
    )
    if not marks.turned:
        rest = _take_carried_row(grids, rest, number, contents)
    if not grids and number > 1 and not marks.turned and (alone := lone_column(rest, contents.grids, number)):
        grids.append(alone[0])
        rest = [word for word in rest if not any(word is one for one in alone[1])]
    lines = page_lines(rest)
    set_surroundings(grids, lines)
    heads = _printed_again(lines, contents.lines, number - 1)
    if grids and not marks.turned and _begins_page(grids[0], lines, heads):
        last = open_table(contents.grids, contents.lines, number - 1)
        if last is not None and take_head_of_lines(last, grids[0]):
            contents.grids = [grid for grid in contents.grids if grid is not last]
        elif foot:
            take_from_foot(foot, grids[0], contents.lines, number - 1)
    ending = [] if marks.turned else foot_lines(rest, grids, marks.height)
    if marks.turned:
        _turn_back(grids, marks)
        lines = [(text, _back(box, marks)) for text, box in lines]
    contents.grids.extend(grids)
    contents.lines.extend(Line(text, Place(page=number, box=box)) for text, box in lines)
    return ending


def _printed_again(lines: Sequence[PageLine], before: Sequence[Line], page: int) -> set[str]:
    """The lines that stand in the same place of the page before: a page's head, or its foot."""
    there = {(line.text, *_corner(line.place.box)) for line in before if line.place.page == page and line.place.box}
    return {text for text, box in lines if (text, *_corner(box)) in there}


def _not_again(before: Sequence[Line], lines: Sequence[PageLine], page: int) -> list[Line]:
    """The lines of a page that do not stand at the same place of the next one, but for their numbers."""
    again = {(_NUMBER.sub("0", text), *_corner(box)) for text, box in lines}
    return [
        line
        for line in before
        if line.place.page == page
        and line.place.box
        and (_NUMBER.sub("0", line.text), *_corner(line.place.box)) not in again
    ]


def _corner(box: Box) -> tuple[int, int]:
    return round(box[0]), round(box[1])


def _begins_page(grid: Grid, lines: Sequence[PageLine], heads: Collection[str]) -> bool:
    """Whether nothing stands over the page's first table but the page's head: well apart, or as on the page before."""
    if any(text not in heads for text in grid.above):
        return False
    return sum(1 for _, box in lines if grid.box and box[3] <= grid.box[1]) <= MOST_ABOVE


def _take_carried_row(grids: list[Grid], rest: list[Word], number: int, contents: Contents) -> list[Word]:
    """Put the last row of the table before, where it stands alone over the page's own, among the grids; or give it its
    further lines that stand under the head printed again."""
    before = open_table(contents.grids, contents.lines, number - 1)
    if before is None and contents.grids and contents.grids[-1].page == number - 1:
        # what stands at the same place of this page is the page's foot, however near
        before = open_table(contents.grids, _not_again(contents.lines, page_lines(rest), number - 1), number - 1)
    if before is None or (grids and join_cut_row(before, grids[0])):
        return rest
    first = min((grid.box[1] for grid in grids if grid.box), default=float("inf"))
    if reaches_foot(before, contents.lines):
        used = {id(word) for word in cut_lines(before, [word for word in rest if word.bottom <= first + 1])}
        rest = [word for word in rest if id(word) not in used]
    found = carried_rows(before, [word for word in rest if word.bottom <= first + 1], number)
    if found is None:
        return rest
    row, taken = found
    grids.insert(0, row)
    used = {id(word) for word in taken}
    return [word for word in rest if id(word) not in used]


def pages_to_scan(contents: Contents) -> list[int]:
    """1-based numbers of the pages that hold a picture and no text that can be trusted."""
    wanted = {kinds.SCANNED_PAGE.id, kinds.UNMAPPED_LETTERS.id}
    return sorted({f.place.page for f in contents.findings if f.id in wanted and f.place.page})


def _notice(marks: Marks, number: int, contents: Contents) -> None:
    where = Place(page=number)
    letters = sum(len(word.text) for word in marks.words)
    pictured = _largest_share(marks)
    if pictured >= PICTURE_SHARE and letters < (FEW_LETTERS if pictured >= WHOLE_PAGE else FEWEST_LETTERS):
        told = f"Page {number} is a picture of a page (a scan): its text has not been read."
        contents.findings.append(kinds.SCANNED_PAGE.found(told, where))
    elif pictured >= PICTURE_SHARE:
        told = f"A picture covers {pictured:.0%} of page {number}; figures inside it have not been read."
        contents.findings.append(kinds.PICTURE_BESIDE_TEXT.found(told, where))
    if letters >= MOST_CHARACTERS * 0.9:
        told = f"Page {number} holds more than {MOST_CHARACTERS:,} characters; the rest has not been read."
        contents.findings.append(kinds.CROWDED_PAGE.found(told, where))
    strange = sum(
        1 for word in marks.words for letter in word.text if letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff"
    )
    if letters and strange >= max(5, letters // 10):
        told = f"{strange} of {letters} characters on page {number} have no meaning in the PDF."
        contents.findings.append(kinds.UNMAPPED_LETTERS.found(told, where))


def _largest_share(marks: Marks) -> float:
    """The share of the page that its largest picture covers."""
    whole = marks.width * marks.height
    if whole <= 0:
        return 0.0
    return max(
        (
            max(0.0, min(x1, marks.width) - max(x0, 0)) * max(0.0, min(bottom, marks.height) - max(top, 0)) / whole
            for x0, top, x1, bottom in marks.pictures
        ),
        default=0.0,
    )


def _back(box: Box, marks: Marks) -> Box:
    return turn(box, 4 - marks.turned, marks.width, marks.height)


def _turn_back(grids: Sequence[Grid], marks: Marks) -> None:
    """Boxes of a page that was turned to be read go back to where they stand on the page as it is shown."""
    for grid in grids:
        grid.boxes = {key: _back(box, marks) for key, box in grid.boxes.items()}
        if grid.box:
            grid.box = _back(grid.box, marks)
