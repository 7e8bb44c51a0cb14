"""Accounts on the admin desk: as Django has them, and signed out everywhere by an administrator."""

from __future__ import annotations

from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest

from foitracker.signing_in.sessions import end_others
from requests_app import audit
from requests_app.desk import Asked

ENDED = "ended somebody's sessions"

admin.site.unregister([User, Group])


@admin.register(User)
class Accounts(Asked, UserAdmin):
    actions = ("end_sessions",)

    @admin.action(description="Sign the chosen accounts out everywhere", permissions=["change"])
    def end_sessions(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Each has to sign in anew; the one session that asks this stays."""
        ended = 0
        for user in queryset:
            mine = request.session.session_key if user == request.user else None
            ended += end_others(user, mine)
            audit.note(kind=ENDED, by=request.user, about=f"account {user.get_username()}")
        self.message_user(request, f"{ended} session{' was' if ended == 1 else 's were'} ended.", messages.SUCCESS)


@admin.register(Group)
class Roles(Asked, GroupAdmin):
    """As Django has them."""
