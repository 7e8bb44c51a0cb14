"""Every page of the room: for the owner, a colleague, and one who must see nothing; with few and with many requests."""

from __future__ import annotations

import csv
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from requests_app import actions
from requests_app.mail.inbound import known_requests
from requests_app.models import FoiRequest, Force, Message
from requests_app.roles import READER, ROLES, STAFF
from tests.builders import person
from tests.requests_app.asking import asked_campaign, reply, researcher

pytestmark = pytest.mark.django_db
MOST_QUERIES = 20


@pytest.fixture
def owner(client):
    user = researcher()
    client.force_login(user)
    return client


def sent(request: FoiRequest, on: date = date(2019, 4, 8)) -> FoiRequest:
    actions.record_sent(request=request, on=on, by=None)
    return request


def soup(response) -> BeautifulSoup:
    assert response.status_code == 200, response.status_code
    return BeautifulSoup(response.content, "html.parser")


def pages(campaign, request, message) -> list[str]:
    slug = campaign.slug
    return [
        reverse("home"),
        reverse("campaign-list"),
        reverse("campaign", args=[slug]),
        reverse("campaign-board", args=[slug]),
        reverse("campaign-board", args=[slug]) + "?view=phases",
        reverse("campaign-outcomes", args=[slug]),
        reverse("campaign-sending", args=[slug]),
        reverse("request", args=[request.pk]),
        reverse("message", args=[message.pk]),
        reverse("force-addresses"),
        reverse("working-days") + "?received=2019-04-03&law=FOIA",
        reverse("calendar-address"),
    ]


def working_pages(campaign) -> list[str]:
    slug = campaign.slug
    return [
        reverse("campaign-new"),
        reverse("campaign-edit", args=[slug]),
        reverse("campaign-letter", args=[slug]),
        reverse("campaign-forces", args=[slug]),
        reverse("campaign-send", args=[slug]),
        reverse("tray"),
        reverse("drafts"),
    ]


@pytest.mark.parametrize("forces", [1, 43])
def test_every_page_holds_its_queries(owner, forces, django_assert_max_num_queries):
    slugs = list(Force.objects.filter(territorial=True).values_list("slug", flat=True)[:forces])
    campaign, requests = asked_campaign(*slugs, by=researcher())
    drafts = working_pages(campaign)
    for address in drafts:
        with django_assert_max_num_queries(MOST_QUERIES, info=address):
            assert owner.get(address).status_code == 200, address
    for request in requests:
        sent(request)
        actions.record_clock_event(request=request, kind="response", on=date(2019, 5, 1), by=None)
    message = actions.receive_mail(raw=reply(requests[0], "We hold 52 offences.").as_bytes())
    actions.receive_mail(raw=reply(requests[0], "To nobody", to="office@charity.example").as_bytes())
    for address in [*pages(campaign, requests[0], message), *drafts]:
        with django_assert_max_num_queries(MOST_QUERIES, info=address):
            assert owner.get(address).status_code == 200, address


