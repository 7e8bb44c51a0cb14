"""Word documents (.docx): tables as grids and paragraphs as lines, in the order they stand.

The package's own XML is read rather than a library's view of it, which leaves out tracked insertions, tables inside
cells, text boxes, content controls and footnotes. What is not shown (deleted or hidden text) is not read and is told. A
table's place is its number and the cell within it; a line's is its paragraph's number.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile

from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import PartFactory
from docx.package import Package
from docx.parts.document import DocumentPart
from lxml import etree

from ingestion.readers import kinds
from ingestion.readers.cell_rows import unfold
from ingestion.readers.text_tables import text_tables
from ingestion.readers.word_package import comments_of, embedded_files, linked_targets, notes_of
from ingestion.readers.word_tables import table_grid
from ingestion.readers.word_text import Passage, W, shown_text
from ingestion.readers.workbook_findings import STRUCK
from ingestion.values.contents import Contents, Progress, no_progress
from ingestion.values.finding import FindingKind
from ingestion.values.grid import Grid, Line
from ingestion.values.labels import excerpt
from ingestion.values.place import Place
from ingestion.values.reading import UnreadableFile

MEDIA_TYPES = frozenset({"application/vnd.openxmlformats-officedocument.wordprocessingml.document"})

for kind in ("ms-word.document.macroEnabled", "ms-word.template.macroEnabledTemplate"):
    PartFactory.part_type_for[f"application/vnd.{kind}.main+xml"] = DocumentPart
PartFactory.part_type_for["application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"] = (
    DocumentPart
)

LINES_ABOVE = 3
MOST_PARAGRAPHS = 200_000
EVERY = 500

DAMAGED = "The Word document is damaged and cannot be opened. Please ask the sender for it again, or for a workbook."
TOO_LONG = "The Word document is longer than any answer. Please ask for the figures as a workbook or CSV."


def read(path: Path, *, progress: Progress = no_progress) -> Contents:
    """Raises UnreadableFile: damaged, too_large."""
    try:
        with path.open("rb") as file:
            document = _opened(file)
            body = document.element.body
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, etree.LxmlError, OSError, AttributeError) as fault:
        raise UnreadableFile("damaged", DAMAGED) from fault
    letter = _Letter(document, progress)
    letter.through(body)
    letter.parts_beside()
    letter.notice()
    letter.take_typed_tables()
    return letter.contents


def _opened(file: BinaryIO) -> Document:
    """The document of a package, a template's or one with macros, too: macros are bytes that nothing here runs."""
    part = Package.open(file).main_document_part
    if not isinstance(part, DocumentPart):
        raise ValueError(f"the main part is {part.content_type}")
    return part.document


