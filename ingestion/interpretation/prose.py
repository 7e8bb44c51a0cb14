"""What the letter's own sentences say: figures, and what came of each question, with the sentence quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ingestion.interpretation.asked_periods import NEAR_PERIOD, fit, period_findings
from ingestion.interpretation.asked_words import Request, asks
from ingestion.interpretation.dimensions import Dimensions
from ingestion.interpretation.figures import is_legend
from ingestion.interpretation.letter_standing import Before, names_a_category, other_forces
from ingestion.interpretation.letter_text import Letter
from ingestion.interpretation.listed_codes import coded_lines
from ingestion.interpretation.lone_totals import LoneTotal, of_their_parts, without_parts
from ingestion.interpretation.not_yet import not_yet
from ingestion.interpretation.sentence_figures import LONGEST
from ingestion.interpretation.sentence_lists import rows_of_one_thing, years_with_counts
from ingestion.interpretation.sentence_reading import SentenceFigure, SentenceReading
from ingestion.interpretation.totals import total_words
from ingestion.interpretation.whole_refusals import beside_figures
from ingestion.values.finding import Finding, Level, declare
from ingestion.values.grid import Grid, Line
from ingestion.values.labels import plain
from ingestion.values.period import Period
from ingestion.values.place import Place
from ingestion.values.record import Answer, Kind, Outcome, Record
from ingestion.values.table import Table
from ingestion.values.telling_words import telling_words
from requests_app.exemptions import sections_in
from requests_app.mail.recognition import Recognition, recognise
from requests_app.mail.sentences import sentences_of
from requests_app.specification import AskedPeriod, Question, Specification

OPEN_SENTENCE = declare(
    "Q710",
    Level.WARNING,
    "A sentence with figures that were not taken",
    "Read the sentence; if it answers a question, enter its figures as corrections.",
)
IMPLIED_PERIOD = declare(
    "Q711",
    Level.WARNING,
    "A figure whose year the sentence does not name",
    "Check that the sentence means the year before the one it names.",
)

TABLE = "prose"
"""The name that records read from sentences carry in place of a table's."""

CATEGORY = "category"
"""The dimension of a line of a list ("Facebook - 12"), where no campaign names it."""

SHORTEST_CELL = 25
"""Characters: shorter cells are labels and figures, not sentences."""

QUOTED = 300
"""Characters quoted of what runs on for longer than any sentence."""

_OUTCOMES: Mapping[str, Outcome] = {
    "answered": Outcome.ANSWERED,
    "partly answered": Outcome.PARTLY_ANSWERED,
    "refused": Outcome.REFUSED,
    "not held": Outcome.NOT_HELD,
    "neither confirm nor deny": Outcome.NEITHER_CONFIRM_NOR_DENY,
    "available elsewhere": Outcome.REFUSED,
}
"""What a letter is recognised to say → the outcome; what is available elsewhere is refused here, under section 21."""


def answers(
    lines: Sequence[Line],
    records: Sequence[Record],
    specification: Specification | None,
    titles: frozenset[str] = frozenset(),
) -> tuple[list[Answer], list[Record], list[Finding]]:
    """What the lines say. `records` are those already read from tables: they say which questions have figures, and
    which cells refuse. `titles` are lines that head tables: what follows them here stands below those. Returns the
    outcomes, the figures of sentences as records, and what was left open."""
    letter = Letter.of(lines)
    beside_tables = specification is None and any(record.table for record in records)
    figures, findings = _Reader(specification, titles, beside_tables).read(letter)
    known = {record.period.as_written for record in records if record.period is not None and record.asked is not None}
    findings = [
        one for one in findings if one.id != NEAR_PERIOD.id or not any(f"“{words}”" in one.message for words in known)
    ]
    questions = {question.number: question.text for question in specification.questions} if specification else {}
    recognised = recognise(_without_titles(letter.text, titles), questions=questions)
    told = _outcomes(recognised, letter, questions)
    told += _from_cells(records)
    given = [*records, *figures]
    settled = _settled(told, given, specification)
    findings += not_yet(recognised, letter, settled, given)
    return [*settled, *beside_figures(letter, settled, given, questions)], figures, findings


_OF_A_QUESTION = re.compile(r"\W*(?:q(?:uestion|uery)?s?\W*)?\d", re.IGNORECASE)


def _without_titles(text: str, titles: frozenset[str]) -> str:
    """The letter's own sentences: "Table 1: Offences by year" above its table says nothing. A title with a question's
    number heads what follows it, too."""
    kept = [line for line in text.split("\n") if line not in titles or _OF_A_QUESTION.match(line)]
    return "\n".join(kept)


