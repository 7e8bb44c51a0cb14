"""The lines of a letter as one text, and where each of its sentences stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ingestion.interpretation.asked_words import asks, without_quoted
from ingestion.interpretation.sentence_lists import is_item, lists_figure, states_figure
from ingestion.values.grid import Line
from ingestion.values.place import Place
from ingestion.values.time_spans import read_spans

PARAGRAPH_GAP = 1.6
"""How many line heights between two lines begin a new paragraph."""

LONGEST_PERIOD = 40
"""Characters of a line that is a period and no more."""

_FURNITURE = re.compile(
    r"page \d{1,4}(?: ?(?:of|/) ?\d{1,4})?|\d{1,3}(?: of \d{1,3})?|[-–—] ?\d{1,4} ?[-–—]|"
    r"(?:[^\d.?!]{1,60}\W)?page \d{1,4} ?(?:of|/) ?\d{1,4}(?:\W[^\d.?!]{1,60})?",
    re.IGNORECASE,
)
"""Lines that belong to the paper and not to the letter: a page's number, alone or beside a protective marking or the
document's name."""
_SIGN = re.compile(r"^[●▪■□◦‣⁃∙➢➤►✓✔❖◆♦]\s+|^[o§]\s(?=(?:19|20)\d\d|[A-Z])")
"""The signs that begin the items of a list, all of which mean the same."""
_LEADER = re.compile(r"\s*(?:[.…·_]\s?){4,}(?=(?:<\s?)?\d)")
"""Dots that lead the eye from a label to its number: "2019/20 ........ 34"."""


@dataclass(frozen=True, slots=True)
class Letter:
    """The lines as one text, a blank line between paragraphs, and where each piece of it stands."""

    text: str
    joined: str
    starts: tuple[tuple[int, Place], ...]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Letter:
        text: list[str] = []
        joined: list[str] = []
        starts: list[tuple[int, Place]] = []
        length = 0
        before: Line | None = None
        listed = False
        for line in without_quoted(list(lines)):
            words = _LEADER.sub(": ", _SIGN.sub("• ", " ".join(line.text.split())))
            if _FURNITURE.fullmatch(words) and not (words and _answers(line, before)):
                continue
            begins = before is None or _begins_paragraph(before, line) or (listed and _begins_anew(words))
            if begins:
                text.append("")
            listed = begins and is_item(words) and before is not None and _goes_before_an_item(before.text)
            text.append(line.text if "\n" in line.text else words)
            starts.append((length, line.place))
            joined.append(words)
            length += len(words) + 1
            before = line
        return cls("\n".join(text), " ".join(joined), tuple(starts))

    def place(self, sentence: str, cursor: int = 0) -> tuple[Place, int]:
        """Where the sentence begins, and where to look for the next one."""
        at = self.joined.find(sentence, cursor)
        if at < 0:
            at = max(self.joined.find(sentence), 0)
        number = bisect_right(self.starts, at, key=lambda start: start[0]) - 1
        return (self.starts[number][1] if number >= 0 else Place()), at + len(sentence)


_HEADS_A_LIST = re.compile(r"(?:(?:in|for|during|financial|calendar|year)\W+)*", re.IGNORECASE)


def _begins_anew(words: str) -> bool:
    """Whether a line below a list is none of its last item's."""
    return words[:1].isupper() or words.startswith("(")


def _goes_before_an_item(text: str) -> bool:
    return is_item(text) or _heads_a_list(text)


def _heads_a_list(text: str) -> bool:
    """Whether a line is a period and no more ("Year 2013", "In 2018/19:")."""
    words = text.strip().rstrip(":")
    if len(words) > LONGEST_PERIOD or not any(map(str.isdigit, words)):
        return False
    spans = read_spans(words)
    return bool(spans.found) and _HEADS_A_LIST.fullmatch(spans.rest) is not None


def _answers(line: Line, before: Line | None) -> bool:
    """Whether a number alone on its line is no page's: in a letter without pages, or right below a question."""
    if line.text.strip().casefold().startswith("page"):
        return False
    return line.place.page is None or (before is not None and asks(before.text))


def _begins_paragraph(before: Line, line: Line) -> bool:
    """A new cell, a new page's line after a full stop, or a gap; lines without boxes are paragraphs of their own,
    and so are a period and its figure."""
    one, other = before.place, line.place
    if one.box is None or other.box is None:
        return True
    if states_figure(before.text) or states_figure(line.text):
        return True
    if lists_figure(before.text) and line.text[:1].isupper():
        return True
    if is_item(line.text) and _goes_before_an_item(before.text):
        return True
    if (is_item(before.text) or before.text.rstrip().endswith(":")) and _heads_a_list(line.text):
        return True
    if one.page != other.page:
        return before.text.rstrip().endswith((".", ":", "?"))
    above, beside = other.box[3] <= one.box[1], other.box[0] >= one.box[2] and other.box[1] < one.box[3]
    if (above or beside) and not line.text[:1].islower():
        return True  # a cell that stands above the last line or beside it is none of its sentence
    height = max(one.box[3] - one.box[1], 1.0)
    return other.box[1] - one.box[3] > (PARAGRAPH_GAP - 1) * height