class _Letter:
    """One pass over the document in reading order."""

    def __init__(self, document: Document, progress: Progress) -> None:
        self.document = document
        self.progress = progress
        self.contents = Contents()
        self.notes = notes_of(document)
        self.deleted: list[str] = []
        self.hidden: list[str] = []
        self.inserted = 0
        self.boxes = 0
        self.paragraphs = 0
        self.last_table: Grid | None = None
        self.lines_since = 0
        self.typed: list[str] = []
        """The paragraphs as typed, with their tabs, by their number."""

    def through(self, block: etree._Element) -> None:
        """Paragraphs and tables of the body, also those inside content controls and tracked insertions."""
        waiting = list(reversed(block))
        while waiting:
            element = waiting.pop()
            if element.tag == W + "p":
                self.paragraph(element)
            elif element.tag == W + "tbl":
                self.table(element)
            elif element.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "moveTo", W + "customXml", W + "smartTag"):
                waiting.extend(reversed(element))

    def paragraph(self, element: etree._Element) -> None:
        self.paragraphs += 1
        if self.paragraphs > MOST_PARAGRAPHS:
            raise UnreadableFile("too_large", TOO_LONG)
        if self.paragraphs % EVERY == 0:
            self.progress(self.paragraphs, None, "rows")
        passage = self.told(shown_text(element))
        self.typed.append(passage.text.replace("\n", " "))
        self.say(passage.text)
        for note in passage.notes:
            self.say(self.notes.get(note, ""))
        for box in passage.boxes:
            self.boxes += 1
            self.through(box)

    def told(self, passage: Passage) -> Passage:
        """The passage, with what it does not show remembered."""
        self.inserted += passage.inserted
        self.deleted.extend(passage.deleted)
        self.hidden.extend(passage.hidden)
        return passage

    def say(self, text: str) -> None:
        said = " ".join(text.split())
        if not said:
            return
        self.contents.lines.append(Line(said, Place(cell=f"A{self.paragraphs}")))
        self.lines_since += 1
        if self.last_table is not None and self.lines_since <= LINES_ABOVE:
            self.last_table.below = (*self.last_table.below, said)

    def take_typed_tables(self) -> None:
        """Paragraphs that tabs part into columns are tables: their lines become grids."""
        for table in text_tables(self.typed):
            if "\t" not in self.typed[table.first]:
                continue
            cells = {f"A{number + 1}" for number in range(table.first, table.last + 1)}
            self.contents.lines = [line for line in self.contents.lines if line.place.cell not in cells]
            before = self.typed[max(0, table.first - LINES_ABOVE) : table.first]
            above = tuple(" ".join(text.split()) for text in before if text.strip())
            grid = Grid(rows=list(table.rows), first_row=table.first, is_table=True, above=above)
            self.contents.grids.append(grid)

    def table(self, element: etree._Element) -> None:
        read = table_grid(element)
        grid = read.grid
        grid.sheet = f"Table {len(self.contents.grids) + 1}"
        self.contents.findings.extend(unfold(grid))
        grid.rows = [[" ".join(v.split()) if isinstance(v, str) else v for v in row] for row in grid.rows]
        before = self.contents.lines[-min(self.lines_since, LINES_ABOVE) :] if self.lines_since else []
        grid.above = tuple(line.text for line in before)
        grid.below = tuple(self.notes[note] for note in read.notes if note in self.notes)
        self.contents.grids.append(grid)
        self.last_table, self.lines_since = grid, 0
        for passage in read.passages:
            self.told(passage)
        for place, words in read.replaced:
            told = (
                f"Cell {place} of {grid.sheet} says “{excerpt(words, 80)}”, partly struck through; "
                "what is not struck was read."
            )
            self.contents.findings.append(STRUCK.found(told, Place(sheet=grid.sheet, cell=place)))
        for inner, place in read.nested:
            where = Place(sheet=grid.sheet, cell=place)
            self.contents.findings.append(
                kinds.NESTED_TABLE.found(
                    f"A table stands inside cell {place} of {grid.sheet}; it was read by itself.", where
                )
            )
            self.table(inner)
        for box in (box for passage in read.passages for box in passage.boxes):
            self.boxes += 1
            self.through(box)
        if read.cut:
            self.contents.findings.append(
                kinds.TOO_WIDE.found(f"{grid.sheet} claims more columns than were read.", Place(sheet=grid.sheet))
            )
        self.progress(self.paragraphs + len(grid.rows), None, "rows")

    def parts_beside(self) -> None:
        """Heads and feet of the pages, once each, and the files inside."""
        said = {line.text for line in self.contents.lines}
        for section in self.document.sections:
            for part in (section.header, section.first_page_header, section.footer, section.first_page_footer):
                if part.is_linked_to_previous:
                    continue
                for element in part._element.iter(W + "p"):
                    passage = self.told(shown_text(element))
                    text = " ".join(passage.text.split())
                    if text and text not in said:
                        said.add(text)
                        self.paragraphs += 1
                        self.contents.lines.append(Line(text, Place(cell=f"A{self.paragraphs}")))
        inside = embedded_files(self.document)
        self.contents.members.extend(inside.members)
        for name in inside.unread:
            self.contents.findings.append(
                kinds.EMBEDDED_UNREAD.found(f"The embedded object “{name}” could not be taken out.")
            )
        if inside.small_pictures:
            self.contents.findings.append(
                kinds.SMALL_PICTURES.found(f"{inside.small_pictures} small pictures in the document were not read.")
            )

    def notice(self) -> None:
        """What the document holds and does not show."""
        reasons = []
        comments = comments_of(self.document)
        objects = [member.name for member in self.contents.members if not member.name.startswith("picture")]
        if self.deleted:
            told = f"{len(self.deleted)} deleted passages are still in the document; they were not read."
            reasons.append(self._found(kinds.TRACKED_CHANGES, told))
        elif self.inserted:
            told = f"{self.inserted} insertions are marked as changes; they were read."
            self._found(kinds.TRACKED_CHANGES, told)
        if self.hidden:
            told = f"{len(self.hidden)} passages are hidden; they were not read."
            reasons.append(self._found(kinds.HIDDEN_TEXT, told))
        if comments:
            reasons.append(self._found(kinds.COMMENTS, f"The document carries {len(comments)} comments."))
        if objects:
            reasons.append(self._found(kinds.EMBEDDED, f"The document has files inside it: {', '.join(objects)}."))
        if links := linked_targets(self.document):
            self._found(kinds.LINKED, f"The document links to {len(links)} other files: {', '.join(links[:3])}.")
        if self.boxes:
            self._found(kinds.TEXT_BOX, f"{self.boxes} text boxes were read with the letter.")
        self.contents.quarantine = " ".join(reasons) or None

    def _found(self, kind: FindingKind, told: str) -> str:
        self.contents.findings.append(kind.found(told))
        return told
