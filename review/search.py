"""What this room finds: findings across returns, which are worked out and no rows, by what they say."""

from __future__ import annotations

from django.db import connection
from django.utils import timezone

from requests_app.models import Campaign
from requests_app.search import BEGIN, END, LANGUAGE, Hit, Kind, Wanted, passage_of
from requests_app.specification import UnusableSpecification
from review.judged import JudgedFinding
from review.kept_judgements import judged_in_short
from review.queries import JudgedReturn
from review.rules import kinds

CAMPAIGNS = 6
"""Campaigns looked through, the newest: each costs what its desk does."""


def found_across(wanted: Wanted, at_most: int) -> list[Hit]:
    """Findings of the newest campaigns' returns, the open ones first. For those alone who settle them: they may see
    what is kept apart, so nothing of it has to be taken out of what a whole return is told by."""
    titles = {kind.id: kind.title for kind in kinds()}
    told = sorted(_findings(), key=lambda pair: pair[1].settled is not None)
    return [
        Hit(
            f"/review/returns/{item.request.pk}/",
            f"{finding.id}: {titles.get(finding.id, 'a finding')}",
            f"{item.force.name}, {item.request.campaign.title}" + ("; settled" if finding.settled is not None else ""),
            passage_of(passage),
        )
        for (item, finding), passage in _matching(wanted, told, at_most)
    ]


Told = tuple[JudgedReturn, JudgedFinding]


def _findings() -> list[Told]:
    """Those about a return; those of one document by itself are rows and are found as such."""
    found = []
    for campaign in Campaign.objects.filter(emptied_at=None).order_by("-pk")[:CAMPAIGNS]:
        try:
            returns = judged_in_short(campaign, today=timezone.localdate())
        except UnusableSpecification:
            continue
        found += [(item, one) for item in returns for one in item.facts.findings if not one.id.startswith("Q")]
    return found


def _matching(wanted: Wanted, told: list[Told], at_most: int) -> list[tuple[Told, str]]:
    """Those whose words are looked for, as the database looks for all others, with the passage."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT place, ts_headline(%s::regconfig, said, query, %s) "
            "FROM unnest(%s::text[]) WITH ORDINALITY AS one(said, place), "
            "websearch_to_tsquery(%s::regconfig, %s) query "
            "WHERE to_tsvector(%s::regconfig, said) @@ query ORDER BY place LIMIT %s",
            [
                LANGUAGE,
                f"StartSel={BEGIN}, StopSel={END}, MaxWords=30, MinWords=12, MaxFragments=1",
                [f"{item.force.name}: {finding.message}" for item, finding in told],
                LANGUAGE,
                wanted.words,
                LANGUAGE,
                at_most,
            ],
        )
        return [(told[place - 1], passage) for place, passage in cursor.fetchall()]


KINDS = (Kind("across", "Findings across returns", "settle findings", found_across),)
