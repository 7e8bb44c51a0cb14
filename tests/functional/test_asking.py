"""Asking in a browser: a campaign made, its letters sent and followed, an answer filed and confirmed; every page looked
at by axe, wide and narrow."""

from __future__ import annotations

import os
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from requests_app import actions
from requests_app.models import Campaign, FoiRequest, Message
from tests.requests_app.asking import asked_campaign, reply

pytestmark = [
    pytest.mark.browser,
    pytest.mark.integration,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture(autouse=True)
def at_once(settings):
    """The worker's work is done when it is asked for: what is looked at here is the page."""
    settings.CELERY_TASK_ALWAYS_EAGER = True


@pytest.fixture
def picture(site):
    """Keeps a picture of the page where ASKING_PICTURES names a folder: to be looked at by people."""

    def take(name: str) -> None:
        if folder := os.environ.get("ASKING_PICTURES"):
            for width in (1280, 320):
                site.set_viewport_size({"width": width, "height": 900})
                site.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)

    return take


def running_campaign(by) -> Campaign:
    """All 43 asked, some answered, one stopped, one refused, a letter in the tray."""
    campaign, requests = asked_campaign(by=by)
    today = timezone.localdate()
    for number, request in enumerate(requests[:40]):
        actions.record_sent(request=request, on=today - timedelta(days=14 + number), by=by)
    for number, request in enumerate(requests[:12]):
        actions.record_response(request=request, on=today - timedelta(days=number), by=by)
        actions.record_outcome(request=request, question="1", outcome="answered", by=by)
        outcome = "answered" if number % 3 else "refused"
        sections = ["s40(2)"] if outcome == "refused" else []
        actions.record_outcome(request=request, question="2", outcome=outcome, exemptions=sections, by=by)
        actions.assign(request=request, owner=by, by=by)
    actions.record_clock_event(
        request=requests[20], kind="clarification-asked", on=today - timedelta(days=3), by=by, note="About the method"
    )
    text = (
        "Our reference: FOI-00471/26\n\nQuestion 1: In 2018/19 we recorded 140 offences.\n\nQuestion 2: this part is "
        "refused under section 12(1) of the Act, as it would exceed the cost limit."
    )
    mail = reply(requests[13], text, date=f"{today - timedelta(days=1):%a, %d %b %Y} 09:30:00 +0000")
    mail.add_attachment(b"Offences,140\n", maintype="text", subtype="csv", filename="return.csv")
    actions.receive_mail(raw=mail.as_bytes())
    actions.receive_mail(
        raw=reply(
            requests[14], f"{requests[14].force.name} thanks you for your request.", to="office@charity.example"
        ).as_bytes()
    )
    actions.draft_due_chasers(today=today)
    return campaign


def test_every_page_is_accessible_wide_and_narrow(site, sign_in, accessible, picture):
    by = sign_in("amina", "Researchers")
    campaign = running_campaign(by)
    answered = FoiRequest.objects.get(campaign=campaign, messages__direction="in")
    overdue = campaign.requests.filter(status="sent").order_by("latest_on").first()
    stopped = campaign.requests.get(status="clarification_requested")
    slug = campaign.slug
    pages = {
        "today": "/",
        "campaigns": "/campaigns/",
        "campaign": f"/campaigns/{slug}/",
        "new": "/campaigns/new/",
        "edit": f"/campaigns/{slug}/edit/",
        "letter": f"/campaigns/{slug}/letter/",
        "forces": f"/campaigns/{slug}/forces/",
        "send": f"/campaigns/{slug}/send/",
        "sending": f"/campaigns/{slug}/sending/",
        "board": f"/campaigns/{slug}/board/",
        "phases": f"/campaigns/{slug}/board/?view=phases",
        "outcomes": f"/campaigns/{slug}/outcomes/",
        "request-answered": f"/requests/{answered.pk}/",
        "request-overdue": f"/requests/{overdue.pk}/",
        "request-stopped": f"/requests/{stopped.pk}/",
        "message": f"/messages/{Message.objects.get(request=answered, direction='in').pk}/",
        "draft": f"/messages/{Message.objects.filter(state='draft').first().pk}/",
        "drafts": "/messages/",
        "tray": "/tray/",
        "addresses": "/forces/",
        "working-days": "/working-days/?received=2019-04-03&law=FOIA",
        "calendar": "/calendar/",
    }
    for name, path in pages.items():
        site.goto(path)
        site.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
        picture(name)
        accessible()


