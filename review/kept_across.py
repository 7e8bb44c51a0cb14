"""Findings across the returns of some campaigns, kept to be looked through by the database.

To find one by its words, each campaign would be judged and every finding handed over: five seconds for six campaigns of
a thousand requests. What changed is judged again here, or by a worker beforehand (reporting/tasks.py), and kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import connection, transaction

from requests_app.models import Campaign
from requests_app.search import LANGUAGE
from requests_app.specification import UnusableSpecification
from review.kept_judgements import judged_in_short
from review.models import KeptAcross
from review.stamps import campaign_stamps


def keep_across(campaigns: Sequence[Campaign], *, today: date) -> None:
    """Everything found across the returns of these campaigns is kept as it is now. Two queries, and more only where
    something changed. A campaign whose specification cannot be used has nothing."""
    now = campaign_stamps(campaigns, today=today)
    kept = dict(KeptAcross.objects.filter(campaign__in=now).values_list("campaign", "stamp"))
    for campaign in campaigns:
        before = now[campaign.pk]
        if kept.get(campaign.pk) == before:
            continue
        told = _told(campaign, today)
        # What changed while it was judged is judged again at the next look: no stamp is empty.
        stamp = before if campaign_stamps([campaign], today=today)[campaign.pk] == before else ""
        with transaction.atomic():
            KeptAcross.objects.update_or_create(campaign=campaign, defaults={"stamp": stamp, "told": told})
            _find_by_words(campaign)


SAID = "(one.told ->> 1) || ': ' || (one.told ->> 3)"
"""What is looked for words in, of a finding that is told: the force and the message. In SQL."""


def _find_by_words(campaign: Campaign) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"""UPDATE review_keptacross SET words = ARRAY(
                SELECT to_tsvector(%s::regconfig, {SAID})
                FROM jsonb_array_elements(told) WITH ORDINALITY AS one(told, place) ORDER BY place)
            WHERE campaign_id = %s""",  # noqa: S608
            [LANGUAGE, campaign.pk],
        )


def _told(campaign: Campaign, today: date) -> list[list[object]]:
    try:
        returns = judged_in_short(campaign, today=today)
    except UnusableSpecification:
        return []
    told = [
        [item.request.pk, item.force.name, one.id, one.message, one.settled is not None]
        for item in returns
        for one in item.facts.findings
        if not one.id.startswith("Q")  # those of one document by itself are rows and are found as such
    ]
    return sorted(told, key=lambda one: bool(one[4]))
