"""The admin desk of this room: forces, proclaimed holidays, and the history to read."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.postgres.search import SearchVector
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple, ModelForm, MultipleChoiceField
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html_join

from requests_app import actions
from requests_app.deadlines import in_words
from requests_app.desk import EvidenceAdmin, KeptAdmin, NewestFirst, OfTheNewest
from requests_app.desk_search import Searched
from requests_app.models import Campaign, Event, FoiRequest, Force, Mailbox, Message, ProclaimedHoliday
from requests_app.models.holiday import NATIONS
from requests_app.search import LANGUAGE


class ReadOnly(EvidenceAdmin):
    """Rows that only actions write."""

    permission = "see campaigns"


class HolidayForm(ModelForm):  # type: ignore[type-arg]
    nations = MultipleChoiceField(
        choices=[(nation, nation) for nation in NATIONS],
        widget=CheckboxSelectMultiple,
        initial=NATIONS,
        help_text="Section 10(6) leaves the day out if any one of them keeps it",
    )

    class Meta:
        model = ProclaimedHoliday
        fields = ["date", "title", "nations", "source"]


@admin.register(ProclaimedHoliday)
class ProclaimedHolidayAdmin(KeptAdmin):
    """Saving a day works every open request out again and lists those that moved."""

    permission = "proclaim holidays"

    form = HolidayForm
    list_display = ["date", "title", "nations", "source"]

    def save_model(self, request: HttpRequest, obj: ProclaimedHoliday, form: Any, change: bool) -> None:
        self._tell(request, actions.proclaim(holiday=obj, by=request.user))

    def delete_model(self, request: HttpRequest, obj: ProclaimedHoliday) -> None:
        self._tell(request, actions.take_back(holiday=obj, by=request.user))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[ProclaimedHoliday]) -> None:
        for holiday in queryset:
            self.delete_model(request, holiday)

    def _tell(self, request: HttpRequest, moved: list[FoiRequest]) -> None:
        if not moved:
            messages.info(request, "No open request's due day moved.")
            return
        links = format_html_join(
            ", ",
            '<a href="/requests/{}/">{} ({})</a>',
            ((one.pk, one.force.name, in_words(one.latest_on) if one.latest_on else "no date") for one in moved),
        )
        number = len(moved)
        said = format_html_join("", "{}{}", [(f"{number} due {'day' if number == 1 else 'days'} moved: ", links)])
        messages.warning(request, said)


@admin.register(Force)
class ForceAdmin(KeptAdmin):
    list_display = ["name", "code", "region", "territorial", "foi_email", "foi_email_verified_on"]
    list_filter = ["territorial", "region", ("foi_email_verified_on", admin.EmptyFieldListFilter)]
    search_fields = ["name", "short_name", "code", "aliases"]
    actions = ["verify_today"]

    @admin.action(description="The addresses were checked today", permissions=["change"])
    def verify_today(self, request: HttpRequest, queryset: QuerySet[Force]) -> None:
        chosen = [force for force in queryset if force.foi_email]
        for force in chosen:
            actions.change_address(
                force=force, foi_email=force.foi_email, verified_on=timezone.localdate(), by=request.user
            )
        said = "1 address is" if len(chosen) == 1 else f"{len(chosen)} addresses are"
        messages.success(request, f"{said} verified as of today.")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Campaign)
class CampaignAdmin(ReadOnly):
    list_display = ["title", "version", "demonstration", "created_by", "created_at"]


@admin.register(FoiRequest)
class FoiRequestAdmin(ReadOnly):
    list_display = ["force", "campaign", "status", "sent_on", "due_on", "latest_on", "responded_on", "owner"]
    list_filter = [("status", OfTheNewest), ("campaign", NewestFirst), "force__region"]
    search_fields = ["force__name", "reference"]
    search_help_text = "A part of the force's name, or of its reference"
    searched = Searched(parts=("reference",), force="force")
    list_select_related = ["force", "campaign", "owner"]
    unlisted = ("campaign__document",)


@admin.register(Message)
class MessageAdmin(ReadOnly):
    list_display = ["at", "direction", "channel", "state", "subject", "sender", "recipient", "request"]
    list_filter = ["direction", "state", "channel"]
    search_fields = ["subject", "sender", "recipient", "message_id"]
    search_help_text = "A part of the subject, of an address or of the mail's own name; its words: on the page Search"
    searched = Searched(parts=("subject", "sender", "recipient", "message_id"))
    list_select_related = ["request__force", "request__campaign"]
    unlisted = ("body", "heads", "files", "suggestions", "matches", "request__campaign__document")


@admin.register(Event)
class EventAdmin(ReadOnly):
    list_display = ["at", "kind", "sentence", "by"]
    list_filter = [("kind", OfTheNewest)]
    search_fields = ["sentence"]
    search_help_text = "Words of the sentence, or their beginnings"
    searched = Searched(words=SearchVector("sentence", config=LANGUAGE))
    list_select_related = ["by"]


@admin.register(Mailbox)
class MailboxAdmin(ReadOnly):
    list_display = ["address", "polled_at", "last_uid", "trouble"]
