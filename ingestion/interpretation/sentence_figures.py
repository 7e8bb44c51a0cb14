"""Figures that a letter gives in a sentence: "In 2018/19 we recorded 52 offences, compared with 26 in 2017/18"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingestion.interpretation.asked_words import without_list_number
from ingestion.interpretation.sentence_amounts import DIGITS, LESS, NUMBER
from ingestion.interpretation.sentence_doubts import CORRECTED
from ingestion.interpretation.sentence_lists import listed_under_a_period, stated, stated_one_by_one
from ingestion.interpretation.sentence_numbers import Numbers, numbers_in
from ingestion.interpretation.sentence_parts import (
    OF_THESE,
    PART_OF,
    SOME_OF_THESE,
    amount,
    named_pieces,
    pieces,
    places,
)
from ingestion.interpretation.sentence_periods import (
    COUNTED,
    YEAR_BEFORE,
    apart,
    compared_only,
    earlier_year,
    periods_of,
)
from ingestion.interpretation.sentence_reading import Found, SentenceFigure, SentenceReading, figure_of
from ingestion.interpretation.sentence_remarks import lasts, remarked
from ingestion.interpretation.sentence_series import as_told, before_money, led_by_period, series, with_money
from ingestion.interpretation.sentence_subjects import NAMES_WHAT, what_is_counted
from ingestion.values.period import Period
from ingestion.values.spelled_numbers import SPELLED
from ingestion.values.telling_words import telling_words
from ingestion.values.time_spans import read_spans

LONGEST = 2_000
"""Characters of a sentence that is read; real ones have a few hundred."""

MOST_NUMBERS = 60
"""Numbers of a sentence that is read: what holds more is a table that somebody typed."""

_SAME_TIME = re.compile(
    r"\b(?:in|for|during|over|within) (?:this|the same|that) (?:period|year|time(?:frame)?)\b", re.IGNORECASE
)
"""Words that mean the period asked about or spoken of."""
_ANSWERING = frozenset(["we", "our", "result", "logged", "received", "identified", "just", "only", "is", "overall"])
_HEAD = re.compile(
    r"^\W*(?:(?:in )?(?:answer|response|reply) to )?"
    r"(?:(?:q(?:uestion|uery)? ?\d{1,2}[a-z]?|a(?:nswer)? ?\d{0,2}|answer|response|reply)\s*[:,–-]\s*|a(?:1?\d|20)\s+)",
    re.IGNORECASE,
)
"""What says that an answer follows, and to which question: "Q1: ", "Answer: ", "In answer to question 2, ". No
letter has more than twenty answers; "A38 Marsh Lane" is a road."""
_BARE = re.compile(rf"(?P<number>{LESS}|{DIGITS}|{SPELLED}|nil|none|zero)(?:\s+(?P<noun>[a-z][\w’' -]{{2,60}}))?", re.I)
_NOUN = re.compile(rf"(?:[\w’'-]+ ){{0,4}}?{COUNTED}(?: of [\w’' -]+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands before a sentence. `period` is that of the heading over it; `asked` says that it is the answer to a
    question that names just that period, `part` the part that the question asks for; `last` is the period of the figure
    that the sentence before gave, which "of these" and "the year before" go back to; `question` is the one it answers,
    `what` says in its words what an answer that is only a number counts. `coded` says that it begins with a code that
    is part of a name, no list number."""

    period: Period | None = None
    asked: bool = False
    part: str = ""
    last: Period | None = None
    question: str = ""
    what: str = ""
    coded: bool = False


ALONE = Standing()


