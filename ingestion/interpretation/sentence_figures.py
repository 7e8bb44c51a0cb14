"""Figures that a letter gives in a sentence: "In 2018/19 we recorded 52 offences, compared with 26 in 2017/18"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingestion.interpretation.asked_words import without_list_number
from ingestion.interpretation.questions import COUNTED_OTHERWISE, telling_words
from ingestion.values.figure_words import FigureWords, read_figure
from ingestion.values.interval import NOTHING_KNOWN, Interval
from ingestion.values.labels import plain
from ingestion.values.period import Period
from ingestion.values.period_words import find_periods, read_period
from ingestion.values.record import Kind

LEAST_HIDDEN = 1
"""What a "fewer than 5" in a sentence is at least: nobody writes it of none."""

LONGEST = 2_000
"""Characters of a sentence that is read; real ones have a few hundred."""

_NONE = FigureWords(Kind.EXACT, 0, 0)
"""What "no offences" says; in a cell a lone "no" says nothing of the kind."""

_COUNTED = r"(?:offences?|crimes?|incidents?|cases?|reports?|instances?|occasions?|victims?|records?|times)"
_WORDS = "no|zero|nil|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_LESS = r"(?:fewer|less) than (?:\d+|five|ten|three)|< ?\d+"
_NUMBER = re.compile(
    rf"(?<![\w£$€/.,:-])(?P<figure>{_LESS}|\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|\b(?:{_WORDS})\b)"
    r"(?!\d|[,.]\d|/\d|%| ?per ?cent|-?(?:st|nd|rd|th)\b|\(\d)",
    re.IGNORECASE,
)
# Numbers that count nothing: sections and codes, ages, spans of time, money, references, parts of dates.
_SPAN = r"(?:years?(?:[- ]olds?)?|yrs?|working|calendar|hours?|days?|weeks?|months?|minutes?)"
_NO_COUNT = re.compile(
    r"\b(?:sections?|ss?\.?|articles?|parts?|schedules?|class(?:es)?|codes?|questions?|qs?|paras?|appendix|table|annex"
    r"|act|ref\w*|foi|number|page|version|no\.)[ .:#]*\d[\w/().-]*"
    r"|\b(?:aged?|ages?|under|over|below|above)(?: of| between)? \d+(?: ?(?:-|–|to|and) ?\d+)?"
    r"(?: and (?:over|under|above))?"
    rf"|\b\d+(?: ?(?:-|–|to) ?\d+)?(?: and (?:over|under|above)|\+)? ?{_SPAN}\b"
    rf"|\b(?:eighteen|twenty|forty|{_WORDS}) {_SPAN}\b"
    r"|£ ?[\d,.]+|\b\d+/\d+\b|\b\d+\(\d*\w?\)|\bone of\b|\b\d{1,2} (?:and|&) (?:under|over)\b"
    r"|\bno (?:longer|further|other|more|such|one|exemption|information)\b",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"\b(?:recorded|were|was|are|is|had|have been|received|totall?ed|total of|figure|number|logged|identified)\b"
    rf"|{_COUNTED}",
    re.IGNORECASE,
)
_GIVEN_BEFORE = re.compile(
    r"\b(?:there (?:was|were|have been|has been|had been)|(?:we|police|force|constabulary|service) (?:have |had )?"
    r"(?:recorded|logged|received|made|seized|issued|identified|carried out))\s+(?:a total of |only |just |also )?$",
    re.IGNORECASE,
)
"""Before a number of whatever the sentence then names, where it says when: "there were 12 burglaries in 2019"."""
_LEAVES_OUT = re.compile(
    r"\b(?:exclud(?:es?|ed|ing)|(?:does|do|did) not include|(?:not|been|were) (?:included|removed|omitted))\b",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"\s*(?:\w+ ){{0,2}}?(?P<noun>{_COUNTED})\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"(?:compared? (?:with|to)|against|(?:up|down|rise|increase|fall|decrease|rose|fell|increased|decreased) from"
    r"|and|,|from|to|but)\s*(?:a total of |just |only )?$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"\b(?:the )?(?:previous|preceding|prior|last) (?:financial )?year\b|\bthe year before\b", re.IGNORECASE
)
_TWO_YEARS = re.compile(
    r"(?<=\d[/-]\d\d)\s+(?:and|,)\s+(?=(?:19|20)\d\d)|(?<!between \d{4})(?<=\b\d{4})\s+and\s+(?=\d{4}\b)"
)
_EXPLAINS = re.compile(
    r"\b(?:may|can|could|might|would|should|each|every|any|per|so that|if|because|known errors|shown as|counted"
    r"|only includes)\b",
    re.IGNORECASE,
)
_PART_OF = re.compile(r",?\s*(?:\w+ )?\b(?:of (?:which|these|those|whom|them)|including)\b", re.IGNORECASE)
_OF_AN_ACT = re.compile(r"\b(?:Act|Order|Regulations)\s*$")
_CALENDAR = re.compile(r"calendar year\s*$", re.IGNORECASE)
_COUNT_OF = re.compile(
    rf"\b(?:numbers?|totals?|counts?|figures?|volume) (?:of|for) (?P<phrase>(?:\w+ ){{0,3}}{_COUNTED})", re.IGNORECASE
)
_SHORT_YEARS = re.compile(
    r"(?:^|\b(?:in|during|for|fy|financial year))\s*"
    r"(?P<years>(?P<first>\d\d) ?[/–-] ?(?P<last>\d\d))(?![\d/–-]|\.\d| ?(?:years?|yrs?)\b)",
    re.IGNORECASE,
)
# A number between these is a count, whatever year it could be: "there were 2021 offences".
_YEAR_LIKE = re.compile(
    r"(?:\b(?:there (?:was|were|are)|recorded|logged|received|identified|had|total of|recorded a further)|[:=])\s*$",
    re.IGNORECASE,
)
_COUNTED_NEXT = re.compile(rf"\s+(?:recorded |reported |such )?{_COUNTED}\b", re.IGNORECASE)
_AFTER_YEAR = re.compile(r"\b(?:in|for|during) (?:19|20)\d\d,? $", re.IGNORECASE)
_COUNTED_THEN = re.compile(
    rf"\s+(?:recorded |reported |such )?{_COUNTED} (?:were|was|have been|had been)\b"
    r"(?P<when>.*?\b(?:in|for|during|between)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_BEGINS = re.compile(r"(?:^|[,;:.]|\b(?:and|that|with|a further|another))\s*$", re.IGNORECASE)
_SAYS_YEAR = re.compile(r"\b(?:fy|cy|(?:financial |calendar )?year|in|for|during)\b", re.IGNORECASE)
_ANSWERS = re.compile(
    r"^\W*(?:the )?(?:\w+ )?(?:answer|figure|total|number|count|result|response)\b.{0,60}?\b(?:is|was|are|were|of)\s+"
    r"(?:just |only )?[\d,]+\W*$"
    r"|\b(?:recorded|logged|received|identified|there (?:was|were|are|is))\s+(?:just |only |a total of )?[\d,]+\W*$",
    re.IGNORECASE,
)
"""Sentences that answer with a bare number: "The answer is 45", "We recorded 45". Where they say of what, in words
that are not counted elsewhere ("The number of dogs was 3"), they are left open."""

_ANSWERING = frozenset(["we", "our", "result", "logged", "received", "identified", "just", "only", "is", "overall"])

_YEAR_AND_NUMBER = re.compile(
    r"^\s*(?:[-•*·]\s*)?(?P<year>(?:19|20)\d\d)\s*(?::|=|\s[-–]\s)\s*(?P<number>\d[\d,]*)"
    r"(?:\s+[a-z'’ -]+)?\s*[.;]?\s*$",
    re.IGNORECASE,
)
_COUNTED_LAST = re.compile(
    rf"(?<=\S)(?:\s+[a-z'’-]+){{0,2}}?\s+(?:{_COUNTED}|recorded|reported|logged|in total)(?: (?:recorded|reported))?$",
    re.IGNORECASE,
)
"""What a stated figure counts, behind it: "52 offences", "52 stalking offences recorded", "52 recorded"."""
_BARE_ANSWER = re.compile(rf"(?:{_LESS}|[\d,]+|nil|none|zero)", re.IGNORECASE)
_QUESTION_HEAD = re.compile(r"^\W*q(?:uestion|uery)? ?\d{1,2}[a-z]?\s*[:–-]\s*", re.IGNORECASE)
_STATED = re.compile(
    r"^\s*(?:[-•*·]\s*)?(?P<label>[^:=]{2,60}?)\s*(?::|=|\s[-–]\s)\s*(?P<figure>[^:]{1,45}?)\s*[.;]?\s*$"
)
_STATED_OF_SPAN = re.compile(
    r"^\s*(?:[-•*·]\s*)?(?P<label>[^:=]{2,60}\s[-–]\s[^:=]{2,60}?)\s*(?::|=|\s[-–]\s)\s*(?P<figure>[^:–-]{1,45}?)\s*[.;]?\s*$"
)
"""The same where the label has a dash of its own: "Jan - Dec 2018 - 6"."""


@dataclass(frozen=True, slots=True)
class SentenceFigure:
    """A figure of a sentence. `phrase` is what it counts in the sentence's words; `label` what stands before a colon
    ("Facebook: 12"); `implied` is True where the sentence names no period for it but points to the year before."""

    as_written: str
    kind: Kind
    interval: Interval
    period: Period | None
    phrase: str = ""
    label: str = ""
    implied: bool = False


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """What a sentence gives. `open` is True where it holds counts that could not be set beside their periods."""

    figures: tuple[SentenceFigure, ...] = ()
    open: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """A number or a period at its place in the sentence."""

    start: int
    end: int
    text: str
    words: FigureWords | None = None
    period: Period | None = None
    noun: str = ""


def read_sentence(sentence: str, context: Period | None = None, counts: bool = False) -> SentenceReading:
    """The sentence's figures with their periods. `context` is the period of the heading it stands under; `counts` says
    that the number behind the sentence's year is a count (`years_with_counts`).

    What follows "of which" is a part of what went before and is left open. A sentence that explains ("may be counted
    twice", "shown as <5") is not open for its numbers.

    Numbers and periods are set side by side in their order, as many of one as of the other; one period serves one
    number, and "compared with 26" after it points to the year before. Anything else is left open, never guessed.
    The number that a sentence has in a list is none of its figures. What runs on for thousands of characters is no
    sentence: it is left open.
    """
    if sentence.endswith("?"):
        return SentenceReading()
    if len(sentence) > LONGEST:
        return SentenceReading(open=any(map(str.isdigit, sentence)))
    listed, sentence = sentence, without_list_number(sentence)
    bare = _QUESTION_HEAD.sub("", sentence).rstrip(" .;")
    if bare != listed.rstrip(" .;") and _BARE_ANSWER.fullmatch(bare):
        return SentenceReading(open=True)
    if (stated := _stated(sentence, context, counts)) is not None:
        return stated
    if part := _PART_OF.search(sentence):
        whole = read_sentence(sentence[: part.start()].rstrip(" ,;"), context)
        return SentenceReading(whole.figures, whole.open or bool(_numbers(sentence[part.end() :], ())))
    periods = _periods(sentence)
    numbers = _numbers(sentence, periods)
    counted = _COUNT_OF.search(sentence)
    phrase = next((number.noun for number in numbers if number.noun), counted["phrase"] if counted else "")
    if not phrase and len(numbers) == 1 and _ANSWERS.search(sentence):
        if telling_words(sentence[: numbers[0].start]) - _ANSWERING:
            return SentenceReading(open=True)
        phrase = "figure"
    if not numbers or not phrase or not _GIVES.search(sentence):
        return SentenceReading()
    if not periods and _LEAVES_OUT.search(sentence):
        return SentenceReading()
    reading = _paired(sentence, numbers, periods, context, phrase)
    return SentenceReading() if reading.open and _EXPLAINS.search(sentence) else reading


def _periods(sentence: str) -> list[_Found]:
    found, cursor = [], 0
    for words, period in find_periods(_TWO_YEARS.sub(" ; ", sentence)):
        start = sentence.find(words, cursor)
        if start < 0 or period.start is None or period.end is None:
            continue
        cursor = start + len(words)
        if period.form == "day" or _OF_AN_ACT.search(sentence[:start]):
            continue
        if period.form == "year" and _counts(sentence, start, cursor):
            continue
        calendar = period.form == "year" and _CALENDAR.search(sentence[:start])
        written = f"calendar year {words}" if calendar else words
        found.append(_Found(start, cursor, words, period=Period(period.start, period.end, written)))
    return found or _short_years(sentence)


def _counts(sentence: str, start: int, end: int) -> bool:
    """Whether a number that could be a year counts what follows it: "there were 2021 offences", "in 2016, 1985
    offences", "1949 offences were recorded in 2017"."""
    if _COUNTED_NEXT.match(sentence, end) is None:
        return False
    before = sentence[:start]
    if _YEAR_LIKE.search(before) or _AFTER_YEAR.search(before):
        return True
    rest = _COUNTED_THEN.match(sentence, end)
    return rest is not None and _BEGINS.search(before) is not None and bool(find_periods(rest["when"]))


def _short_years(sentence: str) -> list[_Found]:
    """The only period of a sentence, in two digits and where a period stands: "In 10/11 there were"."""
    found = [one for one in _SHORT_YEARS.finditer(sentence) if (int(one["first"]) + 1) % 100 == int(one["last"])]
    if len(found) != 1:
        return []
    words = found[0]["years"]
    period = read_period(words)
    if period is None or period.start is None or period.end is None or period.form != "financial":
        return []
    return [_Found(*found[0].span("years"), words, period=Period(period.start, period.end, words))]


def _numbers(sentence: str, periods: Sequence[_Found]) -> list[_Found]:
    barred = [(one.start, one.end) for one in periods]
    barred += [found.span() for found in _NO_COUNT.finditer(sentence)]
    barred += [_span(sentence, words) for words, period in find_periods(sentence) if period.form == "day"]
    numbers: list[_Found] = []
    for found in _NUMBER.finditer(sentence):
        start, end = found.span("figure")
        if any(start < last and first < end for first, last in barred):
            continue
        words = _NONE if found["figure"].casefold() == "no" else read_figure(found["figure"])
        if words is None or words.kind not in (Kind.EXACT, Kind.SUPPRESSED):
            continue
        after = _AFTER.match(sentence, end)
        noun = ""
        if after and not _between(end, after.end(), numbers):
            noun = _phrase(sentence[end:]) or after["noun"]
        elif periods and _GIVEN_BEFORE.search(sentence[:start]):
            named = _phrase(sentence[end:])
            noun = "" if telling_words(named) & COUNTED_OTHERWISE else named
        spelled = not any(character.isdigit() for character in found["figure"])
        if spelled and (not noun or _EXPLAINS.search(sentence)):
            continue
        follows = any(0 <= start - one.end <= 3 for one in periods)
        if numbers and not noun and not follows and not _in_series(sentence, start, end):
            continue
        numbers.append(_Found(start, end, found["figure"], words=words, noun=noun))
    return numbers


def _span(sentence: str, words: str) -> tuple[int, int]:
    start = sentence.find(words)
    return (start, start + len(words)) if start >= 0 else (0, 0)


def _between(start: int, end: int, numbers: Sequence[_Found]) -> bool:
    return any(start <= number.start < end for number in numbers)


def _in_series(sentence: str, start: int, end: int) -> bool:
    """Whether a number without a noun goes on from the one before it: "compared with 26", "it was 26 in 2017/18"."""
    before = sentence[:start]
    return (
        _COMPARED.search(before) is not None
        or re.search(r"\b(?:was|were|is|are|to|of|had)\s*$", before, re.IGNORECASE) is not None
        or re.match(r"\s*(?:in|for|during)\b", sentence[end:], re.IGNORECASE) is not None
    )


def _phrase(after: str) -> str:
    """What is counted: the words after a number up to a comma, a comparison or a period."""
    words = re.split(
        r"[,.;:()]|\b(?:compared|against|in|for|during|between|from|and|which|were|was|recorded|reported|this|where|with)\b",
        after,
        maxsplit=1,
    )[0]
    return " ".join(words.split())


def _paired(
    sentence: str, numbers: Sequence[_Found], periods: Sequence[_Found], context: Period | None, phrase: str
) -> SentenceReading:
    if len(periods) == len(numbers):
        return _reading([(n, p.period, False) for n, p in zip(numbers, periods, strict=True)], phrase)
    if not periods and len(numbers) == 1:
        return _reading([(numbers[0], context, False)], phrase) if context is not None else SentenceReading(open=True)
    if len(periods) == 1 and len(numbers) == 2 and _points_back(sentence, numbers):
        return _reading([(numbers[0], periods[0].period, False), (numbers[1], None, True)], phrase)
    return SentenceReading(open=True)


def _points_back(sentence: str, numbers: Sequence[_Found]) -> bool:
    between = sentence[numbers[0].end : numbers[1].start]
    return bool(
        re.search(r"\bcompared? (?:with|to)|\bagainst\b|\bup from\b|\bdown from\b", between, re.IGNORECASE)
        or _YEAR_BEFORE.search(sentence)
    )


def _reading(pairs: Sequence[tuple[_Found, Period | None, bool]], phrase: str) -> SentenceReading:
    return SentenceReading(
        tuple(_figure(one, period, one.noun or phrase, implied=implied) for one, period, implied in pairs)
    )


def _figure(
    found: _Found, period: Period | None, phrase: str, *, label: str = "", implied: bool = False
) -> SentenceFigure:
    words = found.words
    kind, interval = _bounds(words) if words is not None else (Kind.UNREAD, NOTHING_KNOWN)
    return SentenceFigure(found.text, kind, interval, period, phrase, label, implied)


def _bounds(words: FigureWords) -> tuple[Kind, Interval]:
    if words.kind is Kind.EXACT:
        return Kind.EXACT, Interval(words.low, words.high)
    low = words.low if words.low is not None else LEAST_HIDDEN if words.high is not None else None
    return words.kind, Interval(low, words.high)


def years_with_counts(lines: Sequence[str]) -> frozenset[int]:
    """The lines, by their place, that are a year and its count though they read like a month or a financial year
    ("2016 - 10", "2016 - 17"): in a list of such lines, not all of which are financial years.

    >>> sorted(years_with_counts(["2015 - 230", "2016 - 17", "2017 - 9"]))
    [0, 1, 2]
    """
    found: set[int] = set()
    group: list[tuple[int, int, str]] = []
    for place, line in enumerate([*lines, ""]):
        year = _YEAR_AND_NUMBER.match(line)
        if year is not None:
            group.append((place, int(year["year"]), year["number"]))
            continue
        apart = [number for _, year_of, number in group if number != f"{(year_of + 1) % 100:02d}"]
        if len({year_of for _, year_of, _ in group}) == len(group) > 1 and apart:
            found.update(at for at, _, _ in group)
        group = []
    return frozenset(found)


def _stated(sentence: str, context: Period | None, counts: bool = False) -> SentenceReading | None:
    """A line that is a label and a figure: "2018/19: 52", "Facebook - 12". None where it is not such a line."""
    found = _STATED_OF_SPAN.match(sentence) or _STATED.match(sentence)
    if found is None:
        return None
    at = found.start("figure")
    counts = counts or (_YEAR_AND_NUMBER.match(sentence) is not None and found["figure"][-1:].isalpha())
    if not counts and any(one.start < at < one.end for one in _periods(sentence)):
        return None
    figure = _COUNTED_LAST.sub("", found["figure"].strip())
    words = read_figure(figure)
    if words is None or words.unit != "count" or words.kind not in (Kind.EXACT, Kind.SUPPRESSED):
        return None
    label = found["label"].strip()
    if _NO_COUNT.search(sentence) and not find_periods(label) and not _short_years(label):
        return None
    if re.search(
        r"\b(?:tel|phone|telephone|ref|reference|date|fax|ext|page|our|your|dated?|foi)\b"
        r"|^(?:notes?|footnotes?|source|table|appendix|annex|item|step|version)\b",
        plain(label),
    ):
        return None
    periods = _periods(label)
    number = _Found(found.start("figure"), found.end("figure"), figure, words=words)
    if len(periods) == 1:
        rest = _SAYS_YEAR.sub("", label[: periods[0].start] + label[periods[0].end :]).strip(" -–,()")
        return SentenceReading((_figure(number, periods[0].period, "", label=rest),))
    if periods:
        return SentenceReading(open=True)
    return SentenceReading((_figure(number, context, "", label=label),))


def states_figure(line: str) -> bool:
    """Whether a line is a period and its figure and nothing else: "2018/19 - 52"."""
    stated = _stated(line, None)
    return stated is not None and any(one.period is not None and not one.label for one in stated.figures)


def heading_period(sentence: str) -> Period | None:
    """The period that a heading names, where it says little else: "2018/19", "Offences in 2018/19:"."""
    if sentence.endswith((".", "?")) or len(sentence) > 60:
        return None
    sentence = without_list_number(sentence)
    periods = _periods(sentence)
    if len(periods) != 1 or _numbers(sentence, periods):
        return None
    return periods[0].period
