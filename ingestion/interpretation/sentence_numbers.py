"""The numbers of a sentence: those that count something it names, those that only look so, and those nothing explains.

A count is supported by its sentence: by what is counted behind it ("45 offences"), by the verb before it ("there were
45 burglaries"), by the verb behind it ("45 burglaries were recorded") or by the count before it ("compared with 38").
What the sentence takes back ("not 45 but 54"), leaves vague ("about 40"), says of others ("nationally") or of something
else than offences is a doubtful count: never a figure, and always told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingestion.interpretation.sentence_amounts import DIGITS, NEVER_ANY, NUMBER, read_amount
from ingestion.interpretation.sentence_doubts import (
    OTHER_THINGS,
    VAGUE_BEFORE,
    doubtful,
    explains,
    hypothetical,
    left_out,
    supposed,
    withdrawn,
)
from ingestion.interpretation.sentence_periods import COUNTED
from ingestion.interpretation.sentence_reading import Found
from ingestion.values.line_numbers import numbers_of
from ingestion.values.period_words import find_periods
from ingestion.values.record import Kind
from ingestion.values.spelled_numbers import SPELLED

# Numbers that count nothing: sections and codes, ages, spans of time, money, references, parts of dates.
_SPAN = r"(?:years?(?:[- ]olds?)?|yrs?|working|calendar|hours?|days?|weeks?|months?|minutes?|mins?|pence|miles?|square)"
_NOT_COUNTED_NEXT = rf"(?!\d|,\d| (?:(?!in\b|of\b|at\b|and\b|who\b)[\w-]+ ){{0,2}}?{COUNTED})"
_NOT_LOST = r"(?! (?:\w+ ){0,3}?(?:lost|taken|worked|of (?:sick|absence|leave|annual))\b)"
"""Days and hours that were lost or taken are counted, other spans of time are not."""
NO_COUNT = re.compile(
    r"\bpage \d+ ?(?:of|/) ?\d+"
    rf"|\b(?:top|bottom|leading) (?:{DIGITS}|{SPELLED})\b"
    rf"|\b(?:the )?(?:{DIGITS}|{SPELLED}) (?:most (?:common|frequent\w*|prevalent|recent)\b"
    r"|(?:high|low|busi|large|great)est\b)"
    rf"|\b(?:most|least) (?:common|frequent\w*|prevalent) (?:{DIGITS}|{SPELLED})\b"
    r"|\bsections? \d[\w().]*(?: (?:[A-Z&][\w’'-]*|of|and|the|to|or|for)){0,8} ?\(\d{1,2}\)(?:\(\w\))*"
    r"|\b(?:dial|call|ring|phone|text|contact)(?:ing)?(?: (?:us|the police|police))?(?: on)? (?:101|999|111)\b"
    r"|\b\d[\d,]* rows? (?:affected|returned|selected|exported)\b"
    r"|\b(?:prepared|checked|compiled|produced|approved|authori[sz]ed|completed|reviewed|signed|verified|extracted)"
    r"(?: off)? by:? #?\d{3,6}\b"
    r"|\b(?:analyst|officer|constable|sergeant|inspector|p[cs]|d[cs]|sgt)(?: (?:no\.?|number|id))? ?#?\d{3,6}\b"
    r"|\b(?:sections?|ss?\.?|articles?|parts?|schedules?|class(?:es)?|codes?|questions?|points?|qs?|paras?|appendix|table|annex"
    r"|act|ref\w*|foi|number|page|version|no\.|room|box|ext\w*\.?|tel\w*|phone)[ .:#]*\d[\w/().-]*"
    rf"(?:(?:,? and |, ?| & | or | to )\d{{1,2}}[a-z]?(?:\(\w+\))*(?![\w%]|,\d){_NOT_COUNTED_NEXT})*"
    rf"|\b(?:aged?|ages?|under|over|below|above)(?: of| between)? \d+(?: ?(?:-|–|to|and) ?\d+)?{_NOT_COUNTED_NEXT}"
    r"(?: and (?:over|under|above))?"
    rf"|(?<![\d,])\b\d+(?: ?(?:-|–|to) ?\d+)?(?: and (?:over|under|above)|\+)? ?{_SPAN}\b{_NOT_LOST}"
    r"|(?<![\d,])\b\d{1,2}(?:, ?\d{1,2})*,? (?:and|or|to|&) \d{1,2}[- ]?years?[- ]olds?\b"
    rf"|\b{SPELLED} {_SPAN}\b"
    r"|\(\s\d{1,2}(?:,\s?\d{1,2})*\s?\)|\(\d{1,2}(?:,\s?\d{1,2})+\)|\bnotes? (?:to (?:the )?[a-z]+ )?\d{1,2}\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december)\b|£ ?[\d,.]+|\b\d+/\d+\b|\b\d+\(\d*\w?\)|\bone of\b|\b\d{1,2} (?:and|&) (?:under|over)\b"
    r"|\b(?:(?:increas|decreas|reduc)(?:e|ed|es|ing)|ris(?:e|es|ing|en)|rose|f[ae]ll(?:s|ing|en)?|drop(?:s|ped|ping)?"
    rf"|reduction|difference|change|up|down|grew|grown) (?:of|by) (?:just |only )?(?:{DIGITS})"
    r"|\b\d[\d,]* (?:more|fewer|less)(?! than\b| or\b| likely\b) (?=[a-z])"
    r"|\b\d[\d,]* (?:more|fewer|less) than (?:in|for|during|the (?:year|previous|preceding|prior|last)|last|a year)\b"
    rf"|\bno such(?! (?:recorded |reported )?{COUNTED})\b"
    r"|\bno (?:longer|further|other|more(?! than)|one|exemption|information|data|way|obligation|duty)\b"
    r"|\bon average,? (?:[a-z]+ ){0,4}[\d.,]+|\baverag\w+ (?:[a-z]+ ){0,3}[\d.,]+|\b[\d,.]+ (?:per|a|an|each"
    r"|every) (?:day|week|month|year|quarter|head|\d)\b",
    re.IGNORECASE,
)
_GIVEN_BEFORE = re.compile(
    r"\b(?:there (?:was|were|are|is|have been|has been|had been)|(?:\w+ )?(?:figure|number|total|count|answer|result)s?"
    r"\b[^,;]{0,110}? (?:is|was|are|were|of|to|stood at)(?: not)?"
    r"|(?:we|police|force|constabulary|service|it|records?|systems?|team|unit|council|trust|department|board|authority|officers)"
    r" (?:have |had |has |also )?"
    r"(?:recorded|logged|received|made|seized|issued|identified|carried out|conducted|undertook|attended"
    r"|hold records of|show|had)"
    r"|should (?:read|be|have been)|hold records of|recorded|issued|seized|respectively)"
    r"\s*:?\s*(?:a total of |only |just |also )?$",
    re.IGNORECASE,
)
_RECORDED_AFTER = re.compile(
    r"\s+(?:(?!\d)[\w’'-]+ ){0,9}?(?:was|were|have been|has been|had been) (?:recorded|reported|logged|received"
    r"|identified"
    r"|made|seized|destroyed|arrested|charged|issued|stopped|searched|deployed|killed|injured|dismissed|referred|lost"
    r"|taken|returned|rehomed)\b|\s+(?:in total|altogether)\b|\s+(?:(?!\d)[\w’'-]+ ){1,6}?(?:recorded|reported)"
    r" (?:in|for|during|between|from)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"\s*(?:\w+ ){{0,2}}?(?P<noun>{COUNTED})\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"(?:compared? (?:with|to)|against|(?:up|down|rise|increase|fall|decrease|rose|fell|increased|decreased) from"
    r"|and|,|from|to|but)\s*(?:a total of |just |only )?$|\b(?:was|were|is|are|to|of|had)\s*$",
    re.IGNORECASE,
)
_RESPECTIVELY = re.compile(rf"(?:(?:,? and|,) (?:{DIGITS}))*\D*\brespectively\b", re.IGNORECASE)
_UP_TO_PERIOD = re.compile(r"\s+(?:(?!\d)[\w’'-]+ ){1,8}?(?:in|for|during|between|from)(?: the)?\s", re.IGNORECASE)
"""From a number that begins a sentence to its period, with what is counted between: "114 dog thefts in 2013"."""
_BEGINS = re.compile(r"(?:^|[:;–-])\s*$")
_FOR_ALL_OF = re.compile(
    r"\s*(?:in|for|during)(?: the)?(?: (?:full|whole|entire|complete|financial|calendar|reporting))*"
    r"(?: (?:years?|period))?(?: of| from)?\s*",
    re.IGNORECASE,
)
_SAYS_WHEN = re.compile(r"\s*(?:in|for|during|between)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numbers:
    """`counts` are supported, in order. `doubtful` says that there are counts that are no figures, `taken_back` that
    some were put right here, `bare` that there is a number that nothing explains."""

    counts: tuple[Found, ...] = ()
    doubtful: bool = False
    taken_back: bool = False
    bare: bool = False


def numbers_in(sentence: str, periods: Sequence[Found]) -> Numbers:
    """The sentence's numbers, `periods` being its periods."""
    written, bare_ones = list(NUMBER.finditer(sentence)), _bare(sentence)
    if not written and not bare_ones:
        return Numbers()
    barred = [(one.start, one.end) for one in periods]
    barred += _days(sentence)
    explained = [*barred, *(one.span() for one in NO_COUNT.finditer(sentence) if not _bounds_a_count(sentence, one))]
    counts: list[Found] = []
    seen: list[tuple[int, int]] = []
    doubted = taken_back = False
    for found in written:
        start, end = found.span("figure")
        if _within(start, end, explained):
            continue
        number = _supported(sentence, start, end, bool(counts) or taken_back, periods)
        if number is None:
            if sentence[start].isdigit() and OTHER_THINGS.match(sentence, end):
                seen.append((start, end))
            continue
        if not any(map(str.isdigit, found["figure"])) and not (periods or _said_by_itself(sentence, start, end)):
            continue
        seen.append((start, end))
        if explains(sentence, start) or left_out(sentence, start) or hypothetical(sentence, start):
            continue
        if withdrawn(sentence, start, end):
            taken_back = True
        elif doubtful(sentence, number):
            doubted = True
        else:
            counts.append(number)
    bare = any(
        not _within(at, at + len(text), [*explained, *seen])
        for text, at in bare_ones
        if text != sentence.strip(" .") and not _beside(sentence, text, at) and not _passed(sentence, at)
    )
    return Numbers(tuple(counts), doubted, taken_back, bare)


