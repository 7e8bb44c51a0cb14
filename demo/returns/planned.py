"""One document of the demonstration as it is planned: its force, layout, builder, words and dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from demo.figures import figures
from demo.known_figures import FORCES
from demo.returns.reply import PLAIN, Marks, Reply, Words

Builder = Callable[[Reply, Path], None]

ANSWER, FIRST_ANSWER, SENT_AGAIN = "answer", "first answer", "sent again"


@dataclass(frozen=True, slots=True)
class Planned:
    """One document to build."""

    code: str
    layout: str
    build: Builder
    name: str
    received_on: date
    words: Words = PLAIN
    marks: Marks = field(default_factory=Marks)
    notes: tuple[str, ...] = ()
    crossed: bool = True
    flags: bool = False
    stage: str = ANSWER
    note: str = ""


def reply_of(planned: Planned, campaign_id: str | int = "demonstration") -> Reply:
    """What a planned document answers. `campaign_id` stands in the campaign's own workbook."""
    return Reply(
        figures=figures()[planned.code],
        reference=reference(planned.code),
        received_on=planned.received_on,
        words=planned.words,
        marks=planned.marks,
        notes=planned.notes,
        crossed=planned.crossed,
        flags=planned.flags,
        campaign_id=campaign_id,
    )


def reference(code: str) -> str:
    """The force's own reference for the request."""
    place = next(place for place, force in enumerate(FORCES) if force.code == code)
    return f"FOI {1203 + 37 * place}/19"
