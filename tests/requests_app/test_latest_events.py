"""What happened last to a campaign is found by an index, however much happened to others since."""

from __future__ import annotations

import pytest
from django.db import connection

from requests_app.models import Event
from requests_app.queries import latest_events
from tests.builders import campaign
from tests.scale.copying import copy_rows

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


def test_of_a_campaign_to_which_nothing_happened_lately_no_other_events_are_looked_through():
    quiet, busy = campaign(slug="quiet"), campaign(slug="busy")
    columns = ["kind", "sentence", "campaign_id", "at", "link"]
    for asked, day, number in ((quiet, "2019-05-01", 40), (busy, "2019-06-01", 20_000)):
        copy_rows(
            Event, columns, [("letter sent", f"{n}.", asked.pk, f"{day} 09:00:00+00", "/") for n in range(number)]
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE requests_app_event")
    for asked in (quiet, busy):
        found = latest_events().filter(campaign=asked)[:15]
        plan = found.explain()
        assert "events_of_a_campaign" in plan, plan
        assert "Sort" not in plan, "they come in their order"
        assert found[0].sentence == f"{39 if asked == quiet else 19_999}."
