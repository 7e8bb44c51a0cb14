"""The forces as equal tiles, shaded by their figures, with the table that says the same. Pure.

Every tile carries its force's short form and its figure, so that the shade is never the only way to know.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingestion.values.interval import NOTHING_KNOWN, Interval
from reporting.charts.bars import Caption
from reporting.charts.svg import (
    INK,
    RULE,
    Chart,
    TableEquivalent,
    clean,
    element,
    figure_words,
    hatching,
    lines_of,
    nice_ticks,
    picture,
    text,
)
from reporting.charts.tile_grid import TILES, Tile
from reporting.sentences.numbers_in_words import number_words

SIZE = 82
SPACE = 6
SHADES = (
    ("#e8f0f8", "#0b1f33"),
    ("#bcd4ea", "#0b1f33"),
    ("#86b0d8", "#0b1f33"),
    ("#2f6ca3", "#ffffff"),
    ("#123a63", "#ffffff"),
)
"""Fill and ink from the least to the most; every pair has a contrast of at least 4.5 to 1."""


CLASS_STEPS = (1, 2, 3, 4, 5, 6, 8)
"""Finer than an axis needs, so that most of the shades are used."""

FIRST_COLUMN = min(tile.column for tile in TILES)
FAINT = "#ccd3da"


@dataclass(frozen=True, slots=True)
class TileFigure:
    """What a force's tile shows. `state` says in words why there is no figure, where there is none, and `short` in a
    word that fits the tile; `doubtful` that something about the figure is open."""

    interval: Interval = NOTHING_KNOWN
    state: str = "no figure"
    short: str = "none"
    doubtful: bool = False


def tile_map(id: str, caption: Caption, figures: Mapping[str, TileFigure], unit: str) -> Chart:
    """All 43 tiles; `figures` is by force code, and a force without one is hatched.

    Raises ValueError for a code that has no tile: nothing is left off the map in silence.
    """
    unplaced = set(figures) - {tile.code for tile in TILES}
    if unplaced:
        raise ValueError(f"no tile for {', '.join(sorted(unplaced))}")
    shown = {tile.code: figures.get(tile.code, TileFigure()) for tile in TILES}
    most = max((item.interval.low or 0 for item in shown.values()), default=0)
    edges = nice_ticks(most, len(SHADES), CLASS_STEPS)
    heading: list[str] = []
    y = 4.0
    for line in lines_of(caption.title, 50):
        y += 26
        heading.append(text(line, 0, y, 22, font_weight="bold"))
    for line in lines_of(caption.subtitle, 70):
        y += 22
        heading.append(text(line, 0, y, 16))
    top = y + 16
    parts = [element("defs", hatching(f"{id}-none", FAINT)), *heading]
    parts += [_tile(id, tile, shown[tile.code], edges, top) for tile in TILES]
    columns, rows = 1 + max(tile.column for tile in TILES) - FIRST_COLUMN, 1 + max(tile.row for tile in TILES)
    width, below = columns * (SIZE + SPACE), top + rows * (SIZE + SPACE) + 14
    key, below = _key(id, edges, width, below)
    footer = [line for words in (f"Unit: {unit}.", caption.source) for line in lines_of(words, 78)]
    parts += key
    parts += [text(line, 0, below + 22 + 20 * index, 15) for index, line in enumerate(footer)]
    sentence = _sentence(caption, shown)
    table = TableEquivalent(
        f"{caption.title}. {caption.subtitle}",
        ("Force", unit[:1].upper() + unit[1:]),
        tuple((tile.name, _words(shown[tile.code])) for tile in sorted(TILES, key=lambda tile: tile.name)),
    )
    height = below + 22 + 20 * len(footer)
    return Chart(picture(id, caption.title, sentence, width, height, parts), sentence, table, id)


def _tile(id: str, tile: Tile, figure: TileFigure, edges: Sequence[float], top: float) -> str:
    x, y = (tile.column - FIRST_COLUMN) * (SIZE + SPACE), top + tile.row * (SIZE + SPACE)
    low = figure.interval.low
    if low is None:
        fill, ink, said = f"url(#{id}-none)", "currentColor", figure.short
    else:
        fill, ink = _shade(low, edges)
        said = number_words(low) if figure.interval.exact else f"{number_words(low)}+"
        said += " ?" if figure.doubtful else ""
    centre = x + SIZE / 2
    return element(
        "g",
        element("title", clean(f"{tile.name}: {_words(figure)}")),
        element(
            "rect",
            x=x,
            y=y,
            width=SIZE,
            height=SIZE,
            rx=4,
            fill=fill,
            stroke=INK if figure.doubtful else RULE,
            stroke_width=3 if figure.doubtful else None,
            stroke_dasharray="7 5" if figure.doubtful else None,
        ),
        text(tile.short, centre, y + 35, 20, text_anchor="middle", fill=ink, font_weight="bold"),
        text(said, centre, y + 61, 19 if len(said) < 7 else 14, text_anchor="middle", fill=ink),
    )


def _words(figure: TileFigure) -> str:
    """The tile's figure or state, and that it is in doubt."""
    return figure_words(figure.interval, figure.state) + (" (in doubt)" if figure.doubtful else "")


def _shade(low: float, edges: Sequence[float]) -> tuple[str, str]:
    """The shade of the class that a figure falls in: from each edge up to, and not with, the next."""
    classes = max(len(edges) - 1, 1)
    position = min(bisect_right(edges, low) - 1, classes - 1)
    return SHADES[position * (len(SHADES) - 1) // max(classes - 1, 1)]


def _key(id: str, edges: Sequence[float], width: float, y: float) -> tuple[list[str], float]:
    """The classes in words beside their shades, in as many lines as they need, then what the hatching and the plus sign
    mean; and where the key ends."""
    parts, x = [], 0.0
    for low, high in pairwise(edges):
        last = high == edges[-1]
        said = f"{number_words(low)} to {'' if last else 'under '}{number_words(high)}"
        room = 36 + len(said) * 8
        if x and x + room > width:
            x, y = 0.0, y + 20
        parts += [
            element("rect", x=x, y=y, width=16, height=14, fill=_shade(low, edges)[0], stroke=RULE),
            text(said, x + 22, y + 13, 15),
        ]
        x += room
    parts.append(element("rect", x=0, y=y + 22, width=16, height=14, fill=f"url(#{id}-none)", stroke=RULE))
    parts.append(text("no figure, and why; + is at least; a broken outline with ? is in doubt", 22, y + 35, 15))
    return parts, y + 34


def _sentence(caption: Caption, shown: Mapping[str, TileFigure]) -> str:
    told = [(tile, shown[tile.code].interval) for tile in TILES if shown[tile.code].interval.low is not None]
    said = f"{caption.title}: {caption.subtitle}. {len(told)} of {len(TILES)} forces have a figure."
    if told:
        most, least = (end(told, key=lambda item: item[1].low or 0) for end in (max, min))
        said += f" Highest: {most[0].name}, {figure_words(most[1])}."
        said += f" Lowest: {least[0].name}, {figure_words(least[1])}."
    return said
