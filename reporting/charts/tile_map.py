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
    """What a force's tile shows. `state` says in words why there is no figure, where there is none."""

    interval: Interval = NOTHING_KNOWN
    state: str = "no figure"


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
    for line in lines_of(caption.title, 74):
        y += 20
        heading.append(text(line, 0, y, 17, font_weight="bold"))
    for line in lines_of(caption.subtitle, 95):
        y += 18
        heading.append(text(line, 0, y))
    top = y + 16
    parts = [element("defs", hatching(f"{id}-none", FAINT)), *heading]
    parts += [_tile(id, tile, shown[tile.code], edges, top) for tile in TILES]
    columns, rows = 1 + max(tile.column for tile in TILES) - FIRST_COLUMN, 1 + max(tile.row for tile in TILES)
    width, below = columns * (SIZE + SPACE), top + rows * (SIZE + SPACE) + 14
    key = _key(id, edges, below)
    footer = [line for words in (f"Unit: {unit}.", caption.source) for line in lines_of(words, 100)]
    parts += key
    parts += [text(line, 0, below + 52 + 18 * index, 12) for index, line in enumerate(footer)]
    sentence = _sentence(caption, shown)
    table = TableEquivalent(
        f"{caption.title}. {caption.subtitle}",
        ("Force", unit[:1].upper() + unit[1:]),
        tuple(
            (tile.name, figure_words(shown[tile.code].interval, shown[tile.code].state))
            for tile in sorted(TILES, key=lambda tile: tile.name)
        ),
    )
    height = below + 52 + 18 * len(footer)
    return Chart(picture(id, caption.title, sentence, width, height, parts), sentence, table)


def _tile(id: str, tile: Tile, figure: TileFigure, edges: Sequence[float], top: float) -> str:
    x, y = (tile.column - FIRST_COLUMN) * (SIZE + SPACE), top + tile.row * (SIZE + SPACE)
    low = figure.interval.low
    if low is None:
        fill, ink, said = f"url(#{id}-none)", "currentColor", "–"
    else:
        fill, ink = _shade(low, edges)
        said = number_words(low) if figure.interval.exact else f"{number_words(low)}+"
    centre = x + SIZE / 2
    return element(
        "g",
        element("title", clean(f"{tile.name}: {figure_words(figure.interval, figure.state)}")),
        element("rect", x=x, y=y, width=SIZE, height=SIZE, rx=4, fill=fill, stroke=RULE),
        text(tile.short, centre, y + 34, 16, text_anchor="middle", fill=ink, font_weight="bold"),
        text(said, centre, y + 58, 15, text_anchor="middle", fill=ink),
    )


def _shade(low: float, edges: Sequence[float]) -> tuple[str, str]:
    """The shade of the class that a figure falls in: from each edge up to, and not with, the next."""
    classes = max(len(edges) - 1, 1)
    position = min(bisect_right(edges, low) - 1, classes - 1)
    return SHADES[position * (len(SHADES) - 1) // max(classes - 1, 1)]


def _key(id: str, edges: Sequence[float], y: float) -> list[str]:
    """The classes in words beside their shades, then what the hatching and the plus sign mean."""
    parts, x = [], 0.0
    for low, high in pairwise(edges):
        last = high == edges[-1]
        said = f"{number_words(low)} to {'' if last else 'under '}{number_words(high)}"
        parts += [
            element("rect", x=x, y=y, width=16, height=14, fill=_shade(low, edges)[0], stroke=RULE),
            text(said, x + 22, y + 12, 12),
        ]
        x += 34 + len(said) * 6.6
    parts.append(element("rect", x=0, y=y + 22, width=16, height=14, fill=f"url(#{id}-none)", stroke=RULE))
    parts.append(text("no figure; + means at least, because some counts were hidden", 22, y + 34, 12))
    return parts


def _sentence(caption: Caption, shown: Mapping[str, TileFigure]) -> str:
    told = [(tile, shown[tile.code].interval) for tile in TILES if shown[tile.code].interval.low is not None]
    said = f"{caption.title}: {caption.subtitle}. {len(told)} of {len(TILES)} forces have a figure."
    if told:
        most, least = (end(told, key=lambda item: item[1].low or 0) for end in (max, min))
        said += f" Highest: {most[0].name}, {figure_words(most[1])}."
        said += f" Lowest: {least[0].name}, {figure_words(least[1])}."
    return said
