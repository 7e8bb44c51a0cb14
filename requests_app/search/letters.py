"""Letters by their subject and their words, and by whom their heads say they are from and to."""

from __future__ import annotations

from django.contrib.postgres.search import SearchVector
from django.db.models import Case, F, Q, When
from django.db.models.functions import Left

from requests_app.models import Message, Quarantine
from requests_app.search import LANGUAGE, PIECE, Hit, Wanted, passage_of


def letter_words() -> SearchVector:
    """As the index `letters_by_words` has them."""
    return SearchVector("subject", Left("body", PIECE), config=LANGUAGE)


def head_words() -> SearchVector:
    """As the index `letters_by_heads` has them."""
    return SearchVector("heads", config=LANGUAGE)


def found_letters(wanted: Wanted, at_most: int) -> list[Hit]:
    """A letter that names a content kept apart, or is one, is found by those only who may see it."""
    rows = Message.objects.annotate(words=letter_words(), about=head_words())
    rows = rows.filter(Q(words=wanted.query) | Q(about=wanted.query))
    if wanted.hidden:
        live = Quarantine.objects.filter(released_at=None)
        rows = rows.exclude(content_sha256__in=live.values("sha256"))
    rows = wanted.newest(wanted.unmentioned(rows, "subject", "body", "sender", "reference", "heads"), at_most)
    rows = rows.annotate(words=letter_words())
    passage = Case(
        When(words=wanted.query, then=wanted.headline(Left("body", PIECE))), default=wanted.headline(F("heads"))
    )
    rows = rows.annotate(passage=passage).select_related("request__force")
    rows = rows.only("subject", "direction", "on", "request__force__name")
    return [
        Hit(
            f"/messages/{row.pk}/",
            row.subject or "(no subject)",
            ", ".join(
                part
                for part in (
                    row.get_direction_display(),
                    row.request.force.name if row.request else "in the tray",
                    f"{row.on:%-d %B %Y}" if row.on else "",
                )
                if part
            ),
            passage_of(row.passage),
        )
        for row in rows
    ]