def read_sentence(
    sentence: str, context: Period | None = None, counts: bool = False, standing: Standing = ALONE
) -> SentenceReading:
    """The sentence's figures with their periods. `context` is the period of the heading it stands under; `counts` says
    that the number behind the sentence's year is a count (`years_with_counts`); `standing` is what else stands before.

    Numbers and periods are set side by side in their order, as many of one as of the other; one period serves one
    number, and "compared with 26" after it points to the year before. What follows "of which" is a part of what went
    before, and is taken where it names what it is of. Anything else is left open, never guessed: what is vague, denied
    or put right, what is said of others, and a number that nothing in the sentence explains.

    The number that a sentence has in a list is none of its figures. What runs on for thousands of characters is no
    sentence: it is left open.
    """
    if sentence.endswith("?"):
        return SentenceReading()
    if len(sentence) > LONGEST or sum(1 for _ in NUMBER.finditer(sentence)) > MOST_NUMBERS:
        return SentenceReading(open=any(map(str.isdigit, sentence)))
    period = context if context is not None else standing.period
    listed, sentence = sentence, sentence if standing.coded else without_list_number(sentence)
    unheaded = sentence if standing.coded else _HEAD.sub("", sentence)
    if (row := remarked(unheaded, context, counts)) is not None:
        return row
    headed = as_told(unheaded)
    bare = headed.rstrip(" .;")
    reversed_pair = _BEFORE_ITS_PERIOD.fullmatch(bare)
    if reversed_pair and read_spans(bare).whole is None and read_spans(reversed_pair["period"]).whole is not None:
        return SentenceReading(open=True)
    if bare != listed.rstrip(" .;") or standing.asked:
        answer = _BARE.fullmatch(bare)
        noun = answer["noun"] if answer is not None else None
        if answer is not None and (noun is None or _NOUN.fullmatch(noun) or _repeats(noun, standing.question)):
            return _answer(answer["number"], answer["noun"] or "", period if standing.asked else None, standing)
    if (paid := before_money(headed)) is not None:
        counted = with_money(read_sentence(paid[0], context, counts, standing), paid[1])
        if counted is not None:
            return counted
    if lasts(headed):
        return SentenceReading(open=True)
    said = listed_under_a_period(headed) or stated_one_by_one(headed, context) or series(headed)
    said = said or stated(headed, context, counts)
    led = led_by_period(headed) if said is None or (said.open and not said.figures) else None
    if said is not None or led is not None:
        return led or said or SentenceReading()
    if (named := _NAMED.match(headed)) is not None:
        return _of_a_category(named["label"].strip(), read_sentence(named["rest"], context, counts, standing))
    if (of_these := OF_THESE.match(headed)) is not None:
        return _of_these(headed, of_these, standing)
    if (of_whole := _OF_THE_WHOLE.match(headed)) is not None:
        whole = read_sentence(of_whole["whole"], context, counts, standing)
        return _with_parts(whole, headed[of_whole.end() :])
    if (some := SOME_OF_THESE.search(headed)) is not None:
        return _with_parts(read_sentence(headed[: some.start()], context, counts, standing), some["parts"])
    if part := PART_OF.search(headed):
        whole = read_sentence(headed[: part.start()].rstrip(" ,;"), context, counts, standing)
        return _with_parts(whole, headed[part.end() :])
    if (split := _SPLIT.match(headed)) is not None:
        whole = read_sentence(f"{split['whole']}{split['rest'] or ''}.", context, counts, standing)
        amount_of = whole.figures[0].interval.low if len(whole.figures) == 1 else None
        parts = named_pieces(split["parts"], amount_of)
        if parts is not None:
            return _joined(whole, parts)
    return _plain(headed, period, standing)


_IN_WORDS = re.compile(
    rf"(?:{SPELLED}|nil|none|zero)(?:\s+(?!of\b)[^\W\d][\w’'-]*){{0,3}}"
    rf"(?:,? and (?:{SPELLED}|none)(?: [\w’'-]+){{1,3}})?"
    r"\W*(?:\([^()]*\)?)?\W*",
    re.IGNORECASE,
)
_ASKS_HOW_MANY = re.compile(r"\b(?:how many|number of|what (?:proportion|total))\b", re.IGNORECASE)


def answers_in_words(sentence: str, question: str) -> bool:
    """Whether a line is a number in words ("Nine", "Six men and two"), and the question before it asks for one."""
    answer = _HEAD.sub("", sentence)
    return _ASKS_HOW_MANY.search(question) is not None and _IN_WORDS.fullmatch(answer) is not None


def _repeats(noun: str, question: str) -> bool:
    """Whether an answer says only in the question's own words what it counts: "46 vehicles stolen." """
    return bool(question) and set(noun.casefold().split()) <= set(re.findall(r"[\w’'-]+", question.casefold()))


_BEFORE_ITS_PERIOD = re.compile(rf"\s*[-–•*·]?\s*(?:{DIGITS})\s+[-–—]\s+(?P<period>[\d/–-]{{4,9}})")
"""A number and a year behind it ("55 – 2015"): a count and its year, or a number in a list and a heading."""
_OF_THE_WHOLE = re.compile(
    rf"^\W*(?:of|from|out of) (?P<whole>(?:(?:the|a total of) (?:total of )?)?(?:{DIGITS})\s+[^:,]*?)(?:\s*:\s*$|,\s+)"
    r"(?:a total of )?",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    rf"^(?P<whole>[^:(]*?\d[^:(]*?)\s*(?::|\()\s*(?P<parts>(?:{DIGITS}"
    rf"|{SPELLED})\s[^()]+?)(?:\)(?P<rest>[^()\d]*?))?\W*$",
    re.IGNORECASE,
)


