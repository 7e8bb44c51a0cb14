"""Figures that a page prints outside every table that was found."""

from __future__ import annotations

from collections import defaultdict

from ingestion.values.figure_words import read_figure
from ingestion.values.finding import Finding, Level, declare
from ingestion.values.grid import Line
from ingestion.values.place import Place
from ingestion.values.reading import Reading
from ingestion.values.record import Kind
from requests_app.specification import Specification

LOOSE_FIGURES = declare(
    "Q705",
    Level.WARNING,
    "Lines of figures outside every table of a page",
    "Compare the page with the figures read from it: a table may have been missed, in whole or in part.",
)

FEWEST = 4
"""Figures outside tables on one page: fewer are page numbers, references and the like."""

NAMED = 4
"""Lines quoted in the message."""

COUNTING = frozenset({Kind.EXACT, Kind.SUPPRESSED, Kind.ZERO_MARK})


def check_loose_lines(reading: Reading, specification: Specification | None = None) -> list[Finding]:
    """One finding a page whose loose lines hold several figures and no sentence: a table that nobody recognised."""
    said = {(record.place.page, record.place.box) for record in reading.records}
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in reading.lines:
        if line.place.page is not None and (line.place.page, line.place.box) not in said:
            by_page[line.place.page].append(line)
    findings = []
    for page, lines in sorted(by_page.items()):
        loose = [(line, count) for line in lines if (count := _figures(line.text))]
        total = sum(count for _, count in loose)
        if total >= FEWEST:
            first = ", ".join(f"“{line.text}”" for line, _ in loose[:NAMED])
            more = f" and {len(loose) - NAMED} more lines" if len(loose) > NAMED else ""
            message = f"{total} figures on page {page} stand outside every table: {first}{more}."
            findings.append(LOOSE_FIGURES.found(message, Place(page=page, box=loose[0][0].place.box)))
    return findings


def _figures(text: str) -> int:
    """How many figures the line ends in, where it is a figure alone or a row of them behind a label; 0 for a sentence,
    a date or a year."""
    words = text.split()
    count = 0
    for word in reversed(words):
        if not _is_figure(word):
            break
        count += 1
    return count if count >= 2 or count == len(words) == 1 else 0


def _is_figure(word: str) -> bool:
    if word.isdigit() and len(word) == 4 and word[:2] in ("19", "20"):
        return False
    figure = read_figure(word)
    return figure is not None and figure.kind in COUNTING and figure.unit == "count"
