"""What the pages of this room ask the database. However many requests there are, the number of queries stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Exists, Max, OuterRef, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Greatest

from requests_app.chasing import Step, next_step
from requests_app.clocks import clock_of
from requests_app.correspondence import latest_outcomes
from requests_app.deadlines import (
    LATE,
    OPEN,
    Bucket,
    Calendar,
    Clock,
    ClockError,
    Standing,
    standing,
)
from requests_app.models import Campaign, ClockEvent, Event, FoiRequest, Mailbox, Message, QuestionOutcome
from requests_app.statuses import (
    AWAITING_ANSWER,
    PHASES,
    PLAIN_MOVES,
    TRANSITIONS,
    WAITING_FOR_US,
    Move,
    Outcome,
    Status,
    Whole,
    phase,
    whole,
)

IN_TRAY = (Message.State.ARRIVED, Message.State.RECEIVED, Message.State.UNREADABLE)


@dataclass(frozen=True, slots=True)
class Stands:
    """A request with everything that is computed of it: where it stands, what came of it and what to do next.

    `fault` is the sentence where its events contradict each other; then there is no clock.
    """

    request: FoiRequest
    clock: Clock | None
    standing: Standing
    step: Step
    came: Whole
    fault: str = ""

    @property
    def status(self) -> Status:
        return Status(self.request.status)

    @property
    def phase(self) -> str:
        return phase(self.request.status)

    @property
    def plain_moves(self) -> list[Move]:
        """What may be recorded of it with a button alone."""
        return [move for move in PLAIN_MOVES if move in TRANSITIONS[self.status]]

    @property
    def forward_moves(self) -> list[Move]:
        """Those of them that go on: the board's cards have no room for taking back."""
        return [move for move in self.plain_moves if move is not Move.UNACKNOWLEDGE]

    @property
    def tone(self) -> str:
        """The tag's look; the words beside it say the same."""
        if self.standing.bucket in LATE:
            return "tag-bad"
        if self.standing.bucket in (
            Bucket.DUE_TODAY,
            Bucket.DUE_SOON,
            Bucket.AWAITING_CLARIFICATION,
            Bucket.PAUSED_FOR_FEES,
        ):
            return "tag-warn"
        return "tag-good" if self.standing.bucket is Bucket.ANSWERED_IN_TIME else ""


def requests_with_clocks() -> QuerySet[FoiRequest]:
    """Requests with all that their clock and outcome are worked out from: three queries."""
    return FoiRequest.objects.select_related("force", "campaign", "owner").prefetch_related(
        Prefetch("clock_events", ClockEvent.objects.all()),
        Prefetch("outcomes", QuestionOutcome.objects.all()),
    )


def requests_with_history() -> QuerySet[FoiRequest]:
    """The same with the day of the last letter of each, or of its answer where that came without a letter."""
    contact = Q(messages__state__in=[Message.State.SENT, Message.State.RECEIVED])
    letter = Max("messages__on", filter=contact)
    return requests_with_clocks().annotate(last_contact=Greatest(letter, "responded_on"))  # passes over what is null


def stands(request: FoiRequest, *, today: date, calendar: Calendar) -> Stands:
    """The request as it stands today."""
    latest = latest_outcomes(request)
    numbers = [str(question.get("number")) for question in request.campaign.document.get("questions", [])]
    came = whole({number: Outcome(latest[number].outcome) if number in latest else None for number in numbers})
    fault = ""
    try:
        clock = clock_of(request, calendar)
        where, step = standing(today, clock), next_step(today, clock, request.status, came)
    except ClockError as trouble:
        clock, fault = None, str(trouble)
        where = Standing(Bucket.NOT_STARTED, "Its dates contradict each other")
        step = Step("Mend the dates of this request", True)
    return Stands(request, clock, where, step, came, fault)


def board(campaign: Campaign, *, today: date, calendar: Calendar) -> list[Stands]:
    """Every request of the campaign, by the force's name."""
    rows = requests_with_history().filter(campaign=campaign).select_related(None).select_related("force", "owner")
    found = []
    for row in rows:
        row.campaign = campaign  # one campaign, read once
        found.append(stands(row, today=today, calendar=calendar))
    return found


