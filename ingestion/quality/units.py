"""Figures that count something else than the rest: shares among counts, fractions among whole numbers, other things."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingestion.quality.wording import place_of, some
from ingestion.values.counted_things import COUNT_OF, HEADED_BY, NAMES, THINGS, thing_counted
from ingestion.values.finding import Finding, Level, declare
from ingestion.values.labels import plain
from ingestion.values.reading import Reading
from ingestion.values.record import Kind, Record
from requests_app.specification import Specification

SHARES = declare(
    "Q430",
    Level.WARNING,
    "Shares or sums of money among counts",
    "Check which of the figures are counts; the others are not to be added to them.",
)
FRACTIONS = declare(
    "Q431",
    Level.WARNING,
    "Fractions among whole numbers",
    "Check whether the column is a rate, an average or a full-time equivalent rather than a count.",
)
OTHERTHINGS = declare(
    "Q432",
    Level.WARNING,
    "Different things counted under one question",
    "Check that the tables count the same thing: one offence may have two victims.",
)

OTHER_UNIT = declare(
    "Q433",
    Level.ERROR,
    "A return that counts something else than was asked",
    "Ask the force for what was asked; as they stand its figures are not added to the others. If its words mislead and"
    " it counts what was asked, say what you saw.",
)

MULTIPLES = declare(
    "Q434",
    Level.ERROR,
    "Figures in hundreds, thousands or millions",
    "Ask the force for whole counts, or enter them; as they stand they are not added to the others.",
)

_MULTIPLE = re.compile(
    r"\((?:in )?(?:hundreds|thousands|millions)\)|(?<![\d,.])(?:['’]000s?|000['’]?s)(?!\w)"
    r"|\b(?:figures?|numbers?|counts?|totals?|values?|data|offences|crimes|incidents)\b[^.;\n]{0,40}?"
    r"\bin (?:the )?(?:hundreds|thousands|millions)\b(?! of)|^in (?:hundreds|thousands|millions)$",
    re.IGNORECASE,
)
"""What a head or a note says of figures that stand for a hundred, a thousand or a million each."""

ADDING_UP = declare(
    "Q435",
    Level.ERROR,
    "Figures that run on from one period into the next",
    "Ask the force for each period by itself, or enter the differences as corrections; as they stand they count earlier"
    " periods again.",
)

_RUNS_ON = re.compile(
    r"(?<!not )(?<!non-)(?<!non )(?<!nor )\bcumulative(?:ly)?\b(?! (?:effect|impact|harm|cost|burden|percent|%))"
    r"|\brunning totals?\b"
    r"|\beach (?:year|period|figure|total|count|row|column)(?:['’]s (?:figure|total|count))? (?:also )?includes? "
    r"(?:all )?(?:the |those of (?:the )?|that of (?:the )?)?(?:figures? (?:of|for) )?(?:the )?"
    r"(?:(?:year|period)s? before|(?:previous|prior|earlier|preceding) (?:year|period))",
    re.IGNORECASE,
)
"""What a head or a note says of figures each of which holds the ones before it."""
_OF_FIGURES = re.compile(
    r"\b(?:figures?|numbers?|counts?|totals?|data|values?|each|years?|columns?|rows?)\b", re.IGNORECASE
)

_SIGN = re.compile(r"%|per ?cent|[£€$]", re.IGNORECASE)
_NOT_THAT = re.compile(
    rf"\b(?:counts?|numbers?|figures?|data|records?|(?:these|they|those|the (?:following|above)) are)\b"
    rf"[^.]{{0,40}}?\b(?P<thing>{NAMES})\b(?: (?:logs|reports|records))?,? (?:and |but )?"
    rf"(?:not|rather than|instead of)\b[^.]{{0,20}}?\b(?:{NAMES})\b",
    re.IGNORECASE,
)
"""A sentence that says which thing is counted and which is not: "counts of victims and not of offences"."""
_COUNT_OF_THAT = re.compile(
    rf"\b(?:figures?|data|numbers?|counts?|these|they|we)\b(?: \w+){{0,3}}? (?:are|is|shows?|represents?|gives?"
    rf"|counts?|counted) (?:(?:a|an|the|all|only) )?(?:(?:total )?(?:count|number)s? of )(?:\w+ )?(?P<thing>{NAMES})\b"
    rf"|\b(?:each|every) (?:row|line|entry|count) (?:is|counts|represents|stands for) (?:an?|one) (?P<one>{NAMES})\b",
    re.IGNORECASE,
)
"""A sentence that says what all the figures count: "the figures are a count of victims", "each row is a victim"."""


_SENTENCE = re.compile(r"[^.;!?]+")


def check_units(reading: Reading, specification: Specification | None = None) -> list[Finding]:
    """Mixed units within a table, and between tables that answer one question."""
    by_measure: dict[tuple[str, str], list[Record]] = {}
    for record in reading.records:
        if record.kind is Kind.EXACT:
            by_measure.setdefault((record.table, record.measure), []).append(record)
    findings: list[Finding] = []
    for records in by_measure.values():
        findings += _shares(records)
        findings += _fractions(records)
    if specification is not None:
        findings += _things(reading)
        findings += _other_than_asked(reading, specification)
        findings += _running_on(reading)
    findings += _multiples(reading, specification)
    return findings


def _running_on(reading: Reading) -> list[Finding]:
    """One finding a document whose heads or notes say that its answers run on from one period into the next."""
    answers = [record for record in reading.records if record.question is not None]
    for record in answers:
        written = record.period.as_written if record.period is not None else ""
        words = [record.measure, written, *record.labels.values(), *record.breakdown.values()]
        if (said := next((text for text in words if _RUNS_ON.search(text)), None)) is not None:
            return [ADDING_UP.found(f"{record.place} stands under “{said[:120]}”.", place_of(record))]
    if not answers:
        return []
    first = {record.table: record for record in reversed(answers)}
    for table in reading.tables:
        notes = (table.title, *table.above, *table.notes)
        if table.id in first and (said := next((text for text in notes if _RUNS_ON.search(text)), None)) is not None:
            return [ADDING_UP.found(f"“{said.strip()[:120]}” is said of these figures.", place_of(first[table.id]))]
    for line in reading.lines:
        for sentence in _SENTENCE.findall(line.text[:1500]):
            if _RUNS_ON.search(sentence) and _OF_FIGURES.search(sentence):
                said = sentence.strip()[:160]
                return [ADDING_UP.found(f"“{said}” is said of the figures.", place_of(answers[0]))]
    return []


def _multiples(reading: Reading, specification: Specification | None) -> list[Finding]:
    """One finding a document whose heads or notes say that each of its figures stands for many."""
    if not reading.records or (specification is not None and _MULTIPLE.search(specification.measure)):
        return []
    looked_at: set[str] = set()  # a heading stands over many figures
    for record in reading.records:
        for text in (record.measure, *record.labels.values(), *record.breakdown.values()):
            if text in looked_at:
                continue
            looked_at.add(text)
            if _MULTIPLE.search(text):
                return [MULTIPLES.found(f"{record.place} stands under “{text[:120]}”.", place_of(record))]
    first = {record.table: record for record in reversed(reading.records)}
    for table in reading.tables:
        notes = (table.title, *table.above, *table.notes)
        if table.id in first and (said := next((text for text in notes if _MULTIPLE.search(text)), None)) is not None:
            return [MULTIPLES.found(f"“{said.strip()[:120]}” is said of these figures.", place_of(first[table.id]))]
    for line in reading.lines:
        if found := _MULTIPLE.search(line.text[:1500]):
            sentence = f"“{found[0].strip()}” is said of the figures."
            return [MULTIPLES.found(sentence, place_of(reading.records[0]))]
    return []


def _shares(records: Sequence[Record]) -> list[Finding]:
    signed = [record for record in records if _SIGN.search(record.as_written)]
    if not signed or len(signed) == len(records):
        return []
    sentence = (
        f"{some(len(signed), 'figure')} of {len(records):,} carry a sign of shares or money (“{signed[0].as_written}”)."
    )
    return [SHARES.found(sentence.replace("1 figure of", "1 figure among"), place_of(signed[0]))]


def _fractions(records: Sequence[Record]) -> list[Finding]:
    """A few broken numbers among whole ones; a table of rates throughout is not mixed."""
    broken = [
        record
        for record in records
        if record.interval.low is not None
        and not float(record.interval.low).is_integer()
        and not _SIGN.search(record.as_written)
    ]
    if not broken or len(broken) * 2 > len(records):
        return []
    sentence = (
        f"{some(len(broken), 'figure')} of {len(records):,} {'is' if len(broken) == 1 else 'are'} no whole number "
        f"(“{broken[0].as_written}” at {broken[0].place})."
    )
    return [FRACTIONS.found(sentence, place_of(broken[0]))]


def _things(reading: Reading) -> list[Finding]:
    titles = {table.id: table.title for table in reading.tables}
    counted: dict[str, dict[str, Record]] = {}
    for record in reading.records:
        if record.question is not None and not record.total:
            thing = thing_counted(record.measure) or thing_counted(titles.get(record.table, ""))
            if thing is not None:
                counted.setdefault(record.question, {}).setdefault(thing, record)
    findings = []
    for question, things in counted.items():
        if len(things) > 1:
            (one, first), (other, second) = list(things.items())[:2]
            sentence = f"Question {question}: {first.place} counts {one}, {second.place} counts {other}."
            findings.append(OTHERTHINGS.found(sentence, place_of(second)))
    return findings


def _named(record: Record, words: str, title: str) -> re.Match[str] | None:
    """What the record's labels call a number of, else what its column's head or its table's title begins with; nothing
    where these name two things."""
    if (found := COUNT_OF.search(words)) is not None:
        return found
    own = [*record.labels.values(), *record.breakdown.values()]
    if len(own) == 1 and thing_counted(own[0]) and (found := HEADED_BY.search(own[0])) is not None:
        return found  # a row or column that is called "Victims", whatever question stands over it
    heads = (record.measure, *record.labels.values(), *record.breakdown.values(), title)
    if thing_counted(" ".join(heads)) is None:
        return None
    return next((found for head in heads if (found := HEADED_BY.search(head)) is not None), None)


def _other_than_asked(reading: Reading, specification: Specification) -> list[Finding]:
    """One finding a question whose figures are said to count another thing than it asks for."""
    said = [text for table in reading.tables for text in (*table.above, *table.notes)]
    said += [line.text for line in reading.lines]
    titles = {table.id: table.title for table in reading.tables}
    stated = next((match for text in said if (match := _NOT_THAT.search(text) or _COUNT_OF_THAT.search(text))), None)
    findings: list[Finding] = []
    told: set[str] = set()
    for record in reading.records:
        if record.question is None or record.question in told:
            continue
        question = specification.question(record.question)
        asked = thing_counted(question.text if question else "") or thing_counted(specification.measure)
        words = " ".join([record.measure, *record.labels.values(), *record.breakdown.values()])
        # A breakdown by victims names victims and may still count offences: only a plain word says otherwise.
        plainly = question is not None and not question.breakdown
        counted = stated or (_named(record, words, titles.get(record.table, "")) if plainly else None)
        words = next((one for name, one in counted.groupdict().items() if one), "") if counted else ""
        thing = THINGS.get(plain(words))
        if asked is None or thing is None or thing == asked:
            continue
        told.add(record.question)
        words = counted[0].strip()[:120] if counted else ""
        sentence = f"Question {record.question} asks for {asked}; the return counts {thing} (“{words}”)."
        findings.append(OTHER_UNIT.found(sentence, place_of(record)))
    return findings
