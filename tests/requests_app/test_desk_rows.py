"""The desk's lists are Django's own, cell by cell, and fetch nothing long that no list shows."""

import re

import pytest
from django.contrib import admin
from django.contrib.admin.templatetags.admin_list import items_for_result
from django.contrib.admin.widgets import AdminTextInputWidget  # noqa: F401 - the desk is loaded
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import foitracker.urls  # noqa: F401 - every room's desk
from ingestion.models import Document, DocumentFinding, OffenceRecord
from requests_app.desk import EvidenceAdmin
from requests_app.desk_rows import rows_of
from requests_app.models import Event, FoiRequest, Message
from tests.scale import world

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
LISTS = [model for model, desk in admin.site._registry.items() if isinstance(desk, EvidenceAdmin)]
HOSTILE = "<b> & \"c\" 'd'"


@pytest.fixture
def desk(client):
    """Signed in, beside a world in which some words mean something in HTML and some are blank."""
    people = world.people()
    world.large_campaign(records=30, periods=2)
    Message.objects.filter(pk__in=Message.objects.order_by("pk")[:5]).update(subject=HOSTILE, sender="  ")
    Document.objects.filter(pk__in=Document.objects.order_by("pk")[:5]).update(name=HOSTILE)
    FoiRequest.objects.filter(pk__in=FoiRequest.objects.order_by("pk")[:5]).update(owner=None, due_on=None)
    Event.objects.filter(pk__in=Event.objects.order_by("pk")[:5]).update(sentence=HOSTILE)
    User.objects.filter(pk=people["Administrator"].pk).update(username="a <b>")
    DocumentFinding.objects.update(message=HOSTILE)
    OffenceRecord.objects.filter(pk__in=OffenceRecord.objects.order_by("pk")[:9]).update(
        as_written="", low=None, high=None
    )
    client.force_login(User.objects.get(pk=people["Administrator"].pk))
    return client


def address(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


@pytest.mark.parametrize("model", LISTS, ids=lambda model: model._meta.model_name)
@pytest.mark.parametrize("asked", ["", "?o=1&p=1", "?_popup=1"])
def test_every_row_is_the_one_that_django_writes(desk, model, asked):
    changes = desk.get(address(model) + asked).context_data["cl"]
    django = ["".join(items_for_result(changes, row, None)) for row in changes.result_list]
    assert list(rows_of(changes)) == django
    assert changes.model_admin.change_list_template, "and its page has these rows"


@pytest.mark.parametrize("model", [Document, DocumentFinding, OffenceRecord, Message, Event, FoiRequest])
def test_the_page_shows_them_and_there_are_some(desk, model):
    answer = desk.get(address(model))
    rows = list(rows_of(answer.context_data["cl"]))
    assert len(rows) > 40
    shown = answer.content.decode()
    assert all(row in shown for row in rows)
    assert "<b> &" not in shown


def test_a_tick_is_django_s_own(desk):
    changes = desk.get(reverse("admin:review_forcereturn_changelist")).context_data["cl"]
    for row in changes.result_list[:3]:
        own = changes.model_admin.action_checkbox(row)
        assert _attributes(own) == _attributes(admin.ModelAdmin.action_checkbox(changes.model_admin, row))


def _attributes(html):
    return sorted(re.findall(r'(\S+)="([^"]*)"', html))


@pytest.mark.parametrize(
    ("model", "long"),
    [
        (DocumentFinding, ("reading", "grids", "layout")),
        (OffenceRecord, ("reading", "grids", "layout")),
        (Message, ("body", "heads", "files", "suggestions", "matches", "document")),
        (Document, ("document",)),
        (FoiRequest, ("document",)),
    ],
)
def test_what_no_list_shows_is_fetched_for_the_row_that_is_opened_alone(desk, model, long):
    with CaptureQueriesContext(connection) as asked:
        desk.get(address(model))
    heads = [one["sql"].split(" FROM ")[0] for one in asked if f' FROM "{model._meta.db_table}"' in one["sql"]]
    held = re.findall(r'"(\w+)"\."(\w+)"', max(heads, key=len))
    assert len(held) > 5, "the rows of the list"
    assert not {column for _, column in held} & set(long)
    opened = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[model.objects.first().pk])
    assert desk.get(opened).status_code == 200
