"""From any history, board, request page, Today, chasers, buttons and outcomes agree.

HISTORIES=1000 draws as many instead of a hundred; `./run bench histories` does.
"""

from __future__ import annotations

import os
from datetime import date, timedelta

import pytest

from requests_app import actions
from requests_app.models import Force
from tests.builders import SPECIFICATION
from tests.requests_app.asking import asked_campaign
from tests.requests_app.histories import counts_agree, drawn

pytestmark = pytest.mark.django_db

LAWS = ["FOIA 2000", "EIR 2004", "FOISA 2002"]
NUMBER = int(os.environ.get("HISTORIES", "99"))
FIRST = int(os.environ.get("FIRST_HISTORY", "0"))
A_CAMPAIGN = 33


@pytest.mark.parametrize("first", range(FIRST, FIRST + NUMBER, A_CAMPAIGN))
def test_from_any_history_every_page_tells_one_story(first):
    """A campaign of 33 requests, each with a history of its own, drawn from its seed."""
    campaign, requests = asked_campaign(*Force.objects.values_list("slug", flat=True)[:A_CAMPAIGN])
    campaign.document = {**SPECIFICATION, "law": LAWS[first // A_CAMPAIGN % len(LAWS)]}
    campaign.save(update_fields=["document"])
    last = date(2019, 1, 1)
    for number, request in enumerate(requests):
        request.campaign = campaign
        actions.record_sent(request=request, on=date(2019, 3, 1) + timedelta(days=7 * number), by=None)
        last = max(last, drawn(first + number, request).today)
    for day in (last, last + timedelta(days=60)):
        counts_agree(campaign, day, f"/campaigns/{campaign.slug}/board/")
