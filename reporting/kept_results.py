"""Editions worked out once, not at every view.

An edition is kept under the mark of all that it rests on: what the judgements rest on, who signed what, how the forces
lie (stamped by the database, review/stamps.py), and the program itself. While the mark is the same, working it out
again gives the same. What is missing is worked out where it is asked for, or by a worker after each change
(reporting/tasks.py).
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
from requests_app.models import Campaign
from requests_app.program import program_mark
from review.single_flight import alone
from review.stamps import campaign_stamp

READ_FOR = timedelta(minutes=10)
"""How long a page may still be reading an edition that another one has taken the place of."""


def edition_as_it_stands(
    campaign: Campaign,
    *,
    today: date,
    provisional: bool,
    public: bool,
    missing: Callable[[], None] = lambda: None,
    mark: str = "",
) -> Content:
    """The campaign's edition of today, as `campaign_edition` makes it. `missing` is called before it is worked out, and
    may raise instead. `mark`: its mark, where that is known. Raises UnusableSpecification."""
    which = {"campaign": campaign, "publication": None, "provisional": provisional, "public": public}
    how: Any = {"today": today, "provisional": provisional, "public": public}
    mark = mark or mark_as_it_stands(campaign, **how)
    found = _kept(which, mark)
    if found is None:
        missing()
        with alone(("edition", campaign.pk, provisional, public)) as waited:
            if waited:  # long enough for what it rests on to change, and somebody may have kept it
                mark = mark_as_it_stands(campaign, **how)
                found = _kept(which, mark)
            if found is None:
                figures = campaign_figures(campaign, today=today, provisional=provisional)
                found = campaign_edition(figures, today=today, public=public)
                if mark_as_it_stands(campaign, **how) == mark:  # nothing changed meanwhile
                    _keep(which, mark, found)
    # The day is the view's: an edition that rests on nothing new is not worked out again at midnight.
    found["heading"]["made_on"] = today.isoformat()
    return found


def edition_as_published(publication: Publication) -> Content:
    """A publication's edition, which never changes. Its content is loaded only where it is not kept in parts yet."""
    which = {"campaign": publication.campaign, "publication": publication}
    mark = mark_as_published(publication)
    found = _kept(which, mark)
    if found is None:
        found = publication.content
        _keep(which, mark, found)
    return found


def mark_as_published(publication: Publication) -> str:
    return hashlib.sha256(f"{publication.sha256} {program_mark()}".encode()).hexdigest()


def mark_as_it_stands(campaign: Campaign, *, today: date, provisional: bool, public: bool) -> str:
    """The mark of everything that the edition rests on. The campaign's words are those that the edition is made of: its
    row may have changed since it was fetched."""
    words = (campaign.title, campaign.demonstration, repr(campaign.document))
    parts = (program_mark(), *words, campaign_stamp(campaign, today=today), provisional, public)
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _kept(which: Mapping[str, Any], mark: str) -> Content | None:
    row = KeptEdition.objects.filter(**which, mark=mark).order_by("pk").last()
    if row is None:
        return None

    def load(names: Sequence[str]) -> dict[str, bytes]:
        rows = KeptPart.objects.filter(edition=row, name__in=names).values_list("name", "body")
        return {name: bytes(body) for name, body in rows}

    return PartedEdition(load, mark)


def _keep(which: Mapping[str, Any], mark: str, content: Content) -> None:
    """Beside the one before, which a page may be reading just now; what is older goes."""
    with transaction.atomic():
        made = KeptEdition.objects.create(**which, mark=mark)
        parts = (KeptPart(edition=made, name=name, body=body) for name, body in split(content).items())
        KeptPart.objects.bulk_create(parts, batch_size=200)
    KeptEdition.objects.filter(**which, made_at__lt=made.made_at - READ_FOR).delete()
