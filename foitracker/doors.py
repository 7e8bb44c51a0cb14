"""Who may come through which door: every address of the site with the deed it asks for, to look and to change.

One table. The guard below holds it on every request, before any view: an address that is not in it opens for nobody.
The views and actions ask again by themselves, for they know the row. docs/roles.md is printed from here, and
tests/security/test_doors.py tries every address in every role.
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


class Door(NamedTuple):
    """The deeds of requests_app/roles.py, or one of the five above, that looking and changing ask for; None where the
    address does not do that at all."""

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

DOORS: dict[str, Door] = {
    # Signing in, and what says that the site lives
    "sign-in": Door(OUTSIDE, OUTSIDE),
    "sign-in-code": Door(OUTSIDE, OUTSIDE),
    "second-factor": Door(SIGNED_IN, SIGNED_IN),
    "sign-in-passkey": Door(OUTSIDE, OUTSIDE),
    "sign-in-organisation": Door(OUTSIDE),
    "sign-in-organisation-back": Door(OUTSIDE),
    "passkeys": Door(SIGNED_IN, SIGNED_IN),
    "passkey-remove": Door(None, SIGNED_IN),
    "invitations": Door(ADMINISTRATOR, ADMINISTRATOR),
    "invitation-withdraw": Door(None, ADMINISTRATOR),
    "invitation": Door(OUTSIDE, OUTSIDE),  # whoever holds the secret in the link
    "sign-out": Door(None, SIGNED_IN),
    "password-change": Door(SIGNED_IN, SIGNED_IN),
    "prove": Door(SIGNED_IN, SIGNED_IN),
    "own-sessions": Door(SIGNED_IN),
    "end-other-sessions": Door(None, SIGNED_IN),
    "admin-sign-in": Door(OUTSIDE, OUTSIDE),
    "health": Door(OUTSIDE, OUTSIDE),
    "ready": Door(OUTSIDE, OUTSIDE),
    "metrics": Door(OUTSIDE),  # whoever knows its token, or is on this machine
    "status": Door(ADMINISTRATOR),
    # Ask
    "home": Door(_EDITIONS),
    "search": Door(_EDITIONS),  # each finds what they may read
    "campaign-list": Door(_SEE),
    "campaign-new": Door(_EDIT, _EDIT),
    "campaign-import": Door(None, _EDIT),
    "campaign": Door(_SEE),
    "campaign-edit": Door(_EDIT, _EDIT),
    "campaign-json": Door(_SEE),
    "campaign-copy": Door(None, _EDIT),
    "campaign-again": Door(None, _EDIT),
    "campaign-letter": Door(_SEND, _SEND),
    "campaign-forces": Door(_SEND, _SEND),
    "campaign-send": Door(_SEND, _SEND),
    "campaign-send-test": Door(None, _SEND),
    "campaign-sending": Door(_SEE),
    "campaign-retry": Door(None, _SEND),
    "campaign-board": Door(_SEE),
    "campaign-outcomes": Door(_SEE),
    "request": Door(_SEE),
    "request-event": Door(None, _LOG),
    "request-event-withdraw": Door(None, _LOG),
    "request-sent": Door(None, _LOG),
    "request-log": Door(None, _LOG),
    "request-outcome": Door(None, _LOG),
    "request-move": Door(None, _LOG),
    "request-assign": Door(None, _LOG),
    "request-draft": Door(None, _SEND),
    "request-pack": Door(_SEND),
    "drafts": Door(_LOG),
    "message": Door(_SEE, _SEND),
    "message-date": Door(None, _LOG),
    "message-again": Door(None, _LOG),
    "message-raw": Door(_LOG),
    "message-kind": Door(None, _LOG),
    "message-confirm": Door(None, _LOG),
    "tray": Door(_LOG, _LOG),
    "tray-match": Door(None, _LOG),
    "tray-aside": Door(None, _LOG),
    "force-addresses": Door(_SEE, _SEND),
    "force-import": Door(_EDIT, _EDIT),
    "organisation": Door(_SEND, _SEND),
    "working-days": Door(SIGNED_IN),
    "calendar-address": Door(_SEE),
    "calendar-renew": Door(None, _SEE),
    "calendar": Door(OUTSIDE),  # whoever holds its private address, while its person may see campaigns
    "audit": Door(ADMINISTRATOR),
    "audit-export": Door(ADMINISTRATOR),
    # Read
    "document-list": Door(_DOCUMENTS),
    "upload": Door(_UPLOAD, _UPLOAD),
    "document": Door(_DOCUMENTS),
    "document-file": Door(_DOCUMENTS),
    "document-page": Door(_DOCUMENTS),
    "document-place": Door(None, _UPLOAD),
    "document-release": Door(None, "release quarantined documents"),
    "person-search": Door("search for a person", "search for a person"),
    "person-search-export": Door(None, "search for a person"),
    "campaign-retention": Door("keep retention dates", "keep retention dates"),
    "message-delete": Door("delete documents", "delete documents"),
    "document-delete": Door("delete documents", "delete documents"),
    "document-read-again": Door(None, _UPLOAD),
    "document-stop": Door(None, _UPLOAD),
    "document-supersede": Door(None, _UPLOAD),
    "document-teach": Door(None, _SETTLE),
    "document-propose": Door(None, _UPLOAD),
    "document-outline": Door(_SETTLE, _SETTLE),
    "document-outline-withdraw": Door(None, _SETTLE),
    "document-proposal": Door(None, _UPLOAD),  # supervisors answer; whoever proposed may take it back
    "figure": Door(_DOCUMENTS),
    # Judge
    "review-desk": Door(_DOCUMENTS),
    "review-desk-campaign": Door(_DOCUMENTS),
    "review-next": Door(None, _SETTLE),
    "review-sign": Door(_SIGN, _SIGN),
    "review-accept": Door(None, _SETTLE),
    "review-second": Door(_UPLOAD, _UPLOAD),
    "review-second-share": Door(None, _SIGN),
    "review-labels": Door(_SETTLE, _SETTLE),
    "review-label-withdraw": Door(None, _SETTLE),
    "dry-run-start": Door(None, _EDIT),
    "dry-run": Door(_DOCUMENTS),
    "quality-rules": Door(_DOCUMENTS),
    "rules-trial": Door(_SETTLE),
    "return": Door(_DOCUMENTS),
    "return-figure": Door(_DOCUMENTS),
    "return-compare": Door(_DOCUMENTS),
    "return-ask": Door(None, _SEND),
    "return-answered": Door(None, _LOG),
    "return-sign-off": Door(None, _SIGN),
    "return-withdraw": Door(None, _SIGN),
    "return-accept": Door(None, _SETTLE),
    "return-settle": Door(None, _SETTLE),
    "return-correct": Door(_CORRECT, _CORRECT),
    "correction-withdraw": Door(None, _CORRECT),
    "document-set-aside": Door(None, _SETTLE),
    # Tell
    "publication-list": Door(_EDITIONS),
    "campaign-figures": Door(_FIGURES),
    "campaign-cells": Door(_DOCUMENTS),
    "campaign-sentences": Door(_FIGURES),
    "campaign-sentence": Door(_FIGURES),
    "campaign-explore": Door(_FIGURES),
    "campaign-explore-csv": Door(_FIGURES),
    "campaign-explore-json": Door(_FIGURES),
    "campaign-area": Door(_FIGURES),
    "campaign-series": Door(_FIGURES),
    "campaign-go": Door(_FIGURES),
    "campaign-missing": Door(_FIGURES),
    "campaign-method": Door(_FIGURES),
    "campaign-evidence": Door(_DOCUMENTS),
    "publish": Door(_PUBLISH, _PUBLISH),
    "publish-confirm": Door(None, _PUBLISH),
    "publish-rules": Door(None, _PUBLISH),
    "revisions": Door(_EDITIONS),
    "publication": Door(_EDITIONS),
    "publication-cells": Door(_DOCUMENTS),
    "publication-sentences": Door(_EDITIONS),
    "publication-sentence": Door(_EDITIONS),
    "publication-explore": Door(_EDITIONS),
    "publication-explore-csv": Door(_EDITIONS),
    "publication-explore-json": Door(_EDITIONS),
    "publication-area": Door(_EDITIONS),
    "publication-series": Door(_EDITIONS),
    "publication-go": Door(_EDITIONS),
    "publication-missing": Door(_EDITIONS),
    "publication-method": Door(_EDITIONS),
    "press-release": Door(_FIGURES),
    "publication-withdraw": Door(None, _PUBLISH),
    "publication-documents": Door(_PUBLISH, _PUBLISH),
    "publication-document": Door(_PUBLISH),
    "publication-document-take-back": Door(None, _PUBLISH),
    "publication-export": Door(_EDITIONS),  # the evidence behind it asks for more
    "api-documentation": Door(CALLERS),
    **{f"api-v1:{name}": Door(CALLERS) for name in OPERATIONS},
    "api-nowhere": Door(CALLERS, CALLERS),
    "api-tokens": Door(_PUBLISH, _PUBLISH),
    "api-token-end": Door(None, _PUBLISH),
    # The admin desk's own pages; only accounts marked as staff come in at all
    "admin:index": Door(SIGNED_IN, SIGNED_IN),
    "admin:app_list": Door(SIGNED_IN, SIGNED_IN),
    "admin:login": Door(OUTSIDE, OUTSIDE),
    "admin:logout": Door(None, SIGNED_IN),
    "admin:password_change": Door(SIGNED_IN, SIGNED_IN),
    "admin:password_change_done": Door(SIGNED_IN),
    "admin:autocomplete": Door(ADMINISTRATOR),
    "admin:jsi18n": Door(SIGNED_IN),
    "admin:view_on_site": Door(SIGNED_IN, SIGNED_IN),
    "admin:requests_app_force_delete": Door(NOBODY, NOBODY),
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
"""What the admin desk shows and never changes, by application and model, with the deed that looking asks for."""

KEPT_AT_THE_DESK: dict[str, Door] = {
    "requests_app_force": Door(_SEE, "keep addresses"),
    "requests_app_proclaimedholiday": Door(_SEE, "proclaim holidays"),
}
"""What is looked after on the admin desk itself: who may look, and who may add, change and delete."""

KEPT_BY_ADMINISTRATORS = ("auth_group", "auth_user")
"""What administrators look after on the admin desk."""


def door_of(name: str) -> Door | None:
    """The door at the address of this name; None for one that nobody has put in the table."""
    if name in DOORS:
        return DOORS[name]
    of_model, _, page = name.removeprefix("admin:").rpartition("_")
    if of_model.endswith("_password"):
        of_model, page = of_model.removesuffix("_password"), "password_change"
    if of_model in KEPT_BY_ADMINISTRATORS:
        return Door(ADMINISTRATOR, ADMINISTRATOR)
    if of_model in KEPT_AT_THE_DESK:
        look, change = KEPT_AT_THE_DESK[of_model]
        return {
            "changelist": Door(look, look),
            "change": Door(look, change),
            "history": Door(look, look),
        }.get(page, Door(change, change))
    if of_model in DESK:
        deed = DESK[of_model]
        return {
            "changelist": Door(deed, deed),
            "change": Door(deed, NOBODY),
            "history": Door(deed, deed),
        }.get(page, Door(NOBODY, NOBODY))
    return None


def missing(name: str) -> str:
    """What to do about an address that is not in the table."""
    return (
        f"“{name}” is in no row of foitracker/doors.py, so nobody may open it. Add to DOORS: "
        f'"{name}": Door("…who may look…", "…who may change…"), with deeds of requests_app/roles.py; '
        "for a model of the admin desk add its application_model to DESK with the deed that looking asks for, "
        "or to KEPT_AT_THE_DESK where rows are kept there. "
        "Then print docs/roles.md: .venv/bin/python -m foitracker.roles_document > docs/roles.md"
    )


def turned_away(user: Any, name: str, *, changes: bool) -> str | None:
    """Why the user may not come through, in a sentence; None where they may."""
    door = door_of(name)
    if door is None:
        return missing(name)
    deed = (door.change or door.look) if changes else (door.look or door.change)
    if deed in (OUTSIDE, CALLERS):
        return None
    if not getattr(user, "is_authenticated", False):
        return "Sign in first."
    if deed == SIGNED_IN:
        return None
    if deed == ADMINISTRATOR:
        return None if user.is_superuser else "Only administrators may do this."
    if deed is None or deed == NOBODY:
        return "Nobody does this here: what is decided is done on the pages, where a reason is asked for."
    return refusal(user, deed)


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
        if sentence := turned_away(request.user, match.view_name if match else "", changes=changes):
            raise PermissionDenied(sentence)


def deeds() -> set[str]:
    """Every deed that a door asks for."""
    asked = {deed for door in DOORS.values() for deed in door if deed} | set(DESK.values())
    asked |= {deed for door in KEPT_AT_THE_DESK.values() for deed in door if deed}
    return asked - {OUTSIDE, CALLERS, SIGNED_IN, ADMINISTRATOR, NOBODY}


assert deeds() <= set(WHO_MAY), "every deed is in requests_app/roles.py"