_NAMED = re.compile(
    rf"^\s*(?:[-•*·–]\s*)?(?P<label>[A-Za-z][^:=\d?]{{1,60}}?)\s*(?::|\s[-–])\s+(?P<rest>(?:{DIGITS}|{SPELLED})\s(?:in|for"
    r"|during)\b.+)$",
    re.IGNORECASE,
)
"""A category and what is said of it: "Robbery – 167 in 2021, increased to 227 in 2022"."""


def _of_a_category(label: str, said: SentenceReading) -> SentenceReading:
    """The figures of what is said of a category carry its name; one that has a name of its own leaves it open."""
    if any(one.label for one in said.figures):
        return SentenceReading(open=True)
    return replace(said, figures=tuple(replace(one, label=label) for one in said.figures))


def _answer(text: str, noun: str, period: Period | None, standing: Standing) -> SentenceReading:
    """A number that is a whole answer: taken where the question names the time it was asked for."""
    number = numbers_in(f"There were {text} offences", ()).counts[:1]
    words = number[0].words if number else amount(text)
    if period is None or words is None:
        return SentenceReading(open=True)
    found = Found(0, 0, text, words=words, noun=noun)
    return SentenceReading(
        (figure_of(found, period, noun or standing.what or "figure", label=standing.part, part=bool(standing.part)),)
    )


def _of_these(sentence: str, found: re.Match[str], standing: Standing) -> SentenceReading:
    period = standing.last
    rest = sentence[found.end() :]
    text = f"{found['number']} {rest}" if found["number"] else rest
    parts = pieces(text)
    if parts is None or period is None:
        return SentenceReading(open=True)
    return SentenceReading(tuple(figure_of(one, period, "", label=label, part=True) for one, label in parts))


def _with_parts(whole: SentenceReading, rest: str) -> SentenceReading:
    if not rest.strip(" .,;:"):
        return whole
    parts = pieces(rest)
    if parts is None:
        said = numbers_in(rest, periods_of(rest))
        return SentenceReading(whole.figures, whole.open or bool(said.counts) or said.doubtful or _holds_number(rest))
    return _joined(whole, parts)


def _holds_number(text: str) -> bool:
    return re.search(rf"(?<![\w/])(?:{DIGITS}|(?:{SPELLED})\b)", text, re.IGNORECASE) is not None


def _joined(whole: SentenceReading, parts: Sequence[tuple[Found, str]]) -> SentenceReading:
    """The whole with its parts, which are of its period; left open where it has none or several."""
    if len(whole.figures) != 1 or whole.figures[0].period is None:
        return SentenceReading(whole.figures, True)
    first = whole.figures[0]
    taken = tuple(figure_of(one, first.period, first.phrase, label=label, part=True) for one, label in parts)
    return SentenceReading((*whole.figures, *taken), whole.open)


def _plain(sentence: str, context: Period | None, standing: Standing) -> SentenceReading:
    """A sentence without parts: its counts beside its periods."""
    periods = apart(periods_of(sentence), sentence)
    numbers = numbers_in(sentence, periods)
    left = numbers.doubtful or numbers.bare or (numbers.taken_back and not numbers.counts)
    if not numbers.counts:
        return SentenceReading(open=left)
    if any(_is_nought(one) for one in numbers.counts) and _BUT_FOR.search(sentence):
        return SentenceReading(open=True)
    phrase = what_is_counted(sentence, numbers.counts, periods)
    if not periods and len(numbers.counts) == 1:
        named = NAMES_WHAT.search(sentence)
        named = None if named is not None and named["what"][0].isdigit() else named  # "a total of 45 days were lost"
        other = named and telling_words(named["what"]) - _ANSWERING and not re.search(COUNTED, named["what"], re.I)
        if other and not standing.asked:
            return SentenceReading(open=True)
    reading = _paired(sentence, numbers, periods, context, phrase, standing)
    return SentenceReading(reading.figures, reading.open or left)


