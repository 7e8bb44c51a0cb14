"""Words that a narrow cell cuts without a hyphen: "Residentia" and, on the next line, "l".

Two things prove it. Programs leave the blank behind the last word of a line that they wrap, and there is none; and the
next letter would not have fitted beside a word that has its line for itself. The blank is missing as well where it did
not fit; then what goes on below is a word of its own if it is one elsewhere on the page, or joins others.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set

from ingestion.readers.pdf.label_words import KNOWN
from ingestion.readers.pdf.lines import lines_of
from ingestion.readers.pdf.shapes import CutWord, MaybeCut, Word
from ingestion.values.place import Box

NEXT_LINE = 1.6
"""Of the line height: from the top of a line to that of the next."""
SHARED = 0.5
"""Of the lower word's height: what two words on one line share."""
LETTER, WIDE_LETTER = 0.56, 0.85
"""Of the line height: a letter's width, and that of "m" or "w"."""
WIDER, MUCH_WIDER = 1.15, 1.8
"""Times the usual letter of a word: the same, for faces that run wide."""
WIDEST_PADDING = 6.0
"""Points between a cell's side and its text; a wider blank is left by text set to the middle."""

_LEFT_BLANK = re.compile(r"[^\W\d_] \r\n[^\W\d_]")
_JOINS = r"(?:and|or|of|the|for|with|in|to|by|at|on|from|not|an?) "
_JOINS_OTHERS = re.compile(rf"{_JOINS}(?:\r\n)?(?!{_JOINS})\S")
SHORTEST_BEGINNING = 4
"""Letters by which a word is known elsewhere on its page."""
SHORTEST_WORD = 5
_IS_WHOLE = re.compile(r"[a-z]{3}(?:tion|sion|ment|ness|ing|ity|ance|ence)s?$")
"""Endings of words that no more than a few letters go on from: "Investigation", and under it "complete"."""
_GOES_ON = re.compile(r"(?:al)?(?:ations?|ative(?:ly)?|ality|ally|arily|ists?|ism|izes?|ised?|ising|ers?|eth|eds?)")

_BEGINNINGS = "bl br ch cl cr dr fl fr gl gr kn ph pl pr sc sh sk sl sm sn sp sq st sw th tr tw wh wr"
_NO_WORD = re.compile(rf".{{1,2}}|(?!{_BEGINNINGS.replace(' ', '|')})[b-df-hj-np-tv-xz]{{2}}.*")
"""What begins no word: a letter or two, or two consonants that none begins with."""

_UNFINISHED = re.compile(r"[a-z]{2}[st]i$")
"""No word ends so before "on": "Investigati"."""
_MAY_BE_WHOLE = re.compile(r"(?:y|al|ed|er|ing|ion|ive|ent|ate|ous|ics?|nce|or|en)$")
LIKELY_WORD = 6
"""Letters of two texts that are rather two words than one, where nothing else tells."""

_CUT = re.compile(r"(?<=[^\W\d_])\r\n(?=[^\W\d_])")
_CUT_NUMBER = re.compile(r"(?<=[\d.,])\r\n(?=[\d%]|\.\d)")


def with_cut_words(words: list[Word], text: str, starts: Sequence[int]) -> list[Word]:
    """The words, those that may go on below marked so. `starts` are their first characters in the page's text."""
    if not _LEFT_BLANK.search(text):
        return words
    cuts = [(at, end) for at, end in _cuts(_CUT, words, text, starts) if words[at + 1].text[0].islower()]
    if not cuts:
        return words
    pieces = {n for at, _ in cuts for n in (at, at + 1)}
    written = {_bare(word.text) for n, word in enumerate(words) if n not in pieces}
    found = list(words)
    for at, end in cuts:
        goes_on = _UNFINISHED.search(words[at].text) and _bare(words[at + 1].text).startswith("on")
        if goes_on or not (_JOINS_OTHERS.match(text, end) or _are_two(words[at].text, words[at + 1].text, written)):
            whole, rest = _bare(words[at].text + words[at + 1].text), _bare(words[at + 1].text)
            sure = goes_on or _is_rest(rest) or whole in written or whole in KNOWN
            found[at] = (CutWord if sure else MaybeCut)(*words[at])
    # numbers as well, where the page's cells are too narrow for its words: elsewhere two that stand so are two
    for at, _ in _cuts(_CUT_NUMBER, words, text, starts):
        found[at] = CutWord(*words[at])
    return found


