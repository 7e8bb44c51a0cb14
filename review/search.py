"""What this room finds: findings across returns, which are worked out and kept, by what they say."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.utils import timezone

from requests_app.models import Campaign
from requests_app.search import BEGIN, END, LANGUAGE, Hit, Kind, Wanted, passage_of
from review.kept_across import SAID, keep_across
from review.rules import kinds

CAMPAIGNS = 6
"""Campaigns looked through, the newest."""


def found_across(wanted: Wanted, at_most: int) -> list[Hit]:
    """Findings of the newest campaigns' returns, the open ones first. For those alone who settle them: they may see
    what is kept apart, so nothing of it has to be taken out of what a whole return is told by."""
    campaigns = list(Campaign.objects.filter(emptied_at=None).order_by("-pk")[:CAMPAIGNS])
    keep_across(campaigns, today=timezone.localdate())
    titles = {kind.id: kind.title for kind in kinds()}
    by_key = {campaign.pk: campaign.title for campaign in campaigns}
    return [
        Hit(
            f"/review/returns/{request}/",
            f"{kind}: {titles.get(kind, 'a finding')}",
            f"{force}, {by_key[campaign]}" + ("; settled" if settled else ""),
            passage_of(passage),
        )
        for campaign, request, force, kind, settled, passage in _matching(wanted, list(by_key), at_most)
    ]


def _matching(wanted: Wanted, campaigns: list[int], at_most: int) -> list[tuple[Any, ...]]:
    """Those whose words are looked for, as the database looks for all others, with the passage."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""WITH found AS (
                SELECT kept.campaign_id, one.told, one.place, query.query, {SAID} AS said
                FROM review_keptacross kept
                CROSS JOIN websearch_to_tsquery(%(language)s::regconfig, %(words)s) AS query(query)
                CROSS JOIN LATERAL ROWS FROM (jsonb_array_elements(kept.told), unnest(kept.words)) WITH ORDINALITY
                    AS one(told, words, place)
                WHERE kept.campaign_id = ANY(%(campaigns)s) AND one.words @@ query.query
                ORDER BY (one.told ->> 4)::boolean, kept.campaign_id DESC, one.place LIMIT %(at_most)s
            )
            SELECT campaign_id, (told ->> 0)::bigint, told ->> 1, told ->> 2, (told ->> 4)::boolean,
                   ts_headline(%(language)s::regconfig, said, query, %(marked)s)
            FROM found ORDER BY (told ->> 4)::boolean, campaign_id DESC, place""",  # noqa: S608
            {
                "language": LANGUAGE,
                "words": wanted.words,
                "campaigns": campaigns,
                "at_most": at_most,
                "marked": f"StartSel={BEGIN}, StopSel={END}, MaxWords=30, MinWords=12, MaxFragments=1",
            },
        )
        return list(cursor.fetchall())


KINDS = (Kind("across", "Findings across returns", "settle findings", found_across),)