def _paired(
    sentence: str,
    numbers: Numbers,
    periods: Sequence[Found],
    context: Period | None,
    phrase: str,
    standing: Standing,
) -> SentenceReading:
    counts = numbers.counts
    if len(periods) > len(counts):
        periods = [one for one in periods if not compared_only(one, sentence)] or periods
    named = _named(sentence, counts, periods[0]) if len(periods) == 1 else None
    if named is not None:
        at = [replace(figure_of(one, periods[0].period, phrase), label=label, part=True)
              for one, label in zip(counts, named, strict=True)]  # fmt: skip
        return SentenceReading(tuple(at))
    if len(periods) == len(counts):
        return _reading([(n, p.period, False) for n, p in zip(counts, periods, strict=True)], phrase)
    if len(periods) == 2 and len(counts) == 1 and _IN_BOTH.fullmatch(sentence, counts[0].end, periods[1].start):
        return _reading([(counts[0], one.period, False) for one in periods], phrase)
    if len(periods) > 1 and len(counts) == 1 and _none_in_any(sentence, counts[0], periods):
        return _reading([(counts[0], one.period, False) for one in periods], phrase)
    before = YEAR_BEFORE.search(sentence)
    if not periods and len(counts) == 1:
        if before is not None:
            earlier = earlier_year(standing.last)
            return _reading([(counts[0], earlier, True)], phrase) if earlier else SentenceReading(open=True)
        period = context if context is not None else standing.last if _goes_back(sentence) else None
        if period is None:
            return SentenceReading(open=True)
        reading = _reading([(counts[0], period, False)], phrase)
        if standing.part and len(reading.figures) == 1:
            return replace(reading, figures=(replace(reading.figures[0], label=standing.part, part=True),))
        return reading
    if len(periods) == 1 and len(counts) == 2 and _points_back(sentence, counts):
        earlier = earlier_year(periods[0].period) if before is not None else None
        return _reading([(counts[0], periods[0].period, False), (counts[1], earlier, True)], phrase)
    return SentenceReading(open=True)


_LEADS_TO_PERIOD = re.compile(r"\s*\b(?:in|for|during|of|over)(?: the)?\s*$", re.IGNORECASE)
_IN_BOTH = re.compile(r"\s+(?:[a-z’'-]+ ){0,8}?(?:in|for|during) (?:both|each of) [\d/–-]+ and ", re.IGNORECASE)


_IN_ANY = re.compile(
    r"(?:(?!\b(?:except|other|apart|until|before|after|since|but|save)\b)[^.;])*\b(?:in|for|during|over)"
    r"(?: (?:any|either|each|all|both|of|the|those|these|three|two|four|five|six|financial|calendar|fiscal|years?"
    r"|periods?))*\s*:?\s*",
    re.IGNORECASE,
)
_LISTED_ON = re.compile(r"\s*(?:,|,? ?\b(?:and|or|nor)\b)\s*", re.IGNORECASE)


_BUT_FOR = re.compile(
    r"\b(?:other than|except(?:ing)?|apart from|save for|but for|until|before|after)\b(?=[^.;]*\d)", re.IGNORECASE
)
"""What is said not to be nought: "no offences other than in 2019/20"."""


def _is_nought(one: Found) -> bool:
    return one.words is not None and one.words.low == one.words.high == 0


def _none_in_any(sentence: str, count: Found, periods: Sequence[Found]) -> bool:
    """Whether a sentence says nought of the periods that it lists, and so of each of them: "no offences in any of the
    financial years 2019/20, 2020/21 and 2021/22"."""
    nought = _is_nought(count)
    led = count.end <= periods[0].start and _IN_ANY.fullmatch(sentence, count.end, periods[0].start) is not None
    listed = all(_LISTED_ON.fullmatch(sentence, a.end, b.start) for a, b in pairwise(periods))
    return nought and led and listed


def _named(sentence: str, counts: Sequence[Found], period: Found) -> list[str] | None:
    """The places or names of counts that the sentence's one period stands before, or behind the last of."""
    if period.end <= counts[0].start:
        return places(sentence, counts)
    said = _LEADS_TO_PERIOD.sub("", sentence[: period.start])
    return places(said, counts) if period.start >= counts[-1].end else None


def _goes_back(sentence: str) -> bool:
    return _SAME_TIME.search(sentence) is not None or CORRECTED.search(sentence) is not None


def _points_back(sentence: str, counts: Sequence[Found]) -> bool:
    between = sentence[counts[0].end : counts[1].start]
    return bool(
        re.search(r"\bcompared? (?:with|to)|\bagainst\b|\bup from\b|\bdown from\b", between, re.IGNORECASE)
        or YEAR_BEFORE.search(sentence)
    )


def _reading(pairs: Sequence[tuple[Found, Period | None, bool]], phrase: str) -> SentenceReading:
    figures: list[SentenceFigure] = [
        figure_of(one, period, phrase if one.noun in ("", "figure") else one.noun, implied=implied)
        for one, period, implied in pairs
    ]
    return SentenceReading(tuple(figures))


def heading_period(sentence: str) -> Period | None:
    """The period that a heading names, where it says little else: "2018/19", "Offences in 2018/19:"."""
    if sentence.endswith((".", "?")) or len(sentence) > 60:
        return None
    sentence = without_list_number(sentence)
    periods = periods_of(sentence)
    if len(periods) != 1 or numbers_in(sentence, periods).counts:
        return None
    return periods[0].period
