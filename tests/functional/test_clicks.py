"""How many presses the rooms around the judging screen take: outlining, proposing and confirming a label, comparing,
and asking the force until its answer has settled the matter."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import expect

from ingestion.models import LabelProposal, TableOutline, VocabularyDecision
from requests_app.actions.filing import file_letter
from requests_app.mail.parsing import ParsedMail
from requests_app.models import Message
from requests_app.roles import STAFF, SUPERVISOR
from review.models import Enquiry
from tests.builders import campaign, csv_return, person, received, totals_return
from tests.functional.test_judging_screen import Clicks, two_conflicts
from tests.functional.test_outlining import say_what_it_is
from tests.review.test_outlining import NO_YEARS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.integration,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

ODD = [["Sex of victim", "2017/18", "2018/19"], ["Female", 8, 9], ["Third kind", 3, 4]]


@pytest.fixture(autouse=True)
def at_once(settings):
    """The worker's work is done when it is asked for: what is counted here are presses."""
    settings.CELERY_TASK_ALWAYS_EAGER = True


def test_a_table_is_outlined_looked_at_and_read_in_three_presses_and_a_drag(site, sign_in, accessible):
    document = received(campaign("kent").requests.get(), csv_return(NO_YEARS))
    sign_in("supervisor", SUPERVISOR)
    site.goto(f"/review/returns/{document.request_id}/")
    press = Clicks(site)
    press("link", "read a table of it anew")
    site.locator("[data-cell=A1]").hover()
    site.mouse.down()
    site.locator("[data-cell=B4]").hover()
    site.mouse.up()
    say_what_it_is(site)
    press("button", "Show what would be read")
    expect(site.locator("#preview").first).to_contain_text(
        "3 figures stand there, of which 3 answer what was asked", use_inner_text=True
    )
    site.get_by_role("cell", name="20", exact=True).first.wait_for()
    assert not TableOutline.objects.exists()
    accessible()
    assert site.get_by_label("First cell").input_value() == "A1", "what was said is kept"
    assert site.locator(".cell-outlined").count() == 8, "and still drawn"
    press("button", "Read it like that")
    site.get_by_text("is being read again as you said").wait_for()
    assert TableOutline.objects.get().words == "A1 to B4"
    assert press.made <= 3


def test_a_label_is_proposed_in_two_presses_and_confirmed_in_two(site, sign_in, accessible):
    kent = campaign("kent").requests.get()
    received(kent, csv_return(ODD), by=person("staff", STAFF))
    sign_in("staff", STAFF)
    site.goto("/review/")
    press = Clicks(site)
    press("link", "Kent Police")
    press("button", "Unknown", exact=True)
    site.get_by_text("It counts once a supervisor confirms it").first.wait_for()
    assert press.made <= 3
    assert LabelProposal.objects.get().decision is None
    sign_in("supervisor", SUPERVISOR)
    site.goto("/review/")
    press = Clicks(site)
    press("link", "Settle 1 unknown label")
    press("button", "Confirm Unknown")
    site.get_by_text("means Unknown from now on").wait_for()
    assert press.made <= 3
    assert VocabularyDecision.objects.get().label == "Third kind"


def test_a_revised_return_is_compared_in_two_presses(site, sign_in, accessible):
    kent = campaign("kent").requests.get()
    first = received(kent, totals_return(26, 52), name="first.csv")
    received(kent, totals_return(26, 60), name="second.csv", supersedes=first)
    sign_in("supervisor", SUPERVISOR)
    site.goto("/review/")
    press = Clicks(site)
    press("link", "Kent Police")
    press("link", "Compare it with the answer it replaces")
    expect(site.locator("main").first).to_contain_text("1 figure differs, 1 is the same", use_inner_text=True)
    assert press.made <= 2
    accessible()


def test_the_force_is_asked_in_three_presses_and_its_answer_settles_the_matter_in_two(site, sign_in, accessible):
    kent = campaign("kent").requests.get()
    two_conflicts(kent)
    sign_in("supervisor", SUPERVISOR)
    site.goto("/review/")
    press = Clicks(site)
    press("link", "Kent Police")
    press("button", "Ask the force about matter 1")
    accessible()
    assert "second.csv" in site.locator("textarea[name=body]").input_value(), "its own table is quoted"
    press("button", "Send", exact=True)
    letter = Enquiry.objects.get().letter
    assert letter.state == Message.State.SENT
    assert press.made <= 3
    reply = Message.objects.create(request=kent, direction="in", state="received", body="26.", on=date(2019, 5, 23))
    file_letter(reply, ParsedMail("x", in_reply_to=letter.message_id), b"", request=kent, also_for=[], by=None)
    site.goto("/review/")
    press = Clicks(site)
    press("link", "Kent Police")
    site.get_by_role("link", name="their answer of").first.wait_for()
    press("button", "26: B2 of second.csv")
    site.get_by_text("1 matter still blocks").wait_for()
    assert press.made <= 2
