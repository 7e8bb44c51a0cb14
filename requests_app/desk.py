"""The admin desk by roles: what a person may see there follows the one table of roles, not Django's permissions."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from requests_app.roles import may


class EvidenceAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Rows that only actions write: shown to whoever may do `deed`, never added, changed or deleted here."""

    deed = "see documents"

    def has_module_permission(self, request: HttpRequest) -> bool:
        return may(request.user, self.deed)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request.user, self.deed)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
