"""How the returns of many campaigns stand, counted by the database from what is kept of them.

Today asks this of ten campaigns at once. Whatever changed is judged again here, or by a worker beforehand
(reporting/tasks.py), and kept; nothing else is fetched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from requests_app.models import Campaign
from review.kept_judgements import judged_alone
from review.models import KeptStanding
from review.queries import JudgedReturn
from review.stamps import counted, stamps


@dataclass(frozen=True, slots=True)
class Standing:
    """`number` returns that stand alike; `own`: the person who asks uploaded a counted document of each."""

    state: str
    ready: bool
    apart: bool
    unreadable: bool
    own: bool
    number: int


def standings(campaigns: Sequence[Campaign], *, today: date, user: Any) -> dict[int, list[Standing]]:
    """Campaign → how its returns with a document stand. One query, and more only where something changed. Raises
    UnusableSpecification."""
    found: dict[int, list[Standing]] = defaultdict(list)
    changed: dict[int, list[int]] = {}
    for campaign, state, ready, apart, unreadable, own, number, requests in counted(
        campaigns, today=today, user=user.pk or 0
    ):
        if state is None:
            changed[campaign] = requests
        else:
            found[campaign].append(Standing(state, ready, apart, unreadable, own, number))
    by_key = {campaign.pk: campaign for campaign in campaigns}
    for campaign, requests in changed.items():
        for one in _judged(by_key[campaign], requests, today):
            own = user.pk in one.uploaders
            found[campaign].append(Standing(one.state, one.ready, one.apart, one.unreadable, own, 1))
    return found


def _judged(campaign: Campaign, requests: Iterable[int], today: date) -> list[KeptStanding]:
    """Judged now, or as its judgement was kept, and kept where nothing changed meanwhile."""
    before = stamps([campaign], requests, today=today)
    returns = judged_alone([campaign], today=today, only=before)[campaign.pk]
    found = [_standing(item, before) for item in returns]
    after = stamps([campaign], before, today=today)
    KeptStanding.objects.bulk_create(
        [one for one in found if after.get(one.request_id) == one.stamp],
        update_conflicts=True,
        unique_fields=["request"],
        update_fields=["stamp", "state", "ready", "apart", "unreadable", "uploaders"],
    )
    return found


def _standing(item: JudgedReturn, stamp: Mapping[int, str]) -> KeptStanding:
    documents = [document for document in item.facts.documents if document.counted]
    return KeptStanding(
        request_id=item.request.pk,
        stamp=stamp[item.request.pk],
        state=str(item.state),
        ready=item.ready,
        apart=any(document.quarantined for document in documents),
        unreadable=any(document.state == "refused" for document in documents),
        uploaders=sorted(item.uploaders),
    )
