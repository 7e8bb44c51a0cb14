"""A letter's lines on the pages: each number that was read stands out where it was read, and leads there."""

import io
import re

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from ingestion.marked_lines import LINES_ABOUT, parts_of
from requests_app.roles import STAFF
from tests.builders import campaign, person, received

SENTENCE = "In 2018/19 there were 34 offences, of which 12 had a male victim and 22 a female victim."
LETTER = ["Dear Researcher,", "Our reference is 12/FOI/19/4512.", SENTENCE, "Yours sincerely,"]


@given(st.lists(st.tuples(st.sampled_from("abc ,."), st.integers(0, 99)), min_size=1, max_size=8))
def test_the_pieces_are_the_text_and_each_figure_is_a_piece_once(drawn):
    text = "".join(f"{before} x {number} " for before, number in drawn)
    figures = [(place, str(number)) for place, (_, number) in enumerate(drawn, 1)]
    parts = parts_of(text, figures)
    assert "".join(words for words, _ in parts) == text
    assert [(record, words) for words, record in parts if record] == figures


@pytest.mark.parametrize(
    ("text", "words"), [("Ref 12/34", "12"), ("1,112 in all", "112"), ("0.12", "12"), ("A12", "12"), ("12.5", "12")]
)
def test_a_part_of_a_longer_number_is_not_the_figure(text, words):
    assert parts_of(text, [(1, words)]) == [(text, None)]


def printed(lines):
    held = io.BytesIO()
    canvas = Canvas(held, invariant=1)
    for number, line in enumerate(lines):
        canvas.drawString(60, 780 - 24 * number, line)
    canvas.save()
    return held.getvalue()


@pytest.mark.django_db
@pytest.mark.integration
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("letter.txt", "\n\n".join(LETTER).encode()),
        ("letter.html", ("<html><body>" + "".join(f"<p>{line}</p>" for line in LETTER) + "</body></html>").encode()),
        ("letter.pdf", printed(LETTER)),
    ],
)
def test_a_figure_of_a_letter_opens_its_sentence(name, content):
    document = received(campaign("kent").requests.get(), content, name=name)
    records = list(document.extractions.get().records.order_by("pk"))
    assert [record.as_written for record in records] == ["34", "12", "22"]
    client = Client()
    client.force_login(person("staff", STAFF))
    page = client.get(reverse("document", args=[document.pk])).content.decode()
    shown = re.search(r'<div class="letter-lines">.*?</div>', page, re.DOTALL)[0]
    for record in records:
        address = reverse("figure", args=[record.pk])
        assert f'<a href="{address}">{record.as_written}</a>' in shown
        its_own = client.get(address).content.decode()
        assert f'<mark id="marked">{record.as_written}</mark>' in its_own
        assert its_own.count("<mark") == 1
        others = [reverse("figure", args=[other.pk]) for other in records if other != record]
        assert all(f'<a href="{other}">' in its_own for other in others)
        assert re.sub(r"<[^>]+>", "", its_own).count(SENTENCE) == 1
        assert ("page-picture" in its_own) == name.endswith(".pdf")


@pytest.mark.django_db
@pytest.mark.integration
def test_a_long_letter_shows_the_lines_about_the_figure():
    lines = [f"Line {word} of our reasons." for word in ["a" * n for n in range(1, 400)]]
    document = received(campaign("kent").requests.get(), "\n\n".join([*lines, SENTENCE]).encode(), name="letter.txt")
    record = document.extractions.get().records.get(as_written="34")
    client = Client()
    client.force_login(person("staff", STAFF))
    its_own = client.get(reverse("figure", args=[record.pk])).content.decode()
    assert its_own.count("of our reasons") == LINES_ABOUT
    whole = client.get(reverse("document", args=[document.pk])).content.decode()
    assert whole.count("of our reasons") == 300
    assert "100 more lines not shown here" in whole
