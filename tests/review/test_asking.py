"""A finding becomes a letter to the force that quotes its own table; the answer comes back beside it."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from ingestion.models import Document
from requests_app.actions.filing import file_letter
from requests_app.mail.parsing import ParsedMail
from requests_app.models import Message
from requests_app.roles import RESEARCHER, STAFF, SUPERVISOR
from review.asking import ask_the_force, enquiries_of, say_it_answers
from review.models import Enquiry
from review.queries import judged_return
from tests.builders import campaign, csv_return, person, received, totals_return
from tests.review.test_judging import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def kent(db):
    return campaign("kent").requests.get()


@pytest.fixture
def supervisor(db):
    return person("supervisor", SUPERVISOR)


def differing(kent):
    received(kent, totals_return(26, 900), name="first.csv")
    received(kent, totals_return(26, 85), name="second.csv")
    return judged_return(kent, today=TODAY).blocking[0]


def ask(kent, finding, by):
    return ask_the_force(judged=judged_return(kent, today=TODAY), finding=finding, today=TODAY, by=by)


def test_the_letter_quotes_both_tables_with_their_heads(kent, supervisor):
    letter = ask(kent, differing(kent), supervisor).letter
    assert letter.state == Message.State.DRAFT
    assert letter.recipient == kent.force.foi_email
    body = letter.body
    assert "Two figures for question 1, 2018/19: 900" in body
    assert "In first.csv:" in body
    assert "In second.csv:" in body
    assert re.search(r"2017/18 +2018/19\n +Number of offences +26 +900\n", body)
    assert re.search(r"Number of offences +26 +85\n", body)
    assert "Please reply to" in body


def test_a_long_table_is_quoted_by_its_head_and_the_rows_in_question(kent, supervisor):
    rows = [["Sex of victim", "2017/18", "2018/19"], ["Female", 20, 40], ["Male", 6, 11]]
    many = [[f"Unknown, group {number}", 0, 0] for number in range(30)]
    received(kent, csv_return([*rows, *many, ["Total", 26, 52]]), name="long.csv")
    [finding] = [f for f in judged_return(kent, today=TODAY).blocking if f.id == "Q401"]
    body = ask(kent, finding, supervisor).letter.body
    assert re.search(r"Sex of victim +2017/18 +2018/19", body)
    assert re.search(r"Total +26 +52", body)
    assert "more rows)" in body
    assert body.count("Unknown, group") <= 14


def test_asked_twice_it_is_one_draft_and_sent_it_is_said_beside_the_finding(client, kent, supervisor):
    finding = differing(kent)
    first = ask(kent, finding, supervisor)
    assert ask(kent, finding, supervisor) == first
    client.force_login(supervisor)
    where = f"/review/returns/{kent.pk}/"
    assert "a letter is drafted and waits to be sent" in client.get(where).content.decode()
    Message.objects.filter(pk=first.letter_id).update(state=Message.State.SENT, on=None)
    assert "asked</span>" in client.get(where).content.decode()
    reply = Message.objects.create(request=kent, direction="in", state="received", body="85.", on=date(2019, 5, 22))
    page = client.get(where).content.decode()
    assert "asked, and they wrote since" in page
    assert f'href="/messages/{reply.pk}/"' in page
    assert ask(kent, finding, supervisor) != first, "a second letter may follow the first"


def test_from_the_page_to_the_letter_in_one_click(client, kent, supervisor):
    finding = differing(kent)
    client.force_login(supervisor)
    page = client.get(f"/review/returns/{kent.pk}/").content.decode()
    assert 'form="ask-1"' in page
    assert f'value="{finding.fingerprint}"' in page[page.index('<form id="ask-1"') :]
    response = client.post(f"/review/returns/{kent.pk}/ask/", {"finding": finding.fingerprint})
    assert response["Location"] == f"/messages/{Enquiry.objects.get().letter_id}/"
    told = client.post(f"/review/returns/{kent.pk}/ask/", {"finding": "gone"}, follow=True).content.decode()
    assert "settled meanwhile" in told


def test_what_is_kept_apart_is_never_quoted(kent, supervisor):
    finding = differing(kent)
    Document.objects.filter(name="second.csv").update(quarantined=True)
    body = ask(kent, finding, supervisor).letter.body
    assert "In second.csv" not in body


def test_what_a_document_kept_apart_is_found_to_say_stands_in_no_letter_and_in_no_history(kent, supervisor):
    """Such a finding can quote a person: its kind alone is told, and the day the file came."""
    rows = [["Name of victim", "Date of birth", "2018/19"], ["Example Person", "01/02/2003", 1]]
    document = received(kent, csv_return(rows), name="Example Person.csv")
    Document.objects.filter(pk=document.pk).update(quarantined=True)
    findings = judged_return(kent, today=TODAY).findings
    quoting = "“Example Person” answers no question; the file has columns headed “date of birth”."
    own = [replace(finding, message=quoting) for finding in findings if finding.document == document.pk]
    assert own
    named = [replace(findings[0], message="Example Person.csv could not be read.", document=None)]
    for finding in [*own, *named]:
        enquiry = ask(kent, finding, supervisor)
        for said in (enquiry.finding, enquiry.letter.body):
            assert "Example Person" not in said
            assert "date of birth" not in said
        if finding.document:
            assert "We keep this file apart, since it may hold personal data" in enquiry.letter.body
        enquiry.delete()


@pytest.mark.parametrize("role", [STAFF, None])
def test_who_may_not_send_letters_asks_nothing(kent, role):
    finding = differing(kent)
    with pytest.raises(PermissionDenied):
        ask(kent, finding, person("somebody", role))
    assert ask(kent, finding, person("researcher", RESEARCHER))


def test_nothing_asked_costs_one_query(kent, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert enquiries_of(kent, today=TODAY) == {}


def sent(kent, supervisor, *, on=date(2019, 5, 20)):
    finding = differing(kent)
    enquiry = ask(kent, finding, supervisor)
    Message.objects.filter(pk=enquiry.letter_id).update(state=Message.State.SENT, on=on, message_id="<ours@x>")
    return finding, enquiry


def test_our_question_has_twenty_working_days_of_its_own_and_moves_no_other_clock(kent, supervisor):
    before = (kent.status, kent.due_on, kent.latest_on, kent.responded_on, kent.clock_events.count())
    finding, _ = sent(kent, supervisor)
    asked = enquiries_of(kent, today=TODAY)[finding.fingerprint]
    assert asked.due == date(2019, 6, 18), "27 May is the spring bank holiday"
    assert asked.words == "asked on 20 May 2019; an answer is due by 18 June 2019"
    late = enquiries_of(kent, today=date(2019, 6, 19))[finding.fingerprint]
    assert late.overdue
    assert "was due by 18 June 2019" in late.words
    kent.refresh_from_db()
    assert (kent.status, kent.due_on, kent.latest_on, kent.responded_on, kent.clock_events.count()) == before


def test_a_reply_that_names_our_letter_comes_back_to_the_finding(kent, supervisor):
    finding, _ = sent(kent, supervisor)
    chat = Message.objects.create(request=kent, direction="in", state="received", body="Hello.", on=date(2019, 5, 22))
    reply = Message.objects.create(request=kent, direction="in", state="received", body="85.", on=date(2019, 5, 23))
    mail = ParsedMail("x", in_reply_to="<ours@x>", references=("<other@x>", "<ours@x>"))
    file_letter(reply, mail, b"", request=kent, also_for=[], by=None)
    file_letter(chat, ParsedMail("y", references=("<other@x>",)), b"", request=kent, also_for=[], by=None)
    asked = enquiries_of(kent, today=date(2019, 7, 1))[finding.fingerprint]
    assert list(asked.answers) == [reply]
    assert list(asked.replies) == [chat]
    assert (asked.words, asked.overdue) == ("asked on 20 May 2019, and answered", False)


def test_a_person_says_which_letter_answers_where_the_mail_does_not(client, kent, supervisor):
    finding, enquiry = sent(kent, supervisor)
    letter = Message.objects.create(request=kent, direction="in", state="received", body="85.", on=date(2019, 5, 23))
    client.force_login(person("staff", STAFF))
    where = f"/review/returns/{kent.pk}/"
    assert "that is the answer" in client.get(where).content.decode()
    client.post(f"{where}ask/answered/", {"enquiry": enquiry.pk, "message": letter.pk})
    assert list(enquiries_of(kent, today=TODAY)[finding.fingerprint].answers) == [letter]
    assert "their answer of" in client.get(where).content.decode()
    with pytest.raises(ValueError, match="Only a letter that came"):
        say_it_answers(enquiry=enquiry, message=enquiry.letter, by=supervisor)
