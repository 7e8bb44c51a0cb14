"""The admin desk of the reading room. Evidence is shown, and changed only by reading again."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.postgres.search import SearchVector
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from ingestion.models import (
    Document,
    DocumentFinding,
    LabelProposal,
    LayoutProfile,
    OffenceRecord,
    TableOutline,
    VocabularyDecision,
)
from ingestion.queries import apart, may_see
from ingestion.search import figure_words
from ingestion.values.record import Kind
from requests_app.desk import OFFERED, EvidenceAdmin, NewestFirst, OfTheNewest
from requests_app.desk_search import Searched
from requests_app.models import Campaign
from requests_app.roles import may
from requests_app.search import LANGUAGE


@admin.register(Document)
class DocumentAdmin(EvidenceAdmin):
    list_display = ("name", "request", "state", "received_on", "uploaded_by", "quarantined", "open")
    list_filter = ("state", "quarantined", ("campaign", NewestFirst), ("media_type", OfTheNewest))
    search_fields = ("name", "sha256", "request__force__name")
    search_help_text = "A part of the file's name, the beginning of its sha256, a force's name"
    searched = Searched(parts=("name",), begins="sha256", force="request__force")
    list_select_related = ("request__force", "request__campaign", "uploaded_by")
    list_display_links = None
    unlisted = ("request__campaign__document",)

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request)
        if may(request.user, "see quarantined documents"):
            return rows
        return rows.exclude(apart())

    @admin.display(description="open")
    def open(self, document: Document) -> str:
        return format_html('<a href="{}">Document</a>', reverse("document", args=[document.pk]))

    def has_view_permission(self, request: HttpRequest, obj: Document | None = None) -> bool:
        return super().has_view_permission(request, obj) and (obj is None or may_see(request.user, obj))


class NotQuarantined(EvidenceAdmin):
    """Rows of quarantined documents are left out for whoever may not see those."""

    unlisted = ("extraction__reading", "extraction__grids", "extraction__layout")

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request).filter(extraction__current=True)
        if may(request.user, "see quarantined documents"):
            return rows
        return rows.exclude(apart("extraction__document__"))


@admin.register(DocumentFinding)
class DocumentFindingAdmin(NotQuarantined):
    list_display = ("kind", "level", "message", "force", "document", "cell", "page")
    list_filter = (("level", OfTheNewest), ("kind", OfTheNewest), ("extraction__document__campaign", NewestFirst))
    search_fields = ("message", "extraction__document__request__force__name")
    search_help_text = "Words of the finding, or their beginnings, and a force's name"
    searched = Searched(words=SearchVector("message", config=LANGUAGE), force="extraction__document__request__force")
    list_select_related = ("extraction__document__request__force",)

    @admin.display(ordering="extraction__document__request__force__name")
    def force(self, finding: DocumentFinding) -> str:
        request = finding.extraction.document.request
        return request.force.name if request else "not told yet"

    @admin.display
    def document(self, finding: DocumentFinding) -> str:
        document = finding.extraction.document
        return format_html('<a href="{}">{}</a>', reverse("document", args=[document.pk]), document.name)


class RecordKindFilter(admin.SimpleListFilter):
    """The kinds that there are, not those that a look at every record finds."""

    title = "kind"
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(kind.value, kind.value.replace("_", " ")) for kind in Kind]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(kind=self.value()) if self.value() else queryset


class QuestionFilter(admin.SimpleListFilter):
    """The questions of the newest campaigns, as they were asked."""

    title = "question"
    parameter_name = "question"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        asked = Campaign.objects.values_list("document__questions", flat=True)[:OFFERED]
        numbers = dict.fromkeys(str(question.get("number")) for questions in asked for question in questions or [])
        return [(number, number) for number in numbers]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(question=self.value()) if self.value() else queryset


@admin.register(OffenceRecord)
class OffenceRecordAdmin(NotQuarantined):
    list_display = ("question", "period_label", "breakdown", "as_written", "low", "high", "kind", "total", "source")
    list_filter = (RecordKindFilter, "total", QuestionFilter, ("extraction__document__campaign", NewestFirst))
    search_fields = ("key", "extraction__document__request__force__name")
    search_help_text = "The figure as written, words of its measure, period and categories, or a force's name"
    searched = Searched(words=figure_words(), exactly="key", force="extraction__document__request__force")
    list_select_related = ("extraction__document",)

    @admin.display
    def source(self, record: OffenceRecord) -> str:
        return format_html('<a href="{}">{}</a>', reverse("figure", args=[record.pk]), record.place)


@admin.register(VocabularyDecision)
class VocabularyDecisionAdmin(EvidenceAdmin):
    list_display = ("label", "category", "dimension", "force", "by", "confirmed_by", "at")
    list_select_related = ("force", "by", "confirmed_by")


@admin.register(LabelProposal)
class LabelProposalAdmin(EvidenceAdmin):
    list_display = ("label", "category", "dimension", "document", "by", "at", "answered_by", "refused_for")
    list_select_related = ("document", "by", "answered_by")

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request)
        return rows if may(request.user, "see quarantined documents") else rows.exclude(apart("document__"))


@admin.register(LayoutProfile)
class LayoutProfileAdmin(EvidenceAdmin):
    list_display = ("force", "learnt_at")
    list_select_related = ("force",)


@admin.register(TableOutline)
class TableOutlineAdmin(EvidenceAdmin):
    list_display = ("force", "words", "document", "by", "at", "withdrawn_at")
    list_select_related = ("force", "document", "by")

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request)
        return rows if may(request.user, "see quarantined documents") else rows.exclude(apart("document__"))