_NOTE = re.compile(
    r"^\W*(?:\d{1,2}[.)]\s*)?(?:notes?\b|footnotes?\b|source\b|n\.?b\b|please note\b|(?:includ|exclud)(?:es?|ing)\b)"
    r"|^\s*(?:[*†‡^~#§¹²³]|[(\[]\d{1,2}[)\]])|[(\[]\d{1,2}[)\]]$",
    re.IGNORECASE,
)
_OF_FIGURES = re.compile(r"\W*(?:\d{1,2}[.)]\s*)?(?:includ|exclud)(?:es?|ing)\b", re.IGNORECASE)
"""A note that says what a table's figures hold: "4. Includes one case heard in 2003." It gives no figure."""
_NUMBERED_NOTE = re.compile(r"\W*\d{1,2}[.)]?\s+[A-Z]")
_TELLS = re.compile(
    r"\b(?:there (?:was|were|are|is|have|has)|(?:was|were|been) (?:recorded|reported|made|seized|issued)"
    r"|(?:was|were|been) (?:arrested|charged)"
    r"|(?:we|police|force|constabulary) (?:recorded|received|had|have|issued))\b",
    re.IGNORECASE,
)
"""What a numbered line says that may answer a question and is no footnote."""
_NUMBERED_NAME = re.compile(
    r"\b(?:outcomes?|sections?|codes?|class|table|schedule|version|questions?|cwestiwn) \d+\w?\b", re.IGNORECASE
)
_ONLY_NUMBERS = re.compile(
    r"\D*\b(?:question|cwestiwn)\W{0,2}(?P<number>\d{1,2}[a-z]?)\b\D*\b(?:question|cwestiwn)\W{0,2}(?P=number)\b\D*",
    re.IGNORECASE,
)
"""A heading that says a question's number in two languages, and no other: "Cwestiwn 1 (Oed) / Question 1 (Age)"."""
_REFERS = re.compile(r"\b(?:foi|copy of|response to your request)\b", re.IGNORECASE)


def _explains(sentence: str) -> bool:
    """Whether a sentence beside tables of figures explains them: a note, what is numbered in its name ("Outcome 16 was
    introduced in April 2014"), or the subject of the mail."""
    if _NOTE.search(sentence) or (_NUMBERED_NOTE.match(sentence) and not _TELLS.search(sentence)):
        return True
    rest = _NUMBERED_NAME.sub("", sentence)
    numbered = rest != sentence and not any(letter.isdigit() for letter in _PERIOD_DIGITS.sub("", rest))
    return numbered or (_REFERS.search(sentence) is not None and not sentence.endswith("."))


_PERIOD_DIGITS = re.compile(
    r"\b(?:19|20)\d{2}(?:[/-]\d{2,4})?\b|^\W*\d{1,2}[.)]\s|\b\d{1,2}(?:st|nd|rd|th)? (?=[A-Z][a-z]+ 20)"
)


_MARK_IN_CELL = re.compile(r"(?:\(\s*(?P<numbers>\d{1,2}(?:\s*,\s*\d{1,2})*)\s*\)|(?P<sign>[*†‡^~#]+))\s*:?$")
_MARKED_NOTE = re.compile(r"\s*(?:\(\s*(?P<number>\d{1,2})\s*\)|(?P<sign>[*†‡^~#]+))\s*(?=[A-Z])")


def without_notes_of_tables(lines: Iterable[Line], tables: Iterable[Table]) -> list[Line]:
    """The lines that are no footnotes of tables: "(4) In 2019 there were 26 …" where a table's label carries (4)."""
    marks: set[str] = set()
    for table in tables:
        for text in (*table.above, *_texts_of(table)):
            if found := _MARK_IN_CELL.search(text):
                numbers = found["numbers"]
                marks.update(re.split(r"\s*,\s*", numbers) if numbers else [found["sign"]])
    kept = []
    for line in lines:
        noted = _MARKED_NOTE.match(line.text)
        if noted is None or (noted["number"] or noted["sign"]) not in marks:
            kept.append(line)
    return kept


def _texts_of(table: Table) -> Iterable[str]:
    for part in table.parts:
        for row in part.grid.rows[part.extent.row : part.extent.last_row + 1]:
            yield from (value for value in row if isinstance(value, str) and value[-1:] in ")*†‡^~#")


def titles_of_tables(tables: Iterable[Table]) -> frozenset[str]:
    """The lines right above tables, up to the last sentence there, and the longer cells of their heads and labels."""
    found: set[str] = set()
    for table in tables:
        for part in table.parts:
            for row in part.grid.rows[part.extent.row : part.extent.last_row + 1]:
                found.update(" ".join(v.split()) for v in row if isinstance(v, str) and len(v) >= SHORTEST_CELL)
        for line in reversed(table.above):
            text = " ".join(line.split())
            if text.endswith((".", ":")):
                break
            found.add(text)
    return frozenset(found)


