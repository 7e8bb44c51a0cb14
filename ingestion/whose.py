"""Whose document it says it is: what stands at its head, against the force that it was received for, and where it
speaks of other forces. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from ingestion.values.finding import Finding, Level, declare
from ingestion.values.place import Place
from ingestion.values.reading import Reading
from requests_app.force_names import ForceNames

ANOTHERS_NAME = declare(
    "R305",
    Level.ERROR,
    "Headed with another force's name",
    "Look whose answer it is: place it with that force, or say what you saw if it is this force's all the same.",
)

FOR_SEVERAL = declare(
    "R307",
    Level.ERROR,
    "An answer for several forces",
    "Ask which of its figures are this force's: enter those as corrections, or say what you saw if all of them are.",
)
NAMES_OTHERS = declare(
    "R308",
    Level.INFO,
    "It speaks of another force, or of a joint unit",
    "Look whether its figures are this force's alone: a joint unit's count stands under one force only.",
)

JOINT_WORDS = re.compile(
    r"\b(?:joint(?:ly)?|combined|merged|bi-?force|tri-?force|cross-?force|collaborat\w+|alliance|hosted by"
    r"|on behalf of (?:both|the (?:two|three))|both forces|(?:two|three) forces"
    r"|shared (?:unit|team|service|department))\b",
    re.IGNORECASE,
)
"""What a line says that speaks of several forces' common work, whether it names them or not."""
_FOR_BOTH = re.compile(
    r"\b(?:joint(?:ly)?|combined|on behalf of|both forces|for both)\b.{0,60}?\b(?:response|return|reply|answer|figures"
    r"|data|behalf)\b|\b(?:response|return|reply|answer|figures|data)\b.{0,60}?\b(?:joint(?:ly)?|combined|on behalf of"
    r"|both forces|for both)\b|\bjoint(?:ly)? (?:response|return|reply|answer|figures|data)\b"
    r"|\b(?:figures|data|numbers|counts|totals|table)\b.{0,160}?\b(?:together|between them|added up|as one)\b",
    re.IGNORECASE,
)
"""A head that says that the answer itself is several forces'."""
_TITLE_WORDS = re.compile(
    r"\b(?:police|constabular(?:y|ies)|service|freedom|of|information|foi|request|response|return|reply|data|and|the|for"
    r"|from|by|ref(?:erence)?|no|figures|act|2000|with|forces?|heddlu|a)\b|[\W\d_]+",
    re.IGNORECASE,
)
LONGEST_TITLE, LONGEST_QUOTED, MOST_QUOTED = 120, 240, 3

MOST_LOOKED_AT = 10_000
"""Texts of a document in which other forces are looked for; lists of cases have more and say nothing there."""
LINES_LOOKED_AT, ROWS_LOOKED_AT = 40, 10
"""Lines of a letter, and rows of each sheet, that are its head."""


def head_of(reading: Reading) -> Iterator[str]:
    """The first lines of the letter, and the texts of the first rows of each sheet."""
    yield from (line.text for line in reading.lines[:LINES_LOOKED_AT])
    for grid in reading.grids:
        yield grid.title
        yield from grid.above
        for row in grid.rows[:ROWS_LOOKED_AT]:
            yield from (value for value in row if isinstance(value, str))


def whose_it_says(reading: Reading, names: ForceNames, *, code: str, force: str) -> list[Finding]:
    """All that a document says of whose it is, against the force that it was received for."""
    return [
        *headed_by_another(reading, names, code=code, force=force),
        *for_several(reading, names, code=code, force=force),
        *speaks_of_others(reading, names, code=code),
    ]


def headed_by_another(reading: Reading, names: ForceNames, *, code: str, force: str) -> list[Finding]:
    """A finding where its head names just one force, and that is another than the one it was received for."""
    named = names.only_in("\n".join(head_of(reading)))
    if reading.error is not None or named is None or named == code:
        return []
    said = f"{reading.file.name} was received as {force}'s, and its head names only {names.words_for(named)}."
    return [ANOTHERS_NAME.found(said, Place())]


def for_several(reading: Reading, names: ForceNames, *, code: str, force: str) -> list[Finding]:
    """A finding where a line of its head says that it answers for this force and another: in so many words, or as a
    title that is made of their names alone while no line names this force by itself."""
    if reading.error is not None:
        return []
    head = [line for line in head_of(reading) if len(line) <= LONGEST_QUOTED]
    named = {line: names.all_in(line) for line in head}
    several = [line for line, codes in named.items() if code in codes and len(codes) > 1]
    alone = any(codes == {code} for codes in named.values())
    for line in several:
        if _FOR_BOTH.search(line) or (not alone and _is_title(line, names)):
            others = ", ".join(sorted(names.words_for(one) for one in named[line] if one != code))
            said = (
                f"{reading.file.name} was received as {force}'s, and its head speaks for {others} too: “{line.strip()}”"
            )
            return [FOR_SEVERAL.found(said, Place())]
    return []


def _is_title(line: str, names: ForceNames) -> bool:
    """Whether the line says names of forces and nothing of its own."""
    return len(line) <= LONGEST_TITLE and not _TITLE_WORDS.sub("", names.without_names(line)).strip()


def speaks_of_others(reading: Reading, names: ForceNames, *, code: str) -> list[Finding]:
    """The lines that name another force, or a joint unit, those of joint work first; each once and at most three."""
    if reading.error is not None:
        return []
    lines = islice(_all_texts(reading), MOST_LOOKED_AT)
    texts = dict.fromkeys(line.strip() for line in lines if len(line) <= LONGEST_QUOTED)
    joint = [line for line in texts if JOINT_WORDS.search(line)]
    others = (line for line in texts if line not in joint and names.all_in(line) - {code})
    return [
        NAMES_OTHERS.found(f"It says: “{line}”", Place()) for line in islice(chain(joint, others), MOST_QUOTED)
    ]  # fmt: skip


def _all_texts(reading: Reading) -> Iterator[str]:
    """Every line of words: of the letter, and of what its sheets show that is longer than a label."""
    yield from (line.text for line in reading.lines)
    for grid in reading.grids:
        if not grid.hidden:
            yield from (grid.title, *grid.above)
            yield from (value for row in grid.rows for value in row if isinstance(value, str) and " " in value)
