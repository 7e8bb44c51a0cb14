"""Letters and deeds in orders nobody planned, through the mailbox and the pages: no date wrong, nothing lost, all of it
seen and to be undone."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from requests_app import actions
from requests_app.correspondence import latest_outcomes
from tests.requests_app.asking import asked_campaign, reply, researcher
from tests.requests_app.histories import on_day

pytestmark = pytest.mark.django_db

REFUSAL = "Dear Ms Archer\n\nYour request is refused. This letter is a refusal notice: Section 31(1)(a) applies."
RECEIPT = "Dear Ms Archer\n\nThank you for your request, which has been received and logged. You will hear from us."
MORE_TIME = (
    "Dear Ms Archer\n\nWe need to extend the time limit for your request under section 10(3) to consider the public "
    "interest in respect of Section 31."
)


@pytest.fixture
def pages(client):
    client.force_login(researcher())
    return client


@pytest.fixture
def kent():
    _, [request] = asked_campaign("kent")
    actions.record_sent(request=request, on=date(2022, 4, 5), by=None)
    return request


def came(request, text, day):
    raw = reply(request, text, message_id=f"<{day}{abs(hash(text))}@x.example>").as_bytes()
    return actions.receive_mail(raw=raw, on=date.fromisoformat(day))


def confirm(pages, message, number=0, **said):
    page = pages.post(reverse("message-confirm", args=[message.pk, number]), said, follow=True)
    message.refresh_from_db()
    return words_of(page)


def words_of(page):
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split()))


def stands(request):
    request.refresh_from_db()
    return request.status, request.due_on, request.latest_on, request.responded_on


def test_a_receipt_that_comes_after_the_refusal_is_kept_and_moves_nothing(pages, kent):
    with on_day(date(2022, 7, 1)):
        confirm(pages, came(kent, REFUSAL, "2022-04-28"))
        before = stands(kent)
        late = came(kent, RECEIPT, "2022-04-29")
        confirm(pages, late)
        assert stands(kent) == before == ("answered", date(2022, 5, 6), date(2022, 5, 6), date(2022, 4, 28))
        assert kent.messages.filter(direction="in").count() == 2


def test_the_same_receipt_twice_is_one_step_and_both_letters_are_seen(pages, kent):
    with on_day(date(2022, 7, 1)):
        for day in ("2022-04-06", "2022-04-07"):
            confirm(pages, came(kent, RECEIPT, day))
        assert stands(kent)[0] == "acknowledged"
        page = words_of(pages.get(reverse("request", args=[kent.pk])))
        assert "6 April 2022, received" in page
        assert "7 April 2022, received" in page


def test_an_extension_after_the_answer_was_due_moves_no_date_and_says_why(pages, kent):
    with on_day(date(2022, 7, 1)):
        confirm(pages, came(kent, MORE_TIME, "2022-05-20"))
        assert stands(kent) == ("sent", date(2022, 5, 6), date(2022, 5, 6), None)
        page = words_of(pages.get(reverse("request", args=[kent.pk])))
        assert "it was itself due by 6 May 2022, so the date is not moved here" in page, page


def test_a_second_extension_is_refused_in_a_sentence_and_its_letter_stays_to_be_settled(pages, kent):
    with on_day(date(2022, 7, 1)):
        confirm(pages, came(kent, MORE_TIME, "2022-05-05"))
        assert stands(kent)[:3] == ("extended", date(2022, 5, 6), date(2022, 6, 7))
        again = came(kent, MORE_TIME, "2022-06-01")
        said = confirm(pages, again)
        assert "a second one gives no more time" in said
        assert again.suggestions[0]["state"] == "open"
        assert stands(kent)[:3] == ("extended", date(2022, 5, 6), date(2022, 6, 7))


@pytest.mark.parametrize(
    ("sent", "asked", "answered", "due"),
    [
        # Easter Monday, in England and Wales: day 0; May Day is left out. Counted on a wall calendar.
        ("2022-04-05", "2022-04-12", "2022-04-18", "2022-05-17"),
        # Boxing Day 2022 kept on the 27th; 2 and 3 January are kept, the 3rd in Scotland alone.
        ("2022-12-01", "2022-12-09", "2022-12-27", "2023-01-26"),
        # St Patrick's Day, in Northern Ireland alone, is left out all the same.
        ("2022-03-01", "2022-03-02", "2022-03-16", "2022-04-14"),
    ],
)
def test_a_clarification_that_we_answer_on_a_bank_holiday(pages, kent, sent, asked, answered, due):
    _, [request] = asked_campaign("surrey")
    actions.record_sent(request=request, on=date.fromisoformat(sent), by=None)
    with on_day(date(2023, 3, 1)):
        question = came(request, "Could you please clarify whether you mean offences recorded or committed?", asked)
        confirm(pages, question)
        assert stands(request)[:2] == ("clarification_requested", None)
        pages.post(
            reverse("request-event", args=[request.pk]), {"kind": "clarification-received", "on": answered}, follow=True
        )
        assert stands(request)[:3] == ("clarified", date.fromisoformat(due), date.fromisoformat(due))


def test_sent_before_christmas(pages):
    _, [request] = asked_campaign("surrey")
    actions.record_sent(request=request, on=date(2021, 12, 23), by=None)
    # 24, 29, 30, 31 December; 5 to 7, 10 to 14, 17 to 21, 24 to 26 January: the 3rd and 4th are kept.
    assert stands(request)[1] == date(2022, 1, 26)


def test_a_review_asked_for_before_any_reply_then_the_reply(pages, kent):
    with on_day(date(2022, 7, 1)):
        pages.post(reverse("request-event", args=[kent.pk]), {"kind": "review-requested", "on": "2022-05-10"})
        assert stands(kent)[0] == "review_requested"
        confirm(pages, came(kent, REFUSAL, "2022-05-12"))
        assert stands(kent)[::3] == ("review_requested", date(2022, 5, 12))
        page = words_of(pages.get(reverse("request", args=[kent.pk])))
        assert "review" in page.lower()


def test_a_withdrawn_request_takes_the_answer_that_comes_all_the_same_and_each_can_be_taken_back(pages, kent):
    with on_day(date(2022, 7, 1)):
        pages.post(reverse("request-event", args=[kent.pk]), {"kind": "withdrawn", "on": "2022-04-20"})
        assert stands(kent)[0] == "withdrawn"
        confirm(pages, came(kent, REFUSAL, "2022-04-28"))
        assert stands(kent)[::3] == ("answered", date(2022, 4, 28))
        for kind, status in (("response", "withdrawn"), ("withdrawn", "sent")):
            fact = kent.clock_events.get(kind=kind, withdrawn_at=None)
            pages.post(reverse("request-event-withdraw", args=[kent.pk, fact.pk]), {"why": "recorded in error"})
            assert stands(kent)[0] == status


def test_an_answer_confirmed_for_the_wrong_request_goes_with_its_letter(pages, kent):
    """A reply that named the wrong request is filed elsewhere after it was confirmed."""
    _, [surrey] = asked_campaign("surrey")
    actions.record_sent(request=surrey, on=date(2022, 4, 5), by=None)
    with on_day(date(2022, 7, 1)):
        letter = came(kent, REFUSAL, "2022-04-28")
        confirm(pages, letter)
        assert stands(kent)[0] == "answered"
        confirm(pages, letter, 1, **{"questions-shown": "1", "questions": ["1"], "outcome": "refused"})
        pages.post(reverse("tray-match", args=[letter.pk]), {"requests": surrey.pk})
        actions.read_arrived(pk=letter.pk, now=timezone.now())
        letter.refresh_from_db()
        assert letter.request == surrey
        assert stands(kent) == ("sent", date(2022, 5, 6), date(2022, 5, 6), None)
        assert latest_outcomes(kent) == {}
        page = words_of(pages.get(reverse("request", args=[kent.pk])))
        assert "it was filed elsewhere" in page
        assert "Question 1: “refused” counts no more" in page
        confirm(pages, letter)
        assert stands(surrey)[::3] == ("answered", date(2022, 4, 28))


def test_a_letter_that_something_later_stands_on_is_not_taken_from_its_request(pages, kent):
    _, [surrey] = asked_campaign("surrey")
    actions.record_sent(request=surrey, on=date(2022, 4, 5), by=None)
    with on_day(date(2022, 7, 1)):
        question = came(kent, "Could you please clarify whether you mean offences recorded or committed?", "2022-04-12")
        confirm(pages, question)
        pages.post(reverse("request-event", args=[kent.pk]), {"kind": "clarification-received", "on": "2022-04-13"})
        before = stands(kent)
        said = words_of(pages.post(reverse("tray-match", args=[question.pk]), {"requests": surrey.pk}, follow=True))
        assert "rests on this letter and can't be taken back from Kent Police with it" in said
        question.refresh_from_db()
        assert (question.request, stands(kent)) == (kent, before)


def test_its_files_go_along_to_the_request_it_is_filed_with(pages, kent, tmp_path):
    _, [surrey] = asked_campaign("surrey")
    actions.record_sent(request=surrey, on=date(2022, 4, 5), by=None)
    mail = reply(kent, "Please find attached our response.")
    mail.add_attachment(b"Year,Offences\n2021/22,52\n", maintype="text", subtype="csv", filename="a.csv")
    letter = actions.receive_mail(raw=mail.as_bytes(), on=date(2022, 4, 28))
    document = letter.documents.get(parent=None)
    assert document.request == kent
    actions.match_message(message=letter, request=surrey, by=researcher())
    actions.read_arrived(pk=letter.pk, now=timezone.now())
    assert [(one.pk, one.request) for one in letter.documents.filter(parent=None)] == [(document.pk, surrey)]


def test_a_kind_confirmed_in_error_is_taken_back_and_the_right_one_said(pages, kent):
    with on_day(date(2022, 7, 1)):
        letter = came(kent, REFUSAL, "2022-04-28")
        confirm(pages, letter)
        fact = kent.clock_events.get(withdrawn_at=None)
        pages.post(reverse("request-event-withdraw", args=[kent.pk, fact.pk]), {"why": "recorded in error"})
        assert stands(kent)[0] == "sent"
        page = pages.get(reverse("message", args=[letter.pk]))
        assert reverse("message-kind", args=[letter.pk]) in page.content.decode(), "no way to say what it is instead"
        pages.post(reverse("message-kind", args=[letter.pk]), {"seems": "CLARIFICATION"})
        assert stands(kent)[0] == "clarification_requested"


def test_an_acknowledgement_recorded_in_error_can_be_taken_back(pages, kent):
    pages.post(reverse("request-move", args=[kent.pk]), {"move": "ACKNOWLEDGE"})
    assert stands(kent)[0] == "acknowledged"
    assert "Take back the acknowledgement" in words_of(pages.get(reverse("request", args=[kent.pk])))
    board = pages.get(reverse("campaign-board", args=[kent.campaign.slug]), {"view": "phases"})
    assert "Take back the acknowledgement" not in words_of(board)
    pages.post(reverse("request-move", args=[kent.pk]), {"move": "UNACKNOWLEDGE"})
    assert stands(kent)[0] == "sent"
    with on_day(date(2022, 7, 1)):
        pages.post(reverse("request-event", args=[kent.pk]), {"kind": "withdrawn", "on": "2022-04-20"})
        fact = kent.clock_events.get(withdrawn_at=None)
        pages.post(reverse("request-event-withdraw", args=[kent.pk, fact.pk]), {"why": ""})
    assert stands(kent)[0] == "sent", "an acknowledgement that was taken back stays so"


def test_what_a_paid_fee_took_up_again_is_no_acknowledgement_to_be_taken_back(pages, kent):
    with on_day(date(2022, 7, 1)):
        for kind, on in (("fees-notice", "2022-04-12"), ("fees-paid", "2022-04-20")):
            pages.post(reverse("request-event", args=[kent.pk]), {"kind": kind, "on": on})
        before = stands(kent)
        said = words_of(pages.post(reverse("request-move", args=[kent.pk]), {"move": "UNACKNOWLEDGE"}, follow=True))
        assert "when its fee was paid" in said
        assert stands(kent) == before


def test_a_suggestion_that_is_dismissed_says_so(pages, kent):
    with on_day(date(2022, 7, 1)):
        letter = came(kent, REFUSAL, "2022-04-28")
        said = confirm(pages, letter, dismiss="1")
        assert "draft" not in said.split("Download")[0]
        assert letter.suggestions[0]["state"] == "dismissed"
        assert stands(kent)[0] == "sent"


def pictured(request, words):
    mail = reply(request, words)
    mail.add_alternative(f"<p>{words}</p><img src=cid:table>", subtype="html")
    page = mail.get_payload()[1]
    page.add_related(b"\x89PNG\r\n\x1a\n" + b"0" * 20_000, "image", "png", cid="<table>", filename="table.png")
    return actions.receive_mail(raw=mail.as_bytes(), on=date(2022, 4, 28))


def test_an_answer_that_is_a_picture_in_the_letter_is_handed_to_the_readers_and_told(pages, kent):
    letter = pictured(kent, "We are pleased to provide the information in the table.")
    assert letter.suggestions[0]["seems"] == "answer"
    assert [one.name[-4:] for one in letter.documents.filter(parent=None)] == [".eml"]
    assert "table.png (a picture in the letter" in words_of(pages.get(reverse("message", args=[letter.pk])))


def test_a_picture_in_a_letter_that_answers_nothing_is_no_document(pages, kent):
    letter = pictured(kent, RECEIPT)
    assert letter.suggestions[0]["seems"] == "acknowledgement"
    assert not letter.documents.exists()
    assert "table.png (a picture in the letter" in words_of(pages.get(reverse("message", args=[letter.pk])))


def test_an_outcome_recorded_in_error_is_taken_back_and_the_one_before_stands_again(pages, kent):
    for outcome in ("answered", "refused"):
        pages.post(reverse("request-outcome", args=[kent.pk]), {"question": "1", "outcome": outcome})
    for stands_then in ({"1": "answered"}, {}, {}):
        said = words_of(pages.post(reverse("request-outcome", args=[kent.pk]), {"take_back": "1"}, follow=True))
        assert {number: row.outcome for number, row in latest_outcomes(kent).items()} == stands_then
        assert ("“answered” stands again" if stands_then else "Question 1: nothing is recorded") in said
    assert kent.events.filter(kind="outcome taken back").count() == 2
