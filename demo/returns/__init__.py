"""The 43 return documents of the demonstration, built from its figures in the layouts that forces use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from demo.returns.plan import PLAN
from demo.returns.planned import ANSWER, FIRST_ANSWER, SENT_AGAIN, Planned, reply_of
from demo.returns.reply import DEMONSTRATION, PrintedFigure

__all__ = ["ANSWER", "DEMONSTRATION", "FIRST_ANSWER", "SENT_AGAIN", "BuiltReturn", "build_all"]


@dataclass(frozen=True, slots=True)
class BuiltReturn:
    """A document that a force sent.

    `stage` is ANSWER for the one that counts (one to each of the 43 forces), FIRST_ANSWER for one that had to be sent
    again, SENT_AGAIN for the same bytes a second time. `printed` is every figure that an ANSWER prints, the totals of
    parts left out; empty otherwise.
    """

    force_code: str
    path: Path
    layout: str
    received_on: date
    note: str
    stage: str
    reference: str
    printed: tuple[PrintedFigure, ...]


def build_all(folder: Path, *, campaign_id: str | int = "demonstration") -> list[BuiltReturn]:
    """Build every document under `folder`, one folder to a force, in the order received.

    `campaign_id` stands in the campaign's own return workbooks, which three forces filled in. The bytes are always the
    same."""
    built = [_build(planned, folder, campaign_id) for planned in PLAN]
    return sorted(built, key=lambda each: (each.received_on, each.force_code, each.path.name))


def _build(planned: Planned, folder: Path, campaign_id: str | int) -> BuiltReturn:
    reply = reply_of(planned, campaign_id)
    path = folder / reply.figures.force.slug / planned.name
    path.parent.mkdir(parents=True, exist_ok=True)
    planned.build(reply, path)
    return BuiltReturn(
        force_code=planned.code,
        path=path,
        layout=planned.layout,
        received_on=planned.received_on,
        note=planned.note,
        stage=planned.stage,
        reference=reply.reference,
        printed=tuple(reply.printed()) if planned.stage == ANSWER else (),
    )
