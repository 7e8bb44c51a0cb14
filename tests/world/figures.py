"""Invented figures and what is held back of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from tests.world.pieces import Cell, Figure

Key = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Suppression:
    """How small figures and noughts are written, and the note that says so. `below` is the first number shown."""

    small: str = ""
    below: int = 0
    nought: str = "0"
    notes: tuple[str, ...] = ()


NOTHING_HELD_BACK = Suppression()
MANNERS = (
    Suppression("<5", 5),
    Suppression("<5", 5, notes=("Figures of fewer than 5 are shown as <5 to protect individuals.",)),
    Suppression("Less than 5", 5),
    Suppression("Fewer than 5", 5),
    Suppression("<10", 10),
    Suppression("< 5", 5),
    Suppression("*", 5, notes=("* denotes a figure of less than 5.",)),
    Suppression("*", 5, notes=("Key: * = fewer than 5",)),
    Suppression("*", 5, nought="-", notes=("* = less than 5", "- = zero")),
    Suppression("*", 5, nought="-", notes=("Legend: * = less than 5, - = nil",)),
    Suppression("", 0, nought="-", notes=("A dash (-) denotes zero.",)),
    Suppression("", 0, nought="-", notes=("- means no offences were recorded",)),
    Suppression("~", 5, notes=("~ Numbers fewer than 5 have been suppressed",)),
)


def suppression(drawn: Random) -> Suppression:
    return drawn.choice(MANNERS) if drawn.random() < 0.45 else NOTHING_HELD_BACK


@dataclass(slots=True)
class Figures:
    """The numbers of one world, made as they are asked for, so that sums can be printed beside them."""

    drawn: Random
    suppression: Suppression = NOTHING_HELD_BACK
    thousands: bool = False
    held: dict[Key, int] = field(default_factory=dict)
    size: str = "mixed"
    as_words: bool = False
    """Numbers are kept as text, as exports from other programs do."""

    def number(self, period: str, breakdown: Mapping[str, str]) -> int:
        key = (period, tuple(sorted(breakdown.items())))
        if key not in self.held:
            self.held[key] = self._made()
        return self.held[key]

    def _made(self) -> int:
        d = self.drawn
        if self.size == "small":
            return d.choice((0, 0, 1, 1, 2, 3, 4, 5, 6, 8, 11, 14, 19))
        if self.size == "large":
            return d.randint(60, 4200)
        return d.choice((d.randint(0, 9), d.randint(5, 60), d.randint(10, 99), d.randint(80, 1200)))

    def written(self, number: int) -> Cell:
        """The cell for a number, without its figure."""
        how = self.suppression
        if how.small and 0 < number < how.below:
            return Cell(how.small)
        if number == 0 and how.nought != "0":
            return Cell(how.nought)
        if self.as_words:
            return Cell(f"{number:,}" if self.thousands else str(number))
        return Cell(number, number_format="#,##0" if self.thousands else "")

    def cell(self, period: str, breakdown: Mapping[str, str]) -> Cell:
        number = self.number(period, breakdown)
        cell = self.written(number)
        how = self.suppression
        value: int | str = f"<{how.below}" if how.small and 0 < number < how.below else number
        cell.figure = Figure(period, tuple(sorted(breakdown.items())), value)
        return cell

    def total(self, parts: list[int]) -> Cell:
        cell = self.written(sum(parts))
        cell.total = True
        return cell
