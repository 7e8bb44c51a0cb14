"""From any history, board, request page, Today, chasers, buttons and outcomes agree.

HISTORIES=1000 draws as many instead of a hundred; `./run bench histories` does.
"""

from __future__ import annotations

import csv
import os
import re
from datetime import date, timedelta

import pytest
from django.utils.html import escape

from requests_app import actions, queries
from requests_app.actions.drafts import draft_due_chasers
from requests_app.chasing import chase
from requests_app.holidays import uk_calendar
from requests_app.models import Force
from tests.builders import SPECIFICATION
from tests.requests_app.asking import asked_campaign, researcher
from tests.requests_app.histories import counts_agree, drawn, on_day

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


def test_the_pages_say_what_the_rows_say(client):
    """Board, its CSV, each request's page, Today, its drafts and its tray, of a campaign of random histories."""
    campaign, requests = asked_campaign(*Force.objects.values_list("slug", flat=True)[:14])
    today = date(2019, 12, 2)
    for number, request in enumerate(requests):
        actions.record_sent(request=request, on=date(2019, 3, 1) + timedelta(days=9 * number), by=None)
        today = max(today, drawn(70_000 + number, request, steps=5).today)
    client.force_login(researcher())
    with on_day(today):
        rows = {row.request.pk: row for row in queries.board(campaign, today=today, calendar=uk_calendar())}
        made = {(draft.request_id, draft.kind) for draft in draft_due_chasers(today=today)}
        assert made == {
            (pk, due.kind.value) for pk, row in rows.items() if (due := chase(today, row.clock, row.status)) is not None
        }
        board = client.get(f"/campaigns/{campaign.slug}/board/").content.decode()
        told = client.get(f"/campaigns/{campaign.slug}/board/?format=csv").content.decode("utf-8-sig")
        by_force = {line["Force"]: line for line in csv.DictReader(told.splitlines())}
        for pk, row in rows.items():
            page = client.get(f"/requests/{pk}/").content.decode()
            for words in (row.standing.words, row.step.words, row.status.label):
                assert escape(words) in page, (pk, words)
            assert escape(row.standing.words) in board
            assert row.request.responded_on is None or "no answer yet" not in page.casefold()
            line = by_force[row.request.force.name]
            assert (line["State"], line["Clock"], line["Outcome"], line["Next step"]) == (
                row.status.label, row.standing.words, row.came.value, row.step.words,
            )  # fmt: skip
        home = client.get("/").content.decode()
        for line in queries.things_to_do(
            [(row, 1) for row in rows.values()], campaign=campaign, board_address=f"/campaigns/{campaign.slug}/board/"
        ):
            assert re.search(rf"<strong>{line.count}</strong>[^<]*{re.escape(line.words)}", home), line
        assert re.search(rf"<strong>{len(made)}</strong> drafts? to read and send", home) or not made
        counted = client.get(f"/campaigns/{campaign.slug}/outcomes/").context["told"]
        assert counted.answered == sum(row.request.responded_on is not None for row in rows.values())