def cell_lines(grids: Iterable[Grid]) -> list[Line]:
    """Cells that hold a sentence, as lines: notes, refusals, explanations written into a sheet. What a sheet says in
    many cells (a long label of a long table) it says once, where it says it first."""
    found = []
    for grid in grids:
        said: set[str] = set()
        for row, values in enumerate(grid.rows):
            for column, value in enumerate(values):
                if not isinstance(value, str) or len(value) < SHORTEST_CELL or value in said or value.count(" ") < 4:
                    continue
                said.add(value)
                found.append(Line(value, grid.place(row, column)))
    return found


def _quotable(sentence: str) -> str:
    return sentence if len(sentence) <= LONGEST else f"{sentence[:QUOTED]} …"


def _outcomes(recognised: Recognition, letter: Letter, questions: Mapping[str, str]) -> list[Answer]:
    """What is withheld, with the sentence. That a question is answered is told by its figures and not by words."""
    told = []
    for said in recognised.outcomes:
        place, _ = letter.place(said.quote)
        outcome = _OUTCOMES[said.outcome.value]
        if outcome is Outcome.ANSWERED or said.quote.endswith("?"):
            continue
        told.append(Answer(_numbered(said.question, questions), outcome, said.exemptions, said.quote, place))
    return told


def _numbered(question: str | None, questions: Mapping[str, str]) -> str | None:
    """The question's number as the campaign writes it: "2A" for a letter's "2a"."""
    if question is None:
        return None
    return next((number for number in questions if plain(number) == plain(question)), question)


def _from_cells(records: Iterable[Record]) -> list[Answer]:
    """Refusals written where a figure should stand, one for each question and wording."""
    told: dict[tuple[str | None, str], Answer] = {}
    for record in records:
        if record.kind in (Kind.REFUSED, Kind.NOT_HELD):
            outcome = Outcome.REFUSED if record.kind is Kind.REFUSED else Outcome.NOT_HELD
            if "neither" in plain(record.as_written) or plain(record.as_written) == "ncnd":
                outcome = Outcome.NEITHER_CONFIRM_NOR_DENY
            answer = Answer(record.question, outcome, sections_in(record.as_written), record.as_written, record.place)
            told.setdefault((record.question, record.as_written), answer)
    return list(told.values())


def _settled(told: Sequence[Answer], records: Sequence[Record], specification: Specification | None) -> list[Answer]:
    """One answer a question: figures make it answered, or partly answered beside a refusal. What is said of the
    request as a whole is kept only where nothing is said of its questions."""
    numbers = [question.number for question in specification.questions] if specification else []
    given = {one.question: one for one in reversed(records) if one.question is not None and one.interval.known}
    by_question: dict[str | None, list[Answer]] = {}
    for answer in told:
        by_question.setdefault(answer.question, []).append(answer)
    settled = []
    if any(number is not None for number in by_question):
        by_question.pop(None, None)
    for number in [*numbers, *(one for one in by_question if one not in numbers)]:
        said = by_question.get(number, [])
        withheld = [one for one in said if one.outcome is not Outcome.PARTLY_ANSWERED]
        figure = given.get(number) if number is not None else None
        if withheld:
            sections = tuple(dict.fromkeys(section for one in withheld for section in one.exemptions))
            partly = figure is not None or len(withheld) < len(said)
            outcome = Outcome.PARTLY_ANSWERED if partly else withheld[0].outcome
            settled.append(replace(withheld[0], outcome=outcome, exemptions=sections))
        elif said:
            settled.append(said[0])
        elif figure is not None:
            settled.append(Answer(number, Outcome.ANSWERED, (), figure.as_written, figure.place))
    return settled


