"""Where a request stands, what may happen to it next, and what came of each of its questions.

Status, outcome and lateness are three things: a status is moved by people and mail, an outcome belongs to one question,
lateness is computed (requests_app/deadlines). No status changes because time passes.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from requests_app.deadlines.event import Kind


class Status(StrEnum):
    """Where a request stands. `label` is what people read."""

    DRAFTED = "drafted"
    QUEUED = "queued"
    SENT = "sent"
    DELIVERY_FAILED = "delivery_failed"
    ACKNOWLEDGED = "acknowledged"
    CLARIFICATION_REQUESTED = "clarification_requested"
    CLARIFIED = "clarified"
    FEES_REQUESTED = "fees_requested"
    EXTENDED = "extended"
    ANSWERED = "answered"
    REVIEW_REQUESTED = "review_requested"
    REVIEW_ANSWERED = "review_answered"
    COMPLAINED = "complained"
    DECISION_NOTICE = "decision_notice"
    APPEALED = "appealed"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        return _LABELS.get(self, self.value.replace("_", " ").capitalize())

    @property
    def meaning(self) -> str:
        return MEANINGS[self]


_LABELS = {
    Status.REVIEW_REQUESTED: "Internal review requested",
    Status.REVIEW_ANSWERED: "Internal review answered",
    Status.COMPLAINED: "Complaint with the Commissioner",
    Status.APPEALED: "Appeal with the tribunal",
}

MEANINGS: dict[Status, str] = {
    Status.DRAFTED: "The letter can still be changed; nothing has left.",
    Status.QUEUED: "Waiting for its turn to be sent.",
    Status.SENT: "Sent, and not yet acknowledged. Its clock runs from the day it was received.",
    Status.DELIVERY_FAILED: "The letter came back or could not be sent; the force has not had it.",
    Status.ACKNOWLEDGED: "The force has it and may have given it a reference. Still waiting for the answer.",
    Status.CLARIFICATION_REQUESTED: "The force has asked what we mean. Its clock is stopped until we reply.",
    Status.CLARIFIED: "We have replied, and the time is counted afresh from the day the reply was received.",
    Status.FEES_REQUESTED: "The force has asked for a fee. Its clock is stopped until the fee is paid.",
    Status.EXTENDED: "The force has given itself more time in a notice that the law allows.",
    Status.ANSWERED: "A final answer came. What it says is kept for each question.",
    Status.REVIEW_REQUESTED: "We have asked the force to look again.",
    Status.REVIEW_ANSWERED: "The force has looked again and replied.",
    Status.COMPLAINED: "The Commissioner has been asked to decide.",
    Status.DECISION_NOTICE: "The Commissioner has decided.",
    Status.APPEALED: "The tribunal has been asked to decide.",
    Status.CLOSED: "Nothing more is expected. An answer that still comes is taken all the same.",
    Status.WITHDRAWN: "We no longer ask. An answer that still comes is taken all the same.",
}


class Move(StrEnum):
    """What may happen to a request, as the verb a button or a message would use."""

    QUEUE = "queue"
    UNQUEUE = "take back"
    SEND = "send"
    FAIL = "report a failed delivery"
    ACKNOWLEDGE = "record an acknowledgement"
    UNACKNOWLEDGE = "take back the acknowledgement"
    ASK_CLARIFICATION = "record that clarification was asked for"
    CLARIFY = "record our clarification"
    ASK_FEE = "record a fees notice"
    PAY_FEE = "record the fee as paid"
    EXTEND = "record an extension notice"
    ANSWER = "record an answer"
    REFINE = "record a refined request"
    REQUEST_REVIEW = "record a request for review"
    ANSWER_REVIEW = "record the review's answer"
    COMPLAIN = "record a complaint"
    DECIDE = "record a decision notice"
    APPEAL = "record an appeal"
    CLOSE = "close"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"


PLAIN_MOVES = (Move.ACKNOWLEDGE, Move.UNACKNOWLEDGE, Move.CLOSE, Move.REOPEN, Move.UNQUEUE)
"""Moves that are no fact of the clock and need no date: a button each."""

S, M = Status, Move

# From a status, by a move, to a status. What is not here is refused. The page docs/statuses.md is made from this table.
TRANSITIONS: dict[Status, dict[Move, Status]] = {
    S.DRAFTED: {
        M.QUEUE: S.QUEUED,
        M.SEND: S.SENT,  # through a portal or the post, by hand
        M.WITHDRAW: S.WITHDRAWN,
    },
    S.QUEUED: {
        M.SEND: S.SENT,
        M.UNQUEUE: S.DRAFTED,
        M.FAIL: S.DELIVERY_FAILED,
        M.WITHDRAW: S.WITHDRAWN,
    },
    S.DELIVERY_FAILED: {
        M.QUEUE: S.QUEUED,
        M.SEND: S.SENT,
        # A bounce can be wrong: what then arrives shows that the letter did.
        M.ACKNOWLEDGE: S.ACKNOWLEDGED,
        M.ANSWER: S.ANSWERED,
        M.WITHDRAW: S.WITHDRAWN,
    },
    S.SENT: {
        M.FAIL: S.DELIVERY_FAILED,
        M.ACKNOWLEDGE: S.ACKNOWLEDGED,
        M.ASK_CLARIFICATION: S.CLARIFICATION_REQUESTED,
        M.ASK_FEE: S.FEES_REQUESTED,
        M.EXTEND: S.EXTENDED,
        M.ANSWER: S.ANSWERED,
        M.REQUEST_REVIEW: S.REVIEW_REQUESTED,
        M.COMPLAIN: S.COMPLAINED,
        M.WITHDRAW: S.WITHDRAWN,
    },
    S.ACKNOWLEDGED: {
        M.UNACKNOWLEDGE: S.SENT,  # recorded in error; refused where it stands on a fee that was paid
        M.ASK_CLARIFICATION: S.CLARIFICATION_REQUESTED,
        M.ASK_FEE: S.FEES_REQUESTED,
        M.EXTEND: S.EXTENDED,
        M.ANSWER: S.ANSWERED,
        M.REQUEST_REVIEW: S.REVIEW_REQUESTED,
        M.COMPLAIN: S.COMPLAINED,
        M.WITHDRAW: S.WITHDRAWN,
    },
    S.CLARIFICATION_REQUESTED: {
        M.CLARIFY: S.CLARIFIED,
        M.ANSWER: S.ANSWERED,
        M.COMPLAIN: S.COMPLAINED,
        M.WITHDRAW: S.WITHDRAWN,
    },
    S.CLARIFIED: {
        M.ASK_CLARIFICATION: S.CLARIFICATION_REQUESTED,
        M.ASK_FEE: S.FEES_REQUESTED,
        M.EXTEND: S.EXTENDED,
        M.ANSWER: S.ANSWERED,
        M.REQUEST_REVIEW: S.REVIEW_REQUESTED,
        M.COMPLAIN: S.COMPLAINED,
        M.WITHDRAW: S.WITHDRAWN,
    },
    S.FEES_REQUESTED: {
        M.PAY_FEE: S.ACKNOWLEDGED,
        M.ASK_CLARIFICATION: S.CLARIFICATION_REQUESTED,
        M.ANSWER: S.ANSWERED,
        M.COMPLAIN: S.COMPLAINED,
        M.WITHDRAW: S.WITHDRAWN,
    },
    S.EXTENDED: {
        M.ASK_CLARIFICATION: S.CLARIFICATION_REQUESTED,
        M.ANSWER: S.ANSWERED,
        M.REQUEST_REVIEW: S.REVIEW_REQUESTED,
        M.COMPLAIN: S.COMPLAINED,
        M.WITHDRAW: S.WITHDRAWN,
    },
    S.ANSWERED: {
        M.ANSWER: S.ANSWERED,  # a corrected or a fuller answer
        M.REFINE: S.SENT,
        M.REQUEST_REVIEW: S.REVIEW_REQUESTED,
        M.COMPLAIN: S.COMPLAINED,
        M.CLOSE: S.CLOSED,
    },
    S.REVIEW_REQUESTED: {
        M.ANSWER: S.REVIEW_REQUESTED,  # the answer itself, where silence was what the review was about
        M.ANSWER_REVIEW: S.REVIEW_ANSWERED,
        M.COMPLAIN: S.COMPLAINED,
        M.CLOSE: S.CLOSED,
    },
    S.REVIEW_ANSWERED: {
        M.ANSWER: S.ANSWERED,
        M.REFINE: S.SENT,
        M.COMPLAIN: S.COMPLAINED,
        M.CLOSE: S.CLOSED,
    },
    S.COMPLAINED: {
        M.ANSWER: S.ANSWERED,  # a complaint often brings the answer
        M.DECIDE: S.DECISION_NOTICE,
        M.CLOSE: S.CLOSED,
    },
    S.DECISION_NOTICE: {
        M.ANSWER: S.ANSWERED,
        M.APPEAL: S.APPEALED,
        M.CLOSE: S.CLOSED,
    },
    S.APPEALED: {
        M.ANSWER: S.ANSWERED,
        M.CLOSE: S.CLOSED,
    },
    S.CLOSED: {
        M.ANSWER: S.ANSWERED,
        M.REOPEN: S.ANSWERED,  # or wherever else its facts lead: a review or a complaint may have been closed
    },
    S.WITHDRAWN: {
        M.ANSWER: S.ANSWERED,  # one that comes all the same
    },
}

# Which moves are also facts of the clock. `SEND` is its receipt: day 0, not an event.
CLOCK_KINDS: dict[Move, Kind] = {
    M.ASK_CLARIFICATION: Kind.CLARIFICATION_ASKED,
    M.CLARIFY: Kind.CLARIFICATION_RECEIVED,
    M.REFINE: Kind.REFINED,
    M.ASK_FEE: Kind.FEES_NOTICE,
    M.PAY_FEE: Kind.FEES_PAID,
    M.EXTEND: Kind.EXTENSION_NOTICE,
    M.ANSWER: Kind.RESPONSE,
    M.REQUEST_REVIEW: Kind.REVIEW_REQUESTED,
    M.ANSWER_REVIEW: Kind.REVIEW_ANSWERED,
    M.COMPLAIN: Kind.COMPLAINT,
    M.DECIDE: Kind.DECISION_NOTICE,
    M.APPEAL: Kind.APPEAL,
    M.WITHDRAW: Kind.WITHDRAWN,
}


class MoveRefused(ValueError):
    """The move is not one that this status has. The message is a sentence for the person who tried it."""


def moved(status: Status | str, move: Move) -> Status:
    """The status after the move. Raises MoveRefused, naming what could be done instead."""
    here = Status(status)
    there = TRANSITIONS[here].get(move)
    if there is None:
        raise MoveRefused(refusal(here, move))
    return there


def refusal(status: Status | str, move: Move) -> str | None:
    """Why the move can't be made, as one sentence for a tooltip, a form or an exception; None where it can."""
    here = Status(status)
    allowed = TRANSITIONS[here]
    if move in allowed:
        return None
    if not allowed:
        return f"This request is {here.label.lower()}, and nothing more can be done with it."
    return (
        f"You can't {move.value} while this request is “{here.label.lower()}”. "
        f"You can {_either([other.value for other in allowed])}."
    )


