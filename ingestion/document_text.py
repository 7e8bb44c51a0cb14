"""The words of a reading as they are looked for."""

from __future__ import annotations

from collections.abc import Iterator

from ingestion.values.reading import Reading
from requests_app.search import PIECE


def text_of(reading: Reading) -> str:
    """A line for each row of the tables and each line of the text, within the bound of what is looked through. What a
    sheet hides is not in it."""
    return "\n".join(dict.fromkeys(_lines(reading)))[:PIECE]


def _lines(reading: Reading) -> Iterator[str]:
    for grid in reading.grids:
        if grid.hidden:
            continue
        yield from (line for line in (grid.sheet or "", grid.title, *grid.above) if line.strip())
        for number, row in enumerate(grid.rows):
            shown = [] if number in grid.hidden_rows else row
            cells = [str(value) for column, value in enumerate(shown) if column not in grid.hidden_columns]
            if line := " ".join(cell for cell in cells if cell.strip() and cell != "None"):
                yield line
    yield from (line.text for line in reading.lines if line.text.strip())
