"""What this room finds: sentences of published editions."""

from __future__ import annotations

from django.contrib.postgres.search import SearchVector
from django.db.models import Q
from django.utils import timezone

from reporting.models import Publication, ToldSentence
from requests_app.roles import may
from requests_app.search import LANGUAGE, Hit, Kind, Wanted, passage_of

AT_ONCE = 5


def keep_told(publication: Publication) -> None:
    """The sentences of an edition, so that they are found. Twice changes nothing."""
    rows = (
        ToldSentence(publication=publication, number=number, text=row["text"])
        for number, row in enumerate(publication.content["sentences"])
        if row["voice"] == "press"
    )
    ToldSentence.objects.bulk_create(rows, batch_size=1000, ignore_conflicts=True)


def keep_what_is_told() -> int:
    """Editions that were published before their sentences were kept, some at a time; how many."""
    waiting = list(Publication.objects.filter(told=None).order_by("-pk")[:AT_ONCE])
    for publication in waiting:
        keep_told(publication)
    return len(waiting)


def found_sentences(wanted: Wanted, at_most: int) -> list[Hit]:
    rows = ToldSentence.objects.annotate(words=SearchVector("text", config=LANGUAGE)).filter(words=wanted.query)
    if not may(wanted.user, "see figures"):
        open_now = Q(publication__embargo_until=None) | Q(publication__embargo_until__lte=timezone.now())
        rows = rows.filter(open_now)
    rows = wanted.newest(wanted.unmentioned(rows, "text"), at_most).annotate(passage=wanted.headline("text"))
    told = rows.values_list(
        "publication", "publication__number", "publication__title", "publication__withdrawn_at", "number", "passage"
    )
    return [
        Hit(
            f"/figures/publications/{pk}/sentences/{number}/",
            f"{title}, edition {edition}" + (" (withdrawn)" if gone else ""),
            "",
            passage_of(said),
        )
        for pk, edition, title, gone, number, said in told
    ]


KINDS = (Kind("sentences", "Sentences of published editions", "see published editions", found_sentences),)