@dataclass(frozen=True, slots=True)
class ToDo:
    """One line of Today: how many of what, and the page where they are."""

    count: int
    words: str
    address: str
    urgent: bool = False
    permission: str = "log answers"
    """Whose it is: of whoever may do this."""


Counted = Sequence[tuple[Stands, int]]
"""Requests as they stand, each with how many stand as it does (requests_app/request_groups.py)."""


def things_to_do(rows: Counted, *, campaign: Campaign, board_address: str) -> list[ToDo]:
    """What the campaign asks of us today, the most pressing first; each a link to just those requests."""
    counted = dict.fromkeys(Bucket, 0)
    for row, number in rows:
        counted[row.standing.bucket] += number
    found = [
        ToDo(
            counted[bucket],
            f"{'answer' if counted[bucket] == 1 else 'answers'} {bucket.value}",
            f"{board_address}?lateness={bucket.name.lower()}",
            bucket in LATE,
        )
        for bucket in (Bucket.VERY_OVERDUE, Bucket.OVERDUE, Bucket.DUE_TODAY, Bucket.DUE_SOON)
    ]

    def add(
        number: int, one: str, more: str, address: str, *, urgent: bool = False, permission: str = "send letters"
    ) -> None:
        found.append(ToDo(number, one if number == 1 else more, address, urgent, permission))

    add(
        sum(number for row, number in rows if row.phase == WAITING_FOR_US),
        "force waits for us to reply or to pay",
        "forces wait for us to reply or to pay",
        f"{board_address}?{urlencode({'phase': WAITING_FOR_US})}",
        urgent=True,
    )
    add(
        sum(n for row, n in rows if row.status is Status.ANSWERED and row.came is Whole.NOTHING_YET),
        "answer without an outcome recorded",
        "answers without an outcome recorded",
        f"{board_address}?outcome=nothing_yet&phase=Answered",
        permission="log answers",
    )
    sending = f"/campaigns/{campaign.slug}/sending/"
    add(
        sum(number for row, number in rows if row.status is Status.DELIVERY_FAILED),
        "letter could not be sent",
        "letters could not be sent",
        sending,
        urgent=True,
    )
    add(
        sum(number for row, number in rows if row.status is Status.DRAFTED),
        "request not sent yet",
        "requests not sent yet",
        f"/campaigns/{campaign.slug}/send/",
    )
    return [one for one in found if one.count]


def with_phases(campaigns: Iterable[Campaign]) -> list[Campaign]:
    """These campaigns with the number of their requests by phase, in their order: one query."""
    counts = {
        f"phase_{number}": Count("requests", filter=Q(requests__status__in=[status.value for status in held]))
        for number, held in enumerate(PHASES.values())
    }
    keys = [campaign.pk for campaign in campaigns]
    counted = Campaign.objects.annotate(asked=Count("requests"), **counts)
    found = counted.select_related("created_by", "previous_round").in_bulk(keys)
    return [found[key] for key in keys if key in found]


RUNNING = tuple(status.value for status in Status if status not in (Status.CLOSED, Status.WITHDRAWN))


def running_campaigns() -> QuerySet[Campaign]:
    """Campaigns with a request that is neither closed nor withdrawn."""
    return Campaign.objects.filter(Exists(FoiRequest.objects.filter(campaign=OuterRef("pk"), status__in=RUNNING)))


def phase_counts(campaign: Any) -> list[tuple[str, int]]:
    """The phases of a campaign that with_phases gave, with their numbers."""
    return [(name, getattr(campaign, f"phase_{number}")) for number, name in enumerate(PHASES)]


CALENDAR_HOLDS = 400
"""Requests in one person's calendar."""