def _cuts(
    pattern: re.Pattern[str], words: Sequence[Word], text: str, starts: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Each word that ends its line where the next word begins right under it, without a blank between in the text; and
    where in the text that word begins."""
    for cut in pattern.finditer(text):
        at = bisect_right(starts, cut.start()) - 1
        below = bisect_left(starts, cut.end())
        if at < 0 or below != at + 1 or below >= len(words) or starts[below] != cut.end():
            continue
        word, rest = words[at], words[below]
        near = 0 < rest.top - word.top <= NEXT_LINE * (word.bottom - word.top) and rest.x0 < word.x1
        if near and word.upright and rest.upright:
            yield at, cut.end()


def _is_rest(text: str) -> bool:
    """Whether a text that goes on from another line is surely no word of its own."""
    return _NO_WORD.fullmatch(text) is not None


def _are_rather_two(word: str, rest: str) -> bool:
    whole = _MAY_BE_WHOLE.search(word) is not None
    return whole and min(len(word), len(rest)) >= LIKELY_WORD and not _GOES_ON.fullmatch(rest)


def _bare(text: str) -> str:
    return text.casefold().strip(".,;:()*")


def _are_two(word: str, rest: str, written: Set[str]) -> bool:
    """Whether one of two texts is a word elsewhere on the page, or begins one, and the two as one are not."""
    if _bare(word + rest) in written or _bare(word + rest) in KNOWN:
        return False
    if _bare(rest) in KNOWN:
        return True
    if _IS_WHOLE.search(word) and len(rest) >= SHORTEST_WORD and not _GOES_ON.fullmatch(_bare(rest)):
        return True
    known = len(_bare(rest)) >= SHORTEST_BEGINNING and any(one.startswith(_bare(rest)) for one in written)
    return known or (len(_bare(word)) >= SHORTEST_BEGINNING and _bare(word) in written)


def whole_words(words: Sequence[Word], box: Box) -> list[Word]:
    """The words of a cell with those put together that its width cut; `box` is the cell as it is drawn."""
    return whole_words_and_doubt(words, box)[0]


def whole_words_and_doubt(words: Sequence[Word], box: Box) -> tuple[list[Word], bool]:
    """`whole_words`, and whether two may be one, or one two."""
    whole = [word for line in lines_of(words) for word in line.words]
    if box[0] >= min(word.x0 for word in whole):
        return list(words), False
    at, above, doubtful = 0, 0, False
    while at < len(whole) - 1:
        word, rest = whole[at], whole[at + 1]
        letters = len(word.text) - above
        alone = not any(w is not word and _beside(w, word) for w in whole)
        first = all(w.x0 >= rest.x0 for w in whole if abs(w.top - rest.top) < 1)
        if isinstance(word, CutWord) and alone and first and _fills(word, letters, rest, box):
            if isinstance(word, MaybeCut):
                doubtful = True
                if _are_rather_two(word.text[above:], _bare(rest.text)):
                    at, above = at + 1, 0
                    continue
            # what is put together has the place of its last line, which may be cut too
            whole[at : at + 2], above = [rest._replace(text=word.text + rest.text)], len(word.text)
        else:
            at, above = at + 1, 0
    return whole, doubtful


def _beside(one: Word, other: Word) -> bool:
    """Whether two words stand on one line; tall letters of the next line may reach into it."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > SHARED * min(one.bottom - one.top, other.bottom - other.top)


def _fills(word: Word, letters: int, rest: Word, box: Box) -> bool:
    """Whether the first letter of the rest does not fit beside a word in its cell, with so many letters on its line."""
    wide = rest.text[0] in "mw"
    usual = (word.x1 - word.x0) / letters * (MUCH_WIDER if wide else WIDER)
    letter = max(usual, (WIDE_LETTER if wide else LETTER) * (word.bottom - word.top))
    return word.x1 + letter > box[2] - min(word.x0 - box[0], WIDEST_PADDING)
