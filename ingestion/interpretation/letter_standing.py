"""What stands before a sentence of a letter and gives it its period: a heading, a question, the figure just said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingestion.interpretation.asked_words import asks
from ingestion.interpretation.questions import Questions
from ingestion.interpretation.sentence_figures import Standing, answers_in_words, heading_period, read_sentence
from ingestion.interpretation.sentence_parts import asked_part
from ingestion.interpretation.sentence_periods import periods_of
from ingestion.interpretation.sentence_reading import SentenceReading
from ingestion.interpretation.sentence_subjects import what_is_asked
from ingestion.interpretation.totals import total_words
from ingestion.interpretation.vocabulary import says_nobody_knows
from ingestion.values.period import Period
from ingestion.values.place import Place
from requests_app.specification import Question

_OF_TIME = re.compile(
    r"\b(?:periods?|years?|dates?|months?|quarters?|fy|cy|recorded|offences?|crimes?)\b", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"^\W*(?:(?:in )?(?:answer|response|reply) to )?(?:q(?:uestion|uery)?s? ?)?\(?(?P<number>\d{1,2}[a-z]?)\s*[.):,–-]"
    r"|^\W*(?:in )?(?:answer|response|reply|a) ?(?:to question )?(?P<answer>\d{1,2}[a-z]?)\b"
    r"|^\W*(?:q|question)\s?(?P<bare>\d{1,2}[a-z]?)\b",
    re.IGNORECASE,
)
_OF_THOSE = re.compile(r"\bof (?:these|those|them)\b", re.IGNORECASE)
_FORCE = re.compile(
    r"\b(?P<name>(?:(?!The\b|In\b|This\b|These\b)[A-Z][a-z]+ (?:and |& )?){1,3}(?:Police|Constabulary))\b"
    r"(?! (?:Service of|Scotland|National))"
)
_SUBJECT = re.compile(
    r"\s*(?:Service )?(?:also |have |has )?(?:recorded|received|logged|reported|had|holds?|identified)\b"
)


_GOES_BACK = re.compile(
    r"^\W*(?:(?:out )?of|for) (?:these|those|the (?P<number>\d[\d,]*))\b[^:]*:$"
    r"|^(?=\D*:$).*\b(?:break ?down|broken down|as follows)\b",
    re.IGNORECASE,
)
"""A line that begins a list of the parts of what was said before it: "Of the 45, the breeds were as follows:"."""
_TOLD = re.compile(r"\d[\d,]* (?:\w+ ){0,3}?(?:was|were|have been|had been) ", re.IGNORECASE)
"""A line that tells what became of a number: what the next tells is of the same heading."""


def names_a_category(label: str) -> bool:
    """Whether a label before a number names a category: "Period: 2019" and "Total: 45" do not."""
    return (_OF_TIME.search(label) is None or says_nobody_knows(label)) and total_words(label) is None


def names_what_is_counted(label: str) -> bool:
    """Whether a label before a number names no category and still what the number counts: "Arson offences: 91 in
    2019"."""
    return _COUNTED.search(label) is not None and _TIME_ITSELF.search(label) is None and total_words(label) is None


_COUNTED = re.compile(r"\b(?:offences?|crimes?)\b", re.IGNORECASE)
_TIME_ITSELF = re.compile(r"\b(?:periods?|years?|dates?|months?|quarters?|fy|cy)\b", re.IGNORECASE)


def other_forces(sentences: Sequence[str]) -> frozenset[int]:
    """The sentences, by their place, in which another force than the letter's own did the recording. Its own is the one
    named first."""
    named = [(n, one) for n, sentence in enumerate(sentences) for one in _FORCE.finditer(sentence)]
    if len(Counter(one["name"] for _, one in named)) < 2:
        return frozenset()
    own = named[0][1]["name"]
    return frozenset(n for n, one in named if one["name"] != own and _SUBJECT.match(sentences[n], one.end()))


MOST_WORDS = 2_000
"""Characters kept of the questions asked so far: answers say in their words what they count."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a question asks for: its period, the part, and its own words."""

    period: Period | None
    part: str
    words: str = ""