def dated_requests(user: Any, *, since: date) -> tuple[list[FoiRequest], int]:
    """Open requests that were due or answered since a day: the person's own first, then those due soonest, as many as a
    calendar can hold. And how many are left out."""
    open_ones = FoiRequest.objects.exclude(received_on=None).filter(status__in=RUNNING)
    due = open_ones.filter(Q(due_on__gte=since) | Q(latest_on__gte=since) | Q(responded_on__gte=since))
    mine = list(due.filter(owner=user).order_by("due_on", "pk").values_list("pk", flat=True)[:CALENDAR_HOLDS])
    others = due.exclude(owner=user).order_by("due_on", "pk").values_list("pk", flat=True)
    chosen = [*mine, *others[: CALENDAR_HOLDS - len(mine)]]
    left = due.count() - len(chosen) if len(chosen) == CALENDAR_HOLDS else 0
    # Apart and not joined: a campaign with its specification is fetched once and not with each of its requests.
    found = FoiRequest.objects.filter(pk__in=chosen).select_related("force").prefetch_related("campaign")
    return list(found), left


def waiting_drafts() -> QuerySet[Message]:
    """Drafts that a person has still to read, oldest first."""
    return Message.objects.filter(state=Message.State.DRAFT).select_related("request__force", "request__campaign")


def tray() -> QuerySet[Message]:
    """Mail that belongs to no request yet, oldest first."""
    return Message.objects.filter(direction=Message.Direction.IN, request=None, state__in=IN_TRAY)


def unconfirmed() -> QuerySet[Message]:
    """Matched letters with a suggestion that nobody has confirmed or dismissed."""
    return (
        Message.objects.filter(direction=Message.Direction.IN, state=Message.State.RECEIVED)
        .exclude(request=None)
        .filter(suggestions__contains=[{"state": "open"}])
        .select_related("request__force", "request__campaign")
    )


def letters_waiting() -> dict[str, int]:
    """How many "drafts" are to be read and sent, and how many "unconfirmed" letters to confirm: one query."""
    drafts, open_ones = (
        rows.order_by().values(which=Value(which)).annotate(number=Count("pk"))
        for which, rows in (("drafts", waiting_drafts()), ("unconfirmed", unconfirmed()))
    )
    told = drafts.union(open_ones, all=True).values_list("which", "number")
    return {"drafts": 0, "unconfirmed": 0, **dict(told)}


def tray_numbers() -> tuple[int, int]:
    """How many letters wait in the tray, and how many of them could not be read: one query."""
    unread = Count("pk", filter=Q(state=Message.State.UNREADABLE))
    told = tray().order_by().aggregate(every=Count("pk"), unread=unread)
    return told["every"], told["unread"]


def mailbox_trouble(unread: int | None = None) -> str:
    """Why the reply mailbox was not read at the last poll, and how many mails could not be; empty where all is well.
    `unread` is that number where it is known already."""
    told = list(Mailbox.objects.exclude(trouble="").values_list("trouble", flat=True)[:1])
    if unread := tray_numbers()[1] if unread is None else unread:
        told.append(
            "One mail could not be read and waits in the tray: open it as it came."
            if unread == 1
            else f"{unread} mails could not be read and wait in the tray: open them as they came."
        )
    return " ".join(told)


def latest_events() -> QuerySet[Event]:
    """What happened last, newest first, without the drafts that the program makes by the dozen: they are counted."""
    return Event.objects.exclude(kind="letter drafted", by=None).select_related("by", "request__force", "campaign")


def history_of(request: FoiRequest) -> QuerySet[Event]:
    """What happened to a request, newest first."""
    return Event.objects.filter(request=request).select_related("by")


def heads_unread() -> list[int]:
    """The mails that are kept and of whose heads nothing is known: not taken apart, or not yet."""
    kept = Message.objects.filter(Q(heads=None) | Q(heads=""), direction=Message.Direction.IN).exclude(raw_path="")
    return list(kept.order_by("pk").values_list("pk", flat=True))


def letters_of(request: FoiRequest) -> QuerySet[Message]:
    """Letters to and from, and those of other forces that also answer for this one; oldest first."""
    # Looked up first, so that both kinds are found by their keys and no letter is read to be left out.
    shared = list(Message.also_for.through.objects.filter(foirequest=request).values_list("message", flat=True))
    mine = Message.objects.filter(Q(request=request) | Q(pk__in=shared))
    return mine.exclude(state=Message.State.DISCARDED).select_related("by")


def still_awaited(rows: Counted) -> int:
    return sum(number for row, number in rows if row.status in AWAITING_ANSWER and row.standing.bucket in OPEN)
