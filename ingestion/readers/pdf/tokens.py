"""What a piece of text looks like: a figure, a year, running prose, a caption."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from ingestion.readers.pdf.shapes import Word
from ingestion.values.figure_words import read_figure
from ingestion.values.record import Kind

_FIGURE = re.compile(
    r"""[(\[]*  [<>≤≥~±+\-–−*]?  \s*  [£$€]?  \s*
        (?: \d{1,3}(?:[ ,.'’]\d{3})+ (?:[.,]\d+)? | \d*[.,]?\d+ (?:[.,:/\-–]\d+)* )
        \s* (?:%|‰|p|pp|[kmMK]|bn)?  [)\]]*  (?: [*†‡§⁰¹²³⁴⁵⁶⁷⁸⁹a-e]{0,2} | \[[a-z]{1,2}\] )  [)\]]*  [,;]?""",
    re.VERBOSE,
)
_BRACKETED = re.compile(r"[(\[]\s*[<>±+\-–−]?\s*[£$€]?\d[\d.,]*\s*%?\s*[)\]]")
_UNIT = re.compile(r"[(\[]?['’]?0{3}s?[)\]]?")
_SIGNS = frozenset(
    ("-", "–", "—", "−", "--", "---", "(-)", "(–)", "*", "**", "~", "†", "‡", "#", "?", ":", ".", "..", "...", "…")
)
_LETTERS = frozenset(("x", "n/a", "n.a.", "na", "nil", "zero", "nk", "nr", "n.d.", "n/k", "n/r"))
_AMOUNT = re.compile(r"\b(?:fewer|less|lower|smaller|more|most|least)\b", re.IGNORECASE)
"""A count is fewer or less than a number; "under 5" and "5 to 9" may as well be ages at the head of a column."""
_CATEGORIES = frozenset(("not recorded", "not known", "not stated"))
"""As often the name of a row or a column as what stands for its figure."""
_YEAR = re.compile(r"(?:19\d\d|20[0-4]\d)(?:\s?[/\-–]\s?(?:\d\d|(?:19\d\d|20[0-4]\d)))?|\d\d/\d\d|Q[1-4]")
_POINT = r"(?:\d{1,2}[/.]\d{1,2}[/.](?:\d\d){1,2}|(?:19\d\d|20[0-4]\d)(?:[/\-–](?:\d\d){1,2})?|\d\d/\d\d|Q[1-4])"
_TIME = re.compile(rf"{_POINT}(?:\s?[-–—]\s?(?:{_POINT})?)?")
_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*")
_MONTH_OF_YEAR = re.compile(_MONTH.pattern + r"[-–/'’](?:\d\d){1,2}")
_HEAD_MARK = re.compile(r"(?:\s*(?:%|\(\w\)|\[\w\]|[*†‡#^¹²³⁴⁵⁶⁷⁸⁹]))+$")
_FOOTNOTES = re.compile(r"(?:\s*(?:\(\w\)|\[\w\]|[*†‡#^¹²³⁴⁵⁶⁷⁸⁹]))+$")
_BARE_MARK = re.compile(r"\(\w\)|\[\w\]|#")
_LEADER = re.compile(r"(?:\s*[.…·_]){4,}\s*$")
_CAPTION = re.compile(
    r"(?:(?:table|figure|fig\.?|chart|graph|box|annex|appendix|exhibit|source|sources|note|notes|nb|n\.b\.)\b[\s:.\d])"
    r"|(?:(?:table|source|sources|note|notes)\s*:?\s*$)",
    re.IGNORECASE,
)
_MARKER = re.compile(
    r"(?:\([^()]{1,2}\)|\*{1,3}|[•●▪■◦‣·–—\-*o§]|\(?[a-z0-9]{1,3}[.):]|\d+(?:\.\d+)+\.?|[ivxlc]+[.)]|[\uf000-\uf0ff])",
    re.IGNORECASE,
)
_BULLETS = frozenset("•●▪■◦‣➢➤")

SAID = 8_192
"""Texts remembered: the same cells are looked at for several questions."""
WIDEST_STRETCH = 1.6
"""Of the line height: justified text leaves no wider blanks."""
STRETCHED_ALIKE = 2.2
"""Times the usual blank of the line: no blank of justified text is wider, but after a full stop."""
LONG_TEXT = 7
"""Words from which on a piece of text reads as prose."""


@lru_cache(maxsize=SAID)
def is_figure(text: str) -> bool:
    """Whether the text is a number, a range, a share, or a mark that stands for one.

    >>> [is_figure(t) for t in ("1,234", "<5", "12.5%", "(3)", "15 455", "-", "n/a", "2018/19", "Male", "Table 3")]
    [True, True, True, True, True, True, True, True, False, False]
    >>> [is_figure(t) for t in ("Fewer than 5", "5 or fewer", "Not held", "Under 5", "Over 18")]
    [True, True, True, False, False]
    """
    text = text.strip()
    if text in _SIGNS or text.lower() in _LETTERS:
        return True
    if _UNIT.fullmatch(text):
        return False
    if _FIGURE.fullmatch(text):
        return True
    head, _, tail = text.partition(" ")
    if tail and _FIGURE.fullmatch(head) and (_BRACKETED.fullmatch(tail.strip()) or tail.strip() in ("%", "£")):
        return True
    return bool(tail) and _stands_for_figure(text)


def _stands_for_figure(text: str) -> bool:
    """Whether words say what a figure would: "Fewer than 5", "Not held"."""
    said = read_figure(text)
    if said is None:
        return False
    if said.kind is Kind.SUPPRESSED:
        return bool(_AMOUNT.search(text))
    return said.kind in (Kind.NOT_HELD, Kind.NOT_RECORDED) and text.casefold() not in _CATEGORIES


def is_year(text: str) -> bool:
    """Whether the text names a year or a span of years: a head rather than a figure."""
    return bool(_YEAR.fullmatch(text.strip().rstrip("*⁰¹²³⁴⁵⁶⁷⁸⁹").rstrip(".,")))


@lru_cache(maxsize=SAID)
def is_time(text: str) -> bool:
    """Whether the text is a year, a date, or a span of them, as columns are headed by: with "%" for the year's share,
    with a footnote's mark.

    >>> [is_time(t) for t in ("2018", "2017/18 %", "2016-04 (1)", "01/04/2019 - 31/03/2020", "01/04/2019 -", "201.8")]
    [True, True, True, True, True, False]
    """
    return is_year(text) or bool(_TIME.fullmatch(_HEAD_MARK.sub("", text.strip())))


def without_marks(text: str) -> str:
    """A head without the footnotes' marks at its end.

    >>> [without_marks(t) for t in ("Arson(1)", "Arson¹", "Arson", "2019 %", "*")]
    ['Arson', 'Arson', 'Arson', '2019 %', '*']
    """
    return _FOOTNOTES.sub("", text) or text


def begins_another(before: Sequence[Word], word: Word, after: Word | None) -> bool:
    """Whether a word cannot go on where others end, however near: a month of a year after one ("Apr-18 May-18", "2018
    Apr 2018"), words of a hidden figure after a figure ("933 Fewer than 5")."""
    last = before[-1].text
    if _MONTH_OF_YEAR.fullmatch(last) and _MONTH_OF_YEAR.fullmatch(word.text):
        return True
    if len(before) > 1 and before[-2].text == word.text and is_year(word.text) and _MONTH.fullmatch(last):
        return True
    hides = after is not None and after.text == "than" and word.text.casefold() in ("fewer", "less")
    return hides and is_figure(last)


def is_bare_mark(text: str) -> bool:
    """Whether the text is a footnote's mark or the sign that heads running numbers: among years it is no figure."""
    return bool(_BARE_MARK.fullmatch(text.strip()))


def is_prose(words: Sequence[Word]) -> bool:
    """Whether a piece of a line reads as running text."""
    if len(words) < LONG_TEXT:
        return False
    letters = sum(1 for w in words if w.text[:1].islower())
    return letters >= len(words) * 0.5


def is_running(words: Sequence[Word], height: float) -> bool:
    """Whether a whole line reads as running text whose blanks justification has stretched alike."""
    if not is_prose(words):
        return False
    gaps = sorted(b.x0 - a.x1 for a, b in pairwise(words))
    usual = gaps[len(gaps) // 2]
    return gaps[-1] <= min(WIDEST_STRETCH * height, max(STRETCHED_ALIKE * usual, 0.6 * height))


def is_caption(text: str) -> bool:
    """Whether a line names a table, a figure or a source."""
    return bool(_CAPTION.match(text))


def is_marker(text: str) -> bool:
    """Whether the text is what stands before a list item or a heading: a bullet, "a)", "5.1.3."."""
    return bool(_MARKER.fullmatch(text))


def is_bullet(text: str) -> bool:
    """Whether the text is the sign that stands before the items of a list and means nothing else."""
    return text in _BULLETS


def is_leader(text: str) -> bool:
    """Whether the text ends in a row of dots that leads the eye to a number."""
    return bool(_LEADER.search(text))


def inked_end(word: Word) -> float:
    """Where the word ends for the eye: leader dots do not count."""
    text = _LEADER.sub("", word.text)
    if text == word.text:
        return word.x1
    # dots are narrower than letters: what stands before them is wider than its share of the characters
    dots = len(word.text) - len(text)
    share = len(text) / (len(text) + 0.5 * dots) if text else 0.0
    return word.x0 + (word.x1 - word.x0) * share
