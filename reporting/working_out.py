"""Editions of many figures are worked out by a worker while a page says so; small ones at once."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from ingestion.heartbeats import somebody_reads
from ingestion.models import OffenceRecord
from reporting.kept_results import edition_as_it_stands
from reporting.publishing.edition import Content
from requests_app.models import Campaign
from requests_app.nudges import nudge_workers

MANY = 20_000
"""Figures read of a campaign, from which a page does not work its edition out itself: that takes seconds."""


EDITIONS = {
    f"{count} {readers}": {"provisional": count == "provisional", "public": readers == "public"}
    for count in ("signed", "provisional")
    for readers in ("internal", "public")
}
"""A campaign's editions as they stand, by their mark."""


class BeingWorkedOut(Exception):
    """An edition that is not ready and that a page had better not work out."""

    def __init__(self, campaign: Campaign, *, provisional: bool, public: bool) -> None:
        super().__init__(f"The edition of {campaign.slug} is being worked out")
        self.campaign = campaign
        which = {"provisional": provisional, "public": public}
        self.mark = next(mark for mark, one in EDITIONS.items() if one == which)


def edition_for_page(campaign: Campaign, *, today: date, provisional: bool, public: bool, mark: str = "") -> Content:
    """The edition, where it is ready or soon made; `mark` is its mark, where that is known. Raises BeingWorkedOut, and
    UnusableSpecification.

    Where no worker lives it is made here, however long it takes: late is better than never."""

    def missing() -> None:
        if _many(campaign) and somebody_reads(now=timezone.now()):
            raise BeingWorkedOut(campaign, provisional=provisional, public=public)

    which = {"today": today, "provisional": provisional, "public": public}
    return edition_as_it_stands(campaign, **which, missing=missing, mark=mark)


def _many(campaign: Campaign) -> bool:
    read = OffenceRecord.objects.filter(extraction__current=True, extraction__document__campaign=campaign)
    return bool(read.order_by()[: MANY + 1].count() > MANY)


ASKED_AGAIN = 10
"""Seconds after which a page that still waits asks a worker again: a message may be lost, the broker away."""


def ask_for(wanted: BeingWorkedOut) -> None:
    """Ask a worker to work it out, unless one does already or this process asked just now. With the broker down nobody
    is asked, and the page that waits asks again."""
    from reporting.tasks import work_out

    with alone_on(wanted.campaign, wanted.mark) as nobody_does:
        pass
    if nobody_does and cache.add(f"asked-for-{wanted.campaign.pk}-{wanted.mark}".replace(" ", "-"), True, ASKED_AGAIN):
        nudge_workers(work_out, wanted.campaign.pk, wanted.mark, waits=f"{wanted.campaign.slug} waits for its edition")


WORKING_OUT = 7_305_202
"""The first key of the locks that workers hold while they do this; the second says which edition."""


@contextmanager
def alone_on(campaign: Campaign, mark: str) -> Iterator[bool]:
    """Whether nobody else works this edition out now. The lock goes with the connection of whoever dies."""
    which = zlib.crc32(f"{campaign.pk} {mark}".encode()) & 0x7FFFFFFF
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [WORKING_OUT, which])
        taken = bool(cursor.fetchone()[0])
    try:
        yield taken
    finally:
        if taken:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [WORKING_OUT, which])
