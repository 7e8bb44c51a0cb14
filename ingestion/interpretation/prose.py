"""What the letter's own sentences say: figures, and what came of each question, with the sentence quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingestion.interpretation.asked_periods import NEAR_PERIOD, fit, period_findings
from ingestion.interpretation.asked_words import Request, asks
from ingestion.interpretation.dimensions import Dimensions
from ingestion.interpretation.figures import is_legend
from ingestion.interpretation.letter_lines import OF_FIGURES, ONLY_NUMBERS, explains, without_titles
from ingestion.interpretation.letter_outcomes import outcomes, outcomes_of_cells, settled_outcomes
from ingestion.interpretation.letter_standing import Before, names_a_category, names_what_is_counted, other_forces
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
from ingestion.values.grid import Line
from ingestion.values.period import Period
from ingestion.values.place import Place
from ingestion.values.record import Answer, Record
from ingestion.values.telling_words import telling_words
from requests_app.mail.recognition import recognise
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

QUOTED = 300
"""Characters quoted of what runs on for longer than any sentence."""


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
    recognised = recognise(without_titles(letter.text, titles), questions=questions)
    told = outcomes(recognised, letter, questions)
    told += outcomes_of_cells(records)
    given = [*records, *figures]
    settled = settled_outcomes(told, given, specification)
    findings += not_yet(recognised, letter, settled, given)
    return [*settled, *beside_figures(letter, settled, given, questions)], figures, findings


def _quotable(sentence: str) -> str:
    return sentence if len(sentence) <= LONGEST else f"{sentence[:QUOTED]} …"


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
            if is_legend(sentence.text) or (self._beside_tables and OF_FIGURES.match(sentence.text)):
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
            explained = self._beside_tables and (sentence.text in self._titles or explains(sentence.text))
            explained = explained or ONLY_NUMBERS.fullmatch(sentence.text) is not None
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
            named = names_a_category(one.label)
            if period is None or (one.label and not named and not names_what_is_counted(one.label)):
                return None
            said = {CATEGORY: one.label} if one.label and named else {}
            phrase = one.phrase if named else one.label
            return Record(TABLE, phrase, period, said, one.as_written, one.kind, one.interval, place=place)
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
            return not one.label or names_a_category(one.label) or names_what_is_counted(one.label)
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
