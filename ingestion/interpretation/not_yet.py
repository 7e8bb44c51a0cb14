"""A letter that answers nothing yet: it asks what is meant, wants a fee, takes more time, or says that it has come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingestion.interpretation.letter_text import Letter
from ingestion.values.finding import Finding, Level, declare
from ingestion.values.record import Answer, Record
from requests_app.mail.recognition import Recognition
from requests_app.mail.rules import Seems

NO_ANSWER_YET = declare(
    "Q712",
    Level.INFO,
    "A letter that is no answer yet",
    "Record what it says on the request's page, so that the clock is right.",
)

_SAYS = {
    Seems.CLARIFICATION: "It asks for clarification",
    Seems.FEES: "It asks for a fee",
    Seems.EXTENSION: "It takes more time",
    Seems.TRANSFER: "It says that the request was passed on",
    Seems.HOLDING: "It says that an answer will follow",
    Seems.ACKNOWLEDGEMENT: "It acknowledges the request",
    Seems.OUT_OF_OFFICE: "It is an automatic reply",
    Seems.LINK: "It says that the answer lies behind a link",
}


def not_yet(
    recognised: Recognition, letter: Letter, settled: Sequence[Answer], records: Iterable[Record]
) -> list[Finding]:
    """A finding where the letter is plainly of such a kind, and neither a figure nor a word on any question stands in
    its document."""
    first = next(iter(recognised.suggestions), None)
    if first is None or first.seems not in _SAYS or settled or any(one.interval.known for one in records):
        return []
    place, _ = letter.place(first.quote)
    return [NO_ANSWER_YET.found(f"{_SAYS[first.seems]}: “{first.quote}”", place)]
