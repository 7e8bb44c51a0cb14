"""Delimited text: .csv .tsv .txt in any encoding and with any delimiter, told by content → one Grid.

Values stay text: "0123" keeps its nought and "12-15" its dash. Lines of the file are rows, so places come out right.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from charset_normalizer import from_bytes

from ingestion.readers.cell_rows import unfold
from ingestion.readers.text_tables import text_tables
from ingestion.values.contents import Contents, Progress, no_progress
from ingestion.values.finding import Level, declare
from ingestion.values.grid import Grid, Line, Value
from ingestion.values.place import Place
from ingestion.values.reading import UnreadableFile
from ingestion.values.shape import FIGURES, shape

MEDIA_TYPES = frozenset({"text/csv", "text/plain"})

LONGEST_HELD = 2_000
DELIMITERS = ",\t;|"
RULED = frozenset("-=+: ")
"""What a line that only rules off a table typed with bars is made of."""
FEWEST_WORDS = 4
"""Words of a line before it may be part of a sentence."""
LINES_ABOVE = 4
"""Lines above a table typed in a letter that may be its title."""
SAMPLE = 64 * 1024
SAMPLE_LINES = 5
"""Lines that the sample holds at least, however long they are: one line tells no delimiter."""
WIDEST = 16_384
"""Columns of a file that is read: as many as a spreadsheet program can show."""

TOO_WIDE = (
    "This file has lines of {columns:,} columns; up to {most:,} are read, as many as a spreadsheet program shows. "
    "Nothing was taken from it. Please ask for the figures with one row for each count."
)

ENCODING_GUESSED = declare(
    "Q258",
    Level.INFO,
    "The text's encoding was guessed",
    "Check that pound signs, dashes and accents in the labels look right.",
)

csv.field_size_limit(1_000_000)


def read(path: Path, *, progress: Progress = no_progress) -> Contents:
    """Raises UnreadableFile: empty, too_large."""
    raw = path.read_bytes()
    if not raw.strip():
        raise UnreadableFile("empty", "The file is empty. Please check that the right file was uploaded.")
    text, guessed = decode(raw)
    text = _one_kind_of_line_end(text)
    contents = Contents()
    if guessed:
        contents.findings.append(
            ENCODING_GUESSED.found(f"The file does not say how its letters are stored; {guessed} was taken.")
        )
    delimiter = delimiter_of(_sample(text))
    if delimiter is None:
        contents.grids, contents.lines = typed_text(text.splitlines())
        return contents
    rows = list(islice(_rows(text, delimiter), LONGEST_HELD + 1))
    progress(len(rows), None, "rows")
    grid = Grid(rows=rows[:LONGEST_HELD])
    if len(rows) <= LONGEST_HELD:
        _close_up(grid)
        contents.findings.extend(unfold(grid))
    if len(rows) > LONGEST_HELD:
        grid.more = lambda columns=None: _rest(text, delimiter)
    contents.grids.append(grid)
    return contents


_QUOTED = re.compile(r'"[^"]*"')
_DOUBLED = re.compile(r"\r+\n")


def _one_kind_of_line_end(text: str) -> str:
    """Lines end as they do everywhere. Excel's "CSV (Macintosh)" ends them with a carriage return alone, and some
    programs double it before the line feed."""
    text = _DOUBLED.sub("\n", text)
    return text.replace("\r", "\n") if "\r" in text and "\n" not in _QUOTED.sub("", text) else text


def _sample(text: str) -> str:
    """The beginning of the text, with whole lines enough to tell its delimiter by."""
    end = 0
    for _ in range(SAMPLE_LINES):
        if (end := text.find("\n", end) + 1) == 0:
            return text
    return text[: max(end, SAMPLE)]


def _close_up(grid: Grid) -> None:
    """Without the empty rows that stand for the further lines of a quoted field: heads written over two lines are not
    set off from their figures. The lines' numbers are kept."""
    kept: list[int] = []
    within = 0
    for number, row in enumerate(grid.rows):
        if within and not row:
            within -= 1
            continue
        kept.append(number)
        within = sum(str(value).count("\n") for value in row)
    if len(kept) < len(grid.rows):
        grid.rows = [grid.rows[number] for number in kept]
        grid.origins = tuple(kept)


def typed_text(texts: Sequence[str], first: int = 1) -> tuple[list[Grid], list[Line]]:
    """A letter's lines, the first of them numbered `first`, with the tables typed among them as grids. The lines of a
    table are the grid's and are not said again."""
    tables = text_tables(texts)
    taken = {number for table in tables for number in range(table.first, table.last + 1)}
    lines = [
        Line(" ".join(text.split()), Place(cell=f"A{number + first}"))
        for number, text in enumerate(texts)
        if text.strip() and number not in taken
    ]
    grids = []
    before = 0
    for table in tables:
        # Blank lines part the lines of a title, but not a title from its table.
        above = [" ".join(text.split()) for text in texts[before : table.first] if text.strip()][-LINES_ABOVE:]
        before = table.last + 1
        grids.append(Grid(rows=list(table.rows), first_row=table.first + first - 1, is_table=True, above=tuple(above)))
    return grids, lines


_MARKED = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),  # before UTF-16, whose mark it begins with
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def decode(raw: bytes) -> tuple[str, str | None]:
    """The text, and the name of its encoding where it had to be guessed.

    UTF-8, UTF-16 and UTF-32 announce themselves or are tried strictly; a file that is neither is, in a British office,
    nearly always Windows-1252; charset-normalizer is asked only where that leaves undefined bytes.
    """
    for mark, encoding in _MARKED:
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace"), None
    if raw[1:200:2].count(0) > 40:
        return raw.decode("utf-16-le", errors="replace"), None
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        best = from_bytes(raw[:200_000]).best()
        encoding = best.encoding if best else "latin-1"
        return raw.decode(encoding, errors="replace"), encoding


