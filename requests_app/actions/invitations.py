"""People are asked in by an administrator, each by a link that works once. Nobody signs up by themselves."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from requests_app import audit
from requests_app.mail.invitation import send_invitation
from requests_app.models import Invitation
from requests_app.roles import ROLES

INVITED, ACCEPTED, WITHDREW = "invited somebody", "accepted an invitation", "withdrew an invitation"
GOOD_FOR = timedelta(days=7)


class NotInvited(Exception):
    """The link opens nothing; the sentence says so and no more."""


def open_invitations(*, now: datetime) -> Any:
    """Those whose link still works."""
    return Invitation.objects.filter(accepted_at=None, withdrawn_at=None, until__gt=now)


def invite(*, email: str, role: str, address: str, by: Any, now: datetime) -> tuple[Invitation, str]:
    """Ask somebody in, and mail them the link; the invitation and the link. `address` is the site's own. An earlier
    invitation to the same address no longer works. Raises ValueError for a role that there is not or somebody who has
    an account, and OSError or SMTPException where the mail is refused: then nobody is invited."""
    _only_administrators(by)
    if role not in ROLES:
        raise ValueError(f"There is no role {role}.")
    if User.objects.filter(email__iexact=email, is_active=True).exists():
        raise ValueError("Somebody with this address has an account already.")
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        open_invitations(now=now).filter(email__iexact=email).update(withdrawn_at=now)
        invitation = Invitation.objects.create(
            email=email, role=role, mark=_mark(secret), by=by, at=now, until=now + GOOD_FOR
        )
        audit.note(kind=INVITED, by=by, about=f"{role}: {email}")
        link = f"{address.rstrip('/')}/invitation/{secret}/"
        send_invitation(invitation, link)
    return invitation, link


def withdraw_invitation(*, pk: int, by: Any, now: datetime) -> bool:
    """The link works no more; whether it still did."""
    _only_administrators(by)
    taken = open_invitations(now=now).filter(pk=pk).update(withdrawn_at=now)
    if taken:
        audit.note(kind=WITHDREW, by=by, about=f"invitation {pk}")
    return bool(taken)


def invitation_behind(secret: str, *, now: datetime) -> Invitation:
    """Raises NotInvited."""
    found = open_invitations(now=now).filter(mark=_mark(secret)).select_related("by").first()
    if found is None:
        raise NotInvited("This invitation does not work any more. Ask whoever invited you for a new one.")
    return found


def accept_invitation(*, secret: str, username: str, name: tuple[str, str], password: str, now: datetime) -> User:
    """The account of whoever was invited, in their role. Raises NotInvited; two who follow the link at once make one
    account. Raises ValueError for a name that somebody has."""
    with transaction.atomic():
        found = open_invitations(now=now).filter(mark=_mark(secret)).select_for_update(of=("self",)).first()
        if found is None:
            invitation_behind("", now=now)  # raises
        assert found is not None
        if User.objects.filter(Q(username__iexact=username)).exists():
            raise ValueError("Somebody has this name already: choose another.")
        account = User.objects.create_user(
            username, found.email, password, first_name=name[0][:150], last_name=name[1][:150]
        )
        account.groups.add(Group.objects.get_or_create(name=found.role)[0])
        found.account, found.accepted_at = account, now
        found.save(update_fields=["account", "accepted_at"])
        audit.note(kind=ACCEPTED, by=account, about=f"invitation {found.pk}")
    return account


def _mark(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _only_administrators(by: Any) -> None:
    if by is not None and not by.is_superuser:
        raise PermissionDenied("Only administrators may invite people.")
