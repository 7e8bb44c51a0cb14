"""The kinds of letters and what their sentences do, as the names that everything else uses. Pure."""

from __future__ import annotations

from enum import StrEnum


class Seems(StrEnum):
    """What a letter may be."""

    BOUNCE = "delivery failed"
    OUT_OF_OFFICE = "out of office"
    REVIEW_ANSWER = "answer to an internal review"
    FULL_ANSWER = "answer"
    PARTIAL_ANSWER = "answer in part"
    REFUSAL = "refusal"
    NOT_HELD = "not held"
    NEITHER = "neither confirms nor denies"
    ELSEWHERE = "available elsewhere"
    CLARIFICATION = "asks for clarification"
    FEES = "fees notice"
    EXTENSION = "extension notice"
    TRANSFER = "passed to another authority"
    LINK = "answer behind a secure link"
    HOLDING = "holding letter"
    ACKNOWLEDGEMENT = "acknowledgement"
    DECISION = "decision notice"
    REGULATOR = "from the Commissioner or the tribunal"


class Nuance(StrEnum):
    """What sort of that kind it is, where the letter says."""

    NIL = "nothing was recorded"
    COST = "over the cost limit"
    VEXATIOUS = "vexatious"
    REPEATED = "repeated request"
    FUTURE = "intended for future publication"
    REVIEW_RECEIVED = "of a request for review"
    REVIEW_UPHELD = "the first decision stands"
    REVIEW_PARTLY = "the first decision stands in part"
    REVIEW_OVERTURNED = "the first decision is changed"
    AUTOMATIC = "written by a machine"


class Act(StrEnum):
    """What a sentence does."""

    BOUNCES = "bounces"
    AWAY = "away"
    AUTOMATIC = "automatic"
    GIVES = "gives"
    COUNTS = "counts"
    NIL = "nil"
    PART = "part"
    WITHHOLDS = "withholds"
    CITES = "cites"
    COST = "cost"
    VEXATIOUS = "vexatious"
    REPEATED = "repeated"
    FUTURE = "future"
    NOT_HELD = "not held"
    NEITHER = "neither"
    ELSEWHERE = "elsewhere"
    ASKS = "asks"
    FEE = "fee"
    EXTENDS = "extends"
    TRANSFERS = "transfers"
    DIRECTS = "directs"
    LINKS = "links"
    DELAYS = "delays"
    ACKNOWLEDGES = "acknowledges"
    REVIEW_RECEIVED = "review received"
    REVIEW_DONE = "review done"
    UPHOLDS = "upholds"
    OVERTURNS = "overturns"
    HOLDS = "holds"
