"""What a worker works out beforehand, so that nobody waits for it. Running it twice changes nothing."""

from __future__ import annotations

import logging
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
from requests_app.models import Campaign, Event
from requests_app.specification import UnusableSpecification
from requests_app.task_queue import shared_task
from review.kept_across import keep_across
from review.kept_judgements import judged_in_short
from review.kept_standings import standings

log = logging.getLogger(__name__)

CHANGED_WITHIN = timedelta(minutes=5)
"""Campaigns with an event this recent are looked at; what nobody touched for longer was worked out then, or is at its
next view."""

ONE_AT_A_TIME = 7_305_201
"""The key of the database's lock that one worker holds while it does this."""


@shared_task(name="reporting.keep_results")
def keep_results() -> int:
    """The judgements and editions of campaigns that something happened to, where they are not kept; how many campaigns
    were looked at."""
    with _alone() as alone:
        if not alone:
            return 0
        forget_calls(timezone.now())
        keep_what_is_told()
        since = timezone.now() - CHANGED_WITHIN
        touched = Event.objects.filter(at__gte=since).exclude(campaign=None).values("campaign")
        campaigns = list(Campaign.objects.filter(pk__in=touched))
        for campaign in campaigns:
            keep_results_of(campaign)
        for publication in Publication.objects.filter(at__gte=since).select_related("campaign").defer("content"):
            write_exports(publication)
    return len(campaigns)


def keep_results_of(campaign: Campaign) -> None:
    """Everything that pages show of the campaign to those who work on it."""
    today = timezone.localdate()
    try:
        judged_in_short(campaign, today=today)
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
