"""What stands around a table: its document's notes, its sheet's and file's names, and the periods they give. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ingestion.interpretation.asked_words import repeats_request
from ingestion.interpretation.figures import Legend, read_legend
from ingestion.interpretation.periods import among_months, named_in
from ingestion.interpretation.sisters import Distinction
from ingestion.values.figure_words import tidy
from ingestion.values.period_parts import PeriodWords, combine
from ingestion.values.table import Table
from ingestion.values.time_spans import read_spans
from requests_app.specification import Specification

TITLE = "the title"
SENTENCE = "a sentence further up"
REQUEST = "the request as the letter repeats it"
STATED = "what the document says of its data"
FEWEST_WORDS = 5
"""Words of a sentence; a title of fewer may end with a full stop."""
MOST_LINES = 400
"""Lines of a letter; a document of more is none."""
MOST_CHARACTERS = 600
"""Characters of a line in which the period asked about is looked for."""
_GENERIC_SHEET = re.compile(r"(?:sheet|table|tab)[\s_]*\d*", re.IGNORECASE)


@dataclass
class Context:
    """The document around its tables. `notes` are all its sentences and lone lines; `titles` the lines above each
    table by its id, farthest first; `file_name` without its folder."""

    file_name: str = ""
    notes: Sequence[str] = ()
    titles: dict[str, list[str]] = field(default_factory=dict)
    legend: Legend = field(default_factory=Legend)
    apart: dict[str, list[Distinction]] = field(default_factory=dict)
    """By a table's id what tells it from the tables of its shape (`sisters.tell_apart`)."""
    sisters: dict[str, list[Table]] = field(default_factory=dict)
    """By a table's id the other tables of its shape (`table_shapes.of_one_shape`)."""
    specification: Specification | None = None
    """What the campaign asks: cases are counted by every breakdown it names, crossed ones too."""
    asked: Sequence[tuple[str, date, date]] = ()
    """The periods the campaign asks about, by label and inclusive dates: cases are counted by them."""

    def __post_init__(self) -> None:
        self.legend = read_legend(self.notes)

    def period_for(self, table: Table) -> tuple[str, PeriodWords, str] | None:
        """(words, period, where they stand) of the period that the title, the sheet or the file gives the table."""
        if titled := self._titled(table):
            words, period, stands = titled
            if stands == SENTENCE and self.stated is not None and self.stated[1] == period:
                return words, period, STATED
            month = among_months(words, period)
            if month is not period and any(
                (other := self._titled(one)) and other[1].form == "month" for one in self.sisters.get(table.id, ())
            ):
                return words, month, stands
            return titled
        if table.sheet and not _GENERIC_SHEET.fullmatch(table.sheet) and (found := named_in(table.sheet, name=True)):
            return (*found, "the sheet’s name")
        if found := named_in(stem_of(self.file_name), name=True):
            return (*found, "the file’s name")
        if (stated := self.stated) is not None:
            return (*stated, STATED)
        return (*requested, REQUEST) if (requested := self.requested) is not None else None

    def _titled(self, table: Table) -> tuple[str, PeriodWords, str] | None:
        """What the nearest line above the table that names a period says, by itself, or as the year of the months that
        a line between them names ("2021/22" over "April to June")."""
        months: tuple[str, PeriodWords] | None = None
        for distance, line in enumerate(reversed(self.titles.get(table.id, []))):
            if (found := named_in(line)) and not _dates_a_letter(line, found[1]):
                within = combine([found[1], months[1]]) if months and found[1].form in _YEARS else None
                if months and within:
                    return f"{found[0]} {months[0]}", within, TITLE
                return (*found, SENTENCE if distance and _says_something_else(line) else TITLE)
            months = months or _months_alone(line)
        return None

    @cached_property
    def stated(self) -> tuple[str, PeriodWords] | None:
        """(words, period) of the one period that the document says its data cover: "The data below is from 1 March 2021
        to 28 February 2025." """
        named: dict[tuple[date | None, date | None], tuple[str, PeriodWords]] = {}
        notes = self.notes if len(self.notes) <= MOST_LINES else ()
        for line in (sentence for note in notes for sentence in _SENTENCES.split(note[: 4 * MOST_CHARACTERS])):
            found = read_spans(line).found if _OF_THE_DATA.match(line[:MOST_CHARACTERS]) else ()
            for one in found if len(found) == 1 else ():
                said = one.period.whole and one.period.form != "day" and not repeats_request(line)
                lead = f"{tidy(line)[: one.start]}{one.words.split()[0]}"  # "from" may be a word of the period itself
                led = _OF_THE_DATA.fullmatch(lead) or _OF_THE_DATA.fullmatch(tidy(line)[: one.start])
                if said and led and len(tidy(line)) - one.end <= LONGEST_END:
                    named[one.period.start, one.period.end] = one.words, one.period
        return next(iter(named.values())) if len(named) == 1 else None

    @cached_property
    def requested(self) -> tuple[str, PeriodWords] | None:
        """(words, period) of the one period that the letter names anywhere, where it names it as what was asked."""
        named: dict[tuple[date | None, date | None], tuple[str, PeriodWords]] = {}
        asked = False
        for line in self.notes if len(self.notes) <= MOST_LINES else ():
            for span in read_spans(line[:MOST_CHARACTERS]).found:
                if span.period.whole and span.period.form != "day" and not _dates_a_letter(line, span.period):
                    named.setdefault((span.period.start, span.period.end), (span.words, span.period))
                    asked = asked or repeats_request(line)
        return next(iter(named.values())) if asked and len(named) == 1 else None

    def contradicted(self, table: Table, period: PeriodWords, stands: str) -> tuple[str, Table] | None:
        """(words, sister) of the first table of this one's shape whose own title names another period, where this one's
        comes from the sheet's or the file's name: a name that its sister does not heed says little of the table."""
        if stands == TITLE:
            return None
        for sister in self.sisters.get(table.id, ()):
            named = self.period_for(sister)
            if named is None or named[2] != TITLE or (named[1].start, named[1].end) == (period.start, period.end):
                continue
            own = named_in(sister.sheet, name=True) if sister.sheet else None
            if own is None or (own[1].start, own[1].end) != (named[1].start, named[1].end):
                return named[0], sister
        return None


