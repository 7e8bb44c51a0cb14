"""Bodies of pages, kept by this process while the edition they show is the same.

A body is made of the edition, the address, and what the person may do. All three are in its key, and so is what is kept
apart by now for whoever may not see that; so a body that is found is the one that would be made again. What is the
person's own (the site's head, forms that change something) is never in a body, but in the page round it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import mark_safe

from reporting.views.editions import Shown
from requests_app.models import Quarantine
from requests_app.roles import may, roles_of

PAGES = "pages"
"""The cache: in this process, of a few hundred bodies."""


def kept_page(request: HttpRequest, found: Shown, name: str, more: Callable[[], dict[str, Any]]) -> HttpResponse:
    """The page of templates/reporting/`name`.html round its body, `name`_body.html. `more` gives what the body needs
    beside what every page of an edition has; it is asked only where the body is not kept."""
    held = caches[PAGES]
    key = _key(request, found)
    kept = held.get(key)
    if kept is None:
        body = render_to_string(f"reporting/{name}_body.html", found.context(request) | more(), request)
        kept = (found.content["heading"], body)
        if found.settled and not settings.DEBUG:  # a template may be edited under DEBUG
            held.set(key, kept)
    heading, body = kept
    # Escaped when it was made of its template.
    round_it = found.round(request, heading) | {"body": mark_safe(body)}  # noqa: S308
    return render(request, f"reporting/{name}.html", round_it)


def _key(request: HttpRequest, found: Shown) -> str:
    sees_all = may(request.user, "see quarantined documents")
    apart = (
        () if sees_all else tuple(sorted(Quarantine.objects.filter(released_at=None).values_list("sha256", "names")))
    )
    who = (request.user.is_superuser, sorted(roles_of(request.user)))
    where = (request.get_full_path(), timezone.localdate(), found.campaign.title)
    parts = (found.mark, where, who, sees_all, apart)
    return hashlib.sha256(repr(parts).encode()).hexdigest()
