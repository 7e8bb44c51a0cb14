"""A request that is refused as a whole on its cost, in a letter that gives figures all the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ingestion.interpretation.letter_text import Letter
from ingestion.values.record import Answer, Outcome, Record
from requests_app.exemptions import COST, sections_in
from requests_app.mail.rules import Act
from requests_app.mail.sentences import own_words
from requests_app.mail.understanding import understood

PLAINLY = 3
"""The weight of a cue that says a thing in so many words."""


def beside_figures(
    letter: Letter, settled: Sequence[Answer], records: Iterable[Record], questions: Mapping[str, str]
) -> list[Answer]:
    """The sentence that refuses the whole request on its cost, as an answer in part, where figures answer a question
    and nothing settled tells of such a refusal yet. One at most: what is given outside the Act leaves the refusal said.
    """
    told = any(COST & set(one.exemptions) and one.outcome is not Outcome.ANSWERED for one in settled)
    given = any(one.question is not None and one.interval.known for one in records)
    if told or not given or not COST & set(sections_in(letter.text)):
        return []
    for said in understood(own_words(letter.text), questions):
        if said.acts.get(Act.WITHHOLDS, 0) >= PLAINLY and COST & set(said.sections) and not said.about:
            place, _ = letter.place(said.text)
            return [Answer(None, Outcome.PARTLY_ANSWERED, said.sections, said.text, place)]
    return []
