"""The admin desk of the judging room: what is missing and inconsistent before anything is added up. Nothing is edited
here: what is done goes by the review pages' own actions, and is refused in their own sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.contrib.admin.views.main import ChangeList
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from requests_app.desk import EvidenceAdmin, NewestFirst, OfTheNewest
from requests_app.models import Campaign
from requests_app.roles import may
from requests_app.row_keys import row_key
from review import bulk
from review.apart import shown_to
from review.claims import urgency
from review.completeness import completeness
from review.kept_judgements import judged_in_short
from review.models import Correction, Enquiry, ForceReturn, Resolution, SecondReading, SetAside, SignOff
from review.queries import JudgedReturn
from review.rules import kinds
from review.tags import TAGS, tagged, tags_of


def _campaign(request: HttpRequest) -> Campaign | None:
    """The campaign whose returns are shown: the chosen one, else the newest."""
    chosen = row_key(request.GET.get("campaign"))
    return Campaign.objects.filter(pk=chosen).first() if chosen is not None else Campaign.objects.first()


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


class TagFilter(admin.SimpleListFilter):
    """What there is to see, in words, with the number of returns."""

    title = "what there is to see"
    parameter_name = "show"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        items = _judged(request).values()
        counted = [(tag, sum(tag.has(item) for item in items)) for tag in TAGS]
        return [(tag.key, f"{tag.words} ({count})") for tag, count in counted]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        tag = tagged(self.value() or "")
        if tag is None:
            return queryset
        return queryset.filter(pk__in=[pk for pk, item in _judged(request).items() if tag.has(item)])


class FindingFilter(admin.SimpleListFilter):
    title = "open finding"
    parameter_name = "finding"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        open_kinds = {f.id for item in _judged(request).values() for f in item.facts.findings if f.settled is None}
        titles = {kind.id: kind.title for kind in kinds()}
        return [(kind, f"{kind} {titles.get(kind, '')}".strip()) for kind in sorted(open_kinds)]

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


class ReasonActionForm(ActionForm):  # type: ignore[misc]
    """What is to be done with the ticked returns, and why."""

    reason = forms.CharField(required=False, label="Reason", max_length=2000)


@admin.register(ForceReturn)
class ForceReturnAdmin(EvidenceAdmin):
    list_display = ("page", "force_name", "tags", "figures", "first_of_all")
    list_filter = (TagFilter, CampaignFilter, FindingFilter)
    list_select_related = ("force", "campaign")
    search_fields = ("force__name",)
    list_display_links = None
    list_per_page = 50
    change_list_template = "admin/review/forcereturn/change_list.html"
    unlisted = ("campaign__document",)
    action_form = ReasonActionForm
    actions = ("accept_warnings", "send_back", "read_again", "sign_off")

    class Media:
        css = {"all": ("css/desk.css",)}

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return ReturnList

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The list, headed by how complete the campaign is."""
        if request.method == "POST":
            return super().changelist_view(request, extra_context)
        campaign = _campaign(request)
        line = completeness(list(_judged(request).values()), campaign.specification) if campaign else ""
        shown = {"title": f"Returns to judge: {campaign.title}" if campaign else "Returns to judge", "subtitle": None}
        return super().changelist_view(request, {**shown, "completeness": line, **(extra_context or {})})

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the rank of each return: what blocks first, as on the desk."""
        ranks = [When(pk=pk, then=urgency(item)[0]) for pk, item in _judged(request).items()]
        rank = Case(*ranks, default=9, output_field=IntegerField()) if ranks else Value(9)
        rows: QuerySet[Any] = ForceReturn.objects.annotate(rank=rank)
        return rows.order_by("rank", "force__name")

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        return ("rank", "force__name")

    def has_settle_permission(self, request: HttpRequest) -> bool:
        return may(request.user, "settle findings")

    def has_sign_permission(self, request: HttpRequest) -> bool:
        return may(request.user, "sign off returns")

    def has_read_permission(self, request: HttpRequest) -> bool:
        return may(request.user, "upload returns")

    @admin.action(description="Accept the open warnings, with the reason", permissions=["settle"])
    def accept_warnings(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        kind = request.GET.get("finding", "")
        reason = request.POST.get("reason", "")
        done = bulk.accept_rule(
            requests=self._own(queryset), kind=kind, reason=reason, by=request.user, today=timezone.localdate()
        )
        self._tell(request, done, f"{kind or 'Open warnings'} accepted")

    @admin.action(description="Send back: withdraw the sign-off, with the reason", permissions=["sign"])
    def send_back(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        done = bulk.send_back(requests=self._own(queryset), reason=request.POST.get("reason", ""), by=request.user)
        self._tell(request, done, "Sent back to be judged again")

    @admin.action(description="Read the documents again", permissions=["read"])
    def read_again(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._tell(request, bulk.re_read(requests=self._own(queryset), by=request.user), "Being read again")

    @admin.action(description="Sign off (open warnings for the reason given)", permissions=["sign"])
    def sign_off(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        done = bulk.sign_off_many(
            requests=self._own(queryset),
            by=request.user,
            today=timezone.localdate(),
            accepting=request.POST.get("reason", ""),
        )
        self._tell(request, done, "Signed off")

    def _own(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.select_related("force", "campaign")

    def _tell(self, request: HttpRequest, outcome: bulk.Outcome, what: str) -> None:
        if outcome.done:
            messages.success(request, f"{what} ({len(outcome.done)}): {', '.join(outcome.done)}.")
        for force, why in outcome.refused:
            messages.error(request, f"{force}: {why}")

    @admin.display(description="open")
    def page(self, row: Any) -> str:
        words = "Judge it" if row.judged is None or not row.judged.signed else "Look at it"
        return format_html('<a class="judge" href="{}">{}</a>', reverse("return", args=[row.pk]), words)

    @admin.display(description="force", ordering="force__name")
    def force_name(self, row: Any) -> str:
        return str(row.force.name)

    @admin.display(description="what there is to see")
    def tags(self, row: Any) -> str:
        if row.judged is None:
            return ""
        return format_html_join(
            " ", '<span class="tag tag-{}">{}</span>', ((tag.tone, tag.words) for tag in tags_of(row.judged))
        )

    @admin.display(description="figures")
    def figures(self, row: Any) -> int | str:
        return len(row.judged.facts.figures) if row.judged else ""

    @admin.display(description="first of all")
    def first_of_all(self, row: Any) -> str:
        """What blocks, then what is missing, then other warnings."""
        if row.judged is None:
            return ""
        gaps = [f for f in row.judged.findings if f.id.startswith("R1") and f.settled is None and not f.blocks]
        others = [f for f in row.judged.waiting if f not in gaps]
        found = [(finding.id, finding.message) for finding in [*row.judged.blocking, *gaps, *others]]
        said = format_html_join("", "<p>{}: {}</p>", found[:SHOWN])
        return format_html("{}<p>and {} more</p>", said, len(found) - SHOWN) if len(found) > SHOWN else said


SHOWN = 3
"""Findings of one return that the list says; the others are on its page."""


@admin.register(Correction)
class CorrectionAdmin(EvidenceAdmin):
    list_display = ("request", "key", "low", "high", "reason", "by", "at", "withdrawn_at")
    list_filter = (("request__campaign", NewestFirst),)
    search_fields = ("request__force__name", "reason")
    list_select_related = ("request__force", "request__campaign", "by")


@admin.register(Resolution)
class ResolutionAdmin(EvidenceAdmin):
    list_display = ("request", "kind", "message", "reason", "by", "at")
    list_filter = (("kind", OfTheNewest), ("request__campaign", NewestFirst))
    list_select_related = ("request__force", "request__campaign", "by")


@admin.register(Enquiry)
class EnquiryAdmin(EvidenceAdmin):
    list_display = ("request", "kind", "finding", "letter", "by", "at")
    list_filter = (("kind", OfTheNewest), ("request__campaign", NewestFirst))
    list_select_related = ("request__force", "request__campaign", "letter", "by")


@admin.register(SecondReading)
class SecondReadingAdmin(EvidenceAdmin):
    list_display = ("request", "key", "low", "high", "counted_low", "counted_high", "agrees", "by", "at")
    list_filter = ("agrees", ("request__campaign", NewestFirst))
    list_select_related = ("request__force", "request__campaign", "by")


@admin.register(SetAside)
class SetAsideAdmin(EvidenceAdmin):
    list_display = ("document", "reason", "by", "at", "withdrawn_at")
    list_select_related = ("document", "by")


@admin.register(SignOff)
class SignOffAdmin(EvidenceAdmin):
    list_display = ("request", "by", "at", "withdrawn_at", "withdrawn_reason")
    list_filter = (("request__campaign", NewestFirst),)
    list_select_related = ("request__force", "request__campaign", "by")
