"""Signing in with the organisation's own OpenID Connect server (Entra, Google Workspace, Keycloak), by settings alone.

Codes, PKCE, nonces and signatures are authlib's, loaded where it is used: most sites have no such server. Nobody gets
an account by it: it opens the account of whoever was invited, found once by an address that the server vouches for and
from then on by the server's own subject."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from requests_app import audit
from requests_app.models import OrganisationAccount

JOINED = "joined their organisation's sign-in"


class NotLetIn(Exception):
    """Nobody is let in; the sentence says why."""


def is_set() -> bool:
    return bool(settings.OIDC_SERVER and settings.OIDC_CLIENT_ID)


def name() -> str:
    """What its button says; empty where there is none."""
    return settings.OIDC_NAME if is_set() else ""


@cache
def _client(server: str, client_id: str, secret: str) -> Any:
    from authlib.integrations.django_client import OAuth
    from authlib.integrations.requests_client import OAuth2Session

    class Straight(OAuth2Session):  # type: ignore[misc]
        """Asks the server that the settings name and no other: an answer that sends elsewhere is none."""

        def __init__(self, *args: Any, **how: Any) -> None:
            super().__init__(*args, **how)
            self.max_redirects = 0

    registry = OAuth()
    registry.register(
        "organisation", client_id=client_id, client_secret=secret or None,
        server_metadata_url=f"{server.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid email profile", "code_challenge_method": "S256", "timeout": 10},
    )  # fmt: skip
    made = registry.organisation
    made.client_cls = Straight
    return made


def client() -> Any:
    return _client(settings.OIDC_SERVER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET)


def sent_there(request: HttpRequest) -> HttpResponse:
    """Raises NotLetIn where the server does not answer."""
    from authlib.integrations.base_client.errors import OAuthError

    back = f"{settings.SITE_ADDRESS.rstrip('/')}{reverse('sign-in-organisation-back')}"
    try:
        return client().authorize_redirect(request, back)
    except (OAuthError, OSError, ValueError, KeyError, RuntimeError) as fault:
        raise NotLetIn("Your organisation's sign-in does not answer. Try again, or use your password.") from fault


def came_back(request: HttpRequest) -> Any:
    """The account of whoever signed in there. Raises NotLetIn."""
    from authlib.integrations.base_client.errors import OAuthError
    from joserfc.errors import JoseError

    try:
        told = client().authorize_access_token(request).get("userinfo") or {}
    except (OAuthError, JoseError, OSError, ValueError, KeyError, RuntimeError) as fault:
        audit.note(kind=audit.SIGN_IN_FAILED, source=audit.source_of(request))
        raise NotLetIn("Your organisation's sign-in was not completed. Begin again.") from fault
    issuer, subject = str(told.get("iss", "")), str(told.get("sub", ""))
    if not issuer or not subject:
        raise NotLetIn("Your organisation's sign-in did not say who you are.")
    known = OrganisationAccount.objects.filter(issuer=issuer, subject=subject).select_related("user").first()
    user = known.user if known else _joined(issuer, subject, told)
    if not user.is_active:
        raise NotLetIn("This account is closed.")
    return user


def _joined(issuer: str, subject: str, told: Any) -> User:
    address = str(told.get("email") or "")
    vouched = told.get("email_verified") is True or settings.OIDC_TRUST_ADDRESSES
    found = User.objects.filter(email__iexact=address, is_active=True)[:2] if address and vouched else []
    if len(found) != 1 or OrganisationAccount.objects.filter(user=found[0]).exists():
        raise NotLetIn("Nobody here has been invited by the address that your organisation vouches for.")
    try:
        with transaction.atomic():
            OrganisationAccount.objects.create(user=found[0], issuer=issuer[:300], subject=subject[:255])
            audit.note(kind=JOINED, by=found[0])
    except IntegrityError as fault:
        raise NotLetIn("This account was joined just now. Begin again.") from fault
    return found[0]
