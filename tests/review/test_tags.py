"""What a return is tagged with, and its line of the matrix: each tag from a return that earns it."""

import pytest

from ingestion.models import Document
from requests_app.models import QuestionOutcome
from requests_app.roles import SUPERVISOR
from review import actions
from review.causes import causes
from review.completeness import completeness
from review.queries import judged_campaign, judged_return
from review.rules import kinds
from review.tags import TAGS, Check, check_of, marks_of, tags_of
from tests.builders import campaign, csv_return, person, received, totals_return
from tests.review.test_judging import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def asked():
    return campaign("kent", "essex", "surrey")


@pytest.fixture
def kent(asked):
    return asked.requests.get(force__slug="kent")


def keys(request):
    return {tag.key for tag in tags_of(judged_return(request, today=TODAY))}


def line(request):
    marks = marks_of(judged_return(request, today=TODAY))
    return dict(zip(Check, (f"{mark.symbol} {mark.words}" for mark in marks), strict=True))


def test_no_answer_and_overdue(kent):
    assert keys(kent) == {"no-answer", "overdue"}
    assert line(kent)[Check.ANSWER] == "! overdue"
    assert line(kent)[Check.ADDS_UP] == "– nothing to check"


def test_a_clean_return_waits_for_a_second_person_until_it_is_signed(kent):
    received(kent, totals_return(26, 52))
    assert keys(kent) == {"second"}
    actions.sign_off(request=kent, by=person("supervisor", SUPERVISOR), today=TODAY)
    assert keys(kent) == {"signed"}
    assert line(kent)[Check.ADDS_UP] == "✓ fine"


def test_parts_that_do_not_make_the_total(kent):
    rows = [["Sex of victim", "2017/18", "2018/19"], ["Female", 20, 40], ["Male", 6, 11], ["Unknown", 0, 0]]
    received(kent, totals_return(26, 52), name="totals.csv")
    received(kent, csv_return(rows), name="sexes.csv")
    assert {"blocks", "parts"} <= keys(kent)
    assert "conflict" not in keys(kent)
    assert line(kent)[Check.ADDS_UP] == "✕ blocks"


def test_two_answers_that_differ(kent):
    received(kent, totals_return(26, 52), name="first.csv")
    received(kent, totals_return(26, 53), name="second.csv")
    assert {"blocks", "conflict"} <= keys(kent)
    assert line(kent)[Check.AGREES] == "✕ blocks"


def test_another_kind_of_year(kent):
    received(kent, csv_return([["", "Jan to Dec 2017", "Jan to Dec 2018"], ["Number of offences", 26, 52]]))
    assert {"blocks", "period"} <= keys(kent)


def test_hidden_figures_a_label_and_a_figure_far_from_the_year_before(kent):
    rows = [["Sex of victim", "2017/18", "2018/19"], ["Female", 10, 89], ["Male", "<5", 6], ["Binary other", 1, 1]]
    received(kent, csv_return(rows), name="sexes.csv")
    received(kent, totals_return(12, 96), name="totals.csv")
    assert {"suppressed", "label", "outlier"} <= keys(kent)


def test_refused_and_kept_apart(asked, kent):
    for number in ("1", "2"):
        QuestionOutcome.objects.create(request=kent, question=number, outcome="refused")
    assert "refused" in keys(kent)
    essex = asked.requests.get(force__slug="essex")
    received(essex, totals_return(26, 52))
    Document.objects.update(quarantined=True)
    assert "quarantined" in keys(essex)


def test_every_rule_belongs_to_a_check_and_every_tag_has_its_own_words():
    assert {check_of(kind.id) for kind in kinds()} == set(Check)
    assert len({tag.words for tag in TAGS}) == len(TAGS) == len({tag.key for tag in TAGS})


def test_the_completeness_line_counts_what_could_be_counted(asked, kent):
    rows = [["Sex of victim", "2017/18", "2018/19"], ["Female", 20, 41], ["Male", 6, 11], ["Unknown", 0, 0]]
    received(kent, totals_return(26, 52), name="totals.csv")
    received(kent, csv_return(rows), name="sexes.csv")
    received(asked.requests.get(force__slug="essex"), totals_return(30, 31))
    told = completeness(judged_campaign(asked, today=TODAY), asked.specification)
    assert str(told) == "2 of 3 usable for the total; 1 gave sex of victim. 0 of 3 signed off."
    received(kent, totals_return(26, 53), name="again.csv")
    told = completeness(judged_campaign(asked, today=TODAY), asked.specification)
    assert (told.usable, told.gave) == (1, [("sex of victim", 0)]), "what blocks is not usable"


def test_a_question_that_agrees_in_no_year_blocks_once_in_the_matrix_as_on_its_page(kent):
    rows = [["Sex of victim", "2017/18", "2018/19"], ["Female", 20, 40], ["Male", 9, 11], ["Unknown", 0, 0]]
    received(kent, totals_return(26, 52), name="totals.csv")
    received(kent, csv_return(rows), name="sexes.csv")
    item = judged_return(kent, today=TODAY)
    assert [finding.id for finding in item.blocking] == ["R202", "R202"]
    assert len(causes(item.findings, item.facts.figures)) == 1
    assert line(kent)[Check.ADDS_UP] == "✕ blocks"


def test_a_letter_that_asks_back_is_no_answer_and_no_unread_document(kent):
    received(kent, b"Could you please clarify what you mean by online?", name="letter.txt")
    assert keys(kent) == {"blocks", "not-yet"}
    assert line(kent)[Check.ANSWER] == "✕ blocks"
