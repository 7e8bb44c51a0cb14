"""Which edition a page shows, and to whom."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import RequestFactory
from django.utils import timezone

from reporting.views.editions import publication_for, shown
from requests_app.models import Quarantine
from requests_app.roles import READER, STAFF, SUPERVISOR
from tests.builders import campaign, person

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


def asked(role, query=None):
    request = RequestFactory().get("/", query or {})
    request.user = person(role or "nobody", role)
    return request


def test_a_publication_is_shown_to_readers_with_its_own_addresses_and_no_way_to_documents(edition):
    found = shown(asked(READER), pk=edition.pk)
    assert (found.base, found.kept) == (f"/figures/publications/{edition.pk}/", "")
    context = found.context(asked(READER))
    assert (context["links"], context["question"], context["provisional"]) == (False, "1", False)
    assert shown(asked(STAFF), pk=edition.pk).context(asked(STAFF))["links"] is True


def test_under_embargo_it_is_not_there_for_readers(edition):
    edition.embargo_until = timezone.now() + timedelta(hours=1)
    edition.save()
    with pytest.raises(Http404):
        publication_for(asked(READER), edition.pk)
    assert publication_for(asked(STAFF), edition.pk) == edition


def test_figures_as_they_stand_are_for_those_who_work_on_them(edition):
    slug = campaign("essex", slug="other").slug
    for role in (READER, None):
        with pytest.raises(PermissionDenied):
            shown(asked(role), slug=slug)
    assert shown(asked(STAFF), slug=slug).kept == ""
    assert shown(asked(STAFF, {"count": "provisional"}), slug=slug).kept == "count=provisional"


def test_what_is_kept_apart_since_is_shown_to_supervisors_alone(edition):
    name = edition.content["documents"][0]["name"]
    Quarantine.objects.create(sha256=edition.content["documents"][0]["sha256"], reason="Names.", names=[name])
    assert name not in repr(dict(shown(asked(STAFF), pk=edition.pk).content))
    assert name in repr(dict(shown(asked(SUPERVISOR), pk=edition.pk).content))
