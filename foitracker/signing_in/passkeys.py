"""Passkeys: a device or password manager proves that it is the person's, after their finger, face or PIN. What their
answers prove is worked out by fido2, their rows are django-allauth's; when they are asked for is ours.

A passkey is both factors at once: it is always asked to verify the person, and is bound to the site's own address."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from requests_app import audit

ADDED, REMOVED = "added a passkey", "removed a passkey"
MOST = 10
"""Passkeys of one person."""


class NotProved(Exception):
    """The answer does not prove what it should; the sentence says so."""


@dataclass(frozen=True, slots=True)
class Passkey:
    """One of a person's, as they named it."""

    pk: int
    name: str
    added: datetime
    used: datetime | None


def of(user: Any) -> list[Passkey]:
    rows = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).order_by("created_at", "pk")
    return [Passkey(row.pk, str(row.data.get("name", "")), row.created_at, row.last_used_at) for row in rows]


def asked_to_add(user: Any) -> str:
    """What the browser is asked for, as JSON; the challenge is kept in the session."""
    return json.dumps(auth.begin_registration(user, passwordless=True))


def add(*, user: Any, name: str, answer: str) -> list[str]:
    """Take the passkey; recovery codes to write down where the person had none. Raises NotProved."""
    credential = _parsed(answer)
    if len(of(user)) >= MOST:
        raise NotProved(f"You have {MOST} passkeys; remove one first.")
    try:
        auth.complete_registration(credential)
    except (ValidationError, ValueError, TypeError, KeyError) as fault:
        raise NotProved("The passkey was not made. Try again.") from fault
    with transaction.atomic():
        auth.WebAuthn.add(user, name[:60] or "Passkey", credential)
        had = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).exists()
        codes = [] if had else list(RecoveryCodes.activate(user).generate_codes())
    audit.note(kind=ADDED, by=user)
    return codes


def asked_to_prove() -> str:
    """What the browser is asked for by whoever signs in: nobody is named, the passkey says whose it is."""
    return json.dumps(auth.begin_authentication(None))


def proved_by(answer: str) -> Any:
    """The person whose passkey answered, verified by it. Raises NotProved."""
    credential = _parsed(answer)
    try:
        user = auth.extract_user_from_response(credential)
        used = auth.complete_authentication(user, credential)
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError) as fault:
        raise NotProved("This passkey does not belong to anybody here. Sign in with your password.") from fault
    if not user.is_active:
        raise NotProved("This account is closed.")
    Authenticator.objects.filter(pk=used.pk).update(last_used_at=timezone.now())
    return user


def remove(*, user: Any, pk: int) -> bool:
    """Whether there was such a one of theirs."""
    gone = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN, pk=pk).delete()[0]
    if gone:
        audit.note(kind=REMOVED, by=user)
    return bool(gone)


def _parsed(answer: str) -> dict[str, Any]:
    try:
        credential = json.loads(answer)
    except (ValueError, RecursionError) as fault:
        raise NotProved("The browser's answer could not be read. Try again.") from fault
    if not isinstance(credential, dict):
        raise NotProved("The browser's answer could not be read. Try again.")
    return credential
