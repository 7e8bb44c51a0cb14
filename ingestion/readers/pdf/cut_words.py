"""Words that a narrow cell cuts without a hyphen: "Residentia" and, on the next line, "l".

Two things prove it. Programs leave the blank behind the last word of a line that they wrap, and there is none; and the
next letter would not have fitted beside a word that has its line for itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ingestion.readers.pdf.shapes import CutWord, Word
from ingestion.values.place import Box

NEXT_LINE = 1.6
"""Of the line height: from the top of a line to that of the next."""
LETTER, WIDE_LETTER = 0.56, 0.85
"""Of the line height: a letter's width, and that of "m" or "w"."""
WIDER, MUCH_WIDER = 1.15, 1.8
"""Times the usual letter of a word: the same, for faces that run wide."""
WIDEST_PADDING = 6.0
"""Points between a cell's side and its text; a wider blank is left by text set to the middle."""

_LEFT_BLANK = re.compile(r"[^\W\d_] \r\n[^\W\d_]")
_CUT = re.compile(r"(?<=[^\W\d_])\r\n(?=[^\W\d_])")


def with_cut_words(words: list[Word], text: str, starts: Sequence[int]) -> list[Word]:
    """The words, those that may go on below marked so. `starts` are their first characters in the page's text."""
    if not _LEFT_BLANK.search(text):
        return words
    found = list(words)
    for cut in _CUT.finditer(text):
        at = bisect_right(starts, cut.start()) - 1
        below = bisect_left(starts, cut.end())
        if at < 0 or below != at + 1 or below >= len(words) or starts[below] != cut.end():
            continue
        word, rest = words[at], words[below]
        near = 0 < rest.top - word.top <= NEXT_LINE * (word.bottom - word.top) and rest.x0 < word.x1
        if near and word.upright and rest.upright and rest.text[0].islower():
            found[at] = CutWord(*word)
    return found


def whole_words(words: Sequence[Word], box: Box) -> list[Word]:
    """The words of a cell with those put together that its width cut; `box` is the cell as it is drawn."""
    whole = sorted(words, key=lambda word: (word.top, word.x0))
    if box[0] >= min(word.x0 for word in whole):
        return list(words)
    at = 0
    while at < len(whole) - 1:
        word, rest = whole[at], whole[at + 1]
        alone = not any(w is not word and w.top < word.bottom and w.bottom > word.bottom - 1 for w in whole)
        first = all(w.x0 >= rest.x0 for w in whole if abs(w.top - rest.top) < 1)
        if isinstance(word, CutWord) and alone and first and _fills(word, rest, box):
            # what is put together has the place of its last line, which may be cut too
            whole[at : at + 2] = [rest._replace(text=word.text + rest.text)]
        else:
            at += 1
    return whole


def _fills(word: Word, rest: Word, box: Box) -> bool:
    """Whether the first letter of the rest does not fit beside a word in its cell."""
    wide = rest.text[0] in "mw"
    usual = (word.x1 - word.x0) / len(word.text) * (MUCH_WIDER if wide else WIDER)
    letter = max(usual, (WIDE_LETTER if wide else LETTER) * (word.bottom - word.top))
    return word.x1 + letter > box[2] - min(word.x0 - box[0], WIDEST_PADDING)