def _passed(sentence: str, at: int) -> bool:
    return supposed(sentence, at) or explains(sentence, at) or left_out(sentence, at)


def _bounds_a_count(sentence: str, found: re.Match[str]) -> bool:
    """Whether what looks like an age or a turn of phrase bounds a count: "we recorded over 300"."""
    return re.match(r"(?:under|over|below|above|no)\b", found[0], re.IGNORECASE) is not None and _given(
        sentence, found.start()
    )


def _said_by_itself(sentence: str, start: int, end: int) -> bool:
    """Whether a number in words is more than a turn of phrase ("One crime may have several victims")."""
    return _given(sentence, start) or _RECORDED_AFTER.match(sentence, end) is not None


def _days(sentence: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for words, period in find_periods(sentence):
        start = sentence.find(words, at)
        if start >= 0:
            at = start + len(words)
            if period.form == "day":
                found.append((start, at))
    return found


def _within(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < last and first < end for first, last in spans)


def _bare(sentence: str) -> list[tuple[str, int]]:
    """The numbers that nothing beside them explains, each with its place."""
    found, at = [], 0
    for number in numbers_of(sentence):
        start = sentence.find(number.text, at)
        if start < 0:
            continue
        at = start + len(number.text)
        if number.bare:
            found.append((number.text, start))
    return found


def _beside(sentence: str, text: str, at: int) -> bool:
    """Whether a number is that of a note or a list ("2 Includes …"), of a band ("18 to 24"), or a month's year."""
    before, after = sentence[:at], sentence[at + len(text) :]
    return bool(
        (len(text) < 3 and not before.strip(" *^") and re.match(r"\s+[A-Z]", after))
        or re.match(r" ?(?:to|-|–) ?\d", after)
        or re.search(r"\d ?(?:to|-|–) ?$", before)
        or re.search(r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*[- ]?$", before, re.IGNORECASE)
    )


def _given(sentence: str, start: int) -> bool:
    """Whether the words before say that a count follows, vague ("recorded over 300") or not."""
    before = sentence[:start]
    vague = VAGUE_BEFORE.search(before)
    return _GIVEN_BEFORE.search(before[: vague.start()] if vague else before) is not None


def _supported(sentence: str, start: int, end: int, begun: bool, periods: Sequence[Found]) -> Found | None:
    """The number with what it counts, or None where nothing says that it counts. `begun` says that a count stands
    before it."""
    text = sentence[start:end]
    words = read_amount(text)
    if words is None or words.kind not in (Kind.EXACT, Kind.SUPPRESSED):
        return None
    after = _AFTER.match(sentence, end)
    next_number = NUMBER.search(sentence, end)
    crosses = next_number is not None and after is not None and next_number.start() < after.end()
    named = phrase_after(sentence[end:])
    if after is not None and not crosses:
        return Found(start, end, text, words=words, noun=named or after["noun"])
    recorded = _RECORDED_AFTER.match(sentence, end)
    if _given(sentence, start) or (recorded and (next_number is None or next_number.start() >= recorded.end())):
        return Found(start, end, text, words=words, noun=named or "figure")
    if NEVER_ANY.fullmatch(text):
        return Found(start, end, text, words=words, noun=named or "figure")
    if text.casefold() == "no":
        return None
    if _RESPECTIVELY.match(sentence, end):
        return Found(start, end, text, words=words, noun=named)
    follows = any(0 <= start - one.end <= 3 for one in periods)
    leads = any(_UP_TO_PERIOD.fullmatch(sentence[end : one.start]) for one in periods if one.start > end) and (
        _BEGINS.search(sentence[:start]) is not None
    )
    leads = leads or any(0 <= one.start - end <= 12 and _SAYS_WHEN.match(sentence, end) for one in periods)
    leads = leads or any(_FOR_ALL_OF.fullmatch(sentence[end : one.start]) for one in periods if one.start > end)
    goes_on = begun and (_COMPARED.search(sentence[:start]) is not None or _SAYS_WHEN.match(sentence, end) is not None)
    digits = any(character.isdigit() for character in text) or words.kind is Kind.SUPPRESSED
    digits = digits or (leads and _BEGINS.search(sentence[:start]) is not None)  # "five in 2021, eight in 2022"
    if goes_on or ((follows or leads) and digits) or (leads and text.casefold() in ("none", "nil")):
        return Found(start, end, text, words=words)
    return None


def phrase_after(after: str) -> str:
    """What is counted: the words after a number up to a comma, a comparison or a period."""
    words = re.split(
        r"[,.;:()]|\b(?:compared|against|in|for|during|between|from|and|which|were|was|recorded|reported|this|where"
        r"|with"
        r"|have|has|had|respectively|previously|as|not|but|rather)\b",
        after,
        maxsplit=1,
    )[0]
    return " ".join(words.split())
