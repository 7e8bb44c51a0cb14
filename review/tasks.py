"""What the workers do for the judging room."""

from __future__ import annotations

import logging

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.utils import timezone

from requests_app.models import Campaign
from requests_app.specification import UnusableSpecification
from requests_app.task_queue import shared_task
from review.dry_runs import run_dry
from review.kept_across import keep_across
from review.kept_standings import standings

log = logging.getLogger(__name__)

JUDGING = 7_305_203
"""The first key of the locks that workers hold while they judge a campaign; the second is its own."""


@shared_task(name="review.dry_run")
def dry_run(pk: int) -> str:
    """Replay a draft on last round's documents. Run again on a run that is done it does nothing."""
    return run_dry(pk)


@shared_task(name="review.judge")
def judge(pk: int) -> bool:
    """Judge a campaign's returns that a page waits for; whether this worker did. What is judged is kept bit by bit, so
    that who waits sees it go on, and who takes over from a worker that died goes on from there."""
    campaign, today = Campaign.objects.get(pk=pk), timezone.localdate()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [JUDGING, pk & 0x7FFFFFFF])
        alone = bool(cursor.fetchone()[0])
    if alone:
        try:
            standings([campaign], today=today, user=AnonymousUser())
            keep_across([campaign], today=today)
        except UnusableSpecification as fault:
            log.info("Nothing is judged of %s: %s", campaign.slug, fault)
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [JUDGING, pk & 0x7FFFFFFF])
    return alone