def test_the_board_asks_as_much_of_1000_requests_as_of_one(owner, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    campaign, [first] = asked_campaign("kent")
    sent(first)
    board = reverse("campaign-board", args=[campaign.slug])
    owner.get(board)
    with CaptureQueriesContext(
        connection,
    ) as few:
        owner.get(board)
    forces = Force.objects.bulk_create(
        Force(code=f"X{n:08}", name=f"Body {n}", short_name=f"B{n}", slug=f"body-{n}", region="Elsewhere",
              country="England", territorial=False)
        for n in range(999)
    )  # fmt: skip
    FoiRequest.objects.bulk_create(
        FoiRequest(
            campaign=campaign, force=force, status="sent", sent_on=date(2019, 4, 8), received_on=date(2019, 4, 8)
        )
        for force in forces
    )
    with CaptureQueriesContext(connection) as many:
        page = owner.get(board)
    assert b"1000 of 1000 requests" in page.content
    assert len(many) == len(few) < MOST_QUERIES
    with CaptureQueriesContext(connection) as one_request:
        owner.get(reverse("request", args=[first.pk]))
    assert len(one_request) < MOST_QUERIES


def test_a_reader_sees_published_editions_and_neither_letters_nor_campaigns(client):
    campaign, [request] = asked_campaign("kent")
    sent(request)
    message = actions.receive_mail(raw=reply(request, "We hold 52 offences.").as_bytes())
    client.force_login(person("rita", READER))
    assert client.get("/")["Location"] == reverse("publication-list")
    for address in pages(campaign, request, message):
        if address != reverse("home") and not address.startswith(reverse("working-days")):
            assert client.get(address).status_code == 403, address
    for address in working_pages(campaign):
        assert client.get(address).status_code == 403, address
    for name in ("request-event", "request-log", "request-outcome", "request-move", "request-assign", "request-sent"):
        assert client.post(reverse(name, args=[request.pk])).status_code == 403


def test_one_without_a_role_sees_nothing(client):
    campaign, [request] = asked_campaign("kent")
    sent(request)
    message = actions.receive_mail(raw=reply(request, "We hold 52 offences.").as_bytes())
    client.force_login(person("nobody"))
    for address in [*pages(campaign, request, message), *working_pages(campaign)]:
        if "working-days" not in address:
            assert client.get(address).status_code == 403, address
    client.logout()
    assert client.get(reverse("campaign-board", args=[campaign.slug])).status_code == 302


def test_today_counts_lead_to_exactly_those_requests(owner):
    _campaign, requests = asked_campaign("kent", "surrey", "sussex")
    sent(requests[0])
    sent(requests[1])
    page = soup(owner.get("/"))
    link = next(one for one in page.select(".todo a") if "very overdue" in one.text)
    assert link.strong.text == "2"
    rows = soup(owner.get(link["href"])).select("table.board tbody tr")
    assert [row.th.text for row in rows] == ["Kent Police", "Surrey Police"]


def test_facets_count_what_they_show_and_sorting_is_announced(owner):
    campaign, requests = asked_campaign("kent", "surrey", "cleveland")
    sent(requests[1])
    board = reverse("campaign-board", args=[campaign.slug])
    page = soup(owner.get(board + "?sort=-force"))
    assert [row.th.text for row in page.select("table.board tbody tr")] == [
        "Surrey Police", "Kent Police", "Cleveland Police"]  # fmt: skip
    assert [head["aria-sort"] for head in page.select("th[aria-sort]")] == ["descending"]
    for link in page.select(".facets a"):
        number = int(link.text.split("(")[1].split(")")[0])
        assert len(soup(owner.get(board + link["href"])).select("table.board tbody tr")) == number, link.text


@pytest.mark.parametrize("written", ['=HYPERLINK("x")', ' =HYPERLINK("x")', '＝HYPERLINK("x")', "@SUM(1)"])
def test_the_board_as_csv_opens_no_formula(owner, written):
    campaign, [request] = asked_campaign("kent")
    sent(request)
    actions.record_reference(request=request, reference=written, by=None)
    answer = owner.get(reverse("campaign-board", args=[campaign.slug]) + "?format=csv")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Force,Code,Region,State,Sent,Due")
    assert lines[1].startswith("Kent Police,E23000032,")
    assert "2019-04-08,2019-05-09" in lines[1]
    assert next(csv.reader([lines[1]]))[-1] == f"'{written}"


def test_the_clock_is_shown_day_by_day(owner):
    _, [request] = asked_campaign("kent")
    sent(request, date(2019, 4, 3))
    page = soup(owner.get(reverse("request", args=[request.pk])))
    days = {
        row.td.text.strip(): [cell.text.strip() for cell in row.find_all("td")[1:]]
        for row in page.select("table.days tbody tr")
    }
    assert days["Thu 4 April 2019"] == ["1", ""]
    assert days["Fri 19 April 2019"][0] == "–"
    assert "Good Friday" in days["Fri 19 April 2019"][1]
    assert days["Fri 3 May 2019 due"] == ["20", ""]


def test_a_form_error_keeps_what_was_typed(owner):
    _, [request] = asked_campaign("kent")
    sent(request)
    page = owner.post(
        reverse("request-event", args=[request.pk]),
        {"kind": "fees-paid", "on": "2019-04-20", "note": "a cheque was sent"},
    )
    assert page.status_code == 422
    said = BeautifulSoup(page.content, "html.parser")
    assert "no fees notice came before it" in said.select_one(".error-summary").text or "You can't" in said.text
    assert said.find("input", {"name": "note"})["value"] == "a cheque was sent"
    request.refresh_from_db()
    assert request.status == "sent"
    assert not request.clock_events.exists()


def test_typing_the_number_sends(owner, django_capture_on_commit_callbacks, settings):
    settings.CELERY_TASK_ALWAYS_EAGER = True
    campaign, _requests = asked_campaign("kent", "surrey")
    gate = reverse("campaign-send", args=[campaign.slug])
    wrong = owner.post(gate, {"number": "3"})
    assert wrong.status_code == 422
    assert "2 letters would be sent" in wrong.content.decode()
    assert not Message.objects.exists()
    answer = owner.post(gate, {"number": "2"})
    assert answer["Location"] == reverse("campaign-sending", args=[campaign.slug])
    assert Message.objects.filter(state="queued").count() == 2
    page = soup(owner.get(answer["Location"]))
    assert page.find(id="sending")["hx-trigger"] == "every 2s"


def test_a_campaign_is_typed_in_and_read_back_as_json(owner):
    typed = {
        "campaign-title": "Next round", "campaign-law": "FOIA 2000", "campaign-measure": "offences",
        "campaign-definition": "s.15A",
        "periods-TOTAL_FORMS": "1", "periods-INITIAL_FORMS": "0",
        "periods-0-label": "2018/19", "periods-0-start": "1/4/2018", "periods-0-end": "31/3/2019",
        "dimensions-TOTAL_FORMS": "1", "dimensions-INITIAL_FORMS": "0",
        "dimensions-0-label": "Sex of victim", "dimensions-0-categories": "Female\nMale\n",
        "dimensions-0-synonyms": "Female: F; girl",
        "questions-TOTAL_FORMS": "2", "questions-INITIAL_FORMS": "0",
        "questions-0-number": "1", "questions-0-text": "How many?", "questions-0-required": "on",
        "questions-1-number": "2", "questions-1-text": "By sex?", "questions-1-breakdown": "sex of victim",
        "questions-1-sums_to": "1",
    }  # fmt: skip
    answer = owner.post(reverse("campaign-new"), typed)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    exported = owner.get(reverse("campaign-json", args=["next-round"])).json()
    assert exported == {
        "title": "Next round",
        "law": "FOIA 2000",
        "measure": {"name": "offences", "definition": "s.15A"},
        "periods": [{"label": "2018/19", "start": "2018-04-01", "end": "2019-03-31"}],
        "dimensions": {
            "sex_of_victim": {
                "label": "Sex of victim",
                "categories": ["Female", "Male"],
                "synonyms": {"Female": ["F", "girl"]},
            }
        },
        "questions": [
            {"number": "1", "text": "How many?", "breakdown": [], "required": True},
            {"number": "2", "text": "By sex?", "breakdown": ["sex_of_victim"], "required": False, "sums_to": "1"},
        ],
    }
    # What the page shows, posted unchanged, is the same specification.
    from requests_app.models import Campaign

    campaign = Campaign.objects.get(slug="next-round")
    page = soup(owner.get(reverse("campaign-edit", args=["next-round"])))
    held = {}
    for field in page.main.select("form input[name], form textarea[name], form select[name]"):
        if field.get("type") == "checkbox":
            if field.has_attr("checked"):
                held[field["name"]] = "on"
        elif field.name == "select":
            held[field["name"]] = field.select_one("option[selected]")["value"]
        else:
            held[field["name"]] = field.text if field.name == "textarea" else field.get("value", "")
    assert owner.post(reverse("campaign-edit", args=["next-round"]), held).status_code == 302
    campaign.refresh_from_db()
    assert campaign.document == exported


def test_another_row_keeps_what_was_typed(owner):
    page = owner.post(
        reverse("campaign-new"),
        {"campaign-title": "Half", "periods-TOTAL_FORMS": "1", "periods-INITIAL_FORMS": "0",
         "periods-0-label": "2018/19",
         "dimensions-TOTAL_FORMS": "1", "dimensions-INITIAL_FORMS": "0", "questions-TOTAL_FORMS": "1",
         "questions-INITIAL_FORMS": "0", "more-periods": ""},
    )  # fmt: skip
    said = soup(page)
    assert said.find("input", {"name": "periods-0-label"})["value"] == "2018/19"
    assert said.find("input", {"name": "periods-1-label"}) is not None
    assert said.select_one(".error-summary") is None


def test_a_wrong_import_says_what_to_do(owner):
    page = owner.post(reverse("campaign-import"), {"text": '{"title": "x"'})
    assert page.status_code == 422
    assert "That is not JSON at line 1" in page.content.decode()


def test_the_feed_needs_its_token_and_nothing_else(client, monkeypatch):
    monkeypatch.setattr("requests_app.views.feed.timezone.localdate", lambda: date(2019, 4, 20))
    _campaign, [request] = asked_campaign("kent")
    sent(request)
    feed = actions.feed_of(by=researcher())
    address = reverse("calendar", args=[feed.token])
    body = client.get(address).content.decode()
    assert "DTSTART;VALUE=DATE:20190509" in body
    assert "Kent Police: answer due" in body
    actions.renew_feed(by=researcher())
    assert client.get(address).status_code == 404


def test_a_feed_ends_with_its_persons_role(client):
    user = researcher()
    address = reverse("calendar", args=[actions.feed_of(by=user).token])
    assert client.get(address).status_code == 200
    user.groups.clear()
    assert client.get(address).status_code == 404


def test_working_days_shows_the_same_as_the_command(owner):
    page = soup(owner.get(reverse("working-days") + "?received=2019-04-03&law=FOIA"))
    assert page.find("h2").text == "Due by Friday 3 May 2019"
    assert "section 10(6)" in page.find(id="said").text
    wrong = owner.get(reverse("working-days") + "?received=31/2/2019&law=FOIA")
    assert wrong.status_code == 422


def test_the_complaint_pack_is_a_pdf(owner):
    _, [request] = asked_campaign("kent")
    sent(request)
    pack = reverse("request-pack", args=[request.pk])
    assert owner.get(pack).status_code == 302  # nothing says yet what it is about
    draft = owner.post(reverse("request-draft", args=[request.pk, "complaint"]), {"grounds": "No answer came."})
    assert draft.status_code == 302
    answer = owner.get(pack)
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_a_template_with_an_unknown_field_is_refused_by_name(owner):
    campaign, _ = asked_campaign("kent")
    address = reverse("campaign-letter", args=[campaign.slug])
    page = owner.post(address, {"subject": "Hello {forse_name}", "template": "Dear {force_name}"})
    assert page.status_code == 422
    assert "{forse_name} is not a merge field" in page.content.decode()
    shown = soup(owner.get(address + "?force=surrey"))
    assert "Dear Surrey Police," in shown.select_one("#preview .letter").text


def test_no_page_has_anything_inline(owner):
    campaign, [request] = asked_campaign("kent")
    sent(request)
    message = actions.receive_mail(raw=reply(request, "We hold 52 offences.").as_bytes())
    for address in [*pages(campaign, request, message), *working_pages(campaign)]:
        page = soup(owner.get(address))
        assert not page.find_all("style"), address
        assert not page.find_all(style=True), address
        assert all(script.get("src") for script in page.find_all("script")), address
        assert not [tag for tag in page.find_all(True) if any(name.startswith(("on", "hx-on")) for name in tag.attrs)]


def test_no_date_is_written_the_american_way(owner):
    _campaign, [request] = asked_campaign("kent")
    sent(request)
    text = soup(owner.get(reverse("request", args=[request.pk]))).main.get_text(" ")
    assert "9 May 2019" in text
    assert "May 9" not in text
    assert timezone.get_current_timezone_name() == "Europe/London"


def test_the_phase_view_moves_a_request_with_a_button_and_comes_back(owner):
    campaign, _ = asked_campaign("kent")
    request = sent(campaign.requests.get())
    board = reverse("campaign-board", args=[campaign.slug]) + "?view=phases"
    form = soup(owner.get(board)).find("form", action=reverse("request-move", args=[request.pk]))
    fields = {
        field["name"]: field["value"] for field in form.find_all("input") if field["name"] != "csrfmiddlewaretoken"
    }
    assert owner.post(form["action"], fields).headers["Location"] == board
    request.refresh_from_db()
    assert request.status == "acknowledged"


def test_a_dry_run_is_offered_where_there_is_a_round_to_try_it_on(owner):
    first, _ = asked_campaign("kent")
    address = reverse("dry-run-start", args=[first.slug])
    assert soup(owner.get(reverse("campaign", args=[first.slug]))).find("form", action=address) is None
    second = actions.copy_campaign(campaign=first, title="The next year", by=None)
    offered = soup(owner.get(reverse("campaign", args=[second.slug])))
    assert offered.find("form", action=reverse("dry-run-start", args=[second.slug]))


def test_an_answered_request_waits_for_nothing_and_its_answer_is_the_last_contact(owner):
    campaign, [first, second] = asked_campaign("kent", "essex")
    for request in (first, second):
        sent(request)
    actions.record_clock_event(request=first, kind="response", on=date(2019, 5, 1), by=None)
    assert {one.key: one.awaiting for one in known_requests()} == {first.pk: False, second.pk: True}
    assert "1 of 2 open requests waits for an answer." in soup(owner.get("/")).get_text()
    board = soup(owner.get(reverse("campaign-board", args=[campaign.slug])))
    [row] = [row for row in board.select("tbody tr") if first.force.name in row.get_text()]
    assert row.select("td")[5].get_text() == "1 May 2019"
    actions.record_clock_event(request=second, kind="response", on=date(2019, 5, 2), by=None)
    assert "No open request waits for an answer." in soup(owner.get("/")).get_text()
    told = soup(owner.get(reverse("campaign-outcomes", args=[campaign.slug]))).select_one(".lead-sentence")
    assert told.get_text() == (
        "2 of 2 forces have answered. Of the 2 that have answered or are overdue, 2 answered in time, "
        "0 answered late and 0 have not answered."
    )


def test_what_a_page_refuses_names_the_field(owner):
    campaign, _ = asked_campaign("kent")
    page = soup(owner.post(reverse("campaign-send-test", args=[campaign.slug]), {"to": "nobody"}, follow=True))
    told = page.select_one(".notice-error").get_text(" ", strip=True)
    assert told.startswith("Not done: Send a test to: Enter a valid email address.")


def test_what_is_wrong_with_a_form_is_said_once(client):
    page = client.post(reverse("sign-in"), {"username": "nobody", "password": "guess"})
    found = BeautifulSoup(page.content, "html.parser")
    summary = found.select_one(".error-summary li").get_text()
    assert len(summary) > 20
    assert found.get_text().count(summary) == 1


def test_requests_that_a_letter_may_belong_to_stand_under_their_campaign(owner):
    campaign, requests = asked_campaign("kent", "essex")
    for request in requests:
        sent(request)
    letter = actions.receive_mail(raw=reply(requests[0], "To nobody", to="office@charity.example").as_bytes())
    [group] = soup(owner.get(reverse("message", args=[letter.pk]))).select("#offered optgroup")
    assert group["label"] == campaign.title
    assert {option.get_text() for option in group.select("option")} == {"Kent Police", "Essex Police"}


def test_the_tray_says_of_no_answered_request_that_it_waits(owner):
    """What was found when the letter came does not stay true: the request was answered since."""
    _, [first, second] = asked_campaign("kent", "essex")
    for request in (first, second):
        sent(request)
    waits = "this request is waiting for an answer"
    found = [
        {"key": request.pk, "decides": False, "because": [f"names {request.force}", waits], "weight": weight}
        for request, weight in ((first, 31), (second, 30))
    ]
    Message.objects.create(direction="in", state="received", subject="Ours", body="Here.", matches=found)
    assert soup(owner.get("/tray/")).get_text().count(waits) == 2
    actions.record_clock_event(request=first, kind="response", on=date(2019, 5, 1), by=None)
    told = " ".join(soup(owner.get("/tray/")).get_text().split())
    assert told.count(waits) == 1
    assert told.index(f"names {second.force}") < told.index(f"names {first.force}"), "who still waits goes first"
    assert f"names {first.force}; answered already" in told


def test_today_asks_of_staff_nothing_that_only_letters_do(owner, client):
    asked_campaign("kent")
    assert "request not sent yet" in soup(owner.get("/")).get_text()
    client.force_login(person("uploads", STAFF))
    assert "not sent yet" not in soup(client.get("/")).get_text()


@pytest.mark.parametrize("role", ROLES)
def test_whatever_the_first_page_offers_opens_for_whom_it_is_offered_to(client, role):
    _, [request] = asked_campaign("kent")
    sent(request)
    client.force_login(person("somebody", role))
    page = BeautifulSoup(client.get("/", follow=True).content, "html.parser")
    offered = {link["href"] for link in page.select("a[href^='/']")}
    assert len(offered) > 3
    assert {where: code for where in offered if (code := client.get(where, follow=True).status_code) != 200} == {}
