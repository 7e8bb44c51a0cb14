"""What a worker works out beforehand, so that nobody waits for it. Running it twice changes nothing."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.utils import timezone

from reporting.kept_exports import write_exports
from reporting.kept_results import edition_as_it_stands
from reporting.models import Publication
from reporting.search import keep_what_is_told
from reporting.tokens import forget_calls
from reporting.working_out import EDITIONS, alone_on
from requests_app.kept_stamps import gather_changes
from requests_app.models import Campaign, Event
from requests_app.program import program_mark
from requests_app.specification import UnusableSpecification
from requests_app.task_queue import shared_task
from review.kept_across import keep_across
from review.kept_standings import standings
from review.models import KeptAcross

log = logging.getLogger(__name__)

CHANGED_WITHIN = timedelta(minutes=5)
"""Campaigns with an event this recent are looked at; what nobody touched for longer was worked out then."""

AT_ONCE, SECONDS = 100, 10.0
"""Others that are looked at in one go, and how long after its start another one is begun: a new program judges all of
them anew, and the process that does so reads no document meanwhile."""

ONE_AT_A_TIME = 7_305_201
"""The key of the database's lock that one worker holds while it does this."""


@shared_task(name="reporting.keep_results")
def keep_results() -> int:
    """The judgements and editions of campaigns that something happened to, and of those not looked at by this program
    and on this day, where they are not kept; how many campaigns were looked at."""
    started = time.monotonic()
    with _alone() as alone:
        if not alone:
            return 0
        forget_calls(timezone.now())
        keep_what_is_told()
        gather_changes()
        since = timezone.now() - CHANGED_WITHIN
        touched = Event.objects.filter(at__gte=since).exclude(campaign=None).values("campaign")
        campaigns = list(Campaign.objects.filter(pk__in=touched))
        for campaign in campaigns:
            keep_results_of(campaign)
        number = len(campaigns) + _look_at_others(campaigns, until=started + SECONDS)
        for publication in Publication.objects.filter(at__gte=since).select_related("campaign").defer("content"):
            write_exports(publication)
    return number


def _look_at_others(looked_at: list[Campaign], *, until: float) -> int:
    """The newest first, of those that no worker looked at today by this program: what an answer is that did not come
    turns on the day, and what is a finding on the program. How many were looked at. Each is noted before it is begun:
    one that ends this process does not end the next one too."""
    now = f"{program_mark()[:40]} {timezone.localdate()}"
    due = Campaign.objects.filter(emptied_at=None).exclude(kept_across__looked_for=now)
    number = 0
    for campaign in due.exclude(pk__in=[one.pk for one in looked_at]).order_by("-pk")[:AT_ONCE]:
        if time.monotonic() > until:
            break
        KeptAcross.objects.update_or_create(campaign=campaign, defaults={"looked_for": now})
        keep_results_of(campaign)
        number += 1
    return number


def keep_results_of(campaign: Campaign) -> None:
    """Everything that pages show of the campaign to those who work on it. A few queries where it is kept already."""
    today = timezone.localdate()
    try:
        standings([campaign], today=today, user=AnonymousUser())
        keep_across([campaign], today=today)
        for provisional in (False, True):
            edition_as_it_stands(campaign, today=today, provisional=provisional, public=False)
    except UnusableSpecification as fault:
        log.info("Nothing is worked out of %s: %s", campaign.slug, fault)


@shared_task(name="reporting.work_out")
def work_out(pk: int, mark: str) -> bool:
    """One of a campaign's editions (its mark: reporting/working_out.py) that a page waits for; whether this worker
    worked it out."""
    campaign, which = Campaign.objects.get(pk=pk), EDITIONS[mark]
    with alone_on(campaign, mark) as alone:
        if alone:
            try:
                edition_as_it_stands(campaign, today=timezone.localdate(), **which)
            except UnusableSpecification as fault:
                log.info("Nothing is worked out of %s: %s", campaign.slug, fault)
    return alone


@contextmanager
def _alone() -> Iterator[bool]:
    """Whether no other worker does the same now. The lock goes with the connection of whoever dies."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [ONE_AT_A_TIME])
        taken = bool(cursor.fetchone()[0])
    try:
        yield taken
    finally:
        if taken:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_AT_A_TIME])
