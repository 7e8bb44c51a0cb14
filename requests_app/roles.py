"""Who may do what. One table; pages, forms and actions all read it.

Roles are Django groups of these names. A refusal is a sentence: it serves the tooltip, the form error and the
exception alike.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied

RESEARCHER, STAFF, SUPERVISOR, READER = "Researchers", "Staff", "Supervisors", "Readers"
OFFICER = "Data protection officers"
ROLES = (RESEARCHER, STAFF, SUPERVISOR, READER, OFFICER)

WHO_MAY: dict[str, tuple[str, ...]] = {
    "see campaigns": (RESEARCHER, STAFF, SUPERVISOR, OFFICER),
    "edit campaigns": (RESEARCHER, SUPERVISOR),
    "proclaim holidays": (SUPERVISOR,),
    "keep addresses": (RESEARCHER, SUPERVISOR),
    "send letters": (RESEARCHER, SUPERVISOR),
    "log answers": (RESEARCHER, STAFF, SUPERVISOR),
    "upload returns": (RESEARCHER, STAFF, SUPERVISOR),
    "see documents": (RESEARCHER, STAFF, SUPERVISOR, OFFICER),
    "see quarantined documents": (SUPERVISOR, OFFICER),
    "release quarantined documents": (SUPERVISOR,),
    "delete documents": (SUPERVISOR, OFFICER),
    "keep retention dates": (SUPERVISOR, OFFICER),
    "search for a person": (OFFICER,),
    "correct figures": (SUPERVISOR,),
    "settle findings": (SUPERVISOR,),
    "sign off returns": (SUPERVISOR,),
    "publish": (SUPERVISOR,),
    "see figures": (RESEARCHER, STAFF, SUPERVISOR),
    "see published editions": (RESEARCHER, STAFF, SUPERVISOR, READER, OFFICER),
}
"""Every permission that is guarded, in words, and the roles that may do it."""


def roles_of(user: Any) -> frozenset[str]:
    """The user's roles, asked of the database once a request."""
    if not getattr(user, "is_authenticated", False):
        return frozenset()
    if not hasattr(user, "_roles"):
        user._roles = frozenset(user.groups.values_list("name", flat=True))
    return user._roles


def refusal(user: Any, permission: str) -> str | None:
    """Why the user may not, in a sentence; None when they may. Raises KeyError for one that is not in the table."""
    allowed = WHO_MAY[permission]
    if not getattr(user, "is_authenticated", False):
        return f"Sign in to {permission}."
    if user.is_superuser or roles_of(user) & set(allowed):
        return None
    whoever = " and ".join([", ".join(allowed[:-1])] * bool(allowed[:-1]) + [allowed[-1]]).lower()
    return f"Only {whoever} may {permission}."


def may(user: Any, permission: str) -> bool:
    return refusal(user, permission) is None


def require(user: Any, permission: str) -> None:
    """Raises PermissionDenied with the sentence. `None` as user is the program itself and may do anything."""
    if user is not None and (sentence := refusal(user, permission)):
        raise PermissionDenied(sentence)
