"""What this room finds: documents by their words, findings, and figures by label or as written."""

from __future__ import annotations

from django.contrib.postgres.search import SearchVector
from django.db.models import QuerySet

from ingestion.document_text import text_of
from ingestion.extractions import stored_reading
from ingestion.models import DocumentFinding, DocumentText, Extraction, OffenceRecord
from ingestion.queries import apart
from requests_app.roles import may
from requests_app.search import LANGUAGE, Hit, Kind, Wanted, passage_of

SEE = "see documents"
AT_ONCE = 50


def keep_texts() -> int:
    """The words of readings that have none kept yet, some at a time; how many were."""
    waiting = Extraction.objects.filter(current=True, text=None).order_by("-pk")[:AT_ONCE]
    texts = [DocumentText(extraction=one, text=text_of(stored_reading(one))) for one in waiting]
    DocumentText.objects.bulk_create(texts, ignore_conflicts=True)
    return len(texts)


def found_documents(wanted: Wanted, at_most: int) -> list[Hit]:
    rows = DocumentText.objects.filter(extraction__current=True)
    rows = _readable(wanted, rows.annotate(words=SearchVector("text", config=LANGUAGE)).filter(words=wanted.query))
    rows = wanted.newest(wanted.unmentioned(rows, "text", "extraction__document__name"), at_most)
    told = rows.annotate(passage=wanted.headline("text")).values_list("extraction__document", *_WHOSE, "passage")
    return [Hit(f"/documents/{pk}/", name, force or "", passage_of(said)) for pk, name, force, said in told]


def found_findings(wanted: Wanted, at_most: int) -> list[Hit]:
    rows = DocumentFinding.objects.filter(extraction__current=True)
    rows = _readable(wanted, rows.annotate(words=SearchVector("message", config=LANGUAGE)).filter(words=wanted.query))
    rows = wanted.newest(wanted.unmentioned(rows, "message", "extraction__document__name"), at_most)
    rows = rows.annotate(passage=wanted.headline("message"))
    told = rows.values_list("extraction__document", *_WHOSE, "kind", "passage")
    return [
        Hit(f"/documents/{pk}/", f"{kind} in {name}", force or "", passage_of(said))
        for pk, name, force, kind, said in told
    ]


def figure_words() -> SearchVector:
    """As the index `figures_by_words` has them."""
    return SearchVector("as_written", "measure", "period_as_written", "breakdown", config=LANGUAGE)


def found_figures(wanted: Wanted, at_most: int) -> list[Hit]:
    rows = OffenceRecord.objects.filter(extraction__current=True)
    rows = _readable(wanted, rows.annotate(words=figure_words()).filter(words=wanted.query))
    rows = wanted.newest(wanted.unmentioned(rows, "measure", "extraction__document__name"), at_most)
    rows = rows.select_related("extraction__document__request__force").defer(
        "extraction__reading", "extraction__grids", "extraction__layout"
    )
    return [
        Hit(
            f"/figures/cells/{row.pk}/",
            f"{row.as_written} – {row.measure or 'no measure told'}",
            f"{', '.join(row.breakdown.values()) or 'not broken down'}; {row.period_as_written or 'no period told'}; "
            f"{row.extraction.document.name}, {row.place}",
        )
        for row in rows
    ]


_WHOSE = ("extraction__document__name", "extraction__document__request__force__name")


def _readable(wanted: Wanted, rows: QuerySet) -> QuerySet:  # type: ignore[type-arg]
    """Without what lies in a document that is kept apart from this person, before anything is counted."""
    if may(wanted.user, "see quarantined documents"):
        return rows
    return rows.exclude(apart("extraction__document__"))


KINDS = (
    Kind("documents", "Documents, by their words", SEE, found_documents),
    Kind("findings", "Findings about documents", SEE, found_findings),
    Kind("figures", "Figures as they were read", SEE, found_figures),
)
