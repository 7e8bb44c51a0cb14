"""What happens to a request's clock: dated events, never flags."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ClockError(ValueError):
    """The clock cannot be worked out. The message is one sentence for the person who typed the dates."""


class Kind(StrEnum):
    """Events in the order in which two of the same day usually happen."""

    CLARIFICATION_ASKED = "clarification-asked"
    CLARIFICATION_RECEIVED = "clarification-received"
    REFINED = "refined"
    FEES_NOTICE = "fees-notice"
    FEES_PAID = "fees-paid"
    EXTENSION_NOTICE = "extension-notice"
    RESPONSE = "response"
    REVIEW_REQUESTED = "review-requested"
    REVIEW_ANSWERED = "review-answered"
    COMPLAINT = "complaint"
    DECISION_NOTICE = "decision-notice"
    APPEAL = "appeal"
    WITHDRAWN = "withdrawn"


WORDS: dict[Kind, str] = {
    Kind.CLARIFICATION_ASKED: "clarification asked for",
    Kind.CLARIFICATION_RECEIVED: "our clarification received",
    Kind.REFINED: "refined request received",
    Kind.FEES_NOTICE: "fees notice given",
    Kind.FEES_PAID: "fee paid",
    Kind.EXTENSION_NOTICE: "extension notice given",
    Kind.RESPONSE: "answer given",
    Kind.REVIEW_REQUESTED: "internal review asked for",
    Kind.REVIEW_ANSWERED: "internal review answered",
    Kind.COMPLAINT: "complaint made to the Commissioner",
    Kind.DECISION_NOTICE: "decision notice issued",
    Kind.APPEAL: "appeal made to the tribunal",
    Kind.WITHDRAWN: "request withdrawn",
}

_ORDER = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class ClockEvent:
    """Something that happened on a day. `exemption`: the section an extension notice relies on ("s31(1)"), if said."""

    kind: Kind
    on: date
    exemption: str | None = None


def kind_named(words: str) -> Kind:
    """The kind of a contract word ("fees-notice"). Raises ClockError with the words there are."""
    wanted = words.strip().casefold().replace("_", "-").replace(" ", "-")
    for kind in Kind:
        if wanted == kind.value:
            return kind
    known = ", ".join(kind.value for kind in Kind)
    raise ClockError(f"{words.strip() or 'Nothing'} is not an event of the clock: use one of {known}.")


def in_order(events: Iterable[ClockEvent]) -> tuple[ClockEvent, ...]:
    """By date, and within a day as such things usually happen: for events whose own order isn't known."""
    return tuple(sorted(events, key=lambda event: (event.on, _ORDER[event.kind])))
