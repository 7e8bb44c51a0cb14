"""Editions worked out once, not at every view.

An edition is kept under the mark of all that it rests on: what the judgements rest on (review/grounds.py), who signed
what, how the forces lie, and the program itself. While the mark is the same, working it out again gives the same. What
is missing is worked out where it is asked for, or by a worker after each change (reporting/tasks.py).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from reporting.models import KeptEdition, KeptPart, Publication
from reporting.publishing.edition import Content
from reporting.publishing.parts import PartedEdition, split
from reporting.queries import campaign_edition, campaign_figures
from requests_app.models import Campaign, Force
from review.grounds import grounds_of, program_mark
from review.queries import bare_facts
from review.single_flight import alone

READ_FOR = timedelta(minutes=10)
"""How long a page may still be reading an edition that another one has taken the place of."""


def edition_as_it_stands(
    campaign: Campaign, *, today: date, provisional: bool, public: bool, missing: Callable[[], None] = lambda: None
) -> Content:
    """The campaign's edition of today, as `campaign_edition` makes it. `missing` is called before it is worked out, and
    may raise instead. Raises UnusableSpecification."""
    which = {"campaign": campaign, "publication": None, "provisional": provisional, "public": public}
    mark = _mark(campaign, today, provisional, public)
    found = _kept(which, mark)
    if found is None:
        missing()
        with alone(("edition", campaign.pk, provisional, public)) as waited:
            if waited:  # long enough for what it rests on to change, and somebody may have kept it
                mark = _mark(campaign, today, provisional, public)
                found = _kept(which, mark)
            if found is None:
                figures = campaign_figures(campaign, today=today, provisional=provisional)
                found = campaign_edition(figures, today=today, public=public)
                if _mark(campaign, today, provisional, public) == mark:  # nothing changed meanwhile
                    _keep(which, mark, found)
    # The day is the view's: an edition that rests on nothing new is not worked out again at midnight.
    found["heading"]["made_on"] = today.isoformat()
    return found


def edition_as_published(publication: Publication) -> Content:
    """A publication's edition, which never changes. Its content is loaded only where it is not kept in parts yet."""
    which = {"campaign": publication.campaign, "publication": publication}
    mark = hashlib.sha256(f"{publication.sha256} {program_mark()}".encode()).hexdigest()
    found = _kept(which, mark)
    if found is None:
        found = publication.content
        _keep(which, mark, found)
    return found


def _mark(campaign: Campaign, today: date, provisional: bool, public: bool) -> str:
    """The mark of everything that the edition rests on; ten queries, and no record is looked at."""
    grounds = grounds_of(campaign, bare_facts, today=today)
    signed = [(one.mark, one.sign_off and (one.sign_off.pk, one.sign_off.state_mark)) for one in grounds]
    forces = list(Force.objects.filter(requests__campaign=campaign).order_by("pk").values_list())
    parts = (
        program_mark(),
        campaign.title,
        campaign.demonstration,
        repr(campaign.document),
        signed,
        forces,
    )
    return hashlib.sha256(repr((*parts, provisional, public)).encode()).hexdigest()


def _kept(which: Mapping[str, Any], mark: str) -> Content | None:
    row = KeptEdition.objects.filter(**which, mark=mark).order_by("pk").last()
    if row is None:
        return None

    def load(names: Sequence[str]) -> dict[str, bytes]:
        rows = KeptPart.objects.filter(edition=row, name__in=names).values_list("name", "body")
        return {name: bytes(body) for name, body in rows}

    return PartedEdition(load)


def _keep(which: Mapping[str, Any], mark: str, content: Content) -> None:
    """Beside the one before, which a page may be reading just now; what is older goes."""
    with transaction.atomic():
        made = KeptEdition.objects.create(**which, mark=mark)
        parts = (KeptPart(edition=made, name=name, body=body) for name, body in split(content).items())
        KeptPart.objects.bulk_create(parts, batch_size=200)
    KeptEdition.objects.filter(**which, made_at__lt=made.made_at - READ_FOR).delete()
