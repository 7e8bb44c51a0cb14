"""Whose document it says it is: what stands at its head, against the force that it was received for. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from ingestion.values.finding import Finding, Level, declare
from ingestion.values.place import Place
from ingestion.values.reading import Reading
from requests_app.force_names import ForceNames

ANOTHERS_NAME = declare(
    "R305",
    Level.ERROR,
    "Headed with another force's name",
    "Look whose answer it is: place it with that force, or say what you saw if it is this force's all the same.",
)

LINES_LOOKED_AT, ROWS_LOOKED_AT = 40, 10
"""Lines of a letter, and rows of each sheet, that are its head."""


def head_of(reading: Reading) -> Iterator[str]:
    """The first lines of the letter, and the texts of the first rows of each sheet."""
    yield from (line.text for line in reading.lines[:LINES_LOOKED_AT])
    for grid in reading.grids:
        yield grid.title
        yield from grid.above
        for row in grid.rows[:ROWS_LOOKED_AT]:
            yield from (value for value in row if isinstance(value, str))


def headed_by_another(reading: Reading, names: ForceNames, *, code: str, force: str) -> list[Finding]:
    """A finding where its head names just one force, and that is another than the one it was received for."""
    named = names.only_in("\n".join(head_of(reading)))
    if reading.error is not None or named is None or named == code:
        return []
    said = f"{reading.file.name} was received as {force}'s, and its head names only {names.words_for(named)}."
    return [ANOTHERS_NAME.found(said, Place())]
