"""The numbers of a line of text, each with what its neighbours make of it: a date, a section, a span of time, or bare.

A bare number is one that nothing beside it explains; it may be a figure that nobody read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ingestion.values.account import Standing
from ingestion.values.figure_words import read_figure
from ingestion.values.period_words import find_periods
from ingestion.values.record import Kind

MOST_LABEL_WORDS = 8
"""Words before a single figure at the end of a line, where the line may be a row of a table."""
LONGEST_LINE = 2000
MOST_DAYS_OF_A_TERM = 400
"""Days or hours that a letter gives somebody, or that work would take; more are counted ("14,048 days were lost")."""

_WORD = re.compile(r"\S*\d\S*")
_EDGES = "=.,;:!?\"'“”‘’"
_REFERRED = re.compile(
    r"(?:sections?|s{1,2}|sec|subsections?|regulations?|reg|articles?|schedules?|paragraphs?|paras?|parts?|chapters?|act|"
    r"refs?|references?|foia?|eir|requests?|no|nos|numbers?|tel|telephone|phone|fax|mobile|ext|extension|box|"
    r"questions?|q|tables?|pages?|annex|appendix|versions?|steps?|items?|points?|class|level|form|unit|room|floor|case|id|urn|"
    r"isbn|aged?|ages|aged between|under|over|below|above|"
    r"than|within|least|figures?|sheet|note|notes|category|code|codes|stage|"
    r"officer|analyst|constable|sergeant|inspector|pc|dc|ds|sgt|insp|collar|staff|"
    r"tier|band|grade|p|pp|c|w|t|f|dn)[.:]?",
    re.IGNORECASE,
)
_CODES = re.compile(r"refs?|references?|tel|telephone|phone|fax|mobile|ext|extension|urn|isbn|foi", re.IGNORECASE)
"""What is followed by a code even where a colon stands between: "Our ref: 480.23"."""
_MEASURED = re.compile(
    r"(?:days?|working|(?:dai|week|month|quarter|year)ly|weeks?|months?|years?|hours?|hrs?|minutes?|mins?|calendar|am|pm|years?-olds?|year-old|st|nd|rd|th|"
    r"per|percent|pence|pounds?|million|street|st|road|rd|lane|avenue|square|way|house|act|of the|clerical|gb|mb|kb|"
    r"megabytes?|point)\b\.?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\s*(?:[A-Z][\w’'.-]*\s+){1,3}(?:Street|St|Road|Rd|Lane|Avenue|Square|Way|House|Drive|Place|Close|Court|Gardens)\b"
)
_GLUED = re.compile(r"(?P<label>[^\W\d_][^\W\d_'’-]*)[,;=](?P<number>\d{1,3}(?:,\d{3})+|\d+)[.;]?")
"""The end of a line of a list pasted with its commas: "Awaiting court outcome,1548"."""
_LIST_NUMBER = re.compile(r"\(?\d{1,2}(?:\.\d{1,2})*[a-z]?[.):]\)?|\(\d{1,2}[a-z]?\)", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w,.])\(?(?:0\d{2,4}|\+44 ?\(?0?\)? ?\d{2,4})\)?(?:[ -]\d{2,6}){1,3}(?![\w,])")
_TIME = re.compile(r"\d{1,2}[:.]\d\d(?:am|pm)?", re.IGNORECASE)
_CALLS = re.compile(
    r"^\W*(?P<called>(?:999|101|111)(?: (?:and|&|/) (?:999|101))?) (?:emergency )?calls? (?:by|per)\b[^.]*$",
    re.IGNORECASE,
)
"""A heading that names the line called: "999 calls by hour of day"."""
_CODE_GOES_ON = re.compile(r"(?:\b(?:refs?|references?|urn|foi)\b[^\d]{0,12})[\d/-]+ ?[-–/] ?$", re.IGNORECASE)
"""What stands before the second half of a reference: "Our reference: 1398 - "."""
_REFERENCE_LINE = re.compile(
    r"[^\d]{0,40}\b(?:refs?|references?|urn)(?: (?:no|number))?[\s.:]*\d+(?:\s*[-–/]\s*\d+)*\s*", re.IGNORECASE
)
_PAGE = re.compile(r"\W*(?:page|p\.?)?\s*\d+\s*(?:of|/)\s*\d+\W*|[-–—]\s*\d{1,4}\s*[-–—]", re.IGNORECASE)
_PAGE_OF = re.compile(r"\bpage \d+ ?(?:of|/) ?\d+\b", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:tel|telephone|phone|fax|mobile)\b[\s.:]*\+?0[\d\s]{8,14}$", re.IGNORECASE)
"""A line that ends in the number by which somebody is called, in groups."""
_CALLED_IN_GROUPS = re.compile(r"(?<![\w,.])0(?=(?: ?\d){9,10}\Z)\d{3,4}(?: \d{3,6}){1,2}")
"""The same without a word that says so: four or five figures, nought first, and groups that make ten or eleven."""
_LINE_CALLED = re.compile(
    r"\b(?:call|dial|ring|phone|telephone|switchboard|non-?emergenc(?:y|ies) (?:number|line))\b[^.;]*", re.IGNORECASE
)
_EVERYONES_NUMBER = re.compile(r"\b(?:101|111|112|999)\b")
_REFERENCE_IN_GROUPS = re.compile(r"\bfoia?\b[\s.:]*(?:19|20)\d\d[ /-]+\d{2,6}\b", re.IGNORECASE)
"""A reference of a year and a running number: "FOIA 2022 4139"."""
_OF_ITS_MAKING = re.compile(
    r"\b\d[\d,]* rows? (?:affected|returned|selected|exported)\b"
    r"|\b(?:prepared|checked|compiled|produced|approved|authori[sz]ed|completed|reviewed|signed|verified|extracted)"
    r"(?: off)? by:? #?\d{3,6}\b",
    re.IGNORECASE,
)
"""How a list was made: by the officer with a number ("Checked by: 7321"), as so many rows ("24 rows affected")."""
_INSTRUCTS = re.compile(
    r"\W*(?:please )?(?:enter|insert|write|put|use|type|leave|input|record)\s+[\"'“”‘’]?(?:an? )?"
    r"(?:0|zero|nil|nought)\b",
    re.IGNORECASE,
)
"""What a form tells whoever fills it in: "Enter 0 where none were recorded"."""
_SPAN = re.compile(r"^[^\d]*(?:\d{1,3}\s*[-–—]\s*\d{1,3}|\d\d00\s*[-–—]\s*\d\d59)\D*$")
_AGES = re.compile(r"(?<![\d,])\b\d{1,2}(?:, ?\d{1,2})*,? (?:and|or|to|&) \d{1,2}[- ]?years?[- ]olds?\b", re.IGNORECASE)
"""Ages listed before the word that says so: "15, 16 and 17-year-olds"."""
_DEFINES = re.compile(
    r"""^\s*["'“”‘’(\[]?(?:[*#~^.–—x-]{1,3}|blanks?(?: cells?| fields?)?)["'“”‘’)\]]?\s*"""
    r"(?:=|denotes|indicates|means|represents)\s",
    re.IGNORECASE,
)
"""A line that says what a mark stands for: its numbers are bounds."""
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_DAY = re.compile(
    rf"\b(?:of|on|dated|by|until|till|since|from|to|before|after) "
    rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTHS})\b"
)
"""A day without its year, behind a word that says so: "our response of 12 October"."""
_QUOTED = re.compile(r"^\s*(?:>|\||q(?:uestion)?\s*\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """One word of a line that holds a digit. `bare` where nothing beside it says what it is."""

    text: str
    standing: Standing
    bare: bool = False


@lru_cache(maxsize=4096)
def numbers_of(text: str) -> tuple[Number, ...]:
    """The words of the line that hold a digit, in order.

    >>> [(n.text, n.bare) for n in numbers_of("We recorded 45 offences in 2018/19 (section 12).")]
    [('45', True), ('2018/19', False), ('12', False)]
    """
    text = text[:LONGEST_LINE]
    if not any(character.isdigit() for character in text):
        return ()
    dated = _dated(text)
    patterns = (_PHONE, _PAGE_OF, _REFERENCE_IN_GROUPS, _OF_ITS_MAKING)
    called_or_paged = [found.span() for pattern in patterns for found in pattern.finditer(text)]
    called_or_paged += [
        found.span() for line in _LINE_CALLED.finditer(text) for found in _EVERYONES_NUMBER.finditer(text, *line.span())
    ]
    aged = [found.span() for found in _AGES.finditer(text)]
    defined = _DEFINES.match(text) is not None
    asked = text.rstrip().endswith("?") or _QUOTED.match(text) is not None
    asked = asked or _INSTRUCTS.match(text) is not None
    found: list[Number] = []
    for match in _WORD.finditer(text):
        word = match[0].strip(_EDGES + "()[]–—-") or match[0]
        written, before = match[0], text[: match.start()].split()[-1:] or [""]
        if (glued := _GLUED.fullmatch(written)) is not None:
            written = word = glued["number"]
            before = [f"{glued['label']}:"]
        after = text[match.end() :].split()[:1] or [""]
        standing = _standing(
            written, word, before[0], after[0], text[match.end() :], first=not text[: match.start()].strip()
        )
        if any(start <= match.start() < end for start, end in dated):
            standing = Standing.LABEL
        called = _CALLS.match(text)
        if called is not None and match.start() < called.end("called"):
            standing = Standing.TEXT
        coded = _CODE_GOES_ON.search(text[: match.start()])
        if coded is not None and word.isdigit():
            standing = Standing.REFERENCE
        if any(start <= match.start() < end for start, end in called_or_paged):
            standing = Standing.REFERENCE
        if any(start <= match.start() < end for start, end in aged):
            standing = Standing.TEXT
        bare = standing is None and not asked and not defined
        found.append(Number(word, standing or Standing.TEXT, bare))
    return tuple(found)


def defines_a_mark(text: str) -> bool:
    """Whether a text says what a mark stands for: "* = fewer than five"."""
    return _DEFINES.match(text) is not None


def _dated(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    at = 0
    for words, _ in find_periods(text):
        start = text.find(words, at)
        if start >= 0:
            spans.append((start, start + len(words)))
            at = start + len(words)
    return spans + [found.span() for found in _DAY.finditer(text)]


def _standing(written: str, word: str, before: str, after: str, rest: str, *, first: bool) -> Standing | None:
    """What the word's form or its neighbours say of it; None for a bare number."""
    if "%" in written or after.casefold().strip(_EDGES) in ("per", "percent", "%"):
        return Standing.SHARE
    if first and _LIST_NUMBER.fullmatch(written) and after:
        return Standing.REFERENCE
    figure = read_figure(word)
    if figure is None or figure.kind not in (Kind.EXACT, Kind.SUPPRESSED):
        return Standing.TEXT if _TIME.fullmatch(word) else Standing.REFERENCE
    if figure.unit != "count":
        return Standing.TEXT
    digits = re.sub(r"\D", "", word)
    if digits == word and (len(word) >= 6 or (len(word) > 1 and word.startswith("0"))):
        return Standing.REFERENCE
    if digits == word and len(word) == 4 and word[:2] in ("19", "20"):
        return Standing.LABEL
    named = before.strip("([" + _EDGES)
    if _REFERRED.fullmatch(named) and (not before.endswith((":", "=")) or _CODES.fullmatch(named)):
        return Standing.REFERENCE
    spent = after.casefold().startswith(("day", "hour")) and (figure.low or 0) >= MOST_DAYS_OF_A_TERM
    if (_MEASURED.match(after.lstrip("-–(")) and not spent) or _ADDRESS.match(rest):
        return Standing.TEXT
    return None


def figures_in_a_row(text: str) -> int:
    """How many figures one cell ends in, where they are a row of a table typed into it; 0 for a span ("18 - 20").

    >>> figures_in_a_row("Goodley   59   523"), figures_in_a_row("Aged 18 - 20"), figures_in_a_row("Ward 7")
    (2, 0, 1)
    """
    return 0 if _SPAN.search(text) else row_of_figures(text)


def row_of_figures(text: str) -> int:
    """How many figures the line ends in, where it reads like a row of a table: a row of them, one behind a few words of
    a label, or one alone. 0 for a sentence, a date, a reference or a year."""
    if _PAGE.fullmatch(text) or _CALLED.search(text[:LONGEST_LINE]) or _REFERENCE_LINE.fullmatch(text[:LONGEST_LINE]):
        return 0
    if _CALLED_IN_GROUPS.search(text[:LONGEST_LINE]):
        return 0
    words = text[:LONGEST_LINE].split()
    count = 0
    for word in reversed(words):
        if not _is_figure(word):
            break
        count += 1
    if count >= 2 or count == len(words) == 1:
        return count
    label = len(words) - count
    if count == 1 and 1 <= label <= MOST_LABEL_WORDS:
        last = numbers_of(text)[-1:]
        return int(bool(last) and last[0].bare and words[-1].strip(_EDGES) == last[0].text)
    return 0


def _is_figure(word: str) -> bool:
    if word.isdigit() and len(word) == 4 and word[:2] in ("19", "20"):
        return False
    if word.isdigit() and len(word) > 1 and word.startswith("0"):
        return False
    figure = read_figure(word)
    return (
        figure is not None and figure.kind in (Kind.EXACT, Kind.SUPPRESSED, Kind.ZERO_MARK) and figure.unit == "count"
    )
