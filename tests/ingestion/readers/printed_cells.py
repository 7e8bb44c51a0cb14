"""Words of a page as a program prints cells: wrapped into their width, set to a side and to a height."""

from __future__ import annotations

from random import Random

from ingestion.readers.pdf.shapes import Word

PITCH = 10.2
"""Points from line to line of one head; letters are 10 high."""


class Page:
    """Cells of words, each letter five points wide."""

    def __init__(self, drawn: Random) -> None:
        self.drawn = drawn
        self.words: list[Word] = []
        self.align = drawn.choice(("left", "right", "centre"))
        self.place = drawn.choice(("top", "middle", "foot"))

    def cell(self, text: str, x0: float, x1: float, top: float, bottom: float, align: str = "") -> None:
        """The text wrapped into the cell, padded by six points at its sides and two above and below."""
        lines = wrapped(text, x1 - x0 - 12)
        deep = 10 + PITCH * (len(lines) - 1)
        room = bottom - top - 4 - deep
        y = top + 2 + {"top": 0.0, "middle": room / 2, "foot": room}[self.place]
        for line in lines:
            wide = 5.0 * len(line)
            at = {"left": x0 + 6, "right": x1 - 6 - wide, "centre": (x0 + x1 - wide) / 2}[align or self.align]
            for part in line.split():
                self.words.append(Word(at, y, at + 5 * len(part), y + 10, part))
                at += 5 * len(part) + 5
            y += PITCH


def wrapped(text: str, room: float) -> list[str]:
    lines = [""]
    for part in text.split():
        longer = f"{lines[-1]} {part}".strip()
        if lines[-1] and 5 * len(longer) > room:
            lines.append(part)
        else:
            lines[-1] = longer
    return lines