def _either(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


# The statuses in which the force still owes its first answer.
AWAITING_ANSWER = frozenset(
    {S.SENT, S.ACKNOWLEDGED, S.CLARIFICATION_REQUESTED, S.CLARIFIED, S.FEES_REQUESTED, S.EXTENDED}
)

WAITING_FOR_US = "Waiting for us"
# The board's phases, in order. A phase is a way of looking at statuses and is stored nowhere.
PHASES: dict[str, tuple[Status, ...]] = {
    "To send": (S.DRAFTED, S.QUEUED, S.DELIVERY_FAILED),
    "Waiting for the force": (S.SENT, S.ACKNOWLEDGED, S.CLARIFIED, S.EXTENDED),
    WAITING_FOR_US: (S.CLARIFICATION_REQUESTED, S.FEES_REQUESTED),
    "Answered": (S.ANSWERED,),
    "Disputed": (S.REVIEW_REQUESTED, S.REVIEW_ANSWERED, S.COMPLAINED, S.DECISION_NOTICE, S.APPEALED),
    "Done": (S.CLOSED, S.WITHDRAWN),
}


def phase(status: Status | str) -> str:
    here = Status(status)
    return next(name for name, held in PHASES.items() if here in held)


class Outcome(StrEnum):
    """What came of one question, in the words of the reading contract. `ELSEWHERE` is section 21."""

    ANSWERED = "answered"
    PARTLY_ANSWERED = "partly answered"
    REFUSED = "refused"
    NOT_HELD = "not held"
    NEITHER = "neither confirm nor deny"
    ELSEWHERE = "available elsewhere"


GIVES_FIGURES = frozenset({Outcome.ANSWERED, Outcome.PARTLY_ANSWERED})


class Whole(StrEnum):
    """What came of a request as a whole, concluded from its questions and stored nowhere."""

    NOTHING_YET = "nothing recorded yet"  # whether or not an answer came
    FULL = "answered in full"
    PART = "answered in part"
    REFUSED = "refused"
    NOT_HELD = "not held"
    NO_FIGURES = "answered without figures"


def whole(outcomes: Mapping[str, Outcome | None]) -> Whole:
    """The conclusion over a request's questions. A question without an outcome (None) keeps it from being full."""
    known = [outcome for outcome in outcomes.values() if outcome is not None]
    if not known:
        return Whole.NOTHING_YET
    if len(known) == len(outcomes) and set(known) == {Outcome.ANSWERED}:
        return Whole.FULL
    if GIVES_FIGURES & set(known):
        return Whole.PART
    if len(known) == len(outcomes) and len(set(known)) == 1:
        return {Outcome.REFUSED: Whole.REFUSED, Outcome.NOT_HELD: Whole.NOT_HELD}.get(known[0], Whole.NO_FIGURES)
    return Whole.NO_FIGURES