def delimiter_of(sample: str) -> str | None:
    """The delimiter that cuts most lines into the same number of fields, or None where none does (a letter)."""
    scores: dict[str, tuple[bool, float, int]] = {}
    for delimiter in DELIMITERS:
        try:
            rows = [row for row in islice(csv.reader(io.StringIO(sample), delimiter=delimiter), 200) if row]
        except csv.Error:
            continue
        widths = [len(row) for row in rows]
        # A line that only ends with the delimiter is one of a letter's list: "Robbery: 12;".
        cut = [len(row) for row in rows if len(row) > 2 or any(field.strip() for field in row[1:])]
        if len(cut) < 2:
            continue
        common = sum(count for _, count in Counter(cut).most_common(2)) / len(widths)
        if delimiter == "," and (_commas_of_sentences(sample) or _thousands(sample)):
            continue
        if delimiter == ";" and all(_joined_by(line) for line in sample.splitlines() if ";" in line):
            continue
        # Bars or commas may part two languages, or words, in every label; what parts figures is the delimiter.
        figured = any(shape(field) in FIGURES for row in rows for field in row[1:])
        scores[delimiter] = (figured, common * min(len(cut) / len(widths), 1), max(cut))
    return max(scores, key=lambda d: scores[d]) if scores else None


_PARTED = re.compile(r"[^\S\r\n ]| {2}|\|")
"""What parts the columns of typed lines: bars, tabs and any other blank than a single space."""


def _thousands(sample: str) -> bool:
    """Whether columns are parted by blanks and the only commas in their lines are those of "1,234"."""
    if _PARTED.search(sample) is None:
        return False
    lines = sample.splitlines()
    tables = text_tables(lines)
    inside = "\n".join(line for table in tables for line in lines[table.first : table.last + 1])
    return bool(tables) and "," not in re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", inside)


_THOUSANDS = re.compile(r"£ ?\d{1,3}(?:, ?\d{3})+(?!\d)|(?<![\d,])\d{1,3}(?:,\d{3})+(?!\d|,\d)")
"""Numbers with commas of their own; in an amount of money also where a blank slipped in: "£3, 979,352"."""
_ENDED = re.compile(r"[a-z\d)][.?]$")
"""How a sentence ends: "In 2016, 2017 and 2018 there were 5, 21 and 6 respectively." has pieces without a word."""
_SAID_OF_EACH = re.compile(r"[^,:=]*\w[^,:=]* ?[:=–-] ?[\d,]+(?:, [^,:=]*\w[^,:=]* ?[:=–-] ?[\d,]+)+[.;]?")
"""Pairs one after the other on a letter's line: "2020: 6, 2019: 4, 2018: 2"."""
_YEARS_LISTED = re.compile(r"\d{4}(?:[/–-]\d{2,4})?(?:, \d{4}(?:[/–-]\d{2,4})?)*,? (?:and|to) \d{4}(?:[/–-]\d{2,4})?\b")
"""Years as a sentence lists them: "2020-21, 2021-22 and 2022-23"."""
_LISTED = re.compile(r"[A-Za-z][^,:]*: [^,]+(?:, [^,]+)+")
"""What a letter lists behind a colon: "Ages: 41, 18, 21"."""
_SALUTATION = re.compile(r"[A-Za-z][A-Za-z .’'-]{0,60},")


def _commas_of_sentences(sample: str) -> bool:
    """Whether nearly every line that holds a comma is a salutation, or a sentence or a part of one: all its commas
    those of "1,234" or with a blank after them, and words in all that they part."""
    held = [line.strip() for line in sample.splitlines() if "," in line and "," in _THOUSANDS.sub("1", line)]
    others = 0
    for line in held:
        others += not _of_a_sentence(line)
        if len(held) - others < 0.8 * len(held):
            return False
    return True


def _joined_by(line: str) -> bool:
    """Whether a line's semicolons are those of a sentence: a blank behind each, words around them, an end."""
    bare = line.strip()
    pieces = bare.split("; ")
    return ";" not in "".join(pieces) and _ENDED.search(bare) is not None and len(bare.split()) >= 4 * len(pieces)


def _of_a_sentence(line: str) -> bool:
    if _SALUTATION.fullmatch(line) or _SAID_OF_EACH.fullmatch(line) or _LISTED.fullmatch(line):
        return True
    without = _YEARS_LISTED.sub("years", _THOUSANDS.sub("1", line))
    pieces = re.split(r",(?:\s+|$|(?=[)\]’”]))", without)
    if any("," in piece for piece in pieces) or '"' in line:
        return False
    worded = all(any(character.isalpha() for character in piece) for piece in pieces if piece)
    ended = _ENDED.search(line) is not None and any(character.isalpha() for character in pieces[0])
    return (worded or ended) and len(without.split()) >= FEWEST_WORDS and len(without.split()) >= 1.5 * len(pieces)


def _rows(text: str, delimiter: str) -> Iterator[Sequence[Value]]:
    """One row a line: where a quoted field runs over lines, empty rows follow so that places keep their line
    numbers."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    before = 0
    for row in reader:
        if len(row) > WIDEST:
            raise UnreadableFile("too_large", TOO_WIDE.format(columns=len(row), most=WIDEST))
        yield () if delimiter == "|" and row and all(set(cell) <= RULED for cell in row) else row
        for _ in range(reader.line_num - before - 1):
            yield ()
        before = reader.line_num


def _rest(text: str, delimiter: str) -> Iterable[Sequence[Value]]:
    return islice(_rows(text, delimiter), LONGEST_HELD, None)
