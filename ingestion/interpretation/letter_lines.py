"""Which lines of a document its letter is read from: sentences in cells and paragraphs, and none that head tables or
explain their figures. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingestion.values.grid import Grid, Line
from ingestion.values.table import Table

SHORTEST_CELL = 25
"""Characters: shorter cells are labels and figures, not sentences."""

_OF_A_QUESTION = re.compile(r"\W*(?:q(?:uestion|uery)?s?\W*)?\d", re.IGNORECASE)


def without_titles(text: str, titles: frozenset[str]) -> str:
    """The letter's own sentences: "Table 1: Offences by year" above its table says nothing. A title with a question's
    number heads what follows it, too."""
    kept = [line for line in text.split("\n") if line not in titles or _OF_A_QUESTION.match(line)]
    return "\n".join(kept)


_NOTE = re.compile(
    r"^\W*(?:\d{1,2}[.)]\s*)?(?:notes?\b|footnotes?\b|source\b|n\.?b\b|please note\b|(?:includ|exclud)(?:es?|ing)\b)"
    r"|^\s*(?:[*†‡^~#§¹²³]|[(\[]\d{1,2}[)\]])|[(\[]\d{1,2}[)\]]$",
    re.IGNORECASE,
)
OF_FIGURES = re.compile(r"\W*(?:\d{1,2}[.)]\s*)?(?:includ|exclud)(?:es?|ing)\b", re.IGNORECASE)
"""A note that says what a table's figures hold: "4. Includes one case heard in 2003." It gives no figure."""
_NUMBERED_NOTE = re.compile(r"\W*\d{1,2}[.)]?\s+[A-Z]")
_TELLS = re.compile(
    r"\b(?:there (?:was|were|are|is|have|has)|(?:was|were|been) (?:recorded|reported|made|seized|issued)"
    r"|(?:was|were|been) (?:arrested|charged)"
    r"|(?:we|police|force|constabulary) (?:recorded|received|had|have|issued))\b",
    re.IGNORECASE,
)
"""What a numbered line says that may answer a question and is no footnote."""
_NUMBERED_NAME = re.compile(
    r"\b(?:outcomes?|sections?|codes?|class|table|schedule|version|questions?|cwestiwn) \d+\w?\b", re.IGNORECASE
)
ONLY_NUMBERS = re.compile(
    r"\D*\b(?:question|cwestiwn)\W{0,2}(?P<number>\d{1,2}[a-z]?)\b\D*\b(?:question|cwestiwn)\W{0,2}(?P=number)\b\D*",
    re.IGNORECASE,
)
"""A heading that says a question's number in two languages, and no other: "Cwestiwn 1 (Oed) / Question 1 (Age)"."""
_REFERS = re.compile(r"\b(?:foi|copy of|response to your request)\b", re.IGNORECASE)


def explains(sentence: str) -> bool:
    """Whether a sentence beside tables of figures explains them: a note, what is numbered in its name ("Outcome 16 was
    introduced in April 2014"), or the subject of the mail."""
    if _NOTE.search(sentence) or (_NUMBERED_NOTE.match(sentence) and not _TELLS.search(sentence)):
        return True
    rest = _NUMBERED_NAME.sub("", sentence)
    numbered = rest != sentence and not any(letter.isdigit() for letter in _PERIOD_DIGITS.sub("", rest))
    return numbered or (_REFERS.search(sentence) is not None and not sentence.endswith("."))


_PERIOD_DIGITS = re.compile(
    r"\b(?:19|20)\d{2}(?:[/-]\d{2,4})?\b|^\W*\d{1,2}[.)]\s|\b\d{1,2}(?:st|nd|rd|th)? (?=[A-Z][a-z]+ 20)"
)


_MARK_IN_CELL = re.compile(r"(?:\(\s*(?P<numbers>\d{1,2}(?:\s*,\s*\d{1,2})*)\s*\)|(?P<sign>[*†‡^~#]+))\s*:?$")
_MARKED_NOTE = re.compile(r"\s*(?:\(\s*(?P<number>\d{1,2})\s*\)|(?P<sign>[*†‡^~#]+))\s*(?=[A-Z])")


def without_notes_of_tables(lines: Iterable[Line], tables: Iterable[Table]) -> list[Line]:
    """The lines that are no footnotes of tables: "(4) In 2019 there were 26 …" where a table's label carries (4)."""
    marks: set[str] = set()
    for table in tables:
        for text in (*table.above, *_texts_of(table)):
            if found := _MARK_IN_CELL.search(text):
                numbers = found["numbers"]
                marks.update(re.split(r"\s*,\s*", numbers) if numbers else [found["sign"]])
    kept = []
    for line in lines:
        noted = _MARKED_NOTE.match(line.text)
        if noted is None or (noted["number"] or noted["sign"]) not in marks:
            kept.append(line)
    return kept


def _texts_of(table: Table) -> Iterable[str]:
    for part in table.parts:
        for row in part.grid.rows[part.extent.row : part.extent.last_row + 1]:
            yield from (value for value in row if isinstance(value, str) and value[-1:] in ")*†‡^~#")


def titles_of_tables(tables: Iterable[Table]) -> frozenset[str]:
    """The lines right above tables, up to the last sentence there, and the longer cells of their heads and labels."""
    found: set[str] = set()
    for table in tables:
        for part in table.parts:
            for row in part.grid.rows[part.extent.row : part.extent.last_row + 1]:
                found.update(" ".join(v.split()) for v in row if isinstance(v, str) and len(v) >= SHORTEST_CELL)
        for line in reversed(table.above):
            text = " ".join(line.split())
            if text.endswith((".", ":")):
                break
            found.add(text)
    return frozenset(found)


def cell_lines(grids: Iterable[Grid]) -> list[Line]:
    """Cells that hold a sentence, as lines: notes, refusals, explanations written into a sheet. What a sheet says in
    many cells (a long label of a long table) it says once, where it says it first."""
    found = []
    for grid in grids:
        said: set[str] = set()
        for row, values in enumerate(grid.rows):
            for column, value in enumerate(values):
                if not isinstance(value, str) or len(value) < SHORTEST_CELL or value in said or value.count(" ") < 4:
                    continue
                said.add(value)
                found.append(Line(value, grid.place(row, column)))
    return found