def test_from_the_form_to_the_letters_sent(site, sign_in, settings):
    sign_in("amina", "Researchers")
    site.goto("/campaigns/new/")
    site.get_by_label("Title").fill("Offences, second round")
    site.locator("#id_periods-0-label").fill("2019/20")
    site.locator("#id_periods-0-start").fill("2019-04-01")
    site.locator("#id_periods-0-end").fill("2020-03-31")
    site.get_by_role("button", name="Add another question").click()
    assert site.locator("#id_periods-0-label").input_value() == "2019/20"
    site.locator("#id_questions-0-number").fill("1")
    site.locator("#id_questions-0-text").fill("How many offences were recorded?")
    site.get_by_role("button", name="Save", exact=True).last.click()
    site.wait_for_url("**/campaigns/offences-second-round/")
    site.get_by_role("link", name="Forces", exact=True).click()
    for name in ("Kent Police", "Surrey Police"):
        site.get_by_label(name).uncheck()
    site.get_by_role("button", name="Save these forces").click()
    expect(site.locator("main").first).to_contain_text("Send 41 letters", use_inner_text=True)
    site.get_by_label("Type the number of letters").fill("43")
    site.allowed_statuses.add(422)
    site.get_by_role("button", name="Send the letters").click()
    expect(site.locator(".error-summary").first).to_contain_text("41 letters would be sent", use_inner_text=True)
    assert site.evaluate("document.activeElement.className") == "error-summary"
    site.get_by_label("Type the number of letters").fill("41")
    site.get_by_role("button", name="Send the letters").click()
    site.wait_for_url("**/sending/")
    site.get_by_text("41 of 41 letters sent").wait_for()


def test_the_job_page_follows_the_sending_by_itself(site, sign_in, settings):
    by = sign_in("amina", "Researchers")
    settings.CELERY_TASK_ALWAYS_EAGER = False
    campaign, requests = asked_campaign("kent", "surrey", by=by)
    FoiRequest.objects.filter(campaign=campaign).update(status="queued")
    letters = [
        Message.objects.create(
            request=request, direction="out", kind="request", state="queued", subject="s", body="b",
            recipient="a@b.example", message_id=f"{request.token}.1@x",
        )
        for request in requests
    ]  # fmt: skip
    site.goto(f"/campaigns/{campaign.slug}/sending/")
    expect(site.locator("#sending").first).to_contain_text("0 of 2 letters sent, 2 waiting", use_inner_text=True)
    for letter in letters:
        actions.send_letter(pk=letter.pk, now=timezone.now())
    site.get_by_text("2 of 2 letters sent").wait_for()
    assert site.locator("#sending").get_attribute("hx-trigger") is None, "nothing waits, so nothing is polled"


def test_the_board_narrows_without_leaving_the_page_and_keeps_its_address(site, sign_in):
    by = sign_in("amina", "Researchers")
    campaign = running_campaign(by)
    site.goto(f"/campaigns/{campaign.slug}/board/")
    site.evaluate("window.stayed = true")
    site.get_by_role("link", name="Answered (12)").click()
    site.get_by_text("12 of 43 requests").wait_for()
    assert site.evaluate("window.stayed") is True
    assert "phase=Answered" in site.url
    site.get_by_role("link", name="Due", exact=True).click()
    site.locator("th[aria-sort=ascending]", has_text="Due").wait_for()
    site.reload()
    expect(site.locator("#board").first).to_contain_text("12 of 43 requests", use_inner_text=True)
    site.go_back()
    site.get_by_text("12 of 43 requests").wait_for()


def test_a_letter_in_is_filed_and_confirmed_with_the_clicks_of_a_mouse(site, sign_in):
    by = sign_in("amina", "Researchers")
    _, [kent] = asked_campaign("kent", by=by)
    actions.record_sent(request=kent, on=date(2019, 4, 8), by=by)
    actions.receive_mail(
        raw=reply(
            kent, "Kent Police acknowledges your request. Our reference: 55/19", to="office@charity.example"
        ).as_bytes()
    )
    site.goto("/tray/")
    site.get_by_role("button", name="Kent Police").click()
    site.get_by_role("button", name="Yes: record an acknowledgement").click()
    site.get_by_role("button", name="Yes, record it").click()
    kent.refresh_from_db()
    assert (kent.status, kent.reference) == ("acknowledged", "55/19")


def test_a_letters_kind_is_confirmed_in_one_click_and_corrected_in_two(site, sign_in):
    by = sign_in("amina", "Researchers")
    _, requests = asked_campaign("kent", "surrey", by=by)
    letters = []
    for request in requests:
        actions.record_sent(request=request, on=date(2019, 4, 8), by=by)
        words = "Your request has been received and will be answered within 20 working days."
        letters.append(actions.receive_mail(raw=reply(request, words).as_bytes()))
    site.goto(reverse("message", args=[letters[0].pk]))
    site.locator("#suggestions article").get_by_role("button", name="Yes").first.click()
    site.goto(reverse("message", args=[letters[1].pk]))
    site.locator("#suggestions article summary").first.click()
    site.locator("#suggestions article").get_by_role("button", name="fees notice").click()
    for request in requests:
        request.refresh_from_db()
    assert [request.status for request in requests] == ["acknowledged", "fees_requested"]