class _Reader:
    """Reads the figures of a letter's sentences, in the light of the campaign where there is one."""

    def __init__(
        self, specification: Specification | None, titles: frozenset[str] = frozenset(), beside_tables: bool = False
    ) -> None:
        self._beside_tables = beside_tables
        self._specification = specification
        self._titles = titles
        self._dimensions = Dimensions(specification) if specification is not None else None

    def read(self, letter: Letter) -> tuple[list[Record], list[Finding]]:
        records: list[Record] = []
        findings: list[Finding] = []
        before = Before(self._dimensions.questions if self._dimensions else None, self._titles)
        request = Request()
        told: set[str] = set()
        totals: list[LoneTotal] = []
        cursor = 0
        sentences = list(sentences_of(letter.text))
        counted = years_with_counts([sentence.text for sentence in sentences])
        alike = rows_of_one_thing([sentence.text for sentence in sentences])
        others = other_forces([sentence.text for sentence in sentences])
        coded = coded_lines([sentence.text for sentence in sentences])
        for number, sentence in enumerate(sentences):
            place, cursor = letter.place(sentence.text, cursor)
            before.go_to(place, sentence.text)
            reading = before.read(sentence.text, number in counted, number in coded)
            if number in alike:
                reading = replace(reading, figures=tuple(replace(f, phrase=f.label, label="") for f in reading.figures))
            if is_legend(sentence.text) or (self._beside_tables and _OF_FIGURES.match(sentence.text)):
                reading = SentenceReading()
            elif request.repeats(sentence.text, sentence.paragraph):
                reading = SentenceReading(open=bool(reading.figures) or (reading.open and not asks(sentence.text)))
            elif asks(sentence.text) and not reading.figures:
                reading = SentenceReading()
            elif number in others:
                reading = SentenceReading(open=bool(reading.figures) or reading.open)
            before.go_on(sentence.text, reading)
            question = before.question
            taken = [record for one in reading.figures if (record := self._record(one, question, place)) is not None]
            for one, record in zip(reading.figures, taken, strict=False):
                if one.implied:
                    findings.append(IMPLIED_PERIOD.found(f"“{sentence.text}”: took {record.as_written}.", place))
            left = reading.open or any(
                self._record(one, question, place) is None and self._tells(one, question) for one in reading.figures
            )
            explained = self._beside_tables and (sentence.text in self._titles or _explains(sentence.text))
            explained = explained or _ONLY_NUMBERS.fullmatch(sentence.text) is not None
            if left and sentence.text not in told and not explained:
                told.add(sentence.text)
                findings.append(OPEN_SENTENCE.found(f"“{_quotable(sentence.text)}”", place))
            records += taken
            if self._specification is None and not self._beside_tables:
                totals += [
                    LoneTotal(one, place, sentence.text)
                    for one in reading.figures
                    if one.period and total_words(one.label)
                ]
        for alone in without_parts(totals, records):
            if (phrase := alone.counts) is not None:
                one = alone.figure
                records.append(
                    Record(TABLE, phrase, one.period, {}, one.as_written, one.kind, one.interval, place=alone.place)
                )
            elif alone.sentence not in told:
                told.add(alone.sentence)
                findings.append(OPEN_SENTENCE.found(f"“{_quotable(alone.sentence)}”", alone.place))
        records += of_their_parts(totals, records)
        if self._specification is not None:
            asked = self._specification.periods
            fitted = [(record, fit(record.period, asked)) for record in records if record.question is not None]
            findings += period_findings(fitted, asked)
        return records, findings

    def _record(self, one: SentenceFigure, question: Question | None, place: Place) -> Record | None:
        """The figure as a record; None where it answers no question, or where its period cannot be told."""
        period = one.period
        if self._specification is None or self._dimensions is None:
            if period is None or (one.label and not names_a_category(one.label)):
                return None
            said = {CATEGORY: one.label} if one.label else {}
            return Record(TABLE, one.phrase, period, said, one.as_written, one.kind, one.interval, place=place)
        if one.implied and period is None:
            period = self._year_before(period)
        breakdown, answered = self._answers(one, question)
        if answered is None or period is None:
            return None
        asked = fit(period, self._specification.periods)
        label = asked.asked.label if asked.answers and asked.asked else None
        doubt = "The sentence does not name the year." if one.implied else None
        return Record(
            TABLE, one.phrase or one.label, period, breakdown, one.as_written, one.kind, one.interval,
            place=place, question=answered.number, asked=label, doubt=doubt,
        )  # fmt: skip

    def _tells(self, one: SentenceFigure, question: Question | None) -> bool:
        """Whether a figure that was not taken may answer something: "Total: 45" and "Facebook: 12" without a period
        may, "Officers: 5" does not."""
        if self._dimensions is None:
            return not one.label or names_a_category(one.label)
        return one.part or not telling_words(one.label) or self._answers(one, question)[1] is not None

    def _year_before(self, period: Period | None) -> Period | None:
        """The asked period before the latest, where just two were asked: the only year that can be meant."""
        asked: Sequence[AskedPeriod] = self._specification.periods if self._specification else ()
        if len(asked) != 2:
            return None
        earlier = min(asked, key=lambda one: one.start)
        return Period(earlier.start, earlier.end, "the year before")

    def _answers(self, one: SentenceFigure, question: Question | None) -> tuple[dict[str, str], Question | None]:
        """The categories and the question of a sentence's figure."""
        if self._dimensions is None:
            return {}, None
        questions = self._dimensions.questions
        if one.label:
            wanted = question.breakdown if question is not None else tuple(self._dimensions.vocabularies)
            for key in wanted:
                match = self._dimensions.vocabularies[key].match(one.label)
                if match is not None and match.asked:
                    return {key: match.category}, questions.answered_by(frozenset({key}), "", one.label)[0]
            if one.part or (question is not None and question.breakdown):
                return {}, None
        words = one.label or one.phrase
        if question is not None and not question.breakdown and not questions.counts_otherwise(words):
            return {}, question
        if one.label and not telling_words(words):
            return {}, None
        return {}, questions.undivided_named(words)
