"""A document kept apart since an edition was frozen: its name and its cells are shown to nobody, the totals stand."""

from __future__ import annotations

import copy

import pytest

from reporting.publishing.edition import HIDDEN
from reporting.publishing.kept_apart import without_apart
from requests_app.models import Quarantine
from requests_app.quarantine import APART
from tests.reporting.editions import september

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def content():
    made = september()
    for number, document in enumerate(made["documents"]):
        document["sha256"] = f"{number:064}"
    made["sentences"][0]["doubts"].append(f"Kent Police: see {made['documents'][0]['name']}.")
    return made


@pytest.fixture
def apart(content):
    document = content["documents"][0]
    Quarantine.objects.create(sha256=document["sha256"], reason="Names.", names=[document["name"]])
    return document


def test_nothing_kept_apart_changes_nothing(content):
    assert without_apart(content) is content


def test_its_name_is_gone_from_every_part_and_its_cells_say_nothing(content, apart):
    before = copy.deepcopy(content)
    shown = without_apart(content)
    assert apart["name"] not in repr(shown)
    assert shown["documents"][0]["name"] == APART
    own = [cell for cell in shown["cells"] if cell["document"] == apart["id"]]
    assert own
    assert {(cell["as_written"], cell["low"], cell["kind"]) for cell in own} == {(HIDDEN, None, "withheld")}
    assert content == before, "what is frozen is not changed"


def test_totals_and_other_documents_stand(content, apart):
    shown = without_apart(content)
    assert shown["totals"] == content["totals"]
    assert [d["name"] for d in shown["documents"][1:]] == [d["name"] for d in content["documents"][1:]]
    other = [cell for cell in shown["cells"] if cell["document"] != apart["id"]]
    assert other == [cell for cell in content["cells"] if cell["document"] != apart["id"]]


def test_one_released_again_is_shown_again(content, apart):
    from django.utils import timezone

    Quarantine.objects.update(released_at=timezone.now())
    assert without_apart(content) is content
