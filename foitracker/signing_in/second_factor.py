"""A second factor: the six figures of an authenticator, or a recovery code. The arithmetic and the rows are
django-allauth's; when it is asked for and how it looks is ours."""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Callable
from typing import Any

import qrcode
import qrcode.image.svg
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, validate_totp_code
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from requests_app import audit
from requests_app.roles import OFFICER, SUPERVISOR, roles_of

SET_UP, USED_RECOVERY, RESET = "set up a second factor", "used a recovery code", "reset a second factor"
SEALED = ("secret", "seed")
"""What of a factor's data is sealed: an authenticator's secret, what recovery codes are made from."""

PERIOD = 30
"""Seconds for which a code is good, and for which none is taken twice."""

OPEN_WITHOUT = {
    "second-factor",
    "sign-out",
    "admin:logout",
    "password-change",
    "health",
    "ready",
    "prove",
    "passkeys",
    "sign-in-passkey",
}
"""Addresses for whoever must still set one up."""


class Adapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets are kept encrypted with a key made from SECRET_KEY: a copy of the database alone gives no codes."""

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()


def _box() -> MultiFernet:
    """Seals with the key of now, opens with those from before too."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    made = [hashlib.sha256(b"second factor:" + key.encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(one)) for one in made])


def seal_again() -> int:
    """Seal what was sealed with a key from before with the key of now; how many factors hold such a thing. Raises
    InvalidToken where neither key opens one."""
    box, done = _box(), 0
    with transaction.atomic():
        for kept in Authenticator.objects.select_for_update().exclude(type=Authenticator.Type.WEBAUTHN):
            sealed = {name: value for name, value in kept.data.items() if name in SEALED and isinstance(value, str)}
            kept.data |= {name: box.rotate(value.encode()).decode() for name, value in sealed.items()}
            kept.save(update_fields=["data"])
            done += bool(sealed)
    return done


def has_one(user: Any) -> bool:
    """An authenticator or a passkey."""
    return Authenticator.objects.filter(user_id=user.pk).exclude(type=Authenticator.Type.RECOVERY_CODES).exists()


def has_codes(user: Any) -> bool:
    """Whether an authenticator shows this person codes."""
    return Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.TOTP).exists()


def needs_one(user: Any) -> bool:
    """Whether this account may not work without: supervisors, data protection officers and administrators, where
    the setting says so; everybody, where the other one does."""
    if settings.SECOND_FACTOR_OF_ALL:
        return True
    return settings.SECOND_FACTOR_REQUIRED and (user.is_superuser or bool({SUPERVISOR, OFFICER} & roles_of(user)))


def new_secret() -> str:
    return str(generate_totp_secret())


def picture(user: Any, secret: str) -> str:
    """The secret as a QR code for the authenticator: an address of data for an <img>."""
    url = DefaultMFAAdapter().build_totp_url(user, secret)
    held = io.BytesIO()
    qrcode.make(url, image_factory=qrcode.image.svg.SvgPathImage).save(held)
    return "data:image/svg+xml;base64," + base64.b64encode(held.getvalue()).decode()


def set_up(*, user: Any, secret: str, code: str) -> list[str] | None:
    """Take the authenticator, when it shows the right code; the recovery codes, to be written down. None where the code
    is wrong."""
    if not validate_totp_code(secret, code):
        return None
    with transaction.atomic():
        Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.WEBAUTHN).delete()
        TOTP.activate(user, secret)
        codes = RecoveryCodes.activate(user).generate_codes()
    audit.note(kind=SET_UP, by=user)
    return list(codes)


def answers(*, user: Any, code: str) -> bool:
    """Whether this is the authenticator's code, not used before, or an unused recovery code."""
    now = timezone.now()
    with transaction.atomic():
        for kept in Authenticator.objects.select_for_update().filter(user=user):
            if kept.type == Authenticator.Type.TOTP:
                used = kept.last_used_at
                again = used is not None and used.timestamp() // PERIOD == now.timestamp() // PERIOD
                if not again and kept.wrap().validate_code(code):
                    Authenticator.objects.filter(pk=kept.pk).update(last_used_at=now)
                    return True
            elif kept.type == Authenticator.Type.RECOVERY_CODES and kept.wrap().validate_code(code):
                audit.note(kind=USED_RECOVERY, by=user)
                return True
    return False


def reset(*, user: Any, by: Any = None) -> int:
    """Forget the factors of somebody who has lost them; how many there were."""
    forgotten = Authenticator.objects.filter(user=user).delete()[0]
    if forgotten:
        audit.note(kind=RESET, by=by, about=f"account {user.get_username()}")
    return forgotten


class Required:
    """Middleware after the guard: who must have a second factor and has none sets it up before anything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        if (
            not (settings.SECOND_FACTOR_REQUIRED or settings.SECOND_FACTOR_OF_ALL)
            or not request.user.is_authenticated
            or match is None
        ):
            return None
        if match.view_name in OPEN_WITHOUT or not needs_one(request.user) or has_one(request.user):
            return None
        return redirect("second-factor")
