"""What the pages of the reading room ask of the database."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from ingestion.models import Document, DocumentFinding, Extraction, LabelProposal, OffenceRecord
from requests_app.force_names import ForceNames, force_names
from requests_app.models import Campaign, Force
from requests_app.roles import may


def documents() -> QuerySet[Document]:
    """Every document with what a list of them shows; members lie under their parents. Each number is counted by itself
    and only for the rows that are shown."""
    records = OffenceRecord.objects.filter(extraction__document=OuterRef("pk"), extraction__current=True)
    findings = DocumentFinding.objects.filter(extraction__document=OuterRef("pk"), extraction__current=True)
    return (
        Document.objects.select_related("request__force", "campaign", "parent", "uploaded_by")
        .annotate(
            record_count=_number_of(records),
            error_count=_number_of(findings.filter(level="error")),
            warning_count=_number_of(findings.filter(level="warning")),
            revision_count=_number_of(Document.objects.filter(supersedes=OuterRef("pk"))),
        )
        .order_by("-uploaded_at", "-pk")
    )


def _number_of(rows: QuerySet[Any]) -> Coalesce:
    numbered = rows.order_by().annotate(every=Value(1)).values("every").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(numbered), 0)


def whole_file(document: Document) -> Document:
    """The file that came, whatever it holds: that is what is read."""
    return whole_file(document.parent) if document.parent else document


def proposals_to_answer(campaign: Campaign, user: Any) -> QuerySet[LabelProposal]:
    """The labels proposed in a campaign that nobody has answered, as this person may see them."""
    rows = LabelProposal.objects.filter(document__campaign=campaign, answered_at=None)
    if not may(user, "see quarantined documents"):
        rows = rows.exclude(apart("document__"))
    return rows.select_related("document__request__force", "by").order_by("at")


def current_extraction(document: Document) -> Extraction | None:
    return document.extractions.filter(current=True).first()


def records_of(extraction: Extraction) -> QuerySet[OffenceRecord]:
    return extraction.records.order_by("pk")


def findings_of(extraction: Extraction) -> list[DocumentFinding]:
    """The gravest first, then in the document's order."""
    grade = {"error": 0, "warning": 1, "info": 2}
    return sorted(extraction.findings.all(), key=lambda finding: (grade.get(finding.level, 3), finding.pk))


def may_see(user: Any, document: Document) -> bool:
    """A quarantined document, and every file inside it, is shown to supervisors only."""
    if not may(user, "see documents"):
        return False
    return may(user, "see quarantined documents") or not is_apart(document)


def apart(of: str = "") -> Q:
    """The documents, or the rows `of` them, that are kept apart or lie inside of one that is; archives in archives are
    opened three deep."""
    levels = [f"{of}{'parent__' * depth}quarantined" for depth in range(4)]
    return Q(*[(level, True) for level in levels], _connector=Q.OR)


def is_apart(document: Document) -> bool:
    """Whether the document, or what it is inside of, is kept apart."""
    return document.quarantined or (document.parent is not None and is_apart(document.parent))


def same_file(document: Document) -> list[Document]:
    """The same content received earlier in the same campaign, replaced or not, oldest first; by whichever force."""
    if document.parent_id or document.campaign_id is None or not document.size:
        return []  # empty files are all alike
    return list(
        Document.objects.filter(sha256=document.sha256, campaign=document.campaign_id, parent=None, pk__lt=document.pk)
        .exclude(pk=document.supersedes_id)
        .select_related("request__force", "parent")
        .order_by("pk")
    )


def names_of_forces() -> ForceNames:
    """Every force's names, for telling whose a file is."""
    return force_names((force.code, [force.name, force.short_name, *force.aliases]) for force in Force.objects.all())
