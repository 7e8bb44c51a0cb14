"""The admin desk by roles: what a person may see there follows the one table of roles, not Django's permissions."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.main import SEARCH_VAR
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from requests_app import desk_search
from requests_app.desk_search import Searched, keys_found
from requests_app.quarantine import names_hidden_from
from requests_app.roles import may
from requests_app.row_keys import row_key


class NewestFirst(admin.RelatedFieldListFilter):
    """A filter by campaign that offers the newest: a list of thousands is none to choose from."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> list[tuple[Any, str]]:
        return [(one.pk, str(one)) for one in field.remote_field.model._default_manager.all()[:OFFERED]]


OFFERED = 20
"""Campaigns offered to filter by, in the order of their list: the newest."""


class OfTheNewest(admin.AllValuesFieldListFilter):
    """A filter that offers the values which the newest rows have: to find every value is a look at every row."""

    def __init__(
        self, field: Any, request: HttpRequest, params: Any, model: Any, model_admin: Any, field_path: str
    ) -> None:
        super().__init__(field, request, params, model, model_admin, field_path)
        newest = model_admin.get_queryset(request).order_by("-pk").values("pk")[:LOOKED_AT]
        held = model._default_manager.filter(pk__in=newest).order_by(field_path)
        self.lookup_choices = held.values_list(field_path, flat=True).distinct()


LOOKED_AT = 2000
"""The newest rows of a list whose values are offered to filter by."""


COUNTED = 10_000
"""Rows that a list of the desk counts and turns pages of: to count millions takes longer than to look at fifty."""


class MoreThan(int):
    """So many and more: a number to count pages by, and the truth to be read."""

    def __str__(self) -> str:
        return f"more than {int(self):,}"


def found_at_most() -> int:
    """Rows that a search finds: what it looks for, and no more than is counted."""
    return min(desk_search.FOUND, COUNTED)


class CountedSoFar(Paginator):
    """Counts exactly up to `bound`, and says "more than" beyond; what lies further is found by filter or search."""

    @property
    def bound(self) -> int:
        return COUNTED

    @cached_property
    def count(self) -> int:
        rows: Any = self.object_list
        held = rows.order_by().values("pk")[: self.bound + 1].count()
        return held if held <= self.bound else MoreThan(self.bound)


class FoundSoFar(CountedSoFar):
    """What a search found, which looks no further than that."""

    @property
    def bound(self) -> int:
        return found_at_most()


class Asked:
    """Before Django's own class: ticks that are no row's number are refused with a sentence, and a row that is asked
    for by no field is asked for by its number."""

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        return super().get_object(request, object_id, from_field or None)  # type: ignore[misc]

    def response_action(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        if any(row_key(ticked) is None for ticked in request.POST.getlist(ACTION_CHECKBOX_NAME)):
            messages.error(request, "Tick rows of this list.")
            return redirect(request.get_full_path())
        return super().response_action(request, queryset)  # type: ignore[misc]


class EvidenceAdmin(Asked, admin.ModelAdmin):  # type: ignore[type-arg]
    """Rows that only actions write: shown to whoever has `permission`, never added, changed or deleted here."""

    permission = "see documents"
    paginator = CountedSoFar
    change_list_template = "admin/desk_list.html"
    unlisted: tuple[str, ...] = ()
    """Columns that no list shows and that may be long: they are fetched for the row that somebody opens."""
    list_per_page = 50
    show_full_result_count = False
    searched: Searched | None = None
    """How the list is searched where it may grow with everything; `search_fields` are what is looked through."""

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request)
        match = request.resolver_match
        return rows.defer(*self.unlisted) if match and match.url_name.endswith("_changelist") else rows

    @admin.display(description=mark_safe('<input type="checkbox" id="action-toggle">'))
    def action_checkbox(self, obj: Any) -> str:
        """As Django's, which lays a form's template out for each row."""
        return format_html(
            '<input type="checkbox" name="{}" value="{}" class="action-select" aria-label="{}">',
            ACTION_CHECKBOX_NAME, obj.pk, format_html(gettext("Select this object for an action - {}"), str(obj)),
        )  # fmt: skip

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        """What may not be read may not be searched for either: the number of results would tell it."""
        for name in names_hidden_from(request.user) if search_term else ():
            for field in self.search_fields:
                queryset = queryset.exclude(**{f"{field}__icontains": name})
        if not (search_term.strip() and self.searched):
            return super().get_search_results(request, queryset, search_term)
        if self.searched.too_short(search_term):
            messages.warning(request, "Look for three letters or more: a shorter word stands in almost everything.")
        return queryset.filter(pk__in=self._found(queryset, search_term)), False

    def _found(self, queryset: QuerySet[Any], search_term: str) -> list[int]:
        how = self.searched
        return keys_found(queryset, how, search_term, at_most=found_at_most() + 1) if how else []

    def get_paginator(
        self, request: HttpRequest, queryset: QuerySet[Any], per_page: int, *more: Any, **named: Any
    ) -> Any:
        sought = self.searched is not None and request.GET.get(SEARCH_VAR, "").strip()
        turning: type[Paginator] = FoundSoFar if sought else self.paginator
        return turning(queryset, per_page, *more, **named)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return may(request.user, self.permission)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request.user, self.permission)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class KeptAdmin(Asked, admin.ModelAdmin):  # type: ignore[type-arg]
    """Rows that are kept at the desk itself, by whoever has `permission`; seen by whoever has `seen`. Django's own
    permissions say nothing here either."""

    seen, permission = "see campaigns", "keep addresses"

    def has_module_permission(self, request: HttpRequest) -> bool:
        return may(request.user, self.seen)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request.user, self.seen)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may(request.user, self.permission)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request.user, self.permission)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request.user, self.permission)
