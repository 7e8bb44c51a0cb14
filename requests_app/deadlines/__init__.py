"""The law's clock. Pure: the law, the events, the calendar and today are arguments, and nothing asks what day it is."""

from requests_app.deadlines.calendar import Calendar, Closure, Day, ProclaimedDay, bank_holidays, places
from requests_app.deadlines.clock import Clock, work_out
from requests_app.deadlines.event import WORDS, ClockError, ClockEvent, Kind, in_order, kind_named
from requests_app.deadlines.lateness import (
    DUE_SOON_WITHIN,
    LATE,
    OPEN,
    Bucket,
    ReviewBucket,
    Standing,
    review_standing,
    standing,
)
from requests_app.deadlines.law import (
    EIR,
    FOIA,
    FOISA,
    LAWS,
    SCOTLAND_ALONE,
    UNITED_KINGDOM,
    Law,
    UnknownLaw,
    law_named,
)
from requests_app.deadlines.milestones import Mark, Milestone, milestones
from requests_app.deadlines.remedies import Review
from requests_app.deadlines.running import Stop
from requests_app.deadlines.wording import in_words, joined, with_weekday, working_days_in_words

__all__ = [
    "DUE_SOON_WITHIN",
    "EIR",
    "FOIA",
    "FOISA",
    "LATE",
    "LAWS",
    "OPEN",
    "SCOTLAND_ALONE",
    "UNITED_KINGDOM",
    "WORDS",
    "Bucket",
    "Calendar",
    "Clock",
    "ClockError",
    "ClockEvent",
    "Closure",
    "Day",
    "Kind",
    "Law",
    "Mark",
    "Milestone",
    "ProclaimedDay",
    "Review",
    "ReviewBucket",
    "Standing",
    "Stop",
    "UnknownLaw",
    "bank_holidays",
    "in_order",
    "in_words",
    "joined",
    "kind_named",
    "law_named",
    "milestones",
    "places",
    "review_standing",
    "standing",
    "with_weekday",
    "work_out",
    "working_days_in_words",
]
