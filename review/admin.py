"""The admin desk of the judging room: what is missing and inconsistent before anything is added up. Read only:
what supervisors decide is done on the review pages, where a reason is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from requests_app.desk import EvidenceAdmin
from requests_app.models import Campaign
from review.apart import shown_to
from review.kept_judgements import judged_in_short
from review.models import Correction, ForceReturn, Resolution, SetAside, SignOff
from review.queries import JudgedReturn


def _campaign(request: HttpRequest) -> Campaign | None:
    """The campaign whose returns are shown: the chosen one, else the newest."""
    chosen = request.GET.get("campaign", "")
    if chosen.isdecimal():
        return Campaign.objects.filter(pk=int(chosen)).first()
    return Campaign.objects.first()


def _judged(request: HttpRequest) -> dict[int, JudgedReturn]:
    """The campaign's returns, judged once for this page, as this person may see them."""
    if not hasattr(request, "_judged_returns"):
        campaign = _campaign(request)
        items = judged_in_short(campaign, today=timezone.localdate()) if campaign else []
        request._judged_returns = {  # type: ignore[attr-defined]
            item.request.pk: item for item in shown_to(request.user, items)
        }
    return request._judged_returns  # type: ignore[attr-defined,no-any-return]


class ReturnList(ChangeList):
    """The list with each row's judgement on it."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        judged = _judged(request)
        for row in self.result_list:
            row.judged = judged.get(row.pk)


class CampaignFilter(admin.SimpleListFilter):
    """One campaign at a time: a return is judged among the others of its campaign."""

    title = "campaign"
    parameter_name = "campaign"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(campaign.pk), campaign.title) for campaign in Campaign.objects.all()[:20]]

    def choices(self, changelist: ChangeList) -> Iterator[dict[str, Any]]:
        chosen = self.value() or (self.lookup_choices[0][0] if self.lookup_choices else "")
        for value, title in self.lookup_choices:
            yield {
                "selected": value == chosen,
                "query_string": changelist.get_query_string({self.parameter_name: value}),
                "display": title,
            }

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(pk__in=_judged(request).keys())


class StateFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("missing", "missing: no answer"),
            ("refused", "refused"),
            ("blocked", "blocked: inconsistent"),
            ("to sign", "to sign off"),
            ("signed", "signed off"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if not value:
            return queryset
        return queryset.filter(pk__in=[pk for pk, item in _judged(request).items() if _is(item, value)])


class FindingFilter(admin.SimpleListFilter):
    title = "open finding"
    parameter_name = "finding"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        open_kinds = {f.id for item in _judged(request).values() for f in item.facts.findings if f.settled is None}
        return [(kind, kind) for kind in sorted(open_kinds)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if not value:
            return queryset
        holding = [
            pk
            for pk, item in _judged(request).items()
            if any(finding.id == value and finding.settled is None for finding in item.facts.findings)
        ]
        return queryset.filter(pk__in=holding)


def _is(item: JudgedReturn, state: str) -> bool:
    if state == "signed":
        return item.signed
    if state == "to sign":
        return item.state == "usable" and not item.signed
    return item.state == state


@admin.register(ForceReturn)
class ForceReturnAdmin(EvidenceAdmin):
    list_display = ("force", "state", "figures", "blocks", "warnings", "missing", "page")
    list_filter = (CampaignFilter, StateFilter, FindingFilter)
    list_select_related = ("force", "campaign")
    search_fields = ("force__name",)
    list_display_links = None
    list_per_page = 50
    show_full_result_count = False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return ReturnList

    @admin.display(description="state")
    def state(self, row: Any) -> str:
        if row.judged is None:
            return ""
        if row.judged.signed:
            return "signed off"
        if row.judged.stale:
            return "changed since sign-off"
        return "to sign off" if row.judged.state == "usable" else str(row.judged.state)

    @admin.display(description="figures")
    def figures(self, row: Any) -> int | str:
        return len(row.judged.facts.figures) if row.judged else ""

    @admin.display(description="blocks: inconsistent")
    def blocks(self, row: Any) -> str:
        return _messages(row, lambda f: f.blocks)

    @admin.display(description="open warnings")
    def warnings(self, row: Any) -> str:
        return _messages(row, lambda f: f.waits and not f.id.startswith("R1"))

    @admin.display(description="missing")
    def missing(self, row: Any) -> str:
        return _messages(row, lambda f: f.id.startswith("R1") and f.level != "error" and f.settled is None)

    @admin.display(description="open")
    def page(self, row: Any) -> str:
        return format_html('<a href="{}">Judge it</a>', reverse("return", args=[row.pk]))


def _messages(row: Any, wanted: Any) -> str:
    if row.judged is None:
        return ""
    shown = [(finding.id, finding.message) for finding in row.judged.findings if wanted(finding)]
    return format_html_join("", "<p>{}: {}</p>", shown[:5])


@admin.register(Correction)
class CorrectionAdmin(EvidenceAdmin):
    list_display = ("request", "key", "low", "high", "reason", "by", "at", "withdrawn_at")
    list_filter = ("request__campaign",)
    search_fields = ("request__force__name", "reason")
    list_select_related = ("request__force", "request__campaign", "by")


@admin.register(Resolution)
class ResolutionAdmin(EvidenceAdmin):
    list_display = ("request", "kind", "message", "reason", "by", "at")
    list_filter = ("kind", "request__campaign")
    list_select_related = ("request__force", "request__campaign", "by")


@admin.register(SetAside)
class SetAsideAdmin(EvidenceAdmin):
    list_display = ("document", "reason", "by", "at", "withdrawn_at")
    list_select_related = ("document", "by")


@admin.register(SignOff)
class SignOffAdmin(EvidenceAdmin):
    list_display = ("request", "by", "at", "withdrawn_at", "withdrawn_reason")
    list_filter = ("request__campaign",)
    list_select_related = ("request__force", "request__campaign", "by")
