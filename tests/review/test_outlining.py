"""A supervisor outlines a table; the reading follows, for the force's next answer too, and somebody else signs."""

import io

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from ingestion.models import Document, TableOutline
from ingestion.outlining import outline_table, take_back_outline
from ingestion.values.outline import Outline, span_of
from requests_app.roles import STAFF, SUPERVISOR
from review import actions, four_eyes
from review.models import SignOff
from tests.builders import campaign, csv_return, person, received
from tests.review.test_judging import TODAY
from tests.review.test_teaching import read

pytestmark = [pytest.mark.django_db, pytest.mark.integration]

NO_YEARS = [["", "we hold"], ["Female", 20], ["Male", 6], ["Unknown", 1]]
SAID = {"first": "A1", "last": "B4", "column_1": "words", "row_1": "victim_sex", "question": "2", "period": "2018/19"}


@pytest.fixture
def supervisor(db):
    return person("supervisor", SUPERVISOR)


def answers(document):
    held = document.extractions.get(current=True).records.filter(answers_asked_period=True).order_by("pk")
    return [(r.question, r.period_label, r.breakdown.get("victim_sex"), int(r.low), r.place) for r in held]


def outline(**changes):
    said = {"period": "2018/19", "cells": span_of("A1", "B4"), **changes}
    return Outline(("victim_sex",), ("words",), "2", **said)


def test_what_was_not_read_is_read_as_the_person_says(client, supervisor):
    kent = campaign("kent").requests.get()
    document = received(kent, csv_return(NO_YEARS))
    assert answers(document) == []
    client.force_login(supervisor)
    where = f"/documents/{document.pk}/outline/"
    page = client.get(where).content.decode()
    assert 'data-cell="B2"' in page
    assert client.post(where, SAID).url == f"/review/returns/{kent.pk}/"
    document.refresh_from_db()
    assert document.state == "waiting"
    read(document)
    found = answers(document)
    assert [(period, low, place) for _, period, _, low, place in found] == [
        ("2018/19", 20, "B2"), ("2018/19", 6, "B3"), ("2018/19", 1, "B4"),
    ]  # fmt: skip
    assert {question for question, *_ in found} == {"2"}
    assert "A1 to B4" in client.get(where).content.decode()


def test_the_forces_next_answer_is_read_by_it_and_no_other_forces(supervisor):
    made = campaign("kent", "essex")
    kent, essex = (made.requests.get(force__slug=slug) for slug in ("kent", "essex"))
    document = received(kent, csv_return(NO_YEARS))
    outline_table(document=document, outline=outline(sha256=document.sha256), by=supervisor)
    later = received(kent, csv_return([NO_YEARS[0], *[[label, n + 1] for label, n in NO_YEARS[1:]]]), name="later.csv")
    other = received(essex, csv_return([NO_YEARS[0], *[[label, n + 2] for label, n in NO_YEARS[1:]]]), name="other.csv")
    assert [low for _, _, _, low, _ in answers(later)] == [21, 7, 2]
    assert answers(other) == []
    asked_otherwise = campaign("kent", slug="other")
    asked_otherwise.document["questions"][1]["text"] = "Another question altogether?"
    asked_otherwise.document["questions"].append({"number": "3", "text": "How many were cyber?", "breakdown": []})
    asked_otherwise.save()
    elsewhere = received(asked_otherwise.requests.get(), csv_return([["", "we hold"], ["Unknown", 9]]), name="x.csv")
    assert "Q807" not in set(elsewhere.extractions.get(current=True).findings.values_list("kind", flat=True))


def test_a_layout_learnt_at_sign_off_keeps_the_outline(supervisor):
    kent = campaign("kent").requests.get()
    document = received(kent, csv_return(NO_YEARS), by=person("staff", STAFF))
    outline_table(document=document, outline=outline(sha256=document.sha256), by=supervisor)
    read(document)
    actions.sign_off(request=kent, by=person("second", SUPERVISOR), today=TODAY, accepting="Looked at.")
    read(document)
    assert len(answers(document)) == 3


def test_whoever_outlined_a_table_does_not_sign_it_until_it_is_taken_back(supervisor):
    kent = campaign("kent").requests.get()
    document = received(kent, csv_return(NO_YEARS))
    made = outline_table(document=document, outline=outline(sha256=document.sha256), by=supervisor)
    assert "outlined a table of it" in four_eyes.why_not(kent, supervisor)
    with pytest.raises(IntegrityError, match="four eyes"), transaction.atomic():
        SignOff.objects.create(request=kent, state_mark="x", by=supervisor)
    read(document)
    take_back_outline(outline=made, by=supervisor)
    assert Document.objects.get(pk=document.pk).state == "waiting"
    read(document)
    assert answers(document) == []
    assert four_eyes.why_not(kent, supervisor) is None
    SignOff.objects.create(request=kent, state_mark="x", by=supervisor)
    with pytest.raises(ValueError, match="already"):
        take_back_outline(outline=made, by=supervisor)


