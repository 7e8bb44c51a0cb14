"""How the returns of many campaigns stand, counted by the database from what is kept of them.

Today asks this of ten campaigns at once: ten rows, while the database noted no change (requests_app/kept_stamps.py).
Whatever changed is judged again here, or by a worker beforehand (reporting/tasks.py), and kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from requests_app.kept_stamps import kept_or_made
from requests_app.models import Campaign
from review.being_judged import BeingJudged, ask_to_judge, leave_many_to_a_worker
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
    """Campaign → how its returns with a document stand. One query, and more only where something changed. On a page
    those whose returns are being judged are left out. Raises UnusableSpecification."""
    by_key = {campaign.pk: campaign for campaign in campaigns}
    kept = kept_or_made("standings", by_key, today=today, make=partial(_counted, by_key, today=today))
    return {
        campaign: [
            Standing(state, ready, apart, unreadable, user.pk in uploaders, number)
            for state, ready, apart, unreadable, uploaders, number in groups
        ]
        for campaign, groups in kept.items()
    }


def _counted(by_key: Mapping[int, Campaign], wanted: Iterable[int], *, today: date) -> dict[int, list[list[Any]]]:
    """Campaign → its returns in groups that stand alike, whoever asks: state, ready, apart, unreadable, who uploaded,
    how many."""
    found: dict[int, Counter[tuple[Any, ...]]] = {campaign: Counter() for campaign in wanted}
    changed: dict[int, list[int]] = {}
    for campaign, state, ready, apart, unreadable, uploaders, number, requests in counted(found, today=today):
        if state is None:
            changed[campaign] = requests
        else:
            found[campaign][state, ready, apart, unreadable, tuple(uploaders)] += number
    for before, (campaign, requests) in enumerate(changed.items()):
        try:  # before stamps are made
            leave_many_to_a_worker(by_key[campaign], requests, number=len(requests), before=before)
            judged = _judged(by_key[campaign], requests, today)
        except BeingJudged:
            ask_to_judge(by_key[campaign])
            del found[campaign]
            continue
        for one in judged:
            found[campaign][one.state, one.ready, one.apart, one.unreadable, tuple(one.uploaders)] += 1
    return {campaign: [[*said, number] for said, number in groups.items()] for campaign, groups in found.items()}


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