_YEARS = ("year", "financial")


def _months_alone(line: str) -> tuple[str, PeriodWords] | None:
    """The months without a year that a line names, where it says nothing else. A bare "Q1" may be a question."""
    spans = read_spans(line)
    if len(spans.found) != 1 or spans.rest or spans.found[0].period.form == "days" or not spans.found[0].period.first:
        return None
    return spans.found[0].words, spans.found[0].period


_SENTENCES = re.compile(r"(?<=[a-z)][.!?])\s+(?=[A-Z])")
_OF_THE_DATA = re.compile(
    r"\W*(?:please note(?: that)? )?(?:(?:all|the|this|these|our|following|below|above|attached)[ ,]+)*"
    r"(?:data|figures?|information|results?|statistics|numbers|tables?)"
    r"(?: (?:below|above|provided|given|supplied|disclosed|shown|set out|in (?:the|this) \w+))*"
    r",? (?:(?:is|are|was|were|has been|have been)(?: (?:all|provided|given|taken|recorded|held|only))? )?"
    r"(?:from|for|between|covers?|covering|relates? to|in respect of)\b"
    r"(?: (?:the|whole|full|time|period|dates?|years?|range|of|from|between|financial|calendar))*[ :]*",
    re.IGNORECASE,
)
"""What leads to the period that a document says its data cover."""
LONGEST_END = 20
"""Characters that may stand behind it: "(inclusive)."."""
_OF_A_LETTER = re.compile(
    r"\b(?:your|our|my|the) (?:request|e-?mail|letter|enquiry|application|correspondence|response|reply)\b|"
    r"\b(?:dated?|received|sent|created|extracted|printed|produced|run|published|updated|issued)\b",
    re.IGNORECASE,
)


def _dates_a_letter(line: str, period: PeriodWords) -> bool:
    """Whether a line above a table tells when something was written, not what the figures cover: "Your letter of March
    2023"."""
    return period.form in ("day", "month") and _OF_A_LETTER.search(line) is not None


def _says_something_else(line: str) -> bool:
    """Whether a line that does not stand right above the table is a sentence of the letter, which may speak of anything
    ("Our systems changed in 2019/20."), and does not repeat what was asked."""
    return line.rstrip().endswith(".") and len(line.split()) >= FEWEST_WORDS and not repeats_request(line)


def stem_of(file_name: str) -> str:
    """The file's name without its suffixes."""
    return re.sub(r"(?:\.\w{2,4})+$", "", file_name)
