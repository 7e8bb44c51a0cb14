"""Returns of many figures are judged by a worker while a page says how far that is; few are judged at once.

After a new release or at midnight whoever came before the worker waited for all of it, a minute on Today.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.cache import cache
from django.utils import timezone

from ingestion.heartbeats import somebody_reads
from ingestion.models import OffenceRecord
from requests_app.models import Campaign
from requests_app.nudges import nudge_workers

MANY_RETURNS, MANY_FIGURES = 100, 20_000
"""From either of these on it takes seconds."""

MANY_CAMPAIGNS = 3
"""One page looks at so many that changed, each with its own comparisons, and leaves the others to a worker: while a
thousand returns come in, all of a person's campaigns change from one view of Today to the next."""

ASKED_AGAIN = 10
"""Seconds after which a page that still waits asks a worker again: a message may be lost, the broker away."""

_looked_at: ContextVar[bool] = ContextVar("looked_at", default=False)


class BeingJudged(Exception):
    """Returns that are not judged yet and that a page had better not judge: `left` of `number`."""

    def __init__(self, campaign: Campaign, *, left: int, number: int) -> None:
        super().__init__(f"The returns of {campaign.slug} are being judged")
        self.campaign, self.left, self.number = campaign, left, number

    @property
    def done(self) -> int:
        return self.number - self.left


@contextmanager
def page_that_is_looked_at() -> Iterator[None]:
    """While a page is made for somebody who waits for it, and who can come again: nothing is changed by it."""
    before = _looked_at.set(True)
    try:
        yield
    finally:
        _looked_at.reset(before)


def leave_many_to_a_worker(campaign: Campaign, missing: Collection[int], *, number: int, before: int = 0) -> None:
    """Raises BeingJudged where a page would judge many, these of `number`, or has judged returns of several campaigns
    `before`. Where no worker lives they are judged here, however long that takes: late is better than never."""
    if not _looked_at.get():
        return
    if (before >= MANY_CAMPAIGNS or _many(missing)) and somebody_reads(now=timezone.now()):
        raise BeingJudged(campaign, left=len(missing), number=number)


def _many(requests: Collection[int]) -> bool:
    if len(requests) >= MANY_RETURNS:
        return True
    read = OffenceRecord.objects.filter(extraction__current=True, extraction__document__request__in=requests)
    return bool(read.order_by()[:MANY_FIGURES].count() >= MANY_FIGURES)


def ask_to_judge(campaign: Campaign) -> None:
    """Ask a worker, unless this process asked just now. With the broker down nobody is asked, and the page that waits
    asks again."""
    from review.tasks import judge

    if cache.add(f"asked-to-judge-{campaign.pk}", True, ASKED_AGAIN):
        nudge_workers(judge, campaign.pk, waits=f"the returns of {campaign.slug} wait to be judged")