def test_what_is_wrong_with_it_is_said_and_nothing_kept(client, supervisor):
    kent = campaign("kent").requests.get()
    document = received(kent, csv_return(NO_YEARS))
    client.force_login(supervisor)
    where = f"/documents/{document.pk}/outline/"
    for change, said in (
        ({"period": ""}, "which period"),
        ({"last": "x"}, "names no cell"),
        ({"row_1": ""}, "required"),
    ):
        answer = client.post(where, SAID | change)
        assert answer.status_code == 422
        assert said in answer.content.decode()
    assert not TableOutline.objects.exists()
    with pytest.raises(PermissionDenied):
        outline_table(document=document, outline=outline(), by=person("staff", STAFF))


def pdf_of(lines):
    """A page of Helvetica with each (x, y from the top, text)."""
    from reportlab.pdfgen.canvas import Canvas

    held = io.BytesIO()
    canvas = Canvas(held, pagesize=(400, 300))
    for x, top, text in lines:
        canvas.drawString(x, 300 - top, text)
    canvas.save()
    return held.getvalue()


def test_a_box_on_a_page_is_read(client, supervisor):
    kent = campaign("kent").requests.get()
    content = pdf_of([
        (20, 40, "Dear Sir, here is what we hold, in no particular order."),
        (20, 100, "Female"), (200, 100, "20"), (20, 120, "Male"), (200, 120, "6"), (190, 80, "recorded"),
        (20, 250, "Yours"),
    ])  # fmt: skip
    document = received(kent, content, name="answer.pdf")
    client.force_login(supervisor)
    where = f"/documents/{document.pk}/outline/"
    assert 'name="left"' in client.get(where).content.decode()
    edges = {"page": 1, "left": 10, "top": 65, "right": 300, "bottom": 130}
    answer = client.post(where, {k: v for k, v in SAID.items() if k not in ("first", "last")} | edges)
    assert answer.status_code == 302, answer.content.decode()
    read(document)
    assert [(sex, low, place) for _, _, sex, low, place in answers(document)] == [
        ("Female", 20, "page 1"), ("Male", 6, "page 1"),
    ]  # fmt: skip


def told(client, where, **changes):
    answer = client.post(where, SAID | {"preview": "1"} | changes)
    page = answer.content.decode()
    start = page.find('id="preview"')
    return answer.status_code, " ".join(page[start : page.find("</section>", start)].split()) if start > 0 else page


def test_what_would_be_read_is_shown_before_anything_is_kept(client, supervisor):
    """The figures and their cells are those of NO_YEARS: three rows under one head."""
    kent = campaign("kent").requests.get()
    document = received(kent, csv_return(NO_YEARS))
    client.force_login(supervisor)
    status, shown = told(client, f"/documents/{document.pk}/outline/")
    assert status == 200
    assert "<strong>3 figures</strong> stand there, of which 3 answer what was asked" in shown
    assert "0 answer what was asked now, and 3 would" in shown
    for place, figure, category in (("B2", 20, "Female"), ("B3", 6, "Male"), ("B4", 1, "Unknown")):
        assert f'{place}</th><td class="number">{figure}</td><td>2</td><td>2018/19</td><td>{category}' in shown
    assert not TableOutline.objects.exists()
    assert Document.objects.get(pk=document.pk).state == "read"
    assert four_eyes.why_not(kent, supervisor) is None, "who only looked touched nothing"
    assert client.post(f"/documents/{document.pk}/outline/", SAID).status_code == 302
    read(document)
    assert [low for *_, low, _ in answers(document)] == [20, 6, 1], "and it is read as it was shown"


def test_the_preview_says_what_would_no_longer_be_read_and_what_no_label_matches(client, supervisor):
    rows = [["Sex of victim", "2017/18", "2018/19"], ["Female", 20, 41], ["Martian", 6, 11]]
    document = received(campaign("kent").requests.get(), csv_return(rows))
    assert len(answers(document)) > 0
    client.force_login(supervisor)
    where = f"/documents/{document.pk}/outline/"
    status, shown = told(client, where, first="A1", last="B3")
    assert status == 200
    assert "Martian" in shown
    assert "No longer as now:" in shown
    assert "41 (question 2, 2018/19, Female)" in shown
    status, page = told(client, where, first="Y30", last="Z40")
    assert status == 422
    assert "No figure was found there" in page


def test_a_box_is_shown_before_it_is_read_and_only_to_whoever_may_outline(client, supervisor):
    content = pdf_of([(20, 100, "Female"), (200, 100, "20"), (20, 120, "Male"), (200, 120, "6"), (190, 80, "recorded")])
    document = received(campaign("kent").requests.get(), content, name="answer.pdf")
    edges = {"page": 1, "left": 10, "top": 65, "right": 300, "bottom": 130, "first": "", "last": ""}
    client.force_login(person("staff", STAFF))
    assert told(client, f"/documents/{document.pk}/outline/", **edges)[0] == 403
    client.force_login(supervisor)
    status, shown = told(client, f"/documents/{document.pk}/outline/", **edges)
    assert status == 200
    assert "<strong>2 figures</strong> stand there, of which 2 answer" in shown
    assert 'page 1</th><td class="number">20</td><td>2</td><td>2018/19</td><td>Female' in shown
