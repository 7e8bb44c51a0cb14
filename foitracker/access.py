"""Who may open which address: every address of the site with the permission it asks for, to look and to change.

One table. The guard below holds it on every request, before any view: an address that is not in it opens for nobody.
The views and actions ask again by themselves, for they know the row. docs/roles.md is printed from here, and
tests/security/test_access.py tries every address in every role.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from requests_app.roles import WHO_MAY, refusal

OUTSIDE = "anybody, without signing in"
SIGNED_IN = "anybody who is signed in"
ADMINISTRATOR = "administrators"
NOBODY = "nobody"
CALLERS = "anybody where the API is open, else whoever holds a token or may see published editions"


class Access(NamedTuple):
    """The permissions of requests_app/roles.py, or one of the five above, that looking and changing ask for; None where
    the address does not do that at all."""

    look: str | None
    change: str | None = None


_SEE, _LOG, _SEND, _EDIT = "see campaigns", "log answers", "send letters", "edit campaigns"
_UPLOAD, _DOCUMENTS, _CORRECT = "upload returns", "see documents", "correct figures"
_SETTLE, _SIGN, _PUBLISH = "settle findings", "sign off returns", "publish"
_FIGURES, _EDITIONS = "see figures", "see published editions"

OPERATIONS = (
    "openapi-json", "editions", "edition", "figures", "figures-csv", "totals", "totals-csv", "changes", "sentences",
    "withheld",
)  # fmt: skip
"""What the API answers. Who calls is asked there (reporting/api/callers.py): a token is no account."""

ACCESS: dict[str, Access] = {
    # Signing in, and what says that the site lives
    "sign-in": Access(OUTSIDE, OUTSIDE),
    "sign-in-code": Access(OUTSIDE, OUTSIDE),
    "second-factor": Access(SIGNED_IN, SIGNED_IN),
    "sign-in-passkey": Access(OUTSIDE, OUTSIDE),
    "sign-in-organisation": Access(OUTSIDE),
    "sign-in-organisation-back": Access(OUTSIDE),
    "passkeys": Access(SIGNED_IN, SIGNED_IN),
    "passkey-remove": Access(None, SIGNED_IN),
    "invitations": Access(ADMINISTRATOR, ADMINISTRATOR),
    "invitation-withdraw": Access(None, ADMINISTRATOR),
    "invitation": Access(OUTSIDE, OUTSIDE),  # whoever holds the secret in the link
    "sign-out": Access(None, SIGNED_IN),
    "password-change": Access(SIGNED_IN, SIGNED_IN),
    "prove": Access(SIGNED_IN, SIGNED_IN),
    "own-sessions": Access(SIGNED_IN),
    "end-other-sessions": Access(None, SIGNED_IN),
    "admin-sign-in": Access(OUTSIDE, OUTSIDE),
    "admin-password": Access(SIGNED_IN),
    "health": Access(OUTSIDE, OUTSIDE),
    "ready": Access(OUTSIDE, OUTSIDE),
    "metrics": Access(OUTSIDE),  # whoever knows its token, or is on this machine
    "status": Access(ADMINISTRATOR),
    # Ask
    "home": Access(_EDITIONS),
    "search": Access(_EDITIONS),  # each finds what they may read
    "campaign-list": Access(_SEE),
    "campaign-new": Access(_EDIT, _EDIT),
    "campaign-import": Access(None, _EDIT),
    "campaign": Access(_SEE),
    "campaign-edit": Access(_EDIT, _EDIT),
    "campaign-json": Access(_SEE),
    "campaign-copy": Access(None, _EDIT),
    "campaign-again": Access(None, _EDIT),
    "campaign-letter": Access(_SEND, _SEND),
    "campaign-forces": Access(_SEND, _SEND),
    "campaign-send": Access(_SEND, _SEND),
    "campaign-send-test": Access(None, _SEND),
    "campaign-sending": Access(_SEE),
    "campaign-retry": Access(None, _SEND),
    "campaign-board": Access(_SEE),
    "campaign-outcomes": Access(_SEE),
    "request": Access(_SEE),
    "request-event": Access(None, _LOG),
    "request-event-withdraw": Access(None, _LOG),
    "request-sent": Access(None, _LOG),
    "request-log": Access(None, _LOG),
    "request-outcome": Access(None, _LOG),
    "request-move": Access(None, _LOG),
    "request-assign": Access(None, _LOG),
    "request-draft": Access(None, _SEND),
    "request-pack": Access(_SEND),
    "drafts": Access(_LOG),
    "message": Access(_SEE, _SEND),
    "message-date": Access(None, _LOG),
    "message-again": Access(None, _LOG),
    "message-raw": Access(_LOG),
    "message-kind": Access(None, _LOG),
    "message-confirm": Access(None, _LOG),
    "tray": Access(_LOG, _LOG),
    "tray-match": Access(None, _LOG),
    "tray-aside": Access(None, _LOG),
    "force-addresses": Access(_SEE, _SEND),
    "force-import": Access(_EDIT, _EDIT),
    "organisation": Access(_SEND, _SEND),
    "working-days": Access(SIGNED_IN),
    "calendar-address": Access(_SEE),
    "calendar-renew": Access(None, _SEE),
    "calendar": Access(OUTSIDE),  # whoever holds its private address, while its person may see campaigns
    "audit": Access(ADMINISTRATOR),
    "audit-export": Access(ADMINISTRATOR),
    # Read
    "document-list": Access(_DOCUMENTS),
    "upload": Access(_UPLOAD, _UPLOAD),
    "document": Access(_DOCUMENTS),
    "document-file": Access(_DOCUMENTS),
    "document-page": Access(_DOCUMENTS),
    "document-place": Access(None, _UPLOAD),
    "document-release": Access(None, "release quarantined documents"),
    "person-search": Access("search for a person", "search for a person"),
    "person-search-export": Access(None, "search for a person"),
    "campaign-retention": Access("keep retention dates", "keep retention dates"),
    "message-delete": Access("delete documents", "delete documents"),
    "document-delete": Access("delete documents", "delete documents"),
    "document-read-again": Access(None, _UPLOAD),
    "document-stop": Access(None, _UPLOAD),
    "document-supersede": Access(None, _UPLOAD),
    "document-teach": Access(None, _SETTLE),
    "document-propose": Access(None, _UPLOAD),
    "document-outline": Access(_SETTLE, _SETTLE),
    "document-outline-withdraw": Access(None, _SETTLE),
    "document-proposal": Access(None, _UPLOAD),  # supervisors answer; whoever proposed may take it back
    "figure": Access(_DOCUMENTS),
    # Judge
    "review-desk": Access(_DOCUMENTS),
    "review-desk-campaign": Access(_DOCUMENTS),
    "review-next": Access(None, _SETTLE),
    "review-sign": Access(_SIGN, _SIGN),
    "review-accept": Access(None, _SETTLE),
    "review-second": Access(_UPLOAD, _UPLOAD),
    "review-second-share": Access(None, _SIGN),
    "review-labels": Access(_SETTLE, _SETTLE),
    "review-label-withdraw": Access(None, _SETTLE),
    "dry-run-start": Access(None, _EDIT),
    "dry-run": Access(_DOCUMENTS),
    "quality-rules": Access(_DOCUMENTS),
    "rules-trial": Access(_SETTLE),
    "return": Access(_DOCUMENTS),
    "return-figure": Access(_DOCUMENTS),
    "return-compare": Access(_DOCUMENTS),
    "return-ask": Access(None, _SEND),
    "return-answered": Access(None, _LOG),
    "return-sign-off": Access(None, _SIGN),
    "return-withdraw": Access(None, _SIGN),
    "return-accept": Access(None, _SETTLE),
    "return-settle": Access(None, _SETTLE),
    "return-correct": Access(_CORRECT, _CORRECT),
    "correction-withdraw": Access(None, _CORRECT),
    "document-set-aside": Access(None, _SETTLE),
    # Tell
    "publication-list": Access(_EDITIONS),
    "campaign-figures": Access(_FIGURES),
    "campaign-cells": Access(_DOCUMENTS),
    "campaign-sentences": Access(_FIGURES),
    "campaign-sentence": Access(_FIGURES),
    "campaign-explore": Access(_FIGURES),
    "campaign-explore-csv": Access(_FIGURES),
    "campaign-explore-json": Access(_FIGURES),
    "campaign-area": Access(_FIGURES),
    "campaign-series": Access(_FIGURES),
    "campaign-go": Access(_FIGURES),
    "campaign-missing": Access(_FIGURES),
    "campaign-method": Access(_FIGURES),
    "campaign-evidence": Access(_DOCUMENTS),
    "publish": Access(_PUBLISH, _PUBLISH),
    "publish-confirm": Access(None, _PUBLISH),
    "publish-rules": Access(None, _PUBLISH),
    "revisions": Access(_EDITIONS),
    "publication": Access(_EDITIONS),
    "publication-cells": Access(_DOCUMENTS),
    "publication-sentences": Access(_EDITIONS),
    "publication-sentence": Access(_EDITIONS),
    "publication-explore": Access(_EDITIONS),
    "publication-explore-csv": Access(_EDITIONS),
    "publication-explore-json": Access(_EDITIONS),
    "publication-area": Access(_EDITIONS),
    "publication-series": Access(_EDITIONS),
    "publication-go": Access(_EDITIONS),
    "publication-missing": Access(_EDITIONS),
    "publication-method": Access(_EDITIONS),
    "press-release": Access(_FIGURES),
    "publication-withdraw": Access(None, _PUBLISH),
    "publication-documents": Access(_PUBLISH, _PUBLISH),
    "publication-document": Access(_PUBLISH),
    "publication-document-take-back": Access(None, _PUBLISH),
    "publication-export": Access(_EDITIONS),  # the evidence behind it asks for more
    "api-documentation": Access(CALLERS),
    **{f"api-v1:{name}": Access(CALLERS) for name in OPERATIONS},
    "api-nowhere": Access(CALLERS, CALLERS),
    "api-tokens": Access(_PUBLISH, _PUBLISH),
    "api-token-end": Access(None, _PUBLISH),
    # The admin desk's own pages; only accounts marked as staff come in at all
    "admin:index": Access(SIGNED_IN, SIGNED_IN),
    "admin:app_list": Access(SIGNED_IN, SIGNED_IN),
    "admin:login": Access(OUTSIDE, OUTSIDE),
    "admin:logout": Access(None, SIGNED_IN),
    "admin:password_change": Access(SIGNED_IN, SIGNED_IN),
    "admin:password_change_done": Access(SIGNED_IN),
    "admin:autocomplete": Access(ADMINISTRATOR),
    "admin:jsi18n": Access(SIGNED_IN),
    "admin:view_on_site": Access(SIGNED_IN, SIGNED_IN),
    "admin:requests_app_force_delete": Access(NOBODY, NOBODY),
}
"""By the name of each address."""

DESK: dict[str, str] = {
    "requests_app_campaign": _SEE,
    "requests_app_event": _SEE,
    "requests_app_foirequest": _SEE,
    "requests_app_mailbox": _SEE,
    "requests_app_message": _SEE,
    "ingestion_document": _DOCUMENTS,
    "ingestion_documentfinding": _DOCUMENTS,
    "ingestion_labelproposal": _DOCUMENTS,
    "ingestion_layoutprofile": _DOCUMENTS,
    "ingestion_offencerecord": _DOCUMENTS,
    "ingestion_tableoutline": _DOCUMENTS,
    "ingestion_vocabularydecision": _DOCUMENTS,
    "review_correction": _DOCUMENTS,
    "review_enquiry": _DOCUMENTS,
    "review_forcereturn": _DOCUMENTS,
    "review_resolution": _DOCUMENTS,
    "review_secondreading": _DOCUMENTS,
    "review_setaside": _DOCUMENTS,
    "review_signoff": _DOCUMENTS,
}
"""What the admin desk shows and never changes, by application and model, with the permission that looking asks for."""

KEPT_AT_THE_DESK: dict[str, Access] = {
    "requests_app_force": Access(_SEE, "keep addresses"),
    "requests_app_proclaimedholiday": Access(_SEE, "proclaim holidays"),
}
"""What is looked after on the admin desk itself: who may look, and who may add, change and delete."""

KEPT_BY_ADMINISTRATORS = ("auth_group", "auth_user")
"""What administrators look after on the admin desk."""


def access_of(name: str) -> Access | None:
    """Who may open the address of this name; None for one that nobody has put in the table."""
    if name in ACCESS:
        return ACCESS[name]
    of_model, _, page = name.removeprefix("admin:").rpartition("_")
    if of_model.endswith("_password"):
        of_model, page = of_model.removesuffix("_password"), "password_change"
    if of_model in KEPT_BY_ADMINISTRATORS:
        return Access(ADMINISTRATOR, ADMINISTRATOR)
    if of_model in KEPT_AT_THE_DESK:
        look, change = KEPT_AT_THE_DESK[of_model]
        return {
            "changelist": Access(look, look),
            "change": Access(look, change),
            "history": Access(look, look),
        }.get(page, Access(change, change))
    if of_model in DESK:
        permission = DESK[of_model]
        return {
            "changelist": Access(permission, permission),
            "change": Access(permission, NOBODY),
            "history": Access(permission, permission),
        }.get(page, Access(NOBODY, NOBODY))
    return None


def missing(name: str) -> str:
    """What to do about an address that is not in the table."""
    return (
        f"“{name}” is in no row of foitracker/access.py, so nobody may open it. Add to ACCESS: "
        f'"{name}": Access("…who may look…", "…who may change…"), with permissions of requests_app/roles.py; '
        "for a model of the admin desk add its application_model to DESK with the permission that looking asks for, "
        "or to KEPT_AT_THE_DESK where rows are kept there. "
        "Then print docs/roles.md: .venv/bin/python -m foitracker.roles_document > docs/roles.md"
    )


def denial(user: Any, name: str, *, changes: bool) -> str | None:
    """Why the user may not come through, in a sentence; None where they may."""
    access = access_of(name)
    if access is None:
        return missing(name)
    permission = (access.change or access.look) if changes else (access.look or access.change)
    if permission in (OUTSIDE, CALLERS):
        return None
    if not getattr(user, "is_authenticated", False):
        return "Sign in first."
    if permission == SIGNED_IN:
        return None
    if permission == ADMINISTRATOR:
        return None if user.is_superuser else "Only administrators may do this."
    if permission is None or permission == NOBODY:
        return "Nobody does this here: what is decided is done on the pages, where a reason is asked for."
    return refusal(user, permission)


class Guard:
    """Middleware: the table held on every address, after sign-in and before the view."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Mapping[str, Any]) -> None:
        """Raises PermissionDenied with the sentence."""
        match = request.resolver_match
        changes = request.method not in ("GET", "HEAD", "OPTIONS")
        if sentence := denial(request.user, match.view_name if match else "", changes=changes):
            raise PermissionDenied(sentence)


def permissions() -> set[str]:
    """Every permission that an address asks for."""
    asked = {permission for access in ACCESS.values() for permission in access if permission} | set(DESK.values())
    asked |= {permission for access in KEPT_AT_THE_DESK.values() for permission in access if permission}
    return asked - {OUTSIDE, CALLERS, SIGNED_IN, ADMINISTRATOR, NOBODY}


assert permissions() <= set(WHO_MAY), "every permission is in requests_app/roles.py"
