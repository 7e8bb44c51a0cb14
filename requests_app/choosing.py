"""What is listed where one of very many is chosen: the likely ones and those that hold what is looked for."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q, QuerySet

from requests_app.models import Campaign, FoiRequest, Force


def named(found: QuerySet[Force], find: str) -> QuerySet[Force]:
    """Those whose names hold every word that is looked for."""
    for word in find.split()[:6]:
        found = found.filter(Q(name__icontains=word) | Q(short_name__icontains=word))
    return found


OTHER_BODIES = 100
"""Bodies beside the 43 forces that are listed at once."""


def bodies_to_ask(find: str, asked: Collection[int]) -> tuple[list[Force], bool]:
    """The 43 forces, whoever is asked already, and the other bodies whose names hold what is looked for; by name. And
    whether there are more of those than are listed."""
    everybody = Force.objects.select_related("merged_into", "joint_unit")
    always = everybody.filter(Q(territorial=True) | Q(pk__in=asked))
    others = named(everybody.filter(territorial=False).exclude(pk__in=asked), find)
    listed = list(others[: OTHER_BODIES + 1])
    return sorted([*always, *listed[:OTHER_BODIES]], key=lambda force: force.name), len(listed) > OTHER_BODIES


OFFERED = 50
"""Requests listed at once where one is chosen."""


def offered_for_filing(find: str, likely: Collection[int]) -> tuple[list[FoiRequest], bool]:
    """The requests listed for a letter to be filed with: the likely ones, then those whose force or campaign holds what
    is looked for, or whose reference it is. And whether there are more than are listed."""
    sent = FoiRequest.objects.exclude(status__in=["drafted", "queued"]).select_related("force", "campaign")
    first = list(sent.filter(pk__in=likely))
    others = sent.exclude(pk__in=likely)
    for word in find.split()[:6]:
        # Forces and campaigns are looked through by themselves: there are far fewer of them than requests.
        bodies = Force.objects.filter(
            Q(name__icontains=word) | Q(short_name__icontains=word) | Q(aliases__icontains=word)
        )
        titled = Campaign.objects.filter(title__icontains=word)
        others = others.filter(Q(force__in=bodies) | Q(campaign__in=titled) | Q(reference__iexact=word))
    # By what was asked last: no order of all names has to be made to show fifty.
    rest = list(others.order_by("-pk")[: OFFERED + 1])
    return first + sorted(rest[:OFFERED], key=lambda one: (one.force.name, -one.pk)), len(rest) > OFFERED
