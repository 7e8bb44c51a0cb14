"""The sentences of a document outside its figures: around its tables and in its lines. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingestion.values.place import Place
from ingestion.values.reading import Reading

SENTENCE = re.compile(r"[^.;!?]+(?:\.(?=\d)[^.;!?]*)*")
LONGEST_TEXT = 1_500


def sentences_of(reading: Reading) -> Iterator[tuple[str, Place]]:
    """The sentences of what stands around the tables and of the lines, each once, with the place of its line."""
    for text, place in texts_of(reading):
        for words in SENTENCE.findall(text):
            if words.strip():
                yield words.strip(), place


def texts_of(reading: Reading) -> Iterator[tuple[str, Place]]:
    """The texts that hold those sentences, each once: one may say of which time the next one speaks."""
    told: dict[str, Place] = {}
    for table in reading.tables:
        for text in (table.title, *table.above, *table.notes):
            told.setdefault(text[:LONGEST_TEXT], Place(table=table.id))
    for line in reading.lines:
        told.setdefault(line.text[:LONGEST_TEXT], line.place)
    yield from told.items()
