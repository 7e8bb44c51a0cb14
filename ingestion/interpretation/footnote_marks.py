"""Marks of footnotes behind labels, and the numbers of notes that they can be. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingestion.values.figure_words import plain_text

FOOTNOTES = re.compile(
    r"(?:\s*(?:\^+|\*+|[†‡~¹²³⁴⁵⁶⁷⁸⁹]+|\[\s*(?:note\s*)?\d{1,2}\]|\(\s*\d(?:\s*,\s*\d)*\s*\))|(?<=[a-z.)])\d(?:,\s?\d)*)+$|^\*(?=\w)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\s+(?P<number>\d{1,2})(?:,\s?\d{1,2})*$|(?<=[a-z)])(?P<glued>\d)(?:,\s?\d)*$", re.IGNORECASE)


_MARKED = re.compile(r"(?<=\S)\s*(?:\^+|\*+|[†‡~¹²³⁴⁵⁶⁷⁸⁹]+|\[\s*(?:note\s*)?\d{1,2}\]|(?<=\w)#)+$|^\*(?=\w)")
_IN_BRACKETS = re.compile(r"(?<=\w)\s*\((?P<number>\d{1,2})\)$")
_LEADS_ON = re.compile(r"(?:[-–—&/<>+]|\b(?:to|and|or|than|under|over|below|above|aged?|between|up))$", re.IGNORECASE)
"""Before a number that belongs to the label: "12 to 15", "Under 18"."""


def clean_label(text: str, numbered_notes: frozenset[str] = frozenset(), siblings: frozenset[str] = frozenset()) -> str:
    """A label without its footnote mark. A number at its end is a mark only where the notes have one of that number and
    no sibling differs from the label by its number alone ("Ward 1", "Ward 2").

    >>> clean_label("Home Office^"), clean_label("Durham 1", frozenset("1")), clean_label("Ward 1")
    ('Home Office', 'Durham', 'Ward 1')
    """
    text = plain_text(text)
    stripped = _MARKED.sub("", text)
    if stripped:
        text = stripped.strip()
    if (noted := _IN_BRACKETS.search(text)) and noted["number"] in numbered_notes:
        bare = text[: noted.start()].strip()
        if not any(_IN_BRACKETS.sub("", sibling).strip() == bare and sibling != text for sibling in siblings):
            return bare
    if found := _NUMBERED.search(text):
        number = found["number"] or found["glued"]
        bare = text[: found.start()].strip()
        alone = not any(_NUMBERED.sub("", sibling) == bare and sibling != text for sibling in siblings)
        if number in numbered_notes and bare and alone and not bare[-1].isdigit() and not _LEADS_ON.search(bare):
            return bare
    return text


_NOTE_NUMBER = re.compile(
    r"\s*[(\[]?(\d{1,2})[)\].:]?\s+(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b\W*(?:\d|$))[A-Z]"
)
"""A number before a note; before a month it is a letter's date."""


def note_numbers(lines: Iterable[str]) -> frozenset[str]:
    """The numbers that footnotes carry: "1 Figures for …", "2. Excludes …", "(3) …"."""
    found = set()
    for line in lines:
        if match := _NOTE_NUMBER.match(line):
            found.add(match[1])
    return frozenset(found)