class Before:
    """Follows a letter's sentences in order.

    With a campaign a heading's period holds until the next one; without it serves the line below it and the list that
    this line begins. A question that names one period gives it to the answer that follows it, or to the one that
    carries its number; several questions in a row leave an answer without a number to nobody. `titles` are lines that
    head tables.
    """

    def __init__(self, questions: Questions | None, titles: frozenset[str] = frozenset()) -> None:
        self._questions = questions
        self._titles = titles
        self.question: Question | None = None
        self._heading: Period | None = None
        self._above: Period | None = None
        self._listed: Period | None = None
        self._last: Period | None = None
        self._last_written = ""
        self._asked: dict[str, _Asked] = {}
        self._answering: _Asked | None = None
        self._asking = False
        self._of_all: Period | None = None
        self._question_before: _Asked | None = None
        self._sheet: str | None = None
        self._words = ""
        self._named: tuple[str, Period | None] = "", None

    def go_to(self, place: Place, sentence: str) -> None:
        """The next sentence, and the question and heading it begins."""
        if place.sheet != self._sheet:
            self.question, self._heading, self._above, self._sheet = None, None, None, place.sheet
            self._last = None
        if self._questions is not None:
            self.question = self._questions.numbered(sentence) or self.question
        named = self._headed(sentence)
        self._heading = named if named is not None else self._heading

    def read(self, sentence: str, counts: bool, coded: bool = False) -> SentenceReading:
        """The sentence in the light of what stands before it; `coded` where it begins with a code of what it names."""
        named = self._headed(sentence)
        asked = self._answered(sentence)
        period, part, words = (asked.period, asked.part, asked.words) if asked else (None, "", "")
        what = what_is_asked(words) if self._questions is None else ""
        standing = Standing(period, period is not None, part, self._last, self._words if asked else "", what, coded)
        reading = read_sentence(sentence, self._heading if self._questions else self._above, counts, standing)
        if self._asking and not reading.figures and answers_in_words(sentence, words or self._words):
            reading = SentenceReading(open=True)
        announced = self._listed or self._above
        itemised = _lists(reading) and (named is None or names_a_category(reading.figures[0].label))
        if self._questions is None and announced is not None and itemised:
            # "TikTok - 2047" in a list of 2019 is a count.
            reading, self._listed, self._above = _under(reading, announced), announced, None
        else:
            goes_on = self._above if reading.figures and named is None and _TOLD.match(sentence) else None
            parts = self._parts(sentence) if named is None else None
            if parts is not None and not reading.figures:
                reading = SentenceReading()
            self._listed, self._above = None, named or _announces(sentence) or parts or goes_on
        if self._questions is not None and (begins := _announces(sentence)) is not None:
            self._heading = begins
        return reading

    def _parts(self, sentence: str) -> Period | None:
        """The period of the figure whose parts this line begins to list; a number it names must be that figure."""
        back = _GOES_BACK.match(sentence)
        if back is None or self._last is None or periods_of(sentence):
            return None
        number = (back["number"] or "").replace(",", "")
        return self._last if not number or number == self._last_written else None

    def _headed(self, sentence: str) -> Period | None:
        """The period of a heading; the title of a table heads that table alone."""
        if sentence in self._titles:
            return None
        if sentence != self._named[0]:  # a sentence is gone to and then read
            self._named = sentence, heading_period(sentence)
        return self._named[1]

    def _answered(self, sentence: str) -> _Asked | None:
        number = _NUMBERED.match(sentence)
        if number is not None:
            found = self._asked.get((number["number"] or number["answer"] or number["bare"] or "").casefold())
            if found is not None:
                return found
        return self._answering

    def go_on(self, sentence: str, reading: SentenceReading) -> None:
        """Keeps what the sentence leaves for the ones after it."""
        if asks(sentence):
            self._ask(sentence)
            return
        if (of_all := _period_of_all(sentence)) is not None:
            self._of_all = of_all
        self._asking = False
        self._answering = None if reading.figures or reading.open else self._answering
        known = [one.period for one in reading.figures if one.period is not None and not one.part]
        if len({(one.start, one.end) for one in known}) == 1:
            self._last = known[0]
            self._last_written = next(one.as_written for one in reading.figures if not one.part).replace(",", "")
        elif known or reading.open:
            periods = periods_of(sentence)
            self._last = periods[0].period if len(periods) == 1 else None if known else self._last
        elif len(periods := periods_of(sentence)) == 1:
            self._last = periods[0].period

    def _ask(self, sentence: str) -> None:
        periods = periods_of(sentence)
        period = periods[0].period if len(periods) == 1 else None
        if not periods and _OF_THOSE.search(sentence) and self._question_before is not None:
            period = self._question_before.period
        if not periods and period is None:
            period = self._of_all
        asked = _Asked(period, asked_part(sentence), sentence)
        self._words = f"{self._words} {sentence}"[-MOST_WORDS:]
        number = _NUMBERED.match(sentence)
        name = (number["number"] or number["bare"] or "").casefold() if number else ""
        if name:
            self._asked[name] = asked
        self._answering = self._both(asked) if self._asking else asked
        self._asking, self._question_before = True, asked

    def _both(self, asked: _Asked) -> _Asked | None:
        """What several questions in a row leave to an answer without a number: the period, where they name one."""
        before, one = self._question_before, asked.period
        if before is None or before.period is None or one is None or not before.period.same_days(one):
            return None
        return _Asked(one, "")


_OF_ALL = re.compile(
    r"\b(?:all|each) (?:of )?(?:the )?(?:\w+ )?(?:points|questions|figures|data|information|answers|requests?"
    r"|numbers)\b"
    r"[^.;:]{0,40}? (?:relates?|refers?|cover|covers|is|are|be)\b",
    re.IGNORECASE,
)


def _period_of_all(sentence: str) -> Period | None:
    """The period that a sentence gives to all the questions: "All points below relate to the financial year 2018/19
    (01.04.18 to 31.03.19)". What stands in brackets behind it only says it again."""
    found = _OF_ALL.search(sentence)
    periods = periods_of(sentence) if found is not None else []
    again = all(sentence[periods[0].end :].lstrip().startswith("(") for _ in periods[1:])
    return periods[0].period if periods and again else None


def _announces(sentence: str) -> Period | None:
    """The one period of a sentence that ends in a colon: what is listed below it is of that period."""
    if not sentence.endswith(":"):
        return None
    periods = periods_of(sentence)
    return periods[0].period if len(periods) == 1 else None


def _lists(reading: SentenceReading) -> bool:
    """Whether a line is one of a list of categories: a label and its figure, no period of its own."""
    return len(reading.figures) == 1 and bool(reading.figures[0].label)


def _under(reading: SentenceReading, period: Period | None) -> SentenceReading:
    """The line's figure with the period of the line that announces the list, where it has none."""
    figures = tuple(one if one.period is not None else replace(one, period=period) for one in reading.figures)
    return SentenceReading(figures, reading.open)
