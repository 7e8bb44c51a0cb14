"""What single tokens of a text say about time, and the longest of several rules at a position. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ingestion.values.period_parts import PeriodWords
from ingestion.values.time_tokens import MONTHS, Token

Read = tuple[PeriodWords, int]
"""What was read, and the position after it."""
Rule = Callable[[int], Read | None]

SUFFIXES = ("st", "nd", "rd", "th")


class TimeWords:
    """One text's tokens. `bare` says that the text is nothing but a name or a cell, where signs may be lost
    ("2018 01", "Jan 18"); in a sentence they are two numbers, or a day."""

    def __init__(self, tokens: Sequence[Token], bare: bool) -> None:
        self.tokens = tokens
        self.bare = bare
        self._read: dict[tuple[str, int], Read | None] = {}

    def text(self, i: int) -> str:
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def number(self, i: int, *lengths: int) -> int | None:
        if i < len(self.tokens) and self.tokens[i].kind == "number" and len(self.tokens[i].text) in lengths:
            return int(self.tokens[i].text)
        return None

    def glued(self, i: int) -> bool:
        return i < len(self.tokens) and not self.tokens[i].gap

    def words(self, i: int, *phrases: str) -> int | None:
        """The position after the first of the phrases that stands at `i`; blanks between their words do not count."""
        at = self.text(i)
        for phrase in phrases:
            if at and phrase.startswith(at):
                parts = phrase.split()
                if [self.text(i + n) for n in range(len(parts))] == parts:
                    return i + len(parts)
        return None

    def skip(self, i: int, signs: str) -> int:
        while i < len(self.tokens) and self.tokens[i].kind == "sign" and self.tokens[i].text in signs:
            i += 1
        return i

    def year_number(self, i: int) -> int | None:
        year = self.number(i, 4)
        return year if year is not None and 1900 <= year < 2100 else None

    def short_year(self, i: int) -> int | None:
        short = self.number(i, 2)
        return None if short is None else 2000 + short if short < 70 else 1900 + short

    def month_name(self, i: int) -> tuple[int, int] | None:
        """(month, position after it and its full stop)."""
        number = MONTHS.get(self.text(i))
        if number is None:
            return None
        return number, i + 2 if self.text(i + 1) == "." and self.glued(i + 1) else i + 1

    def longest(self, i: int, rules: Sequence[Rule]) -> Read | None:
        best: Read | None = None
        for rule in rules:
            key = (rule.__name__, i)
            if key not in self._read:
                self._read[key] = rule(i)
            read = self._read[key]
            if read is not None and (best is None or read[1] > best[1]):
                best = read
        return best
